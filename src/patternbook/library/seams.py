"""The seams at which other packages add to Patternbook: what comes with it stands at them in the same way.

A seam knows things by name, each told as packages tell their entry points: `module:object`. What
others offer is off until the library's configuration names it in `[plugins]`; finding and loading it
is left to `Config.plugged`, since it needs a look at the installation.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

from patternbook.library.config import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.library.config import Config

Thing = TypeVar("Thing")

KINDS = ("rules", "formats", "sources")
"""The seams; each is a key of `[plugins]`, and with `patternbook.` before it a group of entry points."""


def named_plugins(config: Config) -> dict[str, tuple[str, ...]]:
    """Return the `[plugins]` table: for each seam the names that are on. Raises ConfigError."""
    table = config.options.get("plugins", {})
    if unknown := sorted(set(table) - set(KINDS)):
        message = f"patternbook.toml: plugins.{unknown[0]} is unknown; there are: {', '.join(KINDS)}"
        raise ConfigError(message)
    for kind, names in table.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            message = f"patternbook.toml: plugins.{kind} cannot be {names!r}; it is a list of names of entry points"
            raise ConfigError(message)
    return {kind: tuple(dict.fromkeys(names)) for kind, names in table.items()}


def _load(reference: str) -> object:
    module, _, name = reference.partition(":")
    found: object = import_module(module)
    return getattr(found, name) if name else found


class Seam(Generic[Thing]):
    """One seam: its kind, what comes with Patternbook by name, what fits, and by what a thing is known.

    Two things may not be known by the same. `fits` returns whether a thing can stand here, `what` says it in words.
    """

    def __init__(
        self,
        kind: str,
        own: Mapping[str, str],
        *,
        what: str,
        fits: Callable[[object], bool],
        known_by: Callable[[Thing], Iterable[str]] = lambda _: (),
    ) -> None:
        self.kind = kind
        self._own = own
        self._what = what
        self._fits = fits
        self._known_by = known_by

    @cached_property
    def built_in(self) -> dict[str, Thing]:
        """Everything that comes with Patternbook, by name."""
        return {name: self._checked(name, lambda name=name: _load(self._own[name])) for name in self._own}  # type: ignore[misc]

    def names(self, config: Config) -> tuple[str, ...]:
        """Return the names of all that a library has; nothing is loaded."""
        return (*self._own, *self._offered(config))

    def one(self, name: str, config: Config) -> Thing:
        """Return the thing with a name; no other is loaded. Raises ConfigError when there is none."""
        offered = self._offered(config)
        if name in self._own:
            return self._checked(name, lambda: _load(self._own[name]))
        if name not in offered:
            there = ", ".join(self.names(config))
            message = f"there is nothing called {name!r} among the {self.kind}; there are: {there}"
            raise ConfigError(message)
        return self._checked(name, offered[name])

    def every(self, config: Config) -> dict[str, Thing]:
        """Return everything that a library has, by name: what comes with Patternbook, then what others add."""
        offered = self._offered(config)
        if not offered:
            return self.built_in
        found = dict(self.built_in)
        known = {sign: "Patternbook itself" for thing in found.values() for sign in self._known_by(thing)}
        for name, load in offered.items():
            thing = self._checked(name, load)
            for sign in self._known_by(thing):
                if sign in known:
                    self._refuse(name, f"brings {sign!r}, which {known[sign]} has already; take one of them out")
                known[sign] = f"{name!r}"
            found[name] = thing
        return found

    def _offered(self, config: Config) -> Mapping[str, Callable[[], object]]:
        offered = config.plugged(self.kind)
        for name in offered:
            if name in self._own:
                self._refuse(name, "which comes with Patternbook; take it out, it is always on")
        return offered

    def _checked(self, name: str, load: Callable[[], object]) -> Thing:
        thing = load()
        if not self._fits(thing):
            self._refuse(name, f"which is no {self._what}, but {type(thing).__name__}; tell those who made it")
        return thing  # type: ignore[return-value]

    def _refuse(self, name: str, why: str) -> None:
        message = f"patternbook.toml: plugins.{self.kind} names {name!r}, {why}"
        raise ConfigError(message)
