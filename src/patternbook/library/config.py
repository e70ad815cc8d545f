"""What a library says of itself: where its files are, its template, its levels, its book. Read from TOML text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from patternbook.errors import PatternbookError
from patternbook.pattern import Level, SectionForm, Template


class ConfigError(PatternbookError):
    """The configuration cannot be used; the message names the key and what it may be."""


class NoSuchLevelError(PatternbookError):
    """Somebody names a level that the library does not have."""


@dataclass(frozen=True, slots=True)
class BookConfig:
    """What the book is called and says of itself, in one language; empty means derived."""

    title: str = ""
    tagline: str = ""
    question: str = ""
    question_example: str = ""
    license: str = ""
    repository: str = ""
    branch: str = "main"
    cover: str = ""
    address: str = ""


class Spellings(dict[str, str]):
    """What people write for an organization, and the name that counts; never changed, so it is itself a key."""

    __hash__ = object.__hash__  # type: ignore[assignment]


def _nothing_plugged(_kind: str) -> Mapping[str, Callable[[], object]]:
    return {}


@dataclass(frozen=True, slots=True)
class Config:
    """How to read a library. Paths are templates: `{level}`, `{language}`, `{slug}`, `*` and `**` match.

    `organizations` maps a spelling to the name that counts; `options` holds every other table of
    the file for the room that knows it (rules, approval ...). `plugged` finds what other
    packages add at a seam, by name with what loads it; whoever looks at the installation sets it.
    """

    patterns: tuple[str, ...]
    mind_maps: tuple[str, ...]
    pages: tuple[str, ...]
    readme: str
    committers: str
    source_language: str
    levels: tuple[Level, ...]
    forms: tuple[SectionForm, ...]
    books: Mapping[str, BookConfig]
    exclude: tuple[str, ...] = ()
    published_from: int = 2
    organizations: Spellings = field(default_factory=Spellings)
    options: Mapping[str, Any] = field(default_factory=dict)
    plugged: Callable[[str], Mapping[str, Callable[[], object]]] = _nothing_plugged

    def template(self, language: str) -> Template:
        """Return the template as one language spells it."""
        return Template(self.forms, language, self.source_language)

    def level(self, number: int) -> Level:
        """Return the level with a number. Raises NoSuchLevelError."""
        for level in self.levels:
            if level.number == number:
                return level
        message = f"there is no level {number}; there are {', '.join(str(level.number) for level in self.levels)}"
        raise NoSuchLevelError(message)

    def next_level(self, level: Level) -> Level | None:
        """Return the lowest level above one, None for the highest."""
        return next((above for above in self.levels if above > level), None)

    def level_toward(self, own: Level, asked: int | None) -> Level:
        """Return the level to judge a pattern against: the one asked for, else that above its own, else its own.

        Raises NoSuchLevelError.
        """
        return self.level(asked) if asked is not None else self.next_level(own) or own

    def level_names(self, language: str) -> tuple[str, ...]:
        """Return what translators call the levels, lowest first, else their own names. Raises ConfigError."""
        words = texts(self.options.get("level_words", {}).get(language, []), f"level_words.{language}")
        return words if len(words) == len(self.levels) else tuple(level.name for level in self.levels)

    def level_name(self, level: Level, language: str) -> str:
        """Return what translators call a level. Raises ConfigError."""
        return self.level_names(language)[self.levels.index(level)]

    def pattern_paths(self) -> tuple[re.Pattern[str], ...]:
        """Return what the paths of patterns match; the groups are what the path tells: level, language, slug."""
        folders = tuple(level.folder for level in self.levels)
        return tuple(path_pattern(template, folders) for template in self.patterns)

    def book(self, language: str) -> BookConfig:
        """Return what the book says of itself in a language, each empty field from the source language."""
        base, own = self.books.get(self.source_language, BookConfig()), self.books.get(language, BookConfig())
        values = {name: getattr(own, name) or getattr(base, name) for name in BookConfig.__slots__}
        return BookConfig(**values)


_PLACES = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}


@lru_cache(maxsize=256)
def path_pattern(template: str, levels: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Compile a path template to a regular expression over whole paths.

    `{level}` matches one of `levels`, every other `{name}` one path component or part of it.
    """

    def piece(part: str) -> str:
        if part in _PLACES:
            return _PLACES[part]
        if part == "{level}" and levels:
            return f"(?P<level>{'|'.join(map(re.escape, levels))})"
        if part.startswith("{"):
            return f"(?P<{part[1:-1]}>[^/]+?)"
        return re.escape(part)

    parts = re.split(r"(\{\w+\}|\*\*/|\*\*|\*)", template)
    return re.compile("".join(map(piece, parts)) + r"\Z")


_BOOK_KEYS = frozenset(BookConfig.__slots__)


