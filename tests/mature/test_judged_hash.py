"""A judgment is about words: it outlives a promotion and not a new argument."""

from __future__ import annotations

from promoting import library_of, pattern_text, sources

from patternbook.library import apply
from patternbook.mature.ledger import judged_hash
from patternbook.mature.lifecycle.promotion import promote
from patternbook.mature.scope import Scope

PATH = "patterns/1-initial/bell.md"


def test_promotion_keeps_evidence() -> None:
    """Status and the places of links change with a promotion; what was reviewed did not."""
    before = library_of(sources())
    plan = promote("bell", Scope(before))
    after = library_of(apply(plan.changes, sources()))
    assert after.by_slug["bell"].source != before.by_slug["bell"].source
    for section in ("", "solution"):
        assert judged_hash(after.by_slug["bell"], section) == judged_hash(before.by_slug["bell"], section)


def test_other_words_are_not_what_was_judged() -> None:
    """A changed solution makes a review of the pattern and of the solution stale, and no other section's."""
    before = library_of(sources()).by_slug["bell"]
    changed = pattern_text("Bell", "Ring twice.", "Initial").encode()
    after = library_of({**sources(), PATH: changed}).by_slug["bell"]
    assert judged_hash(after) != judged_hash(before)
    assert judged_hash(after, "solution") != judged_hash(before, "solution")
    assert judged_hash(after, "patlet") == judged_hash(before, "patlet")
    assert judged_hash(after, "sketch") == ""
