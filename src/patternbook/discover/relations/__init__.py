"""How the patterns of a library hang together, and which ones say much the same."""
