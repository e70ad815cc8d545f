"""A bad file is reported with its place, and everything else is read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk import worktree
from patternbook.collaborate.disk.worktree import _entries
from patternbook.collaborate.observing import committers_of
from patternbook.collaborate.opening import NoLibraryError, find_library, open_library, preset
from patternbook.collaborate.store.outbox import read_mail
from patternbook.discover.maps.facets import facets
from patternbook.library import ConfigError, Finding, Library, parse_config
from patternbook.library.links.relations import relations
from patternbook.mature.levels.approval import read_approval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READERS: dict[str, Callable[[Library], object]] = {
    "people": lambda library: committers_of(library, lambda _: ""),
    "relations": lambda library: tuple(relations(library)),
    "level_words": lambda library: library.config.level_names("es"),
    "facets": facets,
    "approval": lambda library: read_approval(library.config, 1),
    "space": lambda library: read_mail(library.config.options),
}
GOOD = "## Title\n\nGood\n\n## Problem\n\nNone at all.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one good pattern."""
    level = tmp_path / "library" / "patterns" / "2-structured"
    level.mkdir(parents=True)
    (level / "good.md").write_text(GOOD)
    return level


def opened(folder: Path) -> Library:
    """Open the library that a level folder belongs to; the good pattern is always there."""
    library = open_library(folder.parent.parent)
    assert library.by_slug["good"].title == "Good"
    return library


def problem(folder: Path, path: str) -> Finding:
    """Return the one problem of a file."""
    (found,) = (finding for finding in opened(folder).problems if finding.path.endswith(path))
    return found


def test_not_utf8(folder: Path) -> None:
    """Protects against a file in an old encoding: the very byte is named."""
    (folder / "latin.md").write_bytes(b"## Title\n\nCaf\xe9\n")
    found = problem(folder, "latin.md")
    assert (found.line, found.column) == (3, 4)
    assert "0xe9" in found.message


def test_empty(folder: Path) -> None:
    """Protects against an empty file that passes for a pattern."""
    (folder / "empty.md").write_text(" \n")
    assert "empty" in problem(folder, "empty.md").message
    assert "empty" not in opened(folder).by_slug


def test_huge(folder: Path) -> None:
    """Protects memory: a file of 5 MB is no pattern."""
    (folder / "huge.md").write_bytes(b"x" * 5_000_000)
    assert "5.0 MB" in problem(folder, "huge.md").message


def test_link_out_of_the_library(folder: Path, tmp_path: Path) -> None:
    """Protects secrets of the machine from being published through a symbolic link."""
    (tmp_path / "secret.md").write_text("## Title\n\nSecret\n")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    assert "out of the library" in problem(folder, "out.md").message
    assert "out" not in opened(folder).by_slug


def test_link_within_the_library(folder: Path) -> None:
    """Protects libraries that link within themselves."""
    (folder / "same.md").symlink_to(folder / "good.md")
    assert opened(folder).by_slug["same"].title == "Good"


