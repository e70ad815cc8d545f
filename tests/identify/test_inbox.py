"""The command line from a chat to the library: found, looked at, accepted, and nothing comes back that was decided."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from patternbook.cli import patternbook

EXAMPLE = Path(__file__).parents[2] / "examples" / "volunteers"
NOTES = """# Review

- Zoltana Quavosky: our team waits for weeks until the other department reviews a contribution, and nobody knows why.
- We tried reminders at first. In the end we agreed that two maintainers answer within two days, and now it works well.

# Lunch

- The pizza was nice, thanks.

# Ownership

- The shared component has no owner since the team was dissolved; tickets of other teams go unanswered.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library, notes, and a data folder of its own."""
    shutil.copytree(EXAMPLE, tmp_path / "library")
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def call(place: Path, *arguments: str) -> Result:
    """Run a command over the library."""
    return CliRunner().invoke(patternbook, ["-L", str(place / "library"), *arguments])


def values(place: Path, *arguments: str) -> dict:
    """Run a command with --json and return what it printed."""
    done = call(place, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_notes_become_candidates_with_quotes(place: Path) -> None:
    """Protects the whole way: two problems are found, one solved and one not, lunch is not, nobody is named."""
    found = values(place, "identify", str(place / "notes.md"))
    assert found["statistics"]["read"] == 4
    assert found["statistics"]["skipped"] == {"heading": 3}
    assert len(found["candidates"]) == 2
    assert "Quavosky" not in json.dumps(found)
    quotes = {each["quote"] for one in found["candidates"] for each in one["evidence"]}
    assert (
        "The shared component has no owner since the team was dissolved; tickets of other teams go unanswered."
        in quotes
    )


def test_nothing_raw_is_written_but_the_map(place: Path) -> None:
    """Protects names in everything that is kept: only the map that lies apart has them, and it can be deleted."""
    values(place, "identify", str(place / "notes.md"))
    files = [path for path in (place / "data").rglob("*") if path.is_file()]
    holding = {
        path.relative_to(path.parents[1]).as_posix() for path in files if b"quavosky" in path.read_bytes().lower()
    }
    assert holding == {"names/names.json"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_reading_again_gives_the_same_and_dismissed_ones_stay_away(place: Path) -> None:
    """Protects people's work: a second reading changes no byte, and what was dismissed does not come back."""
    first = values(place, "identify", str(place / "notes.md"))
    assert values(place, "identify", str(place / "notes.md")) == first
    key = first["candidates"][0]["key"]
    assert call(place, "inbox", "dismiss", key, "--reason", "known for long").exit_code == 0
    again = values(place, "identify", str(place / "notes.md"))
    assert [each["key"] for each in again["candidates"]] == [each["key"] for each in first["candidates"][1:]]
    shutil.rmtree(next((place / "data").rglob("names")))
    forgotten = values(place, "identify", str(place / "notes.md"))
    assert key not in {each["key"] for each in forgotten["candidates"]}
    assert "dismissed: known for long" in call(place, "inbox", "list", "--all").output


def test_an_edited_page_is_kept(place: Path) -> None:
    """Protects a draft that a person has begun: reading the source again leaves it alone."""
    key = values(place, "identify", str(place / "notes.md"))["candidates"][0]["key"]
    page = next((place / "data").rglob(f"{key}.md"))
    page.write_text("## Title\n\nMine\n", encoding="utf-8")
    values(place, "identify", str(place / "notes.md"))
    assert page.read_text(encoding="utf-8") == "## Title\n\nMine\n"


def test_private_words_stay_in_the_inbox(place: Path) -> None:
    """Protects what was said in private: a draft with a quote is refused, one in a person's own words is taken."""
    key = values(place, "identify", str(place / "notes.md"))["candidates"][0]["key"]
    refused = call(place, "inbox", "accept", key)
    assert "stays in the inbox" in str(refused.exception)
    page = next((place / "data").rglob(f"{key}.md"))
    page.write_text("## Title\n\nAnswer Soon\n\n## Problem\n\nPeople wait for answers.\n", encoding="utf-8")
    done = call(place, "inbox", "accept", key)
    assert done.exit_code == 0, done.exception
    draft = place / "library" / "patterns" / "1-initial" / "answer-soon.md"
    assert "People wait for answers." in draft.read_text(encoding="utf-8")
    assert key[:6] not in call(place, "inbox", "list").output


