"""A bad file is reported with its place, and everything else is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from patternbook.collaborate.opening import NoLibraryError, find_library, open_library
from patternbook.library import ConfigError, Finding, Library

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
    ],
)
def test_a_wrong_configuration_names_the_key(folder: Path, text: str, key: str) -> None:
    """Protects people who write a configuration: the message says which key, and what it may be."""
    (folder.parent.parent / "patternbook.toml").write_text(text)
    with pytest.raises(ConfigError, match=key):
        opened(folder)


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
