"""Carry out a check: what it may know beside the files, and other programs that judge."""
