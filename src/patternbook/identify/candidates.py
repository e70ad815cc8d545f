"""From segments to candidates: judged cheaply first, then hidden, quoted and linked."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from patternbook.identify.drafting.titles import title_of
from patternbook.identify.evidence import fittest, quoted, telling, verified
from patternbook.identify.judging.fingerprints import fingerprint
from patternbook.identify.judging.passages import passages
from patternbook.identify.judging.scoring import Opinion, length_of, opinion, strongest
from patternbook.identify.languages import language_of
from patternbook.identify.lexicon import cues_in
from patternbook.identify.model import LATEST, Candidate, CandidateKind, Evidence, Medium, Policy, Role, Statistics
from patternbook.identify.printing import plain_name, printable
from patternbook.identify.privacy.hiding import bare, without_secrets
from patternbook.identify.quoting import normal, sentences
from patternbook.identify.segments import Segment, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from patternbook.identify.judging.linking import Links
    from patternbook.identify.model import Discussion, Resemblance, Utterance
    from patternbook.identify.privacy.hiding import Pseudonyms
    from patternbook.identify.quoting import Sentence
    from patternbook.identify.settings import Settings

_NUMBERED = re.compile(r"(?:L|t=|issuecomment-|discussioncomment-)?[\d.:,]*\Z")
"""What follows a file or an address and tells nothing: a line, a time span, the number of a message."""
_ASKED = 60.0
"""Words of a segment that the library is asked with."""
_LEAST_WORDS = 5.0
_AROUND = 3
"""Messages on both sides of a passage that are kept with it, for what they say of it."""
_LIKELY = 0.5
"""An opinion from here on is more likely than not."""
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
        named = replace(known, people=known.people | frozenset(map(printable, people)))
        return replace(self, pseudonyms=replace(self.pseudonyms, knowledge=named))

    def shown(self, text: str) -> str:
        """Return a text as the policy lets it be seen."""
        fit = printable(text)
        return without_secrets(fit) if self.policy is Policy.PUBLIC else self.pseudonyms.hide(fit)

    def who(self, utterance: Utterance) -> str:
        """Return who said something, under a pseudonym unless the policy is public."""
        speaker = printable(utterance.speaker)
        return speaker if self.policy is Policy.PUBLIC or not speaker else self.pseudonyms.named("person", speaker)

    def where(self, utterance: Utterance) -> str:
        """Return where something can be found again; under a policy, the file and channel have a pseudonym."""
        whole = plain_name(utterance.place)
        if self.policy is Policy.PUBLIC:
            return whole
        place, mark, rest = whole.partition("#")
        if not _NUMBERED.match(rest):
            return self.pseudonyms.named("place", whole)
        return self.pseudonyms.named("place", place) + mark + rest


def about_theme(text: str, settings: Settings) -> bool:
    """Whether a text is about what the library is about; a library that names no words leaves it to the model."""
    low = text.lower() if settings.theme else ""
    return not settings.theme or sum(word.lower() in low for word in settings.theme) >= settings.theme_words


def _moment(seconds: float) -> str:
    is_date = _EPOCH < seconds < LATEST
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")[:16] if is_date else ""


def _kind(view: Opinion, near: tuple[Resemblance, ...], known: float) -> CandidateKind:
    asked, done = max(view.problem, view.question), max(view.solution, view.practice)
    if any(each.confidence >= known for each in near):
        return CandidateKind.CLARIFICATION if asked >= max(_LIKELY, done) else CandidateKind.SIGHTING
    return CandidateKind.PATTERN if done >= min(_LIKELY, asked) else CandidateKind.DONUT


_ROLES = {
    CandidateKind.SIGHTING: (Role.INSTANCE, Role.SOLUTION, Role.CONTEXT),
    CandidateKind.CLARIFICATION: (Role.PROBLEM, Role.CONTEXT),
    CandidateKind.PATTERN: (Role.PROBLEM, Role.SOLUTION, Role.CONTEXT),
    CandidateKind.DONUT: (Role.PROBLEM, Role.CONTEXT),
}


def _evidence(segment: Segment, said: list[Sentence], roles: Sequence[Role], reader: Reader) -> list[Evidence]:
    found = []
    for role, number in quoted(said, roles):
        told = segment.utterances[said[number].utterance]
        found.append(Evidence(said[number].text, role, reader.where(told), reader.who(told), _moment(told.time)))
    return found


def key_of(text: str) -> str:
    """Return the name of what was said: the same when it is read again, whatever the pseudonyms are."""
    return hashlib.sha256(normal(bare(text)).casefold().encode()).hexdigest()[:12]


def _question(segment: Segment) -> str:
    """Return what the library is asked: what tells most, as it was said; what stands around it says little.

    Nobody sees it; under pseudonyms a tool or a program would lose the name by which patterns know it.
    """
    texts = (utterance.text for utterance in segment.utterances)
    said = list(sentences(texts, joined=segment.discussion.medium is Medium.CALL))
    return " ".join(said[number].text for number in telling(said, _ASKED))


def _strength(view: Opinion, kind: CandidateKind) -> float:
    """Return what a candidate is worth to a person: half because it is worth a look, half by how plainly it tells."""
    sighted = kind is CandidateKind.SIGHTING
    told = max(view.solution, view.practice) if sighted else max(view.problem, view.question)
    return view.worth * (1 + told) / 2


_STATES = ("planned", "trial", "past")


def _state(cues: Counter[str]) -> str:
    return next((state for state in _STATES if cues[state]), "in-use")


def _organization(text: str) -> str:
    match = re.search(r"\b(?:at|in|from|here at) ((?:company|name)-\w+|[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)*)", text)
    return match[1] if match else ""


def candidate_of(segment: Segment, view: Opinion, reader: Reader) -> tuple[Candidate | None, int]:
    """Return what a segment gives, if anything, and how many quotes were dropped because they do not stand in it."""
    texts = [reader.shown(utterance.text) for utterance in segment.utterances]
    whole = " ".join(texts) if segment.discussion.medium is Medium.CALL else "\n".join(texts)
    language = segment.discussion.language or language_of(whole)
    said = list(sentences(texts, joined=segment.discussion.medium is Medium.CALL))
    near = reader.links.nearest(_question(segment), language)
    kind = _kind(view, near, reader.settings.known)
    evidence, dropped = verified(_evidence(segment, said, _ROLES[kind], reader), whole)
    if not evidence:
        return None, dropped
    sighted = kind is CandidateKind.SIGHTING
    return Candidate(
        key=key_of(whole),
        kind=kind,
        title=title_of(fittest(evidence).quote),
        evidence=evidence,
        resembles=near,
        policy=reader.policy,
        language=language,
        worth=round(_strength(view, kind), 4),
        newest=segment.newest,
        organization=_organization(whole) if sighted else "",
        state=_state(cues_in(whole)) if sighted else "",
        fingerprint=fingerprint(bare(whole)),
    ), dropped


def _opinion(text: str, settings: Settings) -> Opinion | None:
    """Return what the model thinks of a text, None when it is too short to tell anything or off the library's theme."""
    if length_of(text) < _LEAST_WORDS or not about_theme(text, settings):
        return None
    return opinion(text)


