"""What a rule may look at besides its subject: the library, the settings, what was observed, and views made once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from patternbook.library import Document, Target, ToPattern, targets_of
from patternbook.library.organizations import counted_among
from patternbook.mature.ledger import Deed, instance_hash
from patternbook.mature.observations import NOTHING_SEEN, Observations
from patternbook.mature.settings import Settings, read_settings
from patternbook.pattern import Kind
from patternbook.pattern.prose import Words, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from patternbook.library import Config, Library
    from patternbook.pattern import KnownInstance, Link, Pattern

_T = TypeVar("_T")
_S = TypeVar("_S")

FRAME = frozenset({Kind.PREAMBLE, Kind.OTHER})
"""The kinds of sections that the template does not name."""


class Scope:
    """The surroundings of one check. Views that several rules ask for are made once a subject.

    `looked` turns true when somebody looks at more than a subject, the configuration, pages that are no
    patterns, and which of the subject's known instances were confirmed; who wants to know sets it to false.
    """

    def __init__(self, library: Library, seen: Observations = NOTHING_SEEN) -> None:
        self._library = library
        self._seen = seen
        self._of_subjects: dict[tuple[str, int], tuple[object, object]] = {}
        self._of_library: dict[str, tuple[object, bool]] = {}
        self.looked = False

    @property
    def library(self) -> Library:
        """The library that is checked."""
        self.looked = True
        return self._library

    @property
    def config(self) -> Config:
        """The configuration of the library."""
        return self._library.config

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every Markdown file that is not a pattern, by path."""
        return self._library.documents

    @property
    def seen(self) -> Observations:
        """What is known beside the files."""
        self.looked = True
        return self._seen

    @cached_property
    def settings(self) -> Settings:
        """The numbers and names that rules go by."""
        return read_settings(self.config)

    @property
    def pages(self) -> Mapping[str, Pattern | Document]:
        """Every Markdown file that was read, by path."""
        return self.once_for_library("pages", _pages)

    def is_draft(self, pattern: Pattern) -> bool:
        """Whether a pattern is on the lowest level, where it must be easy to begin."""
        return pattern.level.number <= self.config.levels[0].number

    def _once(self, name: str, subject: _S, make: Callable[[_S], _T]) -> _T:
        key = (name, id(subject))
        if key not in self._of_subjects:
            # The subject is kept beside its view, so that its id cannot pass to another one.
            self._of_subjects[key] = (subject, make(subject))
        return self._of_subjects[key][1]  # type: ignore[return-value]

    def forget(self) -> None:
        """Let the views of subjects go, when there is nothing more to ask about them."""
        self._of_subjects.clear()

    def once_for_library(self, name: str, make: Callable[[Scope], _T]) -> _T:
        """Return what `make` gives for this scope, made once for all subjects."""
        if name not in self._of_library:
            before, self.looked = self.looked, False
            self._of_library[name] = make(self), self.looked
            self.looked = before
        made, looked = self._of_library[name]
        self.looked = self.looked or looked
        return made  # type: ignore[return-value]

    def prose(self, page: Pattern | Document) -> tuple[Words, ...]:
        """Return the running text of a file, piece by piece."""
        return self._once("prose", page, lambda p: tuple(prose(p.source)))

    def instances(self, pattern: Pattern) -> tuple[KnownInstance, ...]:
        """Return the known instances that a pattern lists; one that somebody confirmed is no longer in doubt."""
        return self._once("instances", pattern, self._confirmed)

    def _confirmed(self, pattern: Pattern) -> tuple[KnownInstance, ...]:
        hashes = {e.hash for e in self._seen.ledger.get(pattern.slug, ()) if e.deed is Deed.CONFIRM}
        if not hashes:
            return pattern.known_instances
        found = pattern.known_instances
        return tuple(i._replace(to_confirm=i.to_confirm and instance_hash(i) not in hashes) for i in found)

    def counted(self, pattern: Pattern) -> tuple[KnownInstance, ...]:
        """Return the known instances of a pattern that count toward a level."""
        return counted_among(self.instances(pattern), self.config)

    def targets(self, page: Pattern | Document) -> tuple[tuple[Link, Target], ...]:
        """Return every link of a file and where it leads."""
        return targets_of(self.library, page)

    def related(self, pattern: Pattern) -> frozenset[str]:
        """Return the slugs of the other patterns that a pattern links to."""
        found = {t.slug for k, t in self.targets(pattern) if isinstance(t, ToPattern) and not k.is_image}
        return frozenset(found - {pattern.slug})


def _pages(scope: Scope) -> Mapping[str, Pattern | Document]:
    return {**scope.library.by_path, **scope.library.documents, **scope.library.notes_by_path}
