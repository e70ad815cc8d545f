"""Which words of a pattern its author spelled: running text without names, codes, quotations and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.mature.text.places import heading_place
from patternbook.mature.text.wording import authored, in_quotes
from patternbook.pattern import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODE = re.compile(r"[\d/@_\\#=<>{}|~^$%&+]|\w[.:]\w")
"""What makes a run of signs an address, a path, a number or a piece of code rather than words."""

_RUNS_ON = re.compile(r"[\w,;)’'\]%](?:(?!\n\s*\n)[\s*_\"“”‘(\[])+$")
"""What stands before a word that goes on with a sentence."""

_FOLLOWS = re.compile(r",?[ ](?:&[ ])?([^\W\d_])")
"""The letter that the next word begins with."""

_BEFORE = 40
"""Characters that are looked at to tell whether a sentence begins with a word."""

_SHORTEST = 3
"""Letters of the shortest word that is looked up; shorter ones are abbreviations more often than errors."""

_LONGEST_PREFIX = 4
"""Letters of a part before a hyphen that need not be a word of its own, as in `pre-merge`."""

_PREFIXES = ("re", "un", "non", "co", "pre", "sub", "micro", "multi", "inter", "auto", "semi", "des", "under", "over")
"""What several of the languages put before words freely; dictionaries list some such words only."""


def _within_sentence(source: str, start: int) -> bool:
    """Whether the word at a position goes on with a sentence, so that a capital makes it a name."""
    return _RUNS_ON.search(source[max(0, start - _BEFORE) : start]) is not None


def _is_name(source: str, span: tuple[int, int]) -> bool:
    """Whether a capitalized word stands within a sentence, or before another capital as names and citations do."""
    follows = _FOLLOWS.match(source, span[1])
    return _within_sentence(source, span[0]) or bool(follows and follows.group(1).isupper())


class _Names:
    """The names in one pattern: of its people, its organizations, and what its sentences show to be one."""

    def __init__(self, pattern: Pattern, scope: Scope) -> None:
        self.source = pattern.source
        people = (s.text for s in pattern.sections if s.kind in {Kind.AUTHORS, Kind.ACKNOWLEDGMENTS})
        organizations = (i.organization for i in scope.instances(pattern) if i.organization)
        self.known = {word.casefold() for text in (*people, *organizations) for word in _WORD.findall(text)}

    def has(self, word: str) -> bool:
        """Whether a word is a name, here or anywhere else in the pattern."""
        if word.casefold() in self.known:
            return True
        capitalized = re.finditer(rf"\b{re.escape(word[0].upper() + word[1:])}\b", self.source)
        return any(_is_name(self.source, match.span()) for match in capitalized)


def _around(text: str, start: int, end: int) -> str:
    """Return the run of signs without spaces that holds a part of a text."""
    left = max(text.rfind(" ", 0, start), text.rfind("\t", 0, start)) + 1
    right = text.find(" ", end)
    return text[left : right if right >= 0 else len(text)].strip("*_~([{<>}])\"'“”‘’.,;:!?…")


def _is_cut(source: str, span: Span) -> bool:
    """Whether markup or a bracket within a word has cut it, as in an acronym with emphasized letters."""
    before, after = source[max(0, span.start - 4) : span.start], source[span.end : span.end + 4]
    return re.search(r"\w[*_~\\`\]]+$|\($", before) is not None or re.match(r"[*_~\\`\[]+\w|\(\w", after) is not None


def _is_prefix(source: str, span: Span) -> bool:
    """Whether a word is a short part before a hyphen, or hangs behind another one."""
    short = span.end - span.start <= _LONGEST_PREFIX
    return short and (source[span.end : span.end + 1] == "-" or source[span.start - 1 : span.start] == "-")


def _is_lettered(word: str) -> bool:
    """Whether a word has the shape of one: capitals after the first letter make an acronym or a product."""
    return len(word) >= _SHORTEST and word[1:].islower()


def bare(word: str) -> str:
    """Return a word as dictionaries have it: apostrophes straight, without a genitive's ending."""
    return word.replace("’", "'").removesuffix("'s")


def is_derived(word: str, knows: Callable[[str], bool]) -> bool:
    """Whether a word is a known one with a common prefix."""
    low = word.lower()
    rests = (low.removeprefix(prefix) for prefix in _PREFIXES if low.startswith(prefix))
    return any(len(rest) > _LONGEST_PREFIX and knows(rest) for rest in rests)


def passes(word: str, knows: Callable[[str], bool]) -> bool:
    """Whether a word as written is well spelled, or has a shape that dictionaries say nothing of."""
    return not _is_lettered(word) or knows(bare(word)) or is_derived(bare(word), knows)


def misspelled(pattern: Pattern, scope: Scope, well: Callable[[str], bool]) -> Iterator[tuple[str, Span]]:
    """Yield the words of a pattern that do not pass as `well` spelled and are no names, with their places."""
    headings = [heading_place(section) for section in pattern.sections]
    names = _Names(pattern, scope)
    for words in authored(pattern, scope):
        if words.in_heading and any(h.start <= words.span.start < h.end for h in headings):
            continue
        if pattern.source[words.span.start : words.span.end] != words.text or all(map(well, _WORD.findall(words.text))):
            continue
        for match in _WORD.finditer(words.text):
            if well(match.group()):
                continue
            word = bare(match.group())
            place = Span(words.span.start + match.start(), words.span.start + match.start() + len(word))
            if _stands_alone(words.text, match.span(), pattern.source, place) and not names.has(word):
                yield word, place


def _stands_alone(text: str, span: tuple[int, int], source: str, place: Span) -> bool:
    """Whether a word is neither quoted nor a part of an address, a code or another word."""
    return not (
        _CODE.search(_around(text, *span)) or in_quotes(text, span[0]) or _is_cut(source, place)
        or _is_prefix(source, place)
    )  # fmt: skip
