"""The command that tells what a level still needs, run as a person runs it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from test_promote_command import patternbook

from patternbook.collaborate.disk.caches import write_cache
from patternbook.collaborate.links.observing import MEMORY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from gitlibrary import GitLibrary

DOOR = "patterns/1-initial/open-door.md"
MAP = "pattern-categorization/mind-map.md"


def test_the_shape_that_programs_read(volunteers: GitLibrary) -> None:
    """Protects the contract: a pattern has level, target and verdicts; a verdict has state, reason and line."""
    answer = patternbook(volunteers, "level", "guide", "--json")
    (row,) = json.loads(answer.stdout)["patterns"]
    assert {"slug": row["slug"], "level": row["level"], "toward": row["toward"]} == {
        "slug": "guide",
        "level": 2,
        "toward": 3,
    }
    assert all({"requirement", "state", "why", "line"} <= verdict.keys() for verdict in row["verdicts"])
    assert {verdict["state"] for verdict in row["verdicts"]} <= {"met", "unmet", "unknown", "asks-people"}
    instances = next(v for v in row["verdicts"] if v["requirement"] == "three-instances")
    assert instances["state"] == "unmet"
    assert volunteers.read(row["path"]).splitlines()[instances["line"] - 1] == "## Known Instances"


def test_markdown_fits_into_an_issue(volunteers: GitLibrary) -> None:
    """An issue is read elsewhere, so its links lead to the repository, with the line."""
    volunteers.git("remote", "add", "origin", "git@forge.example.org:ours/patterns.git")
    board = patternbook(volunteers, "level", "--format", "md").stdout
    assert board.startswith("## Toward level 3 (Validated)\n\n0 of 1 miss nothing that the files show.\n\n| Pattern |")
    assert "| [Guide](https://forge.example.org/ours/patterns/blob/main/patterns/2-structured/guide.md) | " in board
    one = patternbook(volunteers, "level", "guide", "--format", "md").stdout
    assert one.startswith("## Guide: toward level 3\n\n- [x] ")
    line = volunteers.read("patterns/2-structured/guide.md").splitlines().index("## Known Instances") + 1
    place = f"https://forge.example.org/ours/patterns/blob/main/patterns/2-structured/guide.md#L{line}"
    assert f"([line {line}]({place}))" in one


def test_its_own_level_is_judged_too(volunteers: GitLibrary) -> None:
    """A pattern that would not reach its own level today is found, and said to be on it."""
    volunteers.write("patterns/2-structured/guide.md", "## Title\n\nGuide\n\n## Problem\n\nNobody knows the way.\n")
    text = patternbook(volunteers, "level", "--toward", "2").stdout
    (line,) = (line for line in text.splitlines() if " guide " in line)
    assert line.endswith("(on this level already)")
    assert "  ✗ Every section of the template" in patternbook(volunteers, "level", "guide", "--toward", "2").stdout


def test_mistakes(volunteers: GitLibrary) -> None:
    """An unknown pattern and an unknown level end with 2 and one line."""
    for arguments in (("nobody",), ("--toward", "7")):
        answer = patternbook(volunteers, "level", *arguments)
        assert answer.returncode == 2
        assert answer.stderr.count("\n") == 1


def test_a_place_on_the_map_comes_with_the_promotion(volunteers: GitLibrary) -> None:
    """What the promotion itself brings about does not stand in its way, and who forgets it is told how to name it."""
    volunteers.write(MAP, "# Map\n\n## Begin\n\n### Doors\n\n#### Doors are shut\n")
    refused = patternbook(volunteers, "promote", "open-door")
    assert "(name its challenge with --under)" in refused.stderr
    assert "mind map" not in patternbook(volunteers, "promote", "open-door", "--under", "Doors are shut").stderr
    done = patternbook(
        volunteers, "promote", "open-door", "--under", "Doors are shut", "--force", "Tried at the summit"
    )
    assert done.returncode == 0, done.stderr
    assert volunteers.read(MAP).endswith(
        "#### Doors are shut\n\n##### [Open Door](../patterns/2-structured/open-door.md)\n"
    )


def test_links_that_were_asked_lately_are_known(
    volunteers: GitLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `check --external` learned counts for a week, and is unknown again afterwards."""
    guide = "patterns/2-structured/guide.md"
    links = "See [a study](https://study.forge.dev/one) and [a sketch](https://example.org/two)."
    volunteers.write(guide, volunteers.read(guide).replace("Invite people in.", links))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def web_links() -> str:
        verdicts = json.loads(patternbook(volunteers, "level", "guide", "--json").stdout)["patterns"][0]["verdicts"]
        return next(verdict["state"] for verdict in verdicts if verdict["requirement"] == "web-links")

    assert web_links() == "unknown"
    now = datetime.now(UTC)
    for age, state in ((1, "met"), (9, "unknown")):
        at = (now - timedelta(days=age)).isoformat()
        write_cache(MEMORY, {"https://study.forge.dev/one": ["alive", "", at]})
        assert web_links() == state
