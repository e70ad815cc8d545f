"""README, contents and mind maps are brought in step with the patterns, in place, and nothing else is touched."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promoting import SITE, library_of, pattern_text, sources

from patternbook.collaborate.opening import open_library
from patternbook.library import Files, apply, make_library
from patternbook.mature.checking.engine import check
from patternbook.mature.overviews.list_reading import pattern_lists
from patternbook.mature.overviews.syncing import plan_sync
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.mature.overviews.syncing import SyncPlan

BELL, DOOR, GUIDE = "patterns/1-initial/bell.md", "patterns/1-initial/open-door.md", "patterns/2-structured/guide.md"
LISTED_BELL = f"* [Bell]({BELL}) - *Waiting costs time. Bell ends it.*\n"
LISTED_DOOR = f"* [Open Door]({DOOR}) - *Waiting costs time. Open Door ends it.*\n"
LISTED_GUIDE = f"* [Guide]({GUIDE}) - *Waiting costs time. Guide ends it.*\n"
MAP, MAPA = "pattern-categorization/program-mind-map.md", "pattern-categorization/es/program-mind-map.md"
DRIFT = {"PAT701", "PAT702", "PAT703", "PAT704", "PAT705", "PAT707"}


def planned(contents: dict[str, str]) -> SyncPlan:
    """Return the plan for the small library with other contents of some files."""
    return plan_sync(Scope(library_of({**sources(), **{path: text.encode() for path, text in contents.items()}})))


def synced(contents: dict[str, str]) -> dict[str, str]:
    """Return every file of the small library after it was synced; syncing again must change nothing."""
    before = {**sources(), **{path: text.encode() for path, text in contents.items()}}
    after = apply(plan_sync(Scope(library_of(before))).changes, before)
    assert plan_sync(Scope(library_of(after))).changes.edits == ()
    return {path: data.decode() for path, data in after.items()}


def readme(upper: str, lower: str, end: str = "Read on.\n") -> str:
    """Return a README with a list for each of two levels."""
    return f"# Ours\n\n## Level 2: Structured\n\n{upper}\n## Level 1: Initial\n\n{lower}\n{end}"


IN_STEP = readme(LISTED_GUIDE, LISTED_BELL + LISTED_DOOR)


@pytest.mark.parametrize(
    "drifted",
    [
        pytest.param(readme(LISTED_GUIDE, LISTED_BELL), id="missing"),
        pytest.param(readme(LISTED_GUIDE, LISTED_DOOR), id="missing first"),
        pytest.param(readme("", LISTED_BELL + LISTED_DOOR), id="only one of its level"),
        pytest.param(readme(LISTED_GUIDE + LISTED_DOOR, LISTED_BELL), id="wrong level"),
        pytest.param(readme(LISTED_GUIDE, LISTED_BELL * 2 + LISTED_DOOR), id="twice"),
        pytest.param(IN_STEP.replace("[Bell]", "[The *old* Bell]"), id="title"),
        pytest.param(IN_STEP.replace("*Waiting costs time. Bell ends it.*", "*Rings\nloudly.*"), id="patlet"),
        pytest.param(IN_STEP.replace(" - *Waiting costs time. Bell ends it.*", ""), id="no patlet"),
    ],
)
def test_a_list_says_what_the_files_say(drifted: str) -> None:
    """Whatever differs, the list ends as it would have been written by hand, in its own style."""
    assert planned({"README.md": drifted}).changes.edits
    assert synced({"README.md": drifted})["README.md"].replace("\n\n\n", "\n\n") == IN_STEP


def test_nothing_but_the_entries_changes() -> None:
    """Prose, comments, nested lists, line ends and links without a list stay byte for byte."""
    entry = LISTED_BELL.replace("Bell ends it.*", "It rings.*  <!-- loud -->")
    text = readme(LISTED_GUIDE, f"{entry}  * nested [Guide]({GUIDE})\n{LISTED_DOOR}", "See [it][1].\n\n[1]: x\n")
    before = text.replace("\n", "\r\n")
    assert synced({"README.md": before})["README.md"] == before.replace("It rings.", "Bell ends it.")


def test_a_loose_list_stays_loose() -> None:
    """Entries with empty lines between them get another one in the same manner."""
    loose = readme(LISTED_GUIDE, f"{LISTED_BELL}\n{LISTED_DOOR}")
    third = {"patterns/1-initial/cellar.md": pattern_text("Cellar", "Store.", "Initial")}
    line = LISTED_BELL.replace("Bell", "Cellar").replace("bell", "cellar")
    assert f"{LISTED_BELL}\n{line}\n{LISTED_DOOR}" in synced({"README.md": loose, **third})["README.md"]


def test_markers_bound_a_list() -> None:
    """Between a file's markers a list is begun and kept; what links to patterns elsewhere is prose."""
    start, end = "<!-- patternbook: list -->\n", "<!-- patternbook: end -->"
    text = f"# Ours\n\n* [Ring](bell.md) first\n* [My *door*]({DOOR})\n\n{start}{end}\n"
    done = synced({"README.md": text})["README.md"]
    assert done.startswith(text[: text.index(start)])
    lines = [
        line.replace("*Waiting", "Waiting").replace("it.*", "it.") for line in (LISTED_BELL, LISTED_GUIDE, LISTED_DOOR)
    ]
    assert done.endswith(f"{start}\n{''.join(lines)}\n{end}\n")


