"""The server speaks over both transports, and over HTTP only to those who may call it."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from patternbook.cli import patternbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "patternbook"]


async def conversation(server: Any, mode: str) -> tuple[list[str], str, str, str]:
    """Talk to a server as an assistant does: list, call, read, prompt."""
    async with Client(server, mode=mode) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        found = await client.call_tool("search_patterns", {"query": "thank"})
        read = await client.read_resource("pattern://thank-you-ledger")
        prompt = await client.get_prompt("draft_pattern", {"notes": "We thank people."})
        assert found.structured_content is not None
        slug = found.structured_content["hits"][0]["slug"]
        return tools, slug, read.contents[0].text, prompt.messages[0].content.text


def holds(answer: tuple[list[str], str, str, str]) -> bool:
    """Whether a conversation brought what it should."""
    tools, slug, text, prompt = answer
    return (
        "get_pattern" in tools
        and slug == "thank-you-ledger"
        and text.startswith("<data>")
        and "<data>We thank people.</data>" in prompt
    )


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_standard_input_and_output(example: Path, mode: str) -> None:
    """Protects desktop assistants, which start the command and talk to it, with the old handshake and the new."""
    server = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], "-L", str(example), "mcp"])
    assert holds(asyncio.run(conversation(server, mode)))


def test_a_person_at_a_terminal_is_told_whom_it_waits_for(example: Path) -> None:
    """Protects whoever types the command from a terminal that stays silent."""
    ours, theirs = os.openpty()
    command = [*COMMAND, "-L", str(example), "mcp"]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "an assistant is waited for" in process.stderr.readline()
        process.kill()
    os.close(theirs)
    os.close(ours)


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """The address of a server that listens on a free port."""
    library = root / "examples" / "volunteers"
    command = [*COMMAND, "-L", str(library), "mcp", "--http", "127.0.0.1:0", "--allow-host", "patterns.example"]
    with subprocess.Popen([*command], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+/mcp", process.stderr.readline())
        assert found
        yield found.group()
        process.terminate()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_http(address: str, mode: str) -> None:
    """Protects assistants that connect to a running server."""
    assert holds(asyncio.run(conversation(address, mode)))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
def test_strangers_are_refused(address: str, headers: dict[str, str], status: int) -> None:
    """Protects the library from web pages that reach for servers on the reader's machine."""
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    sent = {"Accept": "application/json, text/event-stream", **headers}
    assert httpx.post(address, json=body, headers=sent).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "patterns.example"},
        {"Host": "patterns.example", "Origin": "https://patterns.example"},
    ],
)
def test_a_name_that_was_allowed_is_served(address: str, headers: dict[str, str]) -> None:
    """Protects servers behind a proxy: the name that the maintainer gave is answered."""
    body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    sent = {"Accept": "application/json, text/event-stream", **headers}
    assert httpx.post(address, json=body, headers=sent).status_code == 200


@pytest.mark.parametrize("place", ["8001", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", ":1", "192.0.2.1:8001"])
def test_a_place_that_cannot_be_listened_on_is_told(example: Path, place: str) -> None:
    """Protects against a server that is open to everybody by mistake, and against a traceback for a typing error."""
    result = CliRunner().invoke(patternbook, ["-L", str(example), "mcp", "--http", place])
    assert result.exit_code != 0
    assert "HOST:PORT" in str(result.exception) or "--allow-host" in str(result.exception)
