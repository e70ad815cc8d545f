"""What was said twice is one candidate: copies are no second source, other words for the same problem are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.identify.candidates import find_candidates
from patternbook.identify.judging.clusters import cluster
from patternbook.identify.model import Discussion, Medium, Policy, Utterance
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.identify.candidates import Reader
    from patternbook.identify.model import Candidate

WAITING = (
    "The orchard teams wait for weeks until the pruning department reviews their contributions. "
    "Nobody owns the shared ladder component, and two divisions have forked it since."
)
OTHERWISE = (
    "Again the pruning department has no time to review contributions of the orchard teams; "
    "the shared ladder component has no owner, and we wait for weeks."
)
OTHER_PROBLEM = (
    "Managers of other units never reward anybody who maintains shared libraries; people burned out and left."
)


def said(reader: Callable[[Policy], Reader], text: str, channel: str) -> tuple[Candidate, ...]:
    """Return the candidates of one message in a channel."""
    utterance = Utterance("1", "", 1_700_000_000.0, "ada", text, f"{channel}#1")
    judge = reader(Policy.PUBLIC)
    judge = type(judge)(judge.policy, Settings(known=1.1), judge.links, judge.pseudonyms)
    return find_candidates([Discussion("notes", channel, Medium.CHAT, (utterance,))], judge)[0]


def test_copies_fold_and_other_words_count(reader: Callable[[Policy], Reader]) -> None:
    """Protects the count of independent sources, by which candidates are ranked."""
    one = said(reader, WAITING, "a")
    copied = said(reader, f"{WAITING} Please.", "b")
    again = said(reader, OTHERWISE, "c")
    other = said(reader, OTHER_PROBLEM, "d")
    assert [each.sources for each in cluster([*one, *copied])] == [1]
    assert [each.sources for each in cluster([*one, *again])] == [2]
    assert [each.sources for each in cluster([*one, *other])] == [1, 1]


def test_the_order_of_sources_does_not_matter(reader: Callable[[Policy], Reader]) -> None:
    """Protects re-runs: the same talk gives the same candidates, whatever is read first."""
    every = [c for n, text in enumerate((WAITING, OTHERWISE, OTHER_PROBLEM)) for c in said(reader, text, str(n))]
    assert cluster(every) == cluster(reversed(every))
