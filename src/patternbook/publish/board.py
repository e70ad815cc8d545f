"""Whether a book shows how far its patterns are, which a library asks for, and what it shows of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import ConfigError

if TYPE_CHECKING:
    from patternbook.library import Config, Library
    from patternbook.mature.levels.review import Review
    from patternbook.mature.observations import Observations


def wants_board(config: Config) -> bool:
    """Whether the configuration says `page = true` in `[maturity]`. Raises ConfigError for what is no answer."""
    wanted = config.options.get("maturity", {}).get("page", False)
    if not isinstance(wanted, bool):
        message = f"patternbook.toml: maturity.page should be true or false, not {wanted!r}"
        raise ConfigError(message)
    return wanted


def board_of(library: Library, seen: Observations | None) -> tuple[Review, ...]:
    """Return the reviews of all patterns toward their next levels, the closest first; none unless they are wanted."""
    if not wants_board(library.config):
        return ()
    from patternbook.mature.levels.board import board  # noqa: PLC0415 - most books show no board
    from patternbook.mature.observations import NOTHING_SEEN  # noqa: PLC0415

    return board(library, seen or NOTHING_SEEN)
