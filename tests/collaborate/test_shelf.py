"""A company's shelf on top of a public library: one tree to read, two to keep."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from gitlibrary import GitLibrary
from shelves import NOTES, Shelf, bytes_in, filled

from patternbook.collaborate.git.repository import open_library_at
from patternbook.collaborate.opening import open_library, open_part
from patternbook.library import ConfigError, ToPattern, target_of
from patternbook.mature.checking.engine import check
from patternbook.publish import make_books
from patternbook.publish.formats import renderer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from patternbook.library import Library


def website(library: Library, root: Path) -> Mapping[str, bytes]:
    """Return the website of a library, without what git or a forge tell."""
    return renderer("web", library.config)(make_books(library), read=lambda path: (root / path).read_bytes())


@pytest.fixture
def shelf(tmp_path: Path, example: Path) -> Shelf:
    """A shelf that has a pattern and notes of its own."""
    return filled(tmp_path, example)


def test_an_empty_shelf_is_the_library_underneath(tmp_path: Path, example: Path) -> None:
    """Protects the first day: a shelf without files of its own gives the very pages that the public library gives."""
    shelf = Shelf(tmp_path, example)
    above, below = website(shelf.read(), shelf.public), website(open_library(shelf.public), shelf.public)
    assert dict(above) == dict(below)


def test_public_text_is_never_replaced(shelf: Shelf) -> None:
    """Protects the public pattern from a file of the same path: that file holds notes, and the pattern stays whole."""
    library, public = shelf.read(), open_library(shelf.public)
    pattern = library.by_slug["two-hour-task"]
    assert pattern == public.by_slug["two-hour-task"]
    notes = library.notes_on(pattern)
    assert notes is not None
    assert notes.source == NOTES
    assert [library.is_own(each) for each in (pattern, notes, library.by_slug["help-desk"])] == [False, True, True]
    assert library.problems == ()


def test_notes_follow_a_promotion_and_a_rename(shelf: Shelf) -> None:
    """Protects notes from what happens upstream: they belong to a slug, wherever the public file moves."""
    folder = shelf.public / "patterns"
    (folder / "3-validated/two-hour-task.md").rename(folder / "1-initial/two-hour-task.md")
    library = shelf.read()
    assert [notes.level.number for notes in library.notes] == [1]
    assert isinstance(target_of(library, "README.md", "patterns/3-validated/two-hour-task.md#our-rollout"), ToPattern)
    (folder / "1-initial/two-hour-task.md").rename(folder / "1-initial/evening-task.md")
    (shelf.public / ".patternbook").mkdir(exist_ok=True)
    (shelf.public / ".patternbook/names.toml").write_text('[renamed]\n"two-hour-task" = "evening-task"\n')
    shelf.write(".patternbook/names.toml", '[renamed]\n"desk" = "help-desk"\n')
    library = shelf.read()
    assert [notes.slug for notes in library.notes] == ["evening-task"]
    assert library.renamed == {"two-hour-task": "evening-task", "desk": "help-desk"}


def test_notes_on_a_pattern_that_is_gone_are_a_pattern(shelf: Shelf) -> None:
    """Protects the company's words when a public pattern is retired: they stay, and are judged for what they are."""
    (shelf.public / "patterns/3-validated/two-hour-task.md").unlink()
    library = shelf.read()
    assert library.notes == ()
    assert library.is_own(library.by_slug["two-hour-task"])
    assert "PAT103" in {finding.rule for finding in check(library) if "two-hour-task" in finding.path}


def test_own_pages_win(shelf: Shelf) -> None:
    """Protects the company's own front: its introduction goes before the public one, and pictures do too."""
    shelf.write("book/en/introduction.md", "# At home\n")
    library = shelf.read()
    assert library.documents["book/en/introduction.md"].title == "At home"
    assert library.documents["book/es/introduction.md"].language == "es"


def test_a_library_inside_the_shelf_is_read_once(tmp_path: Path, example: Path) -> None:
    """Protects the usual way, a submodule: files in the folder underneath are not files of the shelf too."""
    shelf = Shelf(tmp_path, example)
    shutil.copytree(example, shelf.root / "upstream")
    shelf.write("patternbook.toml", '[shelf]\non = "upstream"\n')
    library = shelf.read()
    assert not [path for path in library.files if path.startswith("upstream/")]
    assert library.overlay is not None
    assert library.overlay.name == "acme"
    assert library.patterns == open_library(example).patterns


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("", "names no folder"),
        ("../nowhere", "there is no folder"),
        (".", "holds the shelf itself"),
        ("..", "holds the shelf itself"),
        ("patterns", "is no pattern library"),
        ("../other", "is a shelf itself"),
    ],
)
def test_a_shelf_on_nothing_is_refused(shelf: Shelf, on: str, said: str) -> None:
    """Protects whoever misspells the folder, or stands shelves in a circle: a sentence names what is wrong."""
    other = shelf.root.parent / "other"
    other.mkdir()
    (other / "patternbook.toml").write_text('[shelf]\non = "../acme"\n')
    shelf.write("patternbook.toml", f'[shelf]\non = "{on}"\n')
    with pytest.raises(ConfigError, match=said):
        shelf.read()


