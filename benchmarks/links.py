"""How many links a second the link checker asks, against a stub on this machine that answers at once.

    python benchmarks/links.py [--links 20000]

The stub runs in a process of its own. Manners to a host are off, since a stub has no feelings;
everything else is as in `check --external`.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import time
from typing import TYPE_CHECKING

from patternbook.collaborate.links.check import Manners, check_links
from patternbook.collaborate.links.memory import Outcome

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"


class _Stub(asyncio.Protocol):
    """Answers every request with an empty page."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request of a piece of stream."""
        self.transport.write(_ANSWER * data.count(b"\r\n\r\n"))  # type: ignore[attr-defined]


def serve(ready: Connection) -> None:
    """Serve until the process is ended; say the port when it is open."""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(_Stub, "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def main() -> None:
    """Read the command line, ask all links once, print the rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    here, there = multiprocessing.Pipe()
    stub = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    stub.start()
    port = here.recv()
    manners = Manners(connections=128, per_host=128, pause=0.0, allowed=frozenset({"127.0.0.1"}))
    addresses = [f"http://127.0.0.1:{port}/{n}" for n in range(options.links)]
    print("| links | seconds | links/s | CPU s | peak MB |\n| ---: | ---: | ---: | ---: | ---: |")
    for _ in range(options.runs):
        start, cpu = time.perf_counter(), time.process_time()
        found = check_links(addresses, manners)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        alive = sum(attempt.outcome is Outcome.ALIVE for attempt in found.values())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {alive:,} | {seconds:.2f} | {alive / seconds:,.0f} | {cpu:.2f} | {memory:.0f} |", flush=True)
    stub.terminate()


if __name__ == "__main__":
    main()
