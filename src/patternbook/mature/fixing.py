"""Join the fixes of many findings into one change, and prove that no pattern means anything else afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import ChangeSet, Edit, Finding, Library, Replacement, content_hash
from patternbook.pattern import Pattern, read_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def replaced(source: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with spans replaced that do not overlap."""
    for new in sorted(replacements, key=lambda r: r.span, reverse=True):
        source = source[: new.span.start] + new.text + source[new.span.end :]
    return source


def _overlaps(new: Replacement, taken: Iterable[Replacement]) -> bool:
    return any(
        (new.span.start < old.span.end and old.span.start < new.span.end) or new.span == old.span for old in taken
    )


def keeps_meaning(before: Pattern, source: str, *, reordered: bool = False) -> bool:
    """Whether a pattern with another source has the same sections in the same order, with as many links and instances.

    With `reordered`, the order of the sections may differ and their texts may not.
    """
    after = read_pattern(
        source,
        path=before.path,
        language=before.language,
        level=before.level,
        template=before.template,
        slug=before.slug,
    )
    kinds, new_kinds = ([section.kind for section in pattern.sections] for pattern in (before, after))
    if reordered:
        texts, new_texts = (sorted(s.text.strip() for s in pattern.sections) for pattern in (before, after))
        return sorted(kinds) == sorted(new_kinds) and texts == new_texts
    counts, new_counts = ((len(p.links), len(p.headings), len(p.known_instances)) for p in (before, after))
    return kinds == new_kinds and counts == new_counts


def _chosen(findings: Sequence[Finding], library: Library, path: str, *, unsafe: bool) -> list[Replacement]:
    """Return the replacements in a file that fit together and keep its meaning, the earlier findings first.

    One that moves whole sections covers the file; it waits until nothing smaller is left to mend.
    """
    fixes = [f.fix for f in findings if f.fix and (f.fix.safe or unsafe)]
    fixes.sort(key=lambda fix: max(r.span.end - r.span.start for r in fix.replacements))
    pattern = library.by_path.get(path)
    taken: list[Replacement] = []
    for fix in fixes:
        new = [r for r in fix.replacements if r not in taken]
        if any(_overlaps(r, taken) for r in new):
            continue
        if pattern is not None:
            after = replaced(pattern.source, [*taken, *new])
            if not keeps_meaning(pattern, after) and (fix.safe or not keeps_meaning(pattern, after, reordered=True)):
                continue
        taken += new
    return taken


def plan_fixes(findings: Sequence[Finding], library: Library, *, unsafe: bool = False) -> ChangeSet:
    """Return one change that mends what can be mended of some findings, `unsafe` ones only if asked.

    Fixes that overlap wait for the next time; a fix after which a pattern would not have the same
    sections, links and instances is left out.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None and (finding.fix.safe or unsafe):
            for path in dict.fromkeys(r.path for r in finding.fix.replacements):
                by_path.setdefault(path, []).append(finding)
    edits = []
    for path in sorted(by_path):
        page = library.by_path.get(path) or library.documents.get(path)
        if page is None:
            continue
        text = replaced(page.source, _chosen(by_path[path], library, path, unsafe=unsafe))
        if text != page.source:
            edits.append(Edit(path, content_hash(page.source.encode()), text))
    return ChangeSet("Mend what patternbook check found", edits=tuple(edits))
