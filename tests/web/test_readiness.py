"""A worker is ready before it is asked, shares what it holds, and agrees with workers that begin beside it."""

from __future__ import annotations

import ctypes
import re
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spaces import git
from starlette.testclient import TestClient

from patternbook.collaborate.checks import dictionaries
from patternbook.collaborate.disk.journal import Journal, is_unfinished, write_down
from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.store.operator import Settings
from patternbook.discover.index import words_of_markdown
from patternbook.discover.sentences import sentences_told
from patternbook.web.app import make_app
from patternbook.web.door.guard import read_secret
from patternbook.web.live.book import LiveBook
from patternbook.web.opening import open_forge, open_space
from patternbook.web.operating import readiness
from patternbook.web.tasks import maintaining

if TYPE_CHECKING:
    from patternbook.library import Library
    from patternbook.web.space import Space


def test_the_board_is_made_before_anybody_asks(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the first visitor after a start, and after each push, from waiting; a failure once is no end of it."""
    made: list[str] = []
    told = threading.Condition()
    real = maintaining._overview  # noqa: SLF001 - counts what is asked of it

    def counted(space: Space, present: Library, before: maintaining.Overview | None) -> maintaining.Overview:
        with told:
            made.append(present.by_slug["pause-card"].source)
            told.notify_all()
            if len(made) == 1:
                message = "the first time fails"
                raise OSError(message)
        return real(space, present, before)

    monkeypatch.setattr(maintaining, "_overview", counted)
    with TestClient(make_app(library), base_url="http://127.0.0.1"), told:
        assert told.wait_for(lambda: len(made) == 2, 120)
        file = library / "patterns/2-structured/pause-card.md"
        file.write_text(file.read_text(encoding="utf-8") + "\nMore words.\n", encoding="utf-8")
        git(library, "commit", "-qam", "More")
        assert told.wait_for(lambda: made[-1].endswith("More words.\n"), 120)


def test_what_a_killed_worker_left_is_ended_by_another(library: Path) -> None:
    """Protects whoever commits in the served folder after a worker died in a merge: another ends it at once."""
    file = library / "patterns/2-structured/pause-card.md"
    before, after = file.read_bytes(), file.read_bytes() + b"\nMore words.\n"
    file.write_bytes(after)
    git(library, "commit", "-qam", "More")
    made = git(library, "rev-parse", "HEAD")
    git(library, "reset", "-q", "--hard", "HEAD~")
    path = file.relative_to(library).as_posix()
    with TestClient(make_app(library), base_url="http://127.0.0.1"):
        with locked(library):
            (library / ".git" / "index.lock").write_bytes(b"patternbook %s\n" % bytes(library.resolve()))
            write_down(Journal({path: before}, {path: after}, {}, made), library)
            git(library, "update-ref", "refs/heads/main", made)
        until = time.monotonic() + 60
        while is_unfinished(library):
            assert time.monotonic() < until
            time.sleep(0.05)
    assert file.read_bytes() == after
    assert git(library, "status", "--porcelain") == ""


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library of this machine cannot give memory back",
)
def test_what_a_push_took_goes_back_to_the_system(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a worker's memory: after each making, what it held for a moment is neither kept nor left lying about."""
    before, made = [0], threading.Event()
    real, given = maintaining._overview, threading.Event()  # noqa: SLF001 - what takes memory stands in its place

    def costly(space: Space, present: Library, earlier: maintaining.Overview | None) -> maintaining.Overview:
        before[0] = resident()
        held = [bytes(1_000) for _ in range(80_000)]
        kept.append(held[:: len(held) // 40])
        made.set()
        return real(space, present, earlier)

    def noted() -> None:
        give_back()
        given.set()

    kept: list[list[bytes]] = []
    give_back = readiness._give_back  # noqa: SLF001 - told when it is over
    monkeypatch.setattr(readiness, "_give_back", noted)
    monkeypatch.setattr(maintaining, "_overview", costly)
    with TestClient(make_app(library), base_url="http://127.0.0.1"):
        for words in ("", "\nMore words.\n"):
            made.clear()
            given.clear()
            if words:
                file = library / "patterns/2-structured/pause-card.md"
                file.write_text(file.read_text(encoding="utf-8") + words, encoding="utf-8")
                git(library, "commit", "-qam", "More")
            assert made.wait(120)
            assert given.wait(120), "memory is given back after the start, and after a push"
            assert words_of_markdown.cache_info().currsize == sentences_told.cache_info().currsize == 0
            assert resident() - before[0] < 40_000_000


def test_who_opens_a_form_begins_the_loading_of_the_dictionary(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects who types from waiting for the dictionary: it is loaded while they do, and not before anybody writes."""
    folder = tmp_path / "hunspell"
    folder.mkdir()
    (folder / "en_US.aff").write_text("SET UTF-8\n")
    (folder / "en_US.dic").write_text("1\ndoor\n")
    monkeypatch.setenv("DICPATH", str(folder))
    loaded, real = threading.Event(), dictionaries._load  # noqa: SLF001 - told when it happens

    def told(place: Path) -> object:
        assert place.parent == folder
        loaded.set()
        return real(place)

    monkeypatch.setattr(dictionaries, "_load", told)
    with TestClient(make_app(library), base_url="http://127.0.0.1") as reader:
        for page in ("/", "/p/pause-card/", "/space/board"):
            assert reader.get(page).status_code == 200
        assert not loaded.is_set()
        assert reader.get("/space/edit/pause-card/problem").status_code == 200
        assert loaded.wait(120)


def test_files_with_errors_are_told_at_the_start(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects an operator from serving half of a merge without a word."""
    make_app(library)
    assert capsys.readouterr().err == ""
    file = library / "patterns/2-structured/pause-card.md"
    file.write_text(f"<<<<<<< ours\n=======\n>>>>>>> theirs\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    make_app(library)
    assert "errors in patterns/2-structured/pause-card.md:1; `patternbook check`" in capsys.readouterr().err


def test_the_book_and_the_space_share_their_patterns(library: Path) -> None:
    """Protects memory: what the book has read from the folder is not held a second time as read from git."""
    settings, book = Settings(), LiveBook(library)
    forge = open_forge(library, settings, host="127.0.0.1")
    assert forge is not None
    space = open_space(forge, book, settings, host="127.0.0.1").space
    first = space.library()
    assert all(pattern is book.library.by_slug[slug] for slug, pattern in first.by_slug.items())
    file = library / "patterns/2-structured/pause-card.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nMore words.\n", encoding="utf-8")
    git(library, "commit", "-qam", "More")
    after = space.library().by_slug
    assert [slug for slug, pattern in first.by_slug.items() if pattern is not after[slug]] == ["pause-card"]
    space.store.close()


def test_workers_that_begin_at_once_have_one_secret(tmp_path: Path) -> None:
    """Protects forms from being refused by the other worker: all agree on the secret that signs them."""
    with ThreadPoolExecutor(8) as workers:
        for number in range(20):
            folder = tmp_path / str(number)
            assert len(set(workers.map(lambda _, place=folder: read_secret(place), range(8)))) == 1
            assert [file.name for file in folder.iterdir()] == ["secret"]
