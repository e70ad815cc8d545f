"""Begin a translation, and confirm that one says what its source says."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.links.relinking import relinked, renewed
from patternbook.library.near_names import own_pattern_named
from patternbook.mature.records import with_values
from patternbook.mature.translation.bases import TRANSLATIONS, keyed, words_hash
from patternbook.pattern.markdown import outline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from patternbook.library import ChangeSet, Library
    from patternbook.pattern import Pattern, Section, Template


def _record(draft: Draft, source: Pattern, language: str, keys: Collection[str]) -> None:
    values = {key: words_hash(section) for key, section in keyed(source).items() if key in keys}
    text = with_values(draft.text(TRANSLATIONS), TRANSLATIONS, (language, source.slug), values)
    draft.write(TRANSLATIONS, text)


def plan_confirmation(
    slug: str, language: str, library: Library, records: Mapping[str, str], kinds: Collection[str] = ()
) -> ChangeSet:
    """Plan to record that a translation, or some kinds of its sections, say what the source says now.

    Raises PlanError when there is no such pattern, translation or section.
    """
    source, draft = own_pattern_named(slug, library), Draft(library, records)
    translated = library.pattern(source.slug, language)
    if translated is None or translated is source:
        message = f"{source.slug} is not translated to {language!r}; begin with `patternbook translation start`"
        raise PlanError(message)
    sections = keyed(source)
    wanted = {key for key, section in sections.items() if not kinds or key in kinds or section.kind in kinds}
    if unknown := sorted(set(kinds) - wanted - {sections[key].kind for key in wanted}):
        message = f"{source.path} has no section {unknown[0]!r}; there are: {', '.join(sections)}"
        raise PlanError(message)
    _record(draft, source, language, wanted)
    return draft.changes(f"Confirm the translation of {source.title} to {language}")


def _place(source: Pattern, language: str, library: Library) -> str:
    """Return where the translation of a pattern belongs."""
    template = next((t for t in library.config.patterns if "{language}" in t), None)
    if template is None:
        message = "the configuration has no place for translations; add a path with {language} to library.patterns"
        raise PlanError(message)
    named = {"language": language, "slug": source.slug, "level": source.level.folder}
    return re.sub(r"\{(\w+)\}", lambda match: named.get(match[1], match[0]), template)


def plan_translation(slug: str, language: str, library: Library, records: Mapping[str, str]) -> ChangeSet:
    """Plan the file of a new translation: the source's words under headings of the language, and what they were.

    Links lead to other translations of the language where there are any. Raises PlanError.
    """
    source, draft = own_pattern_named(slug, library), Draft(library, records)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]+)*", language) or language == library.config.source_language:
        message = f"{language!r} cannot be translated to; name a language by its code, such as pt-br"
        raise PlanError(message)
    path = _place(source, language, library)
    if path in library.files:
        message = f"{path} exists already; `patternbook translation status` tells what it lacks"
        raise PlanError(message)
    spoken = {p.path: t.path for p in library.patterns if (t := library.pattern(p.slug, language))}
    template = library.config.template(language)
    text = "".join(_headed(section, template) for section in source.sections)
    moved = {**spoken, source.path: path}
    renew = partial(renewed, old=source.path, new=path, moved=moved)
    draft.write(path, relinked(text, outline(text).links, renew)[0])
    _record(draft, source, language, keyed(source).keys())
    return draft.changes(f"Begin the translation of {source.title} to {language}")


def _headed(section: Section, template: Template) -> str:
    """Return a section's text under the heading that a language gives its kind."""
    if template.form(section.kind) is None:
        return section.text
    heading = section.text[: section.body_start]
    return heading.replace(section.heading, template.heading(section.kind), 1) + section.body
