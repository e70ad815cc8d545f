"""A small library to put examples into, and the reader of the Markdown files that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import preset
from patternbook.library import Config, Files, make_library, parse_config
from patternbook.library.history import Act, Change, Commit, History
from patternbook.mature.evidence.committers import committers_on_page
from patternbook.mature.ledger import LEDGER, read_ledger
from patternbook.mature.observations import LinkResult, LinkState, Observations, Remark
from patternbook.pattern import Span
from patternbook.pattern.markdown import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from patternbook.library import Library

EXAMPLE = "patterns/2-structured/open-door-hours.md"
"""Where an example stands that names no file."""

OPEN_DOOR_HOURS = """\
## Title

Open Door Hours

## Patlet

Newcomers do not know whom to ask. The team keeps a fixed hour each week in which everybody may drop in.

## Problem

Questions from other departments get lost, and those who asked give up.

## Context

- Several departments build on what one team makes.

## Forces

- Answering takes time that nobody planned.
- Unanswered questions cost more, later.

## Solutions

Announce one hour a week in which somebody of the team answers. Write the answers into a [log](question-log.md).

## Resulting Context

Questions come in, and the team learns what is unclear.

## Known Instances

- **Harbor Bank** has kept such an hour since 2021.
- **Alder Rail** does so for its signaling software.
- **Quince Foods** holds it on two continents.

## Status

- Structured

## Author(s)

- Ada Example
"""

QUESTION_LOG = OPEN_DOOR_HOURS.replace("Open Door Hours", "Question Log").replace("question-log", "open-door-hours")

BASE = {
    EXAMPLE: OPEN_DOOR_HOURS,
    "patterns/2-structured/question-log.md": QUESTION_LOG,
}

_SECTION = re.compile(r"(?m)^(?=## )")
_FENCE = re.compile(r"^(?P<fence>~{3,})[ ]?(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.DOTALL | re.MULTILINE)


def _headed(section: str) -> str:
    return section.partition("\n")[0].removeprefix("## ").strip()


def completed(fragment: str, whole: str, language: str = "en") -> str:
    """Return a pattern whose sections are those of a fragment, the missing ones taken from a whole pattern.

    Sections of the fragment that the whole one does not have come at its end.
    """
    template = config().template(language)
    given = [part for part in _SECTION.split(fragment) if part.strip()]
    result = []
    for part in _SECTION.split(whole):
        kind = template.kind_of(_headed(part))
        own = [each for each in given if template.kind_of(_headed(each)) == kind and kind != "other"]
        result += [each.rstrip("\n") + "\n\n" for each in own] or [part]
        given = [each for each in given if each not in own]
    result += [each.rstrip("\n") + "\n\n" for each in given]
    return "".join(result).rstrip("\n") + "\n"


@cache
def config(text: str = "") -> Config:
    """Return the default configuration with a library's own text over it."""
    return parse_config(text, preset())


def library_of(files: Mapping[str, str], settings: str = "") -> Library:
    """Return a library of some files in memory."""
    contents = {path: text.encode() for path, text in files.items()}
    return make_library(Files(contents, frozenset(files)), config(settings))


@dataclass(frozen=True)
class Case:
    """One example: what it is called, its files, what was observed, and what is expected of it."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """The base library with the example's files; one of them may stand on another level."""
        own = {path.rpartition("/")[2] for path in self.files if path.startswith("patterns/")}
        base = {path: text for path, text in BASE.items() if path.rpartition("/")[2] not in own}
        return library_of({**base, **self.files}, self.told.get("settings", ""))

    @property
    def seen(self) -> Observations:
        """What the example says of the world: ledger files, lines of links and of history, on New Year 2026."""
        page = self.library.documents.get("TRUSTED-COMMITTERS.md")
        ledgers = {path: text for path, text in self.files.items() if path.startswith(LEDGER)}
        return Observations(
            now=datetime(2026, 1, 1, tzinfo=UTC),
            history=_history(self.told["history"]) if "history" in self.told else None,
            links=dict(map(_link, self.told.get("links", "").splitlines())),
            ledger={p.rpartition("/")[2].removesuffix(".toml"): read_ledger(t, p) for p, t in ledgers.items()},
            committers=committers_on_page(page) if page else (),
            dictionaries=_dictionaries(self.told["misspelled"]) if "misspelled" in self.told else None,
            style={EXAMPLE: tuple(map(_remark, self.told.get("style", "").splitlines()))},
        )


def _remark(line: str) -> Remark:
    rule, start, end, message = line.split(maxsplit=3)
    span = Span(int(start), int(end))
    return Remark(rule, message, span, (span, ""))


@dataclass(frozen=True)
class AllBut:
    """A dictionary that knows every word but a few, and what each of those was meant to be."""

    unknown: Mapping[str, str]

    def knows(self, word: str) -> bool:
        """Whether a word is none of the few."""
        return word not in self.unknown

    def suggestion(self, word: str) -> str:
        """Return what a word was meant to be."""
        return self.unknown.get(word, "")


def _dictionaries(lines: str) -> Mapping[str, AllBut]:
    """Read lines of a word and what it was meant to be as dictionaries of English and Spanish."""
    words = AllBut({word: meant for word, _, meant in (line.partition(" ") for line in lines.splitlines())})
    return {"en": words, "es": words}


def _history(lines: str) -> History:
    """Read lines of date and name, the oldest first, as changes of the example."""
    commits = [Commit(str(n), *line.split(maxsplit=1)) for n, line in enumerate(lines.splitlines())]
    acts = [Act.ADDED, *[Act.EDITED] * len(commits)]
    changes = [Change(commit, act, EXAMPLE) for commit, act in zip(commits, acts, strict=False)]
    return History("0", tuple(reversed(changes)))


def _link(line: str) -> tuple[str, LinkResult]:
    state, address, why = line.split(maxsplit=2)
    return address, LinkResult(LinkState(state), why)


_TOLD = frozenset({"findings", "settings", "history", "links", "misspelled", "style"})


def _case(name: str, text: str) -> Case:
    case = Case(name)
    for match in _FENCE.finditer(text):
        words, body = match["info"].split(), match["text"]
        if words and words[0] in _TOLD:
            case.told[words[0]] = body
            continue
        path = next((word for word in words if "/" in word or word.endswith(".md")), EXAMPLE)
        partly = "/patterns/" in f"/{path}" and "whole" not in words
        base = QUESTION_LOG if path.endswith("question-log.md") else OPEN_DOOR_HOURS
        files = case.after if words[:1] == ["after"] else case.files
        language = path.split("/")[1] if path.startswith("translation/") else "en"
        files[path] = completed(body, base, language) if partly else body
    return case


def read_cases(text: str) -> Iterator[Case]:
    """Yield the examples of a Markdown file: one for each second-level heading, its files fenced with tildes.

    A fence's first line may name the file; unless it says "whole", its sections complete a pattern
    that is well otherwise. Fences that begin with "findings" and "after" say what to expect, the
    latter what a file is once everything is mended; "settings" is the configuration, "history" and
    "links" are what was observed, "misspelled" the words that no dictionary knows, "style" what a
    linter says and would cut away.
    """
    blanked = _FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    headings = [h for h in outline(blanked).headings if h.level == 2]
    for index, heading in enumerate(headings):
        end = headings[index + 1].span.start if index + 1 < len(headings) else len(text)
        yield _case(heading.text, text[heading.span.end : end])
