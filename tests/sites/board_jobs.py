"""The invented positions of employers' boards, and the ways in which a board answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Reply = tuple[int, str, str]
CITIES = (
    ("Shanghai", "Shanghai", "China", "cn", "上海"),
    ("Dublin", "Leinster", "Ireland", "ie", "都柏林"),
    ("Shenzhen", "Guangdong", "China", "cn", "深圳"),
    ("Portland", "OR", "United States", "us", "波特兰"),
)
TITLES = ("Harbour Systems Engineer", "Data Analyst Intern", "Internal Audit Lead", "Process Chemist")
TITLES_ZH = ("港口系统工程师", "数据分析实习生", "内审主管", "工艺工程师（2026届）")


@dataclass(frozen=True)
class Job:
    """One invented position."""

    number: int

    @property
    def title(self) -> str:
        return f"{TITLES[self.number % 4]} {self.number}"

    @property
    def title_zh(self) -> str:
        return f"{TITLES_ZH[self.number % 4]}{self.number}"

    @property
    def intern(self) -> bool:
        return self.number % 4 == 1

    @property
    def city(self) -> tuple[str, str, str, str, str]:
        return CITIES[self.number % 4]

    @property
    def day(self) -> str:
        return f"2026-10-{1 + self.number % 28:02d}"

    @property
    def milliseconds(self) -> int:
        return 1_760_000_000_000 + self.number * 86_400_000

    @property
    def markup(self) -> str:
        return f"<p>You keep quay number {self.number} running &amp; safe.</p><ul><li>Bachelor's degree</li></ul>"

    @property
    def duty(self) -> str:
        return f"负责{self.number}号泊位的系统运行；\n编写技术文档。"

    @property
    def require(self) -> str:
        return "本科及以上学历，计算机类、自动化类专业；\n能出差。"


def as_json(data: Any, status: int = 200) -> Reply:
    return status, "application/json; charset=utf-8", json.dumps(data, ensure_ascii=False)


def as_html(text: str, status: int = 200) -> Reply:
    return status, "text/html; charset=utf-8", text


def missing() -> Reply:
    return as_json({"error": "not found"}, 404)
