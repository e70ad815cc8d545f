"""Every section has a key of its own, which addresses, records and merges can carry."""

from __future__ import annotations

from patternbook.collaborate.opening import preset
from patternbook.library import parse_config
from patternbook.pattern.keys import keyed_sections
from patternbook.pattern.reading import cut_sections

TEMPLATE = parse_config("", preset()).template("en")


def keys_of(*headings: str) -> list[str]:
    """Return the keys of a pattern with these headings, each above words of its own."""
    source = "".join(f"## {heading}\n\nWords.\n\n" for heading in headings)
    sections = cut_sections(source, TEMPLATE)
    found = keyed_sections(sections)
    assert list(found.values()) == list(sections), "no section takes another one's place"
    return list(found)


def test_a_kind_names_a_section_else_its_heading() -> None:
    """Protects links and records from spellings: what the template knows is called so, whatever its author wrote."""
    assert keys_of("Title", "Solutions", "Odds and Ends") == ["title", "solution", "odds-and-ends"]


def test_the_second_of_a_key_takes_no_other_place() -> None:
    """Protects a section whose heading ends in a number from being lost behind the second of its name."""
    assert keys_of("Forces", "Odds", "Odds", "Odds 2", "Forces") == ["forces", "odds", "odds~2", "odds-2", "forces~2"]


def test_every_key_is_one_part_of_an_address() -> None:
    """Protects the form of a section with a stroke in its heading, whose address led nowhere, or with no letters."""
    assert keys_of("Pros/Cons", "???", "Über uns") == ["pros-cons", "other", "uber-uns"]