def test_dangling_link_and_loop(folder: Path) -> None:
    """Protects against links that lead nowhere or round in circles."""
    (folder / "dangling.md").symlink_to(folder / "nothing.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "up.md").symlink_to(folder.parent)
    assert "leads nowhere" in problem(folder, "dangling.md").message
    assert "leads nowhere" in problem(folder, "loop.md").message
    assert "folder" in problem(folder, "up.md").message


def test_merge_markers(folder: Path) -> None:
    """Protects against publishing a half-merged file; it is still read."""
    (folder / "merge.md").write_text("## Title\n\nM\n\n<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n")
    found = problem(folder, "merge.md")
    assert (found.line, found.rule) == (5, "PAT002")
    assert "merge" in opened(folder).by_slug


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable(folder: Path) -> None:
    """Protects against a file without permission."""
    (folder / "locked.md").write_text(GOOD)
    (folder / "locked.md").chmod(0)
    assert "Permission denied" in problem(folder, "locked.md").message


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission(folder: Path) -> None:
    """Protects the rest of a library from a folder that nobody may list."""
    (folder / "locked").mkdir(mode=0)
    assert "Permission denied" in problem(folder, "locked").message


def test_a_folder_that_goes_while_a_library_is_read_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a server that follows a library: git and people move folders while it looks."""
    (folder / "old").mkdir()
    (folder / "old" / "gone.md").write_text(GOOD)

    def go(name: str, _path: str) -> bool:
        if name == "old":
            shutil.rmtree(folder / "old")
        return False

    monkeypatch.setattr(worktree, "is_skipped", go)
    library = opened(folder)
    assert not (folder / "old").exists()
    assert library.problems == ()


def test_a_file_that_goes_while_a_library_is_read_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a server that follows a library from a file that is gone once it is listed."""
    (folder / "gone.md").write_text(GOOD)

    def entries(root: Path, unreadable: dict[str, str], without: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        for path, entry in _entries(root, unreadable, without):
            (folder / "gone.md").unlink(missing_ok=True)
            yield path, entry

    monkeypatch.setattr(worktree, "_entries", entries)
    library = opened(folder)
    assert library.problems == ()
    assert {path.rpartition("/")[2] for path in library.files} == {"good.md"}


def test_a_folder_named_like_a_file(folder: Path) -> None:
    """Protects against a folder where a file was expected."""
    (folder / "folder.md").mkdir()
    assert opened(folder).problems == ()


def test_odd_names(folder: Path) -> None:
    """Protects names with spaces, quotes, other scripts, and bytes that are no text."""
    for name in ("two words.md", "quo'te\".md", "パターン.md", "-rf.md", "new\nline.md"):
        (folder / name).write_text(GOOD)
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.md")).write_text(GOOD)
    library = opened(folder)
    assert {"two words", "パターン", "-rf"} <= set(library.by_slug)
    assert [finding.message for finding in library.problems] == ["the file's name is not UTF-8; rename it"]


def test_the_same_name_twice(folder: Path) -> None:
    """Protects addresses: two files cannot both be `p/good/`."""
    lower = folder.parent / "1-initial"
    lower.mkdir()
    (lower / "good.md").write_text(GOOD)
    assert "patterns/1-initial/good.md has the same file name" in problem(folder, "2-structured/good.md").message


def test_a_translation_of_nothing(folder: Path) -> None:
    """Protects translators whose source was renamed."""
    spanish = folder.parent.parent / "translation" / "es" / "patterns"
    spanish.mkdir(parents=True)
    (spanish / "gone.md").write_text(GOOD)
    assert "no pattern gone exists in en" in problem(folder, "gone.md").message


@pytest.mark.parametrize("piece", ["[", "> ", "- ", "*", "![", "`", "<", "(", "[a](", "|", "    ", "1. ", "**a "])
def test_deep_nesting(folder: Path, piece: str) -> None:
    """Protects the reader from 20,000 of anything: no crash, and the rest is read."""
    (folder / "deep.md").write_text(f"## Title\n\nDeep\n\n## Problem\n\n{piece * 20_000}x\n")
    assert opened(folder).by_slug["deep"].title == "Deep"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[library\n", "not valid TOML"),
        ("[library]\npatterns = 3\n", "library.patterns"),
        ("[library]\nlevels = []\n", "library.levels"),
        ('[[library.levels]]\nnumber = "one"\nname = "x"\n', "library.levels.number"),
        ("[library]\npublished_from = true\n", "library.published_from"),
        ('[book]\ntitel = "x"\n', "book.titel"),
        ("[book]\ntitle = 3\n", "book.title"),
        ("[organizations]\nSAP = 3\n", "SAP"),
        ("[[template.sections]]\nheadings = 3\n", "template.sections.kind"),
        ('[libary]\nlanguage = "es"\n', r"\[libary\] is unknown.* library"),
        ('[library]\nlangage = "es"\n', "library.langage is unknown.* language"),
        ("[template]\nsection = []\n", "template.section is unknown"),
        ('[[template.sections]]\nkind = "title"\nheading = {}\n', "template.sections.heading is unknown.* headings"),
        ('[[library.levels]]\nnumber = 1\nname = "x"\ncolor = "red"\n', "library.levels.color"),
        ('[book.es]\ntitel = "x"\n', "book.es.titel is unknown.* title"),
        ('[people]\ncomitters = ["ada"]\n', "people.comitters is unknown.* committers"),
        ('[space.mail]\nhots = "x"\n', "space.mail.hots is unknown.* host"),
        ('[facets.who]\nkey = "who"\nvalus = {}\n', "facets.who.valus is unknown.* values"),
        ("checks = 3\n", r"\[checks\] should be a table"),
        ("[requirements]\n", r"\[requirements\] should be a list"),
    ],
)
def test_a_wrong_configuration_names_the_key(folder: Path, text: str, key: str) -> None:
    """Protects people who write a configuration: the message says which key, and what it may be."""
    (folder.parent.parent / "patternbook.toml").write_text(text)
    with pytest.raises(ConfigError, match=key):
        opened(folder)


def test_a_plugin_may_have_a_table(folder: Path) -> None:
    """Protects plugins that a library sets up: a table named like one that is on is theirs, whatever is in it."""
    (folder.parent.parent / "patternbook.toml").write_text('[plugins]\nrules = ["tone"]\n[tone]\nharsh = ["bad"]\n')
    assert opened(folder).config.options["tone"] == {"harsh": ["bad"]}


def test_an_old_revision_may_name_other_keys() -> None:
    """Protects reports of the past: a key that has another name since is passed over where nobody can mend it."""
    assert parse_config("[libary]\n[book]\nblurb = 'x'\n", preset()).book("en").title == ""


@pytest.mark.parametrize(("words", "name"), [(["Uno", "Dos", "Tres"], "Dos"), (["Uno"], "Structured")])
def test_levels_are_named_as_translators_do(words: list[str], name: str) -> None:
    """Protects translated pages: a level has its translated name, its own where the list does not fit the levels."""
    config = parse_config(f"[level_words]\nes = {words}\n", preset())
    assert config.level_name(config.level(2), "es") == name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[people]\ncommitters = 3\n", "people.committers"),
        ("[relations]\nkey = 3\n", "relations.key"),
        ("[level_words]\nes = 3\n", "level_words.es"),
        ("[facets.who]\nvalues = 3\n", "facets.who.values"),
        ("[approval.one]\nhours = 2\n", "approval.one"),
        ("[approval]\n1 = 3\n", "approval.1"),
        ('[space.mail]\nport = "x"\n', "space.mail.port"),
    ],
)
def test_a_wrong_value_is_told_when_it_is_read(folder: Path, text: str, key: str) -> None:
    """Protects people who write a configuration from a traceback, whichever room reads the value."""
    (folder.parent.parent / "patternbook.toml").write_text(text)
    library = opened(folder)
    with pytest.raises(ConfigError, match=key):
        READERS[key.partition(".")[0]](library)


