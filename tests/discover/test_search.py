"""Search: what stands in a pattern is found, what stands higher counts more, and nothing that is typed breaks it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library
from patternbook.discover.index import Entry, Passage, make_index
from patternbook.discover.search import SearchIndex, misread, read_query
from patternbook.discover.words import fold, words_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def volunteers(example: Path) -> SearchIndex:
    """The example library in English."""
    return SearchIndex(make_index(open_library(example), "en"))


def entry(slug: str, title: str = "Nothing", patlet: str = "", **sections: str) -> Entry:
    """Make an entry with a section for each keyword."""
    passages = tuple(Passage(kind, kind.title(), text) for kind, text in sections.items())
    return Entry(slug, title, (), patlet, passages, 2)


def test_a_word_counts_more_the_higher_it_stands() -> None:
    """Protects the order title > patlet > problem > other sections > people."""
    index = SearchIndex(
        [
            entry("e", authors="lighthouse"),
            entry("d", solution="lighthouse"),
            entry("c", problem="lighthouse"),
            entry("b", patlet="lighthouse"),
            entry("a", title="Lighthouse"),
        ]
    )
    assert [hit.slug for hit in index.search("lighthouse ")] == ["a", "b", "c", "d", "e"]


def test_a_pattern_asked_for_by_name_comes_first() -> None:
    """Protects readers who know the name: a longer title that holds all its words stands behind it."""
    longer = entry("a", title="Core Team Retrospectives of a Core Team", problem="The core team and the core team.")
    named = entry("b", title="Core Team")
    assert [hit.slug for hit in SearchIndex([longer, named]).search("core team")] == ["b", "a"]


def test_rare_words_count_more_than_common_ones() -> None:
    """Protects questions in full sentences from their filling words."""
    common = [entry(f"common-{i}", solution="people meet people") for i in range(9)]
    index = SearchIndex([*common, entry("rare", solution="a kettle")])
    assert index.search("people or kettle ")[0].slug == "rare"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("two-hour task", "two-hour-task"),
        ("card box", "two-hour-task"),
        ("Keys", "keys-and-notes"),
        ("greet", "named-greeter"),
        ('"five days"', "objection-window"),
        ("founders", "founders-sabbatical"),
        ("org:harbor level:3", "quiet-round"),
        ("phase:hand level:3", "keys-and-notes"),
    ],
)
def test_readers_find_what_they_mean(volunteers: SearchIndex, query: str, first: str) -> None:
    """Protects everyday searches: titles, aliases, beginnings of words, phrases, plurals, facets."""
    assert volunteers.search(query)[0].slug == first


def test_facets_narrow(volunteers: SearchIndex) -> None:
    """Protects facets: all hits have them, also without any word."""
    hits = volunteers.search("level:1", limit=50)
    assert {hit.slug for hit in hits} == {e.slug for e in volunteers.entries if e.level == 1}
    assert volunteers.search("key level:7") == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("level:x", "no pattern has level:x; there is level:1"),
        ("phase:nowhere", "no pattern has phase:nowhere; there is "),
        ("has:wings", "there is has:instances"),
        ("language:tlh", "no pattern has lang:tlh; there is en"),
        ("lvl:2 key", "lvl: is no filter"),
        ('"open phrase', "a quotation mark is open"),
    ],
)
def test_what_cannot_be_meant_is_said(volunteers: SearchIndex, query: str, said: str) -> None:
    """Protects against empty results that nobody understands: the answer names what to write instead."""
    assert said in " ".join(misread(query, volunteers.entries))


def test_a_good_query_is_not_commented(volunteers: SearchIndex) -> None:
    """Protects readers from remarks on what they meant."""
    assert misread('key "five days" level:2 org:harbor language:en has:instances', volunteers.entries) == ()


def test_the_section_that_answers_is_named(volunteers: SearchIndex) -> None:
    """Protects the promise of a search result: where in the pattern to read."""
    hit = volunteers.search("alarm of the cinema, in hospital")[0]
    assert (hit.slug, hit.section) == ("keys-and-notes", "story")
    assert "hospital" in hit.snippet


@pytest.mark.parametrize(
    "query", ["", " ", '"', "level:", "level:x", '""', "…", "\x00", "a" * 1_000_000, "(" * 5000, "%s {0}"]
)
def test_nothing_typed_breaks_the_search(volunteers: SearchIndex, query: str) -> None:
    """Protects against bad input: an answer, never an exception."""
    assert isinstance(volunteers.search(query), tuple)


@given(st.text(max_size=80))
def test_any_text_is_a_query(query: str) -> None:
    """Protects against scripts, marks and control characters that nobody thought of."""
    assert read_query(query).literal == fold(read_query(query).literal)
    SearchIndex([entry("a", problem=query)]).search(query)


@given(st.text(max_size=60))
def test_folding_is_stable(text: str) -> None:
    """Protects comparisons: a folded text folds to itself, and its words are found again in it."""
    assert fold(fold(text)) == fold(text)
    for word in words_of(fold(text)):
        assert fold(word).rstrip("s") in fold(text)


def test_japanese_is_cut_into_pairs_and_keeps_its_voicing() -> None:
    """Protects scripts without spaces, and words that differ by a voicing mark only."""
    assert words_of(fold("パターン")) == ["パタ", "ター", "ーン"]
    assert fold("が") != fold("か")
    assert words_of(fold("課題ABC")) == ["課題", "abc"]


@pytest.mark.parametrize(("language", "shortest", "longest"), [("en", 25, 60), ("ja", 12, 30), ("zh", 12, 30)])
def test_strings_of_the_real_library_are_found(corpus: Path, language: str, shortest: int, longest: int) -> None:
    """Protects exact retrieval: 40 random strings a language, recall at least .99 and precision at least .95."""
    index = SearchIndex(make_index(open_library(corpus), language))
    chance = random.Random(20)
    own = [e for e in index.entries if e.language == language]
    recall, precision = [], []
    for _ in range(40):
        passage = chance.choice([p for p in chance.choice(own).passages if len(p.text) > longest])
        start = chance.randrange(len(passage.text) - longest)
        string = passage.text[start : start + chance.randint(shortest, longest)]
        holding = {e.slug for e, text in zip(index.entries, index.texts, strict=True) if fold(string) in text.whole}
        found = {hit.slug for hit in index.search(string, limit=200)}
        recall.append(len(found & holding) / len(holding))
        precision.append(len(found & holding) / len(found))
    assert sum(recall) / 40 >= 0.99
    assert sum(precision) / 40 >= 0.95


def test_json_is_the_documented_shape(example: Path) -> None:
    """Protects scripts that read `search --json`."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "search", "--json", "greeter"])
    hit = json.loads(result.output)["hits"][0]
    assert hit.keys() == {"slug", "section", "score", "snippet"}
    assert hit["slug"] == "named-greeter"


def test_finding_nothing_says_what_to_try(example: Path) -> None:
    """Protects readers from a blank screen."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "search", "xylophone"])
    assert result.exit_code == 0
    assert "Nothing found" in result.output
