"""What a Markdown source says beside its markup, each piece with its place: its running text, and its raw HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.pattern.markdown import Characters, events
from patternbook.pattern.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def raw_html(source: str) -> Iterator[tuple[str, Span]]:
    """Yield raw HTML with its place; a comment shown as code is none."""
    characters = Characters(source)
    block: list[tuple[str, Span]] = []
    for event, place in events(source):
        if type(event) is not dict:
            continue
        if "InlineHtml" in event:
            yield event["InlineHtml"], characters.span(place)
        elif "Html" in event:
            block.append((event["Html"], characters.span(place)))
        elif event.get("End") == "HtmlBlock" and block:
            span = Span(block[0][1].start, block[-1][1].end)
            yield source[span.start : span.end], span
            block = []
