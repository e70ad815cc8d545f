"""Notes on a proposal as commits of a ref of its own: nothing is ever rewritten, and two writers never lose a note.

The format is told in docs/space-format.md.
"""

from __future__ import annotations

import json
import random
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pygit2
from pygit2.enums import FileMode

from patternbook.collaborate.git.repository import CONTENDED, steadily
from patternbook.collaborate.proposals.forge import ForgeError, Kind, Note, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygit2.transaction import ReferenceTransaction as Hold

NOTES = "refs/patternbook/notes/"
_TEXTS = ("words", "head", "path", "section", "text")
_PATIENCE = 10.0
"""Seconds to wait for others who say or change something of the same proposal; one takes thousandths."""

_PAUSES = (0.002, 0.02)
"""Seconds between two attempts, at least and at most: by chance, so that those who wait do not walk in step."""


class BrokenNoteError(ForgeError):
    """A note in the repository cannot be read; the message names its commit."""


def written(note: Note) -> bytes:
    """Return a note as JSON, without what is empty."""
    shown = {"name": note.by.name, "mail": note.by.mail}
    values: dict[str, Any] = {
        "kind": note.kind.value,
        "by": {"account": note.by.account, **{key: value for key, value in shown.items() if value}},
        "when": note.when.astimezone(UTC).isoformat(timespec="seconds"),
    }
    values |= {name: getattr(note, name) for name in _TEXTS if getattr(note, name)}
    values |= {"about": note.about} if note.about else {}
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _read(data: bytes, place: str) -> Note:
    try:
        values = json.loads(data)
        by = values["by"]
        person = Person(str(by["account"]), str(by.get("name", "")), str(by.get("mail", "")))
        texts: dict[str, Any] = {name: str(values.get(name, "")) for name in _TEXTS}
        when = datetime.fromisoformat(values["when"])
        return Note(Kind(values["kind"]), person, when, **texts, about=int(values.get("about", 0)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"the note in commit {place} cannot be read ({error}); see docs/space-format.md for what it holds"
        raise BrokenNoteError(message) from error


def signature(person: Person, when: datetime) -> pygit2.Signature:
    """Return how git names a person; without a mail address one that leads nowhere stands in."""
    bare = str.maketrans("", "", "<>\n\r\0")
    name = person.shown.translate(bare).strip() or "Somebody"
    mail = person.mail.translate(bare).strip() or f"{person.account.translate(bare) or 'somebody'}@patternbook.invalid"
    offset = when.utcoffset()
    return pygit2.Signature(name, mail, int(when.timestamp()), int(offset.total_seconds() // 60) if offset else 0)


def _commit(git: pygit2.Repository, note: Note, parents: list[pygit2.Oid]) -> pygit2.Oid:
    blob = steadily(git.create_blob, written(note))
    builder = git.TreeBuilder()
    builder.insert("note.json", blob, FileMode.BLOB)
    author = signature(note.by, note.when)
    message = f"{note.kind.value.capitalize()}\n"
    return steadily(git.create_commit, None, author, author, message, steadily(builder.write), parents)


def claim(git: pygit2.Repository, name: str, target: pygit2.Oid) -> bool:
    """Create a ref and return whether it is ours; whoever comes second gets False.

    `references.create` looks for the ref before it locks it, so two processes can both succeed and one
    is lost; here it is looked for under the lock.
    """
    try:
        with git.transaction() as transaction:
            transaction.lock_ref(name)
            if is_free := git.references.get(name) is None:
                transaction.set_target(name, target)
            return is_free
    except CONTENDED:
        return False


def begin(git: pygit2.Repository, note: Note, head: pygit2.Oid) -> int:
    """Give a new proposal the next free number, with its first note. The proposal exists once this returns."""
    made = _commit(git, note, [head])
    number = max(numbers(git), default=0) + 1
    for _ in range(1000):
        if claim(git, f"{NOTES}{number}", made):
            return number
        number += 1
    message = "the repository takes no new proposal; is its folder writable and is there room on the disk?"
    raise ForgeError(message)


def _taken(git: pygit2.Repository, names: tuple[str, ...]) -> Hold | None:
    """Return a transaction that holds some refs, None while somebody else holds one of them."""
    transaction = git.transaction()
    try:
        for name in names:
            transaction.lock_ref(name)
    except CONTENDED:
        transaction.__exit__(None, None, None)
        return None
    return transaction


@contextmanager
def held(git: pygit2.Repository, number: int, *beside: str) -> Iterator[Hold]:
    """Hold the notes of a proposal, and refs beside them: what is read of them stays true until the block ends.

    What is set within becomes true when the block ends well, and nothing of it otherwise. Raises
    ForgeError when others never let go.
    """
    names = (f"{NOTES}{number}", *beside)
    deadline = time.monotonic() + _PATIENCE
    while (hold := _taken(git, names)) is None:
        if time.monotonic() > deadline:
            message = f"proposal {number} is being changed by others all the time; try again in a moment"
            raise ForgeError(message)
        time.sleep(random.uniform(*_PAUSES))  # noqa: S311 - nobody gains by guessing it
    with hold:
        yield hold


def add(git: pygit2.Repository, hold: Hold, number: int, note: Note, head: pygit2.Oid | None = None) -> None:
    """Add a note behind all others of a proposal that is held; `head` is kept for as long as the note is."""
    name = f"{NOTES}{number}"
    last = pygit2.Oid(hex=str(git.references[name].target))
    made = _commit(git, note, [last, *([head] if head else [])])
    hold.set_target(name, made, message=f"note: {note.kind.value}")


def numbers(git: pygit2.Repository) -> Iterator[int]:
    """Yield the numbers of all proposals, in no order."""
    for name in git.references.iterator():
        if name.name.startswith(NOTES) and (number := name.name.removeprefix(NOTES)).isdigit():
            yield int(number)


def _data(commit: pygit2.Commit) -> bytes:
    entry = commit.tree["note.json"] if "note.json" in commit.tree else None  # noqa: SIM401 - trees have no `get`
    return entry.data if isinstance(entry, pygit2.Blob) else b""


def read(git: pygit2.Repository, last: pygit2.Oid) -> tuple[tuple[Note, ...], str]:
    """Return the notes up to a commit, the oldest first, and the newest commit that they keep: the proposal's head."""
    notes = []
    head = ""
    at = last
    while True:
        commit = steadily(git.__getitem__, at).peel(pygit2.Commit)
        note = _read(_data(commit), str(at))
        notes.append(note)
        is_first = note.kind is Kind.PROPOSED
        kept = commit.parent_ids[0 if is_first else 1 :]
        head = head or (str(kept[0]) if kept else "")
        if is_first:
            break
        at = commit.parent_ids[0]
    return tuple(replace(note, number=n) for n, note in enumerate(reversed(notes), start=1)), head
