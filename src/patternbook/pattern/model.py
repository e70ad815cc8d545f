"""The nouns of one pattern: a level, its sections, its links, its known instances, the pattern itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from patternbook.pattern.template import Template


class Span(NamedTuple):
    """A half-open range of characters in a source text: `source[start:end]`."""

    start: int
    end: int


class Kind(StrEnum):
    """What a section is for, whatever its author called it. Templates may name further kinds."""

    PREAMBLE = "preamble"
    TITLE = "title"
    PATLET = "patlet"
    PROBLEM = "problem"
    STORY = "story"
    CONTEXT = "context"
    FORCES = "forces"
    SKETCH = "sketch"
    SOLUTION = "solution"
    RESULTING_CONTEXT = "resulting-context"
    RATIONALE = "rationale"
    KNOWN_INSTANCES = "known-instances"
    STATUS = "status"
    AUTHORS = "authors"
    ACKNOWLEDGMENTS = "acknowledgments"
    ALIAS = "alias"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Level:
    """A step of maturity: its number (1 is the lowest), its name, and the folder that holds it."""

    number: int
    name: str = field(compare=False)
    folder: str = field(compare=False)


class Heading(NamedTuple):
    """A heading outside block quotes and lists: its level (1-6), its plain text, its place."""

    level: int
    text: str
    span: Span


class Link(NamedTuple):
    """A link or an image as written: where it points, the words it shows, its place."""

    destination: str
    text: str
    span: Span
    is_image: bool = False
    title: str = ""


class Section(NamedTuple):
    """One part of a pattern: from its heading to the next heading that cuts sections.

    `text` is the exact source of the whole section, heading included; `body` starts after the
    heading. The sections of a pattern, joined, are its source. The text before the first heading
    is a section of kind PREAMBLE with an empty heading. `source` is that of the pattern: a section
    is a place in it and holds no words of its own, which would double what a large library takes.
    """

    kind: str
    heading: str
    span: Span
    source: str
    body_start: int = 0

    @property
    def text(self) -> str:
        """The whole section, heading included."""
        return self.source[self.span.start : self.span.end]

    @property
    def body(self) -> str:
        """The text below the heading."""
        return self.source[self.span.start + self.body_start : self.span.end]

    @property
    def body_span(self) -> Span:
        """Where the body lies in the pattern's source."""
        return Span(self.span.start + self.body_start, self.span.end)


class InstanceState(StrEnum):
    """How far an organization has come with a pattern, by the words of the instance."""

    PLANNED = "planned"
    TRIAL = "trial"
    IN_USE = "in-use"
    PAST = "past"
    RELATED = "related"


class KnownInstance(NamedTuple):
    """One use of a pattern: who (None when anonymous), how far, in which words, where it stands.

    `to_confirm` says that a person has to decide what the words mean; such an instance never counts.
    """

    organization: str | None
    state: InstanceState
    text: str
    span: Span
    to_confirm: bool = False

    @property
    def is_anonymous(self) -> bool:
        """Whether the organization is described but not named."""
        return self.organization is None

    @property
    def is_true(self) -> bool:
        """Whether somebody uses or used the pattern: neither planned, on trial, merely related, nor doubtful."""
        return not self.to_confirm and self.state in {InstanceState.IN_USE, InstanceState.PAST}


@dataclass(frozen=True)
class Pattern:
    """A practice codified in a fixed form, as read from one Markdown file.

    `path` is the file's place in the library, with forward slashes. `source` is the file's text,
    byte for byte once encoded as UTF-8. Every span counts characters of `source`.
    """

    slug: str
    language: str
    level: Level
    path: str
    source: str
    template: Template
    sections: tuple[Section, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    title: str
    patlet: str

    def section(self, kind: str) -> Section | None:
        """Return the first section of a kind, or None."""
        return next((section for section in self.sections if section.kind == kind), None)

    def section_at(self, position: int) -> Section | None:
        """Return the section that holds a character of the source, or None past the end."""
        return next((s for s in self.sections if s.span.start <= position < s.span.end), None)

    @cached_property
    def definitions(self) -> str:
        """What the labels of its reference links need to be read as links where a part of its text is read alone."""
        from patternbook.pattern.markdown import definitions  # noqa: PLC0415 - Markdown's places need this module

        return definitions(self.source, self.links)

    @cached_property
    def known_instances(self) -> tuple[KnownInstance, ...]:
        """The instances that the pattern lists, in order, the doubtful and the planned ones included."""
        from patternbook.pattern.instances import read_instances  # noqa: PLC0415 - instances need this module

        return read_instances(self)

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """Other names of the pattern, as its alias section lists them."""
        from patternbook.pattern.reading import listed_names  # noqa: PLC0415 - reading needs this module

        return listed_names(self, Kind.ALIAS)

    @property
    def authors(self) -> tuple[str, ...]:
        """The people named in the authors section, in order."""
        from patternbook.pattern.reading import listed_names  # noqa: PLC0415 - reading needs this module

        return listed_names(self, Kind.AUTHORS)

    @cached_property
    def is_donut(self) -> bool:
        """Whether the pattern states a problem but has no solution yet."""
        from patternbook.pattern.reading import is_placeholder  # noqa: PLC0415 - reading needs this module

        solution = self.section(Kind.SOLUTION)
        return solution is None or is_placeholder(solution.body)
