"""Each source reads its own form: people, threads, edits and what is left out, and survives broken files."""

from __future__ import annotations

import json

import pytest

from patternbook.identify.segments import segments
from patternbook.identify.sources import (
    built_in,
    captions,
    discord,
    github,
    mail,
    notes,
    reader_of,
    slack,
    source_of,
    zoom_chat,
    zulip,
)

USERS = [{"id": "U1", "name": "ada", "real_name": "Ada Quent"}, {"id": "U2", "name": "bo", "profile": {}}]


def test_slack_threads_cross_days_and_edits_replace() -> None:
    """Protects threads: replies of later days join their question, an edited message counts once."""
    about = {"users.json": json.dumps(USERS).encode(), "channels.json": b'[{"id": "C1", "name": "help"}]'}
    read, known = reader_of(slack, about)
    first = [
        {
            "type": "message",
            "user": "U1",
            "text": "Who reviews this, <@U2>? See <#C1>",
            "ts": "10.1",
            "thread_ts": "10.1",
        },
        {"type": "message", "subtype": "channel_join", "user": "U2", "text": "joined", "ts": "11.0"},
        {"type": "message", "subtype": "bot_message", "bot_id": "B1", "text": "deployed", "ts": "12.0"},
    ]
    second = [
        {"user": "U2", "text": "Me &amp; Cy", "ts": "90000.2", "thread_ts": "10.1", "subtype": "thread_broadcast"},
        {
            "subtype": "message_changed",
            "ts": "90001.0",
            "message": {"user": "U2", "text": "Me, soon", "ts": "90000.2", "thread_ts": "10.1", "edited": {}},
        },
        {"user": "U1", "text": "<https://example.org|the page>", "ts": "90002.0"},
    ]
    days = [read(json.dumps(rows).encode(), f"help/1970-01-0{at}.json") for at, rows in enumerate((first, second), 1)]
    assert days[0].skipped == {"channel_join": 1, "bot": 1}
    assert known.names == {"ada", "Ada Quent", "bo"}
    thread, rest = segments(days)
    assert [u.text for u in thread.utterances] == ["Who reviews this, @bo? See #help", "Me, soon"]
    assert [u.speaker for u in thread.utterances] == ["ada", "bo"]
    assert rest.text == "the page (https://example.org)"


VTT = """WEBVTT

1
00:00:05.000 --> 00:00:07.000
<v Ada Quent>We wait for reviews.</v>

2
00:00:01.000 --> 00:00:03.000
Bo Li: Good morning.
"""
ROLLING = """WEBVTT

00:00:01.000 --> 00:00:03.000
we copied the whole thing

00:00:03.000 --> 00:00:05.000
we copied the whole thing
because nobody answered

00:00:05.000 --> 00:00:06.000
because nobody answered
"""


def test_captions_know_speakers_and_put_cues_in_order() -> None:
    """Protects calls: Teams and Zoom speakers are told from words, cues out of order are ordered and said so."""
    read = captions.read(VTT.encode(), "call.vtt")
    assert [(u.speaker, u.text) for u in read.utterances] == [
        ("Bo Li", "Good morning."),
        ("Ada Quent", "We wait for reviews."),
    ]
    assert "out of order" in read.problems[0].why


def test_rolling_captions_are_read_once() -> None:
    """Protects quotes from live captions that repeat each line as it scrolls up."""
    read = captions.read(ROLLING.encode(), "talk.vtt")
    assert " ".join(u.text for u in read.utterances) == "we copied the whole thing because nobody answered"
    assert read.skipped == {"repeats the cue before": 1}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nWe ask for help.\n"),
        ("a.sbv", "0:00:01.000,0:00:02.000\nWe ask for help.\n"),
    ],
)
def test_other_forms_of_captions(name: str, text: str) -> None:
    """Protects SubRip and SBV files: the same words come out."""
    assert [u.text for u in captions.read(text.encode(), name).utterances] == ["We ask for help."]


