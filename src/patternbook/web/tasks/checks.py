"""The live checks: while somebody types, the page as it will look, what rules say, and patterns that are near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.web.door.visitors import Role
from patternbook.web.showing import rendered
from patternbook.web.visits.pages import JSON
from patternbook.web.visits.visit import Visit, route, templates
from patternbook.web.writing import pictures
from patternbook.web.writing.checking import findings_in, within
from patternbook.web.writing.passages import passage_in
from patternbook.web.writing.sections import find_pattern

if TYPE_CHECKING:
    from starlette.responses import Response

    from patternbook.library import Finding


def findings_html(findings: tuple[Finding, ...], elsewhere: tuple[Finding, ...] = ()) -> str:
    """Return findings as the list that pages show, those elsewhere in the pattern folded away."""
    return templates().get_template("findings.html").render(findings=findings, elsewhere=elsewhere)


def findings_json(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
    """Return findings with the codes of the command line."""
    return [
        {"rule": f.rule, "severity": f.severity.name.lower(), "message": f.message, "line": f.line, "column": f.column}
        for f in findings
    ]


def check_section(visit: Visit) -> Response:
    """Tell how an edited section will look and what is wrong in it and in its pattern."""
    space = visit.space
    held = pictures.held(visit)
    library = pictures.with_pictures(space.library(), held)
    pattern = find_pattern(library, visit.form.get("slug", ""), visit.form.get("language", ""))
    passage, text = passage_in(library, pattern, visit.form.get("key", "")), visit.form.get("text", "")
    after = passage.written(text)
    found = findings_in(library, after, space.seen_by_readers(library))
    return visit.json(
        {
            "findings": findings_json(found),
            "findings_html": findings_html(*within(found, after, passage.key)),
            "preview": str(rendered(after, text, library, pictures=held)),
            "near_html": "",
        }
    )


ROUTES = [route("/space/check", check_section, "POST", Role.CONTRIBUTOR, takes="slug key text language", gives=JSON)]
