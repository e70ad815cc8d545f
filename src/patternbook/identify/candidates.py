"""From segments to candidates: judged cheaply first, then hidden, quoted and linked."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.identify.fingerprints import fingerprint
from patternbook.identify.languages import language_of
from patternbook.identify.lexicon import cues_in
from patternbook.identify.model import Candidate, CandidateKind, Evidence, Medium, Policy, Role, Statistics
from patternbook.identify.privacy import bare, without_secrets
from patternbook.identify.quoting import is_quote, normal, sentences
from patternbook.identify.scoring import Opinion, length_of, opinion
from patternbook.identify.segments import Segment, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from patternbook.identify.linking import Links
    from patternbook.identify.model import Discussion, Resemblance, Utterance
    from patternbook.identify.privacy import Pseudonyms
    from patternbook.identify.quoting import Sentence
    from patternbook.identify.settings import Settings

_TITLE_WORDS = 9
_MOST = {Role.PROBLEM: 3, Role.SOLUTION: 3, Role.CONTEXT: 2, Role.INSTANCE: 2}
_SIGNS = {
    Role.PROBLEM: {"problem": 2.0, "ask": 1.0, "team": 0.5, "ownership": 0.3, "incentive": 0.3, "chatter": -1.0},
    Role.SOLUTION: {"solved": 2.0, "practice": 1.0, "team": 0.3, "problem": -0.7, "chatter": -1.0},
    Role.CONTEXT: {"team": 1.5, "ownership": 0.7, "incentive": 0.7, "trust": 0.7, "problem": -0.5, "chatter": -1.0},
    Role.INSTANCE: {"practice": 2.0, "solved": 0.7, "team": 0.3, "chatter": -1.0},
}
_LEAST = 1.0
_OPENING = 4
_TELLS = ("problem", "practice", "ask", "solved")
_REMARK = 20.0
"""Words from which one remark of a chat is judged by itself."""
_LIKELY = 0.5
"""An opinion from here on is more likely than not."""
_THEME = ("across", "team", "ownership", "incentive", "trust")
_EPOCH = 86_400.0 * 365


@dataclass(frozen=True)
class Reader:
    """What turns the discussions of a source into candidates: the policy, the settings, known patterns, pseudonyms."""

    policy: Policy
    settings: Settings
    links: Links
    pseudonyms: Pseudonyms

    def knowing(self, people: frozenset[str]) -> Reader:
        """Return this reader, to which some people's names are names; the map of pseudonyms is shared."""
        known = self.pseudonyms.knowledge
        named = replace(known, people=known.people | people)
        return replace(self, pseudonyms=replace(self.pseudonyms, knowledge=named))

    def shown(self, text: str) -> str:
        """Return a text as the policy lets it be seen."""
        return without_secrets(text) if self.policy is Policy.PUBLIC else self.pseudonyms.hide(text)

    def who(self, utterance: Utterance) -> str:
        """Return who said something, under a pseudonym unless the policy is public."""
        if self.policy is Policy.PUBLIC or not utterance.speaker:
            return utterance.speaker
        return self.pseudonyms.named("person", utterance.speaker)

    def where(self, utterance: Utterance) -> str:
        """Return where something can be found again; under a policy, the file and channel have a pseudonym."""
        if self.policy is Policy.PUBLIC:
            return utterance.place
        place, mark, rest = utterance.place.partition("#")
        return self.pseudonyms.named("place", place) + mark + rest


def about_theme(text: str, cues: Counter[str], settings: Settings) -> bool:
    """Whether a text is about what the library is about at all."""
    if settings.theme:
        low = text.lower()
        return sum(word.lower() in low for word in settings.theme) >= settings.theme_words
    return sum(cues[kind] for kind in _THEME) >= settings.theme_words


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")[:16] if seconds > _EPOCH else ""


def _worth(sentence: str, role: Role) -> float:
    cues = cues_in(sentence)
    return sum(weight * min(2, cues[kind]) for kind, weight in _SIGNS[role].items())


def _chosen(said: list[Sentence], role: Role, taken: set[int]) -> list[int]:
    """Return the sentences that fit a role best, in the order in which they were said."""
    worths = [(-_worth(sentence.text, role), number) for number, sentence in enumerate(said) if number not in taken]
    best = [number for worth, number in sorted(worths) if -worth >= _LEAST][: _MOST[role]]
    taken.update(best)
    return sorted(best)


def _kind(view: Opinion, near: tuple[Resemblance, ...], known: float) -> CandidateKind:
    covered = any(each.confidence >= known for each in near)
    asks = max(view.problem, view.question)
    if covered:
        return CandidateKind.CLARIFICATION if asks >= max(_LIKELY, view.practice) else CandidateKind.SIGHTING
    return CandidateKind.PATTERN if view.solution >= _LIKELY else CandidateKind.DONUT


_ROLES = {
    CandidateKind.SIGHTING: (Role.INSTANCE, Role.SOLUTION, Role.CONTEXT),
    CandidateKind.CLARIFICATION: (Role.PROBLEM, Role.CONTEXT),
    CandidateKind.PATTERN: (Role.PROBLEM, Role.SOLUTION, Role.CONTEXT),
    CandidateKind.DONUT: (Role.PROBLEM, Role.CONTEXT),
}


def _evidence(segment: Segment, said: list[Sentence], roles: Iterable[Role], reader: Reader) -> list[Evidence]:
    taken: set[int] = set()
    found = []
    for role in roles:
        for number in _chosen(said, role, taken):
            utterance = segment.utterances[said[number].utterance]
            place = Evidence(
                said[number].text, role, reader.where(utterance), reader.who(utterance), _moment(utterance.time)
            )
            found.append(place)
    return found


