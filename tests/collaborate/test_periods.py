"""What happened in a period is told from git alone, and patterns are the same wherever they went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from gitlibrary import GitLibrary, pattern_text, start
from test_promote_command import patternbook

from patternbook.collaborate.git.periods import read_period
from patternbook.collaborate.git.repository import RepositoryError
from patternbook.mature.chronicle.telling import chronicle
from patternbook.report.chronicle import as_json, as_markdown

if TYPE_CHECKING:
    from pathlib import Path

DOOR, GUIDE = "patterns/1-initial/open-door.md", "patterns/2-structured/guide.md"
INSTANCES = "* **Harbor Works** - uses it\n* **Bakery Ltd.** - is planning to use it"


@pytest.fixture
def spring(volunteers: GitLibrary) -> GitLibrary:
    """The two patterns after a spring: one promoted and rewritten, one improved, one new, one translated."""
    (volunteers.root / DOOR).unlink()
    volunteers.write("patterns/2-structured/wide-door.md", "## Title\n\nWide Door\n\nEverything is new.\n" * 9)
    volunteers.write(".patternbook/names.toml", '[renamed]\nopen-door = "wide-door"\n')
    volunteers.commit("Promote and rename", date="2024-04-01T00:30:00+02:00", author="Bela")
    volunteers.write(GUIDE, pattern_text("Guide", "Walk slowly.", "Structured", INSTANCES))
    volunteers.commit("Better\n\nCo-authored-by: Mia Berg <mia@example.org>", date="2024-04-10T10:00:00Z")
    volunteers.write("patterns/1-initial/bell.md", pattern_text("Bell"))
    volunteers.write("translation/es/patterns/guide.md", pattern_text("Guía"))
    volunteers.commit("Bell, guía", date="2024-04-30T23:30:00Z", author="Zoe")
    volunteers.write(GUIDE, pattern_text("Guide", "Run.", "Structured", INSTANCES))
    volunteers.commit("After the period", date="2024-05-01T00:30:00Z")
    return volunteers


def told(library: GitLibrary, since: str = "", until: str = "") -> dict[str, Any]:
    """Return what is told of a period, as programs read it."""
    return json.loads(as_json(chronicle(read_period(library.root, since, until))))


def test_a_period(spring: GitLibrary) -> None:
    """Both days belong to the period, and everything that came between them is told once."""
    found = told(spring, "2024-04-01", "2024-04-30")
    assert (found["since"], found["until"], found["commits"]) == ("2024-04-01", "2024-04-30", 2)
    assert [(each["slug"], each["date"], each["people"]) for each in found["new"]] == [("bell", "2024-04-30", ["Zoe"])]
    assert [(each["slug"], each["sections"]) for each in found["improved"]] == [("guide", ["Solutions"])]
    named = [(each["pattern"], each["organization"], each["state"]) for each in found["instances"]]
    assert named == [("bell", "Harbor Works", "in-use"), ("guide", "Bakery", "planned")]
    assert [(each["slug"], each["language"]) for each in found["translations"]] == [("guide", "es")]
    assert found["contributors"] == [
        {"name": "Ada", "commits": 1, "new": False},
        {"name": "Mia Berg", "commits": 1, "new": True},
        {"name": "Zoe", "commits": 1, "new": True},
    ]
    assert found["levels"] == found["retired"] == found["renamed"] == []


def test_a_pattern_stays_itself(spring: GitLibrary) -> None:
    """A pattern that was rewritten, renamed and promoted at once is neither new nor gone."""
    found = told(spring, "2024-02-02")
    assert [each["slug"] for each in found["new"]] == ["bell"]
    assert found["retired"] == []
    assert [(each["before"], each["slug"]) for each in found["renamed"]] == [("open-door", "wide-door")]
    assert [(each["slug"], each["before"], each["after"], each["date"]) for each in found["levels"]] == [
        ("wide-door", 1, 2, None)
    ]


def test_days_on_a_level(volunteers: GitLibrary) -> None:
    """A promotion that git followed has its day, and the days that the pattern had been on the level below."""
    volunteers.git("mv", DOOR, "patterns/2-structured/open-door.md")
    volunteers.commit("Promote", date="2024-03-01T10:00:00Z")
    found = told(volunteers, "2024-02-15")["levels"]
    assert [(each["date"], each["days"]) for each in found] == [("2024-03-01", 60)]


def test_a_library_from_its_beginning(volunteers: GitLibrary) -> None:
    """A period that begins before the first commit finds everything new."""
    found = told(volunteers, "2000-01-01")
    assert [each["slug"] for each in found["new"]] == ["guide", "open-door"]
    assert all(each["new"] for each in found["contributors"])


def test_revisions_name_a_period_too(volunteers: GitLibrary) -> None:
    """A tag or a commit says where a period begins and ends."""
    volunteers.git("tag", "v1")
    volunteers.write("patterns/1-initial/bell.md", pattern_text("Bell"))
    volunteers.commit("Bell", date="2024-03-01T10:00:00Z")
    found = told(volunteers, "v1", "HEAD")
    assert (found["since"], found["until"]) == ("2024-02-01", "2024-03-01")
    assert [each["slug"] for each in found["new"]] == ["bell"]
    assert told(volunteers)["since"] == "2023-12-01"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("last-week", "", "'last-week' is no day, as 2026-04-01 is one, and git knows no commit"),
        ("HEAD", "2024-01-20", "HEAD does not come before 2024-01-20"),
        ("", "1999-01-01", "no commit until 1999-01-01"),
        ("2099-01-01", "", "2099-01-01 does not come before"),
    ],
)
def test_periods_that_cannot_be(volunteers: GitLibrary, since: str, until: str, said: str) -> None:
    """An unknown revision, an end before the beginning and a time before the library are refused in words."""
    with pytest.raises(RepositoryError, match=said):
        read_period(volunteers.root, since, until)


@pytest.mark.parametrize("until", ["", "2024-05-01"])
def test_without_git(tmp_path: Path, until: str) -> None:
    """Protects libraries without history from an empty report that looks like a quiet quarter."""
    (tmp_path / "patterns").mkdir()
    with pytest.raises(RepositoryError, match="git init"):
        read_period(tmp_path, until=until)


def test_open_reviews(volunteers: GitLibrary) -> None:
    """What was announced and what somebody objects to waits for people until the pattern is promoted."""
    deeds = (("review", "--announce", "--by", "tara"), ("concern", "Too long", "--by", "ada"))
    for command, *rest in deeds:
        done = patternbook(volunteers, command, "guide", *rest, "--when", "2024-02-10T10:00Z")
        assert done.returncode == 0, done.stderr
    volunteers.commit("Evidence", date="2024-02-10T10:00:00Z")
    (found,) = told(volunteers, "2024-02-02")["open_reviews"]
    assert (found["slug"], found["toward"], found["since"]) == ("guide", 3, "2024-02-10")
    assert [(each["who"], each["about"]) for each in found["concerns"]] == [("ada", "Too long")]
    assert found["consensus"] == "ada has an open concern"


def test_the_report_as_people_read_it(spring: GitLibrary) -> None:
    """Protects the wording: parts in which nothing happened are left out, everything links to its file."""
    assert as_markdown(chronicle(read_period(spring.root, "2024-04-01", "2024-04-30"))) == (
        "# 2024-04-01 to 2024-04-30\n\n"
        "2 commits by 3 contributors: 1 new pattern, 0 promotions, 1 improved pattern, 2 added instances, "
        "1 new translation, 0 open reviews.\n\n"
        "## New patterns\n\n- [Bell](patterns/1-initial/bell.md) (Initial, 2024-04-30) by Zoe\n\n"
        f"## Improved\n\n- [Guide]({GUIDE}): Solutions\n\n"
        "## Instances added\n\n- [Bell](patterns/1-initial/bell.md): Harbor Works (in-use)\n"
        f"- [Guide]({GUIDE}): Bakery (planned)\n\n"
        "## New translations\n\n- es: [Guía](translation/es/patterns/guide.md)\n\n"
        "## Contributors\n\n- Ada: 1 commit\n- Mia Berg: 1 commit, for the first time\n"
        "- Zoe: 1 commit, for the first time\n"
    )


def test_a_shallow_clone_says_what_it_cannot_know(spring: GitLibrary, tmp_path: Path) -> None:
    """Nobody is called new where the history was cut, and the report says so."""
    clone = start(tmp_path / "clone")
    clone.git("fetch", "-q", "--depth", "3", spring.root.as_uri(), "main")
    clone.git("checkout", "-q", "FETCH_HEAD")
    found = told(clone, "2024-04-15")
    assert "shallow" in found["gap"]
    assert not any(each["new"] for each in found["contributors"])


@pytest.mark.corpus
def test_the_six_real_promotions(real_history: Path) -> None:
    """Protects identity over six years: six promotions, two of them rewritten, and the days that each took."""
    found = chronicle(read_period(real_history, "2020-10-01"))
    promoted = sorted(change.days or 0 for change in found.levels if change.after > change.before)
    assert promoted == [107, 130, 190, 658, 783, 1501]
    assert not [change for change in found.levels if change.after < change.before]
