"""Prompts that are built from the library itself: its template, its levels, its patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.mature.levels.requirements import JudgedBy, read_requirements
from patternbook.mcp.marking import as_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Config, Library
    from patternbook.mature.levels.review import Review


def _form(config: Config, language: str) -> Iterator[str]:
    """Yield what the template asks of each section."""
    template = config.template(language)
    for form in template.forms:
        must = f"from level {form.mandatory_at} on" if form.mandatory_at is not None else "optional"
        yield f"- `## {template.heading(form.kind)}` ({must}): {form.purpose}"


def draft(library: Library, notes: str, language: str) -> str:
    """Return the request to make a draft of a pattern from somebody's notes."""
    lowest = min(library.config.levels)
    return "\n".join(
        [
            f"Draft a pattern for this library from the notes below, in Markdown, in the language {language!r}.",
            "",
            "Sections, in this order:",
            *_form(library.config, language),
            "",
            "Use only what the notes say. Where they say nothing, leave a section out; a problem without a solution is",
            "welcome, its Solution then says only TBD. Do not invent known instances, and name no organization or",
            "person that the notes do not clearly allow to be named.",
            "First call search_patterns and which_patterns: when a pattern like this exists, say so instead.",
            f"At the end call check_pattern with level {lowest.number} and mend what it finds.",
            "",
            "The notes:",
            as_data(notes),
        ]
    )


def reviewing(library: Library, judged: Review) -> str:
    """Return the request to review a pattern for a level: what people judge, beside what the files tell."""
    level = library.config.level(judged.toward)
    asked = [r for r in read_requirements(library.config) if r.level <= level.number]
    people = (f"- {r.text}" for r in asked if r.judged_by is JudgedBy.PEOPLE)
    told = (f"- {v.requirement.text} {v.state}: {as_data(v.why)}" for v in judged.verdicts)
    return "\n".join(
        [
            f"Review the pattern below for level {level.number} ({level.name}) of this library.",
            "",
            "What a reader has to judge, one by one, with the words that made you think so:",
            *people,
            "",
            "What the files tell already:",
            *told,
            "",
            "What each section is for:",
            *_form(library.config, judged.pattern.language),
            "",
            "Suggest wording for what should be better. Your review helps people to decide; it is no approval.",
            "",
            f"The pattern `{judged.pattern.slug}`:",
            as_data(judged.pattern.source),
        ]
    )
