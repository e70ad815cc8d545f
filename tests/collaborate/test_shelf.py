"""A company's shelf on top of a public library: one tree to read, two to keep."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from gitlibrary import GitLibrary
from shelves import NOTES, OWN, Shelf, bytes_in, filled

from patternbook.cli import patternbook
from patternbook.collaborate.disk.apply import apply
from patternbook.collaborate.git.commit import commit as make_commit
from patternbook.collaborate.git.repository import open_library_at
from patternbook.collaborate.opening import open_library, open_part
from patternbook.collaborate.shelf import place_of
from patternbook.collaborate.starting import plan_shelf
from patternbook.library import ChangeSet, ConfigError, Edit, Move, ToPattern, content_hash, target_of
from patternbook.library.notes import NotedPattern, annotated
from patternbook.library.overlay import NotOurOwnError
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


@pytest.mark.parametrize("data", [b"", "## Title".encode("utf-16")])
def test_notes_on_what_cannot_be_read_are_a_pattern(shelf: Shelf, data: bytes) -> None:
    """Protects the company's words when the public file is emptied or spoiled: they do not vanish with it."""
    (shelf.public / "patterns/3-validated/two-hour-task.md").write_bytes(data)
    library = shelf.read()
    assert "Ask [the desk]" in library.by_slug["two-hour-task"].source
    shelf.write("patterns/1-initial/two-hour-task.md", NOTES)
    (shelf.root / "patterns/3-validated/two-hour-task.md").unlink()
    assert "Ask [the desk]" in shelf.read().by_slug["two-hour-task"].source


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
    assert said.count('"shelf": "Acme"') == 3
    assert (
        "Acme Cars                                 in-use, Acme\n" in shelf.run("instance", "list", "two-hour-task")[1]
    )
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


def test_checks_of_all_kinds_look_at_own_files(shelf: Shelf) -> None:
    """Protects the company from work on what it cannot change: fixes, style and languages are of its own files."""
    shelf.write("patterns/3-validated/two-hour-task.md", NOTES.replace("## Solution", "# Solution"))
    public = bytes_in(shelf.public)
    for options in (("--fix", "--unsafe-fixes"), ("--style",), ("--history",), ("--diff",)):
        _, said = shelf.run("check", *options)
        assert "not installed" in said or "could not check" not in said
        paths = {line.partition(":")[0] for line in said.splitlines() if ".md:" in line}
        assert paths <= {"patterns/1-initial/help-desk.md", "patterns/3-validated/two-hour-task.md"}
        assert "unknown in es" not in said
    assert bytes_in(shelf.public) == public


