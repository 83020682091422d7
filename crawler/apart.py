"""Work on what may be made to keep us busy, in warm child processes with a clock: the network's thread stays free (R4).

A child is started when it is first needed and kept. It can neither reach the network nor write. One that takes too long is ended by its own clock, and the next piece of
work gets a new one. What is handed over and answered is pickled: functions by their names, values as they are.
"""

from __future__ import annotations

import asyncio
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from crawler.confined import confine

T = TypeVar("T")
SECONDS = 2.0
"""Processor time of one piece of work: a machine that is busy with other things does not make it longer."""
PATIENCE = 60.0
"""Seconds by the clock on the wall that a child may take to begin, and then to get the processor for its work."""
MEMORY = 1 << 30
"""Bytes of address space of a child."""
CHILDREN = 2
"""At once; each has a thread that waits for it."""
_ROOT = Path(__file__).resolve().parent.parent
_THREADS = ThreadPoolExecutor(CHILDREN, thread_name_prefix="apart")
_own = threading.local()


Order = tuple[Callable[[], object] | None, float, Callable[..., Any], tuple[Any, ...]]
"""What is done first, the seconds that the work may take, the work and its arguments."""


class NotDone(Exception):
    """The work was given up; the message says why."""


async def apart(
    work: Callable[..., T], *arguments: Any, first: Callable[[], object] | None = None, seconds: float = SECONDS
) -> T:
    """What ``work`` answers or raises in a child process; ``first`` is done there once before, and its time is not counted.

    Raises :class:`NotDone` where it takes too much time or memory, the child dies or cannot be started, or what it answers
    cannot be handed over.
    """
    answer: T = await asyncio.get_running_loop().run_in_executor(_THREADS, _done, (first, seconds, work, arguments))
    return answer


def _done(order: Order) -> Any:
    """In a thread, which waits for a child of its own."""
    try:
        packed = pickle.dumps(order, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # whatever the values are made of may raise
        raise NotDone(f"cannot be handed to a process of its own ({_said(error)})") from error
    child: _Child | None = getattr(_own, "child", None)
    if child is None or child.process.poll() is not None:
        child = _own.child = _Child()
    try:
        answered, value = pickle.loads(child.ask(packed, order[1]))  # noqa: S301 - our own child's
    except NotDone:
        child.end()
        raise
    except Exception as error:
        raise NotDone(f"cannot be handed back by its process ({_said(error)})") from error
    if answered:
        return value
    raise value


class _Child:
    """A process that waits for work."""

    def __init__(self) -> None:
        self.pipe, theirs = Pipe()
        command = [sys.executable, "-c", "from crawler import apart; apart.main()", str(theirs.fileno())]
        try:
            with theirs:
                self.process = subprocess.Popen(
                    command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=_ROOT
                )
        except OSError as error:
            self.pipe.close()
            raise NotDone(f"no process to read it in: {error.strerror or error}") from error

    def ask(self, packed: bytes, seconds: float) -> bytes:
        """The answer to a piece of work. Raises :class:`NotDone`, after which the child is of no use."""
        try:
            self.pipe.send_bytes(packed)
            for patience in (PATIENCE, PATIENCE + seconds):  # it has begun, it is done
                if not self.pipe.poll(patience):
                    raise NotDone(f"got no processor for {patience:.0f} seconds")
                answer = self.pipe.recv_bytes()
        except (OSError, EOFError) as error:
            raise NotDone(self._ending(seconds)) from error
        return answer

    def end(self) -> None:
        """Kill it."""
        self.pipe.close()
        self.process.kill()
        self.process.wait()

    def _ending(self, seconds: float) -> str:
        """Why it is gone."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return "its process does not answer"
        if code == -signal.SIGPROF:
            return f"took longer than {seconds:.0f} seconds to read"
        return f"its process died ({f'signal {-code}' if code < 0 else f'exit code {code}'})"


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"


# -- the child -----------------------------------------------------------------------------------------------------


def _answer(seconds: float, work: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """Whether it was done, and what it answers or raises. The clock ends the process."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    answer: tuple[bool, Any]
    try:
        answer = True, work(*arguments)
    except MemoryError:
        answer = False, NotDone("takes too much memory to read")
    except Exception as error:
        answer = False, error
    try:
        said = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        if not answer[0]:
            pickle.loads(said)  # noqa: S301 - some errors can be written and not read
    except Exception as error:
        what = _said(error if answer[0] else answer[1])
        said = pickle.dumps((False, NotDone(f"cannot be handed back by its process ({what})")))
    signal.setitimer(signal.ITIMER_PROF, 0)
    return said


def main() -> None:
    """Work until nobody asks any more. The number of the pipe is the argument."""
    confine(MEMORY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawl, which then closes the pipe
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    pipe, prepared = Connection(int(sys.argv[1])), set()
    while True:
        try:
            packed = pipe.recv_bytes()
        except EOFError:
            return
        try:
            first, seconds, work, arguments = pickle.loads(packed)  # noqa: S301 - our own parent's
            if first is not None and first not in prepared:
                first()
                prepared.add(first)
        except Exception as error:
            seconds, work, arguments = SECONDS, _not_done, (_said(error),)
        pipe.send_bytes(b"")
        pipe.send_bytes(_answer(seconds, work, arguments))


def _not_done(why: str) -> None:
    raise NotDone(f"cannot be done in a process of its own ({why})")
