"""Join two people's versions of one pattern, section by section; what both changed is shown, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.reading import cut_sections

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from patternbook.pattern.template import Template


@dataclass(frozen=True, slots=True)
class Conflict:
    """A section that two people changed: its key, its text before, the one that stands now, the one proposed."""

    key: str
    before: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """A joined text; where there are conflicts it holds the words that stand now."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def _texts(source: str, template: Template) -> dict[str, str]:
    return {key: section.text for key, section in keyed_sections(cut_sections(source, template)).items()}


def _same(a: str | None, b: str | None) -> bool:
    """Whether two texts of a section say the same; blank lines at the end belong to what follows."""
    return (a is None) is (b is None) and (a or "").rstrip() == (b or "").rstrip()


def _order(before: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return the keys of both versions: in their order where only they changed it, new ones behind what they follow."""
    first, second = (theirs, ours) if ours == before else (ours, theirs)
    order = list(first)
    for position, key in enumerate(second):
        if key not in order:
            previous = next((k for k in reversed(second[:position]) if k in order), None)
            order.insert(order.index(previous) + 1 if previous is not None else 0, key)
    return order


def _chosen(before: str | None, ours: str | None, theirs: str | None) -> tuple[str | None, bool]:
    """Return the text of a section, and whether both changed it."""
    if _same(theirs, before):
        return (ours if theirs == before or not _same(ours, before) else theirs), False
    if _same(ours, before) or _same(ours, theirs):
        return theirs, False
    return (ours if ours is not None else theirs), True


def _joined(texts: Mapping[str, str], last: Collection[str]) -> str:
    """Join sections so that each heading stands on a line of its own.

    Those that were the `last` of a version need not end in a blank line there, and get one before another.
    """
    pieces = [_before_another(text) if key in last or not text.endswith("\n") else text for key, text in texts.items()]
    return "".join([*pieces[:-1], *list(texts.values())[-1:]])


def _before_another(text: str) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    return text if text.endswith(end * 2) else f"{text.removesuffix(end)}{end * 2}"


def merge(before: str, ours: str, theirs: str, template: Template) -> Merge:
    """Join two versions of a pattern that come from the same text.

    `ours` is what stands now, `theirs` what is proposed. Sections that one side changed are taken
    from that side, whatever the other did elsewhere.
    """
    if ours in {before, theirs}:
        return Merge(theirs)
    if theirs == before:
        return Merge(ours)
    a, b, c = (_texts(source, template) for source in (before, ours, theirs))
    texts: dict[str, str] = {}
    conflicts: list[Conflict] = []
    for key in _order(list(a), list(b), list(c)):
        text, both = _chosen(a.get(key), b.get(key), c.get(key))
        if both:
            conflicts.append(Conflict(key, a.get(key, ""), b.get(key, ""), c.get(key, "")))
        if text is not None:
            texts[key] = text
    last = {key for version in (a, b, c) for key in list(version)[-1:]}
    return Merge(_joined(texts, last), tuple(conflicts))


def settled(merged: str, chosen: dict[str, str], template: Template) -> str:
    """Return a joined text in which a person has chosen the words of some sections, "" for none."""
    texts = _texts(merged, template)
    kept = {key: text for key, own in texts.items() if (text := chosen.get(key, own)).strip()}
    return _joined(kept, chosen)
