"""Links that are written for an author lead where they should, however files are called."""

from __future__ import annotations

import pytest

from patternbook.library.links.relinking import link_to, relinked
from patternbook.library.links.targets import path_meant
from patternbook.pattern.markdown import outline

PAGE = "patterns/2-structured/bell.md"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("patterns/2-structured/door.md", "door.md"),
        ("patterns/1-initial/door.md", "../1-initial/door.md"),
        ("README.md", "../../README.md"),
        ("assets/img/open door (1).png", "../../assets/img/open%20door%20%281%29.png"),
        ("assets/100%#1.png", "../../assets/100%25%231.png"),
        ("patterns/2-structured/puerta-ñ.md", "puerta-ñ.md"),
    ],
)
def test_a_written_link_leads_back(path: str, written: str) -> None:
    """Protects fixes of links: what is written leads to the file that was meant, escaped only where it must be."""
    assert link_to(path, PAGE) == written
    (link,) = outline(f"[x]({link_to(path, PAGE, 'forces')})").links
    assert link.destination == f"{written}#forces"
    assert path_meant(PAGE, link.destination) == path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[bell.md](bell.md)", "[bell.md](door.md)"),
        ('[x](bell.md "as bell.md.old says")', '[x](door.md "as bell.md.old says")'),
        ("[x](<bell.md>)", "[x](<door.md>)"),
        ("[x][y]\n\n[y]: bell.md\n", "[x][y]\n\n[y]: door.md\n"),
    ],
)
def test_a_destination_is_told_from_words_like_it(before: str, after: str) -> None:
    """Protects what an author wrote beside a link: only the destination changes, not words that hold it."""
    assert relinked(before, outline(before).links, {"bell.md": "door.md"}.get) == (after, ())
