"""A section as a form changes it: of a pattern, or on a shelf of the notes on a public one, which stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.library import ChangeSet, Edit, content_hash
from patternbook.library.notes import is_blank, own_text
from patternbook.pattern import Kind, Pattern, Section, reread
from patternbook.pattern.editing import line_end
from patternbook.pattern.keys import keyed_sections
from patternbook.web.visits.visit import NoPageError
from patternbook.web.writing.sections import new_section, pattern_of, section_of, tidy, with_section

if TYPE_CHECKING:
    from patternbook.library import Addition, Library
    from patternbook.web.visits.visit import Visit

UNNOTED = frozenset({Kind.TITLE, Kind.PREAMBLE, Kind.ALIAS, Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS})
"""The sections of a public pattern that a shelf has nothing to add to."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of `text`, the file that the words of a form go into.

    That is the `pattern` itself, or the notes of a `shelf` on it, which need not be there yet (`is_new`). Then
    people write what stands below the heading, and `public` is what the notes add to, None where the public
    pattern has no such section. A change needs what `level` asks for: for notes that is the lowest.
    """

    pattern: Pattern
    text: Pattern
    key: str
    section: Section
    level: int
    shelf: str = ""
    public: Section | None = None
    is_new: bool = False

    @property
    def words(self) -> str:
        """What people find in the form."""
        return self.section.body.strip() if self.shelf else self.section.text.rstrip()

    @property
    def title(self) -> str:
        """What a proposal of other words is called."""
        heading = self.section.heading or "the beginning"
        if self.shelf:
            return f"What {self.shelf} adds to “{heading}” of {self.pattern.title}"
        return f"Edit “{heading}” of {self.pattern.title}"

    def written(self, typed: str) -> Pattern:
        """Return the text with the words of a form; without any, notes lose the section."""
        if not self.shelf:
            return reread(self.text, with_section(self.text, self.section, tidy(typed, self.section.text)))
        body = typed.replace("\r\n", "\n").replace("\r", "\n").strip()
        if body == self.words.replace("\r\n", "\n"):
            return self.text
        end = line_end(self.text.source)
        parts = (self.section.text[: self.section.body_start].rstrip(), body.replace("\n", end), "")
        words = (end * 2).join(parts).lstrip() if body else ""
        return reread(self.text, f"{with_section(self.text, self.section, words).rstrip()}{end}")

    def change(self, after: Pattern, why: str = "", added: tuple[Addition, ...] = ()) -> ChangeSet:
        """Return the change that leads to a text; notes that say nothing any more are no file any more."""
        left = None if self.shelf and is_blank(after) else after.source
        seen = None if self.is_new else content_hash(self.text.source.encode())
        edits = () if seen is None and left is None else (Edit(self.text.path, seen, left),)
        return ChangeSet(self.title, why, edits, additions=added)


def passage_in(library: Library, pattern: Pattern, key: str) -> Passage:
    """Return a section of a pattern by its key, on a shelf that of the notes on it. Raises NoPageError."""
    overlay = library.overlay
    if overlay is None or library.is_own(pattern):
        return Passage(pattern, pattern, key, section_of(pattern, key), pattern.level.number)
    notes, there = own_text(pattern, library), keyed_sections(pattern.sections)
    own = keyed_sections(notes.sections)
    key = key if key in own else key.partition("~")[0]
    if key == Kind.TITLE or (key in UNNOTED and key not in own):
        message = f"This part of {pattern.title} is the public library's alone; {overlay.name} can add to the others."
        raise NoPageError(message)
    public = there.get(key)
    section = own.get(key) or (new_section(notes, public.kind, public.heading) if public else section_of(notes, key))
    lowest = library.config.levels[0].number
    return Passage(pattern, notes, key, section, lowest, overlay.name, public, is_new=not library.is_own(notes))


def passage_of(visit: Visit, library: Library) -> Passage:
    """Return the section that an address names. Raises NoPageError."""
    return passage_in(library, pattern_of(visit, library), visit.named("key"))
