"""Tell what a change introduced from what was wrong before, so that old rot never blocks a newcomer."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding

_NUMBER = re.compile(r"\d+")


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Return what makes two findings the same: rule, file and words, wherever they stand.

    The innermost folder does not count, since promotion moves a file; nor do numbers, which grow and shrink.
    """
    folder = posixpath.dirname(posixpath.dirname(finding.path))
    name = posixpath.join(folder, posixpath.basename(finding.path))
    return finding.rule, name, _NUMBER.sub("#", finding.message)


def introduced(now: Sequence[Finding], before: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that an earlier check of the same library did not have, in their order."""
    known = Counter(map(_identity, before))
    new = []
    for finding in now:
        name = _identity(finding)
        if known[name] > 0:
            known[name] -= 1
        else:
            new.append(finding)
    return tuple(new)
