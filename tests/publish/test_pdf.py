"""The book on paper: complete, linked, marked, and nothing that an author wrote is a command to what sets it."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from papers import hostile_library, is_white, make_paper, paper_of, pictures
from pypdf import PdfReader

from patternbook.publish.book import PartKind
from patternbook.publish.formats.paper import engine
from patternbook.publish.formats.paper.fonts import NoFontError, families, need_letters
from patternbook.publish.formats.paper.manuscript import Manuscript
from patternbook.publish.formats.pdf.composing import compose
from patternbook.publish.markup import Anchors, Markup, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.publish.book import PatternPage

SIDE = 24 / 170
"""The margin's share of a page's width."""
BLOCK = re.compile(r"<(?=/?(?:p|li|h\d|td|th|div|pre|br|summary|details)\b)")
UNSEEN = frozenset("\u00ad\u200b\u2060")
TOO_LONG = 20
"""Letters from which on a word may be broken anywhere."""
PLAIN = '#import "paper.typ": plain\n#show: plain\n'


def bare(text: str) -> Counter[str]:
    """Return the words of a text without what line breaks do to them."""
    joined = re.sub(r"[-\u2010]\n", "", text)
    return Counter(re.sub(r"[-\u2010,]", "", joined).split())


def bare_signs(text: str) -> str:
    """Return a text without white space, for writing that has none."""
    return re.sub(r"\s", "", text)


def words_written(page: PatternPage) -> Counter[str]:
    """Return the words that the website shows of a pattern's sections."""
    markup = Markup(page.links, lambda _: "#", Anchors(), language=page.pattern.language)
    pieces = markup.pieces([section.body for section in page.pattern.sections])
    return bare(" ".join(words_of(BLOCK.sub(" <", piece)) for piece in pieces))


def test_the_outline_has_every_page_in_order(example: Path) -> None:
    """Protects readers on a screen: parts and patterns are bookmarks, each on the page where it begins."""
    paper = paper_of(example, "en", "pdf")
    marks = paper.bookmarks()
    parts = [part for part in paper.book.parts if part.kind is PartKind.PHASE]
    expected = [(1, page.title) for part in parts for page in part.pages]
    assert [(depth, title) for depth, title, _ in marks if depth] == expected
    assert {part.title for part in parts} < {title for depth, title, _ in marks if not depth}
    assert all(bare_signs(title) in bare_signs(paper.texts[page]) for _, title, page in marks)
    assert [page for _, _, page in marks] == sorted({page for _, _, page in marks})


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_of_a_page_are_those_of_the_pattern(example: Path, language: str) -> None:
    """Protects authors: every word of every section is in the book, translated or not."""
    paper = paper_of(example, language, "pdf")
    missing = {page.title: words_written(page) - bare(paper.section(page.title)) for page in paper.book.patterns}
    assert len(missing) == 10
    assert not UNSEEN.intersection("".join(paper.texts)), "whoever searches for words does not find them"
    assert {title: lost for title, lost in missing.items() if lost} == {}


def test_numbers_of_pages_are_true(example: Path) -> None:
    """Protects readers of paper: every list names the page on which a pattern begins, as printed at its foot."""
    paper = paper_of(example, "en", "pdf")
    begins = {title: page + 1 for depth, title, page in paper.bookmarks() if depth}
    assert all(paper.texts[page - 1].split()[-1] == str(page) for page in begins.values())
    lists = [("All patterns", begins), ("From A to Z", begins), ("Who uses them", ["Two-Hour Task", "First Friday"])]
    lists += [("Gather", ["Two-Hour Task", "Shadow Shift"]), ("First Friday", ["Two-Hour Task", "Named Greeter"])]
    for where, titles in lists:
        text = paper.section(where)
        assert [title for title in titles if not re.search(rf"{title}\s*(?:→\s*)?{begins[title]}\b", text)] == []


def test_links_between_patterns_lead_to_pages(example: Path) -> None:
    """Protects links within the book: in the text and below it they lead to the page of the pattern, not out of it."""
    paper = paper_of(example, "en", "pdf")
    begins = {title: page for _, title, page in paper.bookmarks()}
    reached: Counter[int] = Counter()
    for number in range(begins["First Friday"], begins["Named Greeter"]):
        for annotation in paper.reader.pages[number].get("/Annots", ()):
            action = annotation.get_object()
            target = action.get("/Dest") or action.get("/A", {}).get("/D")
            if isinstance(target, str):
                target = paper.reader.named_destinations[target].dest_array
            if target is not None:
                page = paper.reader.get_page_number(target[0].get_object())
                reached[-1 if page is None else page] += 1
    assert reached[begins["Two-Hour Task"]] == reached[begins["Named Greeter"]] == 2


def test_a_page_that_is_not_translated_says_so(example: Path) -> None:
    """Protects readers of a translation from taking a page for one of theirs that is not."""
    paper = paper_of(example, "es", "pdf")
    note = "Esta página aún no está traducida"
    shown = {page.title: note in paper.section(page.title) for page in paper.book.patterns}
    assert shown == {page.title: page.pattern.language != "es" for page in paper.book.patterns}
    assert any(shown.values())


