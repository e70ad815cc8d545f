"""Ask the web whether links still lead somewhere, and remember what it said."""
