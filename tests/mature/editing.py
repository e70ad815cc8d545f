"""Libraries that somebody goes on editing: random steps from one state of the files to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from patternbook.collaborate.opening import preset
from patternbook.library import Files, Library, make_library, parse_config

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = ("bell", "Anybody may ring it.", "InnerSource", "innersource", "InnerSourcing", "TBD", "- Acme: uses it.", "")
TITLES = ("Bell", "Guide", "the inner source bell")
SLUGS = ("bell", "door", "guide", "card")
FOLDERS = ("patterns/1-initial", "patterns/2-structured", "translation/es/patterns")
LINKS = tuple(f"[see](../{folder.rpartition('/')[2]}/{slug}.md#more)" for folder in FOLDERS[:2] for slug in SLUGS)
SECTIONS = ("Problem", "Context", "Forces", "Solutions", "Known Instances", "Alias", "Extra")


def text_of(title: str) -> str:
    """Return a pattern that says something in every section but two."""
    links = "".join(f"{link}\n" for link in LINKS[::2])
    bodies = "\n".join(f"## {name}\n\nWords on {name.lower()} here.\n" for name in SECTIONS[:5])
    return f"## Title\n\n{title}\n\n## Patlet\n\nNobody hears the other. Ring.\n\n{bodies}\n{links}"


@dataclass(frozen=True)
class Step:
    """One change: of which file, what is done to it, with which words."""

    path: str
    act: str
    words: str

    def done(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the texts after the change; a change of a file that is not there begins it."""
        after = dict(texts)
        before = after.pop(self.path, None)
        if self.act == "delete":
            return after
        if before is None or self.act == "title":
            return {**after, self.path: text_of(self.words)}
        if self.act == "heading":
            return {**after, self.path: f"{before}\n## {self.words}\n\nMore words.\n"}
        return {**after, self.path: f"{before}\n{self.words}\n"}


PATHS = tuple(f"{folder}/{slug}.md" for folder in FOLDERS for slug in SLUGS)
OTHERS = ("README.md", "meta/glossary.md")


def _steps(act: str, *words: str, of: tuple[str, ...] = PATHS) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.sampled_from(of), st.just(act), st.sampled_from(words))


STEPS = st.one_of(
    _steps("append", *WORDS),
    _steps("append", *LINKS),
    _steps("heading", "More"),
    _steps("title", *TITLES),
    _steps("delete", ""),
    _steps("append", "- **Ring**: a sound.", "* [Bell](patterns/1-initial/bell.md) - *Nobody hears.*", of=OTHERS),
)


@dataclass
class Edited:
    """A library that is read again after each step, as a server does."""

    texts: dict[str, str] = field(default_factory=lambda: {path: text_of(path[-9:-3]) for path in PATHS[:6]})
    settings: str = ""

    def __post_init__(self) -> None:
        self.library = self.read(None)

    def read(self, previous: Library | None) -> Library:
        """Return the library as its files are now."""
        contents = {path: text.encode() for path, text in self.texts.items()}
        config = parse_config(self.settings, preset())
        return make_library(Files(contents, frozenset(contents)), config, previous)

    def take(self, step: Step) -> Library:
        """Carry out a step and return the library after it."""
        self.texts = step.done(self.texts)
        self.library = self.read(self.library)
        return self.library
