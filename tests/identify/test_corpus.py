"""Facts about the real exports: every message is read, or skipped for a reason."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.identify.model import Policy
from patternbook.identify.quoting import is_quote
from patternbook.identify.segments import segments
from patternbook.identify.sources import about_files, built_in, reader_of, slack, source_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from patternbook.identify.candidates import Reader
    from patternbook.identify.model import Discussion

from patternbook.identify.candidates import find_candidates


@pytest.fixture(scope="module")
def talk(shared: Path) -> Path:
    """The folder with real discussions."""
    return shared / "corpora" / "discussions"


@pytest.fixture(scope="module")
def days(talk: Path) -> list[Discussion]:
    """Every day of every channel of the real Slack export."""
    export = talk / "slack-export"
    about = {path.name: path.read_bytes() for path in export.glob("*.json") if path.name in about_files(built_in())}
    read, _ = reader_of(slack, about)
    return [read(path.read_bytes(), path.relative_to(export).as_posix()) for path in sorted(export.glob("*/*.json"))]


def read(path: Path, name: str) -> Discussion:
    """Read a file with the source that recognizes it."""
    data = path.read_bytes()
    source = source_of(path.name, data, built_in())
    assert source, path
    return source.read(data, name)


def test_every_message_of_the_slack_export_is_accounted_for(days: list[Discussion]) -> None:
    """Protects the promise that nothing is lost in silence: 1,382 messages, 998 read, the others with a reason."""
    skipped = sum((day.skipped for day in days), Counter())
    assert sum(len(day.utterances) for day in days) == 998
    assert skipped == {
        "channel_join": 320,
        "no text": 33,
        "channel_purpose": 13,
        "channel_archive": 9,
        "channel_leave": 3,
        "channel_topic": 2,
        "channel_name": 2,
        "pinned_item": 1,
        "bot_add": 1,
    }
    assert 998 + sum(skipped.values()) == 1382
    assert not [problem for day in days for problem in day.problems]


def test_no_slack_markup_is_left(days: list[Discussion]) -> None:
    """Protects readers from `<@U123>` and `&amp;`: mentions are names, links are addresses."""
    said = [utterance.text for day in days for utterance in day.utterances]
    assert not [text for text in said if re.search(r"<[@#!][^>]*>|<https?:|&(?:amp|lt|gt);", text)]


def test_every_utterance_is_in_one_segment(days: list[Discussion]) -> None:
    """Protects against loss while cutting: the segments of a channel hold each message once."""
    for container in {day.container for day in days}:
        parts = [day for day in days if day.container == container]
        keys = sorted(u.key for part in parts for u in part.utterances)
        assert sorted(u.key for segment in segments(parts) for u in segment.utterances) == keys


def test_every_cue_and_chat_line_is_accounted_for(talk: Path) -> None:
    """Protects calls and captions: each cue and each line of chat is read, or skipped for a reason."""
    captions, chats = sorted(talk.glob("*/**/*.vtt")), sorted(talk.glob("zoom-call/*/chat.txt"))
    assert captions
    assert chats
    for path in captions + chats:
        data = path.read_bytes()
        source = source_of(path.name, data, built_in())
        discussion = source.read(data, path.name)
        sign = rb"-->" if path.suffix == ".vtt" else rb"(?m)^\d\d:\d\d:\d\d\t"
        assert len(discussion.utterances) + sum(discussion.skipped.values()) == len(re.findall(sign, data)), path
        assert not discussion.problems


def test_replies_in_a_zoom_chat_find_their_thread(talk: Path) -> None:
    """Protects threads of calls: nine in ten of the 206 replies are put to what they answer."""
    paths = sorted(talk.glob("zoom-call/*/chat.txt"))
    said = [
        u
        for path in paths
        for u in source_of(path.name, path.read_bytes(), built_in()).read(path.read_bytes(), "c").utterances
    ]
    assert sum(bool(utterance.thread) for utterance in said) >= 185


@pytest.mark.parametrize("policy", Policy)
def test_every_quote_of_a_real_candidate_is_true(
    talk: Path, days: list[Discussion], reader: Callable[[Policy], Reader], policy: Policy
) -> None:
    """Protects people from words that they never said: each quote stands in its source as it was imported."""
    judge = reader(policy)
    calls = [
        [source_of(p.name, p.read_bytes(), built_in()).read(p.read_bytes(), p.name)]
        for p in sorted(talk.glob("*/**/*.vtt"))
    ]
    quoted = 0
    channels = [[day for day in days if day.container == name] for name in sorted({day.container for day in days})]
    for parts in [*calls, *channels]:
        whole = "\n".join(judge.shown(u.text) for part in parts for u in part.utterances)
        candidates, _ = find_candidates(parts, judge)
        for candidate in candidates:
            quoted += len(candidate.evidence)
            assert all(is_quote(each.quote, whole) for each in candidate.evidence)
            assert is_quote(candidate.title, whole)
            if policy is not Policy.PUBLIC:
                people = {u.speaker for part in parts for u in part.utterances}
                assert not (people - {""}) & {each.who for each in candidate.evidence}
    assert quoted
