"""What people did for a pattern is written so that it reads back, and belongs to the text that they judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promoting import carried_out, library_of, pattern_text, sources

from patternbook.library.changes.draft import PlanError
from patternbook.mature.evidence.recording import confirmation, instance_of, judged, plan_event, resolution
from patternbook.mature.ledger import LEDGER, Deed, Event, LedgerError, is_stale, read_ledger
from patternbook.mature.lifecycle.instances import USUAL_WORDS, add_instance
from patternbook.mature.lifecycle.plan import Plan
from patternbook.mature.observations import Observations
from patternbook.mature.rules import stale_evidence
from patternbook.mature.scope import Scope
from patternbook.pattern import InstanceState

if TYPE_CHECKING:
    from patternbook.library import Library

NOON = datetime(2026, 8, 18, 12, tzinfo=UTC)
BELL, PATH = "patterns/1-initial/bell.md", f"{LEDGER}/bell.toml"
INSTANCES = (
    "## Known Instances\n\n- **Harbor Works** - uses it daily\n- A large bank uses it\n\n### Stories\n\n- none\n\n"
)


def library(instances: str = INSTANCES) -> Library:
    """Return the small library with known instances of the bell before its status."""
    contents = sources()
    contents[BELL] = pattern_text("Bell", "Ring.", "Initial").replace("## Status", f"{instances}## Status").encode()
    return library_of(contents)


def written(event: Event, before: str = "") -> str:
    """Return the ledger of the bell after an event."""
    found = library()
    records = {PATH: before} if before else {}
    return plan_event(found.by_slug["bell"], event, found, records).edits[0].text or ""


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.sampled_from(Deed), TEXTS.filter(str.strip), TEXTS.filter(bool), st.integers(-720, 720))
def test_every_event_reads_back(deed: Deed, who: str, about: str, offset: int) -> None:
    """Whatever people are called and say, the ledger gives it back, with their time zone."""
    from datetime import timezone  # noqa: PLC0415 - only here

    when = NOON.astimezone(timezone(timedelta(minutes=offset)))
    event = Event(deed, who, when, "https://example.org/a", "solution", "0123", about, 3)
    first = Event(Deed.REVIEW, "Ada", NOON - timedelta(days=9))
    text = written(event, written(first))
    assert read_ledger(text, PATH) == (first, event)


def test_events_are_added_below() -> None:
    """What is in a ledger stays byte for byte, comments and a missing line end included."""
    before = '# ours\n[[event]]\ndeed = "review"\nwho = "Ada"\nwhen = 2024-01-01T00:00:00Z # then'
    assert written(Event(Deed.REVIEW, "Bela", NOON), before).startswith(f"{before}\n\n[[event]]\n")


def test_what_is_not_recorded() -> None:
    """Nobody, a link that is none, and a broken ledger are refused."""
    with pytest.raises(PlanError, match="--by"):
        written(Event(Deed.REVIEW, " ", NOON))
    with pytest.raises(PlanError, match="not a web address"):
        written(Event(Deed.REVIEW, "Ada", NOON, "javascript:alert(1)"))
    with pytest.raises(LedgerError):
        written(Event(Deed.REVIEW, "Ada", NOON), "[[[")


def test_judgment_of_a_section() -> None:
    """A review of one section goes stale with that section and with no other."""
    bell = library().by_slug["bell"]
    event = judged(bell, Event(Deed.REVIEW, "Ada", NOON, section="solution"))
    assert not is_stale(event, bell)
    assert not is_stale(event, library("").by_slug["bell"])
    with pytest.raises(PlanError, match="no section 'sketch'"):
        judged(bell, Event(Deed.REVIEW, "Ada", NOON, section="sketch"))


def test_a_judgment_of_an_earlier_text_is_history_once_somebody_judged_anew() -> None:
    """People are asked again about a text until one of them has looked, of that section, and not for ever."""
    bell = library().by_slug["bell"]
    old = Event(Deed.REVIEW, "Ada", NOON, section="solution", hash="0123")
    anew = judged(bell, Event(Deed.REVIEW, "Tara", NOON + timedelta(days=9), section="solution"))
    elsewhere = judged(bell, Event(Deed.REVIEW, "Tara", NOON, section="status"))
    found = [[*stale_evidence.find(bell, scope_with(*events))] for events in ((old,), (old, elsewhere), (old, anew))]
    assert [len(each) for each in found] == [1, 1, 0]
    assert "the section solution has changed since Ada judged it" in found[0][0].message


def test_confirmation_is_of_one_instance() -> None:
    """A confirmed instance stays so when another joins, and not when its own words change."""
    found = library()
    event = confirmation(instance_of(found.by_slug["bell"], "harbor works Inc.", found), "Ada", NOON, "")
    assert event.about == "Harbor Works"
    assert not is_stale(event, library(INSTANCES.replace("- A large", "- **Bakery** - too\n- A large")).by_slug["bell"])
    assert is_stale(event, library(INSTANCES.replace("daily", "no more")).by_slug["bell"])


def test_which_instance() -> None:
    """An anonymous one is named by its first words; none and several are refused."""
    found = library()
    assert instance_of(found.by_slug["bell"], "A large bank", found).is_anonymous
    for name in ("Bakery", ""):
        with pytest.raises(PlanError, match="lists"):
            instance_of(found.by_slug["bell"], name, found)


def scope_with(*events: Event) -> Scope:
    """Return the library with a ledger of the bell; Tara is a trusted committer."""
    return Scope(library(), Observations(ledger={"bell": events}, committers=("Tara",)))


def test_who_resolves_a_concern() -> None:
    """Its owner and trusted committers do; others, and ambiguous words, are refused."""
    long, dull = Event(Deed.CONCERN, "Ada", NOON, about="Too long"), Event(Deed.CONCERN, "Bela", NOON, about="Dull")
    scope = scope_with(long, dull)
    bell = scope.library.by_slug["bell"]

    def resolved(who: str, about: str) -> str:
        return resolution(Event(Deed.RESOLVE, who, NOON, about=about), bell, scope).about

    assert resolved("ada", "too") == "Too long"
    assert resolved("@tara", "Dull") == "Dull"
    with pytest.raises(PlanError, match="only Ada"):
        resolved("Bela", "Too")
    with pytest.raises(PlanError, match="say which concern"):
        resolved("Ada", "")
    with pytest.raises(PlanError, match="nobody has an open concern about bell"):
        resolution(Event(Deed.RESOLVE, "Ada", NOON), bell, scope_with())


def added(found: Library, organization: str = "Bakery", **named: str) -> str:
    """Return the text of the bell after an instance was added."""
    state = InstanceState(named.pop("state", "in-use"))
    changes = add_instance(found.by_slug["bell"], organization, found, state=state, **named)
    contents = {path: page.source.encode() for path, page in found.by_path.items()}
    return carried_out(Plan(changes), contents)[BELL]


def test_instance_joins_the_list() -> None:
    """A new instance is the last item of the first list, with its bullet, and nothing else changes."""
    before = library().by_slug["bell"].source
    line = "- **Bakery** - since 2024 ([source](https://example.org/b))\n"
    after = added(library(), words="since\n2024", link="https://example.org/b")
    assert after == before.replace("bank uses it\n", f"bank uses it\n{line}")


@pytest.mark.parametrize("section", ["", "## Known Instances\n\nTBD\n\n", "## Known Instances\n\n"])
def test_first_instance(section: str) -> None:
    """Where there is no list yet it is made, before the status, instead of a placeholder."""
    expected = "## Known Instances\n\n* **Bakery** - uses this pattern\n\n## Status\n"
    assert expected in added(library(section))


@pytest.mark.parametrize("state", list(InstanceState))
def test_usual_words_mean_their_state(state: InstanceState) -> None:
    """What is written for a state reads back as that state."""
    after = library_of({BELL: added(library(), state=state).encode()})
    new = next(each for each in after.by_slug["bell"].known_instances if each.organization == "Bakery")
    assert new.state is state
    assert USUAL_WORDS[state] in new.text


@pytest.mark.parametrize(
    ("organization", "named"),
    [
        ("Harbor Works AG", {}),
        ("Bakery", {"words": "is planning to use it"}),
        ("Bakery", {"words": "no longer uses it"}),
        ("Bakery\n* **Mill**", {}),
        (" ", {}),
        ("Bakery", {"link": "our wiki"}),
    ],
)
def test_instances_that_would_mislead(organization: str, named: dict[str, str]) -> None:
    """Second entries, words that mean another state, nobody, nowhere and smuggled items are refused."""
    with pytest.raises(PlanError):
        added(library(), organization, **named)