def test_zoom_chat_replies_and_reactions() -> None:
    """Protects the threads of a call's chat; reactions say nothing and are counted."""
    text = (
        "00:01:00\tAda Q:\tWho owns the parser now?\n"
        '00:01:30\tBo L:\tReplying to "Who owns the pars..."\n\nNobody does.\n'
        '00:01:40\tAda Q:\tReacted to "Nobody does." with 😢\n'
        "00:02:00\t From Cy to Everyone:\thello\n"
    )
    read = zoom_chat.read(text.encode(), "chat.txt")
    assert [(u.speaker, u.text, u.thread) for u in read.utterances] == [
        ("Ada Q", "Who owns the parser now?", ""),
        ("Bo L", "Nobody does.", "0"),
        ("Cy", "hello", ""),
    ]
    assert read.skipped == {"reaction": 1}


MBOX = b"""From ada@example.org Mon Jan  5 10:00:00 2026
From: Ada Quent <ada@example.org>
Date: Mon, 5 Jan 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: =?utf-8?q?Who_owns_the_parser=3F?=

Nobody answers my patch.

From what I see it is orphaned.
--
Ada Quent, +49 30 1234567

From bo@example.org Tue Jan  6 10:00:00 2026
From: bo@example.org
Date: Tue, 6 Jan 2026 10:00:00 +0000
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>
Subject: Re: Who owns the parser?
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

On Mon, 5 Jan 2026 at 10:00, Ada Quent <ada@example.org> wrote:
> Nobody answers my patch.

We named two ma=EEtres for it.
"""


def test_mail_threads_without_quotes_and_signatures() -> None:
    """Protects mail: only the sender's own words are read, answers join their thread, charsets are understood."""
    read = mail.read(MBOX, "list.mbox")
    assert [u.text for u in read.utterances] == [
        "Nobody answers my patch.\n\nFrom what I see it is orphaned.",
        "We named two maîtres for it.",
    ]
    assert {u.thread for u in read.utterances} == {"<1@example.org>"}
    assert read.utterances[1].time - read.utterances[0].time == 86_400


def test_github_in_both_forms() -> None:
    """Protects issues and discussions: REST and GraphQL answers give the same threads, programs are left out."""
    rest = [
        {"html_url": "https://x/o/r/issues/3", "title": "No owner", "body": "Who?", "user": {"login": "ada"},
         "created_at": "2026-01-05T10:00:00Z"},
        {"html_url": "https://x/o/r/issues/3#issuecomment-1", "body": "Us.", "user": {"login": "bo"}},
        {"html_url": "https://x/o/r/issues/3#issuecomment-2", "body": "stale", "user": {"login": "s[bot]"}},
    ]  # fmt: skip
    graph = {"data": {"repository": {"discussions": {"nodes": [
        {"url": "https://x/o/r/discussions/3", "title": "No owner", "body": "Who?", "author": {"login": "ada"},
         "createdAt": "2026-01-05T10:00:00Z",
         "comments": {"nodes": [{"url": "https://x/o/r/discussions/3#c-1", "body": "Us.", "author": {"login": "bo"}}]}}
    ]}}}}  # fmt: skip
    for value in (rest, graph):
        read = github.read(json.dumps(value).encode(), "answer.json")
        assert [(u.speaker, u.text) for u in read.utterances] == [("ada", "No owner\nWho?"), ("bo", "Us.")]
        assert len({u.thread for u in read.utterances}) == 1
    assert github.read(json.dumps(rest).encode(), "a.json").skipped == {"bot": 1}


def test_discord_replies() -> None:
    """Protects Discord: replies join the thread of what they answer, service messages and bots are counted."""
    author = {"id": "1", "name": "ada", "nickname": "Ada Q", "isBot": False}
    rows = [
        {"id": "7", "type": "Default", "timestamp": "2026-01-05T10:00:00+00:00", "content": "Who?", "author": author},
        {"id": "8", "type": "Reply", "content": "Us.", "author": author, "reference": {"messageId": "7"}},
        {"id": "9", "type": "GuildMemberJoin", "content": "joined", "author": author},
        {"id": "10", "type": "Default", "content": "beep", "author": {"name": "b", "isBot": True}},
    ]
    export = {"guild": {"id": "1"}, "channel": {"id": "2", "name": "help"}, "messages": rows}
    read = discord.read(json.dumps(export).encode(), "help.json")
    assert [(u.key, u.thread) for u in read.utterances] == [("7", ""), ("8", "7")]
    assert read.skipped == {"GuildMemberJoin": 1, "bot": 1}
    assert read.people == {"ada", "Ada Q"}


