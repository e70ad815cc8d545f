"""The private inbox: candidates as pages in the user's data folder, and what became of each."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from patternbook.collaborate.disk.lock import locked
from patternbook.collaborate.disk.private import load, make_private, save
from patternbook.errors import PatternbookError
from patternbook.identify.drafting.drafts import page_of
from patternbook.identify.judging.clusters import SAME, merge
from patternbook.identify.judging.fingerprints import likeness
from patternbook.identify.storing import VERSION, candidate_from, candidate_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from patternbook.identify.model import Candidate
    from patternbook.pattern import Template


class State(StrEnum):
    """What may become of a candidate."""

    OPEN = "open"
    ACCEPTED = "accepted"
    INSTANCE = "instance"
    MERGED = "merged"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class InboxError(PatternbookError):
    """The inbox has no such candidate, or cannot be read."""


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True)
class Fate:
    """What became of a candidate, and why or into what."""

    state: State = State.OPEN
    why: str = ""


def _replaced(candidate: Candidate, found: Mapping[str, Candidate]) -> bool:
    """Whether newer candidates hold what this one says: it is a part of one, or one says nearly the same."""
    return candidate.key not in found and any(
        candidate.key in each.merged or _alike(candidate, each) for each in found.values()
    )


def _alike(one: Candidate, other: Candidate) -> bool:
    return likeness(one.fingerprint, other.fingerprint) >= SAME


class Inbox:
    """The candidates in a folder. `candidates.json` says what they are, `decisions.json` what people decided."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._candidates_file = folder / "candidates.json"
        self._decisions_file = folder / "decisions.json"
        stored = load(self._candidates_file)
        rows = stored.get("candidates", []) if stored.get("version") == VERSION else []
        try:
            self.candidates = {row["key"]: candidate_from(row) for row in rows}
            decisions = load(self._decisions_file).items()
            self._fates = {key: Fate(State(row["state"]), str(row["why"])) for key, row in decisions}
        except (KeyError, TypeError, ValueError) as error:
            message = (
                f"the inbox in {folder} is not what Patternbook wrote ({error}); "
                "put a copy back, or move it away and identify again"
            )
            raise InboxError(message) from error

    def fate(self, key: str) -> Fate:
        """Return what became of a candidate."""
        return self._fates.get(key, Fate())

    def open(self) -> tuple[Candidate, ...]:
        """Return the candidates that wait for a person, best first."""
        return tuple(each for each in self.candidates.values() if self.fate(each.key).state is State.OPEN)

    @property
    def waiting(self) -> frozenset[str]:
        """The keys of the candidates that wait for a person."""
        return frozenset(each.key for each in self.open())

    def named(self, beginning: str) -> Candidate:
        """Return the candidate whose key begins so. Raises InboxError when there is none, or several."""
        found = [each for key, each in self.candidates.items() if beginning and key.startswith(beginning)]
        if len(found) != 1:
            how = "no candidate" if not found else f"{len(found)} candidates"
            message = (
                f"{how} in {self.folder} with a key that begins with {beginning!r}; `patternbook inbox list` shows all"
            )
            raise InboxError(message)
        return found[0]

    def page(self, candidate: Candidate) -> Path:
        """Return the file that holds a candidate's draft and evidence."""
        return self.folder / f"{candidate.key}.md"

    def put(self, candidates: Iterable[Candidate], template: Template) -> tuple[int, int]:
        """Make the inbox hold these candidates; return how many are new, and how many had been decided on before.

        One that was decided on, alone or as a part of another, does not come back. A page that a
        person has edited stays as it is. Where people were asked for consent, what they answered counts:
        the same words from another source do not take its place.
        """
        asked = [each for each in self.candidates.values() if each.threads]
        found = {
            each.key: each
            for each in candidates
            if each.threads or not any(each.key == known.key or _alike(each, known) for known in asked)
        }
        decided = {key for key, each in found.items() if any(k in self._fates for k in (key, *each.merged))}
        kept = {key: each for key, each in self.candidates.items() if not _replaced(each, found)}
        fresh = {key: each for key, each in found.items() if key not in decided}
        for key in sorted(decided & found.keys()):
            if self.fate(key).state is State.MERGED and (into := fresh.get(self.fate(key).why)):
                fresh[into.key] = merge(into, found[key])
        for key, each in self.candidates.items():
            if key not in kept:
                self._remove(each, template)
        new = sum(key not in self.candidates for key in fresh)
        for each in fresh.values():
            self._write(each, self.candidates.get(each.key), template)
        self.candidates = {**fresh, **{key: each for key, each in kept.items() if key not in fresh}}
        self._store()
        return new, len(decided)

    def _remove(self, candidate: Candidate, template: Template) -> None:
        page = self.page(candidate)
        if page.exists() and page.read_text(encoding="utf-8") == page_of(candidate, template):
            page.unlink()

    def _write(self, candidate: Candidate, before: Candidate | None, template: Template) -> None:
        page, text = self.page(candidate), page_of(candidate, template)
        present = page.read_text(encoding="utf-8") if page.exists() else None
        untouched = present is None or (before is not None and present == page_of(before, template))
        if untouched and present != text:
            save(page, text)

    def replace(self, candidate: Candidate, template: Template) -> None:
        """Give a candidate other evidence; its page is written anew unless a person has edited it."""
        self._write(candidate, self.candidates.get(candidate.key), template)
        self.candidates[candidate.key] = candidate
        self._store()

    def amend(self, key: str, candidate: Candidate | None, template: Template) -> None:
        """Put what people allow in place of a candidate, whatever became of it; with None nothing of it stays.

        Words that were taken back leave its page too, even one that a person has edited.
        """
        before = self.candidates[key]
        if candidate is None:
            if self.fate(key).state is State.OPEN:
                self.decide(before, State.WITHDRAWN, "those who said it do not want it kept")
            self.forget(before)
            return
        if len(candidate.evidence) < len(before.evidence):
            self.page(before).unlink(missing_ok=True)
        if self.fate(key).state is State.OPEN:
            self._write(candidate, before, template)
        self.candidates[key] = candidate
        self._store()

    def forget(self, candidate: Candidate) -> None:
        """Keep nothing of a candidate but what was decided about it."""
        self.page(candidate).unlink(missing_ok=True)
        del self.candidates[candidate.key]
        self._store()

    def decide(self, candidate: Candidate, state: State, why: str) -> None:
        """Record what became of a candidate and of those merged into it; its page goes."""
        for key in (candidate.key, *candidate.merged):
            self._fates[key] = Fate(state, why)
        save(self._decisions_file, _dump({key: asdict(fate) for key, fate in self._fates.items()}))
        self.page(candidate).unlink(missing_ok=True)

    def _store(self) -> None:
        rows = [candidate_value(each, whole=True) for each in self.candidates.values()]
        save(self._candidates_file, _dump({"version": VERSION, "candidates": rows}))


@contextmanager
def held(folder: Path) -> Iterator[Inbox]:
    """Yield the inbox in a folder; no other command changes it meanwhile. Raises LockedError."""
    make_private(folder)
    with locked(folder):
        yield Inbox(folder)
