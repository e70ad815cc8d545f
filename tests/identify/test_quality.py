"""How well identifying tells worth from chatter, finds the known pattern and says that something is new."""

from __future__ import annotations

import runpy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.discover.advisor.knowledge import Advice, Guidance, make_advice
from patternbook.discover.bm25 import Bags
from patternbook.discover.index import Entry, Passage
from patternbook.identify.candidates import find_candidates, telling_part
from patternbook.identify.drafting.titles import title_of
from patternbook.identify.judging.linking import Ground, Links, Near
from patternbook.identify.judging.passages import PASSAGE, passages
from patternbook.identify.judging.scoring import length_of, opinion
from patternbook.identify.model import CandidateKind, Discussion, Medium, Policy, Utterance
from patternbook.identify.segments import Segment
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.identify.candidates import Reader
    from patternbook.library import Library

CHATTER = "good morning everyone, the build is green again"
TROUBLE = (
    "Three teams sent us changes in spring and nobody has looked at one of them; our maintainers say that their own "
    "roadmap comes first, so people copy the component and keep their own version."
)


def chat(*texts: str, thread: str = "", medium: Medium = Medium.CHAT) -> Discussion:
    """Return what was said, a minute apart."""
    said = [
        Utterance(str(n), thread if n else "", 1e9 + 60 * n, "ann", text, f"talk#{n}") for n, text in enumerate(texts)
    ]
    return Discussion("talk", "talk", medium, tuple(said))


def whole(discussion: Discussion) -> Segment:
    """Return a discussion as one segment."""
    return Segment(discussion, discussion.utterances)


def labelled(root: Path, name: str) -> list[tuple[str, str]]:
    """Return labels and texts of a file of labelled talk."""
    lines = (root / "benchmarks" / "labelled" / name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines)
    return [(labels, text.replace("\\n", "\n")) for labels, _, text in rows]


@pytest.mark.parametrize(("name", "least"), [("talk-en.txt", 0.9), ("talk-other.txt", 0.9), ("held-out.txt", 0.8)])
def test_worth_is_told_from_chatter(root: Path, name: str, least: float) -> None:
    """Protects the reader's time: on our own labelled talk F1 does not fall, on the part that was held out neither."""
    rows = [(opinion(text).worth >= Settings().worth, labels != "-") for labels, text in labelled(root, name)]
    right = sum(said and true for said, true in rows)
    assert 2 * right / (sum(said for said, _ in rows) + sum(true for _, true in rows)) >= least


@given(st.text(max_size=300))
def test_any_text_has_an_opinion(text: str) -> None:
    """Protects long imports from one strange message: every opinion is a number from 0 to 1, the same each time."""
    view = opinion(text)
    assert all(0 <= part <= 1 for part in view)
    assert opinion(text) == view


def test_of_a_stretch_only_what_surrounds_the_passage_is_kept() -> None:
    """Protects evidence from chatter: without a thread the best passage stays, with three messages on both sides."""
    segment = whole(chat(*[CHATTER] * 8, TROUBLE, *[CHATTER] * 8))
    told = telling_part(segment, Settings())
    assert told is not None
    assert [utterance.key for utterance in told[1].utterances] == [str(n) for n in range(4, 13)]
    assert told[0] == opinion(f"{CHATTER}\n{TROUBLE}\n{CHATTER}")


@pytest.mark.parametrize(("thread", "medium"), [("0", Medium.CHAT), ("", Medium.CALL)])
def test_threads_and_calls_stay_whole(thread: str, medium: Medium) -> None:
    """Protects answers: what was said late in a thread or a call belongs to the remark as well."""
    segment = whole(chat(*[CHATTER] * 8, TROUBLE, *[CHATTER] * 8, thread=thread, medium=medium))
    told = telling_part(segment, Settings())
    assert told is not None
    assert told[1] == segment


def test_long_talk_does_not_drown_what_matters() -> None:
    """Protects calls and long threads: what is worth a look is as much worth among an hour of something else."""
    alone = telling_part(whole(chat(TROUBLE, medium=Medium.CALL)), Settings())
    among = telling_part(whole(chat(*[CHATTER] * 40, TROUBLE, *[CHATTER] * 40, medium=Medium.CALL)), Settings())
    assert alone is not None
    assert among is not None
    assert among[0].worth >= alone[0].worth - 0.15


@given(st.lists(st.text("ab .\n", max_size=900), max_size=12))
def test_passages_lose_nothing(texts: list[str]) -> None:
    """Protects what is judged: passages follow each other, and hold every utterance that is no longer than one."""
    found = list(passages(texts))
    assert [part.first for part in found] == sorted(part.first for part in found)
    assert all(part.first <= part.last for part in found)
    whole_text = "\n".join(part.text for part in found)
    assert all(text in whole_text for text in texts if len(text.split()) <= PASSAGE)


