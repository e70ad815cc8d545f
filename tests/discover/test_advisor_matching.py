"""The advisor: fitting patterns come first, every reason is a quotation, and it is silent when nothing fits."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from patternbook.cli import patternbook
from patternbook.collaborate.opening import open_library, preset
from patternbook.discover.advisor.index import AdviceIndex, Question
from patternbook.discover.advisor.knowledge import Advice, Guidance, asks_of, make_advice
from patternbook.discover.advisor.matching import Ranking, recommend
from patternbook.discover.advisor.quoting import QUOTED, Quote, quotes
from patternbook.discover.advisor.terms import Terms
from patternbook.discover.index import Entry, Passage
from patternbook.library import ConfigError, parse_config
from patternbook.pattern import Span, read_pattern

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def volunteers(example: Path) -> AdviceIndex:
    """The advisor of the example library in English."""
    return AdviceIndex(make_advice(open_library(example), "en"))


@pytest.fixture(scope="module")
def real(corpus: Path) -> AdviceIndex:
    """The advisor of the real library in English."""
    return AdviceIndex(make_advice(open_library(corpus), "en"))


def advisor(*problems: str, level: int = 1, asks: tuple[str, ...] = (), synonyms: tuple[str, ...] = ()) -> AdviceIndex:
    """Make an advisor of patterns `p0`, `p1` ... with one problem each; `asks` and `level` belong to the last."""
    entries, guidance = [], []
    for number, text in enumerate(problems):
        is_last = number == len(problems) - 1
        passages = (Passage("problem", "Problem", text),)
        entries.append(Entry(f"p{number}", "Nothing", (), "", passages, level if is_last else 1))
        quote = Quote("problem", Span(0, len(text)), text, text)
        guidance.append(Guidance((quote,), asks if is_last else ()))
    return AdviceIndex(Advice("en", tuple(entries), tuple(guidance), synonyms, ("the", "a")))


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Who fixes it when code that another team gave us breaks?", "30-day-warranty"),
        ("My manager forbids me to work on the code of another department", "contracted-contributor"),
        ("The only maintainer has left the company", "group-support"),
        ("Nobody says thank you for contributions", "praise-participants"),
        ("Lawyers worry about code that crosses our legal entities", "innersource-license"),
    ],
)
def test_real_problems_find_their_patterns(real: AdviceIndex, question: str, slug: str) -> None:
    """Protects readers who come with a problem: a pattern that answers it is among the first three."""
    assert slug in [match.slug for match in recommend(question, real)][:3]


@pytest.mark.parametrize("question", ["How long do I boil eggs?", "What is the capital of Mongolia?", "x", "", "?!"])
def test_it_is_silent_when_nothing_fits(real: AdviceIndex, question: str) -> None:
    """Protects trust in the advisor: it does not answer what no pattern answers."""
    assert recommend(question, real) == ()


@pytest.mark.parametrize("language", ["en", "es", "ja", "zh"])
def test_every_sentence_that_may_be_quoted_stands_in_its_section(corpus: Path, language: str) -> None:
    """Protects quotations: each one is the source at its span, inside Problem, Context or Forces, without markup."""
    library = open_library(corpus)
    patterns = [p for p in library.by_path.values() if p.language == language]
    for pattern in patterns:
        for quote in quotes(pattern):
            section = pattern.section_at(quote.span.start)
            assert pattern.source[quote.span.start : quote.span.end] == quote.source
            assert section is not None
            assert section.kind == quote.section in QUOTED
            assert quote.span.end <= section.span.end
            assert set(quote.text) <= set(quote.source) | {" "}, quote
    assert sum(len(quotes(p)) for p in patterns) > 10 * len(patterns)


def test_reasons_answer_words_of_the_question(real: AdviceIndex) -> None:
    """Protects reasons: one to three a match, each answers words that were typed, in the order of the text."""
    question = "Our managers won't let people contribute to other teams"
    matches = recommend(question, real)
    assert 1 <= len(matches) <= 5
    typed = set(re.findall(r"[\w']+", question))
    for match in matches:
        assert 1 <= len(match.reasons) <= 3
        assert all(reason.answers and set(reason.answers) <= typed for reason in match.reasons)
        assert list(match.reasons) == sorted(match.reasons, key=lambda reason: reason.span)


def test_sentences_are_quoted_whole() -> None:
    """Protects quotations and checklists from being cut at "e.g." and at a bracket."""
    source = "## Context\n\nIt is used (e.g. as a tool!) by many. Some pay. 2 do not.\n"
    config = parse_config("", preset())
    template, level = config.template("en"), config.level(1)
    pattern = read_pattern(source, path="p.md", language="en", level=level, template=template)
    assert [quote.source for quote in quotes(pattern)] == [
        "It is used (e.g. as a tool!) by many.",
        "Some pay.",
        "2 do not.",
    ]


def test_what_people_ask_brings_a_pattern_forward() -> None:
    """Protects curated phrases: a pattern is found by words that it does not use itself."""
    question = "who carries the pager at night when it breaks"
    plain = advisor("the night is long", "operations duty of a shared service, it breaks")
    asked = advisor("the night is long", "operations duty of a shared service, it breaks", asks=(question,))
    assert recommend(question, asked)[0].slug == "p1"
    assert recommend(question, asked)[0].fit > max((m.fit for m in recommend(question, plain)), default=0)


def test_one_shared_word_of_several_may_be_chance() -> None:
    """Protects readers from answers to other questions: it counts far less than one of two words."""
    index = advisor("nobody feels at home", "tea", "milk", "salt")
    of_two, of_three = (Ranking(index, index.read(asked)).fit(0) for asked in ("cold home", "cold dark home"))
    assert 0 < of_three < of_two * 0.7


def test_words_that_mean_the_same_count_less_than_the_word_itself() -> None:
    """Protects the order: the word that was typed before another of its group."""
    index = advisor("refuse patches", "reject patches", "tea", "milk", synonyms=("reject refuse decline",))
    assert [match.slug for match in recommend("reject patches", index)] == ["p1", "p0"]
    assert Ranking(index, index.read("decline")).reasons(0)[0].answers == ("decline",)


def test_level_is_a_weak_prior_that_can_be_switched_off() -> None:
    """Protects readers from drafts before proven patterns, and those who want no such order."""
    index = advisor("kettles boil over", "kettles boil over", level=3)
    assert [match.slug for match in recommend("kettles boil over", index)] == ["p1", "p0"]
    assert [match.slug for match in recommend("kettles boil over", index, by_level=False)] == ["p0", "p1"]
    better = advisor("kettles boil over at night", "kettles", level=3)
    assert recommend("kettles boil over at night", better)[0].slug == "p0"


def test_nearness_by_vectors_can_change_the_order() -> None:
    """Protects the seam for vectors: they add to the score, in standard deviations like the rest."""
    index = advisor("kettles boil over", "kettles boil over", "tea")
    assert recommend("kettles boil over", index, near=(0.0, 1.0, 0.0))[0].slug == "p1"


def test_matches_say_what_to_check_and_where_they_lead(real: AdviceIndex) -> None:
    """Protects the next step: a pattern's Context as a checklist, and patterns that it leads to."""
    index = real.numbers["contracted-contributor"]
    guidance = real.advice.guidance[index]
    assert len(guidance.checks) > 2
    assert ("leads-to", "trusted-committer") in guidance.leads_to
    assert all(slug in real.numbers for g in real.advice.guidance for _, slug in g.leads_to)


