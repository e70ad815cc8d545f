"""The numbers and names that rules go by, from the `[checks]` and `[rules]` tables of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from patternbook.library import ConfigError, Severity
from patternbook.library.config import texts

if TYPE_CHECKING:
    from patternbook.library import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key of `[checks]`.

    `instances` maps the number of a level to the instances it asks for. `own_addresses` are
    beginnings of web addresses that are followed by a path of this library; `book_addresses` are
    templates of those of its patterns in a book. `template`, `glossary` and `pictures` are paths in the library,
    `contents` templates of the paths of tables of contents, `ignored_links` regular expressions of
    addresses that are not asked, `link_days` the number of different days on which a link has to fail
    to be dead, `vocabularies` templates of the paths of files with words that other tools were told of.
    """

    template: str = ""
    glossary: str = ""
    pictures: str = ""
    title_words: int = 5
    patlet_words: int = 100
    instances: Mapping[str, int] = field(default_factory=dict)
    related_from: int = 2
    sketch_from: int = 3
    reviews_from: int = 3
    reviews: int = 2
    lazy_consensus_hours: int = 72
    minimum_votes: int = 0
    stale_after_days: int = 1460
    contents: tuple[str, ...] = ()
    own_addresses: tuple[str, ...] = ()
    book_addresses: tuple[str, ...] = ()
    untrusted_hosts: tuple[str, ...] = ()
    ignored_links: tuple[str, ...] = ()
    link_days: int = 3
    extra_sections: tuple[str, ...] = ()
    implied_words: tuple[str, ...] = ()
    vocabularies: tuple[str, ...] = ()

    def instances_for(self, level: int) -> int:
        """Return how many true instances a level asks for: its own number, else that of the next lower level."""
        asked = [count for number, count in self.instances.items() if int(number) <= level]
        return max(asked, default=0)


_SEVERITIES = {"off": None, "info": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}


def _value(key: str, value: Any, default: object) -> Any:  # noqa: ANN401 - TOML values are untyped
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    numbers = isinstance(value, Mapping) and all(k.isdigit() and isinstance(n, int) for k, n in value.items())
    if key == "instances" and numbers:
        return value
    if type(value) is type(default) and key != "instances":
        return value
    message = f"patternbook.toml: checks.{key} cannot be {value!r}; see docs/checks.md for what it may be"
    raise ConfigError(message)


def read_settings(config: Config) -> Settings:
    """Return the `[checks]` table of a configuration. Raises ConfigError for an unknown key or a wrong value."""
    table = config.options.get("checks", {})
    defaults = Settings()
    known = {f.name for f in fields(Settings)}
    if unknown := sorted(set(table) - known):
        message = f"patternbook.toml: checks.{unknown[0]} is unknown; there are: {', '.join(sorted(known))}"
        raise ConfigError(message)
    return Settings(**{key: _value(key, value, getattr(defaults, key)) for key, value in table.items()})


def read_vocabulary(config: Config) -> frozenset[str]:
    """Return the words of the `[vocabulary]` table, whatever its lists are called. Raises ConfigError."""
    found: set[str] = set()
    for name, words in config.options.get("vocabulary", {}).items():
        found.update(word.casefold() for word in texts(words, f"vocabulary.{name}"))
    return frozenset(found)


def read_severities(config: Config, known: Mapping[str, str]) -> dict[str, Severity | None]:
    """Return the `[rules]` table as a mapping from code to severity, None for a rule that is off.

    `known` maps every code and every name of a rule to its code. Raises ConfigError for others.
    """
    chosen: dict[str, Severity | None] = {}
    for key, value in config.options.get("rules", {}).items():
        if key not in known:
            message = f"patternbook.toml: there is no rule {key!r} as [rules] says; `patternbook rule` lists all"
            raise ConfigError(message)
        if value not in _SEVERITIES:
            message = f"patternbook.toml: rules.{key} is {value!r}; it may be {', '.join(_SEVERITIES)}"
            raise ConfigError(message)
        chosen[known[key]] = _SEVERITIES[value]
    return chosen
