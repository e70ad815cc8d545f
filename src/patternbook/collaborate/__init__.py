"""The outside: files, git, and the network."""
