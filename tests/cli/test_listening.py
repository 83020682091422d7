"""The address that the product serves at."""

from __future__ import annotations

import asyncio
import socket

from cli.processes import listen


def test_answers_are_sent_at_once() -> None:
    """Without ``TCP_NODELAY`` each answer on a connection that is kept waits 40 ms for the visitor's acknowledgement."""

    async def accepted(bound: socket.socket) -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        async with await asyncio.start_server(answer, sock=bound):
            _, writer = await asyncio.open_connection(*bound.getsockname()[:2])
            writer.close()
            return await told

    assert asyncio.run(accepted(listen("127.0.0.1", 0))) == 1
