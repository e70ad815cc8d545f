"""A translation names the organizations that the pattern names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.organizations import fold_organization
from patternbook.mature.rule import INFO, Flaw, Over, Rule
from patternbook.mature.text.places import section_place
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Translation
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _unmentioned(source: Pattern, text: str, scope: Scope) -> Iterator[str]:
    for instance in scope.instances(source):
        name = fold_organization(instance.organization or "", scope.config.organizations)
        if name and instance.is_true and name.casefold() not in text:
            yield name


def find(translation: Translation, scope: Scope) -> Iterator[Flaw]:
    """Yield one flaw when the translation lists fewer instances, with the organizations that it never mentions.

    Names written in another script are told apart by the count only.
    """
    source = scope.library.by_slug.get(translation.of)
    page = translation.pattern
    if source is None or len(scope.instances(page)) >= len(scope.instances(source)):
        return
    missing = dict.fromkeys(_unmentioned(source, page.source.casefold(), scope))
    counts = f"{len(scope.instances(page))} of {len(scope.instances(source))}"
    names = f"; not mentioned: {', '.join(missing)}" if missing else ""
    yield Flaw(f"the translation lists {counts} known instances{names}", section_place(page, Kind.KNOWN_INSTANCES))


RULE = Rule("PAT803", "instances-behind", "Translations name every instance.", Over.TRANSLATION, INFO, INFO, find)
