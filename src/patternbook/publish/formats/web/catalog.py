"""The book for machines: a Markdown twin of each page, `patterns.json` with its schema, `llms.txt`, and a feed."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from patternbook.discover.svg import escape
from patternbook.library.links.relinking import destination_spans, replaced
from patternbook.library.notes import NotedPattern
from patternbook.library.organizations import fold_organization
from patternbook.publish.book import DocumentPage, PartKind, PatternPage, ToNothing, ToPage
from patternbook.publish.files import recipe
from patternbook.publish.formats.web.addresses import Addresses, page_path
from patternbook.publish.markup import fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Config
    from patternbook.pattern import Span
    from patternbook.publish.book import Book, LinkTo, Page
    from patternbook.publish.files import Recipe
    from patternbook.publish.formats.web.frame import Frame

SCHEMA = "patterns.schema.json"
VERSION = 1
"""Of `patterns.json`; it grows when a reader of the old form would fail on the new one."""


_LITERAL = str.maketrans({sign: f"\\{sign}" for sign in "\\[]"})
"""What would end the words of a Markdown link."""
_INLINE = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


@lru_cache(maxsize=1)
def schema() -> bytes:
    """Return the JSON Schema of `patterns.json`."""
    return resources.files(__package__).joinpath(SCHEMA).read_bytes()


def recipes(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Yield the files of a book that are made for machines."""
    base = page_path("", frame.language, frame.source_language)
    pages = tuple(book.pages)
    for page in pages:
        path = page_path(page.name, frame.language, frame.source_language)
        yield f"{path}index.md", recipe(twin, frame, page)
    yield from tables(book, frame)
    yield f"{base}llms.txt", recipe(llms, frame, book.parts)
    yield f"{base}llms-full.txt", recipe(llms_full, frame, tuple(book.patterns))
    if frame.has_feed:
        yield f"{base}feed.xml", recipe(feed, frame, book.news)


def tables(book: Book, frame: Frame) -> Iterator[tuple[str, Recipe]]:
    """Yield the file that lists a book's patterns for programs, and with the source language the schema of all."""
    base = page_path("", frame.language, frame.source_language)
    yield f"{base}patterns.json", recipe(patterns_json, frame, tuple(book.patterns), book.library.config)
    if book.language == book.source_language:
        yield SCHEMA, recipe(schema)


def _address(frame: Frame, name: str) -> str:
    """Return the address of a page, as the files that lie beside the home page write it."""
    path = page_path(name, frame.language, frame.source_language)
    base = page_path("", frame.language, frame.source_language)
    return f"{frame.about.address.rstrip('/')}/{path}" if frame.about.address else path.removeprefix(base)


def twin(frame: Frame, page: Page) -> str:
    """Return a page as its authors wrote it, with links that work where the book is.

    Of a link that leads out of the book to nowhere, the words stay.
    """
    folder = page_path(page.name, frame.language, frame.source_language)
    to = Addresses(folder, frame.language, frame.source_language)
    written = page.pattern if isinstance(page, PatternPage) else page.document
    texts: dict[Span, str] = {}
    for link in written.links:
        leads = page.links.get(unquote(link.destination.strip()))
        inline = _INLINE.fullmatch(written.source[slice(*link.span)])
        if isinstance(leads, ToNothing) and inline:
            texts[link.span] = inline.group(1)
        elif leads is not None and (address := _twin_address(to, leads)):
            texts.update(dict.fromkeys(destination_spans(written.source, link), address))
    return replaced(written.source, texts)


def _twin_address(to: Addresses, link: LinkTo) -> str:
    if isinstance(link, ToPage):
        return f"{to(link.name, link.language)}index.md{fragment(link.anchor)}"
    return to.of(link)


