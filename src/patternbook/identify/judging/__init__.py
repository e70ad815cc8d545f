"""How much what was said is worth a look: as a pattern, beside those that are known, and said more than once."""
