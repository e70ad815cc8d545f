"""Promote, demote, rename and retire a pattern: one change that keeps links, lists, maps and addresses whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from patternbook.library.assemble import NAMES
from patternbook.library.draft import Draft, PlanError
from patternbook.library.near_names import pattern_named
from patternbook.library.relink import relinked, renewed
from patternbook.library.targets import SCHEME, path_meant
from patternbook.mature.ledger import LEDGER
from patternbook.mature.overviews.following import (
    list_newly,
    relist_everywhere,
    retitle_everywhere,
    retitled_source,
    unlist,
    unmap,
)
from patternbook.mature.records import with_values
from patternbook.mature.text.status import with_status
from patternbook.mature.translation.status import TRANSLATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.library import ChangeSet, Library
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Level, Pattern

_SLUG = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True, slots=True)
class Plan:
    """A change, and what it leaves for people to do, one sentence each."""

    changes: ChangeSet
    remarks: tuple[str, ...] = ()


def refilled(path: str, library: Library, *, level: Level | None = None, slug: str = "") -> str:
    """Return the path that a pattern file has on another level or under another name."""
    for expression in library.config.pattern_paths():
        match = expression.match(path)
        if match is None:
            continue
        wanted = {"level": level.folder if level else "", "slug": slug}
        names = [name for name in match.re.groupindex if wanted.get(name)]
        for name in sorted(names, key=match.start, reverse=True):
            path = path[: match.start(name)] + wanted[name] + path[match.end(name) :]
        return path
    return path


def _files(pattern: Pattern, library: Library) -> tuple[Pattern, ...]:
    """Return a pattern in every language, the source language first."""
    found = (library.pattern(pattern.slug, language) for language in library.languages)
    return tuple(each for each in found if each is not None)


def _relink(draft: Draft, moved: Mapping[str, str], addresses: Mapping[str, str], *, anchors: bool = True) -> list[str]:
    """Bring every link of the library to where its file will be; return remarks on those that could not be.

    `moved` maps the paths of files to new ones, `addresses` web addresses to new ones. Without
    `anchors`, a link that gets another file leads to its top.
    """
    remarks = []
    for path in draft.pages():
        renew = partial(renewed, old=path, new=draft.moves.get(path, path), moved=moved)
        text, lost = relinked(draft.text(path), draft.links(path), renew if anchors else _to_top(renew))
        remarks += [f"{path}: rewrite the link to {link.destination} by hand" for link in lost]
        draft.write(path, _readdressed(text, addresses))
    return remarks


def _to_top(renew: Callable[[str], str | None]) -> Callable[[str], str | None]:
    def renew_without_anchor(destination: str) -> str | None:
        new = renew(destination)
        return None if new is None else new.partition("#")[0]

    return renew_without_anchor


def _readdressed(text: str, addresses: Mapping[str, str]) -> str:
    """Return a text with web addresses, wherever they stand, replaced."""
    if not addresses or "://" not in text:
        return text
    old = "|".join(re.escape(address) for address in sorted(addresses, reverse=True))
    return re.sub(rf"(?:{old})(?![\w-])", lambda match: addresses[match[0]], text)


def _addresses(moved: Mapping[str, str], scope: Scope) -> dict[str, str]:
    """Return the web addresses of moved files, as far as the library knows its own, and those they get."""
    starts = scope.settings.own_addresses
    return {f"{start}{old}": f"{start}{new}" for start in starts for old, new in moved.items()}


def _to_level(
    scope: Scope, records: Mapping[str, str] | None, pattern: Pattern, level: Level, under: str
) -> tuple[Draft, list[str]]:
    library, draft = scope.library, Draft(scope.library, records)
    was, will = (each >= library.config.published_from for each in (pattern.level.number, level.number))
    for each in _files(pattern, library):
        draft.write(each.path, with_status(each, library.config, level))
        draft.move(each.path, refilled(each.path, library, level=level))
    remarks = relist_everywhere(draft, scope, pattern, level)
    if will and not was:
        remarks += list_newly(draft, scope, pattern, under)
    elif was and not will:
        unlist(draft, scope, pattern, (library.config.readme,))
        unmap(draft, pattern)
    remarks += _relink(draft, draft.moves, _addresses(draft.moves, scope))
    return draft, remarks


def _beside(pattern: Pattern, library: Library, step: int) -> Level:
    levels = library.config.levels
    position = [level.number for level in levels].index(pattern.level.number) + step
    if not 0 <= position < len(levels):
        edge = "highest" if step > 0 else "lowest"
        message = f"{pattern.slug} is on the {edge} level already ({pattern.level.name})"
        raise PlanError(message)
    return levels[position]


def promote(
    slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, reason: str = "", under: str = ""
) -> Plan:
    """Plan a pattern's way to the next level.

    `records` are the texts of the files below `.patternbook`, by path. `under` is the title of the
    challenge on the mind map that a newly published pattern answers. Raises PlanError when there
    is no such pattern, challenge or level.
    """
    pattern = pattern_named(slug, scope.library)
    level = _beside(pattern, scope.library, 1)
    draft, remarks = _to_level(scope, records, pattern, level, under)
    return Plan(draft.changes(f"Promote {pattern.title} to {level.name}", reason), tuple(remarks))


def demote(slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, reason: str = "") -> Plan:
    """Plan a pattern's way to the level below; on an unpublished level it leaves contents and mind maps."""
    pattern = pattern_named(slug, scope.library)
    level = _beside(pattern, scope.library, -1)
    draft, remarks = _to_level(scope, records, pattern, level, "")
    return Plan(draft.changes(f"Demote {pattern.title} to {level.name}", reason), tuple(remarks))


