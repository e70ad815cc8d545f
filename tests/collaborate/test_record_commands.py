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
    assert text.endswith("1 instances, 0 count.\n")


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
