"""What GitHub's answers say, as the space's own values; whatever is missing or odd is told, never guessed."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from patternbook.collaborate.github.exchange import AnswerError
from patternbook.collaborate.github.marking import is_own, read_body
from patternbook.collaborate.proposals.forge import Check, CheckState, Kind, Note, Person, Proposal, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    SectionAt = Callable[[str, str, int], str]
    """Names the section that a line belongs to, by commit, path and line."""

_TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
_CHECKS = {"success": CheckState.PASSED, "neutral": CheckState.NEUTRAL, "skipped": CheckState.NEUTRAL}
_REVIEWS = {"APPROVED": Kind.APPROVAL, "CHANGES_REQUESTED": Kind.CONCERN, "COMMENTED": Kind.COMMENT}


def value(answer: Any, *names: str) -> Any:  # noqa: ANN401 - whatever GitHub sent
    """Return a value inside an answer. Raises AnswerError when there is none."""
    at = answer
    for name in names:
        if not isinstance(at, dict) or at.get(name) is None:
            message = f"GitHub's answer lacks {'.'.join(names)}; is that address an API of GitHub?"
            raise AnswerError(message)
        at = at[name]
    return at


def text(answer: Any, *names: str) -> str:  # noqa: ANN401 - whatever GitHub sent
    """Return a text inside an answer. Raises AnswerError."""
    found = value(answer, *names)
    if not isinstance(found, str):
        message = f"GitHub's answer has no text at {'.'.join(names)}; is that address an API of GitHub?"
        raise AnswerError(message)
    return found


def number(answer: Any, *names: str) -> int:  # noqa: ANN401 - whatever GitHub sent
    """Return a whole number inside an answer. Raises AnswerError."""
    found = value(answer, *names)
    if not isinstance(found, int):
        message = f"GitHub's answer has no number at {'.'.join(names)}; is that address an API of GitHub?"
        raise AnswerError(message)
    return found


def moment(answer: Any, *names: str) -> datetime:  # noqa: ANN401 - whatever GitHub sent
    """Return a time inside an answer. Raises AnswerError."""
    written = text(answer, *names)
    try:
        return datetime.fromisoformat(written)
    except ValueError as error:
        message = f"GitHub's answer has {written!r} for a time; is that address an API of GitHub?"
        raise AnswerError(message) from error


def person(answer: Any) -> Person:  # noqa: ANN401 - whatever GitHub sent
    """Return an account; one that was deleted since is called ghost, as GitHub shows it."""
    if not isinstance(answer, dict):
        return Person("ghost")
    return Person(text(answer, "login"), str(answer.get("name") or ""), str(answer.get("email") or ""))


def blob_bytes(answer: Any) -> bytes:  # noqa: ANN401 - whatever GitHub sent
    """Return the bytes of a file. Raises AnswerError."""
    try:
        return base64.b64decode(text(answer, "content"))
    except binascii.Error as error:
        message = "GitHub sent a file that cannot be decoded; try again in a moment"
        raise AnswerError(message) from error


def checks(answer: Any) -> tuple[Check, ...]:  # noqa: ANN401 - whatever GitHub sent
    """Return what programs say of a commit, by name. Raises AnswerError."""
    found = [
        Check(
            text(each, "name"),
            _CHECKS.get(str(each.get("conclusion")), CheckState.FAILED)
            if each.get("status") == "completed"
            else CheckState.WAITING,
            str(each.get("html_url") or ""),
        )
        for each in value(answer, "check_runs")
    ]
    return tuple(sorted(found, key=lambda each: each.name))


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request: what it says, where its branch is, and when anything about it last changed."""

    number: int
    title: str
    words: str
    by: Person
    when: datetime
    changed: str
    onto: str
    base: str
    head: str
    repository: str
    branch: str
    state: State
    merged_by: Person | None
    closed: datetime | None
    address: str
    labels: tuple[str, ...]


def pull(answer: Any) -> Pull:  # noqa: ANN401 - whatever GitHub sent
    """Return a pull request. Raises AnswerError."""
    merged = bool(answer.get("merged_at")) if isinstance(answer, dict) else False
    closed = State.WITHDRAWN if text(answer, "state") == "closed" else State.OPEN
    ended = next((name for name in ("merged_at", "closed_at") if answer.get(name)), "")
    repository = (answer["head"].get("repo") or {}) if isinstance(answer.get("head"), dict) else {}
    return Pull(
        number=number(answer, "number"),
        title=text(answer, "title"),
        words=str(answer.get("body") or ""),
        by=person(answer.get("user")),
        when=moment(answer, "created_at"),
        changed=text(answer, "updated_at"),
        onto=text(answer, "base", "ref"),
        base=text(answer, "base", "sha"),
        head=text(answer, "head", "sha"),
        repository=str(repository.get("full_name", "")),
        branch=text(answer, "head", "ref"),
        state=State.MERGED if merged else closed,
        merged_by=person(answer["merged_by"]) if merged and answer.get("merged_by") else None,
        closed=moment(answer, ended) if ended else None,
        address=str(answer.get("html_url") or ""),
        labels=tuple(sorted(text(label, "name") for label in answer.get("labels") or ())),
    )


class _Told(NamedTuple):
    """A note, with what GitHub calls it and, if it answers another one, what GitHub calls that."""

    name: str
    note: Note
    answers: str = ""


