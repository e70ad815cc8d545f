"""Open a library: find its root, read its configuration over the preset, read its files."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from patternbook.collaborate.disk.worktree import Stamps, read_files
from patternbook.collaborate.plugins import with_plugins
from patternbook.collaborate.processes import in_processes
from patternbook.collaborate.shelf import CONFIG, config_text, shelf_of, text_below
from patternbook.errors import PatternbookError
from patternbook.library import Config, ConfigError, Files, Library, make_library, parse_config
from patternbook.library.config_keys import refuse_unknown
from patternbook.library.excerpt import make_excerpt

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_SIGNS = (CONFIG, "patterns", ".patternbook")


class NoLibraryError(PatternbookError):
    """There is no pattern library where one was expected."""


@cache
def preset(name: str = "innersource") -> str:
    """Return the TOML text of a preset that ships with Patternbook. Raises ConfigError for an unknown name."""
    folder = resources.files("patternbook") / "presets"
    file = folder / f"{name}.toml"
    if "/" in name or not file.is_file():
        known = ", ".join(sorted(f.name.removesuffix(".toml") for f in folder.iterdir()))
        message = f"there is no preset {name!r}; there are: {known}"
        raise ConfigError(message)
    files = [file, *(folder / beside / file.name for beside in ("words", "asks"))]
    return "\n".join(each.read_text(encoding="utf-8") for each in files if each.is_file())


def find_library(start: Path) -> Path:
    """Return the nearest folder, from `start` upward, that looks like a pattern library.

    That is a folder with a `patternbook.toml`, a `patterns` folder or a `.patternbook` folder.
    Raises NoLibraryError when there is none.
    """
    start = start.resolve()
    if not start.is_dir():
        message = f"{start} is not a folder; name the folder of a pattern library"
        raise NoLibraryError(message)
    for folder in (start, *start.parents):
        if any((folder / sign).exists() for sign in _SIGNS):
            return folder
    message = (
        f"no pattern library in {start} or above it: expected a folder `patterns` or a file {CONFIG}; "
        "name the library with -L, or start one with `patternbook init`"
    )
    raise NoLibraryError(message)


def read_config(root: Path) -> Config:
    """Read a library's configuration over that of the library underneath, if it is a shelf, and the preset.

    Raises ConfigError.
    """
    text = config_text(root)
    config = with_plugins(parse_config(text, preset(), text_below(root)))
    refuse_unknown(text)
    return config


def read_all(root: Path) -> Files:
    """Read the files of the library in a folder, and where it is a shelf, those underneath. Raises ConfigError."""
    shelf = shelf_of(root)
    return shelf.cover(read_files(root, without=shelf.inside)) if shelf else read_files(root)


def open_library(root: Path, previous: Library | None = None) -> Library:
    """Read the library in a folder; what is wrong with its files is in `Library.problems`.

    `previous`, an earlier reading, spares parsing the files that have not changed since.
    """
    return make_library(read_all(root), read_config(root), previous)


class Reader:
    """Reads the library in a folder again and again; only files that changed since the last time are read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stamps = Stamps()
        self._last: Library | None = None

    def library(self) -> Library:
        """Return the library as its files are now. Raises PatternbookError or OSError; then ask again later."""
        stamps, self._stamps = self._stamps, Stamps()
        self._last = self._read(stamps)
        # What was seen on the way to an error led to no library, and is not known.
        self._stamps = stamps
        return self._last

    def _read(self, stamps: Stamps) -> Library:
        last = self._last
        if shelf_of(self._root):
            # One path may have two texts there.
            return open_library(self._root, last)
        stamps.begin({page.path: page.source for page in last.pages} if last else {})
        return make_library(read_files(self._root, stamps=stamps), read_config(self._root), last)


def open_in_processes(root: Path) -> Library:
    """Read the library in a folder with all processors; for a command, whose process has no threads yet."""
    return make_library(read_all(root), read_config(root), spread=in_processes)


def always_read(config: Config) -> list[str]:
    """Return the paths of the files that the rules compare every pattern with."""
    checks = config.options.get("checks", {})
    return [str(checks.get(name, "")) for name in ("template", "glossary")]


def open_part(root: Path, paths: Collection[str]) -> Library:
    """Read only some files of the library in a folder, and those that findings in them depend on."""
    config = read_config(root)
    files = read_all(root)
    if any(path in files.contents and not _is_pattern(path, config) for path in paths):
        return make_library(files, config)
    return make_excerpt(files, config, paths, always_read(config))


def _is_pattern(path: str, config: Config) -> bool:
    return any(expression.match(path) for expression in config.pattern_paths())


def without_patterns(library: Library) -> str:
    """Return where patterns were looked for when there is none, "" when there are: most likely they lie elsewhere."""
    if library.patterns:
        return ""
    places = ", ".join(library.config.patterns)
    told = f"no file lies where patterns are looked for ({places}): name their places in patternbook.toml, as in"
    return f'{told}\n\n  [library]\n  patterns = ["patterns/{{slug}}.md"]\n'
