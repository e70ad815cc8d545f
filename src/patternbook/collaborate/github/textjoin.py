"""A proposal's files as texts: joined section by section with what the library says now, and sections by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.collaborate.git.joining import template_of
from patternbook.collaborate.proposals.forge import Clash
from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.merging import merge, settled
from patternbook.pattern.reading import cut_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library import Config
    from patternbook.pattern import Template


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was for both sides, as the library has it now, and as the proposal has it; None for no file."""

    before: str | None
    ours: str | None
    theirs: str | None


def join(
    path: str, version: Version, config: Config, chosen: Mapping[Clash, str]
) -> tuple[str | None, tuple[Clash, ...]]:
    """Return the text that both sides give for a file, and what clashes in it.

    `chosen` gives the words for what clashes.
    """
    before, ours, theirs = version.before, version.ours, version.theirs
    if ours in {before, theirs}:
        return theirs, ()
    if theirs == before:
        return ours, ()
    template = template_of(path, config)
    if template is not None and ours is not None and theirs is not None:
        merged = merge(before or "", ours, theirs, template)
        clashes = [_clash(path, c.key, c.before, c.ours, c.theirs) for c in merged.conflicts]
        own = {clash.section: chosen[clash] for clash in clashes if clash in chosen}
        left = tuple(clash for clash in clashes if clash not in chosen)
        return (settled(merged.text, own, template) if own else merged.text), left
    clash = _clash(path, "", before or "", ours or "", theirs or "")
    return (chosen[clash], ()) if clash in chosen else (ours, (clash,))


def _clash(path: str, section: str, *texts: str) -> Clash:
    """Return a clash whose texts can be shown, whatever bytes they stand for."""
    before, ours, theirs = (text.encode(errors="replace").decode() for text in texts)
    return Clash(path, section, before, ours, theirs)


def section_at(source: str, line: int, template: Template) -> str:
    """Return the name of the section that a line, counted from 1, belongs to; "" beyond the end."""
    at = 0
    for key, section in keyed_sections(cut_sections(source, template)).items():
        at += section.text.count("\n")
        if line <= at or not section.text.endswith("\n"):
            return key
    return ""
