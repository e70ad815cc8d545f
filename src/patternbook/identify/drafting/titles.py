"""Working titles of candidates: the words of a quote in which it says what it is about, and nothing else."""

from __future__ import annotations

import re

_LEAST, _FEW, _WORDS = 4, 8, 16
_WIDE = 24
"""Characters of a title in a script without spaces."""
_OPENING = re.compile(
    r"(?:(?:and|but|so|because|well|yeah|yes|yep|okay|ok|right|now|then|also|again|or|no|like|just|actually|basically"
    r"|honestly|i think|i mean|i guess|you know|in addition|for example|y|pero|entonces|bueno|porque|e|mas|então|bem)"
    r"\b[\s,.…-]+)+",
    re.IGNORECASE,
)
"""What people say before they say something."""
_PAUSES = ",;:–—"


def title_of(quote: str) -> str:
    """Return a working title: a piece of a quote, without what opens it, up to a pause or until it is long enough."""
    match = _OPENING.match(quote)
    words = quote[match.end() if match else 0 :].split()
    words = words if len(words) >= _LEAST else quote.split()
    if len(words) == 1:
        return quote[:_WIDE]
    if len(words) > _WORDS:
        pauses = [at for at, word in enumerate(words[:_WORDS], 1) if at >= _FEW and word[-1] in _PAUSES]
        words = words[: pauses[-1] if pauses else _WORDS]
    return " ".join(words).rstrip(" .,;:!?–—")
