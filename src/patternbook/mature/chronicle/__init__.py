"""What happened in a library in a period."""