def test_zulip_topics_are_threads() -> None:
    """Protects Zulip: stream and topic make a thread, numbers become names, mentions lose their markup."""
    realm = {
        "zerver_userprofile": [{"id": 1, "full_name": "Ada Q"}, {"id": 2, "full_name": "Beep", "is_bot": True}],
        "zerver_stream": [{"id": 5, "name": "help"}],
        "zerver_recipient": [{"id": 9, "type": 2, "type_id": 5}],
    }
    rows = [
        {"id": 1, "sender": 1, "recipient": 9, "subject": "owner", "content": "Who, @**Bo Li|4**?", "date_sent": 5.5},
        {"id": 2, "sender": 2, "recipient": 9, "subject": "owner", "content": "beep", "date_sent": 6},
    ]
    read, _ = reader_of(zulip, {"realm.json": json.dumps(realm).encode()})
    found = read(json.dumps({"zerver_message": rows}).encode(), "messages-000001.json")
    assert [(u.speaker, u.thread, u.text) for u in found.utterances] == [("Ada Q", "help > owner", "Who, @Bo Li?")]
    assert found.skipped == {"bot": 1}


def test_notes_by_section() -> None:
    """Protects notes: bullets and paragraphs are utterances, sections threads, code and comments nothing."""
    text = (
        "# Retro\n\n- Ada Quent: we **wait** for [reviews](https://x)\n- [ ] nobody owns it\n\n"
        "<!-- no -->\n## Next\nA plan\nin two lines.\n"
    )
    read = notes.read(text.encode(), "notes.md")
    assert [(u.speaker, u.text, u.place) for u in read.utterances] == [
        ("Ada Quent", "we wait for reviews", "notes.md#L3"),
        ("", "nobody owns it", "notes.md#L4"),
        ("", "A plan in two lines.", "notes.md#L8"),
    ]
    assert len({u.thread for u in read.utterances}) == 2


DEEP = b"[" * 100_000 + b"]" * 100_000
NAMES = ("help/2026-01-05.json", "messages-000001.json", "a.json", "a.vtt", "a.srt", "chat.txt", "a.mbox", "a.md")
BROKEN = (
    b"",
    DEEP,
    b'{"guild": 1, "channel": 2, "messages": 3}',
    b'{"zerver_message": [{"id": {}}]}',
    b'[{"ts": [], "user": {}, "text": 5, "files": null}, null, 3]',
    b"WEBVTT\n\nxx --> yy\nhello",
    b"From x\n\n\n\nFrom y\n",
    b"\xff\xfe\x00\xd8" * 9,
    '[{"text": "Straße"}]'.encode("cp1252"),
)


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("source", built_in(), ids=lambda source: source.NAME)
def test_broken_files_never_raise(source: object, data: bytes) -> None:
    """Protects a long run from one bad file: whatever it holds, a reader returns what it could read."""
    for name in NAMES:
        assert source.read(data, name).utterances is not None
        source_of(name, data, built_in())


def test_a_half_written_day_is_read_as_far_as_it_goes() -> None:
    """Protects the rest of a file that was cut off: whole messages are read, the member is named."""
    data = b'[{"user": "U1", "text": "One", "ts": "1.0"}, {"user": "U1", "text": "Tw'
    read = slack.read(data, "help/2026-01-05.json")
    assert [u.text for u in read.utterances] == ["One"]
    assert read.problems[0].member == "help/2026-01-05.json"
    assert "first 1 elements" in read.problems[0].why
    assert "too deep" in slack.read(DEEP, "help/2026-01-05.json").problems[0].why


def test_other_encodings_are_read_and_told() -> None:
    """Protects words in old encodings: UTF-16 is understood, Windows letters are read and said to be doubtful."""
    assert notes.read("Straße der Teams".encode("utf-16"), "a.txt").utterances[0].text == "Straße der Teams"
    read = notes.read("Straße der Teams".encode("cp1252"), "a.txt")
    assert read.utterances[0].text == "Straße der Teams"
    assert "Windows-1252" in read.problems[0].why
