"""Each kind of page of the website: its value goes into its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe
from markupsafe import escape

from patternbook.library.notes import NotedPattern
from patternbook.publish.book import Mention, PartKind, PatternPage
from patternbook.publish.formats.naming import level_name, level_rank, part_title
from patternbook.publish.formats.web.addresses import Addresses, page_path
from patternbook.publish.markup import Anchors, Markup, spots
from patternbook.publish.pattern_page import PatternView, ties, use_issue

if TYPE_CHECKING:
    from patternbook.publish.book import Answer, Book, DocumentPage, Event
    from patternbook.publish.formats.web.frame import Frame

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
_EARLY, _MORE = "early", "more"


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the book as home and contents list it."""

    kind: PartKind
    title: str
    anchor: str
    language: str
    answers: tuple[Answer, ...]
    mentions: tuple[Mention, ...]


def outline(book: Book) -> tuple[PartView, ...]:
    """Return the parts of a book that hold patterns, as home and contents need them."""
    views: list[PartView] = []
    for part in book.parts:
        if part.kind is PartKind.FRONT:
            continue
        is_phase = part.kind is PartKind.PHASE
        anchor = f"phase-{len(views) + 1}" if is_phase else part.kind.value
        language = book.map_language if is_phase else book.language
        mentions = tuple(page.mention for page in part.pages if isinstance(page, PatternPage))
        if mentions or part.answers:
            views.append(PartView(part.kind, part.title, anchor, language, part.answers, mentions))
    return tuple(views)


def front(book: Book) -> tuple[tuple[str, str, str], ...]:
    """Return name, title and language of the pages that are no patterns."""
    pages = next((part.pages for part in book.parts if part.kind is PartKind.FRONT), ())
    return tuple((p.name, p.title, p.document.language) for p in pages if not isinstance(p, PatternPage))


def _absolute(frame: Frame, name: str, language: str) -> str:
    base = frame.about.address
    return base.rstrip("/") + "/" + page_path(name, language, frame.source_language) if base else ""


def language_of(code: str) -> Safe:
    """Return the attribute that names the language of an element, nothing for that of the page ("")."""
    return Safe(f' lang="{escape(code)}"') if code else Safe()  # noqa: S704 - escaped


@lru_cache(maxsize=16384)
def linked(href: str, words: str, language: str = "", title: str = "") -> Safe:
    """Return words that link to an address, "" for none; kept, since many pages link to the same ones alike."""
    lang = language_of(language)
    if not href:
        return Safe(f"<span{lang}>{escape(words)}</span>")  # noqa: S704 - escaped
    shown = f' title="{escape(title)}"' if title else ""
    return Safe(f'<a href="{escape(href)}"{lang}{shown}>{escape(words)}</a>')  # noqa: S704 - escaped


def fill(template: str, frame: Frame, name: str, title: str, root: str = "", **values: Any) -> str:  # noqa: ANN401 - values of any page
    """Return a page: its template filled with what every page needs and the values of this one."""
    to = Addresses(page_path(name, frame.language, frame.source_language), frame.language, frame.source_language, root)

    def lang(code: str) -> Safe:
        return language_of("" if code == frame.language else code)

    def link(mention: Mention, title: str = "") -> Safe:
        language = "" if mention.language == frame.language else mention.language
        return linked(to(f"p/{mention.slug}"), mention.title, language, title)

    alternates = [(code, _absolute(frame, name, code) or to(name, code)) for code in frame.languages]
    return frame.templates.get_template(template).render(
        frame=frame,
        w=frame.words,
        language=frame.language,
        source_language=frame.source_language,
        page_name=name,
        title=title,
        to=to,
        root=to.root,
        theme=to.file(frame.theme),
        policy=POLICY,
        lang=lang,
        link=link,
        map_lang=lang(frame.map_language),
        canonical=_absolute(frame, name, frame.language),
        alternates=alternates if len(alternates) > 1 else (),
        **{"scope": "", "description": "", "robots": "", "twin": False, **values},
    )


def _level(frame: Frame, page: PatternPage) -> dict[str, Any]:
    level = page.pattern.level
    return {
        "number": level.number,
        "rank": level_rank(level, frame.levels),
        "name": level_name(level, frame.words),
    }


