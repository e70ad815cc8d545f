"""What tells whether a known pattern is an answer; written by `scripts/train_links.py`."""

LINK_WEIGHTS = {"bias": -2.3927, "stand": 0.2268, "head": 0.7857, "whole": 1.3761}
