"""Dictionaries of the system: found, asked, remembered; what is missing is told."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.checks import dictionaries
from patternbook.collaborate.checks.checking import Answer, Question, answer
from patternbook.collaborate.checks.dictionaries import HunspellDictionary, find_dictionary
from patternbook.collaborate.checks.spelling import accepted_words, open_spelling
from patternbook.collaborate.opening import open_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for all tests of this file, since loading a dictionary takes seconds."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(memory))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of dictionaries: one of English with three words and a plural."""
    folder = tmp_path_factory.mktemp("hunspell")
    (folder / "en_US.aff").write_text("SET UTF-8\nTRY aeiournst\nSFX S Y 1\nSFX S 0 s .\n")
    (folder / "en_US.dic").write_text("3\ndoor/S\nwindow/S\nopen\n")
    return folder


def test_a_dictionary_is_asked_and_remembers(small: Path) -> None:
    """Protects the verdicts: inflected words are known, a slip gets a suggestion, and the next run need not load it."""
    first = HunspellDictionary(small / "en_US")
    assert [first.knows(word) for word in ("doors", "Window", "wndow")] == [True, True, False]
    assert first.suggestion("wndow") == "window"
    first.remember()
    second = HunspellDictionary(small / "en_US")
    assert [second.knows(word) for word in ("doors", "wndow")] == [True, False]
    assert second.suggestion("wndow") == "window"
    assert not second.is_loaded


def test_no_end_of_words_is_not_remembered(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a server's memory from what visitors type: so many words are remembered, others are looked up again."""
    monkeypatch.setattr(dictionaries, "_MOST_REMEMBERED", 3)
    dictionary = HunspellDictionary(small / "en_US")
    words = [f"wndow{'s' * number}" for number in range(9)]
    for _ in range(2):
        assert not any(dictionary.knows(word) for word in words)
        assert dictionary.knows("doors")
        assert [dictionary.suggestion(word) for word in words[:2]] == ["window", "windows"]
    held = vars(dictionary)
    assert max(len(held[name]) for name in ("_verdicts", "_suggestions")) <= 3


def test_a_loaded_dictionary_halts_nobody(small: Path) -> None:
    """Protects who writes in a space: half a million objects that stay are not looked through for garbage each time."""
    dictionary = HunspellDictionary(small / "en_US")
    assert not dictionary.knows("unheard")
    words = dictionary._engine.dic.words  # noqa: SLF001 - what it holds is the question
    assert not any(each is words for each in gc.get_objects())
    assert gc.isenabled()


def test_another_dictionary_forgets_old_verdicts(small: Path) -> None:
    """Protects from verdicts of a dictionary that was since replaced."""
    dictionary = HunspellDictionary(small / "en_US")
    assert not dictionary.knows("gate")
    dictionary.remember()
    (small / "en_US.dic").write_text("4\ndoor/S\nwindow/S\nopen\ngate\n")
    assert HunspellDictionary(small / "en_US").knows("gate")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "en_US"), ("es", "es_ES"), ("gl", "gl_ES"), ("pt-br", "pt_BR"), ("ja", ""), ("zh", "")],
)
def test_every_language_finds_its_dictionary(language: str, name: str) -> None:
    """Protects the six languages of the community: four have a dictionary in Debian, two have none anywhere."""
    found = find_dictionary(language)
    assert (found.name if found else "") == name


def library_at(folder: Path, text: str) -> Path:
    """Write a library of one pattern."""
    file = folder / "patterns/1-initial/door.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"## Title\n\nDoor\n\n## Problem\n\n{text}\n", encoding="utf-8")
    return folder


def test_words_that_other_tools_accept_are_accepted(tmp_path: Path) -> None:
    """Protects vocabularies that a library has already: those of Vale, cspell, pyspelling and markdown-spellcheck."""
    root = library_at(tmp_path, "anything")
    (root / ".github/vale/Vocab/Base").mkdir(parents=True)
    (root / ".github/vale/Vocab/Base/accept.txt").write_text("(?i)zorbl(es)?\n[broken\n")
    (root / ".spelling").write_text("# comment\nquuxify\n")
    (root / "cspell.json").write_text('{"words": ["frobnic", 5]}')
    (root / ".cspell.json").write_text("not JSON")
    accepted = accepted_words(root, open_library(root))
    for word in ("Zorbles", "quuxify", "Frobnic", "[broken"):
        assert any(entry.fullmatch(word) for entry in accepted), word
    assert not any(entry.fullmatch("comment") for entry in accepted)


def test_a_language_without_a_dictionary_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects from false comfort: what nobody looked up is unknown, and said to be."""
    monkeypatch.setattr("patternbook.collaborate.checks.dictionaries.FOLDERS", ())
    monkeypatch.delenv("DICPATH", raising=False)
    found = answer(Question(library_at(tmp_path, "A gratiutude.")))
    assert [finding for finding in found.findings if finding.rule == "PAT303"] == []
    assert found.unknown == ("spelling is unknown in en: no dictionary is installed (Debian and Ubuntu: hunspell-en)",)


@pytest.fixture(scope="module")
def real(corpus: Path, memory: Path) -> Answer:
    """What the rule on spelling finds in the real library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(memory))
        return answer(Question(corpus, rules=frozenset({"PAT303"}), remembered=False))


@pytest.mark.slow
@pytest.mark.corpus
def test_slips_in_the_real_library_are_found(real: Answer) -> None:
    """Protects the eye for slips: this one has stood in a published pattern for years."""
    found = {f.path: f.message for f in real.findings if "gratiutude" in f.message}
    assert list(found) == ["patterns/2-structured/praise-participants.md"]
    assert 'did you mean "gratitude"?' in next(iter(found.values()))
    assert "are written without spaces" in "".join(real.unknown)
    assert "ja, zh" in "".join(real.unknown)


@pytest.mark.slow
@pytest.mark.corpus
def test_alarms_stay_rare(real: Answer) -> None:
    """Protects volunteers from noise: under thirty-five words in 180 patterns and six languages, all lower case."""
    by_language = Counter(f.path.split("/")[1] if f.path.startswith("translation") else "en" for f in real.findings)
    assert by_language["en"] <= 8
    assert by_language.total() <= 35
    words = [f.message.split('"')[1] for f in real.findings]
    assert not [word for word in words if word[0].isupper() and word != "Prémios"]


@pytest.mark.slow
@pytest.mark.corpus
def test_no_name_is_taken_for_a_slip(real: Answer, corpus: Path) -> None:
    """Protects people: no author, no organization and nobody who is thanked is ever flagged."""
    library = open_library(corpus)
    for finding in real.findings:
        pattern = library.by_path[finding.path]
        names = " ".join([*pattern.authors, *(i.organization or "" for i in pattern.known_instances)])
        assert finding.message.split('"')[1] not in names.split()


def test_opening_dictionaries_loads_none(corpus: Path) -> None:
    """Protects the start of a check: a dictionary is loaded when a new word is asked, not before."""
    opened = open_spelling(corpus, open_library(corpus)).opened
    assert len(opened) == 4
    assert not any(dictionary.is_loaded for dictionary in opened)