def test_a_library_can_say_what_people_ask() -> None:
    """Protects maintainers: their phrases stand instead of the preset's, by language if they wish."""
    own = '[asks]\n"core-team" = ["nobody minds the basics"]\n"two" = { en = ["a"], es = ["uno"] }\n'
    config = parse_config(own, preset())
    assert asks_of(config, "core-team", "en") == ("nobody minds the basics",)
    assert asks_of(config, "core-team", "es") == ()
    assert asks_of(config, "two", "es") == ("uno",)
    assert asks_of(config, "30-day-warranty", "en")


@pytest.mark.parametrize("wrong", ['[asks]\n"a" = "text"', '[asks]\n"a" = [1]', "asks = 3"])
def test_wrong_asks_say_which_key(wrong: str, example: Path) -> None:
    """Protects maintainers from a trace: the message names the key and what it should be."""
    del example
    with pytest.raises(ConfigError, match=r"asks.*should be"):
        asks_of(parse_config(wrong, preset()), "a", "en")


def test_the_preset_asks_only_for_patterns_that_exist(corpus: Path) -> None:
    """Protects the phrases from renamed patterns: every slug of the preset is one of the real library."""
    library = open_library(corpus)
    assert set(library.config.options["asks"]) == set(library.by_slug)


@given(st.text(max_size=120))
def test_any_text_is_a_question(question: str) -> None:
    """Protects against scripts, marks and control characters that nobody thought of."""
    index = advisor(question or "x", "trust is missing")
    for match in recommend(question, index):
        assert match.reasons


