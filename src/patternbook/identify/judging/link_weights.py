"""What tells whether a known pattern is an answer; written by `scripts/train_links.py`."""

LINK_WEIGHTS = {"bias": -2.1597, "stand": 0.2021, "head": 0.6539, "whole": 1.1739}
