"""Everything that can be exported, in every form."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from config.timezone import TIMEZONE
from store import exports
from tests.cli.conftest import Run, juzhao
from tests.end_to_end.conftest import Product, crawled

__all__ = ["crawled", "juzhao"]
KINDS = {"postings": {"JobPosting", "Event", "Article"}, "employers": {"Organization"}, "sources": {"WebSite"}}


@pytest.mark.parametrize("what", sorted(KINDS))
@pytest.mark.parametrize("form", exports.FORMATS)
def test_every_export_has_every_form(crawled: Product, what: str, form: str) -> None:
    rows = exports.rows(crawled.store, what)
    assert rows is not None
    out = io.BytesIO()
    count = exports.write(rows, form, out, what)
    assert count > 0 and out.tell() > 0
    if form == "jsonld":
        documents = [json.loads(line) for line in out.getvalue().splitlines()]
        assert {document["@context"] for document in documents} == {"https://schema.org"}
        assert {document["@type"] for document in documents} <= KINDS[what] and len(documents) == count


@pytest.mark.parametrize("what", sorted(KINDS))
def test_a_table_loses_nothing_that_some_row_has(crawled: Product, what: str) -> None:
    """A reason of closing stands in few rows, and hardly ever in the first."""
    rows = list(exports.rows(crawled.store, what) or [])
    if what == "postings":
        rows.sort(key=lambda row: "closed_reason" in row)
        assert "closed_reason" in rows[-1] and "closed_reason" not in rows[0]
    assert {key for row in rows for key in row} <= set(exports.columns(what))
    for found in (_of_csv(rows, what), _of_parquet(rows, what)):
        assert [row["id"] for row in found] == [row["id"] for row in rows]
        for told, row in zip(found, rows, strict=True):
            assert {key for key, value in told.items() if value} >= {key for key, value in row.items() if value}


@pytest.mark.parametrize("what", sorted(KINDS))
def test_a_table_without_rows_has_its_heads(what: str) -> None:
    out = io.BytesIO()
    assert exports.write([], "csv", out, what) == 0
    assert out.getvalue().decode("utf-8-sig").splitlines() == [",".join(exports.columns(what))]
    out = io.BytesIO()
    assert exports.write([], "parquet", out, what) == 0
    assert pq.read_table(out).schema.names == exports.columns(what)


def _of_csv(rows: list[exports.Row], what: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    exports.write(rows, "csv", out, what)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


def _of_parquet(rows: list[exports.Row], what: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    exports.write(rows, "parquet", out, what)
    return list(pq.read_table(out).to_pylist())


@pytest.mark.parametrize("what", sorted(KINDS))
def test_only_what_changed_since(crawled: Product, what: str) -> None:
    everything = {row["id"] for row in exports.rows(crawled.store, what) or [] if row.get("postings", 1)}
    now = crawled.now()
    assert everything
    assert {row["id"] for row in exports.rows(crawled.store, what, now - timedelta(hours=1)) or []} >= everything
    assert list(exports.rows(crawled.store, what, now + timedelta(hours=1)) or []) == []


def test_a_time_without_offset_is_one_of_china(crawled: Product, juzhao: Run) -> None:
    """The machine's own zone is another one where it stands abroad or in a container."""
    soon = (datetime.now(TIMEZONE) + timedelta(hours=1)).replace(tzinfo=None, microsecond=0)
    home = str(crawled.settings.home)
    for machine in ("UTC", "America/Los_Angeles"):
        before = juzhao("export", "--since", str(soon - timedelta(hours=3)), JUZHAO_HOME=home, TZ=machine)
        after = juzhao("export", "--since", str(soon), JUZHAO_HOME=home, TZ=machine)
        assert before.stdout and not after.stdout, machine


def test_a_file_that_cannot_be_written_is_called_by_its_name(crawled: Product, juzhao: Run, tmp_path: Path) -> None:
    home = str(crawled.settings.home)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for place in (tmp_path / "folder", tmp_path / "nowhere" / "x.csv", tmp_path / "file" / "x.csv"):
        told = juzhao("export", "-o", str(place), JUZHAO_HOME=home)
        assert told.returncode == 1 and f"({place})" in told.stderr and ".part" not in told.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["file"]
