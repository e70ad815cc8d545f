"""The engine: severities by level, settings, suppressions, and findings of a part."""

from __future__ import annotations

import pytest
from rule_examples import BASE, EXAMPLE, OPEN_DOOR_HOURS, completed, library_of

from patternbook.library import ConfigError, Severity
from patternbook.mature.checking.engine import check
from patternbook.mature.settings import read_settings
from patternbook.mature.text.suppressions import read_suppressions

DRAFT = "patterns/1-initial/lost-and-found.md"
TWICE = completed(
    "## Known Instances\n\n"
    "- **Harbor Bank** opens its doors on Mondays.\n"
    "- **Harbor Bank Inc.** opens its doors on Fridays.\n",
    OPEN_DOOR_HOURS,
)


def found(files: dict[str, str], settings: str = "") -> dict[str, Severity]:
    """Return the codes found in some files beside the base library, with their severities."""
    return {finding.rule: finding.severity for finding in check(library_of({**BASE, **files}, settings))}


def test_the_base_of_all_examples_is_clean() -> None:
    """Protects the examples: what is found in one of them is the example's own."""
    assert check(library_of(BASE)) == ()


def test_findings_come_in_the_order_of_their_places() -> None:
    """Protects diffs of reports: the same library gives the same list."""
    files = {path: text.replace("Harbor", "inner source Harbor") for path, text in BASE.items()}
    findings = check(library_of({**files, "README.md": "[a](b.md) [c](d.md)"}))
    assert len(findings) >= 2
    assert list(findings) == sorted(findings, key=lambda f: (f.path, f.line, f.column, f.rule, f.message))


def test_drafts_are_judged_mildly() -> None:
    """Protects newcomers: the same flaw is a hint on a draft and a warning above."""
    low = completed("## Title\n\nLost & Found\n", OPEN_DOOR_HOURS)
    assert found({DRAFT: low})["PAT202"] is Severity.INFO
    assert found({DRAFT.replace("1-initial", "2-structured"): low})["PAT202"] is Severity.WARNING


@pytest.mark.parametrize("key", ["PAT403", "organization-twice"])
def test_a_library_chooses_how_grave_a_rule_is(key: str) -> None:
    """Protects the `[rules]` table: by code or by name, also off."""
    assert found({EXAMPLE: TWICE})["PAT403"] is Severity.WARNING
    assert found({EXAMPLE: TWICE}, f'[rules]\n{key} = "error"\n')["PAT403"] is Severity.ERROR
    assert "PAT403" not in found({EXAMPLE: TWICE}, f'[rules]\n{key} = "off"\n')


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[rules]\nPAT999 = "off"\n', "no rule 'PAT999'"),
        ('[rules]\nPAT403 = "fatal"\n', "off, info, warning, error"),
        ("[checks]\ntitle_length = 3\n", "title_length is unknown"),
        ('[checks]\ntitle_words = "five"\n', "title_words cannot be 'five'"),
        ("[checks]\ninstances = { two = 1 }\n", "instances cannot be"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(settings: str, words: str) -> None:
    """Protects from settings that silently do nothing: the message names the key and what it may be."""
    with pytest.raises(ConfigError, match=words):
        check(library_of(BASE, settings))


def test_every_setting_of_the_preset_is_known() -> None:
    """Protects the preset that ships: its keys are read."""
    settings = read_settings(library_of({}).config)
    assert settings.instances_for(1) == 0
    assert settings.instances_for(2) == 1
    assert settings.instances_for(3) == settings.instances_for(4) == 3


COMMENT = "<!-- patternbook: ignore PAT403 two companies -->\n"


def test_a_suppression_holds_for_its_section() -> None:
    """Protects the reach of a comment: from its heading to the next."""
    inside = TWICE.replace("## Known Instances\n", f"## Known Instances\n\n{COMMENT}")
    assert found({EXAMPLE: inside}) == {}
    elsewhere = TWICE.replace("## Status\n", f"## Status\n\n{COMMENT}")
    assert set(found({EXAMPLE: elsewhere})) == {"PAT403", "PAT005"}


def test_a_suppression_before_the_first_heading_holds_for_the_file() -> None:
    """Protects answers to findings about a whole file."""
    assert found({EXAMPLE: f"{COMMENT}\n{TWICE}"}) == {}


def test_a_suppression_may_name_the_rule_in_words() -> None:
    """Protects readers of a file: a name says more than a code."""
    assert found({EXAMPLE: f"{COMMENT.replace('PAT403', 'organization-twice')}\n{TWICE}"}) == {}


def test_a_suppression_shown_as_code_is_none() -> None:
    """Protects documentation of suppressions: an example of the comment silences nothing."""
    shown = f"```\n{COMMENT}```\n\n{TWICE}"
    assert set(found({EXAMPLE: shown})) == {"PAT403"}
    page = library_of({**BASE, EXAMPLE: shown}).by_path[EXAMPLE]
    assert read_suppressions(page) == ()


def test_pages_around_patterns_may_answer_too() -> None:
    """Protects reports of the past: a dead link in them can be answered."""
    text = "<!-- patternbook: ignore broken-link a report stays as it was -->\n\n[gone](gone.md)\n"
    assert found({"meta/report.md": text}) == {}


def test_a_part_is_checked_alone() -> None:
    """Protects hooks: only the named files are told of."""
    library = library_of({**BASE, EXAMPLE: TWICE, DRAFT: TWICE.replace("Open Door Hours", "Lost and Found")})
    assert {finding.path for finding in check(library, paths={DRAFT})} == {DRAFT}
    assert {finding.path for finding in check(library)} == {EXAMPLE, DRAFT}
