"""The server: which tools, resources and prompts an assistant sees, and by which names it may be called."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import Completion, CompletionArgument, ToolAnnotations
from pydantic import Field

from patternbook import __version__
from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.observing import observe
from patternbook.errors import PatternbookError
from patternbook.mature.levels.review import review
from patternbook.mcp import answers, prompts
from patternbook.mcp.marking import INSTRUCTIONS, as_data
from patternbook.mcp.reading import Reading, pattern_of, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_LONGEST_QUESTION = 2_000
_LONGEST_TEXT = 1_000_000
_MOST_COMPLETIONS = 100

Language = Annotated[str, Field(description="Code of the language of the answer; empty for the library's own.")]
Slug = Annotated[str, Field(description="The pattern's slug, as search_patterns gives it.", max_length=300)]

_Given = ParamSpec("_Given")
_Value = TypeVar("_Value")


def _told(answer: Callable[_Given, _Value]) -> Callable[_Given, _Value]:
    """Turn what a person could mend into an answer that the assistant reads."""

    @wraps(answer)
    def telling(*args: _Given.args, **kwargs: _Given.kwargs) -> _Value:
        try:
            return answer(*args, **kwargs)
        except PatternbookError as error:
            raise ToolError(str(error)) from error

    return telling


def make_server(root: Path) -> MCPServer[Any]:
    """Return the server for the library in a folder. Raises PatternbookError when the library cannot be read."""
    reading = Reading(root)
    server: MCPServer[Any] = MCPServer(
        "patternbook", title="Pattern library", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    _add_tools(server, reading)
    _add_resources(server, reading)
    _add_prompts(server, reading)
    _add_completion(server, reading)
    return server


def _add_tools(server: MCPServer[Any], reading: Reading) -> None:
    """Add the tools; each only reads."""

    @server.tool(annotations=_READS)
    @_told
    def search_patterns(
        query: Annotated[str, Field(max_length=_LONGEST_QUESTION)],
        language: Language = "",
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> dict[str, Any]:
        """Find patterns by words, "exact phrases" and facets such as level:2, phase:adopt, org:NAME, has:instances."""
        return answers.search(reading, query, language, limit)

    @server.tool(annotations=_READS)
    @_told
    def get_pattern(
        slug: Slug,
        sections: Annotated[
            list[str], Field(description="Kinds of sections, such as problem or solution; empty for all.")
        ] = [],  # noqa: B006 - never changed; the schema needs a list as default
        language: Language = "",
    ) -> dict[str, Any]:
        """Read a pattern: its sections, and which patterns it is related to and why."""
        return answers.pattern(reading, slug, sections, language)

    @server.tool(annotations=_READS)
    @_told
    def which_patterns(
        problem: Annotated[str, Field(description="In the words of who has it.", max_length=_LONGEST_QUESTION)],
        role: Annotated[str, Field(description="Who asks, such as manager or developer.", max_length=200)] = "",
        phase: Annotated[str, Field(description="Where they stand, as the map calls it.", max_length=200)] = "",
        language: Language = "",
    ) -> dict[str, Any]:
        """Tell which patterns fit a problem: at most five, each with the sentences of it that answer the problem."""
        return answers.advice(reading, problem, role, phase, language)

    @server.tool(annotations=_READS)
    @_told
    def list_donuts() -> dict[str, Any]:
        """List the donuts: problems that were described and have no solution yet."""
        return answers.donut_list(reading)

    @server.tool(annotations=_READS)
    @_told
    def check_pattern(
        text: Annotated[str, Field(description="The pattern in Markdown.", max_length=_LONGEST_TEXT)],
        level: Annotated[int | None, Field(description="The level to judge it on; the lowest by default.")] = None,
        slug: Annotated[str, Field(description="Of the pattern that the text would replace.", max_length=300)] = "",
    ) -> dict[str, Any]:
        """Check the text of a pattern against the library's rules, without saving it."""
        return answers.findings(reading, text, level, slug)

    @server.tool(annotations=_READS)
    @_told
    def level_gap(
        slug: Slug,
        toward: Annotated[int | None, Field(description="The level to judge against; the next by default.")] = None,
    ) -> dict[str, Any]:
        """Tell what a pattern misses for a level: each requirement met, missing, unknown, or for people to judge."""
        return answers.gap(reading, slug, toward)


def _add_resources(server: MCPServer[Any], reading: Reading) -> None:
    """Add every pattern as a resource, `pattern://SLUG`, and a list of them."""

    @server.resource("pattern://{slug}", name="pattern", title="A pattern", mime_type="text/markdown")
    def read(slug: str) -> str:
        """Return a pattern in Markdown, marked as data."""
        try:
            return as_data(pattern_of(reading.library(), slug).source)
        except PatternbookError as error:
            raise ResourceNotFoundError(str(error)) from error

    @server.resource("patternbook://patterns", name="patterns", title="All patterns", mime_type="text/plain")
    def listed() -> str:
        """Return slug, level and title of every pattern, one a line."""
        rows = (f"{p.slug} (level {p.level.number}): {as_data(p.title)}" for p in reading.library().patterns)
        return "\n".join(rows)


def _add_completion(server: MCPServer[Any], reading: Reading) -> None:
    """Complete slugs while somebody types one."""

    @server.completion()  # type: ignore[no-untyped-call, untyped-decorator]
    async def complete(_ref: object, argument: CompletionArgument, _context: object) -> Completion | None:
        if argument.name != "slug":
            return None
        known = [slug for slug in reading.library().by_slug if slug.startswith(argument.value)]
        return Completion(values=known[:_MOST_COMPLETIONS], total=len(known), has_more=len(known) > _MOST_COMPLETIONS)


def _add_prompts(server: MCPServer[Any], reading: Reading) -> None:
    """Add the prompts, which are made of the template and the levels as they are now."""

    @server.prompt(title="Draft a pattern from notes")
    def draft_pattern(notes: str, language: str = "") -> str:
        """Make a draft from notes of a talk, a call or a chat, in the form of this library."""
        library = reading.library()
        return prompts.draft(library, notes, spoken(library, language)[0])

    @server.prompt(title="Review a pattern for a level")
    @_told
    def review_for_level(slug: str, level: str = "") -> str:
        """Judge a pattern against what a level asks of people, with what the files tell already."""
        library = reading.written()
        found = pattern_of(library, slug)
        toward = library.config.level_toward(found.level, int(level) if level.isdecimal() else None).number
        judged = review(found, library, observe(reading.root, library), toward=toward)
        return prompts.reviewing(library, judged)


def http_app(root: Path, host: str, port: int, names: tuple[str, ...] = ()) -> Starlette:
    """Return the server as an application for streamable HTTP at `/mcp`.

    Requests must call it by its own address or by one of `names` (`HOST` or `HOST:PORT`), and come
    from no web page but those of the same names, so that a page in a browser cannot reach it.
    """
    own = {host, "localhost", "127.0.0.1"} if host in LOOPBACK else {host}
    hosts = [f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in sorted(own)] + list(names)
    origins = [f"{scheme}://{name}" for name in hosts for scheme in ("http", "https")]
    security = TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
    return make_server(root).streamable_http_app(host=host, transport_security=security, stateless_http=True)
