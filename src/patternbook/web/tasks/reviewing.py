"""The task "review": the list of proposals, one proposal with its diff, and everything that people do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.collaborate.proposals.forge import ForgeError, Kind, Note, State
from patternbook.library import ChangeSet, Edit, StaleChangeError, content_hash
from patternbook.mature.levels.review import State as Met
from patternbook.pattern import Pattern
from patternbook.web.door.visitors import Role
from patternbook.web.judging.judgment import Judgment
from patternbook.web.showing import difference
from patternbook.web.visits.visit import CONFLICT, NoPageError, NotAllowedError, Visit, route
from patternbook.web.writing import pictures
from patternbook.web.writing.sections import section_of, tidy, with_section

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.collaborate.proposals.forge import Proposal, Read, Record

_SAID = {
    "proposed": "Your proposal is made. Send this page's address to whoever should look at it.",
    "passed": "It is let through, and waits for review like every other proposal.",
    "noted": "It is noted.",
    "commented": "Your comment is there.",
    "suggested": "Your wording is there; whoever proposed this takes it with one click.",
    "approved": "You approved this text.",
    "raised": "Your concern is there, and nothing is merged before it is resolved.",
    "resolved": "The concern is resolved.",
    "taken": "The wording is taken.",
    "merged": "It is merged: the book shows it now.",
    "caught": "The proposal has what the library says now.",
    "withdrawn": "The proposal is withdrawn; its text stays readable here.",
    "recorded": "What people said is in the library's ledger now.",
}


def listed(visit: Visit) -> Response:
    """Show the proposals: those that wait first, the oldest of them first."""
    found = visit.space.forge.proposals()
    waiting = sorted((p for p in found if p.state is State.OPEN), key=lambda p: p.opened)
    closed = [p for p in found if p.state is not State.OPEN]
    return visit.page("proposals.html", "Proposals", waiting=waiting, closed=closed[:100])


def _number(visit: Visit) -> int:
    text = visit.named("number")
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004 - more proposals than anybody makes
        message = f"{text!r} is no number of a proposal; the list of proposals has all that there are."
        raise NoPageError(message)
    return int(text)


def show(visit: Visit) -> Response:
    """Show one proposal."""
    return _page(visit, visit.space.forge.proposal(_number(visit)))


def _page(visit: Visit, proposal: Proposal, status: int = 200) -> Response:
    judgment = Judgment(visit.space, proposal)
    merged = proposal.state is State.MERGED and visit.visitor.may(Role.COMMITTER)
    own = {note.by.account for note in proposal.notes if note.kind in {Kind.PROPOSED, Kind.CHANGED}}
    return visit.page(
        "proposal.html",
        proposal.title,
        status,
        proposal=proposal,
        judgment=judgment,
        checks=visit.space.forge.checks(proposal.number),
        told=_SAID.get(visit.asked("said"), ""),
        has_approved=judgment.has_approved(visit.visitor.person),
        Met=Met,
        is_author=visit.visitor.person is not None and visit.person.account in own,
        difference=difference,
        unrecorded=merged and bool(judgment.evidence.record(visit.space.records().get).edits),
    )


def _note(visit: Visit, kind: Kind, **values: object) -> Note:
    place = {"path": visit.form.get("path", ""), "section": visit.form.get("section", "")}
    words = visit.form.get("words", "").strip()
    return Note(kind, visit.person, visit.now, words, **{**place, **values})  # type: ignore[arg-type]


def _say(visit: Visit, kind: Kind, *, needs_words: str = "", said: str = "noted") -> Response:
    number = _number(visit)
    about = visit.form.get("about", "")
    note = _note(visit, kind, about=int(about) if about.isdigit() else 0, head=visit.form.get("head", ""))
    if needs_words and not note.words:
        raise ForgeError(needs_words)
    visit.space.forge.say(number, note)
    return _back(visit, said)


def _back(visit: Visit, said: str) -> Response:
    return visit.to_proposal(_number(visit), said)


def comment(visit: Visit) -> Response:
    """Add a comment, to a section or to the whole."""
    needed = "There is no word in your comment; write what you think, and send it."
    return _say(visit, Kind.COMMENT, needs_words=needed, said="commented")


def suggest(visit: Visit) -> Response:
    """Offer another wording of a section, which the author takes with one click."""
    text = visit.form.get("text", "").replace("\r\n", "\n").rstrip()
    if not text:
        message = "Your wording is empty; write how the section should read, heading included."
        raise ForgeError(message)
    note = _note(visit, Kind.SUGGESTION, text=f"{text}\n\n")
    visit.space.forge.say(_number(visit), note)
    return _back(visit, "suggested")


def _refuse_strangers(visit: Visit, proposal: Proposal, deed: str) -> None:
    """Raise NotAllowedError for people who neither made a proposal nor are trusted committers."""
    if proposal.by.account != visit.person.account and not visit.visitor.may(Role.COMMITTER):
        message = f"Only {proposal.by.shown}, who proposed it, or a trusted committer can {deed}."
        raise NotAllowedError(message)


def take(visit: Visit) -> Response:
    """Put a suggested wording into the proposal."""
    forge, number = visit.space.forge, _number(visit)
    proposal, about = forge.proposal(number), visit.form.get("about", "")
    offer = next((n for n in proposal.notes if str(n.number) == about and n.kind is Kind.SUGGESTION), None)
    _refuse_strangers(visit, proposal, "take a wording into it")
    pattern = visit.space.library_at(proposal.head).file(offer.path) if offer else None
    if offer is None or not isinstance(pattern, Pattern):
        message = f"Proposal {number} has no such suggestion; reload its page."
        raise ForgeError(message)
    section = section_of(pattern, offer.section)
    text = with_section(pattern, section, tidy(offer.text, section.text))
    edit = Edit(pattern.path, content_hash(pattern.source.encode()), text)
    title = f"Take the wording of {offer.by.shown} for “{section.heading}”"
    credit = f"Co-authored-by: {offer.by.shown} <{offer.by.mail}>" if offer.by.mail else f"Words by {offer.by.shown}."
    note = Note(Kind.TAKEN, visit.person, visit.now, about=offer.number)
    forge.change(number, ChangeSet(title, credit, (edit,)), proposal.head, note)
    return _back(visit, "taken")


def approve(visit: Visit) -> Response:
    """Approve the text that the reviewer has seen; one that changed meanwhile is not approved."""
    proposal = visit.space.forge.proposal(_number(visit))
    if visit.form.get("head") != proposal.head:
        message = "The proposal has changed since you opened this page; reload it, read what is new, and approve then."
        raise ForgeError(message)
    return _say(visit, Kind.APPROVAL, said="approved")


def concern(visit: Visit) -> Response:
    """Raise a concern under one's name."""
    needed = "A concern needs words: say what would go wrong, so that it can be mended."
    return _say(visit, Kind.CONCERN, needs_words=needed, said="raised")


