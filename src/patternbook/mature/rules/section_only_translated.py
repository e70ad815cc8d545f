"""A translation has no section that the pattern lacks: what is good there belongs into the source as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Judged, Over, Rule
from patternbook.mature.scope import FRAME
from patternbook.mature.text.places import heading_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Translation
    from patternbook.mature.scope import Scope


def find(translation: Translation, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections of the template that only the translation has."""
    source = scope.library.by_slug.get(translation.of)
    if source is None:
        return
    known = {section.kind for section in source.sections} | FRAME
    for section in translation.pattern.sections:
        if section.kind not in known:
            yield Flaw(f"{source.path} has no section of this kind", heading_place(section))


RULE = Rule(
    "PAT802", "section-only-translated", "Translations have no sections of their own.",
    Over.TRANSLATION, INFO, INFO, find, Judged.CONFIRM,
)  # fmt: skip
