"""Exports that are broken or meant to harm: what is bad is named, the rest is read, and nothing else is touched."""

from __future__ import annotations

import copy
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from patternbook.collaborate.talk.exports import opened
from patternbook.identify.settings import Settings
from patternbook.identify.sources import built_in, reader_of, slack

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "examples" / "volunteers"
TALK = (
    "The shared component has no owner since the team was dissolved; "
    "tickets of other teams go unanswered for weeks, and nobody answers."
)
NOTE = f"# Ownership\n\n- {TALK}\n"
DEEP = b"[" * 100_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a library and room for exports."""
    shutil.copytree(EXAMPLE, tmp_path / "library")
    return tmp_path


def run(place: Path, source: Path, *how: str) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    return subprocess.run(
        [sys.executable, "-m", "patternbook", "-L", str(place / "library"), "identify", str(source), *how],
        env={**os.environ, "XDG_DATA_HOME": str(place / "data"), "HOME": str(place / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def told(place: Path, source: Path, *how: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return what the command says of members that it could not read, and all that it found."""
    done = run(place, source, "--json", *how)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {each["member"]: each["why"] for each in found["statistics"]["problems"]}, found


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def message(**more: object) -> dict[str, object]:
    """Return a message of a Slack export."""
    return {"type": "message", "user": "U1", "text": TALK, "ts": "1767600000.1", **more}


def day(folder: Path, channel: str, data: bytes | list[object], date: str = "2026-01-05") -> str:
    """Write a day of a channel; return its name in the export."""
    file = folder / channel / f"{date}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return f"{channel}/{date}.json"


