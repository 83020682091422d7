"""The weekly report: the figures that career centres publish, as Markdown, HTML or JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from pipelines.normalize import divisions, industries
from pipelines.posting import DEGREE_NAMES, TYPE_NAMES
from store.store import Store

FORMATS = ("html", "md", "json")
LABELS = {
    "postings": "新增公告",
    "fairs": "双选会",
    "talks": "宣讲会",
    "employers": "用人单位",
    "positions": "岗位",
    "vacancies": "招聘人数",
    "internships": "实习",
    "civil_service": "公务员及事业单位公告",
}

COUNTS = "宣讲会和双选会按举办日期计，其余按发布日期计，没有写明的按首次收录日期计。"


class WeekError(ValueError):
    """A week that is none: what was given and the right form."""


def last_full_week(today: date) -> str:
    """The ISO week before the one that ``today`` is in, as ``2026-W47``."""
    year, week, _ = (today - timedelta(days=7)).isocalendar()
    return f"{year}-W{week:02d}"


def weekly(store: Store, week: str, form: str, today: date) -> str:
    """The report of an ISO week (default: the last full one). Raises :class:`WeekError` on a week that is none."""
    week = week or last_full_week(today)
    try:
        figures = store.statistics.weekly(week)
    except ValueError as error:
        raise WeekError(f"--week {week!r}: not an ISO week such as 2026-W47") from error
    if form == "json":
        return json.dumps(figures, ensure_ascii=False, default=str)
    return _html(figures, week) if form == "html" else _markdown(figures, week)


def _numbers(figures: dict[str, Any]) -> Iterable[tuple[str, Any, Any]]:
    """Rows of label, this week, the week before."""
    before = figures.get("previous") or {}
    return [(label, figures.get(key, 0), before.get(key, "–")) for key, label in LABELS.items() if key in figures]


def _lists(figures: dict[str, Any]) -> Iterable[tuple[str, list[tuple[str, int]]]]:
    """Rankings with a title and the name of each code."""
    kinds: dict[str, tuple[str, Callable[[str], str]]] = {
        "provinces": ("地区", divisions.name),
        "industries": ("行业", industries.name),
        "degrees": ("学历", lambda code: DEGREE_NAMES.get(code, code)),
        "types": ("类型", lambda code: TYPE_NAMES.get(code, code)),
    }
    return [
        (title, [(name(row["code"]), row["count"]) for row in figures[key]])
        for key, (title, name) in kinds.items()
        if figures.get(key)
    ]


def _markdown(figures: dict[str, Any], week: str) -> str:
    lines = [f"# 就业周报 {week}", "", "| 指标 | 本周 | 上周 |", "|---|---:|---:|"]
    lines += [f"| {label} | {now} | {before} |" for label, now, before in _numbers(figures)]
    lines += ["", COUNTS]
    for title, rows in _lists(figures):
        lines += ["", f"## {title}", "", "| 名称 | 数量 |", "|---|---:|"]
        lines += [f"| {name} | {count} |" for name, count in rows]
    return "\n".join(lines) + "\n"


def _html(figures: dict[str, Any], week: str) -> str:
    parts = [f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>就业周报 {week}</title>']
    parts += [f"<h1>就业周报 {week}</h1>", _table(("指标", "本周", "上周"), _numbers(figures)), f"<p>{COUNTS}</p>"]
    for title, rows in _lists(figures):
        parts += [f"<h2>{title}</h2>", _table(("名称", "数量"), rows)]
    return "\n".join([*parts, "</html>"])


def _table(head: Iterable[Any], rows: Iterable[Iterable[Any]]) -> str:
    cells = "".join(f"<th>{html.escape(str(cell))}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{cells}</tr>{body}</table>"
