"""Who uses which pattern: spellings of an organization folded into one name, and what counts as a true instance."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.library.config import Config, Spellings
    from patternbook.library.model import Library
    from patternbook.pattern import KnownInstance, Pattern

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|ag|se|gmbh|ltd|limited|llc|llp|plc|corp|corporation|co|company|s\.?a\.?|n\.?v\.?|b\.?v\.?"
    r"|oy|ab|kg|e\.?v\.?|kk|pty)\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def fold_organization(name: str, spellings: Spellings) -> str:
    """Return the name that counts for an organization.

    `spellings` maps what people write to that name. Legal forms are dropped; a longer name that
    begins or ends with a known one ("BBC iPlayer & Sounds", "Banco Santander") is the known one.
    """
    bare = _LEGAL_FORM.sub("", " ".join(name.split())).strip(" .,")
    folded = bare.casefold()
    for spelling, to in _longest_first(spellings):
        if folded == spelling or folded.startswith((f"{spelling} ", f"{spelling}-")):
            return to
    return bare


@lru_cache(maxsize=16)
def _longest_first(spellings: Spellings) -> tuple[tuple[str, str], ...]:
    known = ((spelling.casefold(), to) for spelling, to in sorted(spellings.items()))
    return tuple(sorted(known, key=lambda pair: -len(pair[0])))


def true_instances(pattern: Pattern, config: Config) -> tuple[KnownInstance, ...]:
    """Return the instances of a pattern that count, as its words tell."""
    return counted_among(pattern.known_instances, config)


def counted_among(instances: Iterable[KnownInstance], config: Config) -> tuple[KnownInstance, ...]:
    """Return the instances that count: true ones, the first of each organization; each anonymous one counts."""
    seen: set[str] = set()
    counted = []
    for instance in instances:
        if not instance.is_true:
            continue
        if instance.organization is not None:
            name = fold_organization(instance.organization, config.organizations).casefold()
            if name in seen:
                continue
            seen.add(name)
        counted.append(instance)
    return tuple(counted)


def users_of(pattern: Pattern, library: Library) -> tuple[tuple[str, ...], int]:
    """Return the named organizations that use or used a pattern, and the number of instances that count."""
    return library.once_of(_users, pattern)


def _users(pattern: Pattern, library: Library) -> tuple[tuple[str, ...], int]:
    config = library.config
    counted = true_instances(pattern, config)
    names = (fold_organization(i.organization, config.organizations) for i in counted if i.organization is not None)
    return tuple(dict.fromkeys(names)), len(counted)


def adopters(patterns: Iterable[Pattern], library: Library) -> dict[str, tuple[str, ...]]:
    """Return each named organization and the slugs of the patterns it uses or used, by name."""
    found: dict[str, list[str]] = {}
    for pattern in patterns:
        for name in users_of(pattern, library)[0]:
            found.setdefault(name, []).append(pattern.slug)
    return {name: tuple(found[name]) for name in sorted(found, key=str.casefold)}
