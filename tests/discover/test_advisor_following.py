"""An advisor that follows its library answers as one made anew, and so does a library read from another reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editing import SECTIONS, STEPS, TITLES, WORDS, Edited, Step
from hypothesis import given
from hypothesis import strategies as st

from patternbook.discover.advisor import following
from patternbook.discover.advisor.following import make_advisor
from patternbook.discover.advisor.matching import Ranking, recommend
from patternbook.discover.index import make_index, subjects
from patternbook.discover.search import SearchIndex
from patternbook.library.links.home import home_by_links
from patternbook.library.links.relations import relations
from patternbook.library.links.targets import targets_of
from patternbook.library.links.wanted import wanted

if TYPE_CHECKING:
    import pytest

    from patternbook.discover.advisor.index import AdviceIndex
    from patternbook.library import Library

QUESTIONS = (*TITLES, *(word for word in WORDS if word), *SECTIONS, "nobody hears the words on problem here, ring")
SETTINGS = '[asks]\nbell = ["who rings"]\n[filling]\nen = "the a on"\n'


def answers(index: AdviceIndex) -> list[object]:
    """Return what an index says to every question, scores included."""
    rankings = [Ranking(index, index.read(question)) for question in QUESTIONS]
    return [(r.whole, r.parts, r.slugs()) for r in rankings] + [recommend(question, index) for question in QUESTIONS]


@given(st.lists(STEPS, max_size=8))
def test_an_advisor_that_follows_is_an_advisor_made_anew(steps: list[Step]) -> None:
    """Protects readers from advice of yesterday: after any edits every score and every reason is the full index's."""
    edited = Edited(settings=SETTINGS)
    kept = make_advisor(edited.library)
    for step in steps:
        kept = make_advisor(edited.take(step), kept)
        anew = make_advisor(edited.read(None))
        assert kept.index.advice == anew.index.advice
        assert answers(kept.index) == answers(anew.index)


@given(st.lists(STEPS, max_size=8))
def test_a_search_that_follows_is_a_search_made_anew(steps: list[Step]) -> None:
    """Protects the neighbors of drafts from words that were edited away: every hit and score is the full index's."""
    edited = Edited(settings=SETTINGS)
    kept = SearchIndex(make_index(edited.library, "en"))
    for step in steps:
        kept = SearchIndex(make_index(edited.take(step), "en"), kept)
        anew = SearchIndex(make_index(edited.read(None), "en"))
        assert (kept.postings, kept.texts, kept.vocabulary) == (anew.postings, anew.texts, anew.vocabulary)
        assert [kept.search(question) for question in QUESTIONS] == [anew.search(question) for question in QUESTIONS]


def made_of_pages(library: Library) -> tuple[object, ...]:
    """Return all that is made of one page after the other and taken over by later readings."""
    links = {path: targets_of(library, page) for path, page in library.by_path.items()}
    told = tuple(relations(library)), subjects(library, "en"), home_by_links(library)
    return links, *told, wanted(library)


@given(st.lists(STEPS, max_size=8))
def test_what_is_made_of_pages_is_what_a_library_read_anew_makes(steps: list[Step]) -> None:
    """Protects links, relations and more from a memory of files that changed: what is taken over is still true."""
    edited = Edited(settings=SETTINGS)
    made_of_pages(edited.library)
    for step in steps:
        assert made_of_pages(edited.take(step)) == made_of_pages(edited.read(None))


def test_only_what_was_touched_is_indexed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects large libraries from waiting after each push: one edited pattern is one pattern's work."""
    edited = Edited()
    first = make_advisor(edited.library)
    told: list[str] = []
    real = following.told_of

    def counted(subject: following.Subject, *others: object, **more: bool) -> object:
        told.append(subject.slug)
        return real(subject, *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(following, "told_of", counted)
    make_advisor(edited.take(Step("patterns/1-initial/bell.md", "append", "More words.")), first)
    assert told == ["bell"]
