"""Reading and editing lose nothing: sections are slices of the source, and an edit touches only its own place."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import preset
from patternbook.library import parse_config
from patternbook.pattern import Kind, Level, NoSuchSectionError, Pattern, read_pattern, replace_section

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = parse_config("", preset())
TEMPLATE = CONFIG.template("en")
LEVEL = Level(2, "Structured", "2-structured")
TREES = ("innersource-patterns", "innersource-patterns-2021", "libraries")

BLOCKS = st.sampled_from(
    [
        *(
            "## Title\n",
            "## Problem ##\n",
            "Context\n-------\n",
            "# Solution\n",
            "### Forces\n",
            "## Known Instances (optional)\n",
        ),
        *(
            "Plain words.\n",
            "* an item\n  * below\n",
            "> ## quoted\n",
            "- ## in a list\n",
            "```\n## code\n",
            "~~~\n",
            "```\n",
        ),
        *(
            "<!-- ## comment\n",
            "-->\n",
            "<div>\n## html\n</div>\n",
            "\n",
            "\r\n",
            "## Problem\r\n",
            "    ## indented\n",
        ),
        *(
            "[a]: b.md\n",
            "[x](y.md 'z') ![i](p.png)\n",
            "| a | b |\n|---|---|\n| ## | c |\n",
            "\t## tab\n",
            "##\n",
            "#\n",
            "---\n",
        ),
        *(
            "日本語\n",
            "e\u0301\u200d👩‍👩‍👧\n",
            "\ufeff",
            "\x00",
            "[" * 50 + "\n",
            "*" * 30 + "\n",
            "title: x\n",
            "\x0b",
            "\u2028",
        ),
    ]
)
MARKDOWN = st.lists(st.one_of(BLOCKS, st.text(max_size=30)), max_size=25).map("".join)


def read(source: str) -> Pattern:
    """Read a source as an English pattern."""
    return read_pattern(source, path="patterns/2-structured/made.md", language="en", level=LEVEL, template=TEMPLATE)


def assert_lossless(pattern: Pattern) -> None:
    """Fail unless the sections are the source, and each can be replaced by itself without any effect."""
    assert "".join(section.text for section in pattern.sections) == pattern.source
    for section in pattern.sections:
        start, end = section.span
        assert pattern.source[start:end] == section.text
        assert section.text.endswith(section.body)
        assert replace_section(pattern, section, section.text) == pattern


@pytest.mark.corpus
def test_every_real_file_is_lossless(shared: Path) -> None:
    """Protects all real patterns, and every other Markdown file of five libraries, down to the byte."""
    count = 0
    for tree in TREES:
        for path in sorted((shared / "corpora" / tree).rglob("*.md")):
            data = path.read_bytes()
            pattern = read(data.decode())
            assert_lossless(pattern)
            assert pattern.source.encode() == data
            count += 1
    assert count > 700


@given(MARKDOWN)
def test_made_up_markdown_is_lossless(source: str) -> None:
    """Protects sources that nobody has written yet: mixed line ends, open fences, marks of all scripts."""
    assert_lossless(read(source))


@given(MARKDOWN)
def test_a_section_holds_no_words_of_its_own(source: str) -> None:
    """Protects memory: sections share the text of their pattern, after a way between processes too."""
    for pattern in (read(source), pickle.loads(pickle.dumps(read(source)))):  # noqa: S301 - our own bytes
        assert all(section.source is pattern.source for section in pattern.sections)


@given(MARKDOWN, st.data())
def test_an_edit_keeps_every_other_byte(source: str, data: st.DataObject) -> None:
    """Protects the rest of a file from an edit of one section."""
    pattern = read(source)
    if not pattern.sections:
        return
    section = data.draw(st.sampled_from(pattern.sections))
    text = data.draw(MARKDOWN)
    edited = replace_section(pattern, section, text)
    assert edited.source == source[: section.span.start] + text + source[section.span.end :]
    assert (edited.path, edited.slug, edited.level) == (pattern.path, pattern.slug, pattern.level)


@given(MARKDOWN)
def test_places_are_the_things_themselves(source: str) -> None:
    """Protects everything that points into a source: headings and links lie where they say."""
    pattern = read(source)
    for heading in pattern.headings:
        written = source[heading.span.start : heading.span.end]
        assert written.lstrip(" ").startswith("#") or "\n" in written.strip("\n") or "-" in written or "=" in written
    for link in pattern.links:
        assert 0 <= link.span.start < link.span.end <= len(source)
        written = source[link.span.start : link.span.end].lstrip()
        assert written.startswith(("[", "![", "<"))


def test_comments_and_code_yield_no_sections() -> None:
    """Protects against headings that only look like one."""
    source = (
        "## Problem\n\n<!--\n## Context\n-->\n\n```\n## Forces\n```\n\n> ## Solution\n\n- ## Status\n\n    ## Title\n"
    )
    assert [section.kind for section in read(source).sections] == [Kind.PROBLEM]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Solution", Kind.SOLUTION),
        ("## Solutions ##", Kind.SOLUTION),
        ("Solution\n--------", Kind.SOLUTION),
        ("## **Solution**:", Kind.SOLUTION),
        ("## author(S)", Kind.AUTHORS),
        ("## Authors", Kind.AUTHORS),
        ("## Acknowledgements", Kind.ACKNOWLEDGMENTS),
        ("## Sketch (optional)", Kind.SKETCH),
        ("## Status (optional until merging)", Kind.STATUS),
        ("## Patlet / Summary", Kind.PATLET),
        ("## Solutions to nothing", Kind.OTHER),
        ("## Authorship notes", Kind.OTHER),
        ("## Related Patterns", Kind.OTHER),
        ("## References", Kind.OTHER),
        ("##", Kind.OTHER),
    ],
)
def test_headings_are_understood_as_people_mean_them(heading: str, kind: Kind) -> None:
    """Protects authors who spell a heading in their own way, and against taking another heading for it."""
    assert read(f"{heading}\n\nText.\n").sections[0].kind == kind


def test_sections_written_as_h1_are_sections() -> None:
    """Protects files whose author took the wrong level throughout; their sub-headings stay inside."""
    pattern = read("# Title\n\nName\n\n# Problem\n\n## Detail\n\nx\n\n# Solution\n")
    assert [section.kind for section in pattern.sections] == [Kind.TITLE, Kind.PROBLEM, Kind.SOLUTION]


def test_a_title_as_h1_is_the_title() -> None:
    """Protects libraries whose patterns open with their name."""
    pattern = read("---\ntitle: Other\n---\n\n# The Name\n\n## Problem\n\nx\n")
    assert pattern.title == "The Name"
    assert [section.kind for section in pattern.sections] == [Kind.PREAMBLE, Kind.TITLE, Kind.PROBLEM]


def test_front_matter_gives_the_title_when_nothing_else_does() -> None:
    """Protects libraries that keep names in front matter."""
    assert read("---\ntitle: 'Quoted Name'\n---\n\n## Problem\n").title == "Quoted Name"
    assert read("## Problem\n").title == "made"


def test_replacing_a_section_that_is_not_there_says_so() -> None:
    """Protects people from an edit that goes nowhere."""
    with pytest.raises(NoSuchSectionError, match="no section of kind 'story'"):
        replace_section(read("## Problem\n"), Kind.STORY, "")
