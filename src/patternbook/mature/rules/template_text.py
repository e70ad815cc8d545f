"""The template's own explanations are replaced by the author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, WARNING, Flaw, Over, Rule
from patternbook.pattern import Span
from patternbook.pattern.markdown import plain_text, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_ENOUGH_WORDS = 4
"""Shorter lines may agree by chance."""


def _lines(source: str) -> Iterator[tuple[str, Span]]:
    """Yield every line that is long enough to tell; comments and headings may repeat the template."""
    start = 0
    for line in without_comments(source, " ").splitlines(keepends=True):
        words = " ".join(line.strip(" *-_>#\t\r\n").split()).casefold()
        if len(words.split()) >= _ENOUGH_WORDS and not line.startswith("#"):
            yield words, Span(start, start + len(line.rstrip()))
        start += len(line)


def _template_lines(scope: Scope) -> frozenset[str]:
    """Return the lines of the library's template file, and the purposes that new patterns are begun with."""
    document = scope.documents.get(scope.settings.template)
    written = {words for words, _ in _lines(document.source)} if document else set()
    purposes = {form.purpose.casefold() for form in scope.config.forms if form.purpose}
    return frozenset(written | purposes)


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield the first line of each section that is the template's."""
    known = scope.once_for_library("template lines", _template_lines)
    told: set[int] = set()
    for words, span in _lines(pattern.source):
        if words in known:
            section = pattern.section_at(span.start)
            start = section.span.start if section else 0
            if start not in told:
                told.add(start)
                shown = plain_text(pattern.source[span.start : span.end])
                yield Flaw(f'"{shown[:60]}" is text of the template; replace it by your own', span)


RULE = Rule("PAT107", "template-text", "No text of the template is left.", Over.PATTERN, WARNING, ERROR, find)
