"""Patternbook: identify, mature, publish, discover and collaborate on patterns, on plain Markdown in git."""

__version__ = "0.1.0"
