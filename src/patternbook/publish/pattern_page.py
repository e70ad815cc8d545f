"""What the page of a pattern shows: its sections as HTML, its instances with their state, its ties with the reason."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe

from patternbook.library.links.relations import RelationKind
from patternbook.library.notes import NotedPattern
from patternbook.pattern import InstanceState, Kind
from patternbook.pattern.keys import keyed_sections
from patternbook.publish.markup import Anchors, Markup, spots, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import SimpleNamespace

    from patternbook.pattern import KnownInstance, Section
    from patternbook.publish.book import LinkTo, Mention, PatternPage

_SMALL = frozenset({Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS})
_LI = re.compile(r"<li>(.*?)(?=</li>|<[uo]l\b)", re.DOTALL)
_FLAT_LIST = re.compile(r"<ul>\s*(?:<li>(?:(?!<[uo]l\b|<pre\b|<div\b).)*?</li>\s*){2,}</ul>", re.DOTALL)
_TWO_PARAGRAPHS = re.compile(r"<li>\s*<p>(?:(?!</li>).)*<p>", re.DOTALL)
_ITEM = re.compile(r"<li>\s*(?:<p>)?(.*?)(?:</p>)?\s*</li>", re.DOTALL)


@dataclass(slots=True)
class SectionView:
    """A section as the page shows it; `key` is its name among those of its pattern."""

    key: str
    kind: str
    heading: str
    anchor: str
    spots: Safe
    html: Safe
    small: bool
    is_checklist: bool = False


class PatternView:
    """Renders the parts of one pattern page.

    `address` turns a place into an href or src. A list of conditions gets boxes to tick, where
    the format `can_tick`.
    """

    def __init__(
        self, page: PatternPage, address: Callable[[LinkTo], str], words: SimpleNamespace, *, can_tick: bool = True
    ) -> None:
        self.page = page
        self.words = words
        self.can_tick = can_tick
        self.anchors = Anchors(("content",))
        self.markup = Markup(page.links, address, self.anchors, language=page.pattern.language)
        self.intro = Safe()
        self.patlet = Safe()
        self.head_ids: list[str] = []
        self.sections: list[SectionView] = []

    def render(self) -> dict[str, Any]:
        """Return what the template needs of the pattern's text."""
        pattern = self.page.pattern
        pieces = self.markup.pieces([section.body for section in pattern.sections])
        noted = pattern.noted if isinstance(pattern, NotedPattern) else frozenset[int]()
        for at, (key, section) in enumerate(keyed_sections(pattern.sections).items()):
            (self._note if at in noted else self._section)(key, section, pieces.__next__)
        for view in self.sections:
            view.spots += Safe(spots(self.anchors.claim(view.kind)))  # noqa: S704 - ids are escaped
        return {
            "intro": self.intro,
            "patlet": self.patlet or pattern.patlet,
            "patlet_spots": Safe(spots([*self.head_ids, *self.anchors.claim(Kind.PATLET)])),  # noqa: S704 - escaped
            "sections": [view for view in self.sections if not view.small],
            "colophon": [view for view in self.sections if view.small],
            "aliases": pattern.aliases,
        }

    def _section(self, key: str, section: Section, next_piece: Any) -> None:  # noqa: ANN401 - an iterator's method
        ids = self.anchors.of(section.heading) if section.heading else []
        text = Safe(next_piece())  # noqa: S704 - sanitized by the markup
        named = section.kind == self.page.pattern.template.kind_of(section.heading)
        if section.kind == Kind.PREAMBLE or (section.kind == Kind.TITLE and not named):
            self.intro += text
            self.head_ids += ids
        elif section.kind == Kind.PATLET:
            self.patlet += text
            self.head_ids += ids
        elif section.kind in {Kind.TITLE, Kind.ALIAS}:
            self.head_ids += ids
        else:
            self.sections.append(self._view(key, section, ids, text))

    def _note(self, key: str, section: Section, next_piece: Any) -> None:  # noqa: ANN401 - an iterator's method
        """Set what a shelf says to a section below it, or where readers find that nowhere, as a section of its own."""
        pattern, ids = self.page.pattern, self.anchors.of(section.heading)
        view = self._view(key, section, ids, Safe(next_piece()))  # noqa: S704 - sanitized by the markup
        if not isinstance(pattern, NotedPattern):
            return
        mark, language = str(self.words.at_shelf).format(pattern.shelf), pattern.notes.language
        language = "" if language == pattern.language else language
        if section.heading != pattern.shelf:
            view.html = _aside(view.html, mark, language)
            self.sections.append(view)
        elif self.sections and self.sections[-1].kind == section.kind:
            self.sections[-1].html += Safe(spots(ids)) + _aside(view.html, mark, language)  # noqa: S704 - ids are escaped
        else:
            view.html = _aside(view.html, mark, language, is_headed=True)
            view.heading, view.kind = mark, "shelf-notes"
            self.sections.append(view)

    def _view(self, key: str, section: Section, ids: list[str], text: Safe) -> SectionView:
        view = SectionView(
            key=key,
            kind=section.kind,
            heading=section.heading,
            anchor=ids[0] if ids else "",
            spots=Safe(spots(ids[1:])),  # noqa: S704 - ids are escaped
            html=text,
            small=section.kind in _SMALL,
        )
        if self.can_tick and section.kind == Kind.CONTEXT and (boxes := checklist(str(text))):
            view.html, view.is_checklist = Safe(boxes), True  # noqa: S704 - sanitized before
        if section.kind == Kind.KNOWN_INSTANCES:
            view.html = Safe(with_states(str(text), self.page.instances, self.words))  # noqa: S704 - sanitized before
        return view