@pytest.mark.parametrize("text", ["ok", "", "thanks a lot!"])
def test_too_little_is_nothing(text: str) -> None:
    """Protects speed and sense: a few words are not judged."""
    assert telling_part(whole(chat(text)), Settings()) is None


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("And, you know, nobody reviews what comes from outside.", "nobody reviews what comes from outside"),
        ("So do we.", "So do we"),
        (
            "Well, one of the problems is that there are too few maintainers, and every new way in makes more work.",
            "one of the problems is that there are too few maintainers",
        ),
        (
            "審査に三週間かかり、その間に枝が離れてしまうので困っています",
            "審査に三週間かかり、その間に枝が離れてしまうので",
        ),
    ],
)
def test_titles_say_what_it_is_about(quote: str, title: str) -> None:
    """Protects who goes through the inbox: a title begins where something is said and ends at a pause, in its words."""
    assert title_of(quote) == title
    assert title in quote


def test_what_tells_plainly_comes_first(reader: Callable[[Policy], Reader]) -> None:
    """Protects a person's first minutes: of two things worth a look the one that tells of trouble is worth more."""
    (trouble,), _ = find_candidates([chat(TROUBLE)], reader(Policy.PUBLIC))
    plain = "In open source, contributors, maintainers and companies work together on shared components."
    (other,), _ = find_candidates([chat(plain)], reader(Policy.PUBLIC))
    assert trouble.worth / opinion(TROUBLE).worth > other.worth / opinion(plain).worth + 0.05


def test_words_of_a_theme_are_asked_for() -> None:
    """Protects a library about something else: with words of its theme, other talk is not judged."""
    segment = whole(chat(TROUBLE))
    assert telling_part(segment, Settings(theme=("orchard",))) is None
    assert telling_part(segment, Settings(theme=("roadmap", "orchard"))) is not None
    assert telling_part(segment, Settings(theme=("roadmap", "orchard"), theme_words=2)) is None


def test_a_saturated_bag_counts_less_of_more() -> None:
    """Protects the meaning of saturation: the larger, the more a word said often is worth beside one said once."""
    bags = [{"often": 8.0, "x": 2.0}, {"often": 1.0, "x": 9.0}, {"other": 10.0}]
    gains = []
    for saturation in (0.5, 1.2, 2.5):
        often, once, _ = Bags(bags, saturation).listed({"often": {"often": 1.0}})
        gains.append(often / once)
    assert gains == sorted(gains)
    assert len(set(gains)) == len(gains)


def test_the_nearest_pattern_is_the_one_whose_problem_it_is(library: Library) -> None:
    """Protects sightings: a pattern's own problem finds it first, and is more likely covered than without it."""
    advice = make_advice(library, "en")
    for number, entry in enumerate(advice.entries):
        problem = next(passage.text for passage in entry.passages if passage.kind == "problem")
        near = Ground(advice).nearest(problem)
        assert near[0].slug == entry.slug
        others = [at for at in range(len(advice.entries)) if at != number]
        rest = replace(
            advice,
            entries=tuple(advice.entries[at] for at in others),
            guidance=tuple(advice.guidance[at] for at in others),
        )
        assert near[0].confidence > max(each.confidence for each in Ground(rest).nearest(problem))


def test_words_that_no_pattern_knows_have_no_neighbor(library: Library) -> None:
    """Protects against neighbors by chance: a text that shares no word with the library is near to nothing."""
    assert Links(library).nearest("zyx wvu tsr", "en") == ()


def test_a_single_pattern_can_stand_out(library: Library) -> None:
    """Protects small libraries: with one pattern alone its own problem is covered, a foreign one is not."""
    advice = make_advice(library, "en", ["named-greeter"])
    ground = Ground(advice)
    problem = next(passage.text for passage in advice.entries[0].passages if passage.kind == "problem")
    assert ground.nearest(problem)[0].confidence >= Settings().known
    near = Near(ground, TROUBLE)
    assert all(near.confidence(number) < Settings().known for number in near.order())


def test_another_form_of_a_word_counts_less_than_the_word() -> None:
    """Protects links from grammar: who tells it in another form is near to the pattern too, but not quite so near."""
    told = Entry("kettle", "Nothing", (), "", (Passage("problem", "", "kettles whistle"),), 1)
    advice = Advice("en", (told,), (Guidance(()),), ("whistle hoot",), (), ("ing", "ed", "e"))
    same, other, alike = (Near(Ground(advice), text).whole[0] for text in ("whistle", "whistling", "hoot"))
    assert same > other > alike == 0


def test_phrases_do_not_thin_out_the_name_of_a_pattern(library: Library) -> None:
    """Protects patterns of which people ask in many ways: their name and summary tell as much as those of others."""
    advice = make_advice(library, "en")
    asked = replace(advice, guidance=tuple(replace(each, asks=("why so loud",) * 9) for each in advice.guidance))
    text = "A greeter who is named welcomes whoever is new"
    assert Near(Ground(asked), text).head == Near(Ground(advice), text).head


