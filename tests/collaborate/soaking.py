"""One of several workers of a space: it does at random whatever people do, and tells what was acknowledged."""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pygit2 import GitError

from patternbook.collaborate.disk.index import GitIndexError
from patternbook.collaborate.disk.lock import LockedError
from patternbook.collaborate.git.comparing import data_at
from patternbook.collaborate.git.repository import RepositoryError, commit_at, open_repository
from patternbook.collaborate.proposals import discussion
from patternbook.collaborate.proposals.forge import ForgeError, Kind, Note, Person, State
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.collaborate.proposals.recovery import recover
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.outbox import Word, tell_one
from patternbook.collaborate.store.tables import FOLLOWS
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash
from patternbook.web.judging import consent, suggestions
from patternbook.web.judging.suggestions import Fate, NotTakenError, Sort
from patternbook.web.writing import drafting

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.collaborate.proposals.forge import Proposal, Read

LEDGER = ".patternbook/ledger/soaked.toml"
HEADINGS = ("Problem", "Context", "Solutions", "Resulting Context")
DRAFTS, SHARED = 3, 4
_TOLD = {"organization": "Tin Whistle Works", "naming": "ask", "state": "in-use"}


def added(text: str, heading: str, words: str) -> str:
    """Return a pattern with words at the beginning of a section."""
    before, mark, after = text.partition(f"## {heading}\n\n")
    return f"{before}{mark}{words} {after}"


