"""Find out from git, and from what people confirmed, which version of its source each translation was made from."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pygit2

from patternbook.collaborate.git.history import read_history
from patternbook.collaborate.git.repository import Repository, RepositoryError, blob_in, commit_at, open_repository
from patternbook.collaborate.records import RecordError
from patternbook.library.history import Act
from patternbook.mature.translation.bases import NO_BASE, TRANSLATIONS, Base, base_from, base_from_record, is_large
from patternbook.pattern import reread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from patternbook.library import Library, Translation
    from patternbook.library.history import Change, History
    from patternbook.pattern import Pattern


def _text(repository: Repository, commit: str, path: str) -> str | None:
    """Return a file's text at a commit; None when git does not have it."""
    try:
        blob = blob_in(commit_at(repository, commit).tree, repository.path(path))
        return blob.data.decode() if blob is not None else None
    except (UnicodeDecodeError, RepositoryError, pygit2.GitError):
        return None


class _Bases:
    """Looks at one library's versions."""

    def __init__(self, library: Library, history: History, repository: Repository) -> None:
        self.library = library
        self.history = history
        self.repository = repository

    def _is_base(self, change: Change) -> bool:
        if change.act is Act.DELETED:
            return False
        after = _text(self.repository, change.commit.id, change.path)
        before = _text(self.repository, f"{change.commit.id}~", change.previous or change.path)
        return change.act is Act.ADDED or before is None or (after is not None and is_large(before, after))

    def _version(self, source: Pattern, commit: str, paths: tuple[str, ...]) -> Pattern | None:
        for path in paths:
            if text := _text(self.repository, commit, path):
                return reread(source, text)
        return None

    def _paths(self, source: Pattern) -> tuple[str, ...]:
        changes = self.history.of(source.path)
        return tuple(
            dict.fromkeys((source.path, *(c.path for c in changes), *(c.previous for c in changes if c.previous)))
        )

    def inferred(self, translation: Translation, source: Pattern) -> Base:
        """Return the source as it was at the last large change of a translation."""
        change = next(filter(self._is_base, self.history.of(translation.pattern.path)), None)
        if change is None:
            return NO_BASE
        version = self._version(source, change.commit.id, self._paths(source))
        return base_from(version, change.date[:10]) if version else NO_BASE

    def versions(self, source: Pattern) -> Iterator[Pattern]:
        """Yield the versions of a source, the newest first."""
        for change in self.history.of(source.path):
            if version := self._version(source, change.commit.id, (change.path,)):
                yield version


def _recorded(records: Mapping[str, str]) -> dict[str, dict[str, dict[str, str]]]:
    """Return the recorded hashes by language, slug and section. Raises RecordError."""
    try:
        table = tomllib.loads(records.get(TRANSLATIONS, ""))
    except tomllib.TOMLDecodeError as error:
        message = f"{TRANSLATIONS} is not valid TOML ({error}); mend it"
        raise RecordError(message) from error
    return {language: slugs for language, slugs in table.items() if isinstance(slugs, dict)}


def find_bases(root: Path, library: Library, records: Mapping[str, str]) -> dict[str, Base]:
    """Return the base of every translation by its path; without git only what people confirmed is known.

    Raises RecordError when the records cannot be read.
    """
    recorded = _recorded(records)
    if not library.translations:
        return {}
    looked = _look(root, library)
    found = {}
    for translation in library.translations:
        source = library.by_slug.get(translation.of)
        if source is None:
            continue
        inferred = looked.inferred(translation, source) if looked else NO_BASE
        record = recorded.get(translation.pattern.language, {}).get(translation.of, {})
        versions = looked.versions(source) if looked else iter(())
        base = base_from_record(record, source, versions, inferred) if record else inferred
        found[translation.pattern.path] = base
    return found


def _look(root: Path, library: Library) -> _Bases | None:
    history = read_history(root)
    if history is None or not history.changes:
        return None
    try:
        return _Bases(library, history, open_repository(root))
    except RepositoryError:
        return None
