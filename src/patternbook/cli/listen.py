"""The command `listen`: hear when somebody in a chat points at a thread, and ask those who said it."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from patternbook.cli.groups import Commands
from patternbook.cli.opened import library_root
from patternbook.cli.serve import listen as listening_socket
from patternbook.collaborate.disk.private import data_folder
from patternbook.collaborate.opening import open_library
from patternbook.collaborate.talk.reader import reader_for
from patternbook.errors import PatternbookError
from patternbook.identify.model import Policy

if TYPE_CHECKING:
    from slack_bolt import App

    from patternbook.collaborate.slack.keeping import Shelf
    from patternbook.collaborate.slack.listener import Listener
    from patternbook.collaborate.slack.settings import SlackSettings


class NotReadyError(PatternbookError):
    """What is needed for listening is not there."""


@click.group(cls=Commands)
def listen() -> None:
    """Listen in a chat: threads that people point at become candidates, with the consent of those who said it."""


def _settings(file: Path | None) -> SlackSettings:
    from patternbook.collaborate.slack.settings import SlackSettings  # noqa: PLC0415
    from patternbook.collaborate.store.operator import read_settings  # noqa: PLC0415 - only listening needs it

    told = read_settings(file).slack if file else SlackSettings()
    return told.with_environment(os.environ)


def _checked(settings: SlackSettings) -> SlackSettings:
    if not settings.bot_token or not (settings.app_token or settings.signing_secret):
        message = (
            "tokens are missing: put SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (socket mode) or SLACK_SIGNING_SECRET "
            "(HTTP), into the environment or the operator's settings; docs/listening.md tells where from"
        )
        raise NotReadyError(message)
    return settings


def _shelf(root: Path, folder: Path) -> Shelf:
    from patternbook.collaborate.slack.keeping import Shelf  # noqa: PLC0415 - an optional extra

    library = open_library(root)
    language = library.config.source_language
    book = library.config.books.get(language)
    reader = reader_for(library, Policy.PRIVATE, folder)
    return Shelf(reader, library.config.template(language), book.title if book else "")


def _prepared(root: Path, settings: SlackSettings) -> tuple[Listener, App]:
    from patternbook.collaborate.slack.app import make_app  # noqa: PLC0415 - an optional extra
    from patternbook.collaborate.slack.calls import Slack, web_client  # noqa: PLC0415
    from patternbook.collaborate.slack.listener import Listener  # noqa: PLC0415

    folder = data_folder(root)
    client = web_client(settings.bot_token, settings.api)
    listener = Listener(Slack(client), settings, folder, lambda: _shelf(root, folder), lambda: datetime.now(UTC))
    return listener, make_app(listener, settings, client)


def _log_plainly() -> None:
    """Let the listener say on standard error what it did, in numbers."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("patternbook: %(message)s"))
    logger = logging.getLogger("patternbook.slack")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)


@listen.command(short_help="Hear of the message shortcut and of an emoji.")
@click.option(
    "--settings",
    "settings_file",
    envvar="PATTERNBOOK_SETTINGS",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The operator's settings, with a table [slack].",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on, for HTTP.")
@click.option("--port", default=8010, show_default=True, type=click.IntRange(0, 65535), help="The port, for HTTP.")
@click.option("--manifest", "name", metavar="NAME", help="Print what Slack makes an app of this name from, and end.")
@click.option("--address", default="", metavar="URL", help="With --manifest: where Slack reaches this machine by HTTP.")
@click.pass_context
def slack(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context, settings_file: Path | None, host: str, port: int, name: str | None, address: str
) -> None:
    """Listen in Slack for the shortcut "Keep as a pattern" and for an emoji.

    The thread becomes a candidate in your private inbox, and those who said it are asked in the thread
    whether their words may be used; until all have said yes, nothing of it leaves the inbox. Messages
    that nobody points at are never read. A digest can be sent once a week.

    Tokens come from the environment (SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET) or
    from the operator's settings. With an app token the app connects to Slack by itself; without one,
    Slack has to reach it over HTTP. End it with Ctrl+C.
    """
    if name is not None:
        from patternbook.collaborate.slack.blocks import manifest  # noqa: PLC0415 - an optional extra

        click.echo(json.dumps(manifest(name=name, address=address), indent=2))
        return
    settings = _checked(_settings(settings_file))
    root = library_root(context)
    try:
        from patternbook.collaborate.slack.serving import alone  # noqa: PLC0415 - an optional extra

        context.with_resource(alone(data_folder(root)))
        listener, app = _prepared(root, settings)
    except ModuleNotFoundError as error:
        message = f"{error.name} is missing; install patternbook[slack]"
        raise NotReadyError(message) from error
    _log_plainly()
    if settings.app_token:
        _over_socket(listener, app, settings.app_token)
    else:
        _over_http(listener, app, host, port)


def _over_socket(listener: Listener, app: App, token: str) -> None:
    from patternbook.collaborate.slack.serving import socket, ticking  # noqa: PLC0415 - an optional extra

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with socket(app, token), ticking(listener), suppress(KeyboardInterrupt):
        click.echo("connected to Slack, and listening - end with Ctrl+C")
        threading.Event().wait()


def _over_http(listener: Listener, app: App, host: str, port: int) -> None:
    import uvicorn  # noqa: PLC0415 - only a server needs it

    from patternbook.collaborate.slack.blocks import PATH  # noqa: PLC0415 - an optional extra
    from patternbook.collaborate.slack.serving import make_endpoint, ticking  # noqa: PLC0415

    bound = listening_socket(host, port)
    config = uvicorn.Config(make_endpoint(app), log_level="critical", access_log=False, server_header=False)
    with ticking(listener):
        click.echo(f"Slack is heard at http://{host}:{bound.getsockname()[1]}{PATH} - end with Ctrl+C")
        uvicorn.Server(config).run(sockets=[bound])
