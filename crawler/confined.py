"""What is taken from a process of ours that reads what strangers sent: memory, files to write, the network, other programs."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from typing import Any

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")


def confine(memory: int, seconds: int | None = None) -> None:
    """Take from this process what a reader does not need; it keeps so many bytes of address space and seconds of processor time.

    What the system does not grant, the audit hook refuses.
    """
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # an empty network, where the kernel allows it
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No socket, no process, no file opened for writing."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} in a reader")
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError(f"writing {arguments[0]} in a reader")
