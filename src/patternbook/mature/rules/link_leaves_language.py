"""A translated page links to translated pages where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library import Fix, Replacement, ToPattern
from patternbook.library.links.relinking import link_to
from patternbook.mature.rule import INFO, Flaw, Over, Rule
from patternbook.mature.text.places import destination_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Translation
    from patternbook.mature.scope import Scope


def find(translation: Translation, scope: Scope) -> Iterator[Flaw]:
    """Yield the links from a translation to a pattern in another language that exists in the page's own."""
    page = translation.pattern
    for link, target in scope.targets(page):
        if not isinstance(target, ToPattern) or target.language == page.language or link.is_image:
            continue
        own = scope.library.pattern(target.slug, page.language)
        if own is not None:
            place = destination_place(page, link)
            relative = link_to(own.path, page.path)
            fix = None if place is None or target.anchor else Fix((Replacement(page.path, place, relative),), safe=True)
            yield Flaw(f"{target.path} exists in this language: {relative}", link.span, fix)


RULE = Rule(
    "PAT612", "link-leaves-language", "Translations link to translations.", Over.TRANSLATION, INFO, INFO, find
)  # fmt: skip
