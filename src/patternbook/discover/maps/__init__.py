"""Maps of a library: patterns as a tree by phase, level, organization or facet; drawn, outlined, or as values."""
