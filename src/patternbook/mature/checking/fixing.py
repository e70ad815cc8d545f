"""Join the fixes of many findings into one change, and prove that no pattern means anything else afterwards."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from patternbook.library import ChangeSet, Edit, content_hash
from patternbook.library.links.relinking import replaced
from patternbook.pattern import Pattern, reread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from patternbook.library import Finding, Fix, Library, Replacement
    from patternbook.pattern import Span


def _mended(source: str, replacements: Iterable[Replacement]) -> str:
    return replaced(source, {new.span: new.text for new in replacements})


class _Taken:
    """Replacements of one file that do not overlap, in the order of their places."""

    def __init__(self) -> None:
        self.all: list[Replacement] = []

    def has_room(self, new: Replacement) -> bool:
        at = bisect_left(self.all, new.span, key=lambda r: r.span)
        near = self.all[max(0, at - 1) : at + 1]
        return not any(_overlap(new.span, old.span) for old in near)

    def with_(self, news: Iterable[Replacement]) -> list[Replacement]:
        return [*self.all, *news]

    def take(self, news: Iterable[Replacement]) -> None:
        for new in news:
            insort(self.all, new, key=lambda r: r.span)


def _overlap(a: Span, b: Span) -> bool:
    return (a.start < b.end and b.start < a.end) or a == b


def keeps_meaning(before: Pattern, source: str, *, reordered: bool = False) -> bool:
    """Whether a pattern with another source has the same sections in the same order, with as many links and instances.

    With `reordered`, the order of the sections may differ and their texts may not.
    """
    after = reread(before, source)
    kinds, new_kinds = ([section.kind for section in pattern.sections] for pattern in (before, after))
    if reordered:
        texts, new_texts = (sorted(s.text.strip() for s in pattern.sections) for pattern in (before, after))
        return sorted(kinds) == sorted(new_kinds) and texts == new_texts
    counts, new_counts = ((len(p.links), len(p.headings), len(p.known_instances)) for p in (before, after))
    return kinds == new_kinds and counts == new_counts


def _proven(pattern: Pattern | None, replacements: Iterable[Replacement], *, safe: bool) -> bool:
    """Whether a file may be changed so; only patterns have a meaning to keep."""
    if pattern is None:
        return True
    after = _mended(pattern.source, replacements)
    return keeps_meaning(pattern, after) or (not safe and keeps_meaning(pattern, after, reordered=True))


def _fitting(fixes: list[Fix]) -> tuple[list[Fix], _Taken]:
    """Return the fixes that fit together, the smaller ones first: one that moves sections waits for the rest."""
    taken, kept = _Taken(), []
    for fix in sorted(fixes, key=lambda fix: max(r.span.end - r.span.start for r in fix.replacements)):
        if all(map(taken.has_room, fix.replacements)):
            taken.take(fix.replacements)
            kept.append(fix)
    return kept, taken


def _chosen(fixes: list[Fix], pattern: Pattern | None) -> list[Replacement]:
    """Return the replacements in a file that fit together and keep its meaning."""
    kept, taken = _fitting(fixes)
    if _proven(pattern, taken.all, safe=all(fix.safe for fix in kept)):
        return taken.all
    one_by_one = _Taken()
    for fix in kept[:_MOST_TRIED]:
        if _proven(pattern, one_by_one.with_(fix.replacements), safe=fix.safe):
            one_by_one.take(fix.replacements)
    return one_by_one.all


_MOST_TRIED = 100
"""Fixes of one file that are tried singly when all of them together do not keep its meaning."""


def plan_fixes(findings: Sequence[Finding], library: Library, *, unsafe: bool = False) -> ChangeSet:
    """Return one change that mends what can be mended of some findings, `unsafe` ones only if asked.

    Fixes that overlap wait for the next time; a fix after which a pattern would not have the same
    sections, links and instances is left out.
    """
    by_path: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix is not None and (finding.fix.safe or unsafe):
            by_path.setdefault(finding.fix.replacements[0].path, []).append(finding.fix)
    edits = []
    for path in sorted(by_path):
        page = library.file(path)
        if page is None:
            continue
        text = _mended(page.source, _chosen(by_path[path], page if isinstance(page, Pattern) else None))
        if text != page.source:
            edits.append(Edit(path, content_hash(page.source.encode()), text))
    return ChangeSet("Mend what patternbook check found", edits=tuple(edits))
