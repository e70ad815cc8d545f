"""The page that explains a rule, behind the code beside each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from patternbook.mature.rules import rules_for
from patternbook.publish.markup import Anchors, Markup
from patternbook.report.rule_pages import grades, rule_page
from patternbook.web.visits.visit import NoPageError, Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response


def show(visit: Visit) -> Response:
    """Show what a rule asks for, with a bad and a good example."""
    code = visit.named("code")
    rule = next((r for r in rules_for(visit.space.library().config) if code in {r.code, r.name}), None)
    if rule is None:
        message = f"There is no rule {code!r}; every finding names the one that it comes from."
        raise NoPageError(message)
    markup = Markup({}, lambda _: "", Anchors(("content",)), language="en", top=0)
    page = rule_page(rule)
    content = Safe(markup.html(page))  # noqa: S704 - sanitized by the markup
    told = grades(rule)
    return visit.page("rule.html", rule.name, rule=rule, grades="" if told in page else told, content=content)


ROUTES = [route("/space/rule/{code}", show)]
