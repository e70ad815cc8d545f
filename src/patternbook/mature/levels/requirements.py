"""What each level asks for, read from the configuration: one place for requirements, forms and documentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from patternbook.library import ConfigError

if TYPE_CHECKING:
    from patternbook.library import Config


class JudgedBy(StrEnum):
    """Who has the last word on a requirement."""

    RULE = "rule"
    OBSERVATION = "observation"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a level asks of a pattern.

    `rules` are names of rules that find nothing when it is met. `observes` names what has to have
    been looked at ("links"), `evidence` what people record ("reviews" or "consensus").
    """

    id: str
    level: int
    text: str
    judged_by: JudgedBy
    rules: tuple[str, ...] = ()
    observes: str = ""
    evidence: str = ""


MIND_MAP = "mind-map"
"""What a requirement observes that a promotion itself can bring about: the pattern's place on the map."""

_KEYS = frozenset(Requirement.__slots__)
_EVIDENCE = frozenset({"", "reviews", "consensus"})


def _read(row: dict[str, Any], config: Config) -> Requirement:
    name = row.get("id", "?")
    try:
        found = Requirement(**{**row, "judged_by": JudgedBy(row["judged_by"]), "rules": tuple(row.get("rules", ()))})
    except (KeyError, TypeError, ValueError) as error:
        keys = ", ".join(sorted(_KEYS))
        message = f"patternbook.toml: the requirement {name!r} cannot be read ({error}); it has {keys}"
        raise ConfigError(message) from error
    if found.level not in {level.number for level in config.levels} or found.evidence not in _EVIDENCE:
        message = f"patternbook.toml: the requirement {name!r} names a level or an evidence that does not exist"
        raise ConfigError(message)
    return found


def read_requirements(config: Config) -> tuple[Requirement, ...]:
    """Return what the levels ask for, lowest level first. Raises ConfigError."""
    rows = config.options.get("requirements", ())
    return tuple(sorted((_read(dict(row), config) for row in rows), key=lambda requirement: requirement.level))
