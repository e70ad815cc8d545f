"""A board that follows its library shows what a board made anew would show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from editing import STEPS, Edited, Step
from hypothesis import given
from hypothesis import strategies as st

from patternbook.mature.ledger import Deed, Event
from patternbook.mature.levels.board import board, judge
from patternbook.mature.levels.review import Review, Reviewer
from patternbook.mature.observations import Observations

if TYPE_CHECKING:
    import pytest

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)
EVENTS = st.builds(
    Event, st.sampled_from((Deed.REVIEW, Deed.ANNOUNCE, Deed.CONCERN)), st.sampled_from(("bea", "cem")), st.just(NOON)
)
SEEN = st.builds(
    lambda slug, events, hours: Observations(
        now=NOON + timedelta(hours=hours), ledger={slug: tuple(events)} if events else {}, committers=("bea", "cem")
    ),
    st.sampled_from(("bell", "door")),
    st.lists(EVENTS, max_size=2),
    st.sampled_from((0, 1, 200)),
)


def shown(reviews: tuple[Review, ...]) -> list[tuple[object, ...]]:
    """Return what reviews say, with the texts that they are of."""
    return [(r.pattern.path, r.pattern.source, r.toward, r.verdicts) for r in reviews]


@given(st.lists(st.tuples(STEPS, SEEN), max_size=8))
def test_a_board_that_follows_is_a_board_made_anew(steps: list[tuple[Step, Observations]]) -> None:
    """Protects maintainers from a board that tells of yesterday: after any edits it is what a full judgment gives."""
    edited = Edited(settings='[checks]\nglossary = "meta/glossary.md"\n')
    kept = judge(edited.library, toward=3)
    for step, seen in steps:
        library = edited.take(step)
        kept = judge(library, seen, toward=3, before=kept)
        assert shown(kept.reviews) == shown(board(edited.read(None), seen, toward=3))


def test_what_an_edit_does_not_touch_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects large libraries from waiting: other words in a pattern judge it anew, a new title no words."""
    edited = Edited()
    first = judge(edited.library)
    judged: list[str] = []
    real = Reviewer._verdict  # noqa: SLF001 - counts what is asked of it

    def counted(self: Reviewer, requirement: object, pattern: object) -> object:
        judged.append(f"{pattern.slug} {requirement.id}")  # type: ignore[attr-defined]
        return real(self, requirement, pattern)  # type: ignore[arg-type]

    monkeypatch.setattr(Reviewer, "_verdict", counted)
    second = judge(edited.take(Step("patterns/1-initial/bell.md", "append", "More words.")), before=first)
    assert {each.split()[0] for each in judged} == {"bell"}
    judged.clear()
    judge(edited.take(Step("patterns/1-initial/bell.md", "title", "Another Bell")), before=second)
    assert "door name-of-its-own" in judged or "door links" in judged
    assert "door style" not in judged
    assert "door complete" not in judged
