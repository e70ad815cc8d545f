"""Judge a pattern against a level: for each requirement whether it is met, why, and the line that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from patternbook.library import Severity, place
from patternbook.library.organizations import fold_organization
from patternbook.library.plurals import number_of
from patternbook.mature.evidence.weighing import lazy_consensus, valid_reviews
from patternbook.mature.levels.requirements import MIND_MAP, JudgedBy, Requirement, read_requirements
from patternbook.mature.observations import NOTHING_SEEN, LinkState, Observations
from patternbook.mature.rule import Flaw, Over, Rule
from patternbook.mature.rules import rules_for
from patternbook.mature.scope import Scope
from patternbook.mature.settings import read_severities
from patternbook.mature.text.places import section_place
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.pattern import Pattern, Span


class State(StrEnum):
    """What is known of a requirement. Only MET passes."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    ASKS_PEOPLE = "asks-people"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a pattern meets a requirement, why in words, and the line that shows it, None for the whole file."""

    requirement: Requirement
    state: State
    why: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A pattern judged against a level, requirement by requirement, those of lower levels included."""

    pattern: Pattern
    toward: int
    verdicts: tuple[Verdict, ...]

    def of(self, *states: State) -> tuple[Verdict, ...]:
        """Return the verdicts with one of the states."""
        return tuple(verdict for verdict in self.verdicts if verdict.state in states)

    @property
    def is_met(self) -> bool:
        """Whether every requirement is met, those that people judge included."""
        return all(verdict.state is State.MET for verdict in self.verdicts)

    @property
    def asks_only_people(self) -> bool:
        """Whether nothing is missing that a machine can see in the files."""
        return not self.of(State.UNMET)


@cache
def _shared(names: frozenset[str]) -> frozenset[str]:
    """Return the same names as one value, for a large library has few different ones."""
    return names


class Reviewer:
    """Judges the patterns of one library."""

    def __init__(self, library: Library, seen: Observations = NOTHING_SEEN) -> None:
        self.config = library.config
        self.scope = Scope(library, seen)
        self.requirements = read_requirements(library.config)
        rules = rules_for(library.config)
        self.rules = {key: rule for rule in rules for key in (rule.code, rule.name)}
        self.chosen = read_severities(library.config, {key: rule.code for key, rule in self.rules.items()})

    def review(self, pattern: Pattern, toward: int) -> Review:
        """Judge a pattern against a level; what people had to judge for its present level is behind it."""
        return self.judge(pattern, toward)[0]

    def judge(
        self, pattern: Pattern, toward: int, known: Review | None = None, stale: frozenset[str] = frozenset()
    ) -> tuple[Review, frozenset[str]]:
        """Return the same, and the requirements whose verdicts came from other patterns too, or from beside the files.

        Of `known`, an earlier review, the verdicts are taken over that are not `stale`.
        """
        settled = min(pattern.level.number, toward - 1)
        kept = {v.requirement.id: v for v in known.verdicts if v.requirement.id not in stale} if known else {}
        verdicts, looked = [], set()
        for requirement in self.requirements:
            if requirement.level > toward:
                continue
            if requirement.judged_by is JudgedBy.PEOPLE and requirement.level <= settled:
                continue
            self.scope.looked = False
            verdicts.append(kept.get(requirement.id) or self._verdict(requirement, pattern))
            if self.scope.looked:
                looked.add(requirement.id)
        self.scope.forget()
        return Review(pattern, toward, tuple(verdicts)), _shared(frozenset(looked))

    def _verdict(self, requirement: Requirement, pattern: Pattern) -> Verdict:
        """Judge one requirement, with the pattern taken as if it stood on the requirement's level."""
        level = self.config.level(requirement.level)
        there = pattern if pattern.level == level else replace(pattern, level=level)
        flaw = next(self._flaws(requirement, there), None)
        if flaw is not None:
            return Verdict(requirement, State.UNMET, flaw.message, _line(pattern, flaw))
        if requirement.judged_by is JudgedBy.PEOPLE:
            return self._of_people(requirement, there)
        if requirement.observes and (gap := self._gap(requirement, there)):
            return Verdict(requirement, State.UNKNOWN, *gap)
        return Verdict(requirement, State.MET, *self._shown(requirement, there))

    def _flaws(self, requirement: Requirement, pattern: Pattern) -> Iterator[Flaw]:
        """Yield what the rules of a requirement find in a pattern, hints left out."""
        for name in requirement.rules:
            rule = self.rules.get(name)
            if rule is None:
                continue
            for flaw in self._found(rule, pattern):
                usual = rule.draft if self.scope.is_draft(pattern) else rule.book
                severity = self.chosen.get(rule.code, flaw.severity or usual)
                if severity is not None and severity > Severity.INFO:
                    yield flaw

    def _found(self, rule: Rule, pattern: Pattern) -> Iterator[Flaw]:
        if rule.over is Over.READING:
            problems = (f for f in self.scope.library.problems if f.rule == rule.code and f.path == pattern.path)
            yield from (Flaw(f.message, f.span, severity=f.severity) for f in problems)
        elif rule.over is Over.LIBRARY:
            # The pattern alone, so that its level there counts, among the lists and maps of the source language.
            alone = replace(self.scope.library, patterns=(pattern,), translations=())
            source = self.config.source_language
            own = (flaw for flaw in rule.find(alone, self.scope) if flaw.about == pattern.slug)
            yield from (flaw for flaw in own if self.scope.library.language_of(flaw.path) == source)
        elif rule.over is not Over.TRANSLATION:
            yield from rule.find(pattern, self.scope)

    def _of_people(self, requirement: Requirement, pattern: Pattern) -> Verdict:
        """Judge by what people recorded; without a record the requirement asks for them."""
        reviewers = valid_reviews(pattern, self.scope)
        enough = len(reviewers) >= self.scope.settings.reviews
        if requirement.evidence == "consensus":
            agreed, why = lazy_consensus(pattern, self.scope)
            state = {True: State.MET, False: State.UNMET, None: State.ASKS_PEOPLE}[agreed]
            return Verdict(requirement, state, why)
        if enough:
            return Verdict(requirement, State.MET, f"reviewed by {', '.join(reviewers)}")
        if requirement.evidence == "reviews":
            asked = self.scope.settings.reviews
            told = f"{len(reviewers)} of {asked} reviews of the present text"
            return Verdict(requirement, State.ASKS_PEOPLE, told + (f": {', '.join(reviewers)}" if reviewers else ""))
        return Verdict(requirement, State.ASKS_PEOPLE, "only people can judge this")

    def _gap(self, requirement: Requirement, pattern: Pattern) -> tuple[str, int | None] | None:
        """Return what has not been looked at, and the line that needs it; None when all was."""
        if requirement.observes == MIND_MAP:
            known = self.config.source_language in self.scope.library.mind_maps
            return None if known else ("the library has no mind map", None)
        outside = [link for link in pattern.links if link.destination.startswith(("http:", "https:"))]
        results = self.scope.seen.links
        if outside and results is None:
            links = number_of(len(outside), "link")
            return f"nobody looked at its {links} to the web; `patternbook check --external` does", None
        for link in outside:
            result = (results or {}).get(link.destination.partition("#")[0]) or (results or {}).get(link.destination)
            if result is None or result.state is LinkState.UNKNOWN:
                why = result.why if result else "not looked at"
                return f"{link.destination}: {why}", place(pattern.source, link.span.start)[0]
        return None

    def _shown(self, requirement: Requirement, pattern: Pattern) -> tuple[str, int | None]:
        """Return what shows that a requirement is met."""
        span: Span | None = None
        why = f"{', '.join(requirement.rules)}: nothing found"
        if "too-few-instances" in requirement.rules:
            counted = self.scope.counted(pattern)
            spellings = self.config.organizations
            names = [fold_organization(i.organization, spellings) if i.organization else "anonymous" for i in counted]
            why = f"{len(counted)} count: {', '.join(names)}"
            span = section_place(pattern, Kind.KNOWN_INSTANCES)
        elif "no-related-pattern" in requirement.rules:
            why = f"links to {', '.join(sorted(self.scope.related(pattern)))}"
        elif "no-sketch" in requirement.rules:
            image = next((link for link in pattern.links if link.is_image), None)
            why, span = ("a picture", image.span) if image else ("a diagram", None)
        return why, place(pattern.source, span.start)[0] if span else None


def _line(pattern: Pattern, flaw: Flaw) -> int | None:
    """Return the line of a flaw in the pattern's own file."""
    return place(pattern.source, flaw.span.start)[0] if flaw.span and not flaw.path else None


def review(pattern: Pattern, library: Library, seen: Observations = NOTHING_SEEN, *, toward: int) -> Review:
    """Judge one pattern against a level. Raises ConfigError when the requirements cannot be read."""
    return Reviewer(library, seen).review(pattern, toward)
