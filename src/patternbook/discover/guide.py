"""The guided start: from where a reader stands and what hurts to a short path of patterns, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from patternbook.library.links.relations import RelationKind, relations
from patternbook.library.organizations import fold_organization, true_instances

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from patternbook.library import Library, MindMap

LONGEST = 4
"""Patterns that a path has at most; a start has to be short."""


MOST_TROUBLES = 100
"""Patterns up to which a library without a mind map has a guided start; more would be no question but a list."""


class Reader(StrEnum):
    """Who asks: somebody who has to convince others, who will do it, who wants to help the library."""

    CONVINCE = "convince"
    APPLY = "apply"
    HELP = "help"


class Why(StrEnum):
    """Why a pattern stands on a path."""

    ANSWERS = "answers"
    BEFORE = "before"
    AFTER = "after"
    PROVEN = "proven"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pattern stands on a path: the pattern that leads to it, or the organizations that use it."""

    why: Why
    other: str = ""
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A pattern on a path, by slug, and why it stands there."""

    slug: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that hurts, and a path for each kind of reader."""

    title: str
    paths: Mapping[Reader, tuple[Step, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a reader stands, and what may hurt there. A library without phases has one stage without a title."""

    title: str
    troubles: tuple[Trouble, ...]


class _Guide:
    """Finds paths through one library."""

    def __init__(self, library: Library, shown: frozenset[str]) -> None:
        self.library = library
        self.shown = shown
        self.bar = library.config.published_from
        self.before: dict[str, list[str]] = {}
        self.after: dict[str, list[str]] = {}
        self.drafts: dict[str, list[str]] = {}
        for relation in relations(library):
            self._note(relation.source, relation.target, relation.kind)

    def _note(self, source: str, target: str, kind: RelationKind) -> None:
        """Remember what comes before and after a pattern, and which drafts speak of it."""
        if kind is RelationKind.REQUIRES:
            self.before.setdefault(source, []).append(target)
        elif kind is RelationKind.LEADS_TO:
            self.after.setdefault(source, []).append(target)
        if self.library.by_slug[source].level.number < self.bar:
            self.drafts.setdefault(target, []).append(source)

    def users(self, slug: str) -> tuple[str, ...]:
        """Return the organizations that use a pattern, by name, in the order of its page."""
        known = self.library.config.organizations
        instances = true_instances(self.library.by_slug[slug], self.library.config)
        return tuple(fold_organization(i.organization, known) for i in instances if i.organization)

    def convince(self, answers: Iterable[str]) -> tuple[Step, ...]:
        """Return the answers that most organizations stand for, the most proven first."""
        ranked = sorted(answers, key=lambda slug: -len(self.users(slug)))
        steps = []
        for slug in ranked[:LONGEST]:
            users = self.users(slug)
            proven = (Reason(Why.PROVEN, organizations=users),) if users else ()
            steps.append(Step(slug, (Reason(Why.ANSWERS), *proven)))
        return tuple(steps)

    def apply(self, answers: tuple[str, ...]) -> tuple[Step, ...]:
        """Return what has to be there before, the answers, and where they lead."""
        steps: dict[str, Step] = {}

        def add(slug: str, reason: Reason) -> None:
            if slug in self.shown and slug not in steps:
                steps[slug] = Step(slug, (reason,))

        for slug in answers:
            for needed in self.before.get(slug, ()):
                if needed not in answers:
                    add(needed, Reason(Why.BEFORE, slug))
        for slug in answers:
            add(slug, Reason(Why.ANSWERS))
        for slug in answers:
            for following in self.after.get(slug, ()):
                add(following, Reason(Why.AFTER, slug))
        return _shortened(tuple(steps.values()))

    def help(self, answers: tuple[str, ...]) -> tuple[Step, ...]:
        """Return the answers, and the drafts that speak of them and need readers."""
        steps = {slug: Step(slug, (Reason(Why.ANSWERS),)) for slug in answers}
        for slug in answers:
            for draft in self.drafts.get(slug, ()):
                steps.setdefault(draft, Step(draft, (Reason(Why.DRAFT, slug),)))
        return _shortened(tuple(steps.values()))

    def trouble(self, title: str, answers: tuple[str, ...]) -> Trouble:
        paths = {
            Reader.CONVINCE: self.convince(answers),
            Reader.APPLY: self.apply(answers),
            Reader.HELP: self.help(answers),
        }
        return Trouble(title, paths)

    def by_map(self, mind_map: MindMap) -> tuple[Stage, ...]:
        stages = []
        for phase in mind_map.phases:
            troubles = []
            for group in phase.groups:
                for challenge in group.challenges:
                    slugs = dict.fromkeys(p.slug for p in challenge.placements if p.slug in self.shown)
                    if answers := tuple(slug for slug in slugs if slug):
                        troubles.append(self.trouble(challenge.title, answers))
            if troubles:
                stages.append(Stage(phase.title, tuple(troubles)))
        return tuple(stages)

    def by_problem(self, language: str) -> tuple[Stage, ...]:
        """Return one stage whose troubles are the patlets, for a library without a mind map."""
        troubles = []
        for source in self.library.patterns:
            pattern = self.library.pattern(source.slug, language) or source
            if source.slug in self.shown and (title := pattern.patlet or source.patlet):
                troubles.append(self.trouble(title, (source.slug,)))
        return (Stage("", tuple(troubles)),) if troubles else ()


def _shortened(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return a path of at most LONGEST steps; the answers themselves go before what surrounds them."""
    own = [step for step in steps if step.reasons[0].why is Why.ANSWERS][:LONGEST]
    around = [step for step in steps if step.reasons[0].why is not Why.ANSWERS][: LONGEST - len(own)]
    kept = {step.slug for step in (*own, *around)}
    return tuple(step for step in steps if step.slug in kept)


def guide(library: Library, language: str, shown: frozenset[str]) -> tuple[Stage, ...]:
    """Return the guided start of a library: stages, what hurts there, and paths through the patterns that are `shown`.

    Stages and troubles are the phases and challenges of the mind map in a language, of the source
    language's where it has none; without any, the patlets are the troubles.
    """
    mind_map = library.mind_map(language)
    found = _Guide(library, shown)
    return found.by_map(mind_map) if mind_map and mind_map.phases else found.by_problem(language)
