"""Find what the packages installed here offer to a library, as entry points: `patternbook.rules` and the like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from patternbook.library import Config, ConfigError
from patternbook.library.seams import named_plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.metadata import EntryPoint


@dataclass(frozen=True, slots=True)
class Installed:
    """What a configuration names among all that is installed; called with the kind of a seam.

    Entry points are looked for when they are asked for, since most libraries name none. A copy in
    another process looks among the packages of that one.
    """

    named: tuple[tuple[str, tuple[str, ...]], ...]

    def __call__(self, kind: str) -> Mapping[str, Callable[[], object]]:
        """Return by name what loads each thing. Raises ConfigError for a name that nothing or too much offers."""
        names = dict(self.named).get(kind, ())
        if not names:
            return {}
        from importlib.metadata import entry_points  # noqa: PLC0415 - most libraries have no plugins

        offers = tuple(entry_points(group=f"patternbook.{kind}"))
        return {name: _loader(kind, _chosen(kind, name, offers)) for name in names}


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "a package without a name"


def _chosen(kind: str, name: str, offers: tuple[EntryPoint, ...]) -> EntryPoint:
    found = [entry for entry in offers if entry.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        packages = " and ".join(sorted(_package(entry) for entry in found))
        why = f"which {packages} both offer; uninstall one of them"
    else:
        there = ", ".join(sorted({entry.name for entry in offers})) or "none"
        why = f"which no installed package offers (offered here: {there}); install the package, or take the name out"
    message = f"patternbook.toml: plugins.{kind} names {name!r}, {why}"
    raise ConfigError(message)


def _loader(kind: str, entry: EntryPoint) -> Callable[[], object]:
    def load() -> object:
        try:
            return entry.load()
        except Exception as error:
            message = (
                f"patternbook.toml: plugins.{kind} names {entry.name!r} of {_package(entry)}, which cannot be loaded "
                f"({type(error).__name__}: {error}); mend or update that package, or take the name out"
            )
            raise ConfigError(message) from error

    return load


def with_plugins(config: Config) -> Config:
    """Return a configuration that finds what it names. Raises ConfigError for a table that cannot be used."""
    named = named_plugins(config)
    return replace(config, plugged=Installed(tuple(named.items()))) if named else config
