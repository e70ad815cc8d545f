"""A book made again after changes: what is taken over from before is what would be made anew."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.worktree import read_files
from patternbook.collaborate.opening import open_in_processes, open_library, read_config
from patternbook.library import Files, make_library
from patternbook.publish import make_books
from patternbook.publish.formats import renderer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.publish.files import LazyFiles

Contents = dict[str, bytes]
PATTERN = "patterns/2-structured/"


def patterns(contents: Contents) -> list[str]:
    """Return the paths of the patterns that a book shows."""
    return sorted(path for path in contents if path.startswith(("patterns/2", "patterns/3")))


def reword(contents: Contents, path: str, chance: random.Random) -> None:
    """Change a sentence of the text."""
    contents[path] = contents[path].replace(b".", f", said {chance.randrange(99)} of us.".encode(), 1)


def retitle(contents: Contents, path: str, chance: random.Random) -> None:
    """Give a pattern another title, which other pages name."""
    head, _, rest = contents[path].partition(b"## Title\n\n")
    title, _, rest = rest.partition(b"\n")
    contents[path] = head + b"## Title\n\n" + title + f" {chance.randrange(99)}\n".encode() + rest


def link(contents: Contents, path: str, chance: random.Random) -> None:
    """Let a pattern lead to another one."""
    other = chance.choice(patterns(contents))
    contents[path] += f"\n\n## See also\n\n[This](../{other.removeprefix('patterns/')})\n".encode()


def use(contents: Contents, path: str, chance: random.Random) -> None:
    """Let an organization tell that it uses a pattern."""
    there, _, rest = contents[path].partition(b"## Known Instances\n\n")
    contents[path] = there + f"## Known Instances\n\n* **Harbor Club {chance.randrange(9)}** uses it.\n".encode() + rest


def add(contents: Contents, path: str, chance: random.Random) -> None:
    """Write a new pattern."""
    contents[f"{PATTERN}new-{chance.randrange(99)}.md"] = contents[path]


def remove(contents: Contents, path: str, chance: random.Random) -> None:
    """Delete a pattern."""
    del contents[path]
    assert chance


def lower(contents: Contents, path: str, chance: random.Random) -> None:
    """Put a pattern back among the drafts."""
    contents[f"patterns/1-initial/{path.rpartition('/')[2]}"] = contents.pop(path)
    assert chance


EDITS: tuple[Callable[[Contents, str, random.Random], None], ...] = (reword, retitle, link, use, add, remove, lower)


def rendered(library: Library, root: Path, previous: LazyFiles | None = None) -> LazyFiles:
    """Return the files of all books of a library."""
    books = make_books(library)
    render = renderer("web", library.config)
    return render(books, read=lambda path: (root / path).read_bytes(), remember=True, previous=previous)


@pytest.mark.parametrize("seed", range(6))
def test_a_rebuild_gives_what_a_new_build_gives(example: Path, seed: int) -> None:
    """Protects readers from stale pages: after each of some edits, every file of every language is as if made anew."""
    chance = random.Random(seed)
    contents = dict(read_files(example).contents)
    files = read_files(example)
    config = read_config(example)
    library = make_library(files, config)
    book = rendered(library, example)
    assert all(book.values())
    for _ in range(4):
        chance.choice(EDITS)(contents, chance.choice(patterns(contents)), chance)
        now = Files(dict(contents), frozenset(contents) | files.paths)
        library = make_library(now, config, library)
        book = rendered(library, example, book)
        assert dict(book) == dict(rendered(make_library(now, config), example))


def test_a_promotion_reaches_translations(example: Path) -> None:
    """Protects readers of other languages: a translation has its source's level, though its own file did not change."""
    files, config = read_files(example), read_config(example)
    library = make_library(files, config)
    before = rendered(library, example)
    assert all(before.values())
    contents = dict(files.contents)
    contents["patterns/3-validated/named-greeter.md"] = contents.pop(f"{PATTERN}named-greeter.md")
    now = Files(contents, frozenset(contents) | files.paths - {f"{PATTERN}named-greeter.md"})
    after = rendered(make_library(now, config, library), example, before)
    assert after["es/p/named-greeter/index.html"] != before["es/p/named-greeter/index.html"]
    assert dict(after) == dict(rendered(make_library(now, config), example))


def test_one_edit_makes_few_files_anew(example: Path) -> None:
    """Protects authors from waiting: a sentence changed in one pattern leaves most of the book as it was."""
    files, config = read_files(example), read_config(example)
    library = make_library(files, config)
    before = rendered(library, example)
    old = {path: id(before[path]) for path in before}
    contents = dict(files.contents)
    path = f"{PATTERN}named-greeter.md"
    contents[path] = contents[path].replace(b"## Solution\n\n", b"## Solution\n\nSmile first. ")
    after = rendered(make_library(Files(contents, files.paths), config, library), example, before)
    fresh = [path for path in after if id(after[path]) != old.get(path) and not path.startswith("media/")]
    assert len(fresh) < len(old) / 8, fresh


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    """Protects large libraries: read by all processors, each pattern is the same and stands in the same order."""
    folder = tmp_path / PATTERN
    folder.mkdir(parents=True)
    for number in range(200):
        problem = f"## Title\n\nPot {number}\n\n## Problem\n\nIt boils [over](p{number // 2}.md).\n"
        (folder / f"p{number}.md").write_text(f"{problem}\n## Known Instances\n\n* Acme\n", encoding="utf-8")
    one, many = open_library(tmp_path), open_in_processes(tmp_path)
    assert many == one
    assert [p.known_instances for p in many.patterns] == [p.known_instances for p in one.patterns]
