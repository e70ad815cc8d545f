"""What each level asks for, and how far every pattern and proposal is."""