def test_an_answer_is_not_remembered_past_a_change_underneath(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Protects from stale answers: a pattern that goes upstream breaks a link here, though no own file has changed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    more = "\n[Round](../3-validated/quiet-round.md), [why](../3-validated/two-hour-task.md#problem)\n"
    shelf.write("patterns/1-initial/help-desk.md", f"{OWN}{more}")
    said = shelf.run("check")[1]
    assert "PAT601" not in said
    assert "PAT602" not in said
    (shelf.public / "patterns/3-validated/quiet-round.md").unlink()
    assert "PAT601" in shelf.run("check")[1]
    covered = shelf.public / "patterns/3-validated/two-hour-task.md"
    covered.write_text(covered.read_text().replace("## Problem", "## Pitfall"))
    assert "PAT602" in shelf.run("check")[1]


def test_lists_of_all_kinds_tell_of_own_patterns(shelf: Shelf) -> None:
    """Protects the company's overview: what it keeps is listed, a public pattern when it is named."""
    assert "two-hour-task" not in shelf.run("level")[1]
    assert "help-desk" in shelf.run("level")[1]
    assert "Two-Hour Task" in shelf.run("level", "two-hour-task", "--toward", "3")[1]
    assert "two-hour-task" not in shelf.run("translation", "status", "--all")[1]
    said = shelf.run("new", "Two Hour Tasks", "--dry-run")[1]
    assert "Two-Hour Task (patterns/3-validated/two-hour-task.md)" in said


def test_own_lists_may_name_public_patterns(shelf: Shelf) -> None:
    """Protects a README of the company's own: it lists own patterns, and public ones in it are nobody's mistake."""
    shelf.write(
        "README.md",
        "# Acme\n\n* [Help Desk](patterns/1-initial/help-desk.md)\n"
        "* [Anything](patterns/3-validated/two-hour-task.md) - Ours.\n",
    )
    assert shelf.run("sync", "--check")[0] == 0
    shelf.write("patterns/1-initial/bell.md", "## Title\n\nBell\n\n## Problem\n\nSilence.\n")
    assert shelf.run("sync")[0] == 0
    text = (shelf.root / "README.md").read_text()
    assert "[Bell](patterns/1-initial/bell.md)" in text
    assert "* [Anything](patterns/3-validated/two-hour-task.md) - Ours.\n" in text
    assert "quiet-round" not in text


def test_own_patterns_are_moved_and_renamed(shelf: Shelf) -> None:
    """Protects the company's own patterns: they grow as in any library, links in notes follow, public files stay."""
    public = bytes_in(shelf.public)
    assert shelf.run("rename", "help-desk", "front-desk", "--title", "Front Desk")[0] == 0
    assert shelf.run("promote", "front-desk", "--force", "It is in use")[0] == 0
    notes = (shelf.root / "patterns/3-validated/two-hour-task.md").read_text()
    assert "[the desk](../2-structured/front-desk.md)" in notes
    assert shelf.read().renamed["help-desk"] == "front-desk"
    assert not [f for f in check(shelf.read()) if f.rule in {"PAT601", "PAT604"}]
    assert bytes_in(shelf.public) == public


def test_a_report_tells_of_the_shelf_alone(shelf: Shelf) -> None:
    """Protects the quarterly report: own patterns and instances in notes are new, nothing of the public library is."""
    kept = GitLibrary(shelf.root)
    kept.git("init", "-q", "-b", "main")
    kept.git("add", "patternbook.toml")
    kept.git("commit", "-qm", "Begin")
    kept.git("add", ".")
    kept.git("commit", "-qm", "Say what we do", date="2024-02-01T10:00:00+02:00")
    _, said = shelf.run("report", "--since", "2024-01-15")
    assert "1 new pattern" in said
    assert "2 added instances" in said
    assert "Quiet Round" not in said


@pytest.mark.parametrize("commit", [False, True])
def test_the_last_gate_refuses_whoever_planned(shelf: Shelf, *, commit: bool) -> None:
    """Protects the public text from plans that ask nobody: what somebody saw underneath is not written over here."""
    kept = GitLibrary(shelf.root)
    kept.git("init", "-q", "-b", "main")
    kept.git("config", "user.name", "Ada")
    kept.git("config", "user.email", "ada@example.org")
    kept.git("add", ".")
    kept.git("commit", "-qm", "Begin")
    own = bytes_in(shelf.root)
    for path in ("README.md", "patterns/3-validated/two-hour-task.md", "patterns/3-validated/quiet-round.md"):
        page = shelf.public / path
        if not page.is_file():
            page.write_text("# Ours\n")
        seen = content_hash(page.read_bytes())
        for changes in (
            ChangeSet("Edit", edits=(Edit(path, seen, "Mine.\n"),)),
            ChangeSet("Delete", edits=(Edit(path, seen, None),)),
        ):
            with pytest.raises(NotOurOwnError, match="belongs to the library underneath"):
                make_commit(changes, shelf.root) if commit else apply(changes, shelf.root)
    with pytest.raises(NotOurOwnError):
        apply(ChangeSet("Move", moves=(Move("patterns/3-validated/quiet-round.md", "a.md"),)), shelf.root)
    assert {k: v for k, v in bytes_in(shelf.root).items() if not k.startswith(".git/")} == {
        k: v for k, v in own.items() if not k.startswith(".git/")
    }


def test_a_shelf_begins_with_one_command(tmp_path: Path, example: Path) -> None:
    """Protects the first minute: one command writes the one file, and refuses a folder that holds no library."""
    done = CliRunner().invoke(patternbook, ["init", str(tmp_path / "acme"), "--on", str(example), "--title", "Acme"])
    assert done.exit_code == 0, done.output
    assert [*bytes_in(tmp_path / "acme")] == ["patternbook.toml"]
    library = open_library(tmp_path / "acme")
    assert library.overlay is not None
    assert (library.overlay.name, library.patterns) == ("Acme", open_library(example).patterns)
    with pytest.raises(ConfigError, match="there is no folder"):
        plan_shelf(tmp_path / "other", tmp_path / "nowhere", "Acme")


def test_a_shelf_without_patterns_has_no_board(tmp_path: Path, example: Path) -> None:
    """Protects the first look at levels: one sentence says that there is nothing to judge, and no table is begun."""
    shelf = Shelf(tmp_path, example)
    done = CliRunner().invoke(patternbook, ["-L", str(shelf.root), "level"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no pattern of its own" in done.stderr


def test_the_real_library_lies_underneath_unmodified(tmp_path: Path, corpus: Path) -> None:
    """Protects the first user: a shelf on InnerSourcePatterns holds all of it, and two instances of its own count."""
    before = {page.path: page.source for page in open_library(corpus).pages}
    root = tmp_path / "acme"
    (root / "patterns/2-structured").mkdir(parents=True)
    (root / "patternbook.toml").write_text(f'[shelf]\non = "{corpus}"\nname = "Acme"\n')
    (root / "patterns/2-structured/core-team.md").write_text(NOTES.replace("../1-initial/help-desk.md", "guide.md"))
    library = open_library(root)
    assert {page.path: page.source for page in library.pages} == before
    noted = annotated(library).by_slug["core-team"]
    assert isinstance(noted, NotedPattern)
    assert noted.source.startswith(library.by_slug["core-team"].source[:2000])
    assert len(noted.known_instances) == len(library.by_slug["core-team"].known_instances) + 2
    assert {finding.path for finding in check(library)} == {"patterns/2-structured/core-team.md"}


def test_pictures_come_from_the_folder_that_has_them(shelf: Shelf, tmp_path: Path) -> None:
    """Protects files of the machine: a link out of the shelf shows nothing of what it leads to, own pictures win."""
    name = "assets/img/quiet-round.svg"
    assert place_of(shelf.root, name) == shelf.public / name
    shelf.write(name, "<svg/>")
    assert place_of(shelf.root, name) == shelf.root / name
    (tmp_path / "secret").write_text("secret")
    (shelf.root / name).unlink()
    (shelf.root / name).symlink_to(tmp_path / "secret")
    assert place_of(shelf.root, name) == shelf.public / name
    assert [problem.path for problem in shelf.read().problems] == [name]
