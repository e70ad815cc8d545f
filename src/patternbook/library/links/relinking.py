"""Give links other destinations where files have moved, and leave every other character alone."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from patternbook.library.links.targets import SCHEME, path_meant
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from patternbook.pattern import Link

_PLACE = re.compile(r"[^?#]*")
_BEFORE = re.compile(r"[(<\"'=\s]")
_AFTER = re.compile(r"[)>\"'\s]")
_PLAIN = re.compile(r"[^\s()<>\\\"']*")


def relative(path: str, folder: str) -> str:
    """Return a path as it is written in a file of a folder; both count from the library's root."""
    here = folder.split("/") if folder else []
    there = path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def link_to(path: str, page: str, anchor: str = "") -> str:
    """Return how a page writes a link to another file: relative, and escaped where a reader of links would err."""
    written = relative(path, posixpath.dirname(page))
    plain = _PLAIN.fullmatch(written) and not {*"%#?"}.intersection(written)
    return (written if plain else quote(written)) + (f"#{anchor}" if anchor else "")


def renewed(destination: str, old: str, new: str, moved: Mapping[str, str]) -> str | None:
    """Return what a link in a file has to say after files moved; None when it may stay as it is.

    The file itself was at `old` and is at `new`; `moved` maps old paths to new ones.
    """
    if SCHEME.match(destination):
        return None
    written = _PLACE.match(destination.strip())[0]  # type: ignore[index]
    place = unquote(written)
    if not place:
        return None
    meant = path_meant(old, destination)
    bare = moved.get(f"{meant}.md", "").removesuffix(".md")
    wanted = moved.get(meant) or bare or meant
    if path_meant(new, destination) == wanted:
        return None
    path = f"/{wanted}" if place.startswith("/") else relative(wanted, posixpath.dirname(new))
    path = f"./{path}" if place.startswith("./") and not path.startswith(".") else path
    path += "/" if place.endswith("/") and not path.endswith("/") else ""
    return (path if _PLAIN.fullmatch(path) and "%" not in written else quote(path)) + destination.strip()[
        len(written) :
    ]


def _spellings(destination: str) -> Iterator[str]:
    """Yield how a destination may be written in Markdown and HTML."""
    yield destination
    yield destination.replace("&", "&amp;")
    yield re.sub(r"([_()*])", r"\\\1", destination)
    yield quote(destination, safe="/:#?=&%~+.,;@!$'()*-_")


def _within(source: str, link: Link) -> Span | None:
    """Return where a link's destination stands inside the link; the last place, since words come first."""
    first, last = link.span.start + 1, link.span.end - 1
    for written in _spellings(link.destination):
        end = last + 1
        while (start := source.rfind(written, first, end - 1)) >= 0:
            end = start + len(written)
            if _BEFORE.match(source, start - 1) and _AFTER.match(source, end):
                return Span(start, end)
    return None


def _definitions(source: str, link: Link) -> Iterator[Span]:
    """Yield where reference definitions give a link's destination."""
    for written in _spellings(link.destination):
        for match in re.finditer(rf"^[ >]*\[[^\]\n]+\]:\s*<?({re.escape(written)})(?=>|\s|$)", source, re.MULTILINE):
            yield Span(*match.span(1))


def destination_spans(source: str, link: Link) -> tuple[Span, ...]:
    """Return where the destination of a link is written: within the link, or in definitions elsewhere; else nowhere."""
    within = _within(source, link)
    return (within,) if within else tuple(dict.fromkeys(_definitions(source, link)))


def replaced(source: str, texts: Mapping[Span, str]) -> str:
    """Return a source with the text of some spans, which do not overlap, replaced."""
    parts, end = [], 0
    for span in sorted(texts):
        parts += [source[end : span.start], texts[span]]
        end = span.end
    return "".join((*parts, source[end:]))


def relinked(source: str, links: Iterable[Link], renew: Callable[[str], str | None]) -> tuple[str, tuple[Link, ...]]:
    """Return a source whose links say what `renew` gives for their destinations, None for no change.

    The second value are the links that are written in a way that was not found.
    """
    texts: dict[Span, str] = {}
    lost = []
    for link in links:
        destination = renew(link.destination)
        if destination is None:
            continue
        spans = destination_spans(source, link)
        texts.update(dict.fromkeys(spans, destination))
        if not spans:
            lost.append(link)
    return replaced(source, texts), tuple(lost)
