"""Link what was said with the patterns that are known already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.discover.index import make_index
from patternbook.discover.search import SearchIndex
from patternbook.identify.model import Resemblance

if TYPE_CHECKING:
    from patternbook.library import Library

NEAREST = 5
_LONGEST = 1_500


@dataclass(frozen=True)
class Links:
    """The known patterns, made ready to be found by what somebody said."""

    index: SearchIndex

    @classmethod
    def of(cls, library: Library, language: str) -> Links:
        """Return the links to the patterns of a library."""
        return cls(SearchIndex(make_index(library, language)))

    def nearest(self, text: str) -> tuple[Resemblance, ...]:
        """Return the five patterns that are nearest to a text, nearest first."""
        hits = self.index.search(text[:_LONGEST], NEAREST)
        titles = {entry.slug: entry.title for entry in self.index.entries}
        best = hits[0].score if hits else 1
        return tuple(Resemblance(hit.slug, titles[hit.slug], round(hit.score / best, 3)) for hit in hits)
