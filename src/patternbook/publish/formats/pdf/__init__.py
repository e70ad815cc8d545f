"""The format `pdf`: the book of each language as one file to print, or to read without a browser."""

from patternbook.publish.formats.pdf.rendering import render

__all__ = ["render"]
