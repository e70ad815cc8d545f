"""A proposal seen whole: what it changes section by section, what checks say, and how far it is from a merge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.collaborate.git.joining import template_of
from patternbook.collaborate.proposals.forge import Kind, State
from patternbook.mature.levels.approval import Approval, Condition, Standing, conditions, read_approval, silence_from
from patternbook.mature.levels.review import Review, review
from patternbook.pattern import Kind as Part
from patternbook.pattern import reread
from patternbook.pattern.keys import keyed_sections
from patternbook.web.judging.evidence import Evidence
from patternbook.web.showing import difference, rendered
from patternbook.web.writing.checking import blocking, new_findings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from patternbook.collaborate.proposals.forge import FileChange, Note, Outlook, Person, Proposal
    from patternbook.library import Finding, Library
    from patternbook.pattern import Pattern
    from patternbook.web.space import Space


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One changed section: where, what differs, and how it will look. `about` says whose notes it stands in, if any."""

    path: str
    key: str
    heading: str
    source: Safe
    shown: Safe
    after: str
    notes: tuple[Note, ...]
    is_new: bool = False
    about: str = ""


class Judgment:
    """A proposal with everything that reviewers want to know of it."""

    def __init__(self, space: Space, proposal: Proposal) -> None:
        self.space = space
        self.proposal = proposal
        self.outlook: Outlook = space.forge.outlook(proposal.number)
        self.files: tuple[FileChange, ...] = space.forge.files(proposal.number)

    @cached_property
    def before(self) -> Library:
        """The library without the proposal."""
        return self.space.library()

    @cached_property
    def origin(self) -> Library:
        """The library that the proposal changes: as it is now, or as it was when the proposal was made."""
        return self.before if self.proposal.state is State.OPEN else self.space.library_at(self.proposal.base)

    @cached_property
    def evidence(self) -> Evidence:
        """What people said, as the ledger will have it."""
        return Evidence(self, self.space.unnamed())

    @cached_property
    def after(self) -> Library:
        """The library as the proposal has it."""
        return self.space.library_at(self.proposal.head)

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns that the proposal touches, as it has them; none that it only has notes on."""
        found = (self.after.by_path.get(change.path) for change in self.files)
        return tuple(pattern for pattern in found if pattern is not None and self.after.is_own(pattern))

    @cached_property
    def noted(self) -> tuple[Pattern, ...]:
        """The public patterns that the proposal changes a shelf's notes on."""
        notes = filter(None, map(self._notes_at, (change.path for change in self.files)))
        found = (self.after.pattern(each.slug, each.language) for each in notes)
        return tuple(dict.fromkeys(pattern for pattern in found if pattern is not None))

    def _notes_at(self, path: str) -> Pattern | None:
        return self.after.notes_by_path.get(path) or self.before.notes_by_path.get(path)

    def _text_at(self, path: str) -> Pattern | None:
        """Return the pattern, or the notes on one, that a file holds, or held before."""
        return self._notes_at(path) or self.after.by_path.get(path) or self.before.by_path.get(path)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The names of these patterns."""
        return tuple(dict.fromkeys(pattern.slug for pattern in self.patterns))

    @cached_property
    def level(self) -> int:
        """The highest level among the patterns touched, the lowest of all when none is."""
        return max((p.level.number for p in self.patterns), default=self.before.config.levels[0].number)

    @cached_property
    def rule(self) -> Approval:
        """What this level asks of a change."""
        return read_approval(self.before.config, self.level)

    @cached_property
    def sections(self) -> tuple[SectionChange, ...]:
        """What the proposal changes, section by section, pictures last; a file that is no pattern is one section."""
        ordered = sorted(self.files, key=lambda file: not file.is_text)
        return tuple(change for file in ordered for change in self._sections(file))

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """The addresses of the pictures that the proposal brings, by path."""
        new = (file.path for file in self.files if not file.is_text and file.after is not None)
        return {path: f"/space/proposals/{self.proposal.number}/pictures/{quote(path)}" for path in new}

    def _picture(self, file: FileChange) -> SectionChange:
        """Return a file that is no text as it will look."""
        address, name = self.pictures.get(file.path), file.path.rpartition("/")[2]
        shown = Safe('<p><img src="{}" alt="{}"></p>').format(address, f"The picture {name}") if address else Safe()
        told = escape("A picture." if address else "The file is taken away.")
        return SectionChange(file.path, "", name, told, shown, "", self._notes(file.path, ""), is_new=bool(address))

    def _sections(self, file: FileChange) -> list[SectionChange]:
        if not file.is_text:
            return [self._picture(file)]
        template = template_of(file.path, self.after.config)
        pattern = self._text_at(file.path)
        if template is None or pattern is None:
            source = difference(file.before or "", file.after or "")
            return [
                SectionChange(file.path, "", file.path, source, Safe(), file.after or "", self._notes(file.path, ""))
            ]
        old, new = (self._keyed(text, pattern) for text in (file.before, file.after))
        keys = dict.fromkeys([*new, *old])
        changed = [key for key in keys if old.get(key, ("", ""))[1].rstrip() != new.get(key, ("", ""))[1].rstrip()]
        if self._notes_at(file.path) and not (old and new):
            # That notes begin or end with the title of what they are on tells reviewers nothing.
            changed = [key for key in changed if key != Part.TITLE]
        return [self._section(file.path, key, pattern, old.get(key), new.get(key)) for key in changed]

    @staticmethod
    def _keyed(text: str | None, like: Pattern) -> dict[str, tuple[str, str]]:
        """Return heading and text of each section by key."""
        if text is None:
            return {}
        sections = keyed_sections(reread(like, text).sections)
        return {key: (section.heading, section.text) for key, section in sections.items()}

    def _section(
        self, path: str, key: str, pattern: Pattern, old: tuple[str, str] | None, new: tuple[str, str] | None
    ) -> SectionChange:
        heading, after = new or ("", "")
        gone, before = old or ("", "")
        return SectionChange(
            path,
            key,
            heading or gone or "Before the first heading",
            difference(before.rstrip(), after.rstrip()),
            rendered(pattern, after, self.after, pictures=self.pictures),
            after,
            self._notes(path, key),
            is_new=old is None,
            about=self._about(path),
        )

    def _about(self, path: str) -> str:
        notes = self._notes_at(path)
        public = self.after.pattern(notes.slug, notes.language) if notes else None
        return f"Notes of {self.space.shelf} on {public.title}" if public else ""

    def _notes(self, path: str, key: str) -> tuple[Note, ...]:
        return tuple(note for note in self.proposal.notes if (note.path, note.section) == (path, key) and path)

    @cached_property
    def talk(self) -> tuple[Note, ...]:
        """The notes that stand at no changed section: about the whole, or about what the proposal no longer touches."""
        placed = {note.number for change in self.sections for note in change.notes}
        return tuple(note for note in self.proposal.notes if note.number not in placed)

    @cached_property
    def _found(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        paths = frozenset(file.path for file in self.files)
        return new_findings(self.before, self.after, paths, self.space.seen_by_readers(self.after))

    @property
    def brought(self) -> tuple[Finding, ...]:
        """The findings that the proposal brings in."""
        return self._found[0]

    @property
    def old(self) -> tuple[Finding, ...]:
        """The findings in the same files that were there before."""
        return self._found[1]

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """The level checklist of each pattern touched, toward the level it is on or the first above the lowest.

        What people said about an open proposal counts as it will count once it is merged.
        """
        numbers = [level.number for level in self.after.config.levels]
        seen = self.space.seen(self.after)
        if self.proposal.state is State.OPEN:
            said = {slug: (*seen.ledger.get(slug, ()), *new) for slug, new in self.evidence.events.items()}
            seen = replace(seen, ledger={**seen.ledger, **said})
        source = (p for p in self.patterns if p.language == self.after.config.source_language)
        return tuple(
            review(p, self.after, seen, toward=max(p.level.number, numbers[min(1, len(numbers) - 1)])) for p in source
        )

    def has_approved(self, person: Person | None) -> bool:
        """Whether somebody approved the present text."""
        return person is not None and person.account in self.standing.approved

    @cached_property
    def taken(self) -> frozenset[int]:
        """The numbers of the suggestions that were taken."""
        return frozenset(note.about for note in self.proposal.notes if note.kind is Kind.TAKEN)

    @cached_property
    def standing(self) -> Standing:
        """What has happened so far, as the rules of approval ask for it."""
        proposal = self.proposal
        texts = [note for note in proposal.notes if note.kind in {Kind.PROPOSED, Kind.CHANGED, Kind.TAKEN}]
        return Standing(
            authors=frozenset(note.by.account for note in texts),
            approved=proposal.approved,
            committers=self.space.seen(self.before).committers,
            concerns=tuple((n.by.shown, n.words) for n in proposal.open_concerns),
            flaws=blocking(self.brought, self.rule.blocking),
            clashes=len(self.outlook.clashes),
            since=texts[-1].when,
            now=self.space.now(),
        )

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What a merge waits for."""
        return conditions(self.rule, self.standing)

    @property
    def is_ready(self) -> bool:
        """Whether the rules allow a merge."""
        return self.proposal.state is State.OPEN and all(each.is_met for each in self.conditions)

    @property
    def silence_from(self) -> datetime | None:
        """When silence becomes consent."""
        return silence_from(self.rule, self.standing)
