"""A section's heading is spelled as the template spells it, so that readers find it and tools agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement
from patternbook.mature.rule import INFO, Flaw, Over, Rule
from patternbook.mature.text.places import heading_place
from patternbook.pattern import Kind, Span
from patternbook.pattern.slugs import gitbook_anchor, github_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern, Section


def _linked_anchors(scope: Scope) -> frozenset[str]:
    """Return every anchor that a link of the library names, whatever its page."""
    links = (link.destination for page in scope.pages.values() for link in page.links)
    return frozenset(destination.rpartition("#")[2] for destination in links if "#" in destination)


def _fix(pattern: Pattern, section: Section, preferred: str, scope: Scope) -> Fix | None:
    """Return the new heading; it is safe unless a link somewhere leads to the old one."""
    at = section.text.find(section.heading)
    if not 0 <= at < section.body_start:
        return None
    start = section.span.start + at
    anchors = {github_anchor(section.heading), gitbook_anchor(section.heading)}
    linked = bool(anchors & scope.once_for_library("linked anchors", _linked_anchors))
    new = Replacement(pattern.path, Span(start, start + len(section.heading)), preferred)
    return Fix((new,), safe=not linked)


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the headings whose kind is known but whose words are not the template's.

    The second of two sections of a kind is left alone: the same words again would hide that.
    """
    for section in pattern.sections:
        if section is not pattern.section(section.kind):
            continue
        if section.kind in {Kind.PREAMBLE, Kind.OTHER} or pattern.template.kind_of(section.heading) != section.kind:
            continue
        form = pattern.template.form(section.kind)
        spellings = form.headings.get(pattern.language, ()) if form else ()
        if spellings and section.heading != spellings[0]:
            fix = _fix(pattern, section, spellings[0], scope)
            message = f'the heading "{section.heading}" is spelled "{spellings[0]}" in the template'
            yield Flaw(message, heading_place(section), fix)


RULE = Rule("PAT102", "heading-variant", "Headings are spelled as the template does.", Over.PATTERN, INFO, INFO, find)
