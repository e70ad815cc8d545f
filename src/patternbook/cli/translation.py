"""The command `translation`: how far translations are behind, beginning one, confirming one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from patternbook.cli.changing import carry_out, change_options
from patternbook.cli.groups import Commands
from patternbook.cli.opened import library_root, terminal_width
from patternbook.cli.recording import slug_of
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.records import read_records
from patternbook.mature.translation.status import SectionState, statuses, untranslated
from patternbook.report.fitting import beside
from patternbook.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library
    from patternbook.mature.translation.status import TranslationStatus

_WORDS = {
    SectionState.MISSING: "missing",
    SectionState.BODY_CHANGED: "changed",
    SectionState.UNKNOWN_BASE: "made from an unknown version",
    SectionState.INSTANCES_BEHIND: "instances behind",
    SectionState.MINOR: "small changes",
}
_TOLD = (SectionState.MISSING, SectionState.BODY_CHANGED, SectionState.UNKNOWN_BASE)


@click.group(cls=Commands)
def translation() -> None:
    """Keep translations in step with the patterns that they translate."""


@translation.command()
@click.argument("language", required=False, default="")
@click.option("--all", "every", is_flag=True, help="Show translations that are up to date as well.")
@click.option("--json", "as_json", is_flag=True, help="Every section of every translation, for programs.")
@click.pass_context
def status(context: click.Context, language: str, *, every: bool, as_json: bool) -> None:
    """Show per section what has changed in the source since it was translated, what readers lose most first.

    What a translation was made from is what was confirmed, else what git's history suggests.
    """
    from patternbook.collaborate.git.bases import find_bases  # noqa: PLC0415 - the other commands need no history

    root = library_root(context)
    library = open_library(root)
    language = language.lower()
    if language and language not in library.languages[1:]:
        message = f"there is no translation to {language!r}; there are: {', '.join(library.languages[1:]) or 'none'}"
        raise click.BadParameter(message, param_hint="LANGUAGE")
    found = statuses(library, find_bases(root, library, read_records(root)), language)
    languages = [language] if language else list(library.languages[1:])
    if not languages:
        click.echo("nothing is translated yet; `patternbook translation start LANGUAGE PATTERN` begins", err=True)
    click.echo(
        _json(found, library, languages) if as_json else "".join(_text(found, library, languages, every=every)),
        nl=False,
    )


def _in_order(command: str, language: str, pattern: str, library: Library) -> Library:
    """Return the library. Raises BadParameter for somebody who wrote the pattern first, with what was meant."""
    if library.pattern(slug_of(language)) is not None and library.pattern(slug_of(pattern)) is None:
        message = f"the language comes first: patternbook translation {command} {pattern} {language}"
        raise click.BadParameter(message, param_hint="LANGUAGE")
    return library


def _json(found: tuple[TranslationStatus, ...], library: Library, languages: list[str]) -> str:
    rows = [
        {
            "slug": each.slug,
            "language": each.language,
            "path": each.path,
            "state": each.state,
            "base": each.base.date or None,
            "inferred": each.base.inferred,
            "sections": [{"kind": s.kind, "heading": s.heading, "state": s.state} for s in each.sections],
        }
        for each in found
    ]
    missing = [
        {"slug": p.slug, "language": language} for language in languages for p in untranslated(library, language)
    ]
    return json_text({"translations": rows, "untranslated": missing})


def _text(
    found: tuple[TranslationStatus, ...], library: Library, languages: list[str], *, every: bool
) -> Iterator[str]:
    by_language = {language: list(group) for language, group in groupby(found, key=lambda each: each.language)}
    width = max((len(pattern.slug) for pattern in library.patterns), default=0)
    for language in languages:
        own = by_language.get(language, [])
        behind = [each for each in own if every or each.loss]
        yield f"{language}: {len(own)} translated, {len([each for each in own if each.loss])} behind\n"
        rows = []
        for each in behind:
            since = (
                f"  (made from {each.base.date}{', inferred' if each.base.inferred else ''})" if each.base.date else ""
            )
            rows.append((f"  {each.slug}", f"{_told(each)}{since}"))
        rows += [(f"  {pattern.slug}", "not translated") for pattern in untranslated(library, language)]
        yield from (f"{line}\n" for line in beside(rows, terminal_width(), width + 2))


def _told(each: TranslationStatus) -> str:
    """Return what is behind in words: the sections that matter by name, the others by what became of them."""
    parts = []
    for state, word in _WORDS.items():
        headings = list(dict.fromkeys(s.heading for s in each.sections if s.state is state))
        if headings:
            parts.append(f"{word}: {', '.join(headings)}" if state in _TOLD else word)
    return "; ".join(parts) or "up to date"


@translation.command()
@click.argument("language")
@click.argument("pattern")
@change_options
@click.pass_context
def start(context: click.Context, language: str, pattern: str, *, dry_run: bool, commit: bool) -> None:
    """Make the file for a translation of PATTERN to LANGUAGE, with its headings, ready to be translated."""
    from patternbook.mature.translation.changes import plan_translation  # noqa: PLC0415 - the status needs no plan

    root = library_root(context)
    library = _in_order("start", language, pattern, open_library(root))
    changes = plan_translation(slug_of(pattern), language.lower(), library, read_records(root))
    carry_out(root, changes, dry_run=dry_run, commit=commit)


@translation.command()
@click.argument("language")
@click.argument("pattern")
@click.option(
    "--section", "kinds", multiple=True, metavar="KIND", help="Only this section; may be given several times."
)
@change_options
@click.pass_context
def confirm(  # noqa: PLR0913 - one parameter for each option
    context: click.Context, language: str, pattern: str, kinds: tuple[str, ...], *, dry_run: bool, commit: bool
) -> None:
    """Record that the translation of PATTERN to LANGUAGE says what the source says now."""
    from patternbook.mature.translation.changes import plan_confirmation  # noqa: PLC0415 - the status needs no plan

    root = library_root(context)
    library = _in_order("confirm", language, pattern, open_library(root))
    changes = plan_confirmation(slug_of(pattern), language.lower(), library, read_records(root), kinds)
    carry_out(root, changes, dry_run=dry_run, commit=commit)
