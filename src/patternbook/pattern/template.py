"""The form of a pattern as data: which sections, how languages spell them, from which level on they are mandatory."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from patternbook.pattern.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPTIONAL = re.compile(r"\s*[(（](?:optional|opcional)\b[^)）]*[)）]\s*$", re.IGNORECASE)
_EDGES = re.compile(r"^[\s#*_:.-]+|[\s#*_:.-]+$")


@lru_cache(maxsize=4096)
def normal_heading(heading: str) -> str:
    """Fold what authors vary in a heading: case, width, spaces, edge punctuation, "(optional)"."""
    text = _OPTIONAL.sub("", unicodedata.normalize("NFKC", heading).strip())
    return " ".join(_EDGES.sub("", text).casefold().split())


@dataclass(frozen=True, slots=True)
class SectionForm:
    """What the template says of one kind of section.

    `headings` maps a language to its spellings, the preferred one first. `mandatory_at` is the
    number of the lowest level that demands the section, None if none does. `purpose` is one
    sentence for the author who fills it in.
    """

    kind: str
    headings: Mapping[str, tuple[str, ...]]
    mandatory_at: int | None = None
    purpose: str = ""


class Template:
    """The sections of a pattern in one language, in order.

    A heading is looked up in the template's own language first, then in the source language,
    since translators leave some headings as they are.
    """

    __slots__ = ("_kinds", "forms", "language", "source_language")

    def __init__(self, forms: tuple[SectionForm, ...], language: str = "en", source_language: str = "en") -> None:
        self.forms = forms
        self.language = language
        self.source_language = source_language
        self._kinds: dict[str, str] = {}
        for spoken in (source_language, language):
            for form in forms:
                self._kinds.update((normal_heading(heading), form.kind) for heading in form.headings.get(spoken, ()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Template):
            return NotImplemented
        mine, theirs = ((t.language, t.source_language, t.forms) for t in (self, other))
        return self is other or mine == theirs

    def __hash__(self) -> int:
        return hash((self.language, self.source_language, len(self.forms)))

    def kind_of(self, heading: str) -> str:
        """Return the kind that a heading's words mean, OTHER if the template does not know them."""
        return self._kinds.get(normal_heading(heading), Kind.OTHER)

    def form(self, kind: str) -> SectionForm | None:
        """Return what the template says of a kind, or None."""
        return next((form for form in self.forms if form.kind == kind), None)

    def heading(self, kind: str) -> str:
        """Return the preferred heading of a kind in the template's language, else in the source language.

        Raises KeyError for a kind that the template does not have.
        """
        form = self.form(kind)
        if form is None:
            raise KeyError(kind)
        for spoken in (self.language, self.source_language):
            if spellings := form.headings.get(spoken):
                return spellings[0]
        return kind

    def mandatory(self, level: int) -> tuple[str, ...]:
        """Return the kinds that a pattern of a level must have, in order."""
        return tuple(f.kind for f in self.forms if f.mandatory_at is not None and f.mandatory_at <= level)

    def order(self, kind: str) -> int | None:
        """Return the position of a kind in the form, None for kinds without a place."""
        return next((i for i, form in enumerate(self.forms) if form.kind == kind), None)
