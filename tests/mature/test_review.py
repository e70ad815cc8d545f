"""Verdicts: what people recorded counts while it holds, and what nobody knows never passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rule_examples import BASE, EXAMPLE, OPEN_DOOR_HOURS, completed, library_of

from patternbook.library import ConfigError
from patternbook.mature.evidence.committers import code_owners, committers_on_page
from patternbook.mature.ledger import Deed, Event, LedgerError, judged_hash, read_ledger
from patternbook.mature.levels.board import board
from patternbook.mature.levels.requirements import read_requirements
from patternbook.mature.levels.review import State, Verdict, review
from patternbook.mature.observations import LinkResult, LinkState, Observations

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)
LINKED = completed("## Rationale\n\nA [study](https://example.org/study) says so.\n", OPEN_DOOR_HOURS)


def event(deed: Deed, who: str, *, hours_ago: int = 100, about: str = "", hash_: str = "") -> Event:
    """Return a deed toward the third level."""
    return Event(deed, who, NOON - timedelta(hours=hours_ago), hash=hash_, about=about, toward=3)


def verdicts(*events: Event, source: str = OPEN_DOOR_HOURS, settings: str = "", **seen: object) -> dict[str, Verdict]:
    """Judge the example toward the third level."""
    library = library_of({**BASE, EXAMPLE: source}, settings)
    known = Observations(now=NOON, ledger={"open-door-hours": events}, committers=("bea", "cem"))
    known = replace(known, **seen)  # type: ignore[arg-type]
    judged = review(library.by_slug["open-door-hours"], library, known, toward=3)
    return {verdict.requirement.id: verdict for verdict in judged.verdicts}


def test_what_only_people_can_judge_asks_them() -> None:
    """Protects from a machine that pretends to judge: no requirement of people is met without them."""
    found = verdicts()
    states = {name: verdict.state for name, verdict in found.items() if verdict.requirement.judged_by == "people"}
    assert states
    assert set(states.values()) == {State.ASKS_PEOPLE}


def test_two_reviews_of_committers_meet_it() -> None:
    """Protects the count of reviews: two committers, none of them twice, with or without the @."""
    bea, cem = event(Deed.REVIEW, "bea"), event(Deed.REVIEW, "@Cem")
    assert verdicts(bea)["reviews"].state is State.ASKS_PEOPLE
    assert verdicts(bea, bea)["reviews"].state is State.ASKS_PEOPLE
    assert verdicts(bea, cem)["reviews"].state is State.MET
    assert verdicts(bea, cem)["reviews"].why == "reviewed by bea, @Cem"


def test_a_review_of_an_older_text_does_not_count() -> None:
    """Protects from stale approval: the hash of what was judged has to be that of the text."""
    library = library_of(BASE)
    present = judged_hash(library.by_slug["open-door-hours"])
    fresh = [event(Deed.REVIEW, who, hash_=present) for who in ("bea", "cem")]
    assert verdicts(*fresh)["reviews"].state is State.MET
    assert verdicts(*fresh, source=OPEN_DOOR_HOURS + "\nMore.\n")["reviews"].state is State.ASKS_PEOPLE


@pytest.mark.parametrize("author", ["- bea", "- [Bea Example](https://example.org/bea)", "- @bea (Bea Example)"])
def test_authors_do_not_review_themselves(author: str) -> None:
    """Protects the second pair of eyes: an author's review is none, however the author is named."""
    source = completed(f"## Author(s)\n\n{author}\n", OPEN_DOOR_HOURS)
    both = event(Deed.REVIEW, "bea"), event(Deed.REVIEW, "cem")
    assert verdicts(*both, source=source)["reviews"].state is State.ASKS_PEOPLE


def test_silence_is_consent_after_its_time() -> None:
    """Protects lazy consensus: announced, waited for, not before."""
    assert verdicts(event(Deed.ANNOUNCE, "bea", hours_ago=71))["consensus"].state is State.ASKS_PEOPLE
    assert verdicts(event(Deed.ANNOUNCE, "bea", hours_ago=73))["consensus"].state is State.MET
    assert verdicts(event(Deed.ANNOUNCE, "bea", hours_ago=73), now=None)["consensus"].state is State.ASKS_PEOPLE


def test_a_concern_stops_consent_until_it_is_resolved() -> None:
    """Protects objections: only who raised one, or a committer, may call it resolved."""
    announced, concern = event(Deed.ANNOUNCE, "bea"), event(Deed.CONCERN, "dan", hours_ago=50, about="too long")
    assert verdicts(announced, concern)["consensus"].state is State.UNMET
    assert "dan" in verdicts(announced, concern)["reviews"].why
    for who, state in (("eve", State.UNMET), ("dan", State.MET), ("cem", State.MET)):
        resolved = event(Deed.RESOLVE, who, hours_ago=10, about="too long")
        assert verdicts(announced, concern, resolved)["consensus"].state is state
    other = event(Deed.RESOLVE, "dan", hours_ago=10, about="too short")
    assert verdicts(announced, concern, other)["consensus"].state is State.UNMET


