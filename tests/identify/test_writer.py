"""The optional writer: its answer passes the quote check, and it sees only what the policy lets it see."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.talk.writer import ask
from patternbook.identify.drafting.writing import WriterError, prompt_of, written
from patternbook.identify.model import Candidate, CandidateKind, Evidence, Policy, Role
from patternbook.identify.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Library

QUOTE = "Our team waits for weeks until the other department answers."
TRUE = {"text": "Teams wait a long time for answers.", "quote": "waits for weeks"}
INVENTED = {"text": "A bank lost a million.", "quote": "we lost a million"}
SLIPPED_IN = {"text": 'They say "it is hopeless" every day.', "quote": "waits for weeks"}


def candidate(policy: Policy) -> Candidate:
    """A candidate with one quote."""
    return Candidate("k", CandidateKind.DONUT, "Waiting", (Evidence(QUOTE, Role.PROBLEM, "here"),), (), policy)


@contextmanager
def endpoint(content: str) -> Iterator[Settings]:
    """An endpoint on this machine that gives one answer."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            message = {"role": "assistant", "content": content}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            reply = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(reply).encode())

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Settings(writer_url=f"http://127.0.0.1:{server.server_port}/v1", writer_model="m")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("policy", Policy)
def test_a_good_answer_becomes_a_draft(library: Library, policy: Policy) -> None:
    """Protects the way through: on this machine every policy may be phrased, in the library's form."""
    template = library.config.template("en")
    content = (
        "```json\n"
        + json.dumps({"title": "Answer Soon", "sections": {"problem": [TRUE, INVENTED, SLIPPED_IN]}})
        + "\n```"
    )
    with endpoint(content) as settings:
        reply = ask(prompt_of(candidate(policy), template), candidate(policy), settings)
    done = written(reply, candidate(policy), template)
    assert "Teams wait a long time for answers." in done.draft
    assert "million" not in done.draft
    assert "hopeless" not in done.draft
    assert done.dropped == 2


@pytest.mark.parametrize(
    "content",
    ["", "Sure! Here is your pattern.", "[1]", '{"sections": 3}', json.dumps({"sections": {"problem": [INVENTED]}})],
)
def test_a_bad_answer_changes_nothing(library: Library, content: str) -> None:
    """Protects the page from answers that are malformed or made up: they are refused with a reason."""
    template = library.config.template("en")
    with endpoint(content) as settings, pytest.raises(WriterError):
        written(ask("x", candidate(Policy.PUBLIC), settings), candidate(Policy.PUBLIC), template)


@pytest.mark.parametrize("policy", [Policy.CHATHAM, Policy.PRIVATE])
def test_words_do_not_leave_the_machine_unless_it_is_written_down(policy: Policy) -> None:
    """Protects what was said under a policy: an endpoint elsewhere is refused before anything is sent."""
    far = Settings(writer_url="https://writer.invalid/v1", writer_model="m")
    with pytest.raises(WriterError, match="writer_may_see"):
        ask("x", candidate(policy), far)
    allowed = Settings(writer_url="https://writer.invalid/v1", writer_model="m", writer_may_see=(policy.value,))
    with pytest.raises(WriterError, match="did not answer"):
        ask("x", candidate(policy), allowed)
