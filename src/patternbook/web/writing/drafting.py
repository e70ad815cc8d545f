"""A pattern that somebody is still writing: its sections by kind, made into a file when it is proposed."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from patternbook.collaborate.store.tables import DRAFTS
from patternbook.library import ChangeSet, Edit
from patternbook.library.changes.draft import PlanError
from patternbook.mature.lifecycle.beginning import place_for
from patternbook.pattern import Kind, read_pattern
from patternbook.pattern.pasting import cut_by_heading
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from patternbook.collaborate.store.database import Store
    from patternbook.library import Library
    from patternbook.pattern import Pattern, SectionForm

_SLUG = re.compile(r"\w[\w-]*")
_NOT_ASKED = frozenset({Kind.STATUS, Kind.ALIAS})
_NOT_OF_DONUTS = frozenset({Kind.SOLUTION, Kind.RESULTING_CONTEXT, Kind.RATIONALE, Kind.KNOWN_INSTANCES, Kind.SKETCH})
NO_SOLUTION = "TBD"
_TITLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft. `rest` is pasted text that found no section; `is_donut` says that nobody knows a solution yet."""

    id: str
    account: str
    sections: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    is_donut: bool = False
    changed: str = ""

    @property
    def title(self) -> str:
        """The name that the pattern has so far."""
        return " ".join(self.sections.get(Kind.TITLE, "").split())

    def written(self, kind: str, text: str, now: datetime) -> Writing:
        """Return the draft with other words in a section."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        return replace(self, sections={**self.sections, kind: text}, changed=now.isoformat())


def begin(account: str, now: datetime) -> Writing:
    """Return an empty draft."""
    return Writing(secrets.token_hex(8), account, changed=now.isoformat())


def steps(writing: Writing, library: Library) -> tuple[SectionForm, ...]:
    """Return the sections that the form asks for, in the template's order."""
    left_out = _NOT_ASKED | (_NOT_OF_DONUTS if writing.is_donut else frozenset())
    return tuple(form for form in library.config.forms if form.kind not in left_out)


def pasted(text: str, library: Library) -> tuple[dict[str, str], str]:
    """Cut a text from a document or a mail into sections by kind; what fits none is returned beside them."""
    template = library.config.template(library.config.source_language)
    found, rest = cut_by_heading(text.replace("\r\n", "\n"), template)
    if Kind.TITLE not in found and rest:
        first, _, others = rest.strip().partition("\n")
        if len(first.split()) <= _TITLE_WORDS and others.strip():
            found[Kind.TITLE], rest = first.strip("# \t"), others.strip()
    return found, rest


def path_of(title: str, library: Library) -> tuple[str, str]:
    """Return slug and path for a new pattern. Raises PlanError for a title that cannot be a name, or is taken."""
    slug, config = title_slug(title), library.config
    if not _SLUG.fullmatch(slug):
        message = f"{title!r} cannot become a file name; give the pattern a title of a few words"
        raise PlanError(message)
    path = place_for(config, config.levels[0], slug)
    if path in library.files or slug in library.by_slug:
        message = f"There is a pattern “{title}” already; edit that one, or choose another title"
        raise PlanError(message)
    return slug, path


def source_of(writing: Writing, library: Library) -> str:
    """Return a draft as the text of a pattern file."""
    config = library.config
    template = config.template(config.source_language)
    own = {kind: text for kind, text in writing.sections.items() if text}
    own.setdefault(Kind.STATUS, config.levels[0].name)
    if writing.is_donut:
        own |= {Kind.SOLUTION: NO_SOLUTION, Kind.STATUS: f"{config.levels[0].name} (donut: no solution yet)"}
    parts = [f"## {template.heading(form.kind)}\n\n{own[form.kind]}\n" for form in config.forms if form.kind in own]
    return "\n".join(parts)


def as_pattern(writing: Writing, library: Library) -> Pattern:
    """Return a draft read as a pattern of the lowest level; one without a usable title gets a name for the while."""
    try:
        slug, path = path_of(writing.title, library)
    except PlanError:
        slug, path = f"draft-{writing.id}", path_of(f"Draft {writing.id}", library)[1]
    config = library.config
    language = config.source_language
    return read_pattern(
        source_of(writing, library),
        path=path,
        language=language,
        level=config.levels[0],
        template=config.template(language),
        slug=slug,
    )


def plan(writing: Writing, library: Library) -> ChangeSet:
    """Plan the new file. Raises PlanError when something is missing."""
    if not writing.title or not writing.sections.get(Kind.PROBLEM):
        message = "A proposal needs a title and a problem; write these two, the rest can follow"
        raise PlanError(message)
    _, path = path_of(writing.title, library)
    what = "a problem without a solution yet" if writing.is_donut else "a new pattern"
    edit = Edit(path, None, source_of(writing, library))
    return ChangeSet(f"Propose “{writing.title}”", f"This is {what}.", (edit,))


def _row(writing: Writing) -> dict[str, Any]:
    content = {"sections": dict(writing.sections), "rest": writing.rest, "is_donut": writing.is_donut}
    row = {"id": writing.id, "account": writing.account, "changed": writing.changed}
    return {**row, "content": json.dumps(content, ensure_ascii=False)}


def keep(store: Store, writing: Writing) -> None:
    """Write a new draft into the store."""
    store.put(DRAFTS, _row(writing))


def amend(store: Store, name: str, account: str, change: Callable[[Writing], Writing]) -> Writing | None:
    """Change a draft of somebody's as it is by now: another section may be saved at the same time. None without one."""
    row = store.amend(DRAFTS, lambda row: _row(change(_read(row))), id=name, account=account)
    return _read(row) if row is not None else None


def _read(row: Mapping[str, Any]) -> Writing:
    return Writing(row["id"], row["account"], changed=row["changed"], **json.loads(row["content"]))


def drafts_of(store: Store, account: str) -> tuple[Writing, ...]:
    """Return somebody's drafts, the newest first."""
    query = sa.select(DRAFTS).where(DRAFTS.c.account == account).order_by(DRAFTS.c.changed.desc(), DRAFTS.c.id)
    return tuple(_read(row) for row in store.rows(query))


def find(store: Store, name: str, account: str) -> Writing | None:
    """Return a draft of somebody's, None when there is none."""
    rows = store.rows(sa.select(DRAFTS).where(DRAFTS.c.id == name, DRAFTS.c.account == account))
    return _read(rows[0]) if rows else None


def forget(store: Store, writing: Writing) -> bool:
    """Delete a draft, unless more was written into it since it was read; false when somebody else deleted it before."""
    gone = store.drop(DRAFTS, id=writing.id, account=writing.account, content=_row(writing)["content"])
    return bool(gone) or find(store, writing.id, writing.account) is not None
