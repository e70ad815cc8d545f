"""Who cannot see a picture reads its text alternative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_SAYS_NOTHING = frozenset({"", "image", "img", "picture", "alt text", "alt_text", "alt", "screenshot", "figure"})
_FILES = (".png", ".jpg", ".jpeg", ".svg", ".gif")


def says_nothing(text: str) -> bool:
    """Whether a text alternative is empty, a generic word, or a file name."""
    text = text.strip().casefold()
    return text in _SAYS_NOTHING or text.endswith(_FILES)


def find(page: Pattern | Document, _scope: Scope) -> Iterator[Flaw]:
    """Yield the images whose text alternative is empty, a generic word, or a file name."""
    for link in page.links:
        if link.is_image and says_nothing(link.text):
            yield Flaw("the image has no text for those who do not see it; say what it shows", link.span)


RULE = Rule("PAT608", "image-without-text", "A picture has a text alternative.", Over.TEXT, INFO, WARNING, find)
