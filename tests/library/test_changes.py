"""A change is all or nothing, refuses what has moved on, and can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.library import Addition, ChangeSet, Edit, Move, StaleChangeError, apply, content_hash, inverse

PATHS = st.sampled_from(["a.md", "b.md", "c/d.md", "e.md"])
TEXTS = st.text(max_size=8)


@st.composite
def changes(draw: st.DrawFn) -> tuple[ChangeSet, dict[str, bytes]]:
    """Make files and a change that fits them: moves to free paths, edits, new files, deletions."""
    files = {path: draw(TEXTS).encode() for path in draw(st.sets(PATHS, min_size=1))}
    after = dict(files)
    moves = []
    for old in draw(st.sets(st.sampled_from(sorted(files)))):
        new = draw(st.sampled_from(["moved/1.md", "moved/2.md", "moved/3.md"]))
        if new not in after:
            moves.append(Move(old, new))
            after[new] = after.pop(old)
    edits = []
    for path in draw(st.sets(st.sampled_from([*sorted(after), "new.md"]))):
        seen = content_hash(after[path]) if path in after else None
        text = draw(st.none() | TEXTS) if path in after else draw(TEXTS)
        edits.append(Edit(path, seen, text))
    pictures = draw(st.dictionaries(st.sampled_from(["img/1.png", "img/2.png"]), st.binary(max_size=4)))
    if draw(st.booleans()):
        files |= pictures
    return ChangeSet("made", "", tuple(edits), tuple(moves), tuple(map(Addition, pictures, pictures.values()))), files


@given(changes())
def test_a_change_and_its_inverse_are_identity(made: tuple[ChangeSet, dict[str, bytes]]) -> None:
    """Protects undoing: whatever a change did, its inverse takes back."""
    change, files = made
    after = apply(change, files)
    assert apply(inverse(change, files), after) == files


@given(changes(), st.data())
def test_a_file_that_moved_on_is_never_overwritten(
    made: tuple[ChangeSet, dict[str, bytes]], data: st.DataObject
) -> None:
    """Protects somebody else's edit: a change that saw another content is refused, and nothing happens."""
    change, files = made
    if not change.edits:
        return
    edit = data.draw(st.sampled_from(change.edits))
    origin = {move.new: move.old for move in change.moves}.get(edit.path, edit.path)
    others = dict(files) | {origin: files.get(origin, b"") + b"somebody was here"}
    before = dict(others)
    with pytest.raises(StaleChangeError):
        apply(change, others)
    assert others == before


def test_a_move_onto_a_file_is_refused() -> None:
    """Protects a file from being replaced by another one's move."""
    with pytest.raises(StaleChangeError, match="exists already"):
        apply(ChangeSet("x", moves=(Move("a", "b"),)), {"a": b"1", "b": b"2"})


def test_an_addition_replaces_no_file() -> None:
    """Protects a picture from another one under its name."""
    with pytest.raises(StaleChangeError, match="holds something else"):
        apply(ChangeSet("x", additions=(Addition("a.png", b"1"),)), {"a.png": b"2"})


def test_a_move_of_a_missing_file_is_refused() -> None:
    """Protects against half a rename."""
    with pytest.raises(StaleChangeError, match="is gone"):
        apply(ChangeSet("x", moves=(Move("a", "b"),)), {})