def _commits(answers: Iterable[Any], opened: datetime) -> list[_Told]:
    """Return a note for each commit after the first: the proposal got another text.

    A commit that tells nothing of its author counts as made when the proposal was `opened`.
    """
    found = []
    for each in list(answers)[1:]:
        author = value(each, "commit").get("author") or {}
        by = person(each["author"]) if each.get("author") else Person(str(author.get("name") or "ghost"))
        sha = text(each, "sha")
        words = text(each, "commit", "message").partition("\n")[0]
        when = moment(author, "date") if author.get("date") else opened
        found.append(_Told(f"commit-{sha}", Note(Kind.CHANGED, by, when, words, head=sha)))
    return found


def _placed(note: Note, said: Mapping[str, str]) -> Note:
    """Return a note with the place and the wording that its hidden line tells."""
    head, path, section, text = (said.get(name, "") for name in ("head", "path", "section", "text"))
    return replace(note, head=note.head or head, path=path, section=section, text=text)


def _comments(answers: Iterable[Any], author: str) -> list[_Told]:
    """Return what was said. Only whoever may is believed that a wording was taken or the proposal withdrawn."""
    found = []
    for each in answers:
        by, said = person(each.get("user")), read_body(str(each.get("body") or ""))
        if is_own(each):
            continue
        is_trusted = by.account == author or each.get("author_association") in _TRUSTED
        kind = Kind(said["kind"])
        if kind in {Kind.TAKEN, Kind.WITHDRAWN} and not is_trusted:
            kind = Kind.COMMENT
        note = _placed(Note(kind, by, moment(each, "created_at"), said["words"]), said)
        found.append(_Told(f"comment-{number(each, 'id')}", note, said.get("answers", "")))
    return found


def _reviews(answers: Iterable[Any]) -> list[_Told]:
    found = []
    for each in answers:
        state, said = str(each.get("state") or "").upper(), read_body(str(each.get("body") or ""))
        if state not in _REVIEWS or not each.get("submitted_at") or (state == "COMMENTED" and not said["words"]):
            continue
        head, when = str(each.get("commit_id") or ""), moment(each, "submitted_at")
        note = Note(_REVIEWS[state], person(each.get("user")), when, said["words"], head=head)
        found.append(_Told(f"review-{number(each, 'id')}", _placed(note, said)))
    return found


def _lines(answers: Iterable[Any], section_at: SectionAt) -> list[_Told]:
    """Return what reviewers said about lines, as said of the sections that these belong to."""
    found = []
    for each in answers:
        words, head, path = str(each.get("body") or ""), str(each.get("original_commit_id") or ""), text(each, "path")
        line = each.get("original_line") if each.get("side") != "LEFT" else None
        section = section_at(head, path, line) if head and isinstance(line, int) else ""
        note = Note(Kind.COMMENT, person(each.get("user")), moment(each, "created_at"), words, head, path, section)
        found.append(_Told(f"line-{number(each, 'id')}", note))
    return found


def _settled(found: list[_Told], trusted: frozenset[str]) -> list[_Told]:
    """Return the notes with approvals that lift one's own concerns; a resolution by a bystander is but a comment."""
    by_name: dict[str, Note] = {}
    settled: list[_Told] = []
    for name, note, answers in found:
        about = by_name.get(answers)
        kept = note
        if note.kind is Kind.RESOLUTION and not (about and note.by.account in trusted | {about.by.account}):
            kept = replace(note, kind=Kind.COMMENT)
        settled.append(_Told(name, kept, answers))
        if kept.kind is Kind.APPROVAL:
            own = [n for n, other in by_name.items() if other.kind is Kind.CONCERN and other.by == kept.by]
            settled += [_Told(f"{name}-{n}", replace(kept, kind=Kind.RESOLUTION, words=""), n) for n in own]
        by_name[name] = kept
    return settled


def _nowhere(_commit: str, _path: str, _line: int) -> str:
    return ""


def proposal(
    asked: Pull, talk: Mapping[str, list[Any]], section_at: SectionAt = _nowhere
) -> tuple[Proposal, tuple[str, ...]]:
    """Return a proposal, and what GitHub calls each of its notes.

    `talk` holds the answers to `commits`, `comments`, `reviews` and `lines`.
    """
    words = f"{asked.title}\n\n{asked.words}" if asked.words else asked.title
    first = _Told("pull", Note(Kind.PROPOSED, asked.by, asked.when, words, head=asked.base))
    trusted = frozenset(
        person(each.get("user")).account for each in talk["comments"] if each.get("author_association") in _TRUSTED
    )
    said = [
        *_commits(talk["commits"], asked.when),
        *_comments(talk["comments"], asked.by.account),
        *_reviews(talk["reviews"]),
        *_lines(talk["lines"], section_at),
    ]
    said.sort(key=lambda each: (each.note.when, each.name))
    told = [first, *_settled(said, trusted)]
    if asked.state is State.MERGED and asked.closed:
        merged = Note(Kind.MERGED, asked.merged_by or Person("ghost"), asked.closed, head=asked.head)
        told.append(_Told("merge", merged))
    places = {each.name: at for at, each in enumerate(told, start=1)}
    notes = tuple(
        replace(each.note, number=at, about=places.get(each.answers, 0)) for at, each in enumerate(told, start=1)
    )
    made = Proposal(
        asked.number,
        asked.title,
        asked.words,
        asked.by,
        asked.base,
        asked.head,
        asked.state,
        notes,
        asked.address,
        asked.labels,
    )
    return made, tuple(places)
