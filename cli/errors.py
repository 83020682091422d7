"""Errors of the rooms as one line: what, where, what to do. Anything else is our own bug and keeps its trace."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer.exceptions import TyperException

KNOWN = (
    "StoreError",
    "SettingsError",
    "SearchUnavailable",
    "EngineUnavailable",
    "EngineError",
    "RebuildRefused",
    "WeekError",
    "RegistryError",
    "ServingError",
    "DemoError",
    "ReplayError",
    "BackupError",
)
"""By name, so that telling a room's error does not import the room."""


def misused(error: TyperException) -> str:
    """One line for an option, argument or command that is not right; nothing where a command was only asked for its help."""
    context = getattr(error, "ctx", None)
    line = " ".join(error.format_message().split())
    return f"{line.rstrip('.')} ({context.command_path} --help)" if context and line else line


def describe(error: BaseException) -> str | None:
    """One line for an error that a user can do something about; ``None`` for a bug of ours."""
    if any(kind.__name__ in KNOWN for kind in type(error).__mro__):
        return " ".join(str(error).split())
    if isinstance(error, OSError):
        return _system(error)
    return None


def _system(error: OSError) -> str | None:
    where = f" ({error.filename})" if error.filename else ""
    cures = {
        errno.ENOSPC: "no space left on the disk: free some, then run the same command again, nothing is lost",
        errno.EDQUOT: "the disk quota is used up: free some space, then run the same command again",
        errno.EACCES: "no permission: check the owner of the file or choose another --home",
        errno.EROFS: "the file system is read-only: choose another place, such as another --home",
        errno.EADDRINUSE: "the port is in use: choose another with --port, or --port 0 for any free one",
        errno.ENOTDIR: "a part of the path is a file: choose another --home",
        errno.EISDIR: "is a folder: give a file",
        errno.ENOENT: "no such file or folder",
    }
    cure = cures.get(error.errno or 0)
    return None if cure is None else f"{cure}{where}"