def test_an_answered_difference_stays() -> None:
    """Who gives a reason in the text keeps another title."""
    answer = "<!-- patternbook: ignore PAT703 the name that everybody uses -->\n\n"
    text = readme(LISTED_GUIDE.replace("Guide]", "Walk]"), answer + LISTED_BELL.replace("Bell]", "Gong]") + LISTED_DOOR)
    done = synced({"README.md": text})["README.md"]
    assert "[Gong]" in done
    assert "[Guide]" in done


def test_contents_without_a_list_get_one() -> None:
    """The contents of a language that begins have no list yet; it is begun at the end of the page."""
    done = synced({"book/en/toc.md": "# Contents\n\nAll of it.\n"})
    line = f"* [Guide](../../{GUIDE}) - Waiting costs time. Guide ends it.\n"
    assert done["book/en/toc.md"] == f"# Contents\n\nAll of it.\n\n{line}"


def test_what_cannot_be_written_is_told() -> None:
    """A level that a list has no place for, and an entry that is not written as Markdown, are left to people."""
    third = {"patterns/3-validated/hall.md": pattern_text("Hall", "Meet.", "Validated")}
    plan = planned({"README.md": IN_STEP, **third})
    assert "begin a list in README.md by hand; it has no place for Hall" in plan.remarks
    html = LISTED_BELL.replace(f"[Bell]({BELL})", f'<a href="{BELL}">Gong</a>')
    told = planned({"README.md": readme(LISTED_GUIDE, html + LISTED_DOOR)})
    assert [each.slug for each in told.drift if each.path == "README.md"] == ["bell"]


def test_maps_in_the_shape_of_the_source() -> None:
    """A map that lacks a pattern gets it below the same challenge, or with a challenge that it lacks."""
    map_ = "\n\n".join((
        "# Map", "## Begin", "### Setup", "#### Nobody asks", f"##### [Guide]({SITE}/guide)",
        f"##### [Post]({SITE}/post)", "#### Dark", f"##### [Lamp]({SITE}/lamp)", f"##### [Guide]({SITE}/guide)",
    ))  # fmt: skip
    mapa = f"# Mapa\n\n## Uno\n\n### Inicio\n\n#### Nadie\n\n##### [La guía]({SITE}/guide)\n\nFin.\n"
    more = {f"patterns/2-structured/{n.lower()}.md": pattern_text(n, "Go.", "Structured") for n in ("Post", "Lamp")}
    done = synced({MAP: map_, MAPA: mapa, **more})
    assert done[MAP] == map_
    headings = (
        "# Mapa", "## Uno", "### Inicio", "#### Nadie", f"##### [Guía]({SITE}/guide)", f"##### [Post]({SITE}/post)",
        "#### Dark", f"##### [Lamp]({SITE}/lamp)", f"##### [Guía]({SITE}/guide)", "Fin.\n",
    )  # fmt: skip
    assert done[MAPA] == "\n\n".join(headings)
    remarks = planned({MAP: map_, MAPA: mapa, **more}).remarks
    assert f'translate the challenge "Dark" in {MAPA}' in remarks


