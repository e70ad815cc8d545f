"""The questions that measure the advisor: whole, distinct, and answered only by patterns that exist."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "es", "ja", "zh")


@pytest.fixture(scope="module")
def asked(root: Path) -> dict[str, Any]:
    """The questions by language."""
    text = (root / "benchmarks" / "questions-of-strangers.toml").read_text(encoding="utf-8")
    questions = tomllib.loads(text)
    return {"en": questions} | {language: questions[language] for language in LANGUAGES[1:]}


def slugs(corpus: Path, language: str) -> set[str]:
    """Return the file names of the patterns that can be read in a language."""
    folder = corpus / "patterns" if language == "en" else corpus / "translation" / language / "patterns"
    return {path.stem for path in folder.glob("*/*.md" if language == "en" else "*.md")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_a_pattern_in_the_language_of_its_question(
    asked: dict[str, Any], corpus: Path, language: str
) -> None:
    """An answer nobody could give in the language of the question would count against the advisor forever."""
    known = slugs(corpus, language)
    assert [q for q in asked[language]["answerable"] if not set(q["patterns"]) <= known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_asked_once_and_labelled_with_one_to_five_patterns(
    asked: dict[str, Any], language: str
) -> None:
    """A question twice in the list, or with no or too many answers, would bend the figures."""
    answerable, unanswerable = asked[language]["answerable"], asked[language]["unanswerable"]
    texts = [question["text"] for question in answerable] + unanswerable
    assert len(texts) == len(set(texts))
    assert all(1 <= len(set(q["patterns"])) == len(q["patterns"]) <= 5 for q in answerable)


def test_questions_for_choosing_when_to_be_silent_are_no_test(root: Path, asked: dict[str, Any]) -> None:
    """A question of the test by which something was chosen would make the figures better than they are."""
    chosen = tomllib.loads((root / "benchmarks" / "questions-unanswered.toml").read_text(encoding="utf-8"))
    ours = tomllib.loads((root / "benchmarks" / "questions.toml").read_text(encoding="utf-8"))["unanswerable"]
    for language, texts in chosen.items():
        assert len(texts) == len(set(texts))
        assert set(texts) & {*asked[language]["unanswerable"], *ours} == set()