def resolve(visit: Visit) -> Response:
    """Resolve a concern: whoever has it may, and committers."""
    proposal = visit.space.forge.proposal(_number(visit))
    found = next(
        (n for n in proposal.notes if str(n.number) == visit.form.get("about") and n.kind is Kind.CONCERN), None
    )
    if found is None:
        message = "There is no such concern; reload the page."
        raise ForgeError(message)
    if found.by.account != visit.person.account and not visit.visitor.may(Role.COMMITTER):
        message = f"Only {found.by.shown}, who has the concern, or a trusted committer can say that it is resolved."
        raise NotAllowedError(message)
    answer = _say(visit, Kind.RESOLUTION, said="resolved")
    if proposal.state is State.MERGED:
        _write_down(visit, proposal.number)
    return answer


def _write_down(visit: Visit, number: int) -> None:
    """Propose what people said about a merged proposal for the library's ledger; a committer's click merges it."""
    space, tip = visit.space, visit.space.forge.tip()
    changes = Judgment(space, space.forge.proposal(number)).evidence.record(space.records().get)
    if not changes.edits:
        return
    made = space.forge.propose(changes, tip, visit.person, visit.now)
    if visit.visitor.may(Role.COMMITTER):
        note = Note(Kind.MERGED, visit.person, visit.now, "A record of what was said.", head=made.head)
        space.forge.merge(made.number, note)
        space.refresh()


