"""The address that the product serves at, and what is made ready before."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from cli.processes import _renew_index, listen
from config.settings import Settings
from search.engines.embedded import RECIPE, SHAPE
from search.service import open_engine


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


def test_an_index_of_another_version_is_made_anew_before_it_is_served(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    open_engine(settings)
    (made,) = tmp_path.glob(f"index/*/{SHAPE}")
    made.write_text("older", encoding="utf-8")
    assert open_engine(settings).outdated()
    _renew_index(settings)
    assert not open_engine(settings).outdated()
    assert open_engine(settings).healthy() == ""


def test_an_index_of_a_newer_program_is_told_before_it_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(home=tmp_path)
    open_engine(settings)
    (shape,), (recipe,) = tmp_path.glob(f"index/*/{SHAPE}"), tmp_path.glob(f"index/*/{RECIPE}")
    shape.write_text("newer", encoding="utf-8")
    recipe.write_text("999", encoding="utf-8")
    _renew_index(settings)
    (line,) = capsys.readouterr().err.splitlines()
    assert "a newer program (recipe 999" in line and "update this program" in line
    assert (shape.read_text(), recipe.read_text()) == ("newer", "999")
