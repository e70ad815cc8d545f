"""The book of a shelf: public pages whole, what is the company's marked, each page leading to its own repository."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from shelves import filled

from patternbook.collaborate.publishing import circumstances
from patternbook.collaborate.shelf import place_of
from patternbook.publish import make_books
from patternbook.publish.formats import renderer
from patternbook.publish.formats.pdf.composing import compose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shelves import Shelf

OWN_FORGE, PUBLIC_FORGE = "https://git.acme.example/patterns", "https://forge.example.org/public"


@pytest.fixture
def shelf(tmp_path: Path, example: Path) -> Shelf:
    """A shelf whose two repositories are known."""
    shelf = filled(tmp_path, example)
    shelf.write("patternbook.toml", f'[shelf]\non = "../public"\nname = "Acme"\n[book]\nrepository = "{OWN_FORGE}"\n')
    public = shelf.public / "patternbook.toml"
    public.write_text(public.read_text().replace("[book]", f'[book]\nrepository = "{PUBLIC_FORGE}"'))
    return shelf


def rendered(shelf: Shelf, format_: str = "web") -> Mapping[str, bytes]:
    """Return the files of the shelf's books, with its early patterns."""
    library = shelf.read()
    books = make_books(library, include_early=True, **circumstances(shelf.root, library))
    return renderer(format_, library.config)(books, read=lambda path: place_of(shelf.root, path).read_bytes())


def page(files: Mapping[str, bytes], name: str) -> str:
    """Return a page of the website."""
    return files[f"{name}/index.html"].decode()


def test_public_words_stand_first_and_all_of_them(shelf: Shelf) -> None:
    """Protects the public text on a shelf: without the asides and the link to the notes, the page is the public one."""
    noted = page(rendered(shelf), "p/two-hour-task")
    (shelf.root / "patterns/3-validated/two-hour-task.md").unlink()
    bare = page(rendered(shelf), "p/two-hour-task")
    assert noted.count('<aside class="shelf" aria-label="At Acme">') == 3
    main = re.compile(r"<article.*?</article>", re.DOTALL)
    asides = r'<span id="acme[^"]*"></span>|<aside class="shelf".*?</aside>'
    without = re.sub(asides, "", main.findall(noted)[0], flags=re.DOTALL)
    assert '<h2 id="our-rollout">' in without
    theirs = r'<section class="other">(?:(?!</section>).)*our-rollout.*?</section>\s*'
    without = re.sub(theirs, "", without, flags=re.DOTALL)
    assert without == main.findall(bare)[0]


def test_the_mark_is_in_the_language_of_the_page(shelf: Shelf) -> None:
    """Protects readers of a translation: the mark is in their words, and notes say which language they are in."""
    spanish = page(rendered(shelf), "es/p/two-hour-task")
    assert '<p class="whose">En Acme</p><div lang="en">' in spanish


def test_a_mark_is_no_markup(shelf: Shelf) -> None:
    """Protects pages from the name of a shelf, which is text and nothing else."""
    shelf.write("patternbook.toml", "[shelf]\non = '../public'\nname = '<b>{0}&'\n")
    files = rendered(shelf)
    for name in ("p/two-hour-task", "p/help-desk", "toc"):
        assert "<b>{0}" not in page(files, name)
        assert "&lt;b&gt;{0}&amp;" in page(files, name)


def test_each_page_leads_to_its_own_repository(shelf: Shelf) -> None:
    """Protects people who suggest a change, and what is private: only public text is mended in public."""
    files = rendered(shelf)
    noted, own, plain = (page(files, f"p/{slug}") for slug in ("two-hour-task", "help-desk", "quiet-round"))
    path = "edit/main/patterns/3-validated/two-hour-task.md"
    assert f'{PUBLIC_FORGE}/{path}">Suggest a change' in noted
    assert f'{OWN_FORGE}/{path}">Change the notes of Acme' in noted
    assert f'{OWN_FORGE}/edit/main/patterns/1-initial/help-desk.md">Suggest a change' in own
    assert f'{PUBLIC_FORGE}/edit/main/patterns/3-validated/quiet-round.md">Suggest a change' in plain
    for text in (noted, own, plain):
        assert f"{OWN_FORGE}/issues/new" in text
        assert f"{PUBLIC_FORGE}/issues/new" not in text


