"""Begin a pattern: a file with every section of the template and what each is for, and a request to an assistant."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.links.relinking import relative
from patternbook.pattern import Kind
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import ChangeSet, Config, Library
    from patternbook.pattern import Level

_ADDED_LATER = frozenset({Kind.ACKNOWLEDGMENTS, Kind.ALIAS})
"""Sections that nobody begins with."""


def skeleton(  # noqa: PLR0913 - a pattern begins with that many things
    config: Config, title: str, level: Level, *, problem: str = "", author: str = "", donut: bool = False
) -> str:
    """Return the text of a pattern to be filled in: each section of the template, its purpose in a comment.

    A donut is a problem that nobody has solved yet; its solution says so.
    """
    template = config.template(config.source_language)
    said: dict[str, str] = {
        Kind.TITLE: title,
        Kind.PROBLEM: problem,
        Kind.SOLUTION: "TBD" if donut else "",
        Kind.STATUS: config.level_name(level, config.source_language),
        Kind.AUTHORS: f"* {author}" if author else "",
    }
    parts = []
    for form in template.forms:
        if form.kind in _ADDED_LATER:
            continue
        comment = f"<!-- {form.purpose} -->" if form.purpose and form.kind != Kind.TITLE else ""
        parts += [f"## {template.heading(form.kind)}", comment, said.get(form.kind, "")]
    return "\n\n".join(part for part in parts if part) + "\n"


def place_for(config: Config, level: Level, slug: str) -> str:
    """Return the path of a new pattern: that of the first place for patterns of the source language."""
    template = next((place for place in config.patterns if "{language}" not in place), "")
    if "{slug}" not in template:
        message = "the configuration has no place for new patterns; add a path with {slug} to library.patterns"
        raise PlanError(message)
    return template.replace("{level}", level.folder).replace("{slug}", slug)


def _check_name(title: str, slug: str, library: Library) -> None:
    """Raise PlanError for a title that cannot be, or that some pattern bears already."""
    if not slug:
        message = f"{title!r} cannot be a title; use letters"
        raise PlanError(message)
    named = {name.casefold(): pattern for pattern in library.patterns for name in (pattern.title, *pattern.aliases)}
    taken = library.pattern(slug) or named.get(title.casefold())
    if taken is not None:
        message = f'there is "{taken.title}" already ({taken.path}); improve it, or choose another title'
        raise PlanError(message)


def plan_new(  # noqa: PLR0913 - a pattern begins with that many things
    title: str,
    library: Library,
    *,
    level: Level | None = None,
    problem: str = "",
    author: str = "",
    donut: bool = False,
) -> ChangeSet:
    """Plan the file of a new pattern, on the lowest level unless another is named. Raises PlanError."""
    title, config = " ".join(title.split()), library.config
    slug = title_slug(title)
    _check_name(title, slug, library)
    chosen = level or config.levels[0]
    path = place_for(config, chosen, slug)
    if path in library.files:
        message = f"{path} exists already; choose another title"
        raise PlanError(message)
    draft = Draft(library)
    draft.write(path, skeleton(config, title, chosen, problem=problem.strip(), author=author, donut=donut))
    return draft.changes(f"Begin the pattern {title}")


def template_page(config: Config) -> str:
    """Return the library's template as a page: each section with its purpose as text."""
    template = config.template(config.source_language)
    parts = [f"## {template.heading(form.kind)}\n\n{form.purpose}\n" for form in template.forms if form.purpose]
    return "\n".join(parts)


def _sections(config: Config) -> Iterator[str]:
    template = config.template(config.source_language)
    for form in template.forms:
        if form.kind not in _ADDED_LATER:
            yield f"- `## {template.heading(form.kind)}`: {form.purpose}"


def request(title: str, library: Library, near: tuple[str, ...], *, problem: str = "") -> str:
    """Return what to ask an assistant for, so that its draft has the form that the library expects.

    `near` are the slugs of patterns that may be related, or the same.
    """
    config, level = library.config, library.config.levels[0]
    folder = posixpath.dirname(place_for(config, level, "x"))
    lines = [
        f'Draft a pattern called "{title}" in Markdown.',
        "",
        "Sections, in this order, with these headings:",
        *_sections(config),
        "",
        f"The status is {level.name}. Leave out sections of which nothing is known. Invent no known instances, people",
        "or organizations. Where there is no solution yet, the solution says TBD.",
    ]
    if near:
        lines += ["", "Link to these patterns where they help, and say so if one of them is the same:"]
    for pattern in map(library.by_slug.__getitem__, near):
        told = f": {pattern.patlet}" if pattern.patlet else ""
        lines.append(f"- [{pattern.title}]({relative(pattern.path, folder)}){told}")
    lines += ["", "The problem, and the solution as far as there is one:", "", problem.strip() or "(in your own words)"]
    return "\n".join(lines) + "\n"
