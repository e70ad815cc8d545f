"""What people answer decides what becomes of a candidate, and a digest tells no more than they allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.identify.drafting.deciding import UnresolvedError, check_consent
from patternbook.identify.listening.consent import Answer, Standing, settled, still_said, strictest
from patternbook.identify.listening.digest import Schedule, digest, is_due
from patternbook.identify.model import Candidate, CandidateKind, Evidence, Policy, Resemblance, Role
from patternbook.identify.privacy.hiding import Pseudonyms
from patternbook.identify.storing import candidate_from, candidate_value

NAMES = ("ada", "bela", "cleo")


def made(*, kind: CandidateKind = CandidateKind.PATTERN) -> tuple[Candidate, Pseudonyms, dict[str, str]]:
    """A candidate with a quote of each of three people, the pseudonyms, and each person's."""
    pseudonyms = Pseudonyms(b"k" * 32)
    people = {name: pseudonyms.named("person", name) for name in NAMES}
    quotes = (("We wait for weeks.", Role.PROBLEM), ("Two of us answer.", Role.SOLUTION), ("So do we.", Role.CONTEXT))
    evidence = tuple(
        Evidence(quote, role, pseudonyms.named("place", f"https://x/{name}"), people[name])
        for name, (quote, role) in zip(NAMES, quotes, strict=True)
    )
    waits = tuple(sorted(people.values()))
    near = (Resemblance("first-friday", "First Friday", 0.7),)
    candidate = Candidate("k1", kind, "We wait for weeks", evidence, near, Policy.PRIVATE)
    return (
        replace(candidate, threads=("C:1",), waits_for=waits, organization="company-x", state="in-use"),
        pseudonyms,
        people,
    )


@given(
    st.lists(st.sampled_from(Answer), min_size=3, max_size=3), st.lists(st.sampled_from(Answer), min_size=3, max_size=3)
)
def test_the_law_of_consent(given_answers: list[Answer], before: list[Answer]) -> None:
    """Protects every speaker, whatever others say: no refused word stays, no name shows, nothing leaves too early."""
    candidate, pseudonyms, people = made()
    first = settled(candidate, dict(zip(people.values(), before, strict=True)), pseudonyms)
    answers = dict(zip(people.values(), given_answers, strict=True))
    result = settled(first, answers, pseudonyms) if first else None
    refused = {name for name, a, b in zip(NAMES, given_answers, before, strict=True) if Answer.NO in {a, b}}
    left = [each for name, each in zip(NAMES, candidate.evidence, strict=True) if name not in refused]
    if result is None:
        assert not left
        return
    assert [each.quote for each in result.evidence] == [each.quote for each in left]
    counted = [a for name, a in zip(NAMES, given_answers, strict=True) if name not in refused]
    assert bool(result.waits_for) is (Answer.NONE in counted)
    assert (result.policy is Policy.PUBLIC) is (set(counted) == {Answer.QUOTED})
    assert (result.policy is Policy.PRIVATE) is (Answer.NONE in counted)
    named = any(each.who in NAMES for each in result.evidence)
    assert named is (result.policy is Policy.PUBLIC)
    assert settled(result, answers, pseudonyms) == result
    assert candidate_from(candidate_value(result, whole=True)) == result


def test_nothing_rests_on_words_that_are_gone() -> None:
    """Protects from a title, an answer or a company that only the one who refused had told."""
    candidate, pseudonyms, people = made()
    answers = {people["ada"]: Answer.NO, people["bela"]: Answer.NO, people["cleo"]: Answer.QUOTED}
    left = settled(candidate, answers, pseudonyms)
    assert left is not None
    assert (left.title, left.kind, left.organization) == ("So do we", CandidateKind.DONUT, "")


def test_who_was_not_asked_has_not_agreed() -> None:
    """Protects people whose words came in by a merge: without their answer it stays private, and waits for nobody."""
    candidate, pseudonyms, people = made()
    merged = settled(replace(candidate, waits_for=()), {people["ada"]: Answer.QUOTED}, pseudonyms)
    assert merged is not None
    assert (merged.policy, merged.waits_for) == (Policy.PRIVATE, ())
    left = settled(candidate, {people["ada"]: Answer.QUOTED}, pseudonyms)
    assert left is not None
    assert left.policy is Policy.PRIVATE
    assert left.waits_for == tuple(sorted((people["bela"], people["cleo"])))
    with pytest.raises(UnresolvedError, match="2 people were asked"):
        check_consent(left)
    assert strictest([Answer.QUOTED, Answer.NONE, Answer.NAMELESS]) is Answer.NONE


def test_a_thread_decides_only_about_its_own_words() -> None:
    """Protects quotes from elsewhere: what is deleted in one thread leaves others alone, also when the map is lost."""
    candidate, pseudonyms, _ = made()
    now = Standing(lambda place: place.endswith(("ada", "bela")), frozenset({"https://x/ada"}), {})
    left = still_said(candidate, now, pseudonyms)
    assert left is not None
    assert [each.role for each in left.evidence] == [Role.PROBLEM, Role.CONTEXT]
    assert still_said(candidate, now, Pseudonyms(b"k" * 32)) == candidate
    changed = Standing(
        lambda _: True, frozenset(f"https://x/{n}" for n in NAMES), {"https://x/ada": "We wait for days."}
    )
    left = still_said(candidate, changed, pseudonyms)
    assert left is not None
    assert left.title == "Two of us answer"


def test_a_digest_tells_numbers_and_titles_of_the_library() -> None:
    """Protects what is private from the whole channel: no quote, title or name of a candidate that is not public."""
    private, pseudonyms, people = made(kind=CandidateKind.SIGHTING)
    other = replace(private, key="k2", resembles=(Resemblance("open-door", "Open Door", 0.6),))
    public = settled(made()[0], dict.fromkeys(people.values(), Answer.QUOTED), pseudonyms)
    assert public is not None
    nameless = replace(public, policy=Policy.CHATHAM, title="Nobody may read this")
    text = digest([private, other, replace(private, key="k3"), public, nameless], "Our Patterns")
    assert text.splitlines() == [
        "5 candidates wait in the pattern inbox of Our Patterns:",
        "• 3 sightings of known patterns, perhaps First Friday (2), Open Door",
        "• 2 problems with a solution",
        "    – We wait for weeks",
        "3 of them wait for the consent of those who said it.",
    ]
    assert digest([], "Our Patterns") == ""


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(0, 6), st.integers(0, 23))  # noqa: DTZ001 - the zone is added below
def test_one_moment_a_week(naive: datetime, day: int, hour: int) -> None:
    """Protects the schedule: the latest moment is within the last week, on its day and hour, and is due once."""
    now, schedule = naive.replace(tzinfo=UTC), Schedule(day, hour)
    moment = schedule.latest(now)
    assert now - timedelta(days=7) < moment <= now
    assert (moment.weekday(), moment.hour) == (day, hour)
    assert is_due(moment - timedelta(seconds=1), now, schedule)
    assert not is_due(now, now, schedule)
