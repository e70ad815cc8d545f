"""The format `cards`: each pattern on a card to lay on a table, four on a sheet, one file a language."""

from patternbook.publish.formats.cards.rendering import render

__all__ = ["render"]
