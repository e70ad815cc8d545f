"""Samples of every source, each beside what is read of it: add a file to `samples`, and what you expect of it."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.talk.exports import opened
from patternbook.collaborate.talk.partitions import about_of, groups_of, read_members
from patternbook.identify.segments import segments
from patternbook.identify.settings import Settings
from patternbook.identify.sources import built_in, reader_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.identify.model import Discussion, Problem, Utterance

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".expected")


def moment(said: Utterance) -> str:
    """When something was said: a date, or seconds of a call, or the number of a line in notes."""
    is_date = said.time > 1e8
    return datetime.fromtimestamp(said.time, UTC).strftime("%Y-%m-%d %H:%M:%S") if is_date else f"{said.time:g}"


def shown(path: Path) -> str:
    """Return everything that is read of a source: each record of each segment, what is skipped, what is wrong."""
    lines: list[str] = []
    problems: list[Problem] = []
    with opened(path, Settings()) as export:
        about = about_of(export, built_in())
        for source, members in groups_of(export, built_in(), problems):
            read, directory = reader_of(source, about)
            discussions, unread = read_members(export, members, read)
            problems += [*directory.problems, *unread, *(each for one in discussions for each in one.problems)]
            lines += [f"{source.NAME}, {source.POLICY}: {discussions[0].container}", *records(discussions), ""]
    return "\n".join([*lines, *(f"! {each.member}: {each.why}" for each in [*problems, *export.problems])]) + "\n"


def records(discussions: list[Discussion]) -> Iterator[str]:
    """Yield what a container holds, segment by segment."""
    for segment in segments(discussions):
        yield f"  -- {segment.discussion.language or 'language not told'}"
        for said in segment.utterances:
            yield f"  {moment(said)} | {said.speaker} | {said.text!r} | {said.place}"
    skipped = sum((each.skipped for each in discussions), type(discussions[0].skipped)())
    if skipped:
        yield f"  skipped: {', '.join(f'{count} {reason}' for reason, count in sorted(skipped.items()))}"


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_as_expected(name: str) -> None:
    """Protects the fidelity of readers: every message, with thread, time, speaker, place, and what is left out."""
    expected, found = SAMPLES / f"{name}.expected", shown(SAMPLES / name)
    if os.environ.get("WRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in NAMES if (SAMPLES / name).is_dir()])
def test_a_zip_is_read_as_its_folder_is(name: str, tmp_path: Path) -> None:
    """Protects people who do not unpack their export: a ZIP gives what its folder gives."""
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted((SAMPLES / name).rglob("*")):
            archive.write(path, path.relative_to(SAMPLES / name))
    assert shown(packed) == shown(SAMPLES / name)
