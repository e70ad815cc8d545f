"""What the space sets around the book's pages speaks the reader's language, and leads where it says."""

from __future__ import annotations

import html
import re
import shutil
import string
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest
from spaces import git
from starlette.testclient import TestClient
from test_safety import fields

from patternbook.publish.formats.words import language_names, words
from patternbook.web.app import make_app
from patternbook.web.door.visitors import NAME_COOKIE, Role, Visitor, name_cookie
from patternbook.web.live.around import greet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = "patternbook.web.live"
SPANISH = "/es/p/pause-card/"


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def spoken() -> list[str]:
    """Return the languages in which the book has words of its own."""
    return [code for code in language_names() if words(code)["patterns"] != words("en")["patterns"] or code == "en"]


def into_the_space(page: str) -> list[str]:
    """Return where the links of a page into the space lead."""
    return [unquote(href) for href in re.findall(r'href="(/space/?(?!assets)[^"]*)"', page)]


def blanks(text: str) -> set[str | None]:
    """Return which values a text leaves room for."""
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


@pytest.mark.parametrize("language", spoken())
def test_the_space_speaks_every_language_of_the_book(language: str) -> None:
    """Protects readers from a bar in another language than its page, and from one that leaves out who they are."""
    english, own = words("en", OWN), words(language, OWN)
    assert language == "en" or not [name for name in english if own[name] == english[name]]
    assert {name: blanks(own[name]) for name in english} == {name: blanks(english[name]) for name in english}


def test_a_page_speaks_one_language_and_marks_what_leads_to_another(client: TestClient) -> None:
    """Protects a Spanish reader from English in between, and from a click that changes the language unannounced."""
    page = client.get(SPANISH).text
    bar = re.search(r'<aside class="bar".*?</aside>', page, re.DOTALL)
    assert bar is not None
    assert " ".join(re.sub(r"<[^>]*>", " ", bar[0]).split()) == (
        "Participar Propuestas Tablero Este espacio funciona en tu propio equipo, sin inicio de sesión. "
        "Participas como Rita ."
    )
    links = re.findall(r'<a [^>]*href="/space[^>]*>[^<]*', page)
    assert links
    assert all('hreflang="en"' in link for link in links)
    assert not [link for link in links if link.endswith((">Edit", ">Translate", ">Edit a section"))]
    assert "hreflang" not in "".join(re.findall(r'<a [^>]*href="/space[^>]*>', client.get("/p/pause-card/").text))


def test_every_way_to_take_part_leads_to_a_page(library: Path) -> None:
    """Protects readers from dead ends on pages in every state: translated, not translated, with sections twice."""
    file = library / "patterns/2-structured/pause-card.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n## Problem\n\nAnd another.\n\n## In the Garden\n\nSo.\n")
    git(library, "commit", "-qam", "Again")
    pages = ["/", "/toc/", "/es/", SPANISH, "/p/pause-card/", "/es/p/thank-you-ledger/", "/missing"]
    with TestClient(make_app(library), base_url="http://127.0.0.1") as again:
        found = {page: into_the_space(again.get(page).text) for page in pages}
        assert {"/space/edit/pause-card/problem~2", "/space/edit/pause-card/in-the-garden"} < set(found[pages[4]])
        assert "/space/edit/pause-card/problem?language=es" in found[SPANISH]
        assert {"/space/edit/thank-you-ledger/problem", "/space/translate/thank-you-ledger/es"} < set(
            found["/es/p/thank-you-ledger/"]
        )
        for address in {address for addresses in found.values() for address in addresses}:
            assert again.get(address).status_code == 200, address


def test_a_page_greets_its_visitor_and_nobody_else(client: TestClient, library: Path) -> None:
    """Protects visitors' names: a page is made once for all, a name is no markup, and no text holds its place."""
    file = library / "README.md"
    file.write_text("# Patterns <!--greeting--> & more\n\nRead <!--greeting--> them.\n", encoding="utf-8")
    with TestClient(make_app(library), base_url="http://127.0.0.1") as again:
        again.cookies.set(NAME_COOKIE, name_cookie("<b>Lu"))
        page = again.get("/").text
        assert "&lt;b&gt;Lu</a>." in page
        assert "<!--" not in page
        assert "Rita" not in page
    assert "<b>Lu" not in page
    assert "You are" in client.get("/toc/").text


@pytest.mark.parametrize(
    ("suggestions", "line"),
    [(False, "{Iniciar sesión}"), (True, "{Iniciar sesión} o {sugerir algo}")],
)
def test_who_has_not_signed_in_is_shown_how_to_take_part(*, suggestions: bool, line: str) -> None:
    """Protects guests from offers that the operator did not make, and from words of another language."""
    page = greet(b"<p><!--greeting--></p>", "es", Visitor(None, Role.READER), asks=True, suggestions=suggestions)
    assert re.sub(r"<a [^>]*>([^<]*)</a>", r"{\1}", page.decode()) == f"<p>{line}</p>"


def test_a_question_that_nothing_answers_begins_a_draft(client: TestClient) -> None:
    """Protects people who told their problem once from telling it again, wherever they asked."""
    question = "Nobody <waters> the plants & nobody asks."
    kept = re.search(r'data-donut="([^"]*)"', client.get("/es/").text)
    assert kept is not None
    asked = client.get("/space/advise", params={"q": question}).text
    assert kept[1].replace("QUESTION", quote(question)) in re.findall(r'href="([^"]*)"', asked)
    start = client.get(kept[1].replace("QUESTION", quote(question))).text
    form = {name: html.unescape(value) for name, value in fields(start).items()}
    made = client.post("/space/propose", data={**form, "way": "donut"}, follow_redirects=False)
    draft = made.headers["location"].rpartition("/")[0]
    assert html.escape(question) in client.get(f"{draft}/problem").text


def test_a_folder_without_git_shows_the_book_alone(library: Path) -> None:
    """Protects writers who only look at their book: it follows what they write, and offers nothing else."""
    shutil.rmtree(library / ".git")
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        page = client.get("/p/pause-card/").text
    assert "/-/live.js" in page
    assert "/space" not in page
