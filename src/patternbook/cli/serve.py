"""The command `serve`: the book of a library and the space around it, following every change."""

from __future__ import annotations

import socket
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.opened import library_root
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from types import FrameType

_ALL = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, never listened on by default


class ListenError(PatternbookError):
    """The address that was asked for cannot be listened on."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; taken here so that a port in use is told plainly. Raises ListenError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says TCP does asyncio turn off waiting for more to send, which costs each answer 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        message = f"cannot listen on {host}:{port} ({error.strerror}): choose another port with --port"
        raise ListenError(message) from error
    return listener


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes any.")
@click.option("--published-only", is_flag=True, help="Leave out patterns below the book's level.")
@click.option(
    "--database",
    default="",
    metavar="URL",
    envvar="PATTERNBOOK_DATABASE",
    help="Where drafts and the like are kept, instead of SQLite.",
)
@click.option(
    "--settings",
    "settings_file",
    envvar="PATTERNBOOK_SETTINGS",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The operator's settings: address, sign-in, roles, GitHub.",
)
@click.pass_context
def serve(  # noqa: PLR0913 - one parameter an option
    context: click.Context, host: str, port: int, *, published_only: bool, database: str, settings_file: Path | None
) -> None:
    """Serve the book and the space around it: propose, edit, review, translate, record who uses a pattern.

    Pages show each change of a file at once. What people propose is kept in the library's git
    repository, drafts in a database of yours. End it with Ctrl+C.
    """
    import uvicorn  # noqa: PLC0415 - only a server needs it

    root = library_root(context)
    # The rooms `cli` and `web` do not know each other; the command only starts what `web` offers by name.
    app = import_module("patternbook.web.app").make_app(
        root, host=host, include_early=not published_only, database=database, settings_file=settings_file
    )
    listener = listen(host, port)
    shown = "127.0.0.1" if host in _ALL else f"[{host}]" if ":" in host else host
    click.echo(f"{root} is served at http://{shown}:{listener.getsockname()[1]}/ - end with Ctrl+C")
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=10, server_header=False)
    if settings_file:
        import_module("patternbook.web.operating.metrics").log_as_json()

    class Server(uvicorn.Server):
        """Ends streams that wait for changes before it waits for answers to be finished."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            app.state.end()
            super().handle_exit(sig, frame)

    with suppress(KeyboardInterrupt):  # Ctrl+C is how it ends, and nothing went wrong
        Server(config).run(sockets=[listener])