def expected(value: object, kind: type, key: str) -> Any:  # noqa: ANN401 - TOML values are untyped
    """Return the value of a key if it is of a kind, one of str, int, list, dict. Raises ConfigError."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        message = f"patternbook.toml: {key} should be {_NAMES[kind]}, not {value!r}"
        raise ConfigError(message)
    return value


_NAMES = {str: "a text", int: "a whole number", list: "a list", dict: "a table"}


def texts(value: object, key: str) -> tuple[str, ...]:
    """Return the value of a key that holds a list of texts. Raises ConfigError."""
    return tuple(expected(item, str, key) for item in expected(value, list, key))


def _texts(value: object, key: str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else texts(value, key)


def _levels(rows: object) -> tuple[Level, ...]:
    found = []
    for row in expected(rows, list, "library.levels"):
        level = expected(row, dict, "library.levels")
        number = expected(level.get("number"), int, "library.levels.number")
        name = expected(level.get("name"), str, "library.levels.name")
        found.append(Level(number, name, expected(level.get("folder", ""), str, "library.levels.folder")))
    if not found:
        message = "patternbook.toml: library.levels is empty; name at least one level, lowest first"
        raise ConfigError(message)
    return tuple(sorted(found))


def _forms(rows: object) -> tuple[SectionForm, ...]:
    found = []
    for row in expected(rows, list, "template.sections"):
        form = expected(row, dict, "template.sections")
        kind = expected(form.get("kind"), str, "template.sections.kind")
        spoken = expected(form.get("headings", {}), dict, f"template.sections ({kind}) headings")
        headings = {code: _texts(words, f"headings of {kind} in {code}") for code, words in spoken.items()}
        at = form.get("mandatory_at")
        level = None if at is None else expected(at, int, f"template.sections ({kind}) mandatory_at")
        found.append(SectionForm(kind, headings, level, str(form.get("purpose", ""))))
    return tuple(found)


def _books(table: Mapping[str, object], source_language: str) -> dict[str, BookConfig]:
    def book(values: Mapping[str, object], where: str) -> BookConfig:
        return BookConfig(**{k: expected(v, str, f"{where}.{k}") for k, v in values.items() if k in _BOOK_KEYS})

    books = {code: book(own, f"book.{code}") for code, own in table.items() if isinstance(own, dict)}
    return {source_language: book(table, "book"), **books}


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        before = result.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        result[key] = _merged(before, value) if both else value  # type: ignore[arg-type]
    return result


_NOT_HANDED_UP = {"book": ("address", "repository", "branch"), "people": (), "plugins": (), "shelf": (), "space": ()}
"""Tables of the library underneath, or keys of them, that say who keeps it and where: a shelf has its own."""


def _handed_up(below: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a shelf takes over from the configuration of the library underneath."""
    kept = {key: value for key, value in below.items() if _NOT_HANDED_UP.get(key, ("",))}
    if isinstance(book := kept.get("book"), Mapping):
        kept["book"] = {key: value for key, value in book.items() if key not in _NOT_HANDED_UP["book"]}
    return kept


_OWN_TABLES = frozenset({"library", "template", "book", "organizations"})
_LISTS = frozenset({"requirements"})


@lru_cache(maxsize=32)
def parse_config(text: str, preset: str, below: str = "") -> Config:
    """Read a library's configuration over a preset, both TOML texts; an empty text means the preset as it is.

    `below` is the text of the library underneath, where the one that is read is a shelf on it. Raises
    ConfigError with the key and the line's meaning when a value cannot be used.
    """
    try:
        inherited = _merged(tomllib.loads(preset), _handed_up(tomllib.loads(below)))
        values = _merged(inherited, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = f"patternbook.toml is not valid TOML: {error}"
        raise ConfigError(message) from error
    library = expected(values.get("library", {}), dict, "library")
    source_language = expected(library.get("language", "en"), str, "library.language")
    spellings = expected(values.get("organizations", {}), dict, "organizations")
    return Config(
        patterns=_texts(library.get("patterns", []), "library.patterns"),
        mind_maps=_texts(library.get("mind_maps", []), "library.mind_maps"),
        pages=_texts(library.get("pages", []), "library.pages"),
        readme=expected(library.get("readme", "README.md"), str, "library.readme"),
        committers=expected(library.get("committers", "TRUSTED-COMMITTERS.md"), str, "library.committers"),
        source_language=source_language,
        levels=_levels(library.get("levels", [])),
        forms=_forms(expected(values.get("template", {}), dict, "template").get("sections", [])),
        books=_books(expected(values.get("book", {}), dict, "book"), source_language),
        exclude=_texts(library.get("exclude", []), "library.exclude"),
        published_from=expected(library.get("published_from", 2), int, "library.published_from"),
        organizations=Spellings(
            (spelling, name) for name, all_of in spellings.items() for spelling in (*_texts(all_of, name), name)
        ),
        options={
            key: expected(value, list if key in _LISTS else dict, f"[{key}]")
            for key, value in values.items()
            if key not in _OWN_TABLES
        },
    )