def test_a_pattern_without_a_place_on_the_map_asks_people() -> None:
    """Which challenge a pattern answers is for people to say."""
    more = {"patterns/2-structured/lamp.md": pattern_text("Lamp", "Light it.", "Structured")}
    plan = planned(more)
    assert f"put Lamp into {MAP}, under the challenge that it answers" in plan.remarks
    assert MAP not in {edit.path for edit in plan.changes.edits}


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: any(letter.isalnum() for letter in text)
)


@given(
    WORDS,
    WORDS,
    st.sampled_from(["* ", "- ", "+ "]),
    st.sampled_from([" - ", ": ", " – "]),
    st.sampled_from(["", "*", "_"]),
)
def test_any_drifted_entry_settles(title: str, patlet: str, bullet: str, dash: str, mark: str) -> None:
    """However an entry is worded and dressed, one sync is enough or people are told, and lines around it stay."""
    entry = f"{bullet}[{title}]({BELL}){dash}{mark}{patlet}{mark}\n"
    before = {**sources(), "README.md": f"Before.\n\n{entry}{LISTED_GUIDE}{LISTED_DOOR}\nAfter.\n".encode()}
    plan = plan_sync(Scope(library_of(before)))
    after = apply(plan.changes, before)
    again = plan_sync(Scope(library_of(after)))
    assert again.changes.edits == () or again.remarks
    assert after["README.md"].startswith(b"Before.\n\n")
    assert after["README.md"].endswith(b"\nAfter.\n")


@given(WORDS, WORDS)
def test_any_title_and_patlet_read_back(title: str, patlet: str) -> None:
    """Whatever a pattern is called and says, its entry shows exactly that."""
    text = pattern_text("Bell", "Ring.", "Initial").replace("Bell", title, 1).replace("Waiting costs time.", patlet)
    before = {**sources(), BELL: text.encode()}
    library = library_of(apply(plan_sync(Scope(library_of(before))).changes, before))
    listed = next(each for each in pattern_lists(Scope(library)) if each.document.path == "README.md")
    entry = next(each for each in listed.entries if each.slug == "bell")
    bell = library.by_slug["bell"]
    assert (" ".join(entry.title.split()), " ".join(entry.patlet.split())) == (
        " ".join(bell.title.split()),
        " ".join(bell.patlet.split()),
    )


@pytest.mark.corpus
def test_the_real_library(corpus: Path) -> None:
    """Protects the counted drift of the real library, and that nothing of it is left after one sync."""
    library = open_library(corpus)
    plan = plan_sync(Scope(library))
    found = Counter((each.path, each.kind.value) for each in plan.drift)
    assert found["README.md", "title"] == 13
    assert found["README.md", "patlet"] == 13  # 11 differ, 2 are missing
    lacking = {path.split("/")[1]: n for (path, kind), n in found.items() if kind == "missing" and "mind-map" in path}
    assert lacking == {"es": 2, "pt-br": 2, "gl": 3}
    texts = {page.path: page.source.encode() for page in (*library.by_path.values(), *library.documents.values())}
    after = make_library(Files(apply(plan.changes, texts), library.files), library.config, library)
    assert not [finding for finding in check(after) if finding.rule in DRIFT]
    assert plan_sync(Scope(after)).changes.edits == ()
