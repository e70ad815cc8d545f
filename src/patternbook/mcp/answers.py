"""What the tools answer: plain values in which every text of a pattern is marked as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.observing import observe
from patternbook.collaborate.opening import always_read, read_all
from patternbook.discover.advisor.matching import recommend
from patternbook.library.excerpt import make_excerpt
from patternbook.library.links.relations import relations
from patternbook.library.links.wanted import donuts
from patternbook.mature.checking.engine import check
from patternbook.mature.levels.review import review
from patternbook.mature.lifecycle.beginning import place_for
from patternbook.mcp.marking import as_data
from patternbook.mcp.reading import pattern_of, spoken
from patternbook.pattern import Kind, read_pattern
from patternbook.pattern.slugs import title_slug
from patternbook.report.json_report import finding_values
from patternbook.report.levels import review_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.discover.advisor.matching import Match
    from patternbook.library import Library
    from patternbook.mcp.reading import Reading
    from patternbook.pattern import Pattern

_LONGEST_NAME = 80
_NOTHING_FITS = (
    "No pattern fits. Say so; with draft_pattern the problem can become a donut, a pattern that has no solution yet."
)


def _named(pattern: Pattern) -> dict[str, Any]:
    return {"slug": pattern.slug, "title": as_data(pattern.title), "level": pattern.level.number}


def _with_note(value: dict[str, Any], note: str) -> dict[str, Any]:
    return {**value, "note": note} if note else value


def search(reading: Reading, query: str, language: str, limit: int) -> dict[str, Any]:
    """Return the patterns that a query finds, best first, with the section that answers."""
    library = reading.library()
    language, note = spoken(library, language)
    hits = [
        {
            **_named(library.pattern(hit.slug, language) or library.by_slug[hit.slug]),
            "section": hit.section,
            "score": hit.score,
            "snippet": as_data(hit.snippet),
        }
        for hit in reading.index(library, language).search(query, limit)
    ]
    return _with_note({"language": language, "hits": hits}, note)


def advice(reading: Reading, problem: str, role: str, phase: str, language: str) -> dict[str, Any]:
    """Return the patterns that fit a problem, with the sentences of each that say so; none when nothing fits."""
    library = reading.library()
    language, note = spoken(library, language)
    matches = recommend(problem, reading.advisor(library, language), role=role, phase=phase)
    value = {"language": language, "matches": [_match(library, match) for match in matches]}
    return _with_note(value, note if matches else f"{note} {_NOTHING_FITS}".strip())


def _match(library: Library, match: Match) -> dict[str, Any]:
    return {
        **_named(library.pattern(match.slug, match.language) or library.by_slug[match.slug]),
        "confidence": str(match.confidence),
        "reasons": [
            {
                "section": reason.section,
                "quote": as_data(reason.quote),
                "start": reason.span.start,
                "end": reason.span.end,
                "answers": [as_data(word) for word in reason.answers],
            }
            for reason in match.reasons
        ],
        "check_first": [as_data(check) for check in match.checks],
        "leads_to": [{**_named(library.by_slug[slug]), "kind": kind} for kind, slug in match.leads_to],
    }


def pattern(reading: Reading, slug: str, sections: Sequence[str], language: str) -> dict[str, Any]:
    """Return a pattern with its sections, or only those of some kinds, and the patterns that it is related to."""
    library = reading.library()
    language, note = spoken(library, language)
    found = pattern_of(library, slug, language)
    chosen = [s for s in found.sections if (not sections or s.kind in sections) and s.body.strip()]
    value = {
        **_named(found),
        "level_name": found.level.name,
        "language": found.language,
        "path": found.path,
        "patlet": as_data(found.patlet),
        "sections": [{"kind": s.kind, "heading": as_data(s.heading), "text": as_data(s.body.strip())} for s in chosen],
        "related": _related(library, found.slug),
    }
    return _with_note(value, note)


def _related(library: Library, slug: str) -> list[dict[str, Any]]:
    """Return the patterns that one leads to or comes from, and why."""
    found = []
    for relation in relations(library):
        if slug in {relation.source, relation.target}:
            other = relation.target if relation.source == slug else relation.source
            way = "out" if relation.source == slug else "in"
            found.append({**_named(library.by_slug[other]), "kind": str(relation.kind), "direction": way})
    return found


def donut_list(reading: Reading) -> dict[str, Any]:
    """Return the problems that nobody has described a solution for yet."""
    found = []
    for each in donuts(reading.library()):
        problem = each.section(Kind.PROBLEM)
        found.append({**_named(each), "problem": as_data(problem.body.strip() if problem else "")})
    return {"donuts": found}


def findings(reading: Reading, text: str, level: int | None, slug: str) -> dict[str, Any]:
    """Return what the rules say of a text as if it stood in the library on a level; nothing is written.

    With the slug of a pattern that exists, the text is judged in its place.
    """
    library = reading.written()
    config = library.config
    at = config.level(level) if level is not None else min(config.levels)
    template = config.template(config.source_language)
    draft = read_pattern(text, path="draft.md", language=config.source_language, level=at, template=template)
    name = title_slug(slug or draft.title)[:_LONGEST_NAME] or "draft"
    path = place_for(config, at, name)
    judged = _library_with(reading, path, text, library.by_slug.get(name))
    rows = finding_values(check(judged, paths=[path]), judged)
    marked = [{**row, "message": as_data(row["message"])} for row in rows]
    return {"path": path, "level": at.number, "findings": marked}


def _library_with(reading: Reading, path: str, text: str, instead_of: Pattern | None) -> Library:
    """Return as much of the library as a check of one text needs, with the text at a path."""
    files = read_all(reading.root)
    gone = {instead_of.path} if instead_of else set()
    contents = {name: data for name, data in files.contents.items() if name not in gone}
    library, paths, overlay = reading.written(), (files.paths - gone) | {path}, files.overlay
    if overlay is not None:
        # What takes the place of a public pattern is a whole one, and no notes on it.
        whole = instead_of is not None and not library.is_own(instead_of)
        overlay = None if whole else replace(overlay, own=overlay.own | {path})
    changed = replace(files, contents={**contents, path: text.encode()}, paths=paths, overlay=overlay)
    config = library.config
    return make_excerpt(changed, config, [path], always_read(config))


def gap(reading: Reading, slug: str, toward: int | None) -> dict[str, Any]:
    """Return each requirement of a pattern's next level: met, missing, unknown, or for people to judge."""
    library = reading.written()
    found = pattern_of(library, slug)
    level = library.config.level_toward(found.level, toward).number
    judged = review(found, library, observe(reading.root, library), toward=level)
    value = review_value(judged)
    value["title"] = as_data(value["title"])
    for verdict in value["verdicts"]:
        verdict["why"] = as_data(verdict["why"])
    return value
