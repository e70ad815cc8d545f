"""Write relations as text: Graphviz, Markdown, plain values for JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.discover.relations.resembling import Resembling
    from patternbook.discover.relations.view import RelationView, Tied
    from patternbook.library.links.wanted import Wanted

_LONGEST_CELL = 600
_SOFT = frozenset({"related", "mentioned"})


def relations_value(view: RelationView, wanted: Iterable[Wanted]) -> dict[str, Any]:
    """Return a view as plain values; `orphans` are slugs."""
    return {
        "language": view.language,
        "patterns": [
            {"slug": m.slug, "title": m.title, "level": m.level, "group": view.groups[m.group]} for m in view.members
        ],
        "relations": [_tie_value(tie) for tie in view.ties],
        "orphans": [member.slug for member in view.orphans],
        "wanted": [wanted_value(entry) for entry in wanted],
    }


def _tie_value(tie: Tied) -> dict[str, Any]:
    return {
        "source": tie.source,
        "target": tie.target,
        "kind": str(tie.kind),
        "section": tie.section,
        "path": tie.path,
        "line": tie.line,
        "quote": tie.quote,
    }


def wanted_value(entry: Wanted) -> dict[str, Any]:
    """Return an entry of the wanted list as plain values."""
    return {
        "name": entry.name,
        "by": str(entry.by),
        "pattern": entry.pattern or None,
        "path": entry.path,
        "line": entry.line,
        "quote": entry.quote,
    }


def relations_dot(view: RelationView) -> str:
    """Return a view in the language of Graphviz: a cluster for each group, an edge for each relation."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = ["digraph patterns {", "  rankdir=LR;", "  node [shape=box, style=rounded];"]
    for number, group in enumerate(view.groups):
        inside = [member for member in view.members if member.group == number]
        if inside:
            lines += [f"  subgraph cluster_{number} {{", f"    label={quoted(group)};"]
            lines += [f"    {quoted(m.slug)} [label={quoted(m.title)}];" for m in inside]
            lines.append("  }")
    for tie in view.ties:
        style = ", style=dashed" if tie.kind in _SOFT else ""
        lines.append(f"  {quoted(tie.source)} -> {quoted(tie.target)} [label={quoted(str(tie.kind))}{style}];")
    return "\n".join([*lines, "}", ""])


def relations_markdown(view: RelationView, wanted: Iterable[Wanted]) -> str:
    """Return a view as Markdown: each pattern with what it leads to, the ones that stand alone, the wanted ones."""
    titles = {member.slug: member.title for member in view.members}
    outward: dict[str, list[Tied]] = {}
    for tie in view.ties:
        outward.setdefault(tie.source, []).append(tie)
    blocks = ["# Relations"]
    for member in view.members:
        if member.slug in outward:
            rows = (f"- {tie.kind}: {titles[tie.target]} ({tie.path}:{tie.line})" for tie in outward[member.slug])
            blocks.append("\n".join([f"## {member.title}\n", *rows]))
    blocks += [orphans_markdown(view), wanted_markdown(wanted)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def orphans_markdown(view: RelationView) -> str:
    """Return the patterns that stand alone as a Markdown list."""
    if not view.orphans:
        return ""
    return "\n".join(["## Patterns that stand alone\n", *(f"- {m.title} (level {m.level})" for m in view.orphans)])


def wanted_markdown(wanted: Iterable[Wanted]) -> str:
    """Return the wanted list in Markdown."""
    rows = [f"- {w.name or 'A pattern without a name'}: “{w.quote}” ({w.path}:{w.line})" for w in wanted]
    return "\n".join(["## Wanted\n", *rows]) if rows else ""


def alike_value(pair: Resembling, texts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return a pair of similar patterns as plain values; `texts` gives the sections' texts by slug and kind."""
    return {
        "one": pair.one,
        "other": pair.other,
        "alike": pair.alike,
        "sections": [
            {
                "section": s.kind,
                "alike": s.alike,
                "words": list(s.words),
                "one": texts[pair.one][s.kind],
                "other": texts[pair.other][s.kind],
            }
            for s in pair.sections
        ],
    }


def alike_markdown(pair: Resembling, texts: Mapping[str, Mapping[str, str]]) -> str:
    """Return a pair of similar patterns side by side, a row for each section."""
    rows = [
        f"| {section.kind}, {section.alike:.0%} | {_cell(texts[pair.one][section.kind])}"
        f" | {_cell(texts[pair.other][section.kind])} |"
        for section in pair.sections
    ]
    head = [f"## {pair.alike:.0%} alike", "", f"| | {pair.one} | {pair.other} |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows])


def _cell(text: str) -> str:
    shown = text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL].rpartition(' ')[0]} …"
    return shown.replace("|", "\\|")
