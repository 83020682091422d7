"""A source: one site, in a TOML file of its own. What is wrong with a file is one line with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from config.lexicons import present_codes
from config.timezone import TIMEZONE
from config.validation import FileFault, fault, line_of, meant, public_address, read_toml, said
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

    id: str
    name: str = Field(min_length=1)
    kind: Literal["university", "employer", "government", "aggregator"]
    family: str
    url: str
    region: str | None = None
    moe_code: str | None = Field(default=None, pattern=r"^\d{5}$", description="code of the school at the ministry")
    schedule: str | None = None
    trust: Literal["publish", "review"] | None = None
    state: Literal["verified", "listed", "blocked"] = "listed"
    enabled: bool = True
    options: dict[str, Any] = {}

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if SOURCE_ID.fullmatch(value) is None:
            raise fault("no_id")
        return value

    @field_validator("family")
    @classmethod
    def _known_family(cls, value: str) -> str:
        if value not in FAMILIES:
            known = meant(value, FAMILIES) or f"known are {', '.join(FAMILIES)}"
            raise ValueError(f"unknown family {value!r}; {known}")
        return value

    @field_validator("url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        return public_address(value, "https://jobs.example.edu.cn")

    @field_validator("name")
    @classmethod
    def _written_name(cls, value: str) -> str:
        if not value.isprintable() or not value.strip():
            raise fault("no_name")
        return value

    @field_validator("region")
    @classmethod
    def _known_region(cls, value: str | None) -> str | None:
        if value is not None and value not in present_codes("divisions"):
            raise fault("no_code", value=value, like="610100 (GB/T 2260)")
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
class SourceProblem:
    """What is wrong with one file; printed as one line."""

    file: str
    message: str
    key: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key + ': ' if self.key else ''}{self.message}"


class WrongSource(ValueError):
    """A file that is no source, with all that is wrong with it."""

    def __init__(self, problems: Sequence[SourceProblem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = list(problems)


def read_source(file: Path) -> Source:
    """The source of a file, but for its options, which its family knows. Raises :class:`WrongSource`."""
    try:
        text, tables = read_toml(file)
    except OSError as error:
        raise WrongSource([SourceProblem(file.name, f"cannot be read ({error.strerror})")]) from error
    except FileFault as error:
        raise WrongSource([SourceProblem(file.name, str(error), line=error.line)]) from error
    try:
        source = Source.model_validate(tables)
    except ValidationError as error:
        raise WrongSource([_problem(file.name, text, found) for found in error.errors()]) from error
    if source.id != file.stem:
        raise WrongSource([SourceProblem(file.name, f"the file must be named {source.id}.toml", "id")])
    return source


def check_options(file: Path, wrong: Iterable[tuple[str, str]]) -> None:
    """Raises :class:`WrongSource` with the lines of the options that are ``wrong``, by name with what is wrong."""
    if found := list(wrong):
        text, _ = read_toml(file)
        raise WrongSource([_told(file.name, text, ("options", key), message) for key, message in found])


def _problem(name: str, text: str, found: Any) -> SourceProblem:
    if found["type"] == "extra_forbidden":
        known = meant(str(found["loc"][-1]), Source.model_fields)
        return _told(name, text, found["loc"], f"unknown key; {known}" if known else "unknown key")
    message = said(found)
    return _told(name, text, found["loc"], message)


def _told(name: str, text: str, place: Sequence[Any], message: str) -> SourceProblem:
    """With the line of the key, or of the table around it."""
    keys = [str(part) for part in place]
    return SourceProblem(name, message, ".".join(keys), line_of(text, keys))
