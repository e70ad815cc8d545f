"""The space: a library's book, served from memory, following every change of its files."""
