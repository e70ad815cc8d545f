"""What tells whether a known pattern is an answer; written by `scripts/train_links.py`."""

LINK_WEIGHTS = {"bias": -2.5801, "stand": 0.2276, "head": 1.2470, "whole": 1.4085}
