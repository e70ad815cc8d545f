"""What a library asks of identifying: the `[identify]` table of its configuration."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from patternbook.library import ConfigError

if TYPE_CHECKING:
    from patternbook.library import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key of `[identify]`.

    `worth` is the opinion from which a segment is worth a look; `known` the confidence from which a
    known pattern is taken for an answer. `theme` are words of which a segment has to hold `theme_words`
    different ones to be about what the library is about; without any, the opinion alone says so.
    `writer_url` and `writer_model` name an endpoint for drafts, `writer_may_see` the policies whose
    words may leave the machine.
    """

    worth: float = 0.5
    known: float = 0.5
    theme: tuple[str, ...] = ()
    theme_words: int = 1
    keep_words: tuple[str, ...] = ()
    largest_member: int = 50_000_000
    largest_source: int = 2_000_000_000
    largest_ratio: int = 200
    most_members: int = 200_000
    writer_url: str = ""
    writer_model: str = ""
    writer_may_see: tuple[str, ...] = ("public",)


def read_settings(config: Config) -> Settings:
    """Return the `[identify]` table of a configuration. Raises ConfigError for an unknown key or a wrong value."""
    table = config.options.get("identify", {})
    defaults = Settings()
    known = {each.name for each in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            message = f"patternbook.toml: identify.{key} is unknown; there are: {', '.join(sorted(known))}"
            raise ConfigError(message)
        default = getattr(defaults, key)
        given = tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value
        given = float(given) if isinstance(default, float) and isinstance(given, int) else given
        if type(given) is not type(default):
            message = f"patternbook.toml: identify.{key} cannot be {value!r}; see docs/identify.md for what it may be"
            raise ConfigError(message)
        values[key] = given
    return Settings(**values)
