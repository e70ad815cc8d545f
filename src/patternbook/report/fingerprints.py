"""A name for each finding that stays the same when lines move, so that services can tell old ones from new."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from patternbook.library import content_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from patternbook.library import Finding


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return one fingerprint for each finding: of its rule, file and words; equal ones are numbered."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for finding in findings:
        key = (finding.rule, finding.path, finding.message)
        names.append(content_hash("\0".join((*key, str(seen[key]))).encode()))
        seen[key] += 1
    return tuple(names)