def test_who_keeps_the_public_library_does_not_keep_the_shelf(shelf: Shelf) -> None:
    """Protects the company: committers, plugins and addresses underneath are not its own, forms and names are."""
    (shelf.public / "patternbook.toml").write_text(
        '[book]\ntitle = "Ours"\naddress = "https://public.example.org"\n[people]\ncommitters = ["ann"]\n'
        '[plugins]\nrules = ["vague"]\n[organizations]\nAcme = ["ACME Inc"]\n'
    )
    config = shelf.read().config
    assert (config.book("en").title, config.book("en").address) == ("Ours", "")
    assert not {"people", "plugins"} & config.options.keys()
    assert config.organizations["ACME Inc"] == "Acme"


def test_only_what_is_own_is_judged(shelf: Shelf) -> None:
    """Protects the company from findings that it cannot mend, and notes from being asked for whole patterns."""
    (shelf.public / "patterns/1-initial/torn.md").write_text("<<<<<<< a\n=======\n>>>>>>> b\n[x](gone.md)\n")
    shelf.write("patterns/3-validated/two-hour-task.md", NOTES.replace("../1-initial/help-desk.md", "gone.md"))
    findings = check(shelf.read())
    assert {finding.path for finding in findings} == {
        "patterns/1-initial/help-desk.md",
        "patterns/3-validated/two-hour-task.md",
    }
    on_notes = {finding.rule for finding in findings if "two-hour" in finding.path}
    assert on_notes == {"PAT601"}
    one = open_part(shelf.root, ["patterns/3-validated/two-hour-task.md"])
    assert {f.rule for f in check(one, paths=["patterns/3-validated/two-hour-task.md"])} == on_notes


@pytest.mark.parametrize(
    "command",
    [
        ("promote", "two-hour-task", "--force", "because"),
        ("demote", "two-hour-task"),
        ("rename", "two-hour-task", "short-task"),
        ("retire", "two-hour-task"),
        ("translation", "start", "fr", "two-hour-task"),
        ("translation", "confirm", "es", "two-hour-task"),
        ("review", "two-hour-task", "--by", "ann"),
        ("concern", "two-hour-task", "Too short", "--by", "ann"),
    ],
)
def test_a_public_pattern_is_not_changed(shelf: Shelf, command: tuple[str, ...]) -> None:
    """Protects the library underneath, and the shelf from half a change: a sentence says whose it is and what to do."""
    public, own = bytes_in(shelf.public), bytes_in(shelf.root)
    code, said = shelf.run(*command)
    assert code, said
    assert "belongs to the library underneath, in ../public" in said
    assert "as notes if it is a pattern" in said
    assert (bytes_in(shelf.public), bytes_in(shelf.root)) == (public, own)


def test_an_instance_of_a_public_pattern_goes_into_notes(shelf: Shelf) -> None:
    """Protects the record of use: it is kept by the shelf, in notes that are begun where there are none, and counts."""
    public = bytes_in(shelf.public)
    for pattern in ("quiet-round", "two-hour-task"):
        code, said = shelf.run("instance", "add", pattern, "Acme Cars")
        assert code == 0, said
    text = (shelf.root / "patterns/3-validated/quiet-round.md").read_text()
    assert text == "## Title\n\nQuiet Round\n\n## Known Instances\n\n* **Acme Cars** - uses this pattern\n"
    assert (
        "since 2024\n* **Acme Retail** - is planning to use it\n* **Acme Cars** - uses this pattern\n"
        in (shelf.root / "patterns/3-validated/two-hour-task.md").read_text()
    )
    code, said = shelf.run("instance", "add", "two-hour-task", "acme payments")
    assert (code, "lists Acme Payments already" in said) == (1, True)
    code, said = shelf.run("instance", "list", "two-hour-task", "--json")
    assert said.count('"path": "patterns/3-validated/two-hour-task.md"') >= 3
    assert '"organization": "Acme Payments"' in said
    assert bytes_in(shelf.public) == public


def test_a_revision_of_the_shelf_stands_on_the_library_as_it_is(shelf: Shelf) -> None:
    """Protects proposals and reports: the shelf's files are those of the revision, those underneath what lies there."""
    kept = GitLibrary(shelf.root)
    kept.git("init", "-q", "-b", "main")
    kept.git("add", ".")
    kept.git("commit", "-qm", "Begin")
    at = kept.git("rev-parse", "HEAD")
    before = open_library_at(shelf.root, at)
    shelf.write("patterns/3-validated/two-hour-task.md", "## Title\n\nTwo-Hour Task\n\n## Forces\n\nNone.\n")
    kept.git("commit", "-qam", "Change")
    after = open_library_at(shelf.root, "HEAD", before, at=at)
    assert before.notes[0].source == NOTES
    assert after.notes[0].source.endswith("None.\n")
    assert after.patterns == before.patterns == shelf.read().patterns
