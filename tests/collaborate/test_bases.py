"""Which version of its source a translation was made from, as git's history tells."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from gitlibrary import pattern_text
from test_promote_command import patternbook

from patternbook.collaborate.git.bases import find_bases
from patternbook.collaborate.git.history import read_history
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.records import RecordError
from patternbook.mature.translation.bases import TRANSLATIONS
from patternbook.mature.translation.status import SectionState, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from gitlibrary import GitLibrary

GUIDE, SPANISH = "patterns/2-structured/guide.md", "translation/es/patterns/guide.md"


def spanish(last: str = "Ada") -> str:
    """Return a translation of the guide."""
    headings = {"Title": "Título", "Problem": "Problema", "Context": "Contexto", "Forces": "Resistencias"}
    text = pattern_text("Guía", "Vea [la puerta](../../../patterns/1-initial/open-door.md).", "Estructurado")
    for english, own in headings.items():
        text = text.replace(f"## {english}\n", f"## {own}\n")
    text = text.replace("Invite people in.", "Invite a la gente.").replace("Work stands still", "El trabajo espera")
    return text.replace("\nAda\n", f"\n{last}\n")


def solution_state(library: GitLibrary) -> str:
    """Return the state of the solution in the one translation."""
    opened = open_library(library.root)
    found = statuses(opened, find_bases(library.root, opened, {}))[0]
    return next(section.state for section in found.sections if section.kind == "solution")


def test_small_edits_do_not_renew_a_translation(volunteers: GitLibrary) -> None:
    """A mended line in a translation is no proof that somebody read what changed in the source meanwhile."""
    volunteers.write(SPANISH, spanish())
    volunteers.commit("Translate", date="2024-03-01T10:00:00+02:00")
    assert solution_state(volunteers) == SectionState.CURRENT
    volunteers.write(GUIDE, pattern_text("Guide", "And show them the way to the workshop.", "Structured"))
    volunteers.commit("Say more", date="2024-04-01T10:00:00+02:00")
    volunteers.write(SPANISH, spanish("Ada y Bela"))
    volunteers.commit("Name Bela", date="2024-05-01T10:00:00+02:00")
    assert solution_state(volunteers) == SectionState.BODY_CHANGED


def test_base_is_found_through_a_promotion(volunteers: GitLibrary) -> None:
    """A source that has moved since it was translated is compared with what it was."""
    volunteers.write(SPANISH, spanish())
    volunteers.commit("Translate", date="2024-03-01T10:00:00+02:00")
    (volunteers.root / "patterns/3-validated").mkdir()
    volunteers.git("mv", GUIDE, "patterns/3-validated/guide.md")
    volunteers.commit("Promote", date="2024-04-01T10:00:00+02:00")
    assert solution_state(volunteers) == SectionState.CURRENT


def test_without_git_nothing_is_known(volunteers: GitLibrary, tmp_path: Path) -> None:
    """Files without history give no base, and nothing passes for up to date."""
    copy = tmp_path / "copy"
    for path, text in ((GUIDE, volunteers.read(GUIDE)), (SPANISH, spanish())):
        (copy / path).parent.mkdir(parents=True)
        (copy / path).write_text(text)
    library = open_library(copy)
    found = statuses(library, find_bases(copy, library, {}))
    assert SectionState.CURRENT not in {section.state for section in found[0].sections}


def test_broken_records(volunteers: GitLibrary) -> None:
    """A record that cannot be read is named."""
    with pytest.raises(RecordError, match=r"translations\.toml"):
        find_bases(volunteers.root, open_library(volunteers.root), {TRANSLATIONS: "[[["})


def test_commands(volunteers: GitLibrary) -> None:
    """Start, status and confirm work together, and programs get the documented shape."""
    assert patternbook(volunteers, "translation", "start", "es", "guide").returncode == 0
    shown = json.loads(patternbook(volunteers, "translation", "status", "--json").stdout)
    assert set(shown) == {"translations", "untranslated"}
    row = shown["translations"][0]
    assert (row["slug"], row["language"], row["state"]) == ("guide", "es", "missing")
    assert {"kind": "solution", "heading": "Solutions", "state": "missing"} in row["sections"]
    volunteers.write(SPANISH, spanish())
    assert patternbook(volunteers, "translation", "confirm", "es", "guide").returncode == 0
    text = patternbook(volunteers, "translation", "status", "es", "--all").stdout
    assert text.startswith("es: 1 translated, ")
    assert patternbook(volunteers, "translation", "status", "fr").returncode == 2
    swapped = patternbook(volunteers, "translation", "start", "guide", "es")
    assert (swapped.returncode, "translation start es guide" in swapped.stderr) == (2, True)


@pytest.mark.corpus
def test_real_translations(real_history: Path) -> None:
    """By date 99 of 117 seem stale; by section most of these lost nothing but formatting or instances."""
    library = open_library(real_history)
    found = statuses(library, find_bases(real_history, library, {}))
    assert len(found) == 117

    def worst(kinds: set[SectionState]) -> str:
        order = (SectionState.BODY_CHANGED, SectionState.INSTANCES_BEHIND, SectionState.MINOR, SectionState.COSMETIC)
        return next((state for state in order if state in kinds), SectionState.CURRENT)

    counted = Counter(worst({section.state for section in each.sections}) for each in found)
    assert 28 <= counted[SectionState.BODY_CHANGED] <= 32
    assert 45 <= counted[SectionState.INSTANCES_BEHIND] <= 49
    assert counted[SectionState.COSMETIC] == 22
    assert 3 <= counted[SectionState.MINOR] <= 4
    assert counted[SectionState.CURRENT] == 10


@pytest.mark.corpus
def test_real_translations_by_date(real_history: Path) -> None:
    """Protects the comparison above: by the dates of commits alone, 99 of 117 would be called stale."""
    library, history = open_library(real_history), read_history(real_history)
    assert history is not None

    def moment(path: str) -> datetime:
        change = history.last(path)
        assert change is not None
        return datetime.fromisoformat(change.commit.committed)

    pairs = [(each.pattern.path, library.by_slug[each.of].path) for each in library.translations]
    assert sum(moment(translated) < moment(source) for translated, source in pairs) == 99
