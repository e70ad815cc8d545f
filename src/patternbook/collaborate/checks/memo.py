"""Remember what a check of a whole library found, for as long as nothing that it depends on changes."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from patternbook import __version__
from patternbook.collaborate.checks.dictionaries import installed_dictionaries
from patternbook.collaborate.checks.spelling import vocabularies
from patternbook.collaborate.disk.caches import read_cache, write_cache
from patternbook.collaborate.observing import OWNERS
from patternbook.collaborate.opening import read_config
from patternbook.library import Document, Finding, Fix, Library, Replacement, Severity
from patternbook.pattern import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from patternbook.library import Config, Files

_PACKAGE = Path(__file__).parents[2]


def _stamp(files: Iterable[Path]) -> Iterator[str]:
    """Yield for each file that exists its name, its size and when it changed."""
    for file in sorted(files):
        if file.is_file():
            state = file.stat()
            yield f"{file} {state.st_size} {state.st_mtime_ns}"


class Memo:
    """The memory of one question about one library: recall what was found, or keep it.

    `asked` is whatever else than the files the answer depends on, as a value with a stable repr.
    """

    def __init__(self, root: Path, files: Files, asked: object) -> None:
        self.root = root
        self.files = files
        self.asked = asked
        place = hashlib.sha256(f"{root.resolve()} {asked!r}".encode()).hexdigest()[:16]
        self.name = f"check/{place}.json"

    @cached_property
    def config(self) -> Config:
        """The configuration of the library."""
        return read_config(self.root)

    @cached_property
    def key(self) -> str:
        """The name of everything that the answer depends on: program, dictionaries, vocabularies, and every file."""
        told = hashlib.sha256(f"{__version__} {self.asked!r}".encode())
        beside = [self.root / name for name in OWNERS]
        beside += vocabularies(self.root, self.config)
        dictionaries = (place.with_suffix(end) for place in installed_dictionaries() for end in (".dic", ".aff"))
        for line in _stamp({*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("*.toml"), *beside, *dictionaries}):
            told.update(line.encode())
        for path in sorted(self.files.paths | self.files.unreadable.keys()):
            content = self.files.contents.get(path, b"")
            told.update(f"\0{path}\0{len(content)}\0{self.files.unreadable.get(path, '')}".encode())
            told.update(content)
        overlay = self.files.overlay
        for path, content in sorted(overlay.covered.items()) if overlay else ():
            told.update(f"\0{path}\0{len(content)}\0".encode())
            told.update(content)
        return told.hexdigest()

    def recall(self) -> tuple[tuple[Finding, ...], Library, tuple[str, ...]] | None:
        """Return findings, a library of the texts they are in, and what was unknown; None when something changed."""
        kept = read_cache(self.name)
        if kept.get("key") != self.key:
            return None
        findings = tuple(_finding(row) for row in kept["findings"])
        return findings, self._texts({finding.path for finding in findings}), tuple(kept["unknown"])

    def keep(self, findings: Sequence[Finding], unknown: Sequence[str]) -> None:
        """Keep what a check found."""
        write_cache(self.name, {"key": self.key, "unknown": [*unknown], "findings": [_row(f) for f in findings]})

    def _texts(self, paths: Iterable[str]) -> Library:
        """Return a library that holds the texts of some files and knows nothing else of them."""
        known = sorted(path for path in paths if path in self.files.contents and path.endswith(".md"))
        texts = ((path, self.files.contents[path].decode(errors="replace")) for path in known)
        empty: frozenset[str] = frozenset()
        documents = {path: Document(path, "", path, text, "", (), (), empty) for path, text in texts}
        return Library(self.config, (), documents=documents)


def _row(finding: Finding) -> list[Any]:
    """Return a finding as JSON values."""
    fix = finding.fix and [finding.fix.safe, [[r.path, *r.span, r.text] for r in finding.fix.replacements]]
    place = [finding.path, finding.line, finding.column, finding.span]
    return [finding.rule, int(finding.severity), finding.message, *place, fix]


def _finding(row: list[Any]) -> Finding:
    """Read a finding from JSON values."""
    rule, severity, message, path, line, column, span, fix = row
    mending = None
    if fix:
        safe, rows = fix
        mending = Fix(tuple(Replacement(where, Span(start, end), text) for where, start, end, text in rows), safe)
    return Finding(rule, Severity(severity), message, path, line, column, Span(*span) if span else None, mending)
