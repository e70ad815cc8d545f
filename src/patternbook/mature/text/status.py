"""Make the Status section of a pattern name another level, in the words of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.pattern import Kind
from patternbook.pattern.editing import line_end
from patternbook.pattern.markdown import outline

if TYPE_CHECKING:
    from patternbook.library import Config
    from patternbook.pattern import Level, Pattern

PAST = re.compile(r"^\W*(?:old|former|previous|was)\b", re.IGNORECASE)
"""Lines that tell what the status used to be."""

_BULLET = re.compile(r"\s*([*+-])\s")


def _named(line: str, config: Config, language: str, level: Level) -> str | None:
    """Return a line that names another level instead of the one it names, None when it names none."""
    for words in (config.level_names(language), tuple(each.name for each in config.levels)):
        spelled = "|".join(re.escape(word) if not word.isascii() else rf"\b{re.escape(word)}\b" for word in words)
        match = None if PAST.match(line) else re.search(spelled, line, re.IGNORECASE)
        if match:
            word = words[config.levels.index(level)]
            return line[: match.start()] + word + line[match.end() :]
    return None


def _body_with(body: str, config: Config, language: str, level: Level) -> str:
    lines = body.splitlines(keepends=True)
    for position, line in enumerate(lines):
        if (named := _named(line, config, language, level)) is not None:
            return "".join((*lines[:position], named, *lines[position + 1 :]))
    first = next((line for line in lines if line.strip()), "")
    end = line_end(body)
    bullet = _BULLET.match(first)
    word = config.level_name(level, language)
    line = f"{bullet[1]} {word}{end}" if bullet else f"{word}{end}{end if first else ''}"
    at = body.index(first) if first else len(body)
    return body[:at] + (line if first else f"{end}{line}{end}") + body[at:]


def with_status(pattern: Pattern, config: Config, level: Level) -> str:
    """Return the source of a pattern whose Status section names a level; the section is made if there is none."""
    section = pattern.section(Kind.STATUS)
    source, language = pattern.source, pattern.language
    if section is not None:
        body = _body_with(section.body, config, language, level)
        return source[: section.body_span.start] + body + source[section.body_span.end :]
    end = line_end(source)
    authors = pattern.section(Kind.AUTHORS)
    at = authors.span.start if authors else len(source)
    mark = "#" * max((h.level for h in outline(source).headings[-1:]), default=2)
    heading = f"{mark} {pattern.template.heading(Kind.STATUS)}{end}{end}{config.level_name(level, language)}{end}"
    before = "" if source[:at].endswith(end * 2) or not at else end
    return source[:at] + before + heading + (end if authors else "") + source[at:]
