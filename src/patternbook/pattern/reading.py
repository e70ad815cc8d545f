"""Read one pattern: cut its sections where the parser sees headings, and name what they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.pattern.frontmatter import front_matter_text
from patternbook.pattern.markdown import definitions, list_items, outline, plain_text, without_comments
from patternbook.pattern.model import Heading, Kind, Level, Link, Pattern, Section, Span
from patternbook.pattern.slugs import anchors_of

if TYPE_CHECKING:
    from patternbook.pattern.template import Template

_PLACEHOLDER = re.compile(
    r"(?:tbd|tba|todo|tbc|n/?a|none(?: known)?(?: yet| as of yet)?|to[ -]be[ -](?:done|defined|determined|added)"
    r"|to[ -]be[ -]written|\(?known instances to be added\)?|coming soon|\.\.\.|…|por definir|pendiente|未定)[\s.!…]*",
    re.IGNORECASE,
)
_SINGLE_PAGE_H1 = 2


def is_placeholder(body: str) -> bool:
    """Whether a section's text is empty, or only says that there is nothing yet ("TBD")."""
    text = plain_text(without_comments(body))
    return not text or _PLACEHOLDER.fullmatch(text) is not None


def _cutting_level(headings: tuple[Heading, ...], template: Template) -> int:
    """Return the deepest heading level that opens sections: 1 in a file that writes its sections as h1, else 2."""
    known = [h.level for h in headings if template.kind_of(h.text) != Kind.OTHER]
    return 1 if known.count(1) >= _SINGLE_PAGE_H1 and known.count(1) >= known.count(2) else 2


def _cuts(headings: tuple[Heading, ...], template: Template) -> list[Heading]:
    """Return the headings that open sections; one too deep, before all others, does if the template knows it."""
    deepest = _cutting_level(headings, template)
    cuts: list[Heading] = []
    for heading in headings:
        if heading.level <= deepest or (not cuts and template.kind_of(heading.text) != Kind.OTHER):
            cuts.append(heading)
    return cuts


def _cut(source: str, headings: tuple[Heading, ...], template: Template) -> tuple[Section, ...]:
    """Cut a source at its headings; the sections, joined, are the source."""
    cuts = _cuts(headings, template)
    first = cuts[0].span.start if cuts else len(source)
    sections = [Section(Kind.PREAMBLE, "", Span(0, first), source)] if first else []
    for index, heading in enumerate(cuts):
        end = cuts[index + 1].span.start if index + 1 < len(cuts) else len(source)
        start = heading.span.start
        kind = template.kind_of(heading.text)
        if kind == Kind.OTHER and heading.level == 1 and index == 0:
            kind = Kind.TITLE
        sections.append(Section(kind, heading.text, Span(start, end), source, heading.span.end - start))
    return tuple(sections)


def cut_sections(source: str, template: Template) -> tuple[Section, ...]:
    """Return the sections of a text; joined, they are the text."""
    return _cut(source, outline(source).headings, template)


def _first_block(body: str) -> str:
    """Return the words of a section's first block."""
    return plain_text(without_comments(body)).partition("\n")[0]


def _title(source: str, sections: tuple[Section, ...], headings: tuple[Heading, ...], slug: str, t: Template) -> str:
    section = next((s for s in sections if s.kind == Kind.TITLE), None)
    if section is not None:
        named = t.kind_of(section.heading) == Kind.TITLE
        if found := (_first_block(section.body) if named else section.heading):
            return found
    first = next((h.text for h in headings if h.level == 1 and t.kind_of(h.text) == Kind.OTHER), "")
    return front_matter_text(source, "title") or first or slug.replace("-", " ").replace("_", " ")


def _patlet(source: str, sections: tuple[Section, ...], links: tuple[Link, ...]) -> str:
    section = next((s for s in sections if s.kind == Kind.PATLET), None)
    if section is None:
        return front_matter_text(source, "description") or front_matter_text(source, "summary")
    if is_placeholder(section.body):
        return ""
    defined = definitions(source, links) if "]" in section.body else ""
    return " ".join(plain_text(without_comments(section.body), defined).split())


def read_pattern(  # noqa: PLR0913 - what a file's place tells, each by name
    source: str, *, path: str, language: str, level: Level, template: Template, slug: str = ""
) -> Pattern:
    """Read a pattern from its Markdown source; never raises on bad Markdown.

    `path` is the file's place in the library. The slug is the file's name without extension unless
    one is given.
    """
    slug = slug or path.rpartition("/")[2].removesuffix(".md")
    found = outline(source)
    sections = _cut(source, found.headings, template)
    return Pattern(
        slug=slug,
        language=language,
        level=level,
        path=path,
        source=source,
        template=template,
        sections=sections,
        headings=found.headings,
        links=found.links,
        anchors=found.anchors | anchors_of(tuple(heading.text for heading in found.headings)),
        title=_title(source, sections, found.headings, slug, template),
        patlet=_patlet(source, sections, found.links),
    )


def reread(pattern: Pattern, source: str) -> Pattern:
    """Return another text read as if it stood in a pattern's file."""
    return read_pattern(
        source,
        path=pattern.path,
        language=pattern.language,
        level=pattern.level,
        template=pattern.template,
        slug=pattern.slug,
    )


def listed_names(pattern: Pattern, kind: str) -> tuple[str, ...]:
    """Return what a section lists, one entry an item; without a list, one entry a paragraph."""
    section = pattern.section(kind)
    if section is None or is_placeholder(section.body):
        return ()
    items = list_items(section.body, pattern.definitions)
    if items:
        return tuple(item.text for item in items if item.text)
    return tuple(plain_text(without_comments(section.body), pattern.definitions).split("\n"))
