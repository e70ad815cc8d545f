"""The advisor: which patterns fit a problem, and why, in the words of the patterns."""
