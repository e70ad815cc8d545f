"""Write a candidate as a draft in the library's form, with its evidence below; read back what a person made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.identify.model import CandidateKind
from patternbook.library.plurals import number_of
from patternbook.pattern import Kind

if TYPE_CHECKING:
    from patternbook.identify.model import Candidate, Evidence
    from patternbook.pattern import Template

CUT = "<!-- evidence: everything below this line stays in the inbox -->"
_MEANING = {
    CandidateKind.SIGHTING: "A known pattern seems to be in use.",
    CandidateKind.CLARIFICATION: "A known pattern may answer this, and did not reach the person.",
    CandidateKind.PATTERN: "A problem and what was done about it.",
    CandidateKind.DONUT: "A problem that is still without a solution.",
}


def _source(evidence: Evidence) -> str:
    return ", ".join(part for part in (evidence.who, evidence.when.replace("T", " "), evidence.where) if part)


def _quoted(evidence: Evidence) -> str:
    return "\n".join(f"> {line}" for line in evidence.quote.splitlines())


def _section(kind: str, candidate: Candidate, template: Template) -> str:
    quotes = [_quoted(each) for each in candidate.evidence if each.role == kind]
    form = template.form(kind)
    hint = f"<!-- {form.purpose} -->" if form and form.purpose else ""
    if kind == Kind.SOLUTION and not quotes and candidate.kind is CandidateKind.DONUT:
        quotes = ["TBD"]
    body = "\n\n".join(part for part in (hint, *quotes) if part)
    return f"## {template.heading(kind)}\n\n{body}\n"


def draft_of(candidate: Candidate, template: Template) -> str:
    """Return the draft: the template's sections that a first draft or the evidence needs, filled with quotes alone."""
    roles = {each.role.value for each in candidate.evidence}
    wanted = {*template.mandatory(1), Kind.PATLET, Kind.CONTEXT, Kind.SOLUTION, *roles}
    parts = []
    for form in template.forms:
        if form.kind == Kind.TITLE:
            parts.append(f"## {template.heading(Kind.TITLE)}\n\n{candidate.title}\n")
        elif form.kind in wanted:
            parts.append(_section(form.kind, candidate, template))
    return "\n".join(parts)


def _evidence_list(candidate: Candidate) -> str:
    return "\n".join(f"{_quoted(each)}\n>\n> {each.role.value}: {_source(each)}\n" for each in candidate.evidence)


def page_of(candidate: Candidate, template: Template) -> str:
    """Return the page of a candidate in the inbox: draft first, then evidence and the nearest patterns."""
    rows = "".join(f"- {r.title} (`{r.slug}`), confidence {r.confidence:.2f}\n" for r in candidate.resembles)
    who = (
        f"Organization: {candidate.organization or 'not named'}, state: {candidate.state}\n\n"
        if candidate.state
        else ""
    )
    what = (
        f"Candidate {candidate.key}: {candidate.kind.value}, policy {candidate.policy.value}, "
        f"{number_of(candidate.sources, 'source')}, worth {candidate.worth:.2f}"
        f"{f', waits for the consent of {len(candidate.waits_for)}' if candidate.waits_for else ''}"
    )
    return (
        f"{draft_of(candidate, template)}\n{CUT}\n\n{what}\n\n{_MEANING[candidate.kind]}\n\n{who}"
        f"## Evidence\n\n{_evidence_list(candidate)}\n## Nearest patterns\n\n{rows or 'None is near.'}\n".rstrip()
        + "\n"
    )


def draft_in(page: str) -> str:
    """Return the draft part of a page, as a person may have edited it."""
    return page.partition(CUT)[0].rstrip() + "\n"


def quotes_left(draft: str, candidate: Candidate) -> tuple[str, ...]:
    """Return the quotes of a candidate that still stand in a draft; of a private one none may."""
    words = " ".join(draft.replace("\n>", "\n").split())
    return tuple(each.quote for each in candidate.evidence if " ".join(each.quote.split()) in words)