def _renamed_records(draft: Draft, old: str, new: str) -> None:
    """Let everything that is recorded under a pattern's old name be found under the new one."""
    names: dict[str, str | None] = {name: new for name, to in draft.library.renamed.items() if to == old}
    names |= {old: new, new: None}
    draft.write(NAMES, with_values(draft.text(NAMES), NAMES, ("renamed",), names))
    if f"{LEDGER}/{old}.toml" in draft:
        draft.move(f"{LEDGER}/{old}.toml", f"{LEDGER}/{new}.toml")
    if TRANSLATIONS in draft:
        header = re.compile(rf"^(\s*\[[^\]\n]*\.)\"?{re.escape(old)}\"?(\s*\])", re.MULTILINE)
        draft.write(TRANSLATIONS, header.sub(rf"\g<1>{new}\g<2>", draft.text(TRANSLATIONS)))


def _book_addresses(old: str, new: str, scope: Scope) -> dict[str, str]:
    """Return the addresses of a pattern in the published book, and those it gets."""
    library, found = scope.library, {}
    for template in scope.settings.book_addresses:
        for language in library.languages if "{language}" in template else ("",):
            place = template.replace("{language}", language)
            found[place.replace("{slug}", old)] = place.replace("{slug}", new)
    return found


def rename(slug: str, new: str, scope: Scope, records: Mapping[str, str] | None = None, *, title: str = "") -> Plan:
    """Plan another name for a pattern: its file and translations, and with `title` the title that readers see.

    The old name goes into the table of names, so that its address keeps working. Raises PlanError.
    """
    library = scope.library
    pattern, draft = pattern_named(slug, library), Draft(library, records)
    if not _SLUG.fullmatch(new) or new.endswith(".md"):
        message = f"{new!r} cannot be a file name; use letters, digits and hyphens"
        raise PlanError(message)
    if new == pattern.slug and not title:
        message = f"{pattern.slug} has that name already"
        raise PlanError(message)
    if new != pattern.slug and (new in library.by_slug or any(t.of == new for t in library.translations)):
        message = f"there is a pattern {new} already; choose another name"
        raise PlanError(message)
    for each in _files(pattern, library):
        draft.move(each.path, refilled(each.path, library, slug=new))
    if title:
        draft.write(pattern.path, retitled_source(pattern, title))
        retitle_everywhere(draft, scope, pattern, title)
    if new != pattern.slug:
        _renamed_records(draft, pattern.slug, new)
    addresses = {**_addresses(draft.moves, scope), **_book_addresses(pattern.slug, new, scope)}
    remarks = _relink(draft, draft.moves, {old: to for old, to in addresses.items() if old != to})
    return Plan(draft.changes(f"Rename {pattern.title} to {title or new}"), tuple(remarks))


def _unlinked(draft: Draft, gone: frozenset[str]) -> list[str]:
    """Turn links to files that go away into plain words; return remarks on those that are written otherwise."""
    remarks = []
    for path in draft.pages():
        text, taken = draft.text(path), set()
        for link in sorted(draft.links(path), key=lambda link: link.span, reverse=True):
            if SCHEME.match(link.destination) or path_meant(path, link.destination) not in gone:
                continue
            words = re.fullmatch(r"\[(.*?)\](?:\([^\[\]]*\)|\[[^\[\]]*\])?", text[slice(*link.span)], re.DOTALL)
            if words is None:
                remarks.append(f"{path}: take out the link to {link.destination} by hand")
            else:
                # The parser leaves the empty brackets of a collapsed reference out of the link.
                text = text[: link.span.start] + words[1] + text[link.span.end :].removeprefix("[]")
                taken.add(link.destination)
        draft.write(path, _undefined(text, taken))
    return remarks


def _undefined(text: str, destinations: Iterable[str]) -> str:
    """Return a text without the reference definitions of destinations, to which no link leads any more."""
    for destination in destinations:
        definition = rf"^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?{re.escape(destination)}>?[ \t]*\n"
        text = re.sub(definition, "", text, flags=re.MULTILINE)
    return text


def retire(
    slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, replaced_by: str = "", reason: str = ""
) -> Plan:
    """Plan the end of a pattern: its files go, its name leads to `replaced_by` or is kept as retired.

    Links to it lead to the pattern that replaces it, or become plain words. Raises PlanError.
    """
    library = scope.library
    pattern, draft = pattern_named(slug, library), Draft(library, records)
    heir = pattern_named(replaced_by, library) if replaced_by else None
    if heir is pattern:
        message = f"{pattern.slug} cannot replace itself"
        raise PlanError(message)
    unlist(draft, scope, pattern)
    unmap(draft, pattern)
    files = _files(pattern, library)
    for each in files:
        draft.delete(each.path)
    if f"{LEDGER}/{pattern.slug}.toml" in draft:
        draft.delete(f"{LEDGER}/{pattern.slug}.toml")
    if heir is None:
        draft.write(NAMES, with_values(draft.text(NAMES), NAMES, ("retired",), {pattern.slug: reason}))
        remarks = _unlinked(draft, frozenset(each.path for each in files))
    else:
        names: dict[str, str | None] = {name: heir.slug for name, to in library.renamed.items() if to == pattern.slug}
        draft.write(NAMES, with_values(draft.text(NAMES), NAMES, ("renamed",), {**names, pattern.slug: heir.slug}))
        moved = {each.path: (library.pattern(heir.slug, each.language) or heir).path for each in files}
        addresses = {**_addresses(moved, scope), **_book_addresses(pattern.slug, heir.slug, scope)}
        remarks = _relink(draft, moved, addresses, anchors=False)
    return Plan(draft.changes(f"Retire {pattern.title}", reason), tuple(remarks))
