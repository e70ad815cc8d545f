"""What people said about a proposal, as evidence in the library's ledger: written by the merge itself, or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import Kind
from patternbook.library import ChangeSet, Edit, content_hash
from patternbook.mature.evidence.committers import account_key
from patternbook.mature.evidence.recording import with_events
from patternbook.mature.ledger import LEDGER, Deed, Event, judged_hash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from patternbook.collaborate.proposals.forge import Note, Person, Read, Record
    from patternbook.pattern import Pattern
    from patternbook.web.judging.judgment import Judgment

NOT_NAMED = "somebody who is not named"
"""Who has a concern, where the person does not want to stand in the library's files."""


class Evidence:
    """What people said about one proposal, for the ledger. `unnamed` are the accounts that its files shall not name."""

    def __init__(self, judgment: Judgment, unnamed: Collection[str]) -> None:
        self._judgment = judgment
        self._proposal = judgment.proposal
        self._unnamed = unnamed
        self._link = self._proposal.address if self._proposal.address.startswith("http") else ""

    def _who(self, person: Person) -> str:
        return NOT_NAMED if person.account in self._unnamed else person.account

    def _judged(self, pattern: Pattern) -> tuple[str, ...]:
        """Return the sections that a reviewer judged, by kind; "" for all of a pattern that is new at its place."""
        if pattern.path not in self._judgment.origin.by_path:
            return ("",)
        keys = tuple(change.key for change in self._judgment.sections if change.path == pattern.path)
        return keys if all(judged_hash(pattern, key) for key in keys if key) and "" not in keys else ("",)

    def _rises(self, pattern: Pattern) -> bool:
        before = self._judgment.origin.by_slug.get(pattern.slug)
        return before is not None and before.level < pattern.level

    def _reviews(self, pattern: Pattern) -> Iterator[Event]:
        """Yield the approvals of the newest text by people who did not write it."""
        for note in self._proposal.notes:
            own = note.by.account in self._judgment.standing.authors or note.by.account in self._unnamed
            if note.kind is Kind.APPROVAL and note.head == self._proposal.head and not own:
                for section in self._judged(pattern):
                    text, level = judged_hash(pattern, section), pattern.level.number
                    yield Event(Deed.REVIEW, note.by.account, note.when, self._link, section, text, toward=level)

    def _announced(self, pattern: Pattern) -> Iterator[Event]:
        """Yield that a decision was announced, when the proposal is to raise the pattern."""
        if self._rises(pattern):
            since, who = self._judgment.standing.since, self._who(self._proposal.by)
            text, level = judged_hash(pattern), pattern.level.number
            yield Event(Deed.ANNOUNCE, who, since, self._link, "", text, toward=level)

    def _counts(self, note: Note, concern: Note) -> bool:
        """Whether the ledger would believe that somebody resolves a concern: its owner, or a trusted committer."""
        listed = set(map(account_key, self._judgment.standing.committers or ()))
        return note.by.account == concern.by.account or note.by.account.casefold() in listed

    def _concerns(self, pattern: Pattern) -> Iterator[Event]:
        """Yield concerns and what resolved them; one that the ledger would wrongly think open is left out."""
        for note in self._proposal.notes:
            about = " ".join(note.words.split())
            if note.kind is not Kind.CONCERN or not about or self._about(note) != pattern.path:
                continue
            answers = [n for n in self._proposal.notes if n.kind is Kind.RESOLUTION and n.about == note.number]
            believed = [answer for answer in answers if self._counts(answer, note)]
            if answers and not believed:
                continue
            section = note.section if pattern.section(note.section) else ""
            yield Event(Deed.CONCERN, self._who(note.by), note.when, self._link, section, about=about)
            for answer in believed[:1]:
                yield Event(Deed.RESOLVE, self._who(answer.by), answer.when, self._link, section, about=about)

    def _about(self, note: Note) -> str:
        """Return the path of the pattern that a note is about: the one it names, else the first."""
        paths = [pattern.path for pattern in self._patterns]
        return note.path if note.path in paths else next(iter(paths), "")

    @property
    def _patterns(self) -> tuple[Pattern, ...]:
        """The patterns of the source language that the proposal touches; the ledger knows no translations."""
        source = self._judgment.after.config.source_language
        return tuple(pattern for pattern in self._judgment.patterns if pattern.language == source)

    @property
    def events(self) -> Mapping[str, tuple[Event, ...]]:
        """Everything that was said, by the slug of the pattern it is about, in the order of time."""
        found = {}
        for pattern in self._patterns:
            said = (*self._announced(pattern), *self._reviews(pattern), *self._concerns(pattern))
            found[pattern.slug] = tuple(sorted(said, key=lambda event: event.when))
        return found

    @property
    def record(self) -> Record:
        """How a merge writes it below what the ledger tells already."""
        events, number = self.events, self._proposal.number

        def write(read: Read) -> ChangeSet:
            edits = []
            for slug, said in events.items():
                path = f"{LEDGER}/{slug}.toml"
                before = read(path)
                after = with_events(before or "", path, said)
                if after != (before or ""):
                    edits.append(Edit(path, None if before is None else content_hash(before.encode()), after))
            title = f"Record what people said about proposal {number}" if edits else ""
            return ChangeSet(title, "", tuple(edits))

        return write
