"""Edit one pattern in place: a section's text is replaced, every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError
from patternbook.pattern.reading import reread

if TYPE_CHECKING:
    from patternbook.pattern.model import Pattern, Section


class NoSuchSectionError(PatternbookError):
    """A pattern does not have the section that an edit names."""


def line_end(source: str) -> str:
    """Return how the lines of a text end: as on Windows if one does."""
    return "\r\n" if "\r\n" in source else "\n"


def replace_span(pattern: Pattern, start: int, end: int, text: str) -> Pattern:
    """Return the pattern with the characters from `start` to `end` replaced by `text`."""
    return reread(pattern, pattern.source[:start] + text + pattern.source[end:])


def replace_section(pattern: Pattern, section: Section | str, text: str) -> Pattern:
    """Return the pattern with one section's whole text, heading included, replaced.

    `section` is a section of the pattern, or a kind, which means the first of that kind. Raises
    NoSuchSectionError when the pattern has none.
    """
    if isinstance(section, str):
        found = pattern.section(section)
        if found is None:
            message = f"{pattern.path} has no section of kind {str(section)!r}: add one before replacing it"
            raise NoSuchSectionError(message)
        section = found
    return replace_span(pattern, *section.span, text)
