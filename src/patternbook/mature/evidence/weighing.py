"""What the recorded deeds of people amount to: who reviewed, which concerns are open, whether silence is consent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from patternbook.mature.evidence.committers import account_key
from patternbook.mature.ledger import Deed, is_stale
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from patternbook.mature.ledger import Event
    from patternbook.mature.scope import Scope
    from patternbook.pattern import Pattern


def _events(pattern: Pattern, scope: Scope, *deeds: Deed) -> tuple[Event, ...]:
    return tuple(event for event in scope.seen.ledger.get(pattern.slug, ()) if event.deed in deeds)


def _is_author(who: str, pattern: Pattern) -> bool:
    """Whether somebody is named as an author, or linked there by account."""
    account = account_key(who)
    section = pattern.section(Kind.AUTHORS)
    linked = section is not None and f"/{account})" in section.text.casefold()
    return linked or any(account == account_key(name.partition("(")[0]) for name in pattern.authors)


def reviewer_gap(who: str, pattern: Pattern, scope: Scope) -> str:
    """Return why somebody's review of a pattern does not count, as a sentence without a full stop; "" if it does."""
    if _is_author(who, pattern):
        return f"{who} is an author of {pattern.title}, so this review does not count toward the level"
    if account_key(who) not in {account_key(name) for name in scope.seen.committers or ()}:
        return f"{who} is no trusted committer of this library, so this review does not count toward the level"
    return ""


def consent_from(announced: Event, scope: Scope) -> datetime:
    """Return the moment from which on silence about an announced decision is consent."""
    return announced.when + timedelta(hours=scope.settings.lazy_consensus_hours)


def valid_reviews(pattern: Pattern, scope: Scope) -> tuple[str, ...]:
    """Return who reviewed the present text for its level: trusted committers, once each, no authors."""
    committers = {account_key(name) for name in scope.seen.committers or ()}
    found: dict[str, str] = {}
    for event in _events(pattern, scope, Deed.REVIEW):
        who = account_key(event.who)
        valid = who in committers and not is_stale(event, pattern) and not _is_author(event.who, pattern)
        if valid and event.toward in {0, pattern.level.number}:
            found.setdefault(who, event.who)
    return tuple(found.values())


def open_concerns(pattern: Pattern, scope: Scope) -> tuple[Event, ...]:
    """Return the concerns after which their author, or a committer, has not recorded a resolution."""
    committers = {account_key(name) for name in scope.seen.committers or ()}
    open_: list[Event] = []
    for event in _events(pattern, scope, Deed.CONCERN, Deed.RESOLVE):
        if event.deed is Deed.CONCERN:
            open_.append(event)
            continue
        who = account_key(event.who)
        open_ = [c for c in open_ if not _resolves(event, c) or who not in {account_key(c.who), *committers}]
    return tuple(open_)


def _resolves(event: Event, concern: Event) -> bool:
    return not event.about or event.about == concern.about


def lazy_consensus(pattern: Pattern, scope: Scope) -> tuple[bool | None, str]:
    """Return whether silence was consent, None when it cannot be told, and why.

    Consent is an announcement for this level, of the present text, that has stood long enough
    without an open concern, with as many reviews as the settings ask for.
    """
    announced = [
        event
        for event in _events(pattern, scope, Deed.ANNOUNCE)
        if event.toward in {0, pattern.level.number} and not is_stale(event, pattern)
    ]
    if not announced:
        return None, "nobody has announced it yet"
    if concerns := open_concerns(pattern, scope):
        return False, f"{concerns[0].who} has an open concern"
    if scope.seen.now is None:
        return None, "the present time is not known"
    ends = consent_from(announced[-1], scope)
    if scope.seen.now < ends:
        return None, f"announced; silence is consent from {ends:%Y-%m-%d %H:%M %Z} on"
    votes = len(valid_reviews(pattern, scope))
    if votes < scope.settings.minimum_votes:
        return False, f"{votes} of {scope.settings.minimum_votes} votes were given"
    return True, f"announced by {announced[-1].who} on {announced[-1].when:%Y-%m-%d}, no concern since"
