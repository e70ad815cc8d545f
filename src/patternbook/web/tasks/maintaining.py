"""The task "maintain": the board of what waits for whom, and promotion in one click."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.git.bases import find_bases
from patternbook.collaborate.proposals.forge import Kind, Note, State
from patternbook.collaborate.talk.inbox import Inbox
from patternbook.library.changes.draft import PlanError
from patternbook.library.links.wanted import donuts, wanted
from patternbook.library.overlay import require_own
from patternbook.mature.levels.board import judge
from patternbook.mature.levels.review import State as Met
from patternbook.mature.levels.review import review
from patternbook.mature.lifecycle import promotion
from patternbook.mature.scope import Scope
from patternbook.mature.translation.status import statuses
from patternbook.publish.formats.words import words
from patternbook.web.door.visitors import Role
from patternbook.web.judging import consent, suggestions
from patternbook.web.judging.consent import Stage
from patternbook.web.judging.suggestions import Fate
from patternbook.web.tasks.following import proposals_for
from patternbook.web.visits.underneath import address_of
from patternbook.web.visits.visit import Visit, route
from patternbook.web.writing.drafting import drafts_of
from patternbook.web.writing.sections import pattern_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.identify.model import Candidate
    from patternbook.library import Library, MindMap
    from patternbook.library.links.wanted import Wanted
    from patternbook.mature.levels.board import Board
    from patternbook.mature.levels.review import Review
    from patternbook.mature.translation.status import TranslationStatus
    from patternbook.pattern import Pattern
    from patternbook.web.judging.suggestions import Suggestion
    from patternbook.web.keeping import Kept
    from patternbook.web.space import Space

_SHOWN = 12
_LISTED = 200
_PATIENCE = 1.0
"""Seconds that a visitor waits for the newest overview; after that the one before is shown and says so."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What follows from the library alone: the patterns that could rise, stale translations, what is wanted."""

    board: Board
    closest: tuple[Review, ...]
    stale: tuple[TranslationStatus, ...]
    wanted: tuple[Wanted, ...]
    donuts: tuple[Pattern, ...]


def board(visit: Visit) -> Response:
    """Show what waits, the closest to done first."""
    space = visit.space
    library = space.library()
    overview, is_present = overview_of(space).soon(_PATIENCE)
    waiting = sorted((p for p in space.forge.proposals() if p.state is State.OPEN), key=lambda p: p.opened)
    asked = [each for stage in (Stage.SUGGESTED, Stage.ASKED) for each in consent.find(space.store, stage=stage.value)]
    return visit.page(
        "board.html",
        "Board",
        overview=overview,
        is_present=is_present,
        shown=_SHOWN,
        names={code: words(code)["language_name"] for code in library.languages},
        states=Met,
        waiting=waiting,
        held=_suggested(visit) if visit.visitor.may(Role.COMMITTER) else (),
        asked=asked if visit.visitor.may(Role.COMMITTER) else (),
        titles={pattern.slug: pattern.title for pattern in library.patterns},
        shelf=space.shelf,
        candidates=_inbox(visit),
        drafts=drafts_of(space.store, visit.person.account) if visit.visitor.person else (),
    )


def translations(visit: Visit) -> Response:
    """Show what there is to translate, language by language, those first where readers miss most."""
    library = visit.space.library()
    overview, _ = overview_of(visit.space).soon(_PATIENCE)
    stale = overview.stale if overview else ()
    return visit.page(
        "translations.html",
        "Translate",
        is_known=overview is not None,
        languages=[
            (code, words(code)["language_name"], [s for s in stale if s.language == code][:_LISTED])
            for code in library.own.languages[1:]
        ],
        titles={pattern.slug: pattern.title for pattern in library.patterns},
        shelf=visit.space.shelf,
    )


def _suggested(visit: Visit) -> tuple[Suggestion, ...]:
    """Return what people without an account suggested and nobody decided on, the oldest first."""
    return suggestions.find(visit.space.store, fate=Fate.HELD.value)[:_SHOWN]


def _inbox(visit: Visit) -> tuple[Candidate, ...]:
    """Return the candidates that were found in discussions on this machine, to whoever runs the space on it alone."""
    if visit.space.door.sign_in:
        return ()
    return Inbox(data_folder(visit.space.root) / "inbox").open()[:_SHOWN]


