"""What is known of hosts from one crawl to the next: their robots.txt, when they asked to be left alone, retries."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import tempfile
from pathlib import Path
from typing import Any


class HostMemory:
    """One small JSON document a key, in a folder of the home. A document that cannot be read counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> dict[str, Any]:
        """The document, empty when there is none."""
        try:
            found = json.loads(self._file(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def put(self, key: str, document: dict[str, Any]) -> None:
        """Replace the document whole. A folder that cannot be written costs the memory, never the crawl."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as out:
                json.dump(document, out, ensure_ascii=False)
            Path(out.name).replace(self._file(key))

    def _file(self, key: str) -> Path:
        """Readable and safe on every file system; the digest keeps keys apart that look alike after cleaning."""
        clean = re.sub(r"[^a-z0-9.-]+", "_", key.lower())[:80].strip("._")
        return self._folder / f"{clean}-{hashlib.blake2b(key.encode(), digest_size=6).hexdigest()}.json"
