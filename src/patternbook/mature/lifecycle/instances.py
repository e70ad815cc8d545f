"""Add a known instance to a pattern, in the form that its list has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.library import ChangeSet, Edit
from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.notes import own_text
from patternbook.library.organizations import fold_organization
from patternbook.pattern import InstanceState, Kind, is_placeholder, replace_span
from patternbook.pattern.editing import line_end
from patternbook.pattern.markdown import list_items

if TYPE_CHECKING:
    from patternbook.library import Library
    from patternbook.pattern import Pattern, Section

USUAL_WORDS = {
    InstanceState.PLANNED: "is planning to use this pattern",
    InstanceState.TRIAL: "is trying this pattern",
    InstanceState.IN_USE: "uses this pattern",
    InstanceState.PAST: "used this pattern and stopped using it",
    InstanceState.RELATED: "has a related practice",
}
"""What is said of an instance of which nothing is told but its state."""

_BULLET = re.compile(r"[ \t]*([*+-])[ \t]")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_AFTER = (Kind.STATUS, Kind.AUTHORS, Kind.ACKNOWLEDGMENTS, Kind.ALIAS)


def _line(organization: str, words: str, link: str, bullet: str) -> str:
    source = f" ([source]({link}))" if link else ""
    return f"{bullet} **{organization}** - {' '.join(words.split())}{source}"


def _extended(pattern: Pattern, section: Section, line: str, end: str) -> Pattern:
    """Return the pattern with a line after the last item of its list, or instead of a placeholder."""
    start, stop = section.body_span
    stop = min((h.span.start for h in pattern.headings if start <= h.span.start < stop), default=stop)
    body = pattern.source[start:stop]
    items = list_items(body)
    if is_placeholder(body) or not items:
        kept = "" if is_placeholder(body) else f"{body.strip()}{end}{end}"
        after = end if stop < len(pattern.source) else ""
        return replace_span(pattern, start, stop, f"{end}{kept}{line}{end}{after}")
    last = items[-1].span
    at = start + last.start + len(body[slice(*last)].rstrip())
    return replace_span(pattern, at, at, f"{end}{line}")


def _with_section(pattern: Pattern, line: str, end: str) -> Pattern:
    """Return the pattern with a new section of known instances before what stands after it in the template."""
    following = next((s for kind in _AFTER if (s := pattern.section(kind))), None)
    at = following.span.start if following else len(pattern.source)
    gap = "" if pattern.source[:at].endswith(end * 2) else end
    text = f"{gap}## {pattern.template.heading(Kind.KNOWN_INSTANCES)}{end}{end}{line}{end}{end if following else ''}"
    return replace_span(pattern, at, at, text)


def _check(before: Pattern, after: Pattern, organization: str, state: InstanceState) -> None:
    """Raise PlanError unless the pattern now lists one instance more, read as it was meant."""
    known = {(each.organization, each.text) for each in before.known_instances}
    new = [each for each in after.known_instances if (each.organization, each.text) not in known]
    if len(new) != 1 or len(after.known_instances) != len(before.known_instances) + 1:
        message = f"{before.path}: the list of known instances is written in a way that needs a person; add it by hand"
        raise PlanError(message)
    if new[0].state is not state:
        message = f"the words read as {new[0].state}, not as {state}; say it otherwise, or name that state"
        raise PlanError(message)
    if new[0].organization and new[0].organization != organization:
        message = f"the words name {new[0].organization!r} instead of {organization!r}; write the name alone"
        raise PlanError(message)


def _check_given(organization: str, link: str) -> None:
    """Raise PlanError for what cannot be the name of anybody, or a place on the web."""
    if not organization.strip():
        message = 'say which organization it is, or describe it, as in "A large bank"'
        raise PlanError(message)
    if link and not _ADDRESS.fullmatch(link):
        message = f"{link!r} is no address on the web; write it whole, with https://"
        raise PlanError(message)


def add_instance(  # noqa: PLR0913 - an instance has that many parts
    pattern: Pattern, organization: str, library: Library, *, state: InstanceState, words: str = "", link: str = ""
) -> ChangeSet:
    """Plan to add an instance at the end of a pattern's list; the list is made if there is none.

    `organization` may be a description ("A large bank"); then the instance is anonymous. One of a public
    pattern goes into a shelf's notes on it. Raises PlanError when the organization is listed already,
    nobody or no place is named, or the words would be read otherwise.
    """
    _check_given(organization, link)
    _refuse_twice(pattern, organization, library)
    text = own_text(pattern, library)
    end = line_end(text.source)
    section = text.section(Kind.KNOWN_INSTANCES)
    bullet = _BULLET.search(section.body) if section else None
    line_ = _line(organization.strip(), words or USUAL_WORDS[state], link, bullet[1] if bullet else "*")
    after = _extended(text, section, line_, end) if section else _with_section(text, line_, end)
    _check(text, after, organization.strip(), state)
    title = f"Add {organization.strip()} to the known instances of {pattern.title}"
    if not library.is_own(text):
        return ChangeSet(title, link, (Edit(text.path, None, after.source),))
    draft = Draft(library)
    draft.write(text.path, after.source)
    return draft.changes(title, link)


def _refuse_twice(pattern: Pattern, organization: str, library: Library) -> None:
    """Raise PlanError when an organization is listed already, in any spelling."""
    spellings = library.config.organizations
    folded = fold_organization(organization, spellings).casefold()
    for text in library.texts_of(pattern):
        for each in text.known_instances:
            if each.organization and fold_organization(each.organization, spellings).casefold() == folded:
                line = text.source.count("\n", 0, each.span.start) + 1
                message = f"{text.path}:{line} lists {each.organization} already; edit that line"
                raise PlanError(message)