def telling_part(segment: Segment, settings: Settings) -> tuple[Opinion, Segment] | None:
    """Return what the model thinks of a segment, and the part that tells it; None when there is nothing to judge.

    Its passages are judged one by one, and the best says what the segment is worth. In threads and calls
    everything belongs together; of a stretch of chat only what was said around the best passage is kept.
    """
    said = segment.utterances
    views = [(_opinion(part.text, settings), part) for part in passages([utterance.text for utterance in said])]
    told = [(view, part) for view, part in views if view]
    if not told:
        return None
    best, part = max(told, key=lambda pair: pair[0].worth)
    stretch = segment.discussion.medium is Medium.CHAT and not any(utterance.thread for utterance in said)
    if not stretch:
        return strongest(view for view, _ in told), segment
    return best, Segment(segment.discussion, said[max(0, part.first - _AROUND) : part.last + _AROUND + 1])


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
        told = telling_part(segment, reader.settings)
        if told is None or told[0].worth < reader.settings.worth:
            outcomes["nothing"] += 1
            continue
        candidate, dropped = candidate_of(told[1], told[0], reader)
        outcomes["quotes dropped"] += dropped
        outcomes[candidate.kind if candidate else "nothing"] += 1
        if candidate:
            found.setdefault(candidate.key, candidate)
    skipped = sum((part.skipped for part in parts), Counter[str]())
    problems = tuple(problem for part in parts for problem in part.problems)
    read = sum(len(part.utterances) for part in parts)
    return tuple(found.values()), Statistics(read, skipped, len(threads), count, +outcomes, problems)
