"""The library for assistants, over the Model Context Protocol: search, read, check, advise. Nothing is ever written."""