def test_a_shelf_without_a_repository_tells_nothing_in_public(shelf: Shelf) -> None:
    """Protects what is private: where the shelf's own repository is not known, no button leads to the public one."""
    shelf.write("patternbook.toml", '[shelf]\non = "../public"\nname = "Acme"\n')
    files = rendered(shelf)
    own, plain = page(files, "p/help-desk"), page(files, "p/quiet-round")
    assert "Suggest a change" not in own
    assert f"{PUBLIC_FORGE}/edit/main/patterns/3-validated/quiet-round.md" in plain
    assert not [path for path, data in files.items() if b"issues/new" in data]


def test_files_for_machines_hold_the_notes(shelf: Shelf) -> None:
    """Protects programs: data, twins and the texts for assistants know what the pages show, and whose it is."""
    files = rendered(shelf)
    rows = {row["slug"]: row for row in json.loads(files["patterns.json"])["patterns"]}
    assert rows["two-hour-task"]["notes"] == "Acme"
    assert rows["help-desk"]["shelf"] == "Acme"
    assert not {"shelf", "notes"} & rows["quiet-round"].keys()
    named = [instance["organization"] for instance in rows["two-hour-task"]["instances"]]
    assert named[-2:] == ["Acme Payments", "Acme Retail"]
    twin = files["p/two-hour-task/index.md"].decode()
    assert "### Acme\n\nAsk [the desk](../../p/help-desk/index.md) first." in twin
    assert "Ask [the desk]" in files["llms-full.txt"].decode()
    assert "Acme Payments" in page(files, "adopters")
    assert any(b"Week by week" in data for path, data in files.items() if path.startswith("search/"))
    assert {"slug": "help-desk", "kind": "uses"} in rows["two-hour-task"]["relations"]


def test_own_patterns_are_marked_in_lists(shelf: Shelf) -> None:
    """Protects readers: a pattern of the company's own says so, on its page and in the table of contents."""
    files = rendered(shelf)
    assert '<span class="whose" title="On the shelf of Acme">Acme</span>' in page(files, "p/help-desk")
    assert page(files, "toc").count('<small class="whose">Acme</small>') == 1
    assert 'class="whose"' not in page(files, "p/quiet-round")


def test_what_is_new_knows_both_histories(shelf: Shelf) -> None:
    """Protects the page of news: patterns come from two repositories, each with its own days."""
    from gitlibrary import GitLibrary  # noqa: PLC0415 - only this test needs git

    for folder, day in ((shelf.public, "2024-01-01"), (shelf.root, "2024-05-05")):
        kept = GitLibrary(folder)
        kept.git("init", "-q")
        kept.git("add", ".")
        kept.git("commit", "-qm", "Begin", date=f"{day}T10:00:00Z")
    shelf.write("patterns/2-structured/loud-bell.md", "## Title\n\nLoud Bell\n\n## Problem\n\nQuiet.\n")
    GitLibrary(shelf.root).git("add", ".")
    GitLibrary(shelf.root).git("commit", "-qm", "Bell", date="2024-06-06T10:00:00Z")
    history = circumstances(shelf.root, shelf.read())["history"]
    assert history is not None
    days = [change.day for change in history.changes]
    assert days == sorted(days, reverse=True)
    first = {
        path: history.first(f"patterns/{path}.md") for path in ("2-structured/loud-bell", "3-validated/quiet-round")
    }
    assert [change and change.day for change in first.values()] == ["2024-06-06", "2024-01-01"]
    assert "2024-06-06" in page(rendered(shelf), "whats-new")


def test_other_formats_hold_the_notes(shelf: Shelf) -> None:
    """Protects readers of files: e-books and paper show the notes and whose a pattern is, the same each time."""
    library = shelf.read()
    book = make_books(library, ("en",), include_early=True)[0]
    files = rendered(shelf, "epub")
    with ZipFile(BytesIO(next(data for path, data in files.items() if path.endswith(".en.epub")))) as file:
        pages = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xhtml")}
    noted = next(text for name, text in pages.items() if "two-hour-task" in name)
    assert noted.count('class="shelf"') == 3
    assert " · Acme</p>" in next(text for name, text in pages.items() if "help-desk" in name)

    def composed() -> str:
        return compose(book, lambda path: place_of(shelf.root, path).read_bytes()).source

    source = composed()
    assert source.count("At Acme") == 3
    assert source.count("Initial · Acme") == 1
    assert source == composed()
