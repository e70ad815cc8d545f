"""Notes of a shelf, set into the public text that they are on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import preset
from patternbook.discover.index import make_index
from patternbook.library import Files, Library, make_library, parse_config
from patternbook.library.links.relations import relations
from patternbook.library.links.targets import ToNowhere, targets_of
from patternbook.library.notes import NotedPattern, annotated
from patternbook.library.overlay import lay
from patternbook.pattern import Kind

PUBLIC = {
    "patterns/2-structured/core-team.md": (
        "## Title\n\nCore Team\n\n## Patlet\n\nNobody helps. A team does.\n\n## Solution\n\nFound one, see [1].\n\n"
        "## Known Instances\n\n* **Nike** - uses it\n\n## Status\n\nStructured\n\n[1]: guide.md"
    ),
    "patterns/2-structured/guide.md": "## Title\n\nGuide\n\n## Solution\n\nRead.\n",
    "translation/es/patterns/core-team.md": "## Título\n\nEquipo\n\n## Solución\n\nFunda uno.\n",
}
NOTES = (
    "---\nowner: jo\n---\nAsk Jo first.\n\n## Title\n\nIgnored\n\n## Solutions\n\n"
    "Pay it, see [1] and [desk](desk.md).\n\n"
    "## Known Instances\n\n* **Acme** - uses it\n* **Acme Labs** - is planning to use it\n\n## Our Way\n\nSlowly.\n\n"
    "[1]: ../2-structured/core-team.md\n"
)
OWN = {
    "patterns/1-initial/core-team.md": NOTES,
    "patterns/1-initial/desk.md": "## Title\n\nDesk\n\n## Solution\n\nSee [way](core-team.md#our-way).\n",
}


def files(texts: dict[str, str]) -> Files:
    """Return files with some texts."""
    return Files({path: text.encode() for path, text in texts.items()}, frozenset(texts))


def shelf(own: dict[str, str], public: dict[str, str] | None = None) -> Library:
    """Return the library of a shelf as it was read."""
    return make_library(lay(files(own), files(public or PUBLIC), "Acme", "../public"), parse_config("", preset()))


def read(own: dict[str, str], public: dict[str, str] | None = None) -> NotedPattern:
    """Return the pattern with notes as readers get it."""
    pattern = annotated(shelf(own, public)).by_slug["core-team"]
    assert isinstance(pattern, NotedPattern)
    return pattern


def test_notes_stand_below_what_they_are_on() -> None:
    """Protects readers: the public section comes first, then the shelf's by name; what nobody has comes at the end."""
    pattern = read(OWN)
    told = [(section.heading, at in pattern.noted) for at, section in enumerate(pattern.sections)]
    assert told == [
        ("Title", False),
        ("Patlet", False),
        ("Acme", True),
        ("Solution", False),
        ("Acme", True),
        ("Known Instances", False),
        ("Acme", True),
        ("Status", False),
        ("Our Way", True),
    ]
    assert pattern.sections[2].body.strip() == "Ask Jo first."
    assert (pattern.title, pattern.patlet) == ("Core Team", "Nobody helps. A team does.")
    assert "Ignored" not in pattern.source
    assert "owner: jo" not in pattern.source


def test_instances_of_both_count() -> None:
    """Protects the count of who uses a pattern: those of the notes are among them, with their states."""
    found = [(instance.organization, instance.is_true) for instance in read(OWN).known_instances]
    assert found == [("Nike", True), ("Acme", True), ("Acme Labs", False)]
    entry = next(e for e in make_index(annotated(shelf(OWN)), "en") if e.slug == "core-team")
    assert (entry.organizations, entry.instances) == (("Nike", "Acme"), 2)
    assert any(passage.text == "Slowly." for passage in entry.passages)


def test_links_of_notes_lead_from_where_readers_find_them() -> None:
    """Protects links: notes elsewhere keep theirs, a label that both define is two, and own pages reach notes."""
    library = annotated(shelf(OWN))
    pattern = library.by_slug["core-team"]
    assert not [t for page in library.pages for _, t in targets_of(library, page) if isinstance(t, ToNowhere)]
    assert [link.destination for link in pattern.links] == [
        "guide.md",
        "../2-structured/core-team.md",
        "../1-initial/desk.md",
    ]
    assert ("desk", "core-team") in {(r.source, r.target) for r in relations(library)}
    assert ("core-team", "desk") in {(r.source, r.target) for r in relations(library)}


@pytest.mark.parametrize("written", ["[1]", "[desk][1]", "[1][]"])
def test_a_label_that_both_define_leads_to_each_ones_own(written: str) -> None:
    """Protects links however they are written: that of the notes leads where notes say, the public one as before."""
    notes = f"## Solution\n\nSee {written}.\n\n[1]: desk.md\n"
    pattern = read({**OWN, "patterns/2-structured/core-team.md": notes, "patterns/1-initial/core-team.md": ""})
    assert [link.destination for link in pattern.links] == ["guide.md", "desk.md"]


def test_what_stands_above_the_sections_goes_before_the_patlet() -> None:
    """Protects the order in which somebody wrote: words without a heading, then those below "Patlet"."""
    pattern = read({"patterns/1-initial/core-team.md": "Ask Jo.\n\n## Patlet\n\nThen Ann.\n"})
    assert pattern.source.index("Ask Jo.") < pattern.source.index("Then Ann.")


def test_a_translation_shows_the_notes_that_there_are() -> None:
    """Protects readers of other languages: notes in theirs if there are any, else those of the source language."""
    spanish = annotated(shelf(OWN)).pattern("core-team", "es")
    assert isinstance(spanish, NotedPattern)
    assert spanish.notes.language == "en"
    assert [section.kind for section in spanish.sections][-1] == Kind.OTHER
    own = {**OWN, "translation/es/patterns/core-team.md": "## Solución\n\nPáguelo.\n"}
    spanish = annotated(shelf(own)).pattern("core-team", "es")
    assert isinstance(spanish, NotedPattern)
    assert spanish.notes.source == "## Solución\n\nPáguelo.\n"


def test_two_files_of_notes_on_one_pattern_are_told() -> None:
    """Protects words from being left out unseen: a second file of notes on the same pattern is a finding."""
    library = shelf({**OWN, "patterns/3-validated/core-team.md": "## Solution\n\nMore.\n"})
    assert [(p.rule, p.path) for p in library.problems] == [("PAT003", "patterns/3-validated/core-team.md")]
    assert "holds notes on the same pattern" in library.problems[0].message


PIECES = (
    *("## Title", "## Solution", "## Known Instances", "## Ours", "# Ours", "words", "* **Acme** - uses it", ""),
    *("```", "[1]", "[1]: x.md", "<!-- a", "-->", "  - deep", "> quote", "### Acme", "---"),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=12)


@given(LINES, LINES, st.sampled_from(["\n", "\r\n"]))
def test_no_word_of_either_is_lost(public: list[str], own: list[str], end: str) -> None:
    """Protects both texts: whatever they hold, sections joined are the text, and every public line stands in order."""
    texts = {"patterns/2-structured/core-team.md": end.join(["words", *public])}
    pattern = read({"patterns/2-structured/core-team.md": end.join(["said", "", *own])}, texts)
    assert "".join(section.text for section in pattern.sections) == pattern.source
    assert "said" in pattern.source
    rest = iter(pattern.source.split(end))
    assert all(line in rest for line in public if line.strip()), pattern.source
