"""Carry out a check from the disk: open what is needed, look around, and spare a check of what has not changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from patternbook.collaborate.checks.looking import Look, Outlook, look
from patternbook.collaborate.checks.memo import Memo
from patternbook.collaborate.opening import open_part, read_all, read_config, without_patterns
from patternbook.library import make_library
from patternbook.mature.checking.engine import check

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Files, Finding, Library


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked: a library, some of its files or all, some rules or all, since when, looking where.

    `remembered` allows the answer of an earlier check of the same files to the same question.
    """

    root: Path
    paths: frozenset[str] | None = None
    rules: frozenset[str] = frozenset()
    since: str = ""
    outlook: Outlook = field(default_factory=Outlook)
    remembered: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the library with at least the texts of the files that findings are in, and what is unknown."""

    findings: tuple[Finding, ...]
    library: Library
    unknown: tuple[str, ...] = ()


@dataclass
class _Run:
    """One check, whose files are read once."""

    question: Question
    files: Files | None = None

    @cached_property
    def library(self) -> Library:
        """What has to be read to check the given files, everything when none is given."""
        asked = self.question
        if asked.paths is not None:
            return open_part(asked.root, asked.paths)
        return make_library(self.files or read_all(asked.root), read_config(asked.root))

    @cached_property
    def look(self) -> Look:
        return look(self.question.root, self.library, self.question.outlook, self.question.paths)

    def answer(self) -> Answer:
        asked = self.question
        found = check(self.library, self.look.seen, paths=asked.paths)
        if asked.since:
            found = self._introduced(found)
        self.look.spelling.remember()
        kept = tuple(f for f in found if not asked.rules or f.rule in asked.rules)
        empty = without_patterns(self.library) if asked.paths is None else ""
        return Answer(kept, self.library, (empty, *self.look.unknown) if empty else self.look.unknown)

    def _introduced(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return what was not wrong at a revision; the world around the files is taken as it is now."""
        from patternbook.collaborate.git.repository import open_library_at  # noqa: PLC0415 - only this needs git
        from patternbook.mature.checking.baseline import introduced  # noqa: PLC0415

        before = open_library_at(self.question.root, self.question.since, self.library)
        seen = self.look.seen
        if seen.style is not None:
            from patternbook.collaborate.checks.style import style_of_texts  # noqa: PLC0415 - starts another program

            seen = replace(seen, style=style_of_texts(self.question.root, before))
        return introduced(found, check(before, seen))


def answer(question: Question) -> Answer:
    """Answer a question, from memory when no file that could change the answer has changed."""
    whole = question.paths is None and not question.since and not question.outlook.leaves_the_library
    # Whether a rule of another package has changed cannot be told from the files.
    if not (whole and question.remembered) or read_config(question.root).plugged("rules"):
        return _Run(question).answer()
    files = read_all(question.root)
    memo = Memo(question.root, files, (sorted(question.rules), question.outlook.spelling))
    if (known := memo.recall()) is not None:
        return Answer(*known)
    found = _Run(question, files).answer()
    memo.keep(found.findings, found.unknown)
    return found
