"""Where proposals live: what the space asks of such a place, and the one in a repository on this machine."""
