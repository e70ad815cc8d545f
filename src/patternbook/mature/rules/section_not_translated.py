"""A translation has every section of the pattern that it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.rule import INFO, Flaw, Over, Rule
from patternbook.mature.scope import FRAME
from patternbook.pattern import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Translation
    from patternbook.mature.scope import Scope


def find(translation: Translation, scope: Scope) -> Iterator[Flaw]:
    """Yield the sections with content in the source that the translation lacks."""
    source = scope.library.by_slug.get(translation.of)
    present = {section.kind for section in translation.pattern.sections}
    for section in source.sections if source else ():
        if section.kind not in FRAME and section.kind not in present and not is_placeholder(section.body):
            present.add(section.kind)
            heading = translation.pattern.template.heading(section.kind)
            yield Flaw(f'the section "{section.heading}" is not translated; here it is headed "{heading}"')


RULE = Rule("PAT801", "section-not-translated", "Translations have every section.", Over.TRANSLATION, INFO, INFO, find)
