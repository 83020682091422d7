"""Counts as pictures with a table beside each: by month, province, industry, degree, employer class, type."""

from __future__ import annotations

import csv
import io
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from store.exports import cell
from web.context import Context, Words, context, language, page
from web.tiles import tiles

router = APIRouter()
TABLES = {
    "month": "month",
    "province": "city",
    "industry": "industry",
    "degree": "degree",
    "class": "employer_class",
    "type": "type",
}
"""Table → facet whose words its codes have."""
_KEPT_SECONDS = 3600.0
Rows = list[dict[str, Any]]


def counts(parts: Context) -> dict[str, Rows]:
    """All tables. Counting reads every posting: where these are many the counts are minutes old."""
    found: dict[str, Rows] = parts.kept("statistics", _KEPT_SECONDS, parts.store.statistics.counts)
    return found


def figures(parts: Context) -> dict[str, dict[str, Any]]:
    """``totals`` and ``dedupe``: see :class:`store.statistics.Statistics`; open and closed is what a search finds so."""
    made = {"totals": parts.store.statistics.totals, "dedupe": parts.store.statistics.dedupe}
    found = {name: parts.kept(name, _KEPT_SECONDS, make) for name, make in made.items()}
    statuses = {row["code"]: row["count"] for row in counts(parts)["status"]}
    found["totals"] = {**found["totals"], **{name: statuses.get(name, 0) for name in ("open", "closed")}}
    return found


@router.get("/stats", response_class=HTMLResponse)
def stats_page(request: Request) -> Response:
    """Counts as bars and tiles, tables beside them; each as CSV."""
    parts = context(request)
    words = Words(language(request), parts.now())
    found = counts(parts)
    counted = {name: labelled(found[name], facet, words) for name, facet in TABLES.items()}
    charts = {name: {"labels": [row["label"] for row in table], "counts": [row["count"] for row in table]} for name, table in counted.items()}  # fmt: skip
    known = figures(parts)
    return page(
        request, "stats.html", tables=counted, tiles=tiles(counted["province"]), charts=charts,
        totals=known["totals"], dedupe=known["dedupe"],
    )  # fmt: skip


def labelled(table: Rows, facet: str, words: Words) -> Rows:
    """Rows with the words for their codes."""
    return [{**row, "label": words.code(facet, row["code"])} for row in table]


@router.get("/stats/{name}.csv")
def stats_csv(request: Request, name: str) -> Response:
    """One table as CSV, with a mark that spreadsheets know UTF-8 by."""
    if name not in TABLES:
        raise HTTPException(404, f"no table {name}")
    parts = context(request)
    words = Words(language(request), parts.now())
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["code", "label", "count"])
    writer.writerows(
        [cell(row["code"]), cell(row["label"]), row["count"]]
        for row in labelled(counts(parts)[name], TABLES[name], words)
    )
    return Response(
        "\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="juzhao-{name}.csv"'},
    )  # fmt: skip
