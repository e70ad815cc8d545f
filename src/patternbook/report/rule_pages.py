"""The page that explains a rule: what is bad, what is good, and why."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError
from patternbook.mature.rules import built_in

if TYPE_CHECKING:
    from patternbook.library import Severity
    from patternbook.mature.rule import Rule


class NoPageError(PatternbookError):
    """The page of a rule is not installed."""


def rule_page(rule: Rule) -> str:
    """Return the Markdown page of a rule; of one from another package, what it says of itself.

    Raises NoPageError when the installation lacks the page of a built-in one.
    """
    if rule not in built_in():
        return f"# {rule.name}\n\n{rule.summary}\n"
    # A wheel carries the pages inside the package; a checkout has them beside it, in docs/rules.
    installed = resources.files("patternbook") / "docs" / "rules" / f"{rule.name}.md"
    beside = Path(__file__).parents[3] / "docs" / "rules" / f"{rule.name}.md"
    for place in (installed, beside):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    message = f"the page of {rule.code} {rule.name} is missing in this installation; install Patternbook again"
    raise NoPageError(message)


def _grade(severity: Severity | None) -> str:
    return severity.name.lower() if severity is not None else "off"


def grades(rule: Rule) -> str:
    """Return the line that tells how grave a rule's findings are, over what it looks, and who decides."""
    return f"Drafts: {_grade(rule.draft)}. Above: {_grade(rule.book)}. Looks at {rule.over}; {rule.judged}."


def rule_index(rules: tuple[Rule, ...]) -> str:
    """Return the Markdown page that lists rules with their grades."""
    lines = [
        "# Rules",
        "",
        "What `patternbook check` looks for. `patternbook rule CODE` shows a page on the command line.",
        "",
        "| Code | Name | What it asks | Drafts | Above |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        row = (rule.code, f"[{rule.name}]({rule.name}.md)", rule.summary, _grade(rule.draft), _grade(rule.book))
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"
