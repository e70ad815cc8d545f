"""What the space asks of the place where proposals live: make one, talk about it, bring it into the library.

Two places keep this promise: a git repository on this machine (`localforge`), and a hosted one.
Nothing here says which; pages and commands know only these values and the protocol `Forge`.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from patternbook.errors import PatternbookError
from patternbook.library import ChangeSet, content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    Read = Callable[[str], str | None]
    Record = Callable[[Read], ChangeSet]
    """What else a merge writes, given how to read a file as the merge leaves it, None where there is none."""


class ForgeError(PatternbookError):
    """The place where proposals live cannot do what was asked; the message says what to do."""


class NoProposalError(ForgeError):
    """There is no proposal with that number."""


class ClosedError(ForgeError):
    """A proposal is merged or withdrawn already."""

    def __init__(self, number: int, state: State) -> None:
        super().__init__(f"proposal {number} is {state}; make a new proposal")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: the account that lists of people name, the name to show, a mail address or ""."""

    account: str
    name: str = ""
    mail: str = ""

    @property
    def shown(self) -> str:
        """The name that pages show."""
        return self.name or self.account


class Kind(StrEnum):
    """What a note is."""

    PROPOSED = "proposed"
    CHANGED = "changed"
    COMMENT = "comment"
    SUGGESTION = "suggestion"
    TAKEN = "taken"
    APPROVAL = "approval"
    CONCERN = "concern"
    RESOLUTION = "resolution"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


ONLY_OPEN = frozenset({Kind.APPROVAL, Kind.WITHDRAWN, Kind.SUGGESTION, Kind.TAKEN})
"""What may be said of an open proposal alone; comments and concerns are welcome later too."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was said or done about a proposal.

    `number` counts from 1 within the proposal; the forge gives it. `head` is the commit that the
    person looked at. `path` and `section` (a key of `pattern.keys.keyed_sections`) say where,
    "" for the whole proposal. `text` is the suggested wording of that section. `about` is the
    number of the note that this one answers, takes or resolves, 0 for none.
    """

    kind: Kind
    by: Person
    when: datetime
    words: str = ""
    head: str = ""
    path: str = ""
    section: str = ""
    text: str = ""
    about: int = 0
    number: int = 0


class State(StrEnum):
    """How far a proposal is."""

    OPEN = "open"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class CheckState(StrEnum):
    """What a program says of a proposal."""

    WAITING = "not done yet"
    PASSED = "passed"
    NEUTRAL = "only tells"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """What a program beside the space says of a proposal's text, and where it says more."""

    name: str
    state: CheckState
    address: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits for people: its words, the commits it leads from and to, and all notes, oldest first.

    `address` is where the proposal is on a host, `labels` what people stuck on it there.
    """

    number: int
    title: str
    reason: str
    by: Person
    base: str
    head: str
    state: State
    notes: tuple[Note, ...] = ()
    address: str = ""
    labels: tuple[str, ...] = ()

    @property
    def opened(self) -> datetime:
        """When it was proposed."""
        return self.notes[0].when

    @property
    def changed(self) -> datetime:
        """When something last happened."""
        return self.notes[-1].when

    @property
    def approved(self) -> tuple[str, ...]:
        """The accounts that approved the newest text, each once, the first one first."""
        return tuple(dict.fromkeys(n.by.account for n in self.notes if n.kind is Kind.APPROVAL and n.head == self.head))

    @property
    def open_concerns(self) -> tuple[Note, ...]:
        """The concerns that nobody resolved."""
        resolved = {note.about for note in self.notes if note.kind is Kind.RESOLUTION}
        return tuple(note for note in self.notes if note.kind is Kind.CONCERN and note.number not in resolved)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a proposal does to one file: its path and text before and after, None where there is no file.

    Of a file that is no text both are shown as well as they can be, and `is_text` is false.
    """

    path: str
    before: str | None
    after: str | None
    is_text: bool = True


def change_of(path: str, before: bytes | None, after: bytes | None) -> FileChange:
    """Return what is done to a file, given its bytes before and after, None where there is no file."""
    old, new = (None if data is None else data.decode(errors="replace") for data in (before, after))
    is_text = not any(data is not None and b"\0" in data for data in (before, after))
    return FileChange(path, old, new, is_text)


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that a proposal changes and that have changed in the library since: of a section, or of a whole file."""

    path: str
    section: str
    before: str
    ours: str
    theirs: str

    @property
    def name(self) -> str:
        """What forms call it: another one when either text is another."""
        return content_hash(repr(astuple(self)).encode())


class ClashError(ForgeError):
    """A proposal cannot be merged before somebody chooses between two texts; `clashes` holds both."""

    def __init__(self, number: int, clashes: Sequence[Clash]) -> None:
        places = ", ".join(f"{clash.path} ({clash.section or 'the whole file'})" for clash in clashes)
        why = f"somebody else has changed the same words in the meantime, in {places}"
        super().__init__(f"{why}; choose which words proposal {number} keeps")
        self.clashes = tuple(clashes)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What merging a proposal now would give: the commit of the library it would join, and what clashes."""

    tip: str
    clashes: tuple[Clash, ...] = ()


def nothing_more(_read: Read) -> ChangeSet:
    """Return no change: a merge that writes the proposal alone."""
    return ChangeSet("")


class Forge(Protocol):
    """Where proposals live. Every method may be called from any thread; all raise ForgeError with a next step.

    `takes_guests` tells whether a proposal can be by somebody who has no account there.
    """

    takes_guests: bool

    def tip(self) -> str:
        """Return the commit that the library is at."""

    def proposals(self) -> tuple[Proposal, ...]:
        """Return every proposal, the newest first."""

    def proposal(self, number: int) -> Proposal:
        """Return a proposal. Raises NoProposalError."""

    def propose(self, changes: ChangeSet, base: str, by: Person, when: datetime) -> Proposal:
        """Make a proposal of a change to the library as it was at a commit.

        Raises StaleChangeError when the change does not fit that commit.
        """

    def change(self, number: int, changes: ChangeSet, seen: str, note: Note) -> Proposal:
        """Add a change to an open proposal whose head is `seen`, and the note that tells of it.

        Raises StaleChangeError when somebody else has changed the proposal since.
        """

    def data(self, number: int, path: str) -> bytes | None:
        """Return the bytes of a file as a proposal has it, None where there is none."""

    def catch_up(self, number: int, chosen: Mapping[Clash, str], note: Note) -> Proposal:
        """Join the library's present text into an open proposal.

        `chosen` gives the words for what clashes. Raises ClashError while something is left open, which
        it is again where either text has changed since somebody chose.
        """

    def say(self, number: int, note: Note) -> Proposal:
        """Add a note to a proposal. Raises ClosedError for a note that an open one alone may get."""

    def outlook(self, number: int) -> Outlook:
        """Return what merging a proposal now would give."""

    def files(self, number: int) -> tuple[FileChange, ...]:
        """Return what a proposal changes, by path, against the library it was made for."""

    def checks(self, number: int) -> tuple[Check, ...]:
        """Return what programs beside the space say of a proposal's newest text."""

    def merge(self, number: int, note: Note, record: Record = nothing_more) -> Proposal:
        """Bring a proposal into the library, together with what `record` writes.

        The note's `head`, if it has one, is the text that is meant: StaleChangeError says that there is
        another by now. Raises ClashError when somebody has to choose first, ClosedError when it is not open.
        """
