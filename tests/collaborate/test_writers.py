"""Many people write at once: every accepted edit is in the history, and nobody waits for a person without need."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gitlibrary import GitLibrary, pattern_text, start
from racing import race

from patternbook.collaborate.git.comparing import data_at
from patternbook.collaborate.git.repository import commit_at, open_repository
from patternbook.collaborate.proposals.forge import ClashError, Kind, Note, Person
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITERS, PATTERNS = 50, 10
PROCESSES, BEGINNINGS = 6, 60
SECTIONS = ("Problem", "Context", "Solutions", "Resulting Context", "Patlet")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def a_library(root: Path) -> GitLibrary:
    """Make ten patterns under git."""
    library = start(root)
    library.git("config", "user.name", "Rita")
    library.git("config", "user.email", "rita@example.org")
    for number in range(PATTERNS):
        library.write(f"patterns/1-initial/pattern-{number}.md", pattern_text(f"Pattern {number}"))
    library.commit("Begin")
    return library


def write(forge: LocalForge, words: str, pattern: int, heading: str) -> tuple[str, bool]:
    """Propose words of one's own for a section, and merge them; return them, and whether that asked a person."""
    path = f"patterns/1-initial/pattern-{pattern}.md"
    base = forge.tip()
    repository = open_repository(forge.root)
    text = (data_at(repository, commit_at(repository, base), path) or b"").decode()
    start_, _, rest = text.partition(f"## {heading}\n\n")
    body, gap, others = rest.partition("\n\n")
    changed = f"{start_}## {heading}\n\n{words} {body}{gap}{others}"
    change = ChangeSet(words, "", (Edit(path, content_hash(text.encode()), changed),))
    person = Person(words.rpartition("-")[0])
    made = forge.propose(change, base, person, NOW)
    asked = False
    while True:
        try:
            forge.merge(made.number, Note(Kind.MERGED, person, NOW))
        except ClashError as clash:
            asked = True
            chosen = {c: joined(c.ours, c.theirs, heading) for c in clash.clashes}
            try:
                forge.catch_up(made.number, chosen, Note(Kind.CHANGED, person, NOW))
            except (ClashError, StaleChangeError):
                continue
        except StaleChangeError:
            continue
        else:
            return words, asked


def joined(ours: str, theirs: str, heading: str) -> str:
    """Return both texts of a section, as a person would join them."""
    mine = theirs.partition(f"## {heading}\n\n")[2].split(" ", 1)[0]
    return ours.replace(f"## {heading}\n\n", f"## {heading}\n\n{mine} ", 1)


def everybody(root: Path, edits: int, place: Callable[[int, random.Random], tuple[int, str]]) -> int:
    """Let all writers write at once, each where `place` says, and return how often somebody had to choose words."""
    library = a_library(root)
    forge = LocalForge(library.root)

    def work(writer: int) -> list[tuple[str, bool]]:
        chance = random.Random(writer)
        return [write(forge, f"writer-{writer}-{edit}", *place(writer, chance)) for edit in range(edits)]

    with ThreadPoolExecutor(WRITERS) as pool:
        done = [each for result in pool.map(work, range(WRITERS)) for each in result]
    text = "".join(library.read(f"patterns/1-initial/pattern-{number}.md") for number in range(PATTERNS))
    assert [words for words, _ in done if f"{words} " not in text] == []
    titles = library.git("log", "--format=%s").splitlines()
    assert [words for words, _ in done if words not in titles] == []
    assert library.git("status", "--porcelain") == ""
    assert library.git("fsck", "--strict") == ""
    assert len(forge.proposals()) == len(done) == WRITERS * edits
    return sum(asked for _, asked in done)


def test_fifty_writers_beside_each_other(tmp_path: Path) -> None:
    """Protects people who edit different sections: all edits arrive, and nobody is asked anything."""
    asked = everybody(tmp_path / "library", 2, lambda writer, _: (writer % PATTERNS, SECTIONS[writer // PATTERNS]))
    assert asked == 0


def test_fifty_writers_on_the_same_sections(tmp_path: Path) -> None:
    """Protects every accepted edit when people get in each other's way: they choose, and nothing is lost."""
    everybody(tmp_path / "library", 1, lambda _, chance: (chance.randrange(2), chance.choice(SECTIONS[:2])))


def test_proposals_of_several_processes_have_numbers_of_their_own(tmp_path: Path) -> None:
    """Protects whoever proposes in the same instant at another worker: the second must not take the first's place."""
    root = a_library(tmp_path).root
    done = race(root, PROCESSES, BEGINNINGS)
    forge = LocalForge(root)
    assert len({number for number, _ in done}) == PROCESSES * BEGINNINGS
    assert [words for number, words in done if forge.proposal(number).title != words] == []