def _aside(text: Safe, mark: str, language: str, *, is_headed: bool = False) -> Safe:
    """Return what a shelf says, marked as its own unless a heading does that."""
    lang = f' lang="{html.escape(language)}"' if language else ""
    mark = html.escape(mark)
    told = "" if is_headed else f'<p class="whose">{mark}</p>'
    return Safe(f'<aside class="shelf" aria-label="{mark}">{told}<div{lang}>{text}</div></aside>')  # noqa: S704 - escaped


def checklist(text: str) -> str:
    """Return a list of conditions with a box for each; "" when the text is anything else than one flat list."""
    if not _FLAT_LIST.fullmatch(text.strip()) or _TWO_PARAGRAPHS.search(text):
        return ""
    return _ITEM.sub(r'<li><label><input type="checkbox"> <span>\1</span></label></li>', text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _state_words(instance: KnownInstance, words: SimpleNamespace) -> list[str]:
    if instance.to_confirm:
        return [words.to_confirm]
    state = getattr(words, f"state_{instance.state.replace('-', '_')}")
    return [words.anonymous, state] if instance.is_anonymous else [state]


def with_states(text: str, instances: Iterable[KnownInstance], words: SimpleNamespace) -> str:
    """Add to each list item that is an instance how far the organization is; every word of the author stays."""
    known = {_bare(instance.text): instance for instance in instances}

    def item(match: re.Match[str]) -> str:
        instance = known.get(_bare(words_of(match.group(1))))
        if instance is None:
            return match.group()
        if instance.state == InstanceState.RELATED and instance.to_confirm:
            return f'<li class="remark">{match.group(1)}'
        badges = "".join(f"<span>{html.escape(word)}</span>" for word in _state_words(instance, words))
        return f'<li class="instance {instance.state}"><span class="state">{badges}</span>{match.group(1)}'

    return _LI.sub(item, text)


def ties(page: PatternPage, words: SimpleNamespace) -> list[tuple[str, list[Mention]]]:
    """Return the patterns that belong to this one, grouped by the words that say why; each is named once."""
    found: dict[str, list[Mention]] = {}
    named: set[str] = set()
    for inward in (False, True):
        for kind in RelationKind:
            for tie in page.ties:
                if tie.kind is kind and tie.inward is inward and tie.mention.slug not in named:
                    named.add(tie.mention.slug)
                    found.setdefault(why(words, kind, inward=inward), []).append(tie.mention)
    if same := [mention for mention in page.same if mention.slug not in named]:
        found[words.tie_same] = same
    return list(found.items())


def why(words: SimpleNamespace, kind: RelationKind, *, inward: bool) -> str:
    """Return the words for a relation, as seen from its target when it is `inward`."""
    return str(getattr(words, f"tie_{'in' if inward else 'out'}_{kind.replace('-', '_')}"))


def use_issue(page: PatternPage, words: Mapping[str, str] | SimpleNamespace) -> tuple[str, str]:
    """Return title and text of the issue with which somebody tells that they use the pattern."""
    return str(getattr(words, "use_title", "")).format(page.title), str(getattr(words, "use_body", ""))
