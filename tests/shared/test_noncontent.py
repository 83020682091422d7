"""Real postings as pages: none may be taken for a wall or an error page more often than one in two hundred (R10)."""

from __future__ import annotations

import gzip
import itertools
import json

import pytest

from crawler.charset import decode
from crawler.noncontent import recognise
from tests.crawler.walls import plain
from tests.servers import PROJECT_ROOT

DATA = PROJECT_ROOT.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="no shared data beside the project")


def test_real_postings_pass() -> None:
    with gzip.open(DATA / "postings.jsonl.gz", "rt", encoding="utf-8") as rows:
        postings = (json.loads(row) for row in rows)
        described = (posting for posting in postings if len(posting["description"]) >= 30)
        pages = [
            plain(f"<h1>{p['title']}</h1><p>{p['description']}</p>", p["title"])
            for p in itertools.islice(described, 20_000)
        ]
    alarms = [(found, page[:200]) for page in pages if (found := recognise(page))]
    assert len(alarms) <= 0.005 * len(pages), alarms[:10]


def test_real_saved_pages_pass() -> None:
    files = [file for pattern in ("*/*.html", "*/*/*.html", "*/*/*/*.html") for file in DATA.glob(pattern)]
    assert len(files) >= 20
    alarms = [file.name for file in files if recognise(decode(file.read_bytes()).text)]
    assert alarms == []
