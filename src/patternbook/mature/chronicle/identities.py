"""Which pattern is which in two versions of a library, whatever its file was called and wherever it lay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.pattern import read_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Config, Document, Library
    from patternbook.library.history import History
    from patternbook.pattern import Level, Pattern


def level_of(path: str, config: Config) -> Level | None:
    """Return the level in whose folder a pattern file lies, None when its path names none."""
    folders = {level.folder: level for level in config.levels}
    for expression in config.pattern_paths():
        match = expression.match(path)
        if match:
            return folders.get(match.groupdict().get("level") or "")
    return None


def _signs(pattern: Pattern, before: Library, after: Library, history: History) -> Iterator[tuple[int, Pattern]]:
    """Yield the earlier patterns that may be a pattern, with how weak the sign is."""
    names = {path for change in history.of(pattern.path) for path in (change.path, change.previous)}
    for name in sorted(names):
        if name in before.by_path:
            yield 1, before.by_path[name]
        elif name in before.documents:
            yield 3, _elsewhere(before.documents[name], pattern)
    olds = (old for old, new in after.renamed.items() if new == pattern.slug)
    yield from ((2, before.by_slug[old]) for old in olds if old in before.by_slug)
    if pattern.slug in before.by_slug:
        yield 2, before.by_slug[pattern.slug]


def _elsewhere(page: Document, pattern: Pattern) -> Pattern:
    """Return what a pattern said when its file lay where the library did not look for patterns yet."""
    language, level, template = pattern.language, pattern.level, pattern.template
    return read_pattern(page.source, path=page.path, language=language, level=level, template=template)


def predecessors(before: Library, after: Library, history: History) -> dict[str, Pattern]:
    """Return what each pattern was in an earlier version of the library, by its present slug; new ones are left out.

    The history of its file tells, then the table of names, then its name, then its title: a file
    that was rewritten while it moved stays the same pattern.
    """
    titles: dict[str, list[Pattern]] = {}
    for pattern in before.patterns:
        titles.setdefault(pattern.title.casefold(), []).append(pattern)
    signs = [
        (weakness, pattern.slug, old)
        for pattern in after.patterns
        for weakness, old in (
            *_signs(pattern, before, after, history),
            *((4, old) for old in titles.get(pattern.title.casefold(), ())),
        )
        if old.language == pattern.language
    ]
    found: dict[str, Pattern] = {}
    taken: set[str] = set()
    for _, slug, old in sorted(signs, key=lambda sign: (sign[0], sign[1], sign[2].slug)):
        if slug not in found and old.slug not in taken:
            found[slug] = old
            taken.add(old.slug)
    return found
