"""Read the labelled talk: lines that were written for the purpose, and real talk by reference."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.quoting import sentences
from patternbook.identify.segments import segments
from patternbook.identify.sources import built_in, notes, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.identify.model import Discussion
    from patternbook.identify.segments import Segment

LABELLED = Path(__file__).parent / "labelled"
_OFF_TOPIC = ("slack-export/", "zoom-call/")
"""Real talk about other things: what nobody has read of it counts as chatter."""
_KEPT_BACK = "01234"
"""A real segment is held out when its hash begins with one of these."""
_EXCERPT = 55
"""Words from which an excerpt ends with the sentence that is under way."""
_LISTS = frozenset({"users.json", "channels.json", "integration_logs.json"})


class Told(NamedTuple):
    """A text and the letters of its labels, "" for chatter."""

    text: str
    labels: str


class Real(NamedTuple):
    """A real segment with what a person thinks of it; `place` is the file and the number of the segment in it."""

    place: str
    told: Told
    held_out: bool


def hash_of(text: str) -> str:
    """Return what tells whether a text is still the one that was labelled."""
    return sha256(text.encode()).hexdigest()[:12]


def read_lines(path: Path) -> list[Told]:
    """Return the texts of a file of labelled lines; a backslash and n stand for the end of an utterance."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Told(text.replace("\\n", "\n"), labels.strip("-")) for labels, _, text in rows]


def own_talk() -> list[Told]:
    """Return the talk that was written for training, in the order of files and lines."""
    return [told for path in sorted(LABELLED.glob("talk-*.txt")) for told in read_lines(path)]


def held_out_talk() -> list[Told]:
    """Return the written talk that no weight and no threshold was fitted to."""
    return read_lines(LABELLED / "held-out.txt")


def segments_in(folder: Path) -> Iterator[tuple[str, Segment]]:
    """Yield every segment of real talk with its place."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in _LISTS):
        name, data = file.relative_to(folder).as_posix(), file.read_bytes()
        if source := source_of(name, data, built_in()):
            for number, segment in enumerate(segments([source.read(data, name)])):
                yield f"{name}#{number}", segment


def labels_in(name: str) -> dict[str, tuple[str, str]]:
    """Return the labels and the hash of the real talk that a file of labels refers to, by its place."""
    rows = (line.split("\t") for line in (LABELLED / name).read_text(encoding="utf-8").splitlines())
    return {place: (letters, checked) for letters, place, checked in rows}


def real_labels() -> dict[str, tuple[str, str]]:
    """Return the labels and the hash of every segment of chat, call and course that a person has read."""
    return labels_in("real.tsv")


def excerpts_of(discussion: Discussion) -> list[str]:
    """Return what was said in runs of sentences that are about as long as a remark."""
    found: list[str] = []
    run: list[str] = []
    for said in (sentence.text for utterance in discussion.utterances for sentence in sentences([utterance.text])):
        run.append(said)
        if sum(len(each.split()) for each in run) >= _EXCERPT:
            found.append(" ".join(run))
            run = []
    return [*found, " ".join(run)] if run else found


def _spoken(folder: Path, name: str) -> Iterator[tuple[str, str, Discussion, int]]:
    """Yield labels, hash, discussion and number of everything that a file of labels refers to."""
    labels = labels_in(name)
    for file, places in groupby(labels, lambda place: place.partition("#")[0]):
        discussion = notes.read((folder / file).read_bytes(), file)
        for place in places:
            letters, checked = labels[place]
            yield letters.strip("-"), checked, discussion, int(place.partition("#")[2])


def _check(text: str, checked: str, source: str) -> None:
    if hash_of(text) != checked:
        message = f"{source} is not the text that was labelled; docs/identify.md says which revision is"
        raise LookupError(message)


def excerpts(folder: Path) -> Iterator[Told]:
    """Yield the labelled excerpts of transcripts and posts. Raises LookupError when they are other ones."""
    for letters, checked, discussion, number in _spoken(folder, "excerpts.tsv"):
        text = excerpts_of(discussion)[number]
        _check(text, checked, discussion.container)
        yield Told(text, letters)


def conversations(folder: Path, name: str = "conversations.tsv") -> Iterator[tuple[Segment, str]]:
    """Yield the labelled segments of transcripts and minutes. Raises LookupError when they are other ones."""
    for letters, checked, discussion, number in _spoken(folder, name):
        segment = list(segments([discussion]))[number]
        _check(segment.text, checked, discussion.container)
        yield segment, letters


def real_talk(folder: Path) -> list[Real]:
    """Return the real segments that a person has labelled. Raises LookupError when the talk is another one."""
    labels = real_labels()
    found = []
    for place, segment in segments_in(folder):
        letters, checked = labels.pop(place, ("", ""))
        if checked and checked != hash_of(segment.text):
            message = (
                f"{place} in {folder} is not the text that was labelled; take the talk that real.tsv was made from"
            )
            raise LookupError(message)
        if checked:
            found.append(Real(place, Told(segment.text, letters.strip("-")), checked[0] in _KEPT_BACK))
    if labels:
        message = f"{folder} lacks {len(labels)} labelled segments, the first is {min(labels)}"
        raise LookupError(message)
    return found


def chatter_of(folder: Path) -> list[Told]:
    """Return the real segments that nobody has read and whose source is about other things, none that is held out."""
    labels = real_labels()
    return [
        Told(segment.text, "")
        for place, segment in segments_in(folder)
        if place.startswith(_OFF_TOPIC) and place not in labels and hash_of(segment.text)[0] not in _KEPT_BACK
    ]