def test_consent_may_need_votes() -> None:
    """Protects communities that want more than silence."""
    settings = "[checks]\nminimum_votes = 1\n"
    announced = event(Deed.ANNOUNCE, "bea")
    assert verdicts(announced, settings=settings)["consensus"].state is State.UNMET
    assert verdicts(announced, event(Deed.REVIEW, "cem"), settings=settings)["consensus"].state is State.MET


@pytest.mark.parametrize(
    ("links", "state"),
    [
        (None, State.UNKNOWN),
        ({}, State.UNKNOWN),
        ({"https://example.org/study": LinkResult(LinkState.UNKNOWN, "timed out")}, State.UNKNOWN),
        ({"https://example.org/study": LinkResult(LinkState.ALIVE)}, State.MET),
        ({"https://example.org/study": LinkResult(LinkState.DEAD, "gone")}, State.UNMET),
    ],
)
def test_links_to_the_web_are_met_only_when_seen_alive(links: dict[str, LinkResult] | None, state: State) -> None:
    """Protects from passing for want of a network: what was not looked at is unknown."""
    source = LINKED
    assert verdicts(source=source, links=links)["web-links"].state is (state)


def test_a_draft_is_judged_as_if_it_stood_on_the_level() -> None:
    """Protects promotion: what a draft may lack, the next level's judgment names."""
    path = "patterns/1-initial/lost-and-found.md"
    draft = completed(
        "## Title\n\nLost and Found\n\n## Forces\n\nTBD\n\n## Known Instances\n\nNone yet.\n", OPEN_DOOR_HOURS
    )
    library = library_of({**BASE, path: draft})
    judged = review(library.by_slug["lost-and-found"], library, toward=2)
    states = {verdict.requirement.id: verdict for verdict in judged.verdicts}
    assert states["complete"].state is State.UNMET
    assert states["complete"].line == draft.splitlines().index("## Forces") + 1
    assert states["one-instance"].state is State.UNMET
    assert states["mind-map"].state is State.UNKNOWN
    assert "understandable" not in states


def test_the_board_begins_with_the_closest() -> None:
    """Protects volunteers' time: who misses least comes first."""
    worse = completed("## Known Instances\n\n- **Harbor Bank** has it.\n\n## Solutions\n\nNothing.\n", OPEN_DOOR_HOURS)
    reviews = board(library_of({**BASE, EXAMPLE: worse}))
    assert [each.pattern.slug for each in reviews] == ["question-log", "open-door-hours"]
    counts = [len(each.of(State.UNMET)) for each in reviews]
    assert counts == sorted(counts)


def test_a_ledger_is_read_in_the_order_of_time() -> None:
    """Protects the ledger: events may be written in any order, dates with or without offset."""
    text = """
    [[event]]
    deed = "review"
    who = "bea"
    when = 2026-01-02T10:00:00Z

    [[event]]
    deed = "announce"
    who = "cem"
    when = 2026-01-01T10:00:00
    toward = 3
    """
    events = read_ledger(text, "ledger/x.toml")
    assert [each.deed for each in events] == [Deed.ANNOUNCE, Deed.REVIEW]
    assert all(each.when.tzinfo for each in events)


@pytest.mark.parametrize(
    "text",
    [
        "[[event]",
        '[[event]]\ndeed = "cheer"\nwho = "a"\nwhen = 2026-01-01T00:00:00Z',
        '[[event]]\ndeed = "review"',
        "event = 1",
    ],
)
def test_a_ledger_that_cannot_be_read_says_where(text: str) -> None:
    """Protects evidence from being overlooked: the message names the file."""
    with pytest.raises(LedgerError, match=r"ledger/x\.toml"):
        read_ledger(text, "ledger/x.toml")


def test_committers_are_the_present_ones() -> None:
    """Protects reviews: alumni and translation leads are no trusted committers, and mail addresses no accounts."""
    page = """
# Trusted Committers

Write to people@example.org or see @example/team.

## Current Trusted Committers

* [@bea](https://example.org/bea) (since 2021)
* @cem

### Translation Leads

* @dan

## Hall of Fame (former committers)

* @eve
"""
    found = library_of({"TRUSTED-COMMITTERS.md": page}).documents["TRUSTED-COMMITTERS.md"]
    assert committers_on_page(found) == ("bea", "cem")
    assert code_owners("* @bea @example/team # @nobody\n/docs @cem @bea\n") == ("bea", "cem")


@pytest.mark.parametrize("row", ['id = "x"\nlevel = 2', 'id = "x"\nlevel = 9\njudged_by = "rule"', 'id = "x"\nlvl = 1'])
def test_requirements_that_cannot_be_used_are_refused(row: str) -> None:
    """Protects communities that write their own requirements."""
    with pytest.raises(ConfigError, match="requirement 'x'"):
        read_requirements(library_of(BASE, f"[[requirements]]\n{row}\n").config)


def test_people_without_accounts_are_named() -> None:
    """Protects libraries off the forges: where the page names no account, the names on its lists count."""
    people = "# Trusted Committers\n\nThey look after it.\n\n* Ines Calloway (since 2024)\n* Tom Adeyemi - maps\n"
    page = f"{people}\n## Alumni\n\n* Old Hand\n"
    found = library_of({"TRUSTED-COMMITTERS.md": page}).documents["TRUSTED-COMMITTERS.md"]
    assert committers_on_page(found) == ("Ines Calloway", "Tom Adeyemi")
