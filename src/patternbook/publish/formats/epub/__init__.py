"""The format `epub`: a book for e-readers, one file a language, which reads without a network."""

from patternbook.publish.formats.epub.container import render

__all__ = ["render"]
