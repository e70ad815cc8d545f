"""The lists of patterns that a library keeps: its README and the contents of its books; what they should say."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.library import list_entries
from patternbook.library.config import path_pattern
from patternbook.pattern import Span
from patternbook.pattern.prose import raw_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Config, Document, Library, ListEntry
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_MARKER = re.compile(r"<!--\s*patternbook:\s*(list|end)\s*-->")


@dataclass(frozen=True, slots=True)
class PatternList:
    """A file that lists patterns in one language, its entries, and the patterns that belong there.

    `regions` is where the file's own markers say that the list stands; without markers it is empty
    and every list in the file counts.
    """

    document: Document
    entries: tuple[ListEntry, ...]
    expected: tuple[Pattern, ...]
    regions: tuple[Span, ...] = ()


def marked_regions(source: str) -> tuple[Span, ...]:
    """Return what stands between `<!-- patternbook: list -->` and `<!-- patternbook: end -->`, each time."""
    found: list[Span] = []
    start: int | None = None
    if "patternbook:" not in source:
        return ()
    for html, span in raw_html(source):
        for match in _MARKER.finditer(html):
            if match[1] == "list":
                start = span.start + match.end()
            elif start is not None:
                found.append(Span(start, span.start + match.start()))
                start = None
    return tuple(found)


def level_above(document: Document, position: int, config: Config) -> int | None:
    """Return the level that the heading above a position names, None when it names none or several."""
    names = {level.name.casefold(): level.number for level in config.levels}
    headings = document.headings
    at = bisect_right([heading.span.start for heading in headings], position) - 1
    words = re.findall(r"\w+", headings[at].text.casefold()) if at >= 0 else []
    found = {names[word] for word in words if word in names}
    return found.pop() if len(found) == 1 else None


def _listed(document: Document, library: Library, expected: tuple[Pattern, ...]) -> PatternList:
    entries, regions = list_entries(document, library), marked_regions(document.source)
    if library.overlay:
        # Public patterns may stand in a list of the shelf's own; nobody has to keep them up there.
        entries = tuple(e for e in entries if e.slug in library.by_slug)
    if regions:
        entries = tuple(e for e in entries if any(r.start <= e.span.start < r.end for r in regions))
    return PatternList(document, entries, expected, regions)


def contents_pages(scope: Scope) -> Iterator[tuple[Document, str]]:
    """Yield the tables of contents of the books, with their language."""
    for template in scope.settings.contents:
        expression = path_pattern(template)
        for path, document in sorted(scope.library.own.documents.items()):
            if match := expression.match(path):
                language = match.groupdict().get("language") or scope.config.source_language
                yield document, language.lower()


def _published(library: Library, language: str) -> tuple[Pattern, ...]:
    """Return what a book in a language contains: its own patterns of the published levels."""
    found = (library.pattern(pattern.slug, language) for pattern in library.published)
    return tuple(pattern for pattern in found if pattern is not None)


def _read(scope: Scope) -> tuple[PatternList, ...]:
    library = scope.library.own
    found = []
    readme = library.documents.get(library.config.readme)
    if readme is not None:
        listed = _listed(readme, library, library.patterns)
        # A README with a link or two is not a list of patterns.
        if listed.regions or len(listed.entries) * 2 >= len(library.patterns):
            found.append(listed)
    found += [_listed(page, library, _published(library, language)) for page, language in contents_pages(scope)]
    return tuple(found)


def pattern_lists(scope: Scope) -> tuple[PatternList, ...]:
    """Return the lists of patterns of a library."""
    return scope.once_for_library("pattern lists", _read)
