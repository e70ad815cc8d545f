"""Promoting, demoting, renaming and retiring keep links, lists, maps, translations and addresses whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from promoting import FORGE, SITE, broken_links, carried_out, library_of, pattern_text, sources

from patternbook.collaborate.disk.worktree import read_files
from patternbook.collaborate.opening import read_config
from patternbook.library import Files, apply, inverse, make_library
from patternbook.library.changes.draft import PlanError
from patternbook.mature.lifecycle.promotion import demote, promote
from patternbook.mature.lifecycle.renaming import rename, retire
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.mature.lifecycle.plan import Plan

NAMES = ".patternbook/names.toml"


def scope() -> Scope:
    """Return the small library, ready to plan with."""
    return Scope(library_of(sources()))


def test_promotion_moves_file_and_links() -> None:
    """The file moves; its own links and those to it, in every spelling and language, follow; nothing else changes."""
    after = carried_out(promote("open-door", scope(), under="Doors are shut"), sources())
    assert "patterns/1-initial/open-door.md" not in after
    before = sources()["patterns/1-initial/open-door.md"].decode()
    expected = before.replace("(bell.md)", "(../1-initial/bell.md)").replace('"bell.md"', '"../1-initial/bell.md"')
    assert after["patterns/2-structured/open-door.md"] == expected.replace("* Initial", "* Structured")
    assert "[door](../2-structured/open-door.md#title)" in after["patterns/1-initial/bell.md"]
    guide = after["patterns/2-structured/guide.md"]
    assert f"[door](open-door.md) or <{FORGE}/patterns/2-structured/open-door.md>" in guide
    assert "* Estructurado" in after["translation/es/patterns/open-door.md"]
    assert after["translation/es/patterns/guide.md"].encode() == sources()["translation/es/patterns/guide.md"]


def test_promotion_keeps_lists() -> None:
    """README, contents and mind maps of every language show the pattern where it belongs now, in their own style."""
    plan = promote("open-door", scope(), under="doors are shut")
    after = carried_out(plan, sources())
    readme = after["README.md"]
    upper, lower = readme.split("## Level 1")
    assert "* [Open Door](patterns/2-structured/open-door.md) - *Waiting costs time. Open Door ends it.*\n" in upper
    assert "* [Open Door]" not in lower
    assert f"{FORGE}/patterns/2-structured/open-door.md or {FORGE}/patterns/1-initial/open-door.md-old" in lower
    assert (
        "Help.\n* [Open Door](../../patterns/2-structured/open-door.md) - Waiting costs time" in after["book/en/toc.md"]
    )
    spanish = (
        "- [Puerta Abierta](../../translation/es/patterns/open-door.md): Waiting costs time. Puerta Abierta ends it.\n"
    )
    assert after["book/es/toc.md"].endswith(spanish)
    map_, mapa = (after[f"pattern-categorization/{language}program-mind-map.md"] for language in ("", "es/"))
    assert map_.endswith(f"#### Doors are shut\n\n##### [Open Door]({SITE}/open-door)\n")
    assert mapa.endswith(f"#### Puertas\n\n##### [Puerta Abierta]({SITE}/open-door)\n")
    assert plan.remarks == ()


def test_promotion_without_a_place_on_the_map() -> None:
    """Where a person has to choose, the plan says so; a challenge that does not exist is refused."""
    assert any("--under" in remark for remark in promote("open-door", scope()).remarks)
    with pytest.raises(PlanError, match="no challenge 'Nonsense'"):
        promote("open-door", scope(), under="Nonsense")


def test_demotion_leaves_the_book() -> None:
    """A pattern that is no longer published leaves contents and maps, and the challenge stays."""
    after = carried_out(demote("guide", scope()), sources())
    assert "[Guide]" not in after["book/en/toc.md"]
    assert "[Guía]" not in after["book/es/toc.md"]
    assert "#### Nobody asks\n\n#### Doors" in after["pattern-categorization/program-mind-map.md"]
    assert "* [Guide](patterns/1-initial/guide.md)" in after["README.md"].split("## Level 1")[1]
    assert "Inicial" in after["translation/es/patterns/guide.md"]
    assert "[the guide](guide.md#status)" in after["patterns/1-initial/open-door.md"].replace("../1-initial/", "")


def test_first_pattern_of_a_level() -> None:
    """A level whose list is empty gets its first entry below its heading."""
    contents = sources()
    contents["README.md"] += b"\n## Level 3: Validated\n\nNone yet.\n\n## More\n"
    after = carried_out(promote("guide", Scope(library_of(contents))), contents)
    assert (
        "None yet.\n\n* [Guide](patterns/3-validated/guide.md) - *Waiting costs time.*\n\n## More\n"
        in after["README.md"]
    )


def test_no_level_beyond() -> None:
    """There is nothing below the lowest and above the highest level, and no plan for an unknown pattern."""
    with pytest.raises(PlanError, match="lowest level already"):
        demote("bell", scope())
    with pytest.raises(PlanError, match="no pattern 'nobody'"):
        promote("nobody", scope())


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Initial (brainstormed)", "Structured (brainstormed)"),
        ("- initial", "- Structured"),
        ("* Old status: Initial\n* Initial", "* Old status: Initial\n* Structured"),
        ("* Drafted in May", "* Structured\n* Drafted in May"),
        ("Drafted in May", "Structured\n\nDrafted in May"),
        ("", "Structured\n"),
    ],
)
def test_status(status: str, expected: str) -> None:
    """The word for the level changes where it stands; where there is none, it comes first."""
    contents = sources()
    contents["patterns/1-initial/bell.md"] = pattern_text("Bell", "Ring.", status).encode()
    after = carried_out(promote("bell", Scope(library_of(contents))), contents)
    assert after["patterns/2-structured/bell.md"].split("## Status\n\n")[1].strip() == expected.strip()


def test_status_section_is_made() -> None:
    """A pattern without the section gets one before its authors, in the line ends of the file."""
    contents = sources()
    contents["patterns/1-initial/bell.md"] = b"## Title\r\n\r\nBell\r\n\r\n## Author(s)\r\n\r\nAda\r\n"
    after = carried_out(promote("bell", Scope(library_of(contents))), contents)
    expected = "Bell\r\n\r\n## Status\r\n\r\nStructured\r\n\r\n## Author(s)"
    assert expected in after["patterns/2-structured/bell.md"]


def test_rename() -> None:
    """Files of every language, links, addresses, title and records follow; the old address is kept in the table."""
    contents = sources()
    records = {
        NAMES: '# kept\n[renamed]\nhall = "open-door" # once\nx = "bell"\n',
        ".patternbook/ledger/open-door.toml": "",
        ".patternbook/translations.toml": '[es.open-door]\nsolution = "1"\n',
    }
    contents |= {path: text.encode() for path, text in records.items()}
    library = library_of(contents)
    plan = rename("open-door", "wide-door", Scope(library), records, title="Wide Door")
    after = carried_out(plan, contents)
    assert after["patterns/1-initial/wide-door.md"].startswith("## Title\n\nWide Door\n")
    assert after["translation/es/patterns/wide-door.md"].startswith("## Title\n\nPuerta Abierta\n")
    assert "[puerta](wide-door.md)" in after["translation/es/patterns/guide.md"]
    assert "[Wide Door](patterns/1-initial/wide-door.md) - *" in after["README.md"]
    assert after[NAMES] == '# kept\n[renamed]\nx = "bell"\nhall = "wide-door"\nopen-door = "wide-door"\n'
    assert ".patternbook/ledger/wide-door.toml" in after
    assert after[".patternbook/translations.toml"].startswith("[es.wide-door]")
    assert library_of({path: text.encode() for path, text in after.items()}).renamed["open-door"] == "wide-door"


def test_rename_follows_the_book_address() -> None:
    """Links to the published book lead to the new address, and only those."""
    after = carried_out(rename("guide", "guide-post", scope()), sources())
    assert f"({SITE}/guide-post)" in after["pattern-categorization/program-mind-map.md"]
    assert f"({SITE}/guide)" not in after["pattern-categorization/es/program-mind-map.md"]


def test_rename_back() -> None:
    """A pattern that gets its old name back leaves no circle in the table of names."""
    contents = {**sources(), NAMES: b'[renamed]\ngate = "open-door"\n'}
    records = {NAMES: contents[NAMES].decode()}
    after = carried_out(rename("open-door", "gate", Scope(library_of(contents)), records), contents)
    assert after[NAMES] == '[renamed]\nopen-door = "gate"\n'


@pytest.mark.parametrize("new", ["bell", "a/b", "", "x y", "..", "name.md"])
def test_names_that_cannot_be(new: str) -> None:
    """A name that is taken or is no file name is refused."""
    with pytest.raises(PlanError):
        rename("open-door", new, scope())


def test_retired_for_another() -> None:
    """Links lead to the heir, without anchors that it does not have, and so does the old address."""
    after = carried_out(retire("open-door", scope(), replaced_by="guide"), sources())
    assert not any("open-door.md" in path for path in after)
    assert "Before: [door](../2-structured/guide.md)." in after["patterns/1-initial/bell.md"]
    assert "[puerta](guide.md)" in after["translation/es/patterns/guide.md"]
    assert "[Open Door]" not in after["README.md"]
    assert after[NAMES] == '[renamed]\nopen-door = "guide"\n'


def test_retired_for_good() -> None:
    """Without an heir, links become plain words and the name is kept with the reason."""
    after = carried_out(retire("open-door", scope(), reason='It was "done"'), sources())
    assert "Before: door." in after["patterns/1-initial/bell.md"]
    assert after[NAMES] == '[retired]\nopen-door = "It was \\"done\\""\n'


def test_retired_links_leave_plain_words_and_no_brackets() -> None:
    """Protects the prose around a link however it is written, with its definition above or below the words."""
    links = "[Open Door][], [it][Open Door], [Open Door], [door](open-door.md#title) or [this](open%2Ddoor.md)"
    told = f"[Open Door]: open-door.md\n\nAsk {links}."
    files = {**sources(), "patterns/1-initial/bell.md": pattern_text("Bell", told, "Initial").encode()}
    after = carried_out(retire("open-door", Scope(library_of(files))), files)
    assert "## Solutions\n\n\nAsk Open Door, it, Open Door, door or this.\n" in after["patterns/1-initial/bell.md"]


def _to_another(slug: str, scope: Scope) -> Plan:
    return retire(slug, scope, replaced_by="core-team" if slug != "core-team" else "trusted-committer")


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize(
    ("plan", "levels", "step"),
    [
        pytest.param(lambda s, c: promote(s, c, under="Hard to assess a project quickly"), {1, 2}, 1, id="promote"),
        pytest.param(demote, {2}, 1, id="demote"),
        pytest.param(lambda s, c: rename(s, "new-name-for-it", c, title="New Name"), {1, 2}, 7, id="rename"),
        pytest.param(retire, {1, 2}, 7, id="retire"),
        pytest.param(_to_another, {1, 2}, 7, id="replace"),
    ],
)
def test_every_real_pattern(corpus: Path, plan: Callable[[str, Scope], Plan], levels: set[int], step: int) -> None:
    """No link breaks that was whole, nothing becomes unreadable, and the inverse change gives every byte back."""
    files, config = read_files(corpus), read_config(corpus)
    library = make_library(files, config)
    before, scope = broken_links(library), Scope(library)
    for pattern in [pattern for pattern in library.patterns if pattern.level.number in levels][::step]:
        planned = plan(pattern.slug, scope)
        contents = apply(planned.changes, files.contents)
        assert apply(inverse(planned.changes, files.contents), contents) == files.contents
        after = _reread(library, files, planned, contents)
        renamed = {
            (name.replace("new-name-for-it", pattern.slug), to): n for (name, to), n in broken_links(after).items()
        }
        assert not {key: n for key, n in renamed.items() if n > before[key]}, pattern.slug
        assert {(p.rule, p.path) for p in after.problems} <= {(p.rule, p.path) for p in library.problems}


def _reread(library: Library, files: Files, plan: Plan, contents: dict[str, bytes]) -> Library:
    """Read the library again as it is after a plan."""
    moved = {move.old: move.new for move in plan.changes.moves}
    others = {moved.get(path, path) for path in files.paths if path not in files.contents}
    return make_library(Files(contents, frozenset({*others, *contents})), library.config, library)
