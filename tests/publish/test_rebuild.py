"""A book made again after changes: what is taken over from before is what would be made anew."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.disk.worktree import read_files
from patternbook.collaborate.opening import open_in_processes, open_library, read_config
from patternbook.discover import shards
from patternbook.library import Files, make_library
from patternbook.library.history import Act, Change, Commit, History
from patternbook.publish.formats import renderer
from patternbook.publish.making import BookMaker

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


def files_of(maker: BookMaker, root: Path, previous: LazyFiles | None = None) -> LazyFiles:
    """Return the files of all books that a maker makes."""
    books = [maker.book(language) for language in maker.library.languages]
    render = renderer("web", maker.config)
    return render(books, read=lambda path: (root / path).read_bytes(), remember=True, previous=previous)


def rendered(library: Library, root: Path, previous: LazyFiles | None = None) -> LazyFiles:
    """Return the files of all books of a library."""
    return files_of(BookMaker(library), root, previous)


@pytest.mark.parametrize("seed", range(6))
def test_a_rebuild_gives_what_a_new_build_gives(example: Path, seed: int) -> None:
    """Protects readers from stale pages: after each of some edits, every file of every language is as if made anew."""
    chance = random.Random(seed)
    contents = dict(read_files(example).contents)
    files = read_files(example)
    config = read_config(example)
    library = make_library(files, config)
    maker = BookMaker(library)
    book = files_of(maker, example)
    assert all(book.values())
    for _ in range(4):
        chance.choice(EDITS)(contents, chance.choice(patterns(contents)), chance)
        now = Files(dict(contents), frozenset(contents) | files.paths)
        library = make_library(now, config, library)
        maker = BookMaker(library, before=maker)
        book = files_of(maker, example, book)
        assert dict(book) == dict(rendered(make_library(now, config), example))


def test_pages_that_nothing_touched_are_not_made_again(example: Path) -> None:
    """Protects readers of large libraries from waiting after each edit: a page is the same unless it shows the edit."""
    files, config = read_files(example), read_config(example)
    library = make_library(files, config)
    maker = BookMaker(library)
    before = {page.name: page for page in maker.book("en").patterns}
    path, contents = f"{PATTERN}named-greeter.md", dict(files.contents)
    for words, most in ((b"Smile first.", 1), (b"See [this](pause-card.md).", 2)):
        contents[path] += b"\n\n" + words + b"\n"
        library = make_library(Files(dict(contents), files.paths), config, library)
        maker = BookMaker(library, before=maker)
        after = {page.name: page for page in maker.book("en").patterns}
        fresh = {name for name, page in after.items() if page is not before[name]}
        assert list(after.values()) == list(BookMaker(library).book("en").patterns)
        assert "p/named-greeter" in fresh
        assert len(fresh) <= most
        before = after


def test_who_asks_for_a_page_does_not_wait_for_the_index(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects readers of large libraries: files that nobody asked for are not even put together, and yet all there."""
    asked: list[str] = []
    real = shards.shards
    monkeypatch.setattr(shards, "shards", lambda *given: asked.append("index") or real(*given))
    files = rendered(open_library(example), example)
    assert b"Pause Card" in files["p/pause-card/index.html"]
    assert asked == []
    assert "search/index.json" in set(files)
    assert asked
    assert len(set(files)) == len(list(files)) == len(files)


def test_a_picture_of_another_size_is_shown_in_it(example: Path) -> None:
    """Protects pages from jumping while they load: the size of a picture is that of now, whoever links to it."""
    files, config = read_files(example), read_config(example)
    path = f"{PATTERN}named-greeter.md"
    contents = {**files.contents, path: files.contents[path] + b"\n![clock](clock.png)\n"}
    files = Files(contents, files.paths | {f"{PATTERN}clock.png"})
    library = make_library(files, config)
    maker: BookMaker | None = None
    for size in ((2, 2), (2, 2), (4, 4)):
        maker = BookMaker(library, sizes=lambda _, size=size: size, before=maker)
        page = next(page for page in maker.book("en").pages if page.name == "p/named-greeter")
        assert page.links["clock.png"].size == size


def test_a_translation_that_fell_behind_says_so(example: Path) -> None:
    """Protects readers of a translation: that its source is newer follows from the history, which no text tells."""
    library = make_library(read_files(example), read_config(example))
    paths = {p.path for p in library.by_path.values() if p.slug == library.translations[0].of}
    language = library.translations[0].pattern.language
    maker: BookMaker | None = None
    for day in ("2026-01-01", "2026-03-03"):
        when = {path: "2026-02-02" if path == library.translations[0].pattern.path else day for path in paths}
        commits = {path: Commit(path, day, "Rita", committed=f"{day}T00:00:00+00:00") for path, day in when.items()}
        history = History("head", tuple(Change(commits[path], Act.EDITED, path) for path in sorted(paths)))
        maker = BookMaker(library, history=history, before=maker)
        page = next(p for p in maker.book(language).patterns if p.pattern is library.translations[0].pattern)
        assert (page.outdated is not None) == (day > "2026-02-02")


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
