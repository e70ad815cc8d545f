"""Write what people did for a pattern into its ledger file: one event below the others, which stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.organizations import fold_organization
from patternbook.library.overlay import require_own
from patternbook.mature.evidence.weighing import open_concerns
from patternbook.mature.ledger import LEDGER, Deed, Event, instance_hash, judged_hash, read_ledger
from patternbook.mature.records import quoted
from patternbook.mature.scope import Scope
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from patternbook.library import ChangeSet, Library
    from patternbook.pattern import KnownInstance, Pattern

_TITLES = {
    Deed.CONFIRM: "Confirm an instance of {}",
    Deed.REVIEW: "Review {}",
    Deed.ANNOUNCE: "Announce a decision on {}",
    Deed.CONCERN: "Record a concern about {}",
    Deed.RESOLVE: "Resolve a concern about {}",
}


def _block(event: Event) -> str:
    """Return an event as a TOML table, without the values that are empty."""
    texts = {
        "deed": event.deed.value,
        "who": event.who,
        "when": event.when.isoformat(timespec="seconds"),
        "link": event.link,
        "section": event.section,
        "hash": event.hash,
        "about": event.about,
    }
    lines = [f"{name} = {text if name == 'when' else quoted(text)}\n" for name, text in texts.items() if text]
    toward = [f"toward = {event.toward}\n"] if event.toward else []
    return "".join(("[[event]]\n", *lines, *toward))


def _is_told(event: Event, events: tuple[Event, ...], again: frozenset[Deed]) -> bool:
    """Whether somebody has said already, earlier or later, the same of the same text."""
    return event in (replace(e, when=event.when, link=event.link) for e in events if e.deed in again)


def _below(text: str, event: Event) -> str:
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + _block(event)


def with_events(text: str, path: str, events: Iterable[Event]) -> str:
    """Return a ledger file with events below the others; what it tells already, to the second, is left out.

    Raises LedgerError.
    """
    again = frozenset({Deed.REVIEW, Deed.CONFIRM, Deed.ANNOUNCE})
    for event in (replace(each, when=each.when.replace(microsecond=0)) for each in events):
        known = read_ledger(text, path)
        if event not in known and not _is_told(event, known, again):
            text = _below(text, event)
    return text


def plan_event(pattern: Pattern, event: Event, library: Library, records: Mapping[str, str]) -> ChangeSet:
    """Plan to record an event of a pattern. Raises PlanError without a person, LedgerError for a broken ledger."""
    require_own(pattern, library)
    if not event.who.strip():
        message = "nobody is named; say who with --by, as the account that the list of trusted committers names"
        raise PlanError(message)
    if event.link and not re.match(r"https?://\S+\Z", event.link):
        message = f"{event.link!r} is not a web address; link to where it can be read, or leave the link out"
        raise PlanError(message)
    if event.deed is Deed.CONCERN and not event.about:
        message = "a concern needs words; say in a sentence what is wrong"
        raise PlanError(message)
    draft, path = Draft(library, records), f"{LEDGER}/{pattern.slug}.toml"
    text = draft.text(path)
    if _is_told(event, read_ledger(text, path), frozenset({Deed.REVIEW, Deed.CONFIRM})):
        message = f"{path} tells so already: {event.who} said it of the same text"
        raise PlanError(message)
    draft.write(path, _below(text, event))
    return draft.changes(_TITLES[event.deed].format(pattern.title), event.link)


def instance_of(pattern: Pattern, organization: str, library: Library) -> KnownInstance:
    """Return the instance of an organization, in any spelling, or the anonymous one whose words begin so.

    Raises PlanError when there is none, or several.
    """
    spellings = library.config.organizations
    wanted = fold_organization(organization, spellings).casefold()
    named = [
        each
        for each in pattern.known_instances
        if each.organization and fold_organization(each.organization, spellings).casefold() == wanted
    ]
    found = named or [e for e in pattern.known_instances if e.text.casefold().startswith(organization.casefold())]
    if len(found) != 1:
        names = ", ".join(each.organization or each.text[:40] for each in pattern.known_instances) or "none"
        how = "no" if not found else f"{len(found)}"
        message = f"{pattern.path} lists {how} instances of {organization!r}; it lists: {names}"
        raise PlanError(message)
    return found[0]


def confirmation(instance: KnownInstance, who: str, when: datetime, link: str) -> Event:
    """Return the event that an instance was confirmed, in the words that it has now."""
    about = instance.organization or ""
    return Event(Deed.CONFIRM, who, when, link, Kind.KNOWN_INSTANCES, instance_hash(instance), about)


def judged(pattern: Pattern, event: Event) -> Event:
    """Return an event with the hash of the text that it is about: the present text of a pattern or its section.

    Raises PlanError when the pattern has no such section.
    """
    found = judged_hash(pattern, event.section)
    if not found:
        kinds = ", ".join(dict.fromkeys(section.kind for section in pattern.sections))
        message = f"{pattern.path} has no section {event.section!r}; there are: {kinds}"
        raise PlanError(message)
    return replace(event, hash=found)


def resolution(event: Event, pattern: Pattern, scope: Scope) -> Event:
    """Return the event that resolves an open concern: the one whose words begin as `event.about` says, or the only one.

    Raises PlanError when that leaves none or several, or when somebody resolves what is not theirs to resolve.
    """
    open_ = open_concerns(pattern, scope)
    if not open_:
        message = f"nobody has an open concern about {pattern.slug}"
        raise PlanError(message)
    found = [each for each in open_ if each.about.casefold().startswith(event.about.casefold())]
    if len(found) != 1:
        told = "; ".join(f"{each.about!r} by {each.who}" for each in open_)
        message = f"say which concern is resolved, by the words that it begins with; open are: {told}"
        raise PlanError(message)
    resolved = replace(event, about=found[0].about)
    if found[0] in open_concerns(pattern, with_event(scope, pattern, resolved)):
        message = f"only {found[0].who}, who has the concern, or a trusted committer can say that it is resolved"
        raise PlanError(message)
    return resolved


def with_event(scope: Scope, pattern: Pattern, event: Event) -> Scope:
    """Return a scope in which an event has been recorded too."""
    ledger = {**scope.seen.ledger, pattern.slug: (*scope.seen.ledger.get(pattern.slug, ()), event)}
    return Scope(scope.library, replace(scope.seen, ledger=ledger))
