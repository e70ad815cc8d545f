"""The reports of `relations` on patterns that say much the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.cli.recording import slug_of
from patternbook.discover.relations.resembling import Resemblances, Resembling, section_texts
from patternbook.discover.relations.texts import alike_markdown, alike_value
from patternbook.errors import PatternbookError
from patternbook.library.near_names import no_such_pattern
from patternbook.pattern import read_pattern
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from patternbook.library import Library
    from patternbook.pattern import Pattern


class NothingToCompareError(PatternbookError):
    """The command line names neither a pattern of the library nor a file."""


def _named(name: str, library: Library) -> Pattern:
    """Return a pattern of the library by slug, or one that is read from a file."""
    found = library.pattern(slug_of(name))
    if found is not None:
        return found
    file = Path(name)
    if not file.is_file():
        otherwise = "no file has that name either; `patternbook search` finds patterns"
        raise NothingToCompareError(no_such_pattern(name, library, otherwise))
    config = library.config
    language, template = config.source_language, config.template(config.source_language)
    source = file.read_text(encoding="utf-8", errors="replace")
    return read_pattern(source, path=file.name, language=language, level=min(config.levels), template=template)


def report(library: Library, like: str, *, as_json: bool) -> str:
    """Return the patterns that the one called `like` resembles, or all pairs that are alike when it is empty."""
    resemblances = Resemblances(library)
    patterns = dict(library.by_slug)
    if like:
        pattern = _named(like, library)
        patterns[pattern.slug] = pattern
        pairs = resemblances.like(pattern)
    else:
        pairs = resemblances.alike()
    texts = {slug: section_texts(patterns[slug]) for pair in pairs for slug in (pair.one, pair.other)}
    if as_json:
        return json_text({"alike": [alike_value(pair, texts) for pair in pairs]})
    if not pairs:
        return "No two patterns are much the same.\n" if not like else "No pattern of the library is like it.\n"
    return "\n\n".join(_shown(pair, texts) for pair in pairs) + "\n"


def _shown(pair: Resembling, texts: dict[str, dict[str, str]]) -> str:
    """Return a pair side by side: columns on a terminal, a Markdown table elsewhere."""
    if not sys.stdout.isatty():
        return alike_markdown(pair, texts)
    from rich.console import Console  # noqa: PLC0415 - only terminals need it
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=f"{pair.alike:.0%} alike", show_lines=True)
    for name in ("", pair.one, pair.other):
        table.add_column(name, ratio=2 if name else 1, overflow="fold")
    for section in pair.sections:
        told = f"{section.kind}\n{section.alike:.0%}"
        table.add_row(told, texts[pair.one][section.kind], texts[pair.other][section.kind])
    console = Console()
    with console.capture() as captured:
        console.print(table)
    return captured.get()
