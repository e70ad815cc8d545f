"""When a proposal may be merged follows from the rules of its level, and each condition tells why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from patternbook.collaborate.opening import preset
from patternbook.library import ConfigError, parse_config
from patternbook.mature.levels.approval import Approval, Standing, conditions, read_approval, silence_from

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINE = Standing(frozenset({"ada"}), ("bela",), ("bela",), (), 0, 0, NOW, NOW)


def is_ready(rule: Approval, standing: Standing) -> bool:
    """Return whether everything is met."""
    return all(each.is_met for each in conditions(rule, standing))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"approved": ()}, "0 of 1"),
        ({"approved": ("@Ada",)}, "0 of 1"),
        (
            {"approved": ("carl",)},
            "0 of 1 trusted committer who did not write it approved this text; carl did, but is no",
        ),
        ({"concerns": (("Carl", "Too long."),)}, "Carl has an open concern"),
        ({"concerns": (("Carl", "Too long."), ("Dora", "Too short."))}, "Carl, Dora have an open concern"),
        ({"flaws": 1}, "1 new finding has to be mended"),
        ({"flaws": 2}, "2 new findings have"),
        ({"clashes": 1}, "1 section changed"),
    ],
)
def test_each_condition_stops_a_merge(change: dict[str, object], words: str) -> None:
    """Protects a level's bar: missing approvals, those of authors and strangers, concerns, flaws and clashes block."""
    rule = Approval(by="committer")
    assert is_ready(rule, FINE)
    standing = replace(FINE, **change)  # type: ignore[arg-type]
    unmet = [each.text for each in conditions(rule, standing) if not each.is_met]
    assert len(unmet) == 1
    assert words in unmet[0]


def test_rules_that_a_library_may_soften() -> None:
    """Protects small communities: authors, anybody, open concerns and flaws pass where the rules say so."""
    rule = Approval(by_authors=True, concerns_block=False, blocking="off")
    assert is_ready(rule, replace(FINE, approved=("ada",), concerns=(("Carl", "No."),), flaws=3))
    assert is_ready(Approval(approvals=0), replace(FINE, approved=()))
    assert is_ready(Approval(by="committer"), replace(FINE, committers=None, approved=("zoe",)))


def test_silence_is_consent_only_after_its_time() -> None:
    """Protects people who are away: the clock runs from the newest text and tells when it ends."""
    rule = Approval(hours=72)
    assert not is_ready(rule, FINE)
    assert silence_from(rule, FINE) == NOW + timedelta(hours=72)
    assert is_ready(rule, replace(FINE, now=NOW + timedelta(hours=72)))


def test_levels_without_a_table_have_the_one_below() -> None:
    """Protects libraries with more levels than tables, and those whose tables are mistyped."""
    config = parse_config("", preset())
    assert read_approval(config, 9) == read_approval(config, 3) == Approval(approvals=2, by="committer", hours=72)
    assert read_approval(config, 0) == Approval()
    for text in ("[approval.1]\nby = 'nobody'", "[approval.1]\nvotes = 1", "[approval.1]\napprovals = true"):
        with pytest.raises(ConfigError, match=r"approval\.1"):
            read_approval(parse_config(text, preset()), 1)