def test_the_book_tells_its_language_and_no_time(example: Path) -> None:
    """Protects screen readers and equal builds: what they need is told (PDF/UA), the moment of the build is not."""
    paper = paper_of(example, "es", "pdf")
    assert paper.reader.trailer["/Root"]["/Lang"] == "es"
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == "Los patrones del voluntariado"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in paper.data
    assert b"CreationDate" not in paper.data
    assert paper.name == "los-patrones-del-voluntariado.es.pdf"


def test_early_patterns_are_a_part_of_their_own(example: Path) -> None:
    """Protects readers from taking an idea for a proven practice."""
    paper = make_paper(example, "en", "pdf", include_early=True)
    marks = paper.bookmarks()
    early = next(at for at, mark in enumerate(marks) if mark[1] == "Early ideas")
    assert [title for depth, title, _ in marks[early:] if depth] == [
        page.title for page in paper.book.patterns if page.is_early
    ]
    assert "it may change, and it is not proven yet" in " ".join(paper.section("Tool Pact").split())


def test_no_text_is_a_command_and_none_is_lost(tmp_path: Path) -> None:
    """Protects the machine and the authors: whatever stands in a pattern is printed, nothing of it is done."""
    root = hostile_library(tmp_path)
    paper = make_paper(root, "en", "pdf")
    mind = next(page for page in paper.book.patterns if page.pattern.slug == "mind")
    text = paper.section(mind.title)
    lost = words_written(mind) - bare(text)
    assert {word for word in lost if len(word) < TOO_LONG} == {"\U0001fffe"}
    assert "(U+1FFFE)" in text
    flat = bare_signs(text)
    assert '#read("/etc/hostname")' in flat
    assert '#import"@preview/x:1.0.0"' in flat
    assert "Overlong" * 60 in flat
    assert "Internationalization11" in flat
    assert "▨ A broken picture" in text
    assert "▨ A reaching one" in text


def test_nothing_leaves_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects printers' margins from long words, addresses, code, wide tables, deep lists and large pictures."""
    root = hostile_library(tmp_path)
    book = make_paper(root, "en", "pdf").book
    pages = pictures(compose(book, lambda path: (root / path).read_bytes()), monkeypatch)
    assert len(pages) > 10
    wrong = [
        number
        for number, page in enumerate(pages, 1)
        if not is_white(page, 0, SIDE - 0.01) or not is_white(page, 1 - SIDE + 0.01, 1)
    ]
    assert wrong == []


def test_the_engine_sees_no_file_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects secrets: even source that asks for files gets none but those of the theme."""
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.chdir(tmp_path)
    for path in ("secret.txt", f"{tmp_path}/secret.txt", "../secret.txt", "/etc/hostname", "../engine.py"):
        with pytest.raises(engine.NotSetError):
            engine.typeset(Manuscript("en", f'{PLAIN}#read("{path}")'))


def test_without_the_engine_it_is_said_how_to_get_it(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects whoever installed Patternbook alone: the message names what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(engine.NoEngineError, match=r'pip install "patternbook\[print\]"'):
        make_paper(example, "en", "cards")


def test_letters_without_a_font_are_told_and_signs_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects readers from boxes: a language without a font is refused with advice, a single sign is named."""
    import typst  # noqa: PLC0415 - as the engine does

    only = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(engine, "_fonts", lambda: only)
    latin = "Most of this text can be read by whoever reads English, and so it is set. " * 3
    data = engine.typeset(Manuscript("en", f'#import "paper.typ": *\n#show: plain\n#show: named\n#"{latin}"#"日"#"🧩"'))
    text = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    assert "(cjk unified ideograph-65e5)(jigsaw puzzle piece)" in text
    with pytest.raises(NoFontError, match="fonts-noto-cjk"):
        engine.typeset(Manuscript("ja", f'{PLAIN}#"困っていることは何ですか"'))


def test_fonts_are_those_of_the_language() -> None:
    """Protects Japanese readers from Chinese forms of signs, and the other way round."""
    there = {"Noto Serif CJK JP", "Noto Serif CJK SC", "Noto Serif CJK TC", "DejaVu Sans"}
    chosen = {language: families(language, there)[1:] for language in ("ja", "zh", "zh-TW", "pt-br")}
    assert chosen == {
        "ja": ["Noto Serif CJK JP"],
        "zh": ["Noto Serif CJK SC"],
        "zh-TW": ["Noto Serif CJK TC"],
        "pt-br": [],
    }
    need_letters("one letter of very many is missing: ж" + "a" * 200, ["ж"], "en")


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_the_real_book_in_a_language_without_spaces(corpus: Path, language: str) -> None:
    """Protects the model library's readers in East Asia: every pattern is there, in its own signs."""
    try:
        paper = paper_of(corpus, language, "pdf")
    except NoFontError as error:
        pytest.skip(str(error))
    marks = [title for depth, title, _ in paper.bookmarks() if depth]
    assert marks == [page.title for page in paper.book.patterns]
    assert len(marks) == 26
    first = next(page for page in paper.book.patterns if page.pattern.language == language)
    assert bare_signs(first.pattern.patlet) in bare_signs(paper.section(first.title))
