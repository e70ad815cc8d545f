"""Reasons convince: the sentence that tells most, no weak second one, and one where the pattern says it otherwise."""

from __future__ import annotations

from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import Advice, Guidance
from patternbook.discover.advisor.matching import Ranking
from patternbook.discover.advisor.quoting import Quote
from patternbook.discover.advisor.terms import Terms
from patternbook.discover.index import Entry, Passage
from patternbook.pattern import Span

OTHERS = ("tea is cold", "milk is warm", "salt is dear", "bread is stale")


def index_of(*told: tuple[str, str], asks: tuple[str, ...] = (), synonyms: tuple[str, ...] = ()) -> AdviceIndex:
    """Make an advisor whose first pattern has the told sentences (section, text); others have nothing to do with it."""
    entry = Entry("first", "Nothing", (), "", tuple(Passage(kind, kind, text) for kind, text in told), 1)
    first = Guidance(tuple(Quote(kind, Span(0, len(text)), text, text) for kind, text in told), asks)
    rest = [Entry(f"p{n}", "Nothing", (), "", (Passage("problem", "", text),), 1) for n, text in enumerate(OTHERS)]
    guidance = (first, *(Guidance(()) for _ in rest))
    return AdviceIndex(Advice("en", (entry, *rest), guidance, synonyms, ("the", "is", "in"), ("ing", "ed", "s")))


def cited(index: AdviceIndex, question: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the sentences by which the first pattern answers a question, and the words that each answers."""
    return [(each.text, each.answers) for each in Ranking(index, index.read(question)).reasons(0)]


def test_a_second_sentence_says_something_else() -> None:
    """Protects readers from three quotations that all answer the same word: one more must answer one more."""
    index = index_of(
        ("problem", "kettles whistle"), ("context", "kettles whistle at night"), ("forces", "whistle and hiss")
    )
    assert cited(index, "kettles hiss") == [("kettles whistle", ("kettles",)), ("whistle and hiss", ("hiss",))]


def test_three_sentences_are_enough() -> None:
    """Protects readers, and programs that read the answer: however much would tell something, three stand there."""
    index = index_of(*(("forces", f"kettles {word}") for word in ("whistle", "hiss", "drip", "rattle")))
    assert len(cited(index, "whistle hiss drip rattle")) == 3


def test_a_weak_second_sentence_is_left_out() -> None:
    """Protects readers from a quotation that shares one word of many: the strong one stands alone."""
    index = index_of(("context", "old kettles whistle loudly"), ("forces", "all kitchens hiss"))
    assert [text for text, _ in cited(index, "old kettles whistle loudly and hiss")] == ["old kettles whistle loudly"]


def test_the_problem_goes_before_the_context() -> None:
    """Protects the convincing sentence: of two that tell as much, the one that says what is wrong is shown."""
    index = index_of(("context", "kettles are many"), ("problem", "kettles are loud"))
    assert cited(index, "kettles") == [("kettles are loud", ("kettles",))]


def test_a_phrase_that_people_ask_leads_to_the_sentence_that_means_it() -> None:
    """Protects readers whose words no sentence has: the phrase that found the pattern finds the sentence too."""
    told = ("problem", "guests leave early"), ("problem", "the kitchen makes noise")
    index = index_of(*told, asks=("racket from the kitchen",))
    assert cited(index, "such a racket") == [("the kitchen makes noise", ("racket",))]


def test_a_phrase_that_shares_no_word_leads_to_the_first_sentence_of_the_problem() -> None:
    """Protects answers from being hidden because a pattern tells its problem in words that nobody asks with."""
    index = index_of(("context", "guests"), ("problem", "noise"), asks=("racket",))
    assert cited(index, "racket") == [("noise", ("racket",))]


def test_other_forms_stand_for_a_word_and_so_do_those_of_words_that_mean_the_same() -> None:
    """Protects those who ask in another form: it counts less than the word, and more than one that means the same."""
    terms = Terms((), ("whistle hoot",), ("ing", "ed", "e"))
    standing = terms.standing_for("whistled")
    assert [standing.get(word) for word in ("whistled", "whistling", "hooting", "hoot")] == [1.0, 0.6, 0.3, 0.3]
    assert "kettle" not in standing


def test_words_that_mean_the_same_are_counted_as_one_word() -> None:
    """Protects the order from long groups of words: many of them together are worth no more than the word itself."""
    many = "hoot howl shriek scream"
    index = index_of(("problem", many), synonyms=(f"whistle {many}",))
    one = index_of(("problem", "whistle"), synonyms=(f"whistle {many}",))
    scores = [Ranking(each, each.read("whistle")).parts[0][0][0] for each in (index, one)]
    assert scores[0] <= scores[1]
