"""An organization is one known instance, however many of its teams use the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.library.organizations import fold_organization
from patternbook.mature.rule import INFO, WARNING, Flaw, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def find(pattern: Pattern, scope: Scope) -> Iterator[Flaw]:
    """Yield every instance of an organization that an earlier instance names."""
    seen: dict[str, str] = {}
    for instance in scope.instances(pattern):
        if instance.organization is None:
            continue
        name = fold_organization(instance.organization, scope.config.organizations).casefold()
        if name in seen:
            yield Flaw(f'"{instance.organization}" is listed above as "{seen[name]}"; one entry counts', instance.span)
        seen.setdefault(name, instance.organization)


RULE = Rule("PAT403", "organization-twice", "An organization is listed once.", Over.PATTERN, INFO, WARNING, find)
