"""Let several workers and people with plain git work on one library at random, kill some, and check what is left."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pygit2
import soaking
from gitlibrary import ENVIRONMENT
from test_writers import a_library

from patternbook.collaborate.disk.journal import is_unfinished
from patternbook.collaborate.proposals.forge import Kind
from patternbook.collaborate.proposals.localforge import LocalForge
from patternbook.collaborate.proposals.recovery import recover
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.tables import FOLLOWS, OUTBOX
from patternbook.web.judging import consent, suggestions
from patternbook.web.writing import drafting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gitlibrary import GitLibrary

Said = dict[str, Any]
WORKERS = 3
TIDYING = (("gc", "-q"), ("pack-refs", "--all"), ("repack", "-q", "-d"), ("reflog", "expire", "--all"))


def run(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run git as a person does, who may be refused."""
    environment = {**os.environ, **ENVIRONMENT, **more}
    return subprocess.run(["git", *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False)


class Person:
    """Somebody with plain git in the folder that is served."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)
        self.said: list[Said] = []

    def commit(self, number: int) -> None:
        """Commit a file of their own."""
        name = f"mine-{number}.md"
        (self.root / name).write_text(f"{number}\n")
        if run(self.root, "add", name).returncode == 0 and run(self.root, "commit", "-q", "-m", name).returncode == 0:
            self.said.append({"did": "commit", "file": name})

    def push(self, number: int) -> None:
        """Push a file to the branch of the newest proposal."""
        branches = run(self.root, "for-each-ref", "--format=%(refname)", "--sort=-creatordate", "refs/heads/proposal")
        if not (found := branches.stdout.split()[:1]):
            return
        name, own = f"pushed-{number}.md", {"GIT_INDEX_FILE": str(self.root / ".git" / "person.index")}
        at = run(self.root, "rev-parse", found[0]).stdout.strip()
        blob = run(self.root, "hash-object", "-w", "README.md").stdout.strip()
        run(self.root, "read-tree", at, **own)
        run(self.root, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", **own)
        tree = run(self.root, "write-tree", **own).stdout.strip()
        made = run(self.root, "commit-tree", tree, "-p", at, "-m", name).stdout.strip()
        if made and run(self.root, "push", "-q", ".", f"{made}:{found[0]}").returncode == 0:
            self.said.append({"did": "push", "number": int(found[0].rpartition("/")[2]), "file": name})

    def work(self, ended: threading.Event) -> None:
        """Commit, push and tidy up until the others have ended."""
        number = 0
        while not ended.wait(self.chance.uniform(0.05, 0.3)):
            number += 1
            self.chance.choice((self.commit, self.push, self.tidy))(number)

    def tidy(self, _number: int) -> None:
        """Do what git does to repositories from time to time."""
        run(self.root, *self.chance.choice(TIDYING))


class Workers:
    """Several worker processes; one that is killed is begun again."""

    def __init__(self, root: Path, database: str, seed: int, rounds: int) -> None:
        self._arguments = (str(root), database)
        self._seed, self._rounds = seed, rounds
        self.said: list[Said] = []

    def _begin(self, name: str, rounds: int) -> subprocess.Popen[str]:
        command = [sys.executable, soaking.__file__, *self._arguments, name, str(rounds)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def _one(self, number: int, kills: int) -> None:
        """Let a worker work, and kill it some acknowledgments after it began, as often as told."""
        chance = random.Random(f"{self._seed} {number}")
        for life in range(kills + 1):
            left = self._rounds // (kills + 1)
            fatal = chance.randrange(2, max(3, left // 3)) if life < kills else -1
            with self._begin(f"w{number}/{self._seed}-{life}", left) as process:
                self._listen(process, fatal)
                assert process.stderr is not None
                trouble = process.stderr.read()
            assert process.returncode in ({0, -9} if life < kills else {0}), trouble

    def _listen(self, process: subprocess.Popen[str], fatal: int) -> None:
        """Note what a worker says, and kill it soon after it has said so much."""
        assert process.stdout is not None
        for at, line in enumerate(process.stdout):
            if line.endswith("\n"):
                self.said.append(json.loads(line))
            if at == fatal:
                process.kill()

    def work(self, count: int, kills: int) -> None:
        """Let all work until all have ended. Raises what went wrong in one."""
        with ThreadPoolExecutor(count) as pool:
            for done in [pool.submit(self._one, number, kills) for number in range(count)]:
                done.result()


def soak(root: Path, database: str, seed: int, *, rounds: int, kills: int) -> Counter[str]:
    """Soak a fresh library and check it; return how often each thing was acknowledged."""
    library, store = a_library(root), Store(database)
    library.write("README.md", "# Ours\n")
    library.commit("Tell")
    for number in range(soaking.DRAFTS):
        drafting.keep(store, drafting.Writing(f"draft-{number}", "ada", changed=datetime.now(UTC).isoformat()))
    team, person, ended = Workers(root, database, seed, rounds), Person(root, seed), threading.Event()
    beside = threading.Thread(target=person.work, args=(ended,))
    beside.start()
    try:
        team.work(WORKERS, kills)
    finally:
        ended.set()
        beside.join()
    recover(root)
    run(root, "commit", "-q", "-m", "What is still staged")
    check(library, store, team.said, person.said)
    store.close()
    return Counter(each["did"] for each in (*team.said, *person.said))


def check(library: GitLibrary, store: Store, said: list[Said], beside: list[Said]) -> None:
    """Check that everything is there that was acknowledged, once and in order, and nothing is half done."""
    _check_proposals(library, said, beside)
    _check_rows(store, said)
    files = library.git("ls-tree", "-r", "--name-only", "main").split()
    assert [each["file"] for each in beside if each["did"] == "commit" and each["file"] not in files] == []
    assert library.git("status", "--porcelain", "--untracked-files=no") == ""
    assert library.git("fsck", "--strict", "--no-dangling") == ""
    assert not is_unfinished(library.root)
    assert [*(library.root / ".git").rglob("*.lock")] == []


def _of(said: Iterable[Said], *did: str) -> list[Said]:
    return [each for each in said if each["did"] in did]


def _check_proposals(library: GitLibrary, said: list[Said], beside: list[Said]) -> None:
    forge, git = LocalForge(library.root), pygit2.Repository(str(library.root))
    numbers = [each["number"] for each in _of(said, "propose")]
    assert len(set(numbers)) == len(numbers)
    proposals = {proposal.number: proposal for proposal in forge.proposals()}
    assert not {*numbers} - {*proposals}
    main = library.git("grep", "-h", "", "main", "--", "patterns", ".patternbook")
    for number, proposal in proposals.items():
        own = [each for each in said if each.get("number") == number]
        text = library.git("grep", "-h", "", proposal.head, "--", "patterns")
        assert [(each, proposal) for each in _of(own, "propose", "change") if each["words"] not in text] == []
        spoken = [note.words for note in proposal.notes]
        told = [each["words"] for each in _of(own, "say", "withdraw", "merge")]
        assert [words for words in told if words not in spoken] == []
        for by in {each["by"] for each in own}:
            mine = [each["words"] for each in _of(own, "say") if each["by"] == by]
            assert mine == [words for words in spoken if words in mine]
        pushed = [each["file"] for each in _of(beside, "push") if each["number"] == number]
        assert not {*pushed} - {*library.git("ls-tree", "-r", "--name-only", proposal.head).split()}
        # Whoever pushes to a merged proposal opens it again.
        ends = [note.kind for note in proposal.notes if note.kind in {Kind.MERGED, Kind.WITHDRAWN}]
        assert len(ends) <= 1 or pushed, ends
        for note in proposal.notes:
            if note.kind is Kind.MERGED:
                assert git.descendant_of(git.head.target, pygit2.Oid(hex=note.head))
                assert f"# {note.words}" in main
                merged = library.git("grep", "-h", "", note.head, "--", "patterns").split()
                ours = {each["words"] for each in _of(own, "propose", "change")} & {*merged}
                assert not ours - {*main.split()}


def _check_rows(store: Store, said: list[Said]) -> None:
    drafts = {draft.id: " ".join(draft.sections.values()) for draft in drafting.drafts_of(store, "ada")}
    assert [each for each in _of(said, "draft") if each["words"] not in drafts[each["id"]].split()] == []
    held = {each.id: each for each in suggestions.find(store)}
    assert not {each["id"] for each in _of(said, "suggest")} - {*held}
    decided = _of(said, "decide")
    assert [
        each for each in decided if (held[each["id"]].fate, held[each["id"]].reason) != (each["fate"], each["reason"])
    ] == []
    told = {each.id: each for each in consent.find(store)}
    assert not {each["id"] for each in _of(said, "tell")} - {*told}
    answers = _of(said, "answer")
    assert len({each["id"] for each in answers}) == len(answers)
    assert [each for each in answers if told[each["id"]].stage != each["stage"]] == []
    follows = {row["account"] for row in store.rows(FOLLOWS.select())}
    assert not {each["account"] for each in _of(said, "follow")} - follows
    keys = [each["key"] for each in _of(said, "follow") if each["told"]]
    assert len(set(keys)) == len(keys) <= len(store.rows(OUTBOX.select()))
