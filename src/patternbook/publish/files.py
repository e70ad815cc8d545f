"""The files of a rendered book: a mapping that makes a file's bytes when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

Files: TypeAlias = Mapping[str, bytes]
"""What a format makes of a book: bytes by path, with forward slashes."""


class Recipe(NamedTuple):
    """How a file is made, and everything it is made from: equal inputs give equal bytes."""

    make: Callable[[], bytes]
    inputs: object


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
        self._made: dict[str, tuple[object, bytes]] = dict(previous._made) if previous else {}

    def __getitem__(self, path: str) -> bytes:
        recipe = self._recipes[path]
        known = self._made.get(path)
        if known is not None and known[0] == recipe.inputs:
            return known[1]
        made = recipe.make()
        if self._remember:
            self._made[path] = (recipe.inputs, made)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._recipes)

    def __len__(self) -> int:
        return len(self._recipes)

    def is_fresh(self, path: str) -> bool:
        """Whether a file's bytes are known already, so that asking for it costs nothing."""
        known = self._made.get(path)
        return known is not None and known[0] == self._recipes[path].inputs
