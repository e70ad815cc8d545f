"""Read known instances: who uses a pattern and how far they are, by rule, from lists and from prose.

Where no honest rule decides, an instance is given as "to confirm" and left to people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.pattern.markdown import Item, list_items, plain_text, without_comments
from patternbook.pattern.model import InstanceState, Kind, KnownInstance, Pattern, Section, Span
from patternbook.pattern.reading import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATE_TEXT = re.compile(
    r"^(?:a particular business|anonymi[sz]ed instances|where has this been seen|helps to reinforce|may mention)",
    re.IGNORECASE,
)
_NONE_YET = re.compile(r"^(?:none|no (?:known )?instances?|not yet)\b", re.IGNORECASE)
_REMARK = re.compile(r"^(?:(?:the|this|these|our) .{0,60}\bpatterns?\b|(?:see|note|please|also)\b)", re.IGNORECASE)
_BODY_NOUN = (
    r"(?:organi[sz]ations?|compan(?:y|ies)|providers?|banks?|firms?|corporations?|manufacturers?|enterprises?|vendors?"
    r"|retailers?|insurers?|agenc(?:y|ies)|institutions?|universit(?:y|ies)|associations?|clubs?|librar(?:y|ies)"
    r"|charit(?:y|ies)|teams?|groups?|networks?|councils?|foundations?|schools?|hospitals?|museums?|cooperatives?)"
)
_ANONYMOUS = re.compile(
    rf"^(?:(?:an?|one|two|three|four|five|several|some|many|various|multiple|\d+)\s+(?:\S+\s+){{0,7}}?"
    rf"|(?:large|small|mid-?sized?|big|global|major|leading|anonymous|unnamed)\s+(?:\S+\s+){{0,5}}?){_BODY_NOUN}\b"
    r"|^(?:[Aa]n?|[Uu]na?|[Uu]ma?|[Uu]nha)\s+(?-i:[a-zà-ÿ])"
    r"|^(?:una?|um|uma|unha|un)\s+(?:gran|grande|pequeñ[ao]|empresa|organi[sz]aci[oó]n|organi[sz]aç[aã]o|asociaci[oó]n|red|biblioteca)\b",
    re.IGNORECASE,
)
_LEAD_END = re.compile(r"\s+[-–—]+\s|[:：(（;,，、。]|\.\s|\s[-–—]$|\.$(?<![A-Z]\.)(?<!Inc\.)(?<!Ltd\.)(?<!Co\.)")
_AFTER = re.compile(r"\b(?:at|from)\s+(?:the\s+)?(?=[A-Z0-9])")
_WITHIN = re.compile(r"\b(?:of|by|in|within)\s+(?:the\s+)?(?=[A-Z0-9])")
_PROPER = re.compile(r"(?:[A-Z0-9][\w.&'’/-]*|&|of|and|the|de|for|und)(?:\s+|$)")
_LOWER_WORD = re.compile(r"(?<!\S)[a-z]{2,}")
_POSSESSIVE = re.compile(r"['’]s?$")

_PLANNED = re.compile(
    r"\b(?:(?:is|are) (?:currently )?(?:planning|looking into|considering|exploring|evaluating|preparing)"
    r"|plans? to|planned|intends? to|about to|will (?:implement|adopt|introduce|start|try|use)"
    r"|being (?:implemented|introduced|set up|planned)|planea|tiene previsto|prevé|está planeando|planeja)\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(
    r"\b(?:(?:is|are|currently) (?:piloting|testing|trying|trialing|trialling)|under test"
    r"|(?:in|on) (?:a )?(?:trial|pilot)|being (?:tested|trialed|trialled|piloted)|(?:has|have) (?:just )?begun a trial"
    r"|en prueba|lo está probando|em teste)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:no longer|(?:currently )?not used|not in use any ?more|used (?:it|this|the pattern) (?:until|from \d{4})"
    r"|(?:was|were) used|(?:has|was) (?:since )?(?:been )?(?:discontinued|abandoned|retired)|stopped using|gave it up"
    r"|had this role|until (?:19|20)\d\d|from (?:19|20)\d\d (?:to|until) (?:19|20)\d\d|ya no|dejó de|lo usó hasta)\b"
    r"|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:seems? (?:to be )?related|(?:loosely|closely) related|a (?:related|similar) (?:practice|idea|concept))\b",
    re.IGNORECASE,
)
_SOURCED = re.compile(r"\b(?:described in|see|according to|as (?:presented|described)|https?:)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z)\]])[.!?]\s(?!\s*[-–—])")


def _state(text: str) -> InstanceState:
    """Return how far an organization is, by the words of an instance.

    Plans and trials are looked for in the first sentence only: later ones tell of other things.
    """
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    if _PAST.search(text):
        return InstanceState.PAST
    if _PLANNED.search(first):
        return InstanceState.PLANNED
    if _TRIAL.search(first):
        return InstanceState.TRIAL
    return InstanceState.RELATED if _RELATED.search(first) else InstanceState.IN_USE


def _tidy(name: str) -> str:
    """Strip what surrounds a name: parentheses, possessives, commas, dashes."""
    name = re.sub(r"\s*[(（].*$", "", name.strip())
    return _POSSESSIVE.sub("", name.strip(" ,;:-–—")).strip()


def _proper_run(text: str) -> str:
    """Return the words at the start of a text that make up a proper name."""
    end = 0
    while match := _PROPER.match(text, end):
        end = match.end()
    return re.sub(r"(?:\s+(?:of|and|the|de|for|und|&))+$", "", text[:end].strip())


def _named_in(lead: str) -> str:
    """Return the organization named in the words before the first dash, colon or comma, "" if none is."""
    if found := list(_AFTER.finditer(lead)):
        return _proper_run(lead[found[-1].end() :])
    if _LOWER_WORD.search(lead) and (found := list(_WITHIN.finditer(lead))):
        before = lead[: found[-1].start()]
        if not _proper_run(lead) or _LOWER_WORD.search(before):
            return _proper_run(lead[found[-1].end() :])
    if re.search(r"[a-zA-Z]", lead):
        return _proper_run(lead)
    return lead


def _organization(text: str, strong: str) -> str | None:
    """Return the organization that an instance names, None when it names none."""
    if strong and not is_placeholder(strong):
        return None if _ANONYMOUS.match(strong) else _tidy(strong) or None
    if _ANONYMOUS.match(text):
        return None
    return _tidy(_named_in(_LEAD_END.split(f"{text} ", maxsplit=1)[0].strip())) or None


def _from_item(item: Item, at: int) -> KnownInstance | None:
    """Return the instance that a list item gives, None for template text and empty items."""
    text = item.text
    if is_placeholder(text) or _TEMPLATE_TEXT.match(text) or _NONE_YET.match(text):
        return None
    span = Span(at + item.span.start, at + item.span.end)
    if _REMARK.match(text) and not item.strong:
        return KnownInstance(None, InstanceState.RELATED, text, span, to_confirm=True)
    organization = _organization(text, item.strong)
    nobody = organization is None and not _ANONYMOUS.match(item.strong or text)
    return KnownInstance(organization, _state(text), text, span, to_confirm=nobody)


def _from_prose(paragraph: str, span: Span) -> KnownInstance | None:
    """Return the instance that a paragraph may give; it counts only if it names who, and where that is told."""
    if is_placeholder(paragraph) or _TEMPLATE_TEXT.match(paragraph) or _NONE_YET.match(paragraph):
        return None
    lead = _LEAD_END.split(f"{paragraph} ", maxsplit=1)[0].strip()
    named = _proper_run(lead) == lead and bool(lead) and not _ANONYMOUS.match(paragraph)
    clear = named and _SOURCED.search(paragraph) is not None
    organization = _tidy(lead) if named else None
    return KnownInstance(organization, _state(paragraph), paragraph, span, to_confirm=not clear)


def _listing_end(pattern: Pattern, section: Section) -> int:
    """Return how far the instances of a section reach: to its first sub-heading."""
    inside = (h.span.start for h in pattern.headings if section.body_span.start <= h.span.start < section.span.end)
    return min(inside, default=section.span.end)


def _read(pattern: Pattern, section: Section) -> Iterator[KnownInstance | None]:
    start, end = section.body_span.start, _listing_end(pattern, section)
    body = pattern.source[start:end]
    items = list_items(body, pattern.definitions)
    if items:
        yield from (_from_item(item, start) for item in items)
        return
    position = start
    for block in re.split(r"(\n\s*\n)", body):
        if paragraph := " ".join(plain_text(without_comments(block), pattern.definitions).split()):
            lead = len(block) - len(block.lstrip())
            yield _from_prose(paragraph, Span(position + lead, position + len(block.rstrip())))
        position += len(block)


def instances_in(pattern: Pattern, section: Section) -> tuple[KnownInstance, ...]:
    """Return the known instances that one section of a pattern lists."""
    if is_placeholder(section.body):
        return ()
    return tuple(instance for instance in _read(pattern, section) if instance is not None)


def read_instances(pattern: Pattern) -> tuple[KnownInstance, ...]:
    """Return the known instances of a pattern, in order, from its Known Instances section.

    The items of every outermost list before the first sub-heading are instances; a section
    without a list gives one a paragraph. Template text and placeholders give none.
    """
    section = pattern.section(Kind.KNOWN_INSTANCES)
    return instances_in(pattern, section) if section else ()
