"""The keys of sections: what one is called in addresses, records and merges, whatever comes and goes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.pattern.model import Kind
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.pattern.model import Section


def keyed_sections(sections: Iterable[Section]) -> dict[str, Section]:
    """Return sections by key: the kind, else the heading as a slug; the second of a key ends in `~2`.

    A slug holds no tilde and no slash: so a heading that ends in a number takes no other section's
    key, and every key is one part of an address.
    """
    found: dict[str, Section] = {}
    for section in sections:
        name = str(section.kind) if section.kind != Kind.OTHER else title_slug(section.heading) or str(Kind.OTHER)
        key, again = name, 1
        while key in found:
            again += 1
            key = f"{name}~{again}"
        found[key] = section
    return found
