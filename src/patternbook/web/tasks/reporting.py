"""The report of a quarter, or of any period, from git alone: for those who have to tell others what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from patternbook.collaborate.git.periods import read_period
from patternbook.mature.chronicle.telling import chronicle
from patternbook.publish.book import ToPage
from patternbook.publish.formats.web.addresses import Addresses
from patternbook.publish.markup import Anchors, Markup
from patternbook.report.chronicle import as_markdown
from patternbook.web.visits.visit import Visit, route

if TYPE_CHECKING:
    from starlette.responses import Response


def report(visit: Visit) -> Response:
    """Show what happened in a period; without one, in the quarter of a year that ends now."""
    since, until = visit.asked("since"), visit.asked("until")
    text = as_markdown(chronicle(read_period(visit.space.root, since, until)))
    library = visit.space.library()
    source = library.config.source_language
    links = {path: ToPage(f"p/{pattern.slug}", pattern.language, "") for path, pattern in library.by_path.items()}
    to = Addresses("", source, source, root="/")
    markup = Markup(links, to.of, Anchors(("content",)), language="en", top=0)
    content = Safe(markup.html(text))  # noqa: S704 - sanitized by the markup
    return visit.page("report.html", "Report", content=content, since=since, until=until)


ROUTES = [route("/space/report", report, asks="since until")]
