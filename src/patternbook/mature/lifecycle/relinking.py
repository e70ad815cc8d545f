"""Keep every link of a library whole while files move: rewritten to where they go, or turned into plain words."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from patternbook.library.links.relinking import relinked, renewed
from patternbook.library.links.targets import SCHEME, path_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from patternbook.library.changes.draft import Draft
    from patternbook.mature.scope import Scope


def relink(draft: Draft, moved: Mapping[str, str], addresses: Mapping[str, str], *, anchors: bool = True) -> list[str]:
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


def web_addresses(moved: Mapping[str, str], scope: Scope) -> dict[str, str]:
    """Return the web addresses of moved files, as far as the library knows its own, and those they get."""
    starts = scope.settings.own_addresses
    return {f"{start}{old}": f"{start}{new}" for start in starts for old, new in moved.items()}


def book_addresses(old: str, new: str, scope: Scope) -> dict[str, str]:
    """Return the addresses of a pattern in the published book, and those it gets."""
    library, found = scope.library, {}
    for template in scope.settings.book_addresses:
        for language in library.languages if "{language}" in template else ("",):
            place = template.replace("{language}", language)
            found[place.replace("{slug}", old)] = place.replace("{slug}", new)
    return found


def unlink(draft: Draft, gone: frozenset[str]) -> list[str]:
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