def overview_of(space: Space) -> Kept[tuple[str, str], Overview]:
    """Return what keeps the overview of a space."""
    return space.kept("overview", _overview, hourly=True)


def _overview(space: Space, library: Library, before: Overview | None) -> Overview:
    judged = judge(library, space.seen(library), before=before.board if before else None)
    own = (review for review in judged.reviews if library.is_own(review.pattern))
    stale = [each for each in statuses(library, find_bases(space.root, library, space.records())) if each.loss]
    return Overview(
        judged,
        tuple(nsmallest(_SHOWN, (r for r in own if r.pattern.level.number < r.toward), _lacking)),
        tuple(stale),
        tuple(wanted(library)[:_SHOWN]),
        tuple(donuts(library)[:_SHOWN]),
    )


def _lacking(review: Review) -> int:
    return len(review.of(Met.UNMET, Met.UNKNOWN))


def _review(visit: Visit, pattern: Pattern, library: Library) -> Review | None:
    above = library.config.next_level(pattern.level)
    return review(pattern, library, visit.space.seen(library), toward=above.number) if above else None


def pattern_page(visit: Visit) -> Response:
    """Show a pattern's way to its next level, who changed it, and how to follow it."""
    space = visit.space
    library = space.library()
    pattern = pattern_of(visit, library)
    is_own = library.is_own(pattern)
    way = _review(visit, pattern, library) if is_own else None
    mind_map = library.mind_map(library.config.source_language)
    placed = {place.slug for *_, place in mind_map.walk()} if mind_map else {pattern.slug}
    groups = [] if pattern.slug in placed or mind_map is None else _challenges(mind_map)
    return visit.page(
        "pattern.html",
        f"{pattern.title}: level and history",
        pattern=pattern,
        underneath=not is_own,
        address="" if is_own else address_of(space, pattern),
        way=way,
        Met=Met,
        above=library.config.level(way.toward) if way else None,
        missing=way.of(Met.UNMET, Met.UNKNOWN, Met.ASKS_PEOPLE) if way else (),
        proposals=list(proposals_for(visit, pattern.slug)),
        challenges=groups,
        follow=space.follow_of(visit.visitor.person, pattern.slug),
    )


def _challenges(mind_map: MindMap) -> list[str]:
    """Return what stands in people's way, as the map says it."""
    groups = [group for phase in mind_map.phases for group in phase.groups]
    return list(dict.fromkeys(challenge.title for group in groups for challenge in group.challenges))


def promote(visit: Visit) -> Response:
    """Propose a pattern's way to the next level; when everything is met, a maintainer's click merges it at once."""
    space, tip = visit.space, visit.space.forge.tip()
    library = space.library_at(tip)
    pattern = pattern_of(visit, library)
    require_own(pattern, library)
    way, reason = _review(visit, pattern, library), visit.form.get("reason", "").strip()
    missing = way.of(Met.UNMET, Met.UNKNOWN) if way else ()
    if missing and not reason:
        told = "; ".join(verdict.requirement.text.rstrip(".") for verdict in missing)
        message = f"{pattern.title} lacks something: {told}. Mend that, or say why it is promoted all the same."
        raise PlanError(message)
    if missing:
        reason = "\n".join((reason, "", "Not met:", *(f"- {v.requirement.text}" for v in missing)))
    planned = promotion.promote(
        pattern.slug, Scope(library), space.records(), reason=reason, under=visit.form.get("under", "")
    )
    made = space.forge.propose(planned.changes, tip, visit.person, visit.now)
    for remark in planned.remarks:
        space.forge.say(made.number, Note(Kind.COMMENT, visit.person, visit.now, f"To do: {remark}."))
    if visit.form.get("act") == "merge" and way is not None and way.is_met and visit.visitor.may(Role.MAINTAINER):
        note = Note(Kind.MERGED, visit.person, visit.now, "Everything that the level asks for is met.", head=made.head)
        space.forge.merge(made.number, note)
        space.refresh()
        return visit.to_proposal(made.number, "merged")
    return visit.to_proposal(made.number, "proposed")


ROUTES = [
    route("/space/board", board),
    route("/space/translations", translations),
    route("/space/pattern/{slug}", pattern_page, asks="language"),
    route("/space/promote/{slug}", promote, "POST", Role.COMMITTER, asks="language", takes="reason under act language"),
]
