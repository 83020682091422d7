"""An index that may only be read, through links to its files: tantivy makes a lock file beside those that it opens."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from search.engines.base import EngineUnavailable

NEWEST = "meta.json"
"""Renamed into place by each commit; it names the files that belong to it."""


class Linked:
    """Links in a folder of this process's own, gone with it."""

    def __init__(self) -> None:
        try:
            self._folder = TemporaryDirectory(prefix="juzhao-index-")
        except OSError as error:
            cure = "set TMPDIR to a folder that can be written"
            raise EngineUnavailable(f"no room for links to an index that can only be read: {cure}") from error
        self._seen: dict[Path, tuple[int, int]] = {}

    def follow(self, index: Path) -> Path:
        """Where an index is to be opened: with links to all that it holds now, and to nothing that is gone."""
        folder = Path(self._folder.name) / index.name
        newest = (index / NEWEST).stat()
        seen = newest.st_mtime_ns, newest.st_ino
        if self._seen.get(index) != seen:
            _link(index.resolve(), folder)
            self._seen[index] = seen
        return folder

    def close(self) -> None:
        """Remove the links; what is open stays open."""
        self._folder.cleanup()


def _link(index: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for link in folder.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()
    for file in index.iterdir():
        link = folder / file.name
        if file.suffix != ".lock" and not link.is_symlink():
            link.symlink_to(file)
