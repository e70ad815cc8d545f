"""The lists of patterns that a library keeps: its README and the contents of its books; what they should say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.library import list_entries
from patternbook.library.config import path_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document, Library, ListEntry
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


@dataclass(frozen=True, slots=True)
class PatternList:
    """A file that lists patterns in one language, its entries, and the patterns that belong there."""

    document: Document
    entries: tuple[ListEntry, ...]
    expected: tuple[Pattern, ...]


def _contents(scope: Scope) -> Iterator[tuple[Document, str]]:
    """Yield the tables of contents of the books, with their language."""
    for template in scope.settings.contents:
        expression = path_pattern(template)
        for path, document in sorted(scope.library.documents.items()):
            if match := expression.match(path):
                language = match.groupdict().get("language") or scope.library.config.source_language
                yield document, language.lower()


def _published(library: Library, language: str) -> tuple[Pattern, ...]:
    """Return what a book in a language contains: its own patterns of the published levels."""
    slugs = (p.slug for p in library.patterns if p.level.number >= library.config.published_from)
    found = (library.pattern(slug, language) for slug in slugs)
    return tuple(pattern for pattern in found if pattern is not None)


def _read(scope: Scope) -> tuple[PatternList, ...]:
    library = scope.library
    found = []
    readme = library.documents.get(library.config.readme)
    if readme is not None:
        entries = list_entries(readme, library)
        # A README with a link or two is not a list of patterns.
        if len(entries) * 2 >= len(library.patterns):
            found.append(PatternList(readme, entries, library.patterns))
    for document, language in _contents(scope):
        found.append(PatternList(document, list_entries(document, library), _published(library, language)))
    return tuple(found)


def pattern_lists(scope: Scope) -> tuple[PatternList, ...]:
    """Return the lists of patterns of a library."""
    return scope.once_for_library("pattern lists", _read)
