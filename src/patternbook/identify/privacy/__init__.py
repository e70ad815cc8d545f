"""Keep out of what leaves a source who said it: what could tell, and how it is hidden."""
