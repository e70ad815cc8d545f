"""Rename and retire a pattern: one change after which its old address still leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library.assemble import NAMES
from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.near_names import own_pattern_named, pattern_named
from patternbook.mature.ledger import LEDGER
from patternbook.mature.lifecycle.plan import Plan, in_every_language, refilled
from patternbook.mature.lifecycle.relinking import book_addresses, relink, unlink, web_addresses
from patternbook.mature.overviews.following import retitle_everywhere, retitled_source, unlist, unmap
from patternbook.mature.records import with_values
from patternbook.mature.translation.bases import TRANSLATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.mature.scope import Scope

_SLUG = re.compile(r"\w[\w.-]*")


def rename(slug: str, new: str, scope: Scope, records: Mapping[str, str] | None = None, *, title: str = "") -> Plan:
    """Plan another name for a pattern: its file and translations, and with `title` the title that readers see.

    The old name goes into the table of names, so that its address keeps working. Raises PlanError.
    """
    library = scope.library
    pattern, draft = own_pattern_named(slug, library), Draft(library, records)
    if not _SLUG.fullmatch(new) or new.endswith(".md"):
        message = f"{new!r} cannot be a file name; use letters, digits and hyphens"
        raise PlanError(message)
    if new == pattern.slug and not title:
        message = f"{pattern.slug} has that name already"
        raise PlanError(message)
    if new != pattern.slug and (new in library.by_slug or any(t.of == new for t in library.translations)):
        message = f"there is a pattern {new} already; choose another name"
        raise PlanError(message)
    for each in in_every_language(pattern, library):
        draft.move(each.path, refilled(each.path, library, slug=new))
    if title:
        draft.write(pattern.path, retitled_source(pattern, title))
        retitle_everywhere(draft, scope, pattern, title)
    if new != pattern.slug:
        _renamed_records(draft, pattern.slug, new)
    addresses = {**web_addresses(draft.moves, scope), **book_addresses(pattern.slug, new, scope)}
    remarks = relink(draft, draft.moves, {old: to for old, to in addresses.items() if old != to})
    return Plan(draft.changes(f"Rename {pattern.title} to {title or new}"), tuple(remarks))


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


def retire(
    slug: str, scope: Scope, records: Mapping[str, str] | None = None, *, replaced_by: str = "", reason: str = ""
) -> Plan:
    """Plan the end of a pattern: its files go, its name leads to `replaced_by` or is kept as retired.

    Links to it lead to the pattern that replaces it, or become plain words. Raises PlanError.
    """
    library = scope.library
    pattern, draft = own_pattern_named(slug, library), Draft(library, records)
    heir = pattern_named(replaced_by, library) if replaced_by else None
    if heir is pattern:
        message = f"{pattern.slug} cannot replace itself"
        raise PlanError(message)
    unlist(draft, scope, pattern)
    unmap(draft, pattern)
    files = in_every_language(pattern, library)
    for each in files:
        draft.delete(each.path)
    if f"{LEDGER}/{pattern.slug}.toml" in draft:
        draft.delete(f"{LEDGER}/{pattern.slug}.toml")
    if heir is None:
        draft.write(NAMES, with_values(draft.text(NAMES), NAMES, ("retired",), {pattern.slug: reason}))
        remarks = unlink(draft, frozenset(each.path for each in files))
    else:
        names: dict[str, str | None] = {name: heir.slug for name, to in library.renamed.items() if to == pattern.slug}
        draft.write(NAMES, with_values(draft.text(NAMES), NAMES, ("renamed",), {**names, pattern.slug: heir.slug}))
        moved = {each.path: (library.pattern(heir.slug, each.language) or heir).path for each in files}
        addresses = {**web_addresses(moved, scope), **book_addresses(pattern.slug, heir.slug, scope)}
        remarks = relink(draft, moved, addresses, anchors=False)
    return Plan(draft.changes(f"Retire {pattern.title}", reason), tuple(remarks))