class Worker:
    """What one worker does. Words are its own and never the same twice."""

    def __init__(self, root: Path, database: str, name: str) -> None:
        recover(root)
        self.forge, self.store = LocalForge(root), Store(database)
        self.name, self.person = name, Person(name)
        self.chance = random.Random(name)
        self._said = 0

    @staticmethod
    def now() -> datetime:
        """Return the present time."""
        return datetime.now(UTC)

    def words(self) -> str:
        """Return words that nobody else says."""
        self._said += 1
        return f"{self.name}-{self._said}."

    def note(self, kind: Kind, words: str = "") -> Note:
        """Return a note of this worker."""
        return Note(kind, self.person, self.now(), words)

    def text(self, commit: str, path: str) -> str:
        """Return a file as a commit has it."""
        repository = open_repository(self.forge.root)
        return (data_at(repository, commit_at(repository, commit), path) or b"").decode()

    def edit(self, commit: str, path: str, words: str) -> ChangeSet:
        """Return a change that adds words to a pattern as a commit has it."""
        text = self.text(commit, path)
        after = added(text, self.chance.choice(HEADINGS), words)
        return ChangeSet(words, "", (Edit(path, content_hash(text.encode()), after),))

    def some(self) -> Proposal:
        """Return one of the newest proposals that are open."""
        numbers = sorted(discussion.numbers(open_repository(self.forge.root).git))
        newest = map(self.forge.proposal, numbers[-8:])
        return self.chance.choice([proposal for proposal in newest if proposal.state is State.OPEN])

    def propose(self) -> dict[str, object]:
        """Propose words."""
        words, tip = self.words(), self.forge.tip()
        path = f"patterns/1-initial/pattern-{self.chance.randrange(5)}.md"
        return {"number": self.forge.propose(self.edit(tip, path, words), tip, self.person, self.now()).number} | {
            "words": words
        }

    def change(self) -> dict[str, object]:
        """Add words to a proposal."""
        words, found = self.words(), self.some()
        patterns = [file.path for file in self.forge.files(found.number) if file.path.startswith("patterns/")]
        path = self.chance.choice(patterns)
        self.forge.change(found.number, self.edit(found.head, path, words), found.head, self.note(Kind.CHANGED))
        return {"number": found.number, "words": words}

    def say(self) -> dict[str, object]:
        """Comment on a proposal."""
        words, found = self.words(), self.some()
        self.forge.say(found.number, self.note(Kind.COMMENT, words))
        return {"number": found.number, "words": words}

    def withdraw(self) -> dict[str, object]:
        """Withdraw a proposal."""
        words, found = self.words(), self.some()
        self.forge.say(found.number, self.note(Kind.WITHDRAWN, words))
        return {"number": found.number, "words": words}

    def merge(self) -> dict[str, object]:
        """Merge an open proposal, with evidence, after choosing both texts wherever it clashes."""
        found, words = self.some(), self.words()
        clashes = self.forge.outlook(found.number).clashes if found.state is State.OPEN else ()
        if clashes:
            chosen = {clash: both(clash.before, clash.ours, clash.theirs) for clash in clashes}
            self.forge.catch_up(found.number, chosen, self.note(Kind.CHANGED))

        def record(read: Read) -> ChangeSet:
            before = read(LEDGER)
            seen = None if before is None else content_hash(before.encode())
            return ChangeSet("Evidence", "", (Edit(LEDGER, seen, f"{before or ''}# {words}\n"),))

        self.forge.merge(found.number, self.note(Kind.MERGED, words), record)
        return {"number": found.number, "words": words}

    def draft(self) -> dict[str, object]:
        """Write into a draft that others write into as well, each into a section of their own."""
        words, name = self.words(), f"draft-{self.chance.randrange(DRAFTS)}"
        kind = self.name.partition("/")[0]

        def written(draft: drafting.Writing) -> drafting.Writing:
            return draft.written(kind, f"{draft.sections.get(kind, '')} {words}", self.now())

        if drafting.amend(self.store, name, "ada", written) is None:
            message = "the draft is gone"
            raise AssertionError(message)
        return {"id": name, "words": words}

    def suggest(self) -> dict[str, object]:
        """Suggest something without an account."""
        words, caller = self.words(), f"caller-{self.chance.randrange(SHARED)}"
        held = suggestions.begin(Sort.PATTERN, "", {"title": words, "problem": "One."}, caller, self.now())
        suggestions.hold(self.store, held, self.now())
        return {"id": held.id}

    def decide(self) -> dict[str, object]:
        """Decide on a suggestion that waits, for which others may reach as well."""
        held = self.chance.choice(suggestions.find(self.store, fate=Fate.HELD.value)[:2])
        fate = self.chance.choice((Fate.PASSED, Fate.DECLINED))
        if not suggestions.decide(self.store, held, fate, reason=self.name):
            raise NotTakenError
        return {"id": held.id, "fate": fate.value, "reason": self.name}

    def tell(self) -> dict[str, object]:
        """Tell of an instance."""
        told = consent.begin(_TOLD, "pattern-0", self.name, self.now())
        consent.keep(self.store, told)
        return {"id": told.id}

    def answer(self) -> dict[str, object]:
        """Answer whether an instance may be named, as others do in the same moment."""
        told = self.chance.choice(consent.find(self.store, stage="suggested")[:2])
        answer = self.chance.choice(("yes", "no"))
        after = consent.amend(
            self.store, lambda now: consent.answered(now, answer, "A large bank", self.now()), id=told.id
        )
        return {"id": told.id, "stage": after.stage if after else ""}

    def follow(self) -> dict[str, object]:
        """Follow a pattern, and be told of something that others are told of as well."""
        account = f"reader-{self.chance.randrange(1000)}"
        self.store.put(FOLLOWS, {"account": account, "slug": "pattern-0", "address": self.words()})
        key = f"event {self.chance.randrange(1000)}"
        told = tell_one(self.store, Word(key, "Look", "There.", ""), "ada@example.org", self.now())
        return {"account": account, "key": key, "told": told}


def both(before: str, ours: str, theirs: str) -> str:
    """Return a section in which the words of both sides stand."""
    known = {*before.split(), *ours.split()}
    new = " ".join(word for word in theirs.split() if word not in known)
    mark, gap, rest = ours.partition("\n\n")
    return f"{mark}{gap}{new} {rest}"


OFTEN = ("propose", "propose", "propose", "change", "change", "say", "merge", "merge", "draft", "answer", "decide")
REFUSALS = (
    GitError,
    ForgeError,
    StaleChangeError,
    RepositoryError,
    LockedError,
    GitIndexError,
    NotTakenError,
    consent.PlanError,
    IndexError,
)
"""What a worker may be answered instead; anything else ends it, and the run fails."""

SELDOM = ("withdraw", "suggest", "tell", "follow")


def main(root: Path, database: str, name: str, rounds: int) -> None:
    """Work, and print what was acknowledged."""
    worker = Worker(root, database, name)
    print(json.dumps({"did": "begin", "by": name}), flush=True)  # noqa: T201 - its parent listens
    for _ in range(rounds):
        did = worker.chance.choice(OFTEN + SELDOM)
        act: Callable[[], dict[str, object]] = getattr(worker, did)
        try:
            told = {"did": did, "by": name, **act()}
        except REFUSALS as error:
            told = {"did": "refused", "what": did, "why": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