def verified(evidence: Iterable[Evidence], source: str) -> tuple[tuple[Evidence, ...], int]:
    """Return the quotes that stand in a source word for word, and how many others were dropped."""
    every = tuple(evidence)
    true = tuple(each for each in every if is_quote(each.quote, source))
    return true, len(every) - len(true)


def title_of(quote: str) -> str:
    """Return a working title: the first words of a quote."""
    words = quote.split()
    return " ".join(words[:_TITLE_WORDS]).rstrip(" .,;:!?") if len(words) > 1 else quote[:24]


def key_of(text: str) -> str:
    """Return the name of what was said: the same when it is read again, whatever the pseudonyms are."""
    return hashlib.sha256(normal(bare(text)).casefold().encode()).hexdigest()[:12]


def _question(said: list[Sentence]) -> str:
    """Return what the advisor is asked: the sentences that tell most of the problem, else how the talk begins."""
    telling = [said[number].text for number in _chosen(said, Role.PROBLEM, set())]
    return " ".join(telling or [sentence.text for sentence in said[:_OPENING]])


_STATES = ("planned", "trial", "past")


def _state(cues: Counter[str]) -> str:
    return next((state for state in _STATES if cues[state]), "in-use")


def _organization(text: str) -> str:
    match = re.search(r"\b(?:at|in|from|here at) ((?:company|name)-\w+|[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)*)", text)
    return match[1] if match else ""


def _beginning(segment: Segment, said: list[Sentence], reader: Reader) -> list[Evidence]:
    """Return the first sentences, for talk that a person chose and in which no cue says what matters."""
    found = ((sentence, segment.utterances[sentence.utterance]) for sentence in said[: _MOST[Role.PROBLEM]])
    return [
        Evidence(sentence.text, Role.CONTEXT, reader.where(told), reader.who(told), _moment(told.time))
        for sentence, told in found
    ]


def candidate_of(
    segment: Segment, view: Opinion, reader: Reader, *, chosen: bool = False
) -> tuple[Candidate | None, int]:
    """Return what a segment gives, if anything, and how many quotes were dropped because they do not stand in it.

    What a person has `chosen` gives something as soon as anything was said in it.
    """
    texts = [reader.shown(utterance.text) for utterance in segment.utterances]
    whole = " ".join(texts) if segment.discussion.medium is Medium.CALL else "\n".join(texts)
    language = segment.discussion.language or language_of(whole)
    said = list(sentences(texts, joined=segment.discussion.medium is Medium.CALL))
    near = reader.links.nearest(_question(said), language)
    kind = _kind(view, near, reader.settings.known)
    quotes = _evidence(segment, said, _ROLES[kind], reader) or (_beginning(segment, said, reader) if chosen else [])
    evidence, dropped = verified(quotes, whole)
    if not evidence:
        return None, dropped
    sighted = kind is CandidateKind.SIGHTING
    return Candidate(
        key=key_of(whole),
        kind=kind,
        title=title_of(evidence[0].quote),
        evidence=evidence,
        resembles=near,
        policy=reader.policy,
        language=language,
        worth=round(view.worth, 4),
        newest=segment.newest,
        organization=_organization(whole) if sighted else "",
        state=_state(cues_in(whole)) if sighted else "",
        fingerprint=fingerprint(bare(whole)),
    ), dropped


def _opinion(text: str, settings: Settings) -> Opinion | None:
    """Return what the model thinks of a text, None when it is about something else or tells nothing."""
    cues = cues_in(text)
    if not any(cues[kind] for kind in _TELLS) or not about_theme(text, cues, settings):
        return None
    return opinion(text, cues)


def judged(segment: Segment, settings: Settings) -> Opinion | None:
    """Return what the model thinks of a segment: as a whole, or of the remark in it that is worth most.

    In a chat one long remark may stand among many that say nothing; in a call they all belong together.
    """
    texts = [segment.text]
    if segment.discussion.medium is not Medium.CALL and len(segment.utterances) > 1:
        texts += [u.text for u in segment.utterances if length_of(u.text) >= _REMARK]
    views = (_opinion(text, settings) for text in texts)
    return max((view for view in views if view), key=lambda view: view.worth, default=None)


def find_candidates(
    discussions: Iterable[Discussion], reader: Reader, *, seen: Callable[[Segment], object] = lambda _: None
) -> tuple[tuple[Candidate, ...], Statistics]:
    """Return the candidates in the discussions of one container, in order of time, and what became of the rest."""
    parts = tuple(discussions)
    outcomes: Counter[str] = Counter()
    threads: set[str] = set()
    found: dict[str, Candidate] = {}
    count = 0
    for segment in segments(parts):
        seen(segment)
        count += 1
        threads.update(utterance.thread for utterance in segment.utterances if utterance.thread)
        view = judged(segment, reader.settings)
        if view is None or view.worth < reader.settings.worth:
            outcomes["nothing"] += 1
            continue
        candidate, dropped = candidate_of(segment, view, reader)
        outcomes["quotes dropped"] += dropped
        outcomes[candidate.kind if candidate else "nothing"] += 1
        if candidate:
            found.setdefault(candidate.key, candidate)
    skipped = sum((part.skipped for part in parts), Counter[str]())
    problems = tuple(problem for part in parts for problem in part.problems)
    read = sum(len(part.utterances) for part in parts)
    return tuple(found.values()), Statistics(read, skipped, len(threads), count, +outcomes, problems)