@pytest.mark.parametrize(
    "question", ["a" * 1_000_000, "trust " * 200_000, "(" * 9_000, "\x00\x1b[31m", "信頼" * 90_000, "<script>alert(1)"]
)
def test_hostile_questions_are_answered(volunteers: AdviceIndex, question: str) -> None:
    """Protects servers and terminals: a question of a megabyte costs no more than its first part."""
    assert len(volunteers.read(question).typed) <= 100
    assert isinstance(recommend(question, volunteers), tuple)


def test_terms_leave_out_filling_words() -> None:
    """Protects coverage: words that only hold a sentence together are not asked for."""
    assert Terms(("the", "of"), ()).of("The price of the tea") == ["price", "tea"]


@pytest.mark.parametrize(
    ("pairs", "said", "words"),
    [
        ("のチ チー ーム して", "他のチームとして", ("チーム",)),
        ("に投 投資 資し", "に投資した", ("投資",)),
        ("们的 贡献", "我们的贡献", ("贡献",)),
        ("して ない", "してない", ("して", "ない")),
        ("team 团队 队的", "team团队的", ("team", "团队")),
    ],
)
def test_what_is_answered_is_told_in_words(pairs: str, said: str, words: tuple[str, ...]) -> None:
    """Protects readers of Japanese and Chinese from halves of words and their grammar as what a sentence answers."""
    typed = {pair: pair for pair in pairs.split()}
    assert Question(typed, {}, said).words(typed) == words


def test_json_is_the_documented_shape(corpus: Path) -> None:
    """Protects scripts that read `advise --json`: quote is the pattern's source between start and end."""
    asked = ["-L", str(corpus), "advise", "--json", "nobody says thank you for contributions"]
    result = CliRunner().invoke(patternbook, asked)
    matches = json.loads(result.output)["matches"]
    library = open_library(corpus)
    for match in matches:
        assert {"slug", "title", "level", "confidence", "reasons"} <= match.keys()
        for reason in match["reasons"]:
            assert {"section", "quote", "start", "end", "answers"} == reason.keys()
            source = library.by_slug[match["slug"]].source
            assert source[reason["start"] : reason["end"]] == reason["quote"]
    assert matches


def test_an_unanswered_problem_becomes_a_donut(corpus: Path) -> None:
    """Protects the dead end: who finds nothing is told how to keep the problem."""
    result = CliRunner().invoke(patternbook, ["-L", str(corpus), "advise", "how long do I boil eggs"])
    assert result.exit_code == 0
    assert 'patternbook new "how long do I boil eggs" --donut' in result.output


def test_an_unknown_language_falls_back_and_says_so(corpus: Path) -> None:
    """Protects readers of a language that the library does not have."""
    asked = ["-L", str(corpus), "advise", "--language", "tlh", "nobody says thank you for contributions"]
    result = CliRunner().invoke(patternbook, asked)
    assert "there are no patterns in 'tlh', showing en" in result.output
    assert "Praise Participants" in result.output
