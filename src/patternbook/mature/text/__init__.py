"""The text of a pattern as rules see it: where its parts stand, and which of its words are its author's."""
