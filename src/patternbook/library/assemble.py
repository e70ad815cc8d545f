"""Make a library from the bytes of its files: say what each file is, read it, and collect what is wrong."""

from __future__ import annotations

import posixpath
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from patternbook.library.config import path_pattern
from patternbook.library.finding import Finding, Severity, place
from patternbook.library.mindmap import read_mind_map
from patternbook.library.model import Document, Library, MindMap, Translation
from patternbook.library.reuse import take_over
from patternbook.pattern import Pattern, read_pattern, reread
from patternbook.pattern.frontmatter import front_matter_text
from patternbook.pattern.markdown import outline
from patternbook.pattern.slugs import anchors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from patternbook.library.config import Config
    from patternbook.library.overlay import Overlay
    from patternbook.pattern import Level, Template

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")

LARGEST_TEXT = 2_000_000
"""Bytes beyond which a Markdown file is reported instead of read; the longest real pattern has 30,000."""

NAMES = ".patternbook/names.toml"
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Files:
    """What lies on disk: the bytes of every Markdown and TOML file, the paths of all files, and what cannot be read.

    `unreadable` maps a path to the reason as a sentence without a full stop. `texts` are those of files
    whose bytes nobody needs to read, for an earlier reading of the library had the same. The `overlay`
    of a shelf tells which of all these are its own.
    """

    contents: Mapping[str, bytes]
    paths: frozenset[str]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    overlay: Overlay | None = None


class Spread(Protocol):
    """Works on many things, perhaps in several processes: yields what `work` makes of parts that together are all."""

    def __call__(self, work: Callable[[Iterator[_Thing]], _Made], things: Sequence[_Thing], /) -> Iterable[_Made]:
        """Yield the results, in any order."""


def _problem(rule: str, path: str, message: str, source: str = "", position: int = 0) -> Finding:
    line, column = place(source, position)
    return Finding(rule, Severity.ERROR, message, path, line, column)


def _text(data: bytes) -> str | None:
    """Return bytes as text, None when they are none."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _decoded(path: str, data: bytes, problems: list[Finding]) -> str | None:
    """Decode a file; report and return None when it is no text."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = f"the file is not UTF-8 (byte {error.start}: 0x{data[error.start]:02x}); save it as UTF-8"
        problems.append(_problem("PAT001", path, message, before, len(before)))
        return None


def _look_for_conflicts(path: str, text: str, problems: list[Finding]) -> None:
    if any(mark in text for mark in _MARKS) and (conflict := _CONFLICT.search(text)):
        message = "the file holds merge conflict markers; resolve the conflict"
        problems.append(_problem("PAT002", path, message, text, conflict.start()))


def _is_plain(text: str) -> bool:
    """Whether nothing about a text has to be reported: it says something, is UTF-8, and holds no marks of a merge."""
    return bool(text.strip()) and "\ufffd" not in text and not any(mark in text for mark in _MARKS)


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern file as its path describes it."""

    path: str
    slug: str
    language: str
    level: Level | None


class _Reading(NamedTuple):
    """A pattern file that has to be read."""

    source: str
    path: str
    slug: str
    language: str
    level: Level
    template: Template


def _read_all(readings: Iterator[_Reading]) -> list[Pattern]:
    return [
        read_pattern(r.source, path=r.path, language=r.language, level=r.level, template=r.template, slug=r.slug)
        for r in readings
    ]


def _read_ahead(readings: Iterator[_Reading]) -> list[Pattern]:
    """Read patterns with what is mostly asked of them afterwards, where that can be done beside other work."""
    patterns = _read_all(readings)
    for pattern in patterns:
        _ = pattern.known_instances, pattern.aliases
    return patterns


class _Layout:
    """Tells from a path what a file is."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.folders = {level.folder: level for level in config.levels}
        self.patterns = config.pattern_paths()
        self.mind_maps = [path_pattern(t) for t in config.mind_maps]
        self.pages = [path_pattern(t) for t in config.pages]
        self.exclude = [path_pattern(t) for t in config.exclude]

    def is_excluded(self, path: str) -> bool:
        return any(expression.match(path) for expression in self.exclude)

    def pattern(self, path: str) -> _Found | None:
        for expression in self.patterns:
            if match := expression.match(path):
                named = match.groupdict()
                language = named.get("language") or self.config.source_language
                level = self.folders[named["level"]] if named.get("level") else None
                slug = named.get("slug") or posixpath.basename(path).removesuffix(".md")
                return _Found(path, slug, language.lower(), level)
        return None

    def language(self, path: str, expressions: list[re.Pattern[str]]) -> str | None:
        for expression in expressions:
            if match := expression.match(path):
                return (match.groupdict().get("language") or self.config.source_language).lower()
        return None


