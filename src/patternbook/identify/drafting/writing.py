"""Let a writer phrase a draft from verified evidence: what it is asked, and what of its answer may stand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from patternbook.errors import PatternbookError
from patternbook.identify.quoting import is_quote
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from patternbook.identify.model import Candidate
    from patternbook.pattern import Template

_FENCED = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)
_QUOTED = re.compile('["“”«»]([^"“”«»]{3,})["“”«»]')


class WriterError(PatternbookError):
    """The writer's answer cannot be used; the candidate stays as it is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A phrased draft, and how many statements were dropped because no evidence says them."""

    draft: str
    dropped: int


def prompt_of(candidate: Candidate, template: Template) -> str:
    """Return what a writer is asked: the sections, the quotes, and the form of the answer."""
    kinds = "\n".join(f"- {form.kind}: {form.purpose}" for form in template.forms if form.purpose)
    quotes = "\n".join(f"- ({each.role.value}) {each.quote}" for each in candidate.evidence)
    return (
        "Phrase a draft of a pattern from the quotes below, and from nothing else. Answer with JSON alone:\n"
        '{"title": "...", "sections": {"problem": [{"text": "one sentence", "quote": "the words it rests on"}]}}\n'
        "Each quote is copied character by character. Leave out what no quote says.\n\n"
        f"Sections:\n{kinds}\n\nQuotes:\n{quotes}\n"
    )


def _answer(reply: str) -> dict[str, Any]:
    fenced = _FENCED.match(reply)
    try:
        value = json.loads(fenced[1] if fenced else reply)
    except (ValueError, RecursionError) as error:
        message = f"the writer did not answer with JSON ({error}); try again, or another model"
        raise WriterError(message) from error
    if not isinstance(value, dict) or not isinstance(value.get("sections"), dict):
        message = "the writer's answer has no sections; try again, or another model"
        raise WriterError(message)
    return value


def _stands(statement: object, evidence: str) -> bool:
    """Whether a statement rests on words of the evidence, and quotes nothing else."""
    if not isinstance(statement, dict):
        return False
    text, quote = statement.get("text"), statement.get("quote")
    if not isinstance(text, str) or not isinstance(quote, str) or not is_quote(quote, evidence):
        return False
    return bool(text.strip()) and all(is_quote(inner, evidence) for inner in _QUOTED.findall(text))


def written(reply: str, candidate: Candidate, template: Template) -> Written:
    """Return the draft in a writer's answer, without the statements that no evidence says. Raises WriterError."""
    value = _answer(reply)
    evidence = "\n".join(each.quote for each in candidate.evidence)
    title = value.get("title")
    parts = [f"## {template.heading(Kind.TITLE)}\n\n{title if isinstance(title, str) and title else candidate.title}\n"]
    dropped = 0
    for form in template.forms:
        statements = value["sections"].get(form.kind, [])
        if form.kind == Kind.TITLE or not isinstance(statements, list):
            continue
        true = [each for each in statements if _stands(each, evidence)]
        dropped += len(statements) - len(true)
        if true:
            said = "\n\n".join(
                f"{' '.join(each['text'].split())}\n\n> {' '.join(each['quote'].split())}" for each in true
            )
            parts.append(f"## {template.heading(form.kind)}\n\n{said}\n")
    if len(parts) == 1:
        message = f"none of the writer's {dropped} statements is in the evidence; the draft stays as it is"
        raise WriterError(message)
    return Written("\n".join(parts), dropped)
