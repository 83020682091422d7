"""The source registry: one TOML file a site. A wrong file is one clear line; the others still load."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from config.lexicons import present_codes
from config.settings import TIMEZONE
from config.validation import public_address, read_toml, said
from crawler.parsing.address import ascii_host
from crawler.schedule import next_due

FAMILIES = (
    *("frontpage", "bysjy", "cailifang", "wsjysc", "eweb", "career", "zftal", "jspa", "correcruit", "chenyun"),
    *("unijob", "jiuyeqiao", "gxjy", "ncss", "iguopin", "jpaas", "trs", "webplus", "vsb", "wordpress"),
    *("beisen", "moka", "feishu", "hotjob", "tencent", "huawei", "greenhouse", "lever", "ashby"),
    *("smartrecruiters", "workday", "recruitee", "teamtailor", "personio", "workable"),
    *("api", "jsonld", "rss", "article", "generic", "auto"),
)
SOURCE_ID = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
_ANY_DAY = datetime(2026, 1, 1, tzinfo=TIMEZONE)
_SCHEDULES = {"university": "every 2h", "government": "every 6h", "employer": "every 12h", "aggregator": "every 4h"}


class Source(BaseModel):
    """One site, as its file says it, with the defaults of its kind filled in."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=SOURCE_ID)
    name: str = Field(min_length=1)
    kind: Literal["university", "employer", "government", "aggregator"]
    family: str
    url: str
    region: str | None = Field(default=None, pattern=r"^\d{6}$")
    moe_code: str | None = Field(default=None, pattern=r"^\d{5}$", description="code of the school at the ministry")
    schedule: str | None = None
    trust: Literal["publish", "review"] | None = None
    state: Literal["verified", "listed", "blocked"] = "listed"
    enabled: bool = True
    options: dict[str, Any] = {}

    @field_validator("family")
    @classmethod
    def _known_family(cls, value: str) -> str:
        if value not in FAMILIES:
            raise ValueError(f"unknown family {value!r}; known are {', '.join(FAMILIES)}")
        return value

    @field_validator("url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        return public_address(value, "https://jobs.example.edu.cn")

    @field_validator("name")
    @classmethod
    def _written_name(cls, value: str) -> str:
        if not value.isprintable() or not value.strip():
            raise ValueError("a name in letters and spaces is needed")
        return value

    @field_validator("region")
    @classmethod
    def _known_region(cls, value: str | None) -> str | None:
        if value is not None and value not in present_codes("divisions"):
            raise ValueError(f"{value} is no code of GB/T 2260, such as 610100")
        return value

    @field_validator("schedule")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        if value:
            next_due(value, _ANY_DAY)
        return value

    @model_validator(mode="after")
    def _defaults_of_the_kind(self) -> Source:
        self.schedule = self.schedule or _SCHEDULES[self.kind]
        self.trust = self.trust or ("publish" if self.kind in ("university", "government") else "review")
        return self

    @property
    def host(self) -> str:
        """Host name of the site, the unit of politeness."""
        return ascii_host(urlsplit(self.url).hostname or "")


@dataclass(frozen=True, slots=True)
class RegistryProblem:
    """What is wrong with one file; printed as one line."""

    file: str
    message: str
    key: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key + ': ' if self.key else ''}{self.message}"


@dataclass(slots=True)
class Registry:
    """Sources by id, and what could not be used."""

    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[RegistryProblem] = field(default_factory=list)


def load_registry(path: Path) -> Registry:
    """Read a folder of TOML files, or one file."""
    registry = Registry()
    if path.is_dir():
        files = sorted(path.glob("*.toml"))
    elif path.is_file():
        files = [path]
    else:
        problem = "no such folder or file: set JUZHAO_SOURCES to the folder with the source registry"
        registry.problems.append(RegistryProblem(str(path), problem))
        return registry
    for file in files:
        _load(file, registry)
    if not files:
        problem = "no source (*.toml) here: add one with `juzhao probe URL --write FILE`, or set JUZHAO_SOURCES"
        registry.problems.append(RegistryProblem(str(path), problem))
    return registry


def _load(file: Path, registry: Registry) -> None:
    name = file.name
    try:
        text, tables = read_toml(file)
    except OSError as error:
        registry.problems.append(RegistryProblem(name, f"cannot be read ({error.strerror})"))
        return
    except ValueError as error:
        registry.problems.append(RegistryProblem(name, str(error)))
        return
    try:
        source = Source.model_validate(tables)
    except ValidationError as error:
        registry.problems += [_problem(name, text, found) for found in error.errors()]
    else:
        if source.id in registry.sources:
            registry.problems.append(RegistryProblem(name, f"the id {source.id!r} is taken by another file", "id"))
        elif source.id != file.stem:
            registry.problems.append(RegistryProblem(name, f"the file must be named {source.id}.toml", "id"))
        elif wrong := _wrong_options(source):
            registry.problems += [_told(name, text, ("options", key), message) for key, message in wrong]
        else:
            registry.sources[source.id] = source


def _wrong_options(source: Source) -> list[tuple[str, str]]:
    """What the family says of the options; spiders find their own source here, so they are asked for when there are some."""
    from crawler.families import wrong_options

    return list(wrong_options(source)) if source.options else []


def _problem(name: str, text: str, found: Any) -> RegistryProblem:
    message = "unknown key" if found["type"] == "extra_forbidden" else said(found)
    return _told(name, text, found["loc"], message)


def _told(name: str, text: str, place: Sequence[Any], message: str) -> RegistryProblem:
    """With the line of the key, or of the table around it."""
    keys = [str(part) for part in place]
    rows = [row.split("=")[0].strip(" \t[]'\"") for row in text.splitlines()]
    line = next((rows.index(key) + 1 for key in reversed(keys) if key in rows), None)
    return RegistryProblem(name, message, ".".join(keys), line)
