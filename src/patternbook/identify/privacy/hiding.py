"""Keep people and companies out of what leaves a source: stable pseudonyms, and flags for a person to judge."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from patternbook.identify.privacy.credentials import secrets_in
from patternbook.identify.privacy.identifiers import Knowledge, identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from patternbook.library import Library

SECRET = "[secret]"  # noqa: S105 - what stands in place of one
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PSEUDONYM = re.compile(r"\b(?:person|company|name|handle|mail|link|number|place)-(?:[bdfgklmnprstvz][aeiou]){4}\b")
_ENDLESS = re.compile(r"(?!\S*-----BEGIN)\S{150,}")
"""What has no space for so long is nothing that people say, and is hidden as a whole."""
_PIECE = 1_500
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_ADDRESS = re.compile(r"\S*[@/\\._#]\S*|`[^`]*`")
_LOWER = re.compile(r"(?<![\w-])[^\W\d_A-Z]{2,}(?:['’-][^\W\d_A-Z]+)*(?![\w-])")


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that are looked at one by one, so that a long text takes no longer than its parts."""
    start = 0
    while len(text) - start > _PIECE:
        cut = max(text.rfind(end, start, start + _PIECE) for end in ("\n", ". ", "? ", "! ")) + 1
        cut = cut or text.rfind(" ", start, start + _PIECE) + 1 or start + _PIECE
        yield text[start:cut]
        start = cut
    yield text[start:]


def vocabulary_of(library: Library) -> frozenset[str]:
    """Return the words that a library writes in lower case: they name nobody."""
    patterns = [*library.patterns, *(translation.pattern for translation in library.translations)]
    texts = [pattern.source for pattern in patterns] + [page.source for page in library.documents.values()]
    found: set[str] = set()
    for text in texts:
        found.update(word for word in _LOWER.findall(_ADDRESS.sub(" ", text)) if word.islower())
    return frozenset(found)


def companies_of(library: Library) -> frozenset[str]:
    """Return the organizations that a library names, in every spelling."""
    named = {each.organization for pattern in library.patterns for each in pattern.known_instances if each.organization}
    return frozenset({*named, *library.config.organizations})


@dataclass
class Pseudonyms:
    """Replaces what could tell who by names that stay the same as long as the key does.

    `meant` is the map from pseudonym to what it stands for. It is to be kept apart; once it and the
    key are deleted, nobody can tell any more who a pseudonym is.
    """

    key: bytes
    knowledge: Knowledge = field(default_factory=Knowledge)
    meant: dict[str, str] = field(default_factory=dict)

    def named(self, kind: str, original: str) -> str:
        """Return the pseudonym of something."""
        if kind == "secret":
            return SECRET
        if _PSEUDONYM.fullmatch(original):
            return original
        digest = hmac.new(self.key, f"{kind}\0{original.casefold()}".encode(), hashlib.sha256).digest()
        sounds = (
            _CONSONANTS[digest[n] % len(_CONSONANTS)] + _VOWELS[digest[n + 1] % len(_VOWELS)] for n in range(0, 8, 2)
        )
        pseudonym = f"{kind}-{''.join(sounds)}"
        self.meant[pseudonym] = min(original, self.meant.get(pseudonym, original))
        return pseudonym

    def hide(self, text: str) -> str:
        """Return a text in which nothing known tells who; invisible characters and odd letter forms are gone too."""
        clean = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        clean = without_secrets(_ENDLESS.sub(self._endless, clean))
        return "".join(self._hidden(piece) for piece in _pieces(clean))

    def _endless(self, match: re.Match[str]) -> str:
        run = match.group()
        return SECRET if next(secrets_in(run[:_PIECE]), None) else self.named("link", run)

    def _hidden(self, text: str) -> str:
        pieces, at = [], 0
        for span in identifiers(text, self.knowledge):
            pieces += [text[at : span.start], self.named(span.kind, text[span.start : span.end])]
            at = span.end
        return "".join((*pieces, text[at:]))


def without_secrets(text: str) -> str:
    """Return a text with its secrets taken out, whatever the policy."""
    for start, end in sorted(secrets_in(text), reverse=True):
        text = f"{text[:start]}{SECRET}{text[end:]}"
    return text


def bare(text: str) -> str:
    """Return a text with all pseudonyms made one, so that it is the same under another key."""
    return _PSEUDONYM.sub("someone", text)


def flags(text: str, knowledge: Knowledge, reviewed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a text that a person has to judge before it is shown to others.

    These are everything that could tell who, secrets, and every word that neither the vocabulary
    nor `reviewed` knows. Pseudonyms are no flags.
    """
    kept = {word.casefold() for word in reviewed}
    rest = _PSEUDONYM.sub(" ", text)
    found = [rest[span.start : span.end] for span in identifiers(rest, knowledge)]
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", rest)
    found += [word for word in words if word[0] < "\u3040" and not word.isdigit() and not knowledge.is_common(word)]
    found += [SECRET] if SECRET in text else []
    return tuple(dict.fromkeys(word for word in found if word.casefold() not in kept))
