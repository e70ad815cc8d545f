"""The tables and keys that a configuration may have; what they hold is judged by whoever reads it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from patternbook.library.config import BookConfig, ConfigError

_TABLES = frozenset(
    {
        *("approval", "asks", "book", "checks", "endings", "facets", "filling", "identify", "level_words", "library"),
        *("maturity", "organizations", "people", "plugins", "relations", "requirements", "rules", "shelf", "space"),
        *("synonyms", "template", "vocabulary"),
    }
)
_KEYS: Mapping[str, frozenset[str]] = {
    "library": frozenset(
        {"language", "patterns", "mind_maps", "pages", "readme", "committers", "exclude", "published_from", "levels"}
    ),
    "library.levels": frozenset({"number", "name", "folder"}),
    "template": frozenset({"sections"}),
    "template.sections": frozenset({"kind", "headings", "mandatory_at", "purpose"}),
    "book.*": frozenset(BookConfig.__slots__),
    "people": frozenset({"committers"}),
    "shelf": frozenset({"on", "name"}),
    "space": frozenset({"mail"}),
    "space.mail": frozenset({"host", "port", "sender"}),
    "relations": frozenset({"key"}),
    "facets.*": frozenset({"title", "values", "key"}),
    "maturity": frozenset({"page"}),
}
"""What tables may hold, those within a list by the name of the list. Others have free keys, or a reader that asks."""


def _places(values: Mapping[str, Any], *where: str) -> Iterator[tuple[tuple[str, ...], str, object]]:
    """Yield for each key, at every depth, the tables that it stands in, itself, and its value."""
    for key, value in values.items():
        yield where, key, value
        for table in value if isinstance(value, list) else [value]:
            if isinstance(table, Mapping):
                yield from _places(table, *where, key)


def _known(where: tuple[str, ...], value: object, plugins: frozenset[str]) -> frozenset[str] | None:
    """Return the keys that a table may have where one of them has this value, None for any."""
    if not where:
        return _TABLES | plugins
    if where == ("book",):
        return None if isinstance(value, Mapping) else _KEYS["book.*"]
    return _KEYS.get(".".join(where)) or _KEYS.get(".".join((*where[:-1], "*")))


@lru_cache(maxsize=32)
def refuse_unknown(text: str) -> None:
    """Raise ConfigError for a table or key that nothing reads, which is most likely misspelled.

    A table named like a plugin that is on belongs to the plugin. This is asked of the file that
    people can mend now: an old revision may name what has been renamed since.
    """
    values = tomllib.loads(text)
    lists = values.get("plugins", {})
    named = lists.values() if isinstance(lists, dict) else ()
    plugins = frozenset(name for names in named if isinstance(names, list) for name in map(str, names))
    for where, key, value in _places(values):
        known = _known(where, value, plugins)
        if known is not None and key not in known:
            place = ".".join((*where, key)) if where else f"[{key}]"
            message = f"patternbook.toml: {place} is unknown; there are: {', '.join(sorted(known))}"
            raise ConfigError(message)
