"""What git knows and keeps: history, other revisions, commits built beside the working tree."""
