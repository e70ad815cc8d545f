"""Read discussions from where people keep them, and keep candidates in a private inbox."""
