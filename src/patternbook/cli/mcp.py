"""The command `mcp`: offer the library to assistants, over standard input and output or over HTTP."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from patternbook.cli.serve import ListenError, listen
from patternbook.collaborate.loopback import LOOPBACK
from patternbook.collaborate.opening import find_library
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from pathlib import Path


class NoAssistantsError(PatternbookError):
    """What talks to assistants is not installed."""


def _room() -> Any:  # noqa: ANN401 - a module that is only known by name
    """Return what serves assistants; the rooms `cli` and `mcp` do not know each other."""
    if find_spec("mcp") is None:
        message = "assistants need one more package: install patternbook with its extra `assistants`"
        raise NoAssistantsError(message)
    return import_module("patternbook.mcp.server")


def _place(address: str) -> tuple[str, int]:
    """Return host and port of `HOST:PORT`. Raises ListenError."""
    host, colon, port = address.rpartition(":")
    if not colon or not host or not port.isdecimal() or int(port) >= 1 << 16:
        message = f"{address!r} is no HOST:PORT; write for example 127.0.0.1:8001"
        raise ListenError(message)
    return host.strip("[]"), int(port)


def _serve(root: Path, host: str, port: int, names: tuple[str, ...]) -> None:
    import uvicorn  # noqa: PLC0415 - only a server needs it

    listener = listen(host, port)
    port = listener.getsockname()[1]
    app = _room().http_app(root, host, port, names)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"{root} answers assistants at http://{shown}:{port}/mcp - end with Ctrl+C", err=True)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, server_header=False)
    with suppress(KeyboardInterrupt):  # Ctrl+C is how it ends, and nothing went wrong
        uvicorn.Server(config).run(sockets=[listener])


@click.command()
@click.option("--http", metavar="HOST:PORT", help="Listen here instead of reading standard input; port 0 takes any.")
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="A further name to be called by.")
@click.pass_context
def mcp(context: click.Context, http: str | None, names: tuple[str, ...]) -> None:
    """Offer the library to assistants that speak the Model Context Protocol.

    They can search, read, check and ask for advice; they can change nothing.
    """
    # Unlike other commands this one does not end the work of an interrupted one: it reads, whatever it finds.
    root = find_library(context.find_root().obj)
    if http is None:
        if sys.stdin.isatty():
            told = "an assistant is waited for; docs/assistants.md tells how it starts this - end with Ctrl+C"
            click.echo(told, err=True)
        _room().make_server(root).run("stdio")
        return
    host, port = _place(http)
    if host not in LOOPBACK and not names:
        message = f"{host} can be reached from elsewhere; say with --allow-host by which names, or listen on 127.0.0.1"
        raise ListenError(message)
    _serve(root, host, port, names)
