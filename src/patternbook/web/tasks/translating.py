"""The task "translate": the original and the translation side by side, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup as Safe

from patternbook.collaborate.git.bases import find_bases
from patternbook.library import ChangeSet, Edit, content_hash
from patternbook.library.changes.draft import PlanError
from patternbook.library.overlay import require_own
from patternbook.mature.translation.bases import NO_BASE, Base, keyed
from patternbook.mature.translation.changes import plan_confirmation, plan_translation
from patternbook.pattern import read_pattern
from patternbook.publish.formats.words import language_names, words
from patternbook.web.door.visitors import Role
from patternbook.web.showing import difference
from patternbook.web.visits.underneath import underneath
from patternbook.web.visits.visit import Visit, route
from patternbook.web.writing.nextstep import next_step
from patternbook.web.writing.sections import find_pattern, tidy

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.library import Library
    from patternbook.pattern import Pattern
    from patternbook.web.space import Space


_THERE = "It is translated there, so that all its readers have the translation."


@dataclass(frozen=True, slots=True)
class Pair:
    """A section of the original beside its translation; `since` shows what changed in between."""

    key: str
    heading: str
    original: str
    translated: str
    since: Safe
    is_missing: bool


def choose(visit: Visit) -> Response:
    """Show the languages of a pattern, and those it could have."""
    library = visit.space.library()
    source = find_pattern(library, visit.named("slug"))
    if not library.is_own(source):
        return underneath(visit, source, f"Translate {source.title}", _THERE)
    if asked := visit.asked("language").strip().casefold():
        codes = {name.casefold(): code for code, name in language_names().items()}
        return visit.go(f"/space/translate/{source.slug}/{quote(codes.get(asked, asked), safe='')}")
    known = [(code, words(code)["language_name"], library.pattern(source.slug, code)) for code in library.languages[1:]]
    others = {code: name for code, name in language_names().items() if code not in library.languages}
    return visit.page("languages.html", f"Translate {source.title}", pattern=source, languages=known, others=others)


def _bases(space: Space, library: Library, _before: object) -> dict[str, Base]:
    return find_bases(space.root, library, space.records())


def _text(source: Pattern, language: str, space: Space, library: Library) -> tuple[Pattern, ChangeSet | None]:
    """Return the translation as it is, or as it would begin, with the change that begins it."""
    known = library.pattern(source.slug, language)
    if known is not None and known is not source:
        return known, None
    begun = plan_translation(source.slug, language, library, space.records())
    edit = next(edit for edit in begun.edits if edit.path.endswith(".md"))
    template = library.config.template(language)
    like = read_pattern(
        edit.text or "", path=edit.path, language=language, level=source.level, template=template, slug=source.slug
    )
    return like, begun


def _pairs(source: Pattern, translation: Pattern, base: Base, *, is_new: bool) -> list[Pair]:
    there = keyed(translation)
    pairs = []
    for key, section in keyed(source).items():
        partner, before = there.get(key), base.texts.get(key)
        changed = before is not None and before.split() != section.text.split()
        since = (
            difference(before.strip(), section.text.strip(), whole=True) if changed and before is not None else Safe()
        )
        text = partner.text.rstrip() if partner else ""
        pairs.append(Pair(key, section.heading, section.text.rstrip(), text, since, is_new or partner is None))
    return pairs


def show(visit: Visit) -> Response:
    """Show every section of the original beside its translation."""
    space, language = visit.space, visit.named("language")
    library = space.library()
    source = find_pattern(library, visit.named("slug"))
    if not library.is_own(source):
        return underneath(visit, source, f"Translate {source.title}", _THERE)
    translation, begun = _text(source, language, space, library)
    base = NO_BASE if begun else space.once("bases", _bases).get(translation.path, NO_BASE)
    return visit.page(
        "translate.html",
        f"{source.title} in {words(language)['language_name']}",
        pattern=source,
        language=language,
        name=words(language)["language_name"],
        pairs=_pairs(source, translation, base, is_new=begun is not None),
        base_date=base.date,
        base=space.forge.tip(),
        next=next_step(library.config, source.level.number, space.seen(library)),
    )


def save(visit: Visit) -> Response:
    """Propose the translation as it was written; sections that were worked on count as up to date."""
    space, language, tip = visit.space, visit.named("language"), visit.base
    library = space.library_at(tip)
    source = find_pattern(library, visit.named("slug"))
    require_own(source, library)
    translation, begun = _text(source, language, space, library)
    texts, done = _written(visit, source, translation)
    text = _replaced(source, translation, texts)
    if begun is not None:
        edits = tuple(Edit(e.path, e.seen, text) if e.path == translation.path else e for e in begun.edits)
        changes = ChangeSet(begun.title, "", edits)
    else:
        edits = (Edit(translation.path, content_hash(translation.source.encode()), text),)
        edits = edits if text != translation.source else ()
        record = plan_confirmation(source.slug, language, library, space.records(), done).edits if done else ()
        changes = ChangeSet(f"Translate {source.title} to {language}", "", (*edits, *record))
    if not changes.edits:
        message = "Nothing was changed; translate a section, or tick that it says what the original says now."
        raise PlanError(message)
    made = space.forge.propose(changes, tip, visit.person, visit.now)
    return visit.to_proposal(made.number, "proposed")


def _written(visit: Visit, source: Pattern, translation: Pattern) -> tuple[dict[str, str], list[str]]:
    """Return the sections that were rewritten, and the keys of those that are up to date now."""
    there = keyed(translation)
    texts, done = {}, []
    for at, key in enumerate(keyed(source)):
        before = there[key].text if key in there else ""
        text = tidy(visit.form.get(f"text-{at}", ""), before)
        if text and text.strip() != before.strip():
            texts[key] = text
        if key in texts or visit.form.get(f"done-{at}"):
            done.append(key)
    return texts, done


def _replaced(source: Pattern, translation: Pattern, texts: dict[str, str]) -> str:
    """Return a translation with other words in some sections; those it did not have come at their place."""
    there, order, text = keyed(translation), list(keyed(source)), translation.source
    pieces = []
    for at, key in enumerate(order):
        if key in there and key in texts:
            pieces.append((*there[key].span, at, texts[key]))
        elif key in texts:
            place = max((there[k].span.end for k in order[:at] if k in there), default=len(text))
            gap = "" if not place or text[:place].endswith("\n\n") else "\n"
            pieces.append((place, place, at, gap + texts[key]))
    for start, end, _, words_ in sorted(pieces, reverse=True):
        text = text[:start] + words_ + text[end:]
    return text


ROUTES = [
    route("/space/translate/{slug}", choose, role=Role.CONTRIBUTOR, asks="language", leads=True),
    route("/space/translate/{slug}/{language}", show, role=Role.CONTRIBUTOR),
    route("/space/translate/{slug}/{language}", save, "POST", Role.CONTRIBUTOR, takes="base text-0 done-0"),
]
