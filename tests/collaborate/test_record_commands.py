"""The commands that record instances and reviews, run as a person runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from test_promote_command import patternbook

from patternbook.mature.ledger import Deed, read_ledger

if TYPE_CHECKING:
    from gitlibrary import GitLibrary

LEDGER = ".patternbook/ledger/guide.toml"


def test_instances(volunteers: GitLibrary) -> None:
    """Add, confirm and list work together, and programs get the documented shape."""
    done = patternbook(volunteers, "instance", "add", "guide", "Bakery", "--state", "planned")
    assert done.stdout == "Add Bakery to the known instances of Guide: 1 file changed.\n"
    assert patternbook(volunteers, "instance", "confirm", "guide", "harbor works", "--by", "@ada").returncode == 0
    rows = json.loads(patternbook(volunteers, "instance", "list", "guide", "--json").stdout)["instances"]
    shown = [
        {key: row[key] for key in ("pattern", "organization", "state", "counts", "anonymous", "confirmed")}
        for row in rows
    ]
    common = {"pattern": "guide", "anonymous": False}
    assert shown == [
        {**common, "organization": "Harbor Works", "state": "in-use", "counts": True, "confirmed": True},
        {**common, "organization": "Bakery", "state": "planned", "counts": False, "confirmed": False},
    ]
    assert volunteers.read(rows[0]["path"]).split("\n")[rows[0]["line"] - 1].startswith("* **Harbor Works**")
    text = patternbook(volunteers, "instance", "list", "--organization", "bakery").stdout
    assert text.endswith("1 instance, 0 count.\n")


def test_reviews(volunteers: GitLibrary) -> None:
    """Every deed is in the ledger with who, when, where and the level it is for."""
    link = ("--link", "https://example.org/1", "--when", "2020-08-18T10:00Z")
    assert patternbook(volunteers, "review", "guide", "--by", "tara", *link).returncode == 0
    assert patternbook(volunteers, "review", "guide", "--by", "tara", "--announce", "--toward", "3").returncode == 0
    assert patternbook(volunteers, "concern", "guide", "Too long", "--by", "ada").returncode == 0
    assert patternbook(volunteers, "resolve", "guide", "--by", "somebody").returncode == 2
    assert patternbook(volunteers, "resolve", "guide", "--by", "ada").returncode == 0
    events = read_ledger(volunteers.read(LEDGER), LEDGER)
    assert [event.deed for event in events] == [Deed.REVIEW, Deed.ANNOUNCE, Deed.CONCERN, Deed.RESOLVE]
    assert (events[0].who, events[0].toward, events[0].when.isoformat()) == ("tara", 3, "2020-08-18T10:00:00+00:00")
    assert events[0].hash == events[1].hash != ""


def test_mistakes(volunteers: GitLibrary) -> None:
    """A level that is none, a time that is none and a missing name end with 2 and write nothing."""
    for arguments in (("--toward", "9"), ("--when", "yesterday"), ("--by", " ")):
        assert patternbook(volunteers, "review", "guide", *arguments).returncode == 2
    assert volunteers.git("status", "--porcelain") == ""


def test_what_a_recorder_should_know(volunteers: GitLibrary) -> None:
    """A review that does not count, and how long a decision waits, are told at once; saying it twice is refused."""
    volunteers.write(
        "TRUSTED-COMMITTERS.md", "# People\n\n## Trusted Committers\n\n* [@tara](https://example.org/tara)\n"
    )
    assert patternbook(volunteers, "review", "guide", "--by", "@Tara").stderr == ""
    assert "no trusted committer" in patternbook(volunteers, "review", "guide", "--by", "zoe").stderr
    assert "is an author" in patternbook(volunteers, "review", "guide", "--by", "Ada").stderr
    announced = patternbook(volunteers, "review", "guide", "--announce", "--by", "tara", "--when", "2024-03-01T10:00Z")
    assert "silence is consent from 2024-03-04 10:00 UTC on" in announced.stderr
    before = volunteers.read(LEDGER)
    assert "tells so already" in patternbook(volunteers, "review", "guide", "--by", "zoe").stderr
    assert patternbook(volunteers, "concern", "guide", " ", "--by", "zoe").returncode == 2
    assert volunteers.read(LEDGER) == before


def test_a_confirmed_instance_counts(volunteers: GitLibrary) -> None:
    """What the words leave open a person decides; the decision holds until the words change."""
    guide = "patterns/2-structured/guide.md"
    told = "The guild of bakers has walked its visitors around since spring."
    volunteers.write(guide, volunteers.read(guide).replace("* **Harbor Works** - uses it", told))

    def row() -> dict[str, object]:
        (found,) = json.loads(patternbook(volunteers, "instance", "list", "guide", "--json").stdout)["instances"]
        return {key: found[key] for key in ("counts", "to_confirm", "confirmed")}

    assert row() == {"counts": False, "to_confirm": True, "confirmed": False}
    assert patternbook(volunteers, "instance", "confirm", "guide", "The guild", "--by", "tara").returncode == 0
    assert row() == {"counts": True, "to_confirm": False, "confirmed": True}
    verdicts = json.loads(patternbook(volunteers, "level", "guide", "--json").stdout)["patterns"][0]["verdicts"]
    assert next(v["state"] for v in verdicts if v["requirement"] == "one-instance") == "met"
    volunteers.write(guide, volunteers.read(guide).replace("since spring", "until spring"))
    assert row() == {"counts": False, "to_confirm": True, "confirmed": False}
