"""What is new in the book, and which translations are older than their source, from the history of the files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from patternbook.library.history import Act
from patternbook.publish.book import Event, Outdated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from patternbook.library import Config
    from patternbook.library.history import Change, History
    from patternbook.pattern import Pattern
    from patternbook.publish.book import Mention, PatternPage

NEW, PROMOTED, TRANSLATED, REVISED = "new", "promoted", "translated", "revised"
_SHOWN = 60


def _moment(change: Change) -> datetime:
    return datetime.fromisoformat(change.came)


def updated(history: History | None) -> str:
    """Return when the library last changed (ISO 8601), "" where its history is not known."""
    changes = history.changes if history else ()
    return max(map(_moment, changes)).isoformat() if changes else ""


def outdated(translated: Pattern, source: Pattern, history: History | None) -> Outdated | None:
    """Return the days of last change when the source changed after its translation; None if not, or if unknown."""
    if history is None:
        return None
    own, original = history.last(translated.path), history.last(source.path)
    if own is None or original is None or _moment(own) >= _moment(original):
        return None
    return Outdated(own.day, original.day)


def _shows(config: Config) -> Callable[[str], bool]:
    """Return what tells whether a file lies in the folder of a level that the book shows."""
    shown = {level.folder for level in config.levels if level.number >= config.published_from}
    return lambda path: not shown.isdisjoint(path.split("/"))


def _events_of(mention: Mention, changes: Sequence[Change], shows: Callable[[str], bool] | None) -> Iterator[Event]:
    """Yield when a page came into the book, and when it was last revised; `shows` is None for translations."""
    came: str | None = None
    for change in reversed(changes):
        if shows is None:
            what = TRANSLATED if change.act is Act.ADDED else ""
        elif change.act is Act.ADDED:
            what = NEW if shows(change.path) else ""
        else:
            moved_in = shows(change.path) and not shows(change.previous)
            what = PROMOTED if change.act is Act.MOVED and moved_in else ""
        if what and came is None:
            came = change.day
            yield Event(came, what, mention)
    edits = [change.day for change in changes if change.act is Act.EDITED]
    if edits and (came is None or edits[0] > came):
        yield Event(edits[0], REVISED, mention)


def news(pages: list[tuple[PatternPage, Mention]], history: History | None, config: Config) -> tuple[Event, ...]:
    """Return the latest events of the book's pages in its own language, the newest first."""
    if history is None:
        return ()
    shows = _shows(config)
    events = [
        event
        for page, mention in pages
        if page.pattern.language == page.language
        for event in _events_of(
            mention, history.of(page.pattern.path), shows if page.language == config.source_language else None
        )
    ]
    events.sort(key=lambda event: event.mention.title)
    events.sort(key=lambda event: event.day, reverse=True)
    return tuple(events[:_SHOWN])