def read_document(source: str, *, path: str, language: str) -> Document:
    """Read a Markdown file that is not a pattern."""
    found = outline(source)
    titles = [h.text for h in found.headings if h.level == 1] or [h.text for h in found.headings]
    name = posixpath.basename(path).removesuffix(".md")
    title = front_matter_text(source, "title") or (titles[0] if titles else name)
    anchors = found.anchors | anchors_of(tuple(heading.text for heading in found.headings))
    return Document(path, language, name, source, title, found.headings, found.links, anchors)


class _Assembly:
    """Reads one library; reuses what an earlier reading made of files whose bytes are the same."""

    def __init__(self, files: Files, config: Config, previous: Library | None, spread: Spread | None) -> None:
        self.files = files
        self.config = config
        self.spread = spread
        self.layout = _Layout(config)
        self.previous = previous if previous is not None and previous.config == config else None
        self.problems = [_problem("PAT001", path, why) for path, why in files.unreadable.items()]
        self.renamed = self._renamed()
        self.templates: dict[str, Template] = {}
        self.found: list[_Found] = []
        self.texts: dict[str, str] = {}
        self.noted: dict[tuple[str, str], tuple[_Found, str]] = {}
        self.patterns: dict[str, Pattern] = {}

    def template(self, language: str) -> Template:
        if language not in self.templates:
            if self.previous and (known := self._known_template(language)):
                self.templates[language] = known
            else:
                self.templates[language] = self.config.template(language)
        return self.templates[language]

    def _known_template(self, language: str) -> Template | None:
        patterns = self.previous.by_path.values() if self.previous else ()
        return next((p.template for p in patterns if p.language == language), None)

    def library(self) -> Library:
        self._decode()
        self._read()
        sources = self._source_patterns()
        patterns = tuple(sorted(sources.values(), key=lambda p: p.slug))
        translations = tuple(sorted(self._translations(sources), key=lambda t: (t.pattern.language, t.of)))
        documents = {path: self._document(path, text) for path, text in self.texts.items()}
        maps = dict(self._mind_maps(frozenset(sources)))
        notes = tuple(sorted(self._notes(sources), key=lambda p: (p.language, p.slug)))
        overlay = self.files.overlay
        mine = (p for p in self.problems if overlay is None or p.path in overlay.own)
        problems = tuple(sorted(mine, key=lambda f: (f.path, f.line, f.column, f.rule)))
        files = self.files.paths
        return Library(
            self.config, patterns, translations, maps, documents, files, self.renamed, problems, overlay, notes
        )

    def reworded(self) -> Library | None:
        """Return the earlier reading with other words in some patterns, None when anything else differs.

        That is what is changed most often by far, and it leaves everything but these patterns as it was.
        On a shelf one path may have two texts, so that there all is read.
        """
        before, files = (None if self.files.overlay else self.previous), self.files
        if (
            before is None
            or before.overlay
            or files.paths != before.files
            or self.renamed != before.renamed
            or self.problems
        ):
            return None
        changed: dict[str, Pattern] = {}
        if any(page.path not in files.texts and page.path not in files.contents for page in before.pages):
            return None
        if any((page := before.file(path)) is None or page.source != text for path, text in files.texts.items()):
            return None
        for path, data in files.contents.items():
            page = before.file(path)
            if page is not None and page.source.encode() == data:
                continue
            if isinstance(page, Pattern) and _is_plain(text := data.decode(errors="replace")):
                changed[path] = reread(page, text)
            elif path.endswith(".md") and not self.layout.is_excluded(path):
                return None
        if any(before.file(problem.path) is None or problem.path in changed for problem in before.problems):
            return None
        patterns = tuple(changed.get(pattern.path, pattern) for pattern in before.patterns)
        translations = tuple(
            Translation(changed.get(each.pattern.path, each.pattern), each.of) for each in before.translations
        )
        return replace(before, patterns=patterns, translations=translations)

    def _decode(self) -> None:
        known: dict[str, Pattern | Document] = {}
        if self.previous:
            known = {**self.previous.by_path, **self.previous.documents}
        public = self._public()
        for path in sorted({*self.files.contents, *self.files.texts}):
            if not path.endswith(".md") or self.layout.is_excluded(path):
                continue
            found = self.layout.pattern(path)
            text = self.files.texts.get(path)
            if text is None and (text := _decoded(path, self.files.contents[path], self.problems)) is None:
                continue
            _look_for_conflicts(path, text, self.problems)
            # One string for both readings, so that the second costs no memory.
            text = known[path].source if path in known and known[path].source == text else text
            if found is None:
                self.texts[path] = text
            elif not text.strip():
                self.problems.append(_problem("PAT001", path, "the file is empty; write the pattern or delete it"))
            elif (on := self._noted_by(found, public)) is not None:
                self._note(found, on, text)
            else:
                self.found.append(found)
                self.texts[path] = text
        self._uncover()

    def _public(self) -> frozenset[tuple[str, str]]:
        """Return language and slug of the patterns underneath a shelf; nobody's are without one.

        A file without a text that can be read is no pattern: notes on it would stand nowhere.
        """
        if (overlay := self.files.overlay) is None:
            return frozenset()
        data = {path: self.files.contents[path] for path in self.files.contents.keys() - overlay.own}
        empty = {path for path, held in (data | dict(overlay.covered)).items() if not (_text(held) or "").strip()}
        paths = (path for path in self.files.paths if path not in overlay.own or path in overlay.covered)
        found = (self.layout.pattern(path) for path in paths if not self.layout.is_excluded(path))
        return frozenset((each.language, each.slug) for each in found if each and each.path not in empty)

    def _noted_by(self, found: _Found, public: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
        """Return language and slug of the pattern underneath that a file of the shelf holds notes on."""
        if self.files.overlay is None or found.path not in self.files.overlay.own:
            return None
        names = (found.slug, self.renamed.get(found.slug, ""))
        return next(((found.language, slug) for slug in names if (found.language, slug) in public), None)

    def _note(self, found: _Found, on: tuple[str, str], text: str) -> None:
        if on in self.noted:
            message = f"{self.noted[on][0].path} holds notes on the same pattern; put them into one file"
            self.problems.append(_problem("PAT003", found.path, message))
        else:
            self.noted[on] = replace(found, slug=on[1]), text

    def _uncover(self) -> None:
        """Take in the patterns underneath that notes of the same path lie over: notes replace no text."""
        overlay = self.files.overlay
        for path, data in sorted(overlay.covered.items()) if overlay else ():
            found = self.layout.pattern(path)
            text = _text(data) if found and not self.layout.is_excluded(path) else None
            if found and text and text.strip():
                self.found.append(found)
                self.texts[path] = text

    def _notes(self, sources: Mapping[str, Pattern]) -> Iterator[Pattern]:
        before = {note.path: note for note in self.previous.notes} if self.previous else {}
        for found, text in self.noted.values():
            level = sources[found.slug].level if found.slug in sources else self.config.levels[0]
            known = before.get(found.path)
            if known and (known.source, known.slug, known.level.number) == (text, found.slug, level.number):
                yield known
            else:
                template = self.template(found.language)
                yield from _read_all(iter((_Reading(text, found.path, found.slug, found.language, level, template),)))

    def _read(self) -> None:
        """Read every pattern file whose text or level is not what it was; a translation has its source's level."""
        lowest = self.config.levels[0]
        levels: dict[str, Level] = {}
        for found in self.found:
            if found.language == self.config.source_language:
                levels.setdefault(found.slug, found.level or lowest)
        changed = []
        for found in self.found:
            source = self.texts.pop(found.path)
            level = levels.get(found.slug, lowest)
            before = self.previous.by_path.get(found.path) if self.previous else None
            if before and before.source == source and before.level.number == level.number:
                self.patterns[found.path] = before
            else:
                template = self.template(found.language)
                changed.append(_Reading(source, found.path, found.slug, found.language, level, template))
        parts = self.spread(_read_ahead, changed) if self.spread else (_read_all(iter(changed)),)
        self.patterns.update((pattern.path, pattern) for part in parts for pattern in part)

    def _source_patterns(self) -> dict[str, Pattern]:
        patterns: dict[str, Pattern] = {}
        for found in self.found:
            if found.language != self.config.source_language:
                continue
            if (other := patterns.get(found.slug)) is not None:
                message = f"{other.path} has the same file name, so both claim the address p/{found.slug}/; rename one"
                self.problems.append(_problem("PAT003", found.path, message))
                continue
            patterns[found.slug] = self.patterns[found.path]
        return patterns

    def _translations(self, sources: Mapping[str, Pattern]) -> Iterator[Translation]:
        for found in self.found:
            if found.language == self.config.source_language:
                continue
            of = sources.get(found.slug)
            if of is None:
                message = f"no pattern {found.slug} exists in {self.config.source_language}; was it renamed?"
                self.problems.append(_problem("PAT004", found.path, message))
            yield Translation(self.patterns[found.path], found.slug)

    def _document(self, path: str, text: str) -> Document:
        before = self.previous.documents.get(path) if self.previous else None
        if before and before.source == text:
            return before
        language = self.layout.language(path, self.layout.pages) or self.layout.language(path, self.layout.mind_maps)
        return read_document(text, path=path, language=language or self.config.source_language)

    def _mind_maps(self, slugs: frozenset[str]) -> Iterator[tuple[str, MindMap]]:
        def known(slug: str) -> str | None:
            slug = self.renamed.get(slug, slug)
            return slug if slug in slugs else None

        for path, text in sorted(self.texts.items(), reverse=True):
            if language := self.layout.language(path, self.layout.mind_maps):
                yield language, read_mind_map(text, path=path, language=language, known=known)

    def _renamed(self) -> Mapping[str, str]:
        """Return the names that patterns had before; a shelf knows those of the library underneath too."""
        theirs = self.files.overlay.covered.get(NAMES) if self.files.overlay else None
        found = dict(_names(theirs, [])) if theirs else {}
        own = self.files.contents.get(NAMES)
        return {**found, **dict(_names(own, self.problems))} if own else found


def _names(data: bytes, problems: list[Finding]) -> Iterator[tuple[str, str]]:
    try:
        table = tomllib.loads(data.decode()).get("renamed", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(_problem("PAT001", NAMES, f"the file cannot be read: {error}"))
        return
    yield from ((str(old), str(new)) for old, new in table.items())


def make_library(
    files: Files, config: Config, previous: Library | None = None, *, spread: Spread | None = None
) -> Library:
    """Read a library; never raises on bad files, whose problems are `Library.problems`.

    With the library that an earlier call returned, only files whose text differs are parsed again.
    `spread` lets several processes parse them.
    """
    library = _Assembly(files, config, previous, spread).reworded()
    if library is None:
        library = _Assembly(files, config, previous, spread).library()
    if previous is not None:
        take_over(previous, library)
    return library
