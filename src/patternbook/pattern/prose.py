"""The running text of a Markdown source, piece by piece with its place: what a writer wrote as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern.markdown import Characters, events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.pattern.model import Span

_QUOTED = frozenset({"BlockQuote"})
_HIDDEN = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text without markup: what it says, where it stands, and what it stands in."""

    text: str
    span: Span
    in_link: bool = False
    in_quote: bool = False
    in_heading: bool = False


def prose(source: str) -> Iterator[Words]:
    """Yield the text of a Markdown source, in order, without code, raw HTML, comments and front matter.

    The text of a piece is the source at its span, unless entities or escapes stand in it.
    """
    characters = Characters(source)
    inside: list[str] = []
    for event, place in events(source):
        if type(event) is not dict:
            continue
        if "Start" in event:
            opened = event["Start"]
            inside.append(opened if type(opened) is str else next(iter(opened)))
        elif "End" in event and inside:
            inside.pop()
        elif "Text" in event and not _HIDDEN.intersection(inside):
            yield Words(
                event["Text"],
                characters.span(place),
                in_link="Link" in inside,
                in_quote=bool(_QUOTED.intersection(inside)),
                in_heading="Heading" in inside,
            )