def test_a_draft_with_a_flag_cannot_leave(place: Path) -> None:
    """Protects people under Chatham House rules: a name that slipped in is refused until somebody has looked."""
    arguments = ("identify", str(place / "notes.md"), "--policy", "chatham")
    key = values(place, *arguments)["candidates"][0]["key"]
    page = next((place / "data").rglob(f"{key}.md"))
    page.write_text("## Title\n\nAnswer Soon\n\n## Problem\n\nPeople wait for quavosky.\n", encoding="utf-8")
    assert "quavosky" in str(call(place, "inbox", "accept", key).exception)
    shown = call(place, "inbox", "accept", key, "--keep", "quavosky", "--dry-run")
    assert "+People wait for quavosky." in shown.output


def test_a_draft_takes_no_name_of_a_pattern(place: Path) -> None:
    """Protects patterns on every level: a draft of the same name is refused, and on a shelf becomes no notes unseen."""
    key = values(place, "identify", str(place / "notes.md"), "--policy", "chatham")["candidates"][0]["key"]
    page = next((place / "data").rglob(f"{key}.md"))
    page.write_text("## Title\n\nPause Card\n\n## Problem\n\nPeople wait.\n", encoding="utf-8")
    refused = call(place, "inbox", "accept", key, "--dry-run")
    assert "patterns/2-structured/pause-card.md exists already" in str(refused.exception)


def test_merging_and_instances(place: Path) -> None:
    """Protects the other two decisions: two candidates become one, and one becomes a known instance."""
    first, second = (each["key"] for each in values(place, "identify", str(place / "notes.md"))["candidates"])
    assert call(place, "inbox", "merge", first, second).exit_code == 0
    again = values(place, "identify", str(place / "notes.md"))["candidates"]
    assert [(each["key"], each["sources"]) for each in again] == [(first, 2)]
    slug = next((place / "library" / "patterns" / "2-structured").glob("*.md")).stem
    done = call(place, "inbox", "instance", first, slug, "--organization", "A small orchestra")
    assert done.exit_code == 0, done.exception
    assert call(place, "inbox", "list").output.startswith("The inbox is empty")


def test_a_hostile_zip_is_read_as_far_as_it_is_safe(place: Path) -> None:
    """Protects the disk: names that lead out, links and bombs are named and left, the rest is read."""
    export = place / "export.zip"
    with zipfile.ZipFile(export, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.md", NOTES)
        archive.writestr("../outside.md", NOTES)
        archive.writestr("/absolute.md", NOTES)
        archive.writestr("bomb.md", b"0" * 60_000_000)
        archive.writestr("packed.md", b"0" * 20_000_000)
        link = zipfile.ZipInfo("link.md")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    found = values(place, "identify", str(export))
    told = {each["member"]: each["why"] for each in found["statistics"]["problems"]}
    assert set(told) == {"../outside.md", "/absolute.md", "bomb.md", "packed.md", "link.md"}
    assert "60 MB" in told["bomb.md"]
    assert found["statistics"]["read"] == 4
    assert not list(place.rglob("outside.md"))


def test_an_interrupted_run_goes_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects long runs: parts that were judged before an interruption are not judged again."""
    from patternbook.collaborate.talk import partitions  # noqa: PLC0415 - only this test looks inside

    folder = place / "many"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.md").write_text(NOTES.replace("weeks", f"{number + 2} weeks"), encoding="utf-8")
    judged = []
    real = partitions.find_candidates

    def counted(*arguments: object) -> object:
        judged.append(1)
        if len(judged) == 3:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(partitions, "find_candidates", counted)
    call(place, "identify", str(folder))
    assert len(judged) == 3
    values(place, "identify", str(folder))
    assert len(judged) == 5
