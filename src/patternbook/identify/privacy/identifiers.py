"""Find what could tell who said something: addresses, numbers, handles, names of people and companies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from patternbook.identify.languages import EVERYDAY
from patternbook.identify.lexicon import is_cue
from patternbook.identify.privacy.credentials import secrets_in
from patternbook.identify.privacy.names import AMBIGUOUS, CORPORATE, GIVEN, USUAL, words
from patternbook.identify.privacy.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W\d_]\w*(?:[.'’&+_-]\w+)*")
_SENTENCE_END = ".!?。！？\n:"
_PARTICLES = words(
    "van von der den de del della di da dos das do la le el bin ibn al abu ben y e mac mc st ter ten zu zur"
)
_ADDRESSED = words(
    "ask asks asked ping pinged cc thanks thx thank hi hey hello dear hola oi olá tell told with from by and"
)
_WORKS_AT = words("at joined customer client employer supplier vendor company competitor partner")
_EXTENSIONS = words("md json py js ts toml yml yaml txt csv html xml pdf go rs java")
_ENDINGS = ("'s", "’s", "s", "es", "ed", "ing", "er", "ers", "ly", "d", "'ll", "’ll", "'d", "n't")
_PLAIN = re.compile(r"(?:v?\d+(?:st|nd|rd|th|x|k|m|ms|s|h|d|w|y|am|pm|%)?|[a-z]\d|\d+[a-z]{1,2})\Z", re.IGNORECASE)


class Span(NamedTuple):
    """A piece of a text that could tell who: where it stands, and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Knowledge:
    """What is known of words: names of people and companies (to hide), and the words that name nobody (to keep)."""

    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()

    @cached_property
    def _listed(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (kind, re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)", re.IGNORECASE))
            for kind, names in (("person", self._sorted(self.people)), ("company", self._sorted(self.companies)))
            if names
        )

    def _sorted(self, names: frozenset[str]) -> list[str]:
        """Return names, longest first, and their parts; words that name nobody are left out."""
        parts = {part for name in names for part in (name, *name.split()) if len(part) > 1}
        wide = {part for name in names if any(character >= "\u3040" for character in name) for part in (name,)}
        kept = {part for part in parts if not self.is_common(part) and not part.isdigit()} | wide
        return sorted(kept, key=lambda part: (-len(part), part))

    def listed(self, text: str) -> Iterator[Span]:
        """Yield the names that are known."""
        for kind, pattern in self._listed:
            yield from (Span(*match.span(), kind) for match in pattern.finditer(text))

    def is_common(self, word: str) -> bool:
        """Whether a word names nobody, as far as the vocabulary knows, in this or a simpler form."""
        low = word.lower().replace("’", "'")
        if low in USUAL or low in EVERYDAY or low in self.vocabulary or is_cue(low):
            return True
        stems = (low.removesuffix(ending) for ending in _ENDINGS if low.endswith(ending))
        if any(
            stem in self.vocabulary or stem in USUAL
            for stem in stems
            if len(stem) > len("it") or stem in {"i", "it", "we", "he"}
        ):
            return True
        return "-" in low and all(not part or self.is_common(part) for part in low.split("-"))


@dataclass
class _Words:
    """The words of a text with what stands around them, for telling names."""

    text: str
    knowledge: Knowledge
    tokens: list[re.Match[str]] = field(default_factory=list)

    def opens_sentence(self, at: int) -> bool:
        before = self.text[: self.tokens[at].start()].rstrip(" \t\"'“”‘’([*_-•>–")
        return not before or before[-1] in _SENTENCE_END

    def joined(self, at: int) -> bool:
        """Whether only a space stands between a word and the one before it."""
        return at > 0 and self.text[self.tokens[at - 1].end() : self.tokens[at].start()] in {" ", "  ", " & ", "\u00a0"}

    def before(self, at: int) -> str:
        return self.tokens[at - 1].group().lower() if self.joined(at) else ""

    def kind(self, at: int) -> str:
        """Return what a word names, "" for nobody."""
        word = self.tokens[at].group()
        low = word.lower()
        bare = low.removesuffix("'s").removesuffix("’s")
        if bare in GIVEN and (bare not in USUAL or (word[0].isupper() and not self.opens_sentence(at))):
            return "person" if word[0].isupper() or bare not in self.knowledge.vocabulary else ""
        if bare in AMBIGUOUS and word[0].isupper() and not self.opens_sentence(at):
            return "person"
        common = self.knowledge.is_common(word)
        if any(character.isdigit() for character in word):
            return "" if common or _PLAIN.match(word) else "handle"
        if "." in word or "_" in word:
            parts = [part for part in re.split(r"[._]", low) if part]
            return "" if all(self.knowledge.is_common(part) or part in _EXTENSIONS for part in parts) else "handle"
        if word[0].isupper() or any(c.isupper() for c in word[1:]):
            named = self.before(at) in _WORKS_AT and not self.opens_sentence(at) and word != "I"
            return "" if common and not (named and low not in USUAL and word[0].isupper()) else "name"
        return "name" if not common and self.before(at) in _ADDRESSED | _WORKS_AT else ""

    def runs(self) -> Iterator[Span]:
        """Yield names: a word that names, with the capitalized words and particles that belong to it."""
        kinds = [self.kind(at) for at in range(len(self.tokens))]
        self._extend(kinds)
        at = 0
        while at < len(kinds):
            if not kinds[at]:
                at += 1
                continue
            end = at + 1
            while end < len(kinds) and kinds[end] and self.joined(end):
                end += 1
            yield Span(self.tokens[at].start(), self.tokens[end - 1].end(), kinds[at])
            at = end

    def _extend(self, kinds: list[str]) -> None:
        for at, token in enumerate(self.tokens):
            word = token.group()
            follows = at > 0 and kinds[at - 1] and self.joined(at)
            if not kinds[at] and follows and (word[0].isupper() and word != "I" and self._proper(at - 1)):
                kinds[at] = kinds[at - 1]
            elif not kinds[at] and follows and word.lower() in _PARTICLES and at + 1 < len(kinds):
                following = self.tokens[at + 1].group()
                if following[0].isupper() or following.lower() in _PARTICLES:
                    kinds[at] = kinds[at - 1]
            elif word.lower().rstrip(".") in CORPORATE and word[0].isupper() and self.joined(at):
                back = at - 1
                while (
                    back >= 0
                    and self.tokens[back].group()[0].isupper()
                    and self.tokens[back].group().lower() not in USUAL
                ):
                    kinds[back] = kinds[at] = "company"
                    if not self.joined(back):
                        break
                    back -= 1

    def _proper(self, at: int) -> bool:
        return self.tokens[at].group()[0].isupper() or self.tokens[at].group().lower() in _PARTICLES


def _found(text: str, knowledge: Knowledge) -> Iterator[Span]:
    yield from (Span(start, end, "secret") for start, end in secrets_in(text))
    for kind, shape in SHAPES:
        yield from (Span(*match.span(), kind) for match in shape.finditer(text))
    yield from knowledge.listed(text)
    yield from _Words(text, knowledge, [m for m in _TOKEN.finditer(text) if m.group()[0] < "\u3040"]).runs()


def identifiers(text: str, knowledge: Knowledge) -> list[Span]:
    """Return what could tell who said a text, in order and without overlaps; of two that overlap, both are covered."""
    merged: list[Span] = []
    for span in sorted(_found(text, knowledge), key=lambda span: span.start):
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            kind = "secret" if "secret" in {span.kind, last.kind} else last.kind
            merged[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            merged.append(span)
    return merged
