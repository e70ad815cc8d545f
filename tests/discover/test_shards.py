"""The index for the browser: cut into files, nothing lost at a cut, small for the real book."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.opening import open_library, preset
from patternbook.discover import shards
from patternbook.discover.advisor import knowledge
from patternbook.discover.index import make_index
from patternbook.library import Files, Library, make_library, parse_config

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def library_of(count: int, words: int, previous: Library | None = None) -> Library:
    """Make a library of patterns with a problem and a longer solution, perhaps from the one before it."""
    contents = {
        f"patterns/2-structured/p{number:04d}.md": (
            f"## Title\n\nPot {number}\n\n## Patlet\n\nWatch it.\n\n## Problem\n\nKettle {number} boils over.\n\n"
            f"## Solution\n\n{'word ' * words}\n"
        ).encode()
        for number in range(count)
    }
    return make_library(Files(contents, frozenset(contents)), parse_config("", preset()), previous)


def made(library: Library, language: str = "en", **options: Any) -> dict[str, bytes]:
    """Return the files of an index."""
    return {name: make(shard) for name, make, shard in shards.files(shards.shards(library, language, **options))}


def joined(files: dict[str, bytes], name: str, key: str) -> list[Any]:
    """Return what the browser has once it has read a list that goes on in other files."""
    first = json.loads(files[f"{name}.json"])
    return [*first[key], *(value for more in first["more"] for value in json.loads(files[more]))]


def test_a_large_index_is_cut_into_files() -> None:
    """Protects browsers from one huge request, and readers from entries lost at a cut."""
    library = library_of(300, words=400)
    files = made(library, largest=100_000)
    assert max(map(len, files.values())) <= 100_000
    entries = joined(files, "index", "entries")
    assert [entry[0] for entry in entries] == [pattern.slug for pattern in library.patterns]
    assert len(joined(files, "advice", "guidance")) == len(entries)
    named = [json.loads(files[first])["more"] for first in ("index.json", "advice.json")]
    assert sorted(files) == sorted(["index.json", "advice.json", *named[0], *named[1]])


def test_a_file_is_made_from_its_own_patterns() -> None:
    """Protects a rebuild after one change: only the file of the changed pattern is made anew."""
    before = library_of(60, words=300)
    after = library_of(61, words=300, previous=before)
    old, new = (shards.shards(library, "en", largest=30_000) for library in (before, after))
    assert [one.subjects == two.subjects for one, two in zip(old, new, strict=False)].count(False) == 1


def test_a_very_large_library_is_asked_by_its_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects browsers from a hundred megabytes: beyond the limit problems stay, and all that names a pattern."""
    library = library_of(10, words=90)
    assert b"word word" in made(library)["index.json"]
    monkeypatch.setattr(knowledge, "MOST_TEXT", 1_000)
    (first, *_) = joined(made(library), "index", "entries")
    assert first[:5] == ["p0000", "Pot 0", [], "Watch it.", [["problem", "Problem", "Kettle 0 boils over."]]]
    assert knowledge.make_advice(library, "en").entries[0].passages[0].text == "Kettle 0 boils over."


def test_an_index_without_patterns_can_be_read() -> None:
    """Protects the search of a book that has no mature pattern yet."""
    assert joined(made(library_of(3, words=1), slugs=()), "index", "entries") == []


def test_the_index_of_the_real_book_is_small(corpus: Path) -> None:
    """Protects readers on slow lines: at most 90 KB a language, compressed, what advises them not counted."""
    library = open_library(corpus)
    published = [p.slug for p in library.patterns if p.level.number > 1]
    for language in library.languages:
        files = made(library, language, slugs=published)
        index = [data for name, data in files.items() if name.startswith("index")]
        assert sum(len(gzip.compress(data, 9)) for data in index) <= 90_000, language


def test_the_files_hold_what_the_command_line_searches(example: Path) -> None:
    """Protects one index everywhere: the browser's entries are those of `patternbook search`."""
    library = open_library(example)
    told = [[entry.slug, entry.title, entry.patlet] for entry in make_index(library, "es")]
    assert [[row[0], row[1], row[3]] for row in joined(made(library, "es"), "index", "entries")] == told