def pattern(frame: Frame, name: str, page: PatternPage) -> str:
    """Return the page of a pattern."""
    to = Addresses(page_path(name, frame.language, frame.source_language), frame.language, frame.source_language)
    text_language = page.pattern.language
    origin = frame.origin
    lang = language_of("" if page.map_language == frame.language else page.map_language)
    phases = {place.phase: place for place in page.places}
    return fill(
        "pattern.html",
        frame,
        name,
        page.title,
        description=page.pattern.patlet,
        page=page,
        twin=True,
        text_language=text_language,
        fallback=text_language != frame.language,
        is_donut=page.is_early and page.pattern.is_donut,
        places=[{"phase": p.phase, "title": p.title, "lang": lang} for p in phases.values()],
        challenges=list(dict.fromkeys(place.challenge for place in page.places)),
        level=_level(frame, page),
        levels=len(frame.levels),
        ties=ties(page, frame.words),
        edit=origin.edit(page.pattern.path) if origin else "",
        edit_notes=origin.edit_notes(page.pattern.notes.path)
        if origin and isinstance(page.pattern, NotedPattern)
        else "",
        use=origin.new_issue(*use_issue(page, frame.words)) if origin else "",
        translate=origin.view(page.pattern.path) if origin else "",
        **PatternView(page, to.of, frame.words).render(),
    )


def document(frame: Frame, name: str, page: DocumentPage) -> str:
    """Return a page that the library's people wrote."""
    to = Addresses(page_path(name, frame.language, frame.source_language), frame.language, frame.source_language)
    anchors = Anchors(("content",))
    title_ids = anchors.of(page.title) if page.opens_with_title else []
    markup = Markup(page.links, to.of, anchors, language=page.document.language, top=1)
    return fill(
        "document.html",
        frame,
        name,
        page.title,
        twin=True,
        text_language=page.document.language,
        fallback=page.document.language != frame.language,
        title_spots=Safe(spots(title_ids)),  # noqa: S704 - ids are escaped
        content=Safe(markup.html(page.body)),  # noqa: S704 - sanitized by the markup
        edit=frame.origin.edit(page.document.path) if frame.origin else "",
    )


def _views(frame: Frame, parts: tuple[PartView, ...]) -> list[dict[str, Any]]:
    return [
        {
            "title": part_title(part.kind, part.title, frame.words),
            "anchor": part.anchor,
            "lang": language_of("" if part.language == frame.language else part.language),
            "answers": part.answers,
            "mentions": part.mentions,
            "note": frame.words.early_note if part.kind is PartKind.EARLY else "",
        }
        for part in parts
    ]


def home(frame: Frame, name: str, parts: tuple[PartView, ...]) -> str:
    """Return the home page: one question, and what stands in people's way by phase."""
    w, about = frame.words, frame.about
    published = sum(len(part.mentions) for part in parts if part.kind is not PartKind.EARLY)
    return fill(
        "home.html",
        frame,
        name,
        frame.title,
        question=about.question or w.question,
        tagline=about.tagline or w.tagline.format(published),
        example=about.question_example or w.example,
        donut=frame.origin.new_issue("QUESTION", w.donut_body) if frame.origin else "",
        description=about.tagline or w.tagline.format(published),
        parts=_views(frame, parts),
    )


def contents(frame: Frame, name: str, parts: tuple[PartView, ...], pages: tuple[tuple[str, str, str], ...]) -> str:
    """Return the table of contents: by phase, and from A to Z."""
    mentions = {m.slug: m for part in parts for m in part.mentions}
    alphabetical = sorted(mentions.values(), key=lambda m: (m.title.casefold(), m.slug))
    views = _views(frame, tuple(part for part in parts if part.mentions))
    title = frame.words.contents
    return fill("contents.html", frame, name, title, parts=views, front=pages, alphabetical=alphabetical)


def adopters(frame: Frame, name: str, rows: tuple[tuple[str, tuple[Mention, ...]], ...]) -> str:
    """Return the page of organizations and the patterns they use."""
    return fill("adopters.html", frame, name, frame.words.adopters, adopters=dict(rows))


def news(frame: Frame, name: str, events: tuple[Event, ...]) -> str:
    """Return the page that tells what came into the book, newest first."""
    months = [(month, list(group)) for month, group in groupby(events, key=lambda event: event.day[:7])]
    return fill("news.html", frame, name, frame.words.whats_new, months=months)


def search(frame: Frame, name: str) -> str:
    """Return the search page, which a script fills."""
    return fill("search.html", frame, name, frame.words.search)


def missing(frame: Frame) -> str:
    """Return the page for addresses that lead nowhere; it can be shown at any address, so its links are absolute."""
    address = frame.about.address.partition("://")[2].partition("/")[2].strip("/")
    root = f"/{address}/" if address else "/"
    return fill("missing.html", frame, "", frame.words.missing, root=root, robots="noindex")


def redirect(frame: Frame, old: str, name: str) -> str:
    """Return the page at an old address, which leads to the present one without a script."""
    to = Addresses(old, frame.language, frame.source_language)
    return frame.templates.get_template("redirect.html").render(language=frame.language, href=to(name), w=frame.words)