def test_a_pattern_whose_name_is_said_is_meant(library: Library) -> None:
    """Protects sightings: who says the name of a pattern means it, however little else they tell, and no part of it."""
    named = Links(library).nearest("Our budget for travel went up, also thanks to the named greeter.", "en")
    assert (named[0].slug, named[0].confidence) == ("named-greeter", 0.85)
    assert all(each.confidence < 0.85 for each in Links(library).nearest("A greeter was named after the storm.", "en"))


def test_what_nobody_has_solved_is_a_donut(reader: Callable[[Policy], Reader]) -> None:
    """Protects the wanted list: a problem far from every pattern is new, though the nearest ones are named."""
    (candidate,), _ = find_candidates([chat(CHATTER, TROUBLE, CHATTER)], reader(Policy.PUBLIC))
    assert candidate.kind is CandidateKind.DONUT
    assert candidate.evidence[0].quote in TROUBLE
    assert candidate.resembles


def test_a_library_is_asked_with_what_is_worth_most(reader: Callable[[Policy], Reader]) -> None:
    """Protects the nearest patterns from chatter: much of it around a remark does not change which are named."""
    judge = reader(Policy.PUBLIC)
    asides = [f"{CHATTER}, see line {number}" for number in range(6)]
    told = f"{TROUBLE} Newcomers leave unnoticed, for everybody is busy and nobody was told to welcome a newcomer."
    (candidate,), _ = find_candidates([chat(*asides, told, *asides, thread="0")], judge)
    assert candidate.resembles[0].slug == judge.links.nearest(told, "en")[0].slug == "named-greeter"


@pytest.mark.parametrize("policy", Policy)
def test_pseudonyms_do_not_change_what_is_nearest(reader: Callable[[Policy], Reader], policy: Policy) -> None:
    """Protects sightings under a policy: the library is asked with what was said, also when names are hidden."""
    text = "At Rosalind Grew & Co our Named Greeter, Wilhelmina Oduya, welcomes volunteers and works with other teams."
    (candidate,), _ = find_candidates([chat(text)], reader(policy))
    assert candidate.resembles == reader(policy).links.nearest(text, "en")
    assert policy is Policy.PUBLIC or "Wilhelmina" not in " ".join(each.quote for each in candidate.evidence)


def test_what_is_worth_a_look_is_never_without_evidence(root: Path, reader: Callable[[Policy], Reader]) -> None:
    """Protects talk in words that no list of cues names: whatever the model finds worth a look gives a candidate."""
    judge = reader(Policy.PUBLIC)
    judged = 0
    for labels, text in labelled(root, "talk-en.txt")[::4]:
        told = telling_part(whole(chat(text)), judge.settings)
        if labels != "-" and told and told[0].worth >= judge.settings.worth:
            judged += 1
            found, statistics = find_candidates([chat(text)], judge)
            assert found, text
            assert statistics.outcomes["quotes dropped"] == 0
    assert judged


def test_the_pattern_of_a_real_known_instance_is_among_five(shared: Path) -> None:
    """Protects the figure in docs/benchmarks.md: known instances, taken out of the real library, find their pattern."""
    library = open_library(shared / "corpora" / "innersource-patterns")
    advice = make_advice(library, "en")
    bare = [
        replace(entry, passages=tuple(p for p in entry.passages if p.kind != "known-instances"), organizations=())
        for entry in advice.entries
    ]
    ground = Ground(replace(advice, entries=tuple(bare)))
    told = [(p.slug, i.text) for p in library.patterns for i in p.known_instances if length_of(i.text) >= 12]
    hits = sum(slug in {near.slug for near in ground.nearest(text)} for slug, text in told)
    assert hits / len(told) >= 0.75


def test_agreement_is_beyond_chance(root: Path) -> None:
    """Protects the published agreement: kappa is 1 for the same labels, 0 for independent, -1 for opposite ones."""
    script = runpy.run_path(str(root / "benchmarks" / "agreement.py"))
    one = [True, True, False, False]
    assert script["agreement"](one, one).kappa == 1
    assert script["agreement"](one, [True, False, True, False]).kappa == 0
    assert script["agreement"](one, [not each for each in one]).kappa == -1
    assert len(script["read_both"]()) >= 200


def test_published_agreement_is_what_the_labels_say(root: Path) -> None:
    """Protects readers of docs/benchmarks.md: the tables of agreement are the ones that the labels give."""
    script = runpy.run_path(str(root / "benchmarks" / "agreement.py"))
    table = script["table"]("all", list(script["read_both"]().values()))
    assert table in (root / "docs" / "benchmarks.md").read_text(encoding="utf-8")
