"""Cut a text that was written elsewhere, such as a mail, into sections: its headings may be plain lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.pattern.model import Kind

if TYPE_CHECKING:
    from patternbook.pattern.template import Template

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[-*+•])\s+")
_MARKS = re.compile(r"^[\s#*_>]+|[\s#*_]+$")
_INLINE = re.compile(r"^(?P<name>[^:.!?]{3,40}):\s+(?P<text>\S.*)$")


def _heading(line: str, template: Template) -> tuple[str, str] | None:
    """Return the kind that a line opens and what it says of it already, None for a line of text."""
    bare = _MARKS.sub("", _NUMBER.sub("", line.strip()))
    kind = template.kind_of(bare)
    if kind != Kind.OTHER and bare:
        return kind, ""
    named = _INLINE.match(bare)
    kind = template.kind_of(named["name"].strip("*_ ")) if named else Kind.OTHER
    return (kind, named["text"].lstrip("*_ ")) if named and kind != Kind.OTHER else None


def cut_by_heading(text: str, template: Template) -> tuple[dict[str, str], str]:
    """Return the words of each section by kind, and the words that stand before the first one.

    A heading is a line that the template knows, with or without Markdown, a number or a colon; or
    the beginning of a line, before a colon. Sections of one kind are joined.
    """
    found: dict[str, list[str]] = {"": []}
    kind = ""
    for line in text.splitlines():
        opened = _heading(line, template)
        if opened is None:
            found[kind].append(line)
            continue
        kind, words = opened
        found.setdefault(kind, []).append(words)
    sections = {name: "\n".join(lines).strip() for name, lines in found.items()}
    rest = sections.pop("")
    return {name: words for name, words in sections.items() if words}, rest
