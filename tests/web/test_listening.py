"""The command's own socket: answers leave at once."""

from __future__ import annotations

import asyncio
import socket

from patternbook.cli.serve import listen


def test_answers_do_not_wait_for_more_to_send() -> None:
    """Protects readers from 40 ms on each page: small packets of an answer must not wait for the one before."""

    async def no_delay() -> int:
        accepted = asyncio.get_running_loop().create_future()

        def met(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listener = listen("127.0.0.1", 0)
        async with await asyncio.start_server(met, sock=listener):
            _, visitor = await asyncio.open_connection(*listener.getsockname())
            told = int(await accepted)
            visitor.close()
            return told

    assert asyncio.run(no_delay())
