"""Join a proposal with what the library says now, in the object database: patterns section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygit2
from pygit2.enums import DeltaStatus, FileMode

from patternbook.collaborate.git.repository import blob_in, steadily
from patternbook.collaborate.proposals.forge import Clash
from patternbook.pattern.merging import merge, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from patternbook.collaborate.git.repository import Repository
    from patternbook.library import Config
    from patternbook.pattern import Template


@dataclass(frozen=True, slots=True)
class Joined:
    """The tree that two versions give, and what clashes; the tree then holds the words that stand now."""

    tree: pygit2.Oid
    clashes: tuple[Clash, ...] = ()


def _name_of(path: str, config: Config) -> tuple[str, str] | None:
    """Return language and slug of the pattern at a path, None for a file that is no pattern."""
    for expression in config.pattern_paths():
        if match := expression.match(path):
            named = match.groupdict()
            slug = named.get("slug") or path.rpartition("/")[2].removesuffix(".md")
            return (named.get("language") or config.source_language).lower(), slug
    return None


def template_of(path: str, config: Config) -> Template | None:
    """Return the template of the pattern at a path, None for a file that is no pattern."""
    name = _name_of(path, config)
    return config.template(name[0]) if name else None


def _added(before: pygit2.Tree, after: pygit2.Tree) -> Iterator[str]:
    """Yield the paths of files that are new in a tree."""
    for delta in before.diff_to_tree(after).deltas:
        if delta.status is DeltaStatus.ADDED and delta.new_file.path is not None:
            yield delta.new_file.path


def _changed(before: pygit2.Tree, after: pygit2.Tree) -> set[str]:
    """Return the paths of files that are different in two trees."""
    return {
        path
        for delta in before.diff_to_tree(after).deltas
        for path in (delta.old_file.path, delta.new_file.path)
        if path is not None
    }


def _paths(tree: pygit2.Tree, folder: str = "") -> Iterator[str]:
    """Yield the path of every file below a tree."""
    for entry in tree:
        path = f"{folder}/{entry.name}" if folder else entry.name or ""
        if isinstance(entry, pygit2.Tree):
            yield from _paths(entry, path)
        else:
            yield path


def _text(tree: pygit2.Tree, path: str) -> str | None:
    """Return the text of a file in a tree, None where there is no file or it is no text."""
    blob = blob_in(tree, path)
    try:
        return blob.data.decode() if blob is not None else None
    except UnicodeDecodeError:
        return None


class Join:
    """Two versions of the library that come from a common one, about to be joined."""

    def __init__(self, repository: Repository, tip: pygit2.Commit, head: pygit2.Commit, config: Config) -> None:
        self.repository = repository
        self.git = repository.git
        self.config = config
        found = self.git.merge_base(tip.id, head.id)
        self.base = self.git[found].peel(pygit2.Tree) if found else self._nothing()
        self.tip, self.head = tip.tree, head.tree

    def _nothing(self) -> pygit2.Tree:
        return self.git[steadily(self.git.TreeBuilder().write)].peel(pygit2.Tree)

    def join(self, chosen: Mapping[Clash, str]) -> Joined:
        """Join; `chosen` gives the words for what clashes."""
        index = self.git.merge_trees(self.base, self.tip, self.head)
        both = _changed(self.base, self.tip) & _changed(self.base, self.head)
        entries = [entry for conflict in index.conflicts or () for entry in conflict if entry is not None]
        clashes = self._twins(index, chosen)
        for path in sorted({*both, *(entry.path for entry in entries)}):
            clashes += self._file(index, path, chosen)
        return Joined(steadily(index.write_tree, self.git), tuple(clashes))

    def _inside(self, path: str) -> str:
        return path.removeprefix(f"{self.repository.prefix}/") if self.repository.prefix else path

    def _named(self, paths: Iterable[str]) -> dict[tuple[str, str], str]:
        return {name: path for path in paths if (name := _name_of(self._inside(path), self.config))}

    def _twins(self, index: pygit2.Index, chosen: Mapping[Clash, str]) -> list[Clash]:
        """Join files that both sides began for one pattern at different paths, in the place that it has now.

        So it is when a shelf has notes on a pattern by now that were begun on another of its levels.
        """
        theirs, ours = (self._named(_added(self.base, tree)) for tree in (self.head, self.tip))
        found = {name: (ours[name], path) for name, path in theirs.items() if ours.get(name, path) != path}
        before = self._named(_paths(self.base)) if found else {}
        clashes: list[Clash] = []
        for name, (path, other) in found.items():
            now, proposed = _text(self.tip, path), _text(self.head, other)
            if name not in before and now is not None and proposed is not None:
                index.remove(other)
                places, template = (path, self._inside(path)), self.config.template(name[0])
                clashes += self._pattern(index, places, ("", now, proposed), template, chosen)
        return clashes

    def _file(self, index: pygit2.Index, path: str, chosen: Mapping[Clash, str]) -> list[Clash]:
        """Put one file that both changed into the index; return what clashes in it."""
        inside = self._inside(path)
        texts = [_text(tree, path) for tree in (self.base, self.tip, self.head)]
        before, ours, theirs = texts
        template = template_of(inside, self.config)
        if template is not None and ours is not None and theirs is not None:
            return self._pattern(index, (path, inside), (before or "", ours, theirs), template, chosen)
        if not _is_conflict(index, path):
            return []
        clash = Clash(inside, "", *(text or "" for text in texts))
        self._put(index, path, chosen.get(clash, ours))
        return [] if clash in chosen else [clash]

    def _pattern(
        self,
        index: pygit2.Index,
        paths: tuple[str, str],
        texts: tuple[str, str, str],
        template: Template,
        chosen: Mapping[Clash, str],
    ) -> list[Clash]:
        path, inside = paths
        merged = merge(*texts, template)
        clashes = [Clash(inside, c.key, c.before, c.ours, c.theirs) for c in merged.conflicts]
        own = {clash.section: chosen[clash] for clash in clashes if clash in chosen}
        self._put(index, path, settled(merged.text, own, template) if own else merged.text)
        return [clash for clash in clashes if clash not in chosen]

    def _put(self, index: pygit2.Index, path: str, text: str | None) -> None:
        """Let the index hold one text for a path, or no file, whatever was in conflict there."""
        if _is_conflict(index, path):
            del index.conflicts[path]
        if text is not None:
            mode = self.tip[path].filemode if path in self.tip else FileMode.BLOB
            index.add(pygit2.IndexEntry(path, steadily(self.git.create_blob, text.encode()), FileMode(mode)))


def _is_conflict(index: pygit2.Index, path: str) -> bool:
    return index.conflicts is not None and path in index.conflicts
