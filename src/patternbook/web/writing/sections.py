"""Patterns and sections as addresses and forms name them, and the words of a form put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.pattern import Section, Span
from patternbook.pattern.keys import keyed_sections
from patternbook.web.visits.visit import NoPageError

if TYPE_CHECKING:
    from patternbook.library import Library
    from patternbook.pattern import Pattern
    from patternbook.web.visits.visit import Visit


def find_pattern(library: Library, slug: str, language: str = "") -> Pattern:
    """Return a pattern by its slug, in the source language unless another is named. Raises NoPageError."""
    pattern = library.pattern(slug, language or None)
    if pattern is None:
        where = f" in {language}" if language else ""
        message = f"There is no pattern {slug!r}{where}; the list of patterns has all that there are."
        raise NoPageError(message)
    return pattern


def pattern_of(visit: Visit, library: Library) -> Pattern:
    """Return the pattern that an address names, in the language of its query or the form. Raises NoPageError."""
    return find_pattern(library, visit.named("slug"), visit.asked("language") or visit.form.get("language", ""))


def purpose(pattern: Pattern, kind: str) -> str:
    """Return what a section is for, "" where the template does not know it."""
    form = pattern.template.form(kind)
    return form.purpose if form else ""


def section_of(pattern: Pattern, key: str) -> Section:
    """Return a section by its key. Raises NoPageError.

    One that the template knows and the pattern lacks is new, and lies beyond the end of the pattern.
    """
    found = keyed_sections(pattern.sections).get(key)
    if found is not None:
        return found
    if pattern.template.form(key) is None:
        message = f"{pattern.title} has no section {key!r}; choose one of those that it has."
        raise NoPageError(message)
    return new_section(pattern, key, pattern.template.heading(key))


def new_section(pattern: Pattern, kind: str, heading: str) -> Section:
    """Return a section that a pattern does not have, empty and beyond its end."""
    text, end = f"## {heading}\n\n", len(pattern.source)
    return Section(kind, heading, Span(end, end + len(text)), pattern.source + text, len(text))


def with_section(pattern: Pattern, section: Section, text: str) -> str:
    """Return a pattern's source with other words in a section; a new section goes where the template has it."""
    if section.span.start < len(pattern.source):
        return pattern.source[: section.span.start] + text + pattern.source[section.span.end :]
    place = pattern.template.order(section.kind) or 0
    after = [s for s in pattern.sections if (order := pattern.template.order(s.kind)) is not None and order < place]
    at = after[-1].span.end if after else len(pattern.source)
    gap = (
        "" if pattern.source[:at].endswith("\n\n") or not at else "\n" if pattern.source[:at].endswith("\n") else "\n\n"
    )
    return pattern.source[:at] + gap + text + pattern.source[at:]


def tidy(typed: str, before: str) -> str:
    """Return what a browser sent with the line ends and the blank lines at the end that the section had before."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    tail = before[len(before.rstrip()) :] or "\n\n"
    text = text.replace("\n", "\r\n") if "\r\n" in before else text
    return text + (tail if "\n" in tail else "\n\n") if text else ""
