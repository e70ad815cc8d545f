"""A private shelf on top of a public library: whose files are whose, and what nobody may change from the shelf."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library.assemble import Files
    from patternbook.library.changes.changeset import ChangeSet
    from patternbook.library.model import Document, Library
    from patternbook.pattern import Pattern


class NotOurOwnError(PatternbookError):
    """A change would alter what belongs to the library underneath; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What makes a library a shelf: whose it is, where the library underneath lies, and which files are its own.

    `folder` is where that library lies, as the configuration writes it. `own` are the paths of the
    shelf's files; `covered` the bytes of the files underneath that have one of the same path above them.
    """

    name: str
    folder: str
    own: frozenset[str] = frozenset()
    covered: Mapping[str, bytes] = field(default_factory=dict)


def lay(own: Files, below: Files, name: str, folder: str) -> Files:
    """Return the files of a shelf and of the library underneath as one tree, where the shelf's own win.

    What cannot be read underneath is for those to mend who keep that library, and is left out.
    """
    covered = {path: data for path, data in below.contents.items() if path in own.paths}
    return replace(
        own,
        contents={**below.contents, **own.contents},
        paths=own.paths | below.paths,
        overlay=Overlay(name, folder, own.paths | own.unreadable.keys(), covered),
    )


def brought(library: Library) -> tuple[object, ...]:
    """Return what a shelf has from the library underneath, to compare with another reading; nothing without a shelf."""
    if (overlay := library.overlay) is None:
        return ()
    pages = tuple(page for page in library.pages if not library.is_own(page))
    return library.config, library.renamed, library.files - overlay.own, pages


def refusal(path: str, folder: str) -> NotOurOwnError:
    """Return what to tell somebody who would change a file of the library underneath, which lies in a folder."""
    return NotOurOwnError(
        f"{path} belongs to the library underneath, in {folder}, which is not changed from here; propose the change "
        "there, or write what is yours into a file of the same name here, as notes if it is a pattern"
    )


def require_own(page: Pattern | Document, library: Library) -> None:
    """Raise NotOurOwnError for a page of the library underneath."""
    if library.overlay and not library.is_own(page):
        raise refusal(page.path, library.overlay.folder)


def refuse_public(changes: ChangeSet, library: Library) -> None:
    """Raise NotOurOwnError for a change that edits, moves or deletes a file of the library underneath.

    A new file in the place of one underneath is none: notes, or a page that goes before the public one.
    """
    overlay = library.overlay
    if overlay is None:
        return
    theirs = library.files - overlay.own - {move.new for move in changes.moves}
    touched = (*(move.old for move in changes.moves), *(edit.path for edit in changes.edits if edit.seen))
    if found := next((path for path in touched if path in theirs), None):
        raise refusal(found, overlay.folder)
