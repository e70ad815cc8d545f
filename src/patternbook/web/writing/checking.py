"""Check a pattern as it would be, against the library it would join: the same rules as on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.library import Severity
from patternbook.mature.checking.baseline import introduced
from patternbook.mature.checking.engine import check
from patternbook.pattern import Span
from patternbook.pattern.keys import keyed_sections

if TYPE_CHECKING:
    from patternbook.library import Finding, Library
    from patternbook.mature.observations import Observations
    from patternbook.pattern import Pattern


def with_pattern(library: Library, pattern: Pattern) -> Library:
    """Return a library in which a pattern stands instead of the one at its path, or as a new one.

    One that has the name of a public pattern is a shelf's notes on that.
    """
    files = library.files | {pattern.path}
    problems = tuple(f for f in library.problems if f.path != pattern.path)
    if library.overlay is not None:
        named, before = library.pattern(pattern.slug, pattern.language), library.notes_on(pattern)
        is_note = named is not None and not library.is_own(named)
        notes = (*(each for each in library.notes if each is not before), pattern) if is_note else library.notes
        overlay = replace(library.overlay, own=library.overlay.own | {pattern.path})
        library = replace(library, overlay=overlay, notes=notes, files=files, problems=problems)
        if is_note:
            return library
    if pattern.language != library.config.source_language:
        translations = tuple(
            replace(t, pattern=pattern) if t.pattern.path == pattern.path else t for t in library.translations
        )
        return replace(library, translations=translations, files=files, problems=problems)
    patterns = (*(p for p in library.patterns if p.slug != pattern.slug), pattern)
    return replace(library, patterns=tuple(sorted(patterns, key=lambda p: p.slug)), files=files, problems=problems)


def findings_in(library: Library, pattern: Pattern, seen: Observations) -> tuple[Finding, ...]:
    """Return what is wrong in a pattern as it would be."""
    return check(with_pattern(library, pattern), seen, paths={pattern.path})


def within(
    findings: tuple[Finding, ...], pattern: Pattern, key: str
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings in a section of a pattern, and those elsewhere in it."""
    section = keyed_sections(pattern.sections).get(key)
    span = section.span if section is not None else Span(0, 0)
    here = tuple(f for f in findings if f.span and span.start <= f.span.start < span.end)
    return here, tuple(f for f in findings if f not in here)


def new_findings(
    before: Library, after: Library, paths: frozenset[str], seen: Observations
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what is wrong in some files after a change: what the change brought in, and what was wrong before."""
    now = check(after, seen, paths=paths)
    brought = introduced(now, check(before, seen, paths=paths))
    return brought, tuple(f for f in now if f not in brought)


def blocking(findings: tuple[Finding, ...], severity: str) -> int:
    """Return how many findings are at least as grave as a rule of approval says."""
    if severity == "off":
        return 0
    return sum(f.severity >= Severity[severity.upper()] for f in findings)
