"""The files of a rendered book: a mapping that makes a file's bytes when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

Files: TypeAlias = Mapping[str, bytes]
"""What a format makes of a book: bytes by path, with forward slashes."""


class Recipe(NamedTuple):
    """How a file is made, and from what: `make` gets the inputs and nothing else, so equal inputs give equal bytes.

    `inputs` is asked for when the file is, for it may take work of its own.
    """

    make: Callable[..., bytes | str]
    inputs: Callable[[], tuple[Any, ...]]


def recipe(make: Callable[..., bytes | str], *inputs: Any) -> Recipe:  # noqa: ANN401 - values of any file
    """Return a recipe whose inputs are at hand."""
    return Recipe(make, lambda: inputs)


def _collected(group: Callable[[], Iterable[tuple[str, Recipe]]]) -> dict[str, Recipe]:
    return dict(group())


class Groups(Mapping[str, Recipe]):
    """Recipes in groups that have no path in common; one is put together when no group before it has a path."""

    def __init__(self, *groups: Callable[[], Iterable[tuple[str, Recipe]]]) -> None:
        self._groups = [cache(partial(_collected, group)) for group in groups]

    def _each(self) -> Iterator[dict[str, Recipe]]:
        return (group() for group in self._groups)

    def __getitem__(self, path: str) -> Recipe:
        for made in self._each():
            if path in made:
                return made[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._each())

    def __len__(self) -> int:
        return sum(map(len, self._each()))


class LazyFiles(Mapping[str, bytes]):
    """Files made on demand, so that a server renders one page and a build never holds them all.

    With `remember`, what was made is kept. With the files of an earlier rendering, a file whose
    inputs are the same is taken from there instead of being made again.
    """

    def __init__(
        self, recipes: Mapping[str, Recipe], *, remember: bool = False, previous: LazyFiles | None = None
    ) -> None:
        self._recipes = recipes
        self._remember = remember
        self._made: dict[str, bytes] = {}
        self._known: dict[str, tuple[tuple[Any, ...], bytes]] = dict(previous._known) if previous is not None else {}  # noqa: SLF001 - its own kind

    def __getitem__(self, path: str) -> bytes:
        if (made := self._made.get(path)) is not None:
            return made
        recipe = self._recipes[path]
        inputs = recipe.inputs()
        known = self._known.get(path)
        data = known[1] if known is not None and known[0] == inputs else _bytes(recipe.make(*inputs))
        if self._remember:
            self._made[path] = data
            self._known[path] = inputs, data
        return data

    def forget(self, path: str) -> None:
        """Keep a file no longer; whoever asks for it again gets the same bytes, made anew."""
        self._made.pop(path, None)
        self._known.pop(path, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._recipes)

    def __len__(self) -> int:
        return len(self._recipes)


def _bytes(made: bytes | str) -> bytes:
    return made.encode() if isinstance(made, str) else made