def record(visit: Visit) -> Response:
    """Write what people said about a proposal that git or the forge merged into the library's ledger."""
    proposal = visit.space.forge.proposal(_number(visit))
    if proposal.state is not State.MERGED:
        message = (
            f"Proposal {proposal.number} is {proposal.state}; what people say of it is recorded when it is merged."
        )
        raise ForgeError(message)
    _write_down(visit, proposal.number)
    return _back(visit, "recorded")


def withdraw(visit: Visit) -> Response:
    """Close a proposal without merging it: its author may, and committers."""
    proposal = visit.space.forge.proposal(_number(visit))
    _refuse_strangers(visit, proposal, "withdraw it")
    return _say(visit, Kind.WITHDRAWN, said="withdrawn")


def catch_up(visit: Visit) -> Response:
    """Bring the library's present text into a proposal, with the words that the visitor chose where both differ."""
    forge, number = visit.space.forge, _number(visit)
    places = {value: name.removeprefix("place-") for name, value in visit.form.items() if name.startswith("place-")}
    chosen = {}
    for clash in forge.outlook(number).clashes:
        text = visit.form.get(f"text-{places.get(clash.name, '')}")
        if text is not None:
            chosen[clash] = tidy(text, clash.ours or clash.theirs)
    forge.catch_up(number, chosen, Note(Kind.CHANGED, visit.person, visit.now, "Brought up to date with the library."))
    return _back(visit, "caught")


def _judged(judgment: Judgment) -> Record:
    """Return what a merge records of what people said; it refuses when they have said more since it was judged."""
    forge, proposal, record = judgment.space.forge, judgment.proposal, judgment.evidence.record

    def write(read: Read) -> ChangeSet:
        if forge.proposal(proposal.number).notes != proposal.notes:
            message = f"somebody has said something about proposal {proposal.number} just now; read it, and merge then"
            raise StaleChangeError(message)
        return record(read)

    return write


def merge(visit: Visit) -> Response:
    """Merge when the rules allow it; a maintainer may merge all the same, and says why."""
    proposal = visit.space.forge.proposal(_number(visit))
    judgment = Judgment(visit.space, proposal)
    words = visit.form.get("words", "").strip()
    if judgment.outlook.clashes:
        return _page(visit, proposal, CONFLICT)
    if not judgment.is_ready and proposal.state is State.OPEN and not (visit.visitor.may(Role.MAINTAINER) and words):
        waits = "; ".join(each.text for each in judgment.conditions if not each.is_met)
        message = f"It cannot be merged yet: {waits}. A maintainer can merge it all the same and say why."
        raise ForgeError(message)
    note = Note(Kind.MERGED, visit.person, visit.now, words, head=proposal.head)
    visit.space.forge.merge(proposal.number, note, _judged(judgment))
    visit.space.refresh()
    return _back(visit, "merged")


def picture(visit: Visit) -> Response:
    """Show a picture as a proposal has it."""
    return pictures.shown(visit.space.forge.data(_number(visit), visit.named("path")))


_PLACE = "path section words about head"
_ACTS = {
    "comment": (comment, Role.CONTRIBUTOR, _PLACE),
    "suggest": (suggest, Role.CONTRIBUTOR, f"{_PLACE} text"),
    "take": (take, Role.CONTRIBUTOR, "about"),
    "approve": (approve, Role.CONTRIBUTOR, _PLACE),
    "concern": (concern, Role.CONTRIBUTOR, _PLACE),
    "resolve": (resolve, Role.CONTRIBUTOR, _PLACE),
    "withdraw": (withdraw, Role.CONTRIBUTOR, _PLACE),
    "catch-up": (catch_up, Role.CONTRIBUTOR, "text-0 place-0"),
    "merge": (merge, Role.COMMITTER, "words"),
    "record": (record, Role.COMMITTER, ""),
}
ROUTES = [
    route("/space/proposals", listed),
    route("/space/proposals/{number}", show),
    route("/space/proposals/{number}/pictures/{path:path}", picture, gives=pictures.PICTURE),
    *(
        route(f"/space/proposals/{{number}}/{name}", act, "POST", role, takes=takes)
        for name, (act, role, takes) in _ACTS.items()
    ),
]
