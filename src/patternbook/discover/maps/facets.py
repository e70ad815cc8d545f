"""Facets: further ways to group patterns, which a library's configuration names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.library import ConfigError
from patternbook.library.config import expected, texts
from patternbook.pattern.frontmatter import front_matter_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.library import Library


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to group patterns: its title by language, and the slugs of the patterns for each of its values."""

    name: str
    titles: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]

    def title(self, language: str, source_language: str) -> str:
        """Return the title in a language, else in the source language, else the name."""
        return self.titles.get(language) or self.titles.get(source_language) or self.name


def facets(library: Library) -> tuple[Facet, ...]:
    """Return the facets that the configuration names, in its order.

    `[facets.audience]` has a `title`, and either `values`, a table from value to slugs, or `key`,
    the key in the front matter of patterns that holds their values. Raises ConfigError.
    """
    return tuple(_facet(library, name, table) for name, table in library.config.options.get("facets", {}).items())


def _facet(library: Library, name: str, table: Any) -> Facet:  # noqa: ANN401 - TOML values are untyped
    if not isinstance(table, dict) or not (table.get("key") or table.get("values")):
        message = f"patternbook.toml: facets.{name} needs `key`, a key of the front matter, or `values`, slugs by value"
        raise ConfigError(message)
    title = table.get("title", name)
    titles = title if isinstance(title, dict) else {library.config.source_language: str(title)}
    given = expected(table.get("values", {}), dict, f"facets.{name}.values")
    named = {value: list(texts(slugs, f"facets.{name}.values.{value}")) for value, slugs in given.items()}
    for pattern in library.patterns if table.get("key") else ():
        for value, _ in front_matter_list(pattern.source, str(table["key"])):
            named.setdefault(value, []).append(pattern.slug)
    order = named if given else sorted(named, key=str.casefold)
    return Facet(name, titles, {value: tuple(s for s in named[value] if s in library.by_slug) for value in order})
