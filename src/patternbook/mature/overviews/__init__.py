"""The lists of patterns and the mind maps that a library keeps: what they say, and how they follow the patterns."""
