"""Keep the README, the contents of the books and the mind maps in step with a pattern that changes its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import PlanError
from patternbook.library.config import path_pattern
from patternbook.library.links.relinking import replaced
from patternbook.mature.overviews.list_edits import (
    Wanted,
    entries_of,
    escaped,
    groups_of,
    inserted,
    line_of,
    without,
    written_like,
)
from patternbook.mature.overviews.list_reading import contents_pages, pattern_lists
from patternbook.mature.overviews.map_edits import challenge_named, retitled, with_pattern, without_pattern
from patternbook.mature.overviews.map_matching import same_challenges
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from patternbook.library import Challenge, Document, Library, ListEntry, MindMap
    from patternbook.library.changes.draft import Draft
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Level, Pattern

_TITLE = re.compile(r"(\s*[*+-]\s+\[).*?(\]\()")


def _level_of(entry: ListEntry, library: Library) -> int:
    pattern = library.by_slug.get(entry.slug or "")
    return pattern.level.number if pattern else 0


def _is_by_level(text: str, entries: tuple[ListEntry, ...], library: Library) -> bool:
    """Whether a file has a list of its own for each level."""
    groups = groups_of(text, entries)
    levels = [{_level_of(entries[position], library) for position in group} for group in groups]
    return len({frozenset(found) for found in levels}) > 1 or any(len(found) == 1 for found in levels)


def _below_heading(text: str, document: Document, level: Level, line: str) -> str | None:
    """Return a text with a line at the end of the part whose heading names a level, None without such a heading."""
    heading = next((h for h in document.headings if level.name.casefold() in h.text.casefold()), None)
    if heading is None:
        return None
    end = min((h.span.start for h in document.headings if h.span.start > heading.span.start), default=len(text))
    return f"{text[:end].rstrip()}\n\n{line.rstrip()}\n\n{text[end:]}"


def relist_everywhere(draft: Draft, scope: Scope, pattern: Pattern, level: Level) -> list[str]:
    """Move a pattern's entry in the README to the list of another level; return remarks on what was not possible."""
    library, path = scope.library, scope.config.readme
    if path not in library.own.documents:
        return []
    before = draft.text(path)
    _, all_entries = entries_of(before, path, library)
    if not _is_by_level(before, all_entries, library):
        return []
    text, lines = without(before, path, library, lambda entry: entry.slug == pattern.slug)
    if not lines:
        return []
    document, entries = entries_of(text, path, library)
    there = [entry for entry in entries if _level_of(entry, library) == level.number]
    if there:
        draft.write(path, inserted(text, pattern.title, lambda _: lines[0], there))
        return []
    placed = _below_heading(text, document, level, lines[0])
    if placed is None:
        return [f"{path} has no list for {level.name}; move the entry of {pattern.title} by hand"]
    draft.write(path, placed)
    return []


def list_newly(draft: Draft, scope: Scope, pattern: Pattern, under: str) -> list[str]:
    """Put a newly published pattern into the contents of every language and on the mind maps; return remarks."""
    remarks = []
    for document, language in contents_pages(scope):
        spoken = scope.library.pattern(pattern.slug, language)
        if spoken is None:
            continue
        text = draft.text(document.path)
        _, entries = entries_of(text, document.path, scope.library)
        if any(entry.slug == pattern.slug for entry in entries):
            continue
        if not entries:
            remarks.append(f"{document.path} lists no patterns yet; put {spoken.title} in by hand")
            continue
        wanted = Wanted(spoken.title, spoken.patlet, spoken.path)
        folder = document.path.rpartition("/")[0]
        text = inserted(text, spoken.title, lambda line: written_like(line, wanted, folder), list(entries))  # noqa: B023 - called at once
        draft.write(document.path, text)
    return remarks + _map_newly(draft, scope.library, pattern, under)


def _challenge(source: MindMap, under: str) -> Challenge:
    challenge = challenge_named(source, under)
    if challenge is None:
        message = f"the mind map {source.path} has no challenge {under!r}; name one as it is written there"
        raise PlanError(message)
    return challenge


def _map_newly(draft: Draft, library: Library, pattern: Pattern, under: str) -> list[str]:
    source = library.own.mind_map(library.config.source_language)
    if source is None:
        return []
    if not under:
        return [f"no place on the mind map was named (--under CHALLENGE); put {pattern.title} into {source.path}"]
    challenge, remarks = _challenge(source, under), []
    for language, map_ in library.own.mind_maps.items():
        same = challenge if map_ is source else same_challenges(source, map_).get(challenge)
        if same is None:
            remarks.append(f"{map_.path} has no such challenge; put {pattern.title} in by hand")
            continue
        spoken = library.pattern(pattern.slug, language) or pattern
        draft.write(map_.path, with_pattern(draft.text(map_.path), map_, same, spoken))
    return remarks


def unlist(draft: Draft, scope: Scope, pattern: Pattern, keep: Collection[str] = ()) -> None:
    """Take a pattern out of the README, the contents and the other pages of the books, but those to keep."""
    library = scope.library
    pages = [path_pattern(template) for template in library.config.pages]
    for path in library.own.documents:
        listing = path == library.config.readme or any(page.match(path) for page in pages)
        if listing and path not in keep:
            draft.write(path, without(draft.text(path), path, library, lambda entry: entry.slug == pattern.slug)[0])


def unmap(draft: Draft, pattern: Pattern) -> None:
    """Take a pattern off the mind maps of every language."""
    for map_ in draft.library.own.mind_maps.values():
        draft.write(map_.path, without_pattern(draft.text(map_.path), map_, pattern.slug))


def retitle_everywhere(draft: Draft, scope: Scope, pattern: Pattern, title: str) -> None:
    """Show another title of a pattern in the README, the contents and the mind maps.

    Translations keep their titles, and so do the lists and maps that show these.
    """
    library = scope.library
    for listed in pattern_lists(scope):
        if not any(each is pattern for each in listed.expected):
            continue
        path, text = listed.document.path, draft.text(listed.document.path)
        _, entries = entries_of(text, path, library)
        lines = {line_of(text, entry.span) for entry in entries if entry.slug == pattern.slug}
        retitle = {span: _TITLE.sub(rf"\g<1>{_literal(title)}\g<2>", text[slice(*span)], count=1) for span in lines}
        draft.write(path, replaced(text, retitle))
    for map_ in library.own.mind_maps.values():
        if library.pattern(pattern.slug, map_.language) in (None, pattern):
            text = draft.text(map_.path)
            draft.write(map_.path, replaced(text, retitled(text, map_, pattern.slug, title)))


def _literal(title: str) -> str:
    return escaped(title).replace("\\", "\\\\")


def retitled_source(pattern: Pattern, title: str) -> str:
    """Return the source of a pattern with another title, in its Title section or its first heading."""
    section = pattern.section(Kind.TITLE)
    start, end = section.span if section else (0, len(pattern.source))
    at = pattern.source.find(pattern.title, start, end)
    if at < 0:
        message = f"{pattern.path}: the title {pattern.title!r} is not written in plain words; change it by hand"
        raise PlanError(message)
    return pattern.source[:at] + title + pattern.source[at + len(pattern.title) :]
