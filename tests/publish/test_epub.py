"""The book for e-readers: the field's own checker accepts it, and nothing of the website's text is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from gitlibrary import start
from hypothesis import given
from hypothesis import strategies as st

from patternbook.collaborate.opening import open_library
from patternbook.collaborate.publishing import circumstances
from patternbook.library import ConfigError
from patternbook.pattern.markdown import plain_text
from patternbook.publish import Book, make_books
from patternbook.publish.formats import renderer
from patternbook.publish.formats.epub.fitting import fit
from patternbook.publish.formats.epub.xhtml import Document, xml_name

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKER = Path("/usr/share/java/epubcheck.jar")
X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"

HARD = """## Title

Häfen & <Boote>

## Patlet

A harbor has too few ropes.\x0b They share.

## Problem

<center>Nobody <strike>ties</strike> <tt>boats</tt>.</center> A&nbsp;B &amp; C \U0001f6a2

<p align="center" id="1st">One <p>two <a name="2nd">three

### 1. First

### 1. First

| left | right |
| :--- | ----: |
| a    | b     |

- [ ] to do
- [x] done

See [above](#1-first), [nowhere](#nowhere), [the sketch](../../assets/boat.png), [a friend](./two.md#solution),
[the map of all](../../README.md), a note[^1] and ![a boat](../../assets/boat.png "A boat").

[^1]: It says more, with `code`.

```js
if (a < b && c) { alert("<b>") }
```

<details><summary>More</summary>

Hidden <kbd>text</kbd><br>on two lines

</details>
<script>alert(1)</script>

<ul>loose <a href="https://..">words</a> <li>an item</ul> <b>bold <ul><li>list<hr></ul></b><li>alone <dd>defined

[ticks](https://example.org/#`a`) <pre>**kept**

*so*
</pre> <ul><li>open list

## Solution

Share <b>ropes <i>now</b></i>. <dl><dt>rope</dt><dd>a thing</dd></dl>
"""
PLAIN = "## Title\n\nTwo\n\n## Patlet\n\nP.\n\n## Problem\n\nP.\n\n## Solution\n\nS, see [one](hard%20one.md).\n"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def write(root: Path) -> Path:
    """Write a library whose texts hold what HTML forgives and XML does not."""
    folder = root / "patterns" / "2-structured"
    folder.mkdir(parents=True)
    (folder / "hard one.md").write_text(HARD, encoding="utf-8")
    (folder / "two.md").write_text(PLAIN, encoding="utf-8")
    (root / "assets").mkdir()
    (root / "assets" / "boat.png").write_bytes(PICTURE)
    (root / "README.md").write_text("# Harbor <patterns> & more\n", encoding="utf-8")
    return root


def made(root: Path, language: str = "", *, early: bool = False) -> tuple[Book, bytes]:
    """Return a book and its file."""
    library = open_library(root)
    (book,) = make_books(
        library, [language or library.config.source_language], include_early=early, **circumstances(root, library)
    )
    files = renderer("epub", library.config)([book], read=lambda path: (root / path).read_bytes())
    (data,) = files.values()
    return book, data


def opened(data: bytes, folder: Path) -> Mapping[str, bytes]:
    """Return the files of an archive by path."""
    (folder / "book.epub").write_bytes(data)
    with zipfile.ZipFile(folder / "book.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(tree: ET.Element) -> str:
    """Return the text of a page without white space, with what stands for its pictures."""
    for picture in tree.iter(f"{X}img"):
        picture.text = picture.get("alt")
    return "".join("".join(tree.itertext()).split())


def complaints(data: bytes, folder: Path) -> str:
    """Return what the checker of the EPUB community finds wrong with a book."""
    if not CHECKER.exists() and not os.environ.get("CI"):
        pytest.skip("epubcheck is not installed: `make test` installs it")
    java = shutil.which("java")
    assert java, "Java is missing: run `make test`, which installs it with epubcheck"
    (folder / "book.epub").write_bytes(data)
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", CHECKER, "-q", folder / "book.epub"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()


def test_the_checker_sees(tmp_path: Path) -> None:
    """Protects the tests below from a checker that accepts everything."""
    assert "ERROR" in complaints(b"no book", tmp_path)


def test_the_example_library_is_a_valid_book(example: Path, tmp_path: Path) -> None:
    """Protects readers whose device refuses a book with a single wrong byte."""
    _, data = made(example, "es", early=True)
    assert complaints(data, tmp_path) == ""


def test_hard_text_makes_a_valid_book(tmp_path: Path) -> None:
    """Protects the book from what authors write: open tags, signs that XML has not, ids with digits, lost links."""
    _, data = made(write(tmp_path))
    assert complaints(data, tmp_path) == ""


def test_whatever_markdown_allows_is_a_valid_book(shared: Path, tmp_path: Path) -> None:
    """Protects against what nobody thinks of: every example of the specifications, and attacks on sanitizers."""
    folder = tmp_path / "library" / "patterns" / "2-structured"
    folder.mkdir(parents=True)
    for file in sorted((shared / "corpora" / "spec").glob("*.json")):
        for number, example in enumerate(json.loads(file.read_text(encoding="utf-8"))):
            told = example.get("markdown") or example.get("payload") or example.get("input")
            text = f"## Title\n\n{file.stem} {number}\n\n## Problem\n\n{told}\n\n## Solution\n\nWords {told} words\n"
            (folder / f"{file.stem}-{number}.md").write_bytes(text.encode(errors="replace"))
    book, data = made(tmp_path / "library")
    assert sum(1 for _ in book.patterns) > 1600
    assert complaints(data, tmp_path) == ""


def test_the_real_library_is_a_valid_book(corpus: Path, tmp_path: Path) -> None:
    """Protects the book of the real community, in the language whose texts link to most that is no page."""
    _, data = made(corpus, "zh")
    assert complaints(data, tmp_path) == ""


@pytest.mark.parametrize(
    ("library", "language"),
    [("corpus", "en"), ("corpus", "ja"), ("corpus", "pt-br"), ("example", "en"), ("example", "es")],
)
def test_every_word_and_every_pattern_is_there(
    request: pytest.FixtureRequest, tmp_path: Path, library: str, language: str
) -> None:
    """Protects against loss: each pattern has a page in the reading order and the contents, with all its words."""
    book, data = made(request.getfixturevalue(library), language)
    files = opened(data, tmp_path)
    package = ET.fromstring(files["EPUB/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [items[reference.get("idref")] for reference in package.iter(f"{OPF}itemref")]
    contents = ET.fromstring(files["EPUB/contents.xhtml"])
    listed = {"".join(link.itertext()): link.get("href") for link in contents.iter(f"{X}a")}
    assert {f"EPUB/{href}" for href in items.values()} == set(files) - {
        "mimetype", "META-INF/container.xml", "EPUB/package.opf"
    }  # fmt: skip
    for page in book.patterns:
        assert listed[page.title] in order
        shown = words(ET.fromstring(files[f"EPUB/{listed[page.title]}"]))
        for section in page.pattern.sections:
            is_plain = not any(sign in section.body for sign in ("{%", "<", "[^"))
            lines = plain_text(section.body, page.pattern.definitions).splitlines() if is_plain else []
            for line in lines if section.kind not in {"title", "alias"} else ():
                assert "".join(line.split()) in shown, (page.pattern.slug, line)


def test_every_link_within_the_book_leads_somewhere(corpus: Path, tmp_path: Path) -> None:
    """Protects readers without a network: a link goes to a page and a place of the book, or out on the web."""
    _, data = made(corpus)
    files = opened(data, tmp_path)
    trees = {name: ET.fromstring(text) for name, text in files.items() if name.endswith(".xhtml")}
    ids = {name: {element.get("id") for element in tree.iter()} for name, tree in trees.items()}
    within = 0
    for name, tree in trees.items():
        addresses = [link.get("href") or "" for link in tree.iter(f"{X}a")]
        addresses += [picture.get("src") or "" for picture in tree.iter(f"{X}img")]
        for address in addresses:
            path, _, place = address.partition("#")
            if address and ":" not in path:
                target = normpath(join(dirname(name), unquote(path))) if path else name
                assert target in files, (name, address)
                assert not place or unquote(place) in ids[target], (name, address)
                within += 1
    assert within > 300


def test_the_archive_says_first_what_it_is(example: Path, tmp_path: Path) -> None:
    """Protects devices that look at the first bytes only: the type stands there, not compressed."""
    _, data = made(example)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert opened(data, tmp_path)["mimetype"] == b"application/epub+zip"


def test_pages_called_as_the_book_calls_its_own_are_there_too(tmp_path: Path) -> None:
    """Protects pages of the library whose names the book needs itself, or that differ in the case of letters."""
    root = write(tmp_path / "library")
    names = ("title", "contents", "Contents", "part-0", "part-1", "more")
    (root / "book" / "en").mkdir(parents=True)
    for name in names:
        (root / "book" / "en" / f"{name}.md").write_text(f"# The page {name}\n\nWords of {name}.\n", encoding="utf-8")
    _, data = made(root)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        listed = [path.lower() for path in archive.namelist()]
    assert len(set(listed)) == len(listed)
    texts = "".join(text.decode() for path, text in opened(data, tmp_path).items() if path.endswith(".xhtml"))
    assert all(f"Words of {name}." in texts for name in names)


def test_a_phase_whose_patterns_stand_elsewhere_keeps_its_challenges(example: Path, tmp_path: Path) -> None:
    """Protects answers on the map: a pattern has one page, and is named in every phase that it helps in."""
    root = shutil.copytree(example, tmp_path / "library")
    pattern = "##### [Named Greeter](../patterns/2-structured/named-greeter.md)\n\n"
    (root / "pattern-categorization" / "mind-map.md").write_text(
        f"# Map\n\n## One\n\n### A\n\n#### First trouble\n\n{pattern}"
        f"## Two\n\n### B\n\n#### Second trouble\n\n{pattern}",
        encoding="utf-8",
    )
    _, data = made(root)
    parts = [text.decode() for path, text in opened(data, tmp_path).items() if path.startswith("EPUB/part-")]
    assert any("Second trouble</h2>" in text for text in parts)
    assert complaints(data, tmp_path) == ""


def test_the_book_is_of_the_day_of_its_newest_commit(tmp_path: Path) -> None:
    """Protects shelves that are ordered by day: the book tells when its library changed, in the world's time."""
    library = start(write(tmp_path / "library"))
    library.commit("All of it", date="2031-05-01T01:30:00+02:00")
    package = opened(made(library.root)[1], tmp_path)["EPUB/package.opf"]
    assert b">2031-04-30T23:30:00Z</meta>" in package


def test_a_cover_of_the_library_is_shown(example: Path, tmp_path: Path) -> None:
    """Protects communities with a cover of their own; one that is not there is told, with what to do."""
    root = write(tmp_path / "library")
    (root / "patternbook.toml").write_text('[book]\ncover = "assets/boat.png"\n', encoding="utf-8")
    files = opened(made(root)[1], tmp_path)
    package = ET.fromstring(files["EPUB/package.opf"])
    (cover,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    assert files[f"EPUB/{cover.get('href')}"] == PICTURE
    (root / "patternbook.toml").write_text('[book]\ncover = "assets/ship.png"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="ship"):
        made(root)
    assert "EPUB/cover.svg" in opened(made(example)[1], tmp_path)


TAGS = st.sampled_from(["ul", "ol", "li", "p", "b", "div", "dl", "dd", "table", "pre", "a", "h3"])
TREES = st.recursive(
    st.text("ab ", max_size=3),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"),
    max_leaves=12,
)


@given(TREES)
def test_whatever_stands_in_whatever_keeps_its_words(html: str) -> None:
    """Protects words whose element may not stand where it does: they stay, in order, and nothing is left to mend."""
    document = Document(f"<div>{html}</div>")
    assert "".join(document.root.itertext()) == re.sub(r"<[^>]*>", "", html)
    once = document.xml()
    fit(document.root)
    assert document.xml() == once


@given(st.text())
def test_a_name_in_xml_is_one(name: str) -> None:
    """Protects links to headings in any script: what is made of an anchor is a name that XML allows, made once."""
    made_of_it = xml_name(name)
    assert made_of_it.isascii()
    assert ET.fromstring(f"<{made_of_it}/>").tag == made_of_it
    assert xml_name(made_of_it) == made_of_it


@given(st.text(), st.text(alphabet=st.characters(exclude_characters='"')))
def test_any_text_becomes_xml(text: str, title: str) -> None:
    """Protects the book from any sign that authors can type: the page is read back, with its words."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    root = ET.fromstring(Document(f'<div title="{title.replace("&", "&amp;")}"><p>{escaped}<br>x</p></div>').xml())
    assert "".join(root.itertext()).endswith("x")