def test_broken_names_are_reported(folder: Path) -> None:
    """Protects old addresses: a names file that cannot be read is a problem, and not silently nothing."""
    names = folder.parent.parent / ".patternbook"
    names.mkdir()
    (names / "names.toml").write_text("[renamed\n")
    assert "cannot be read" in problem(folder, "names.toml").message


def test_the_library_is_found_from_below(folder: Path, tmp_path: Path) -> None:
    """Protects people who call a command from a folder within the library, or from none."""
    assert find_library(folder) == folder.parent.parent
    with pytest.raises(NoLibraryError, match="patternbook init"):
        find_library(tmp_path)


def test_reading_again_reads_what_changed(folder: Path) -> None:
    """Protects the server that follows edits: a second reading equals a fresh one, and keeps what is the same."""
    (folder / "other.md").write_text(GOOD)
    before = opened(folder)
    (folder / "good.md").write_text(GOOD.replace("None", "Much"))
    (folder / "other.md").rename(folder / "renamed.md")
    (folder.parent.parent / "README.md").write_text("# Hello\n")
    again = open_library(folder.parent.parent, before)
    fresh = open_library(folder.parent.parent)
    assert [(p.slug, p.source, p.sections) for p in again.patterns] == [
        (p.slug, p.source, p.sections) for p in fresh.patterns
    ]
    assert again.documents == fresh.documents
    assert open_library(folder.parent.parent, again).by_slug["good"] is again.by_slug["good"]