def patterns_json(frame: Frame, pages: tuple[PatternPage, ...], config: Config) -> str:
    """Return what the book knows of its patterns, one a line, as `patterns.schema.json` describes it."""
    schema_address = Addresses(
        page_path("", frame.language, frame.source_language), frame.language, frame.source_language
    ).file(SCHEMA)
    value = {
        "$schema": schema_address,
        "version": VERSION,
        "title": frame.title,
        "language": frame.language,
        "languages": list(frame.languages),
        "license": frame.license,
        "levels": [{"number": level.number, "name": level.name} for level in frame.levels],
    }
    begun = json.dumps(value, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(json.dumps(_entry(frame, page, config), ensure_ascii=False) for page in pages)
    return f'{begun},\n "patterns": [\n{rows}\n]}}\n'


def _entry(frame: Frame, page: PatternPage, config: Config) -> dict[str, Any]:
    pattern = page.pattern
    return {
        "slug": pattern.slug,
        "title": page.title,
        "aliases": list(pattern.aliases),
        "patlet": pattern.patlet,
        "level": pattern.level.number,
        "early": page.is_early,
        "language": pattern.language,
        "written": list(page.written),
        "page": _address(frame, page.name),
        "markdown": f"{_address(frame, page.name)}index.md",
        "sections": [section.kind for section in pattern.sections if section.heading],
        "places": [{"phase": place.title, "challenge": place.challenge} for place in page.places],
        "relations": [{"slug": t.mention.slug, "kind": str(t.kind)} for t in page.ties if not t.inward],
        "instances": [
            {
                "organization": fold_organization(i.organization, config.organizations) if i.organization else None,
                "state": str(i.state),
                "counts": i.is_true,
            }
            for i in page.instances
        ],
        **_shelved(page),
    }


def _shelved(page: PatternPage) -> dict[str, Any]:
    """Return whose a pattern of a shelf is, and whose notes a public one holds; nothing for all others."""
    if isinstance(page.pattern, NotedPattern):
        return {"notes": page.pattern.shelf}
    return {"shelf": page.whose} if page.whose else {}


def llms(frame: Frame, parts: Any) -> str:  # noqa: ANN401 - the parts of a book
    """Return the overview that assistants read first: every page with its patlet, by part of the book."""
    w = frame.words
    lines = [f"# {frame.title}", "", f"> {frame.about.tagline or w.tagline.format(frame.count)}", ""]
    names = {PartKind.FRONT: w.book, PartKind.MORE: w.more_part, PartKind.EARLY: w.early_part}
    for part in parts:
        if part.pages:
            lines += [f"## {names.get(part.kind, part.title)}", "", *(_line(frame, page) for page in part.pages), ""]
    lines += [f"## {w.source}", "", f"- [patterns.json](patterns.json): {w.count_patterns.format(frame.count)}"]
    return "\n".join([*lines, "- [llms-full.txt](llms-full.txt)", ""])


def _line(frame: Frame, page: Page) -> str:
    title = page.title.translate(_LITERAL)
    link = f"- [{title}]({_address(frame, page.name)}index.md)"
    patlet = "" if isinstance(page, DocumentPage) else " ".join(page.pattern.patlet.split())
    return f"{link}: {patlet}" if patlet else link


def llms_full(frame: Frame, pages: tuple[PatternPage, ...]) -> bytes:
    """Return the text of all published patterns, one after the other; early ideas are left out."""
    texts = (f"# {p.title}\n\n{_address(frame, p.name)}\n\n{p.pattern.source.strip()}" for p in pages if not p.is_early)
    # Encoded one by one, for a large library's text should not be held three times.
    return b"\n\n---\n\n".join(text.encode() for text in chain([f"# {frame.title}"], texts)) + b"\n"


def feed(frame: Frame, events: Any) -> str:  # noqa: ANN401 - the news of a book
    """Return what is new in the book as an Atom feed."""
    home = _address(frame, "")
    entries = [
        f"<entry><id>{escape(_address(frame, f'p/{e.mention.slug}'))}#{e.what}-{e.day}</id>"
        f"<title>{escape(e.mention.title)}: {escape(getattr(frame.words, f'news_{e.what}'))}</title>"
        f'<link href="{escape(_address(frame, f"p/{e.mention.slug}"))}"/><updated>{e.day}T00:00:00Z</updated>'
        f"<summary>{escape(e.mention.patlet)}</summary></entry>"
        for e in events
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{frame.language}"><id>{escape(home)}</id>'
        f"<title>{escape(frame.title)}</title><updated>{events[0].day}T00:00:00Z</updated>"
        f'<author><name>{escape(frame.title)}</name></author><link href="{escape(home)}"/>'
        f'<link rel="self" href="{escape(home)}feed.xml"/>' + "\n".join(entries) + "</feed>\n"
    )
