"""What people said of a pattern: who may, what it amounts to, and how it is recorded."""
