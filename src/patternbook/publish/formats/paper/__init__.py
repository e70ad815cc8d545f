"""What the formats on paper share: safe HTML becomes Typst source, and an engine sets it."""
