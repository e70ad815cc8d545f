"""The files of a rendered book: a mapping that makes a file's bytes when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

Files: TypeAlias = Mapping[str, bytes]
"""What a format makes of a book: bytes by path, with forward slashes."""


Made = TypeVar("Made")


class Recipe(NamedTuple, Generic[Made]):
    """How something is made, and everything it is made from: equal inputs give equal results."""

    make: Callable[[], Made]
    inputs: object


class LazyFiles(Mapping[str, bytes]):
    """Files made on demand, so that a server renders one page and a build never holds them all.

    `recipes` makes single files. `groups` makes several at once, whose names are only known when
    they are made; each maps a prefix to what makes names below it and their bytes.

    With `remember`, what was made is kept. With the files of an earlier rendering, a file whose
    inputs are the same is taken from there instead of being made again.
    """

    def __init__(
        self,
        recipes: Mapping[str, Recipe[bytes]],
        groups: Mapping[str, Recipe[Mapping[str, bytes]]] | None = None,
        *,
        remember: bool = False,
        previous: LazyFiles | None = None,
    ) -> None:
        self._recipes = recipes
        self._groups = groups or {}
        self._remember = remember
        self._whole: dict[str, Mapping[str, bytes]] = {}
        self._made: dict[str, tuple[object, Any]] = dict(previous._made) if previous is not None else {}  # noqa: SLF001 - its own kind

    def _of(self, name: str, recipe: Recipe[Made]) -> Made:
        """Return what a recipe makes, from what is remembered if its inputs are the same."""
        known = self._made.get(name)
        if known is not None and known[0] == recipe.inputs:
            made: Made = known[1]
            return made
        made = recipe.make()
        if self._remember:
            self._made[name] = (recipe.inputs, made)
        return made

    def _group(self, prefix: str) -> Mapping[str, bytes]:
        """Return the files of a group, made once."""
        if prefix not in self._whole:
            self._whole[prefix] = self._of(prefix, self._groups[prefix])
        return self._whole[prefix]

    def __getitem__(self, path: str) -> bytes:
        recipe = self._recipes.get(path)
        if recipe is not None:
            return self._of(path, recipe)
        for prefix in self._groups:
            if path.startswith(prefix):
                return self._group(prefix)[path.removeprefix(prefix)]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        yield from self._recipes
        for prefix in self._groups:
            yield from (prefix + name for name in self._group(prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)