def packed(path: Path, members: dict[str, bytes | str]) -> bytearray:
    """Write a ZIP and return its bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return bytearray(path.read_bytes())


def lying(path: Path) -> None:
    """A member that says that it is small."""
    data = packed(path, {"bad.md": NOTE * 100_000, "good.md": NOTE})
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 100)
    path.write_bytes(data)


def spoiled(path: Path) -> None:
    """A member of which some bytes were changed on the way."""
    data = packed(path, {"bad.md": NOTE * 50, "good.md": NOTE})
    data[60] ^= 0xFF
    path.write_bytes(data)


def strange(path: Path) -> None:
    """A member that is packed in a way that nobody knows."""
    data = packed(path, {"bad.md": NOTE, "good.md": NOTE})
    data[8:10] = struct.pack("<H", 97)
    at = data.find(b"PK\x01\x02") + 10
    data[at : at + 2] = struct.pack("<H", 97)
    path.write_bytes(data)


def locked(path: Path) -> None:
    """A member with a password."""
    data = packed(path, {"bad.md": NOTE, "good.md": NOTE})
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def nested(path: Path) -> None:
    """A ZIP in a ZIP."""
    inner = path.with_name("inner.zip")
    packed(inner, {"more.md": NOTE})
    packed(path, {"bad.md": inner.read_bytes(), "good.md": NOTE})


def twice(path: Path) -> None:
    """Two members of one name."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.md", NOTE)
        archive.writestr("bad.md", "# Nothing is said\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("bad.md", NOTE)


BAD = {
    lying: "cannot be unpacked",
    spoiled: "cannot be unpacked",
    strange: "cannot be unpacked",
    locked: "encrypted",
    nested: "no source recognizes it",
    twice: "two members of this name",
}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_member_is_named_and_the_others_are_read(place: Path, make: Callable[[Path], None]) -> None:
    """Protects the good part of a bad archive: one line names the member and says why."""
    make(place / "export.zip")
    problems, found = told(place, place / "export.zip")
    assert problems.keys() == {"bad.md"}
    assert BAD[make] in problems["bad.md"]
    assert found["statistics"]["read"] == 1
    assert len(found["candidates"]) == 1


def test_names_that_lead_out_are_not_taken(place: Path) -> None:
    """Protects the disk and whoever reads: absolute names, drives, shares and `..` are named and left."""
    names = ["../a.md", "/b.md", "c/../../d.md", "..\\e.md", "C:\\f.md", "C:g.md", "\\\\server\\h.md"]
    packed(place / "export.zip", dict.fromkeys([*names, "good.md"], NOTE))
    before = everything(place)
    problems, found = told(place, place / "export.zip")
    assert problems.keys() == set(names)
    assert found["statistics"]["read"] == 1
    after = everything(place)
    assert {name for name in after if not name.startswith("data/")} == set(before)


def test_bombs_are_not_unpacked(place: Path) -> None:
    """Protects memory and disk: a member beyond its limit, one packed too tightly, a total that is too much."""
    config = place / "library" / "patternbook.toml"
    own = config.read_text(encoding="utf-8") if config.is_file() else ""
    limits = "largest_member = 300000\nlargest_ratio = 20\nlargest_source = 700000\nmost_members = 4\n"
    config.write_text(f"{own}\n[identify]\n{limits}", encoding="utf-8")
    noise = os.urandom(250_000)
    members = {"a.md": NOTE, "b.md": noise, "c.md": noise, "large.md": os.urandom(400_000), "tight.md": b"0" * 200_000}
    packed(place / "one.zip", members)
    problems, _ = told(place, place / "one.zip")
    assert "identify.largest_member" in problems["large.md"]
    assert "as a ZIP bomb is" in problems["tight.md"]
    packed(place / "two.zip", {"a.md": NOTE, "b.md": noise, "c.md": noise, "d.md": noise})
    problems, found = told(place, place / "two.zip")
    assert "identify.largest_source" in problems["d.md"]
    assert found["statistics"]["read"] >= 1
    packed(place / "three.zip", {f"{n}.md": NOTE for n in range(6)})
    problems, found = told(place, place / "three.zip")
    assert "identify.most_members" in problems["4.md"]
    assert found["statistics"]["read"] == 4


def test_members_that_share_their_bytes_are_bombs_too(place: Path) -> None:
    """Protects from a small archive that lists one member a thousand times: what it says it holds is added up."""
    path = place / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.md", os.urandom(1_000_000) * 40)
        info = archive.infolist()[0]
        for number in range(1, 200):
            again = copy.copy(info)
            again.filename = f"{number}.md"
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    with opened(path, Settings()) as export:
        assert sum(export.members.values()) <= Settings().largest_source
        assert any("identify.largest_source" in each.why for each in export.problems)


@pytest.mark.slow
def test_two_hundred_thousand_members_are_listed_and_no_more(tmp_path: Path) -> None:
    """Protects from archives without end: the default takes 200,000 members and names the first that it leaves."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(200_001):
            archive.writestr(f"c/{number:06d}.md", b"")
    with opened(path, Settings()) as export:
        assert len(export.members) == 200_000
        assert [(each.member, "identify.most_members" in each.why) for each in export.problems] == [
            ("c/200000.md", True)
        ]


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", None], ids=["begun", "half"])
def test_half_a_zip_is_told(place: Path, data: bytes | None) -> None:
    """Protects people whose download broke off: they read that the ZIP is not whole."""
    path = place / "export.zip"
    whole = packed(path, {"a.md": NOTE, "b.md": os.urandom(10_000)})
    path.write_bytes(whole[:5_000] if data is None else data)
    done = run(place, path)
    assert done.returncode == 2
    assert "is no ZIP that can be opened" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_not_left(place: Path) -> None:
    """Protects from links and devices in a folder: none is followed or waited for, and strange names are escaped."""
    export = place / "export"
    export.mkdir()
    secret = place / "secret.md"
    secret.write_text(NOTE, encoding="utf-8")
    (export / "good.md").write_text(NOTE, encoding="utf-8")
    (export / "link.md").symlink_to(secret)
    (export / "folder").symlink_to(place)
    (export / "loop").symlink_to(".")
    os.mkfifo(export / "pipe.md")
    with socket.socket(socket.AF_UNIX) as own:
        own.bind(os.path.relpath(export / "socket.md"))
    Path(os.fsdecode(os.fsencode(export) + b"/bad\xff.xyz")).write_text("?", encoding="utf-8")
    (export / "new\nline\x1b[2J.xyz").write_text("?", encoding="utf-8")
    problems, found = told(place, export)
    assert problems.keys() == {
        *("link.md", "folder", "loop", "pipe.md", "socket.md"),
        *("bad\\udcff.xyz", "new\\nline\\x1b[2J.xyz"),
    }
    assert found["statistics"]["read"] == 1
    plain = run(place, export)
    assert plain.returncode == 0
    assert "\x1b" not in plain.stdout + plain.stderr
    assert "bad\\udcff.xyz" in plain.stderr


def test_json_that_harms_is_read_as_far_as_it_goes(place: Path) -> None:
    """Protects a long run: too deep, half written, numbers without end, wrong types; the member is named each time."""
    export = place / "export"
    good = day(export, "good", [message()])
    whole = json.dumps(message()).encode()
    western = json.dumps([message(text=f"{TALK} Straße")], ensure_ascii=False).encode("cp1252")
    bad = {
        day(export, "deep", DEEP + b"]" * 100_000): "nested too deep",
        day(export, "deeper", b"[" + whole + b"," + DEEP): "its first 1 elements were read",
        day(export, "half", b"[" + whole + b', {"text": "Tw'): "its first 1 elements were read",
        day(export, "long", b"[" + whole + b', {"ts": ' + b"1" * 5_000 + b"}]"): "its first 1 elements were read",
        day(export, "western", western): "UTF-8",
    }
    day(export, "types", [message(text={}), message(subtype=["x"]), message(ts={}), message(thread_ts=[1]), None, 5])
    (export / "users.json").write_bytes(DEEP)
    (export / "channels.json").write_bytes(b'[{"id": "C1", "name": {}}, 7')
    problems, found = told(place, export)
    assert good not in problems
    for member, why in bad.items():
        assert why in problems[member], member
    assert "users.json" in problems
    assert "channels.json" in problems
    assert found["statistics"]["read"] >= 6
    assert found["statistics"]["skipped"]["not a message"] == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_day_in_another_encoding_is_read(place: Path, encoding: str) -> None:
    """Protects exports that went through other programs: byte order marks and UTF-16 are understood."""
    name = day(
        place / "export", "help", json.dumps([message(text=f"{TALK} Straße")], ensure_ascii=False).encode(encoding)
    )
    problems, found = told(place, place / "export")
    assert name not in problems
    assert found["statistics"]["read"] == 1


def test_moments_without_sense_are_no_moments(place: Path) -> None:
    """Protects order and dates: infinite, negative and absurd times count as none, and nothing breaks on them."""
    stamps = ["1e308", "inf", "nan", "-5e10", "9" * 400, 1e300, True, "soon"]
    name = day(place / "export", "help", [message(ts=stamp, text=f"{TALK} {n}.") for n, stamp in enumerate(stamps)])
    read = slack.read((place / "export" / name).read_bytes(), name)
    assert {each.time for each in read.utterances} == {0.0}
    _, found = told(place, place / "export")
    assert found["statistics"]["read"] == len(stamps)
    assert {quote["when"] for each in found["candidates"] for quote in each["evidence"]} == {""}


def test_what_steers_a_terminal_does_not_reach_it(place: Path) -> None:
    """Protects terminals and files: escapes, NUL and halves of characters in talk and names come out as spaces."""
    text = TALK.replace("shared component", "shared\x1b]0;gone\x07 component\ud83d \x00here\x9b31m")
    day(place / "export", "help", [message(text=text, user_profile={"real_name": "Qua\ud800vosky\x1b[2J"})])
    for policy in ("public", "chatham"):
        done = run(place, place / "export", "--policy", policy)
        assert done.returncode == 0, done.stderr
        assert "shared" in done.stdout
        written = [data.decode() for name, data in everything(place / "data").items() if name.endswith(".md")]
        assert written
        for each in (done.stdout, *written):
            assert not {"\x1b", "\x07", "\x00", "\x9b"} & set(each)


def test_an_export_without_its_people_is_told(place: Path) -> None:
    """Protects people whose names the export does not tell: the file is named, numbers and labels stay hidden."""
    day(place / "export", "help", [message(user="U99QQ", text=f"{TALK} Ask <@U77QQ> or <@U78QQ|quavosky>.")])
    problems, found = told(place, place / "export")
    assert "review with care" in problems["users.json"]
    shown = json.dumps(found["candidates"])
    assert len(found["candidates"]) == 1
    assert not [name for name in ("U99QQ", "U77QQ", "quavosky") if name in shown]
    (place / "export" / "users.json").write_text('[{"id": "U99QQ", "name": "quavosky"}]', encoding="utf-8")
    problems, _ = told(place, place / "export")
    assert "users.json" not in problems


def test_a_kind_that_an_export_makes_up_is_not_repeated() -> None:
    """Protects from words in disguise: only short plain kinds of messages are counted by name."""
    read, _ = reader_of(slack, {})
    rows = [{"subtype": kind, "text": "x"} for kind in ("channel_join", "Quavosky said so", "x" * 400, ["y"], 7)]
    found = read(json.dumps(rows).encode(), "help/2026-01-05.json")
    assert found.skipped == {"channel_join": 1, "of an unknown kind": 4}


def test_a_mail_is_not_named_by_its_number(place: Path) -> None:
    """Protects senders: the number of a mail holds their host, so it is hidden with the place that it names."""
    mail = f"From: a@b.invalid\nMessage-ID: <77@quavosky.invalid>\nSubject: s\n\n{TALK}\n"
    (place / "one.eml").write_text(mail, encoding="utf-8")
    _, found = told(place, place / "one.eml", "--policy", "chatham")
    assert len(found["candidates"]) == 1
    assert "quavosky" not in json.dumps(found)


@pytest.mark.parametrize("source", built_in(), ids=lambda source: source.NAME)
def test_no_reader_fails_on_what_harms(source: object) -> None:
    """Protects readers themselves, not only the net below them: whatever a file holds, they return."""
    rows = json.dumps([message(ts=stamp, created_at=stamp) for stamp in ("1e308", "0001-01-01", "99999-99-99T99", {})])
    table = json.dumps({"guild": [], "channel": 5, "messages": [{"type": [], "timestamp": "0001-01-01T00:00"}, 7]})
    hostile = (b"[" + b"1" * 5_000 + b"]", b'["\\ud800"]', DEEP, rows.encode(), table.encode(), b"\x00" * 5_000)
    captions = b"WEBVTT\n\n99999:99:99.999 --> 0\nx\n\n00:00:05.000 --> 00:00:01.000\nback\x00\n"
    mails = (
        b"From: =?utf-8?q?=00?=\nDate: Mon, 99 Jan 99999 99:99:99 +9999\nContent-Type: text/plain; charset=x\n\nhi\n"
    )
    for data in (*hostile, captions, mails, b"From x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" * 500):
        for name in ("help/2026-01-05.json", "messages-000001.json", "a.vtt", "a.srt", "a.txt", "a.mbox", "a.md"):
            assert source.read(data, name).utterances is not None
