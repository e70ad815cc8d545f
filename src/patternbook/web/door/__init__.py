"""What stands before every page: who comes, what they may do, and what may pass."""
