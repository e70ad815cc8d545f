"""Publish: a library becomes books, a book becomes files in a format. Pure."""

from patternbook.publish.book import Book
from patternbook.publish.files import Files
from patternbook.publish.making import make_book, make_books

__all__ = ["Book", "Files", "make_book", "make_books"]
