"""Settings: environment variables over ``juzhao.toml`` in the home over defaults."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.timezone import TIMEZONE
from config.validation import FileFault, address, fault, line_of, meant, public_address, read_toml, said

PROJECT_ROOT = Path(__file__).resolve().parent.parent
_INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
"""Of a clock that is set by hand: beyond them calendars and time zones come to their ends."""


class SettingsError(Exception):
    """A setting that cannot be used: one line that says which, where and what to do."""


class _SettingsFile(TomlConfigSettingsSource):
    """``juzhao.toml``, read as every file that somebody writes is."""

    def _read_files(self, files: Any, deep_merge: bool = False) -> dict[str, Any]:
        try:
            if Path(files).exists() and not Path(files).is_file():
                raise SettingsError(f"{files}: a file is needed here")
            return super()._read_files(files, deep_merge)
        except FileFault as error:
            raise SettingsError(f"{_place(Path(files), error.line)}: {error}") from error
        except OSError as error:
            raise SettingsError(f"{files}: {error.strerror or error}") from error

    def _read_file(self, file_path: Any) -> dict[str, Any]:
        text, found = read_toml(file_path)
        if "home" in found:
            cure = "the folder of this file is the home; another one is told by JUZHAO_HOME"
            raise FileFault(f"home: {cure}", line_of(text, ["home"]))
        return found


class Settings(BaseSettings):
    """Everything that a run can be told from outside. Each field ``x`` is ``JUZHAO_X``."""

    model_config = SettingsConfigDict(env_prefix="JUZHAO_", extra="forbid")

    home: Path = Field(default=Path("var"), description="folder that holds everything a run writes")
    database_url: str = Field(default="", description="SQLAlchemy URL; empty: SQLite file in the home")
    search_url: str = Field(default="", description="Elasticsearch URL; empty: embedded index in the home")
    search_prefix: str = Field(
        default="juzhao", description="begin of the names of its indexes: one for each installation on an Elasticsearch"
    )
    sources: Path = Field(
        default=PROJECT_ROOT / "config" / "sources", description="folder or file of the source registry"
    )
    allow_private_networks: bool = Field(default=False, description="let the crawler fetch private addresses")
    now: datetime | None = Field(default=None, description="ISO date-time that replaces the clock")
    download_delay: float | None = Field(
        default=None,
        ge=0,
        allow_inf_nan=False,
        description="seconds between two requests to one host; under 1 for private hosts only",
    )
    public_url: str = Field(default="", description="address that students see, for links in feeds and mail")
    contact: str = Field(default="", description="address or page of the operator, told to crawled sites")
    smtp_url: str = Field(default="", description="smtp(s)://[user:pass@]host:port for alerts and reports")
    crawls_at_once: int = Field(default=0, ge=0, description="sources crawled at once in a process; 0: 600")
    crawl_processes: int = Field(
        default=0, ge=0, description="processes that crawl at the same time; 0: one a core, started as they are needed"
    )
    robots_unreachable: Literal["forbid", "allow"] = Field(
        default="forbid", description="what holds for a host whose robots.txt was out of reach for 30 days"
    )
    certificates: Literal["report", "require"] = Field(
        default="report", description="hosts whose certificate does not fit: read and reported, or not read"
    )
    api_rate: int = Field(default=600, ge=0, description="API calls a minute from one address; 0 for no limit")
    archive_days: int = Field(default=30, ge=0, description="days that raw pages are kept")
    history_days: int = Field(
        default=90, ge=1, description="days that crawl runs, ends of failed pages and superseded changes are kept"
    )
    archive_max_bytes: int = Field(default=2 << 30, ge=0, description="size of the page archive at which the oldest go")

    @field_validator("home", mode="before")
    @classmethod
    def _empty_home(cls, value: Any) -> Any:
        return cls.model_fields["home"].default if value == "" else value  # else it would be the folder one stands in

    @field_validator("database_url")
    @classmethod
    def _address_of_database(cls, value: str) -> str:
        server = value.partition("://")[2].partition("/")[0].partition("?")[0]
        if value.startswith("postgresql") and server:  # none: a socket on this machine
            if server.count("@") > 1:  # what follows the first one would be taken, and shown, as the name of a host
                raise fault("bare_password")
            address(value, ("postgresql+psycopg", "postgresql"), "postgresql+psycopg://juzhao@db/juzhao")
        return value

    @field_validator("search_url")
    @classmethod
    def _address_with_port(cls, value: str) -> str:
        like = "http://search:9200"
        if value and address(value, ("http", "https"), like).port is None:
            raise fault("no_address", like=like)
        return value

    @field_validator("search_prefix")
    @classmethod
    def _name_of_an_index(cls, value: str) -> str:
        if not _INDEX_NAME.fullmatch(value):
            raise ValueError("small letters, digits, - and _ are needed, such as juzhao or juzhao-test")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _address_of_mail(cls, value: str) -> str:
        if value:
            address(value, ("smtp", "smtps"), "smtp://mail.example.org:25")
        return value

    @field_validator("public_url")
    @classmethod
    def _address_for_links(cls, value: str) -> str:
        return value and public_address(value, "https://jobs.example.org")

    @field_validator("now", mode="before")
    @classmethod
    def _written_moment(cls, value: Any) -> Any:
        if isinstance(value, int | float):  # seconds since 1970 to pydantic
            raise ValueError("no date and time such as 2026-03-01T08:00:00+08:00")
        return None if value == "" else value

    @field_validator("download_delay", mode="before")
    @classmethod
    def _empty_delay(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("now")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise ValueError(f"a year from {_FIRST_YEAR} to {_LAST_YEAR} is needed")
        return value.replace(tzinfo=TIMEZONE) if value is not None and value.tzinfo is None else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order: arguments, environment, ``juzhao.toml`` of the home, defaults."""
        given = getattr(init_settings, "init_kwargs", {}).get("home")
        home = Path(given or os.environ.get("JUZHAO_HOME") or "var")
        return init_settings, env_settings, _SettingsFile(settings_cls, home / "juzhao.toml")

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in use."""
        return self.database_url or f"sqlite:///{(self.home / 'juzhao.db').resolve()}"

    @property
    def search_consumer(self) -> str:
        """The name under which the indexer of this engine reads the outbox."""
        return "elasticsearch" if self.search_url else "embedded"

    @property
    def index_dir(self) -> Path:
        """Folder of the embedded index."""
        return self.home / "index"

    @property
    def archive_dir(self) -> Path:
        """Folder of the raw page archive."""
        return self.home / "archive"

    @property
    def hosts_dir(self) -> Path:
        """Folder with what is known of each host: robots.txt, requests to be left alone."""
        return self.home / "hosts"

    @property
    def responses_path(self) -> Path:
        """File of the responses that are asked for again only if they changed."""
        return self.home / "responses.db"

    def clock(self) -> datetime:
        """The present moment in Asia/Shanghai, or the moment that ``JUZHAO_NOW`` sets."""
        return (self.now or datetime.now(TIMEZONE)).astimezone(TIMEZONE)


def load_settings(home: Path | str | None = None, **overrides: Any) -> Settings:
    """Read the settings; raise :class:`SettingsError` with one line on a value that cannot be used."""
    if home is not None:
        overrides["home"] = Path(home)
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(_told(error.errors()[0], Path(home or os.environ.get("JUZHAO_HOME") or "var"))) from error


def _place(file: Path, line: int | None) -> str:
    return f"{file}:{line}" if line else str(file)


def _key(file: Path, name: str) -> str:
    """Where a key of the settings file stands; a value of neither file nor environment was given by a program."""
    line = line_of(read_toml(file)[0], [name]) if file.exists() else None
    return f"{_place(file, line)}: {name}"


def _told(found: Any, home: Path) -> str:
    """Where a wrong value stands and what is wrong; addresses may hold a password and are not repeated."""
    name = str(found["loc"][0])
    variable = f"JUZHAO_{name}".upper()
    where = variable if variable in os.environ else _key(home / "juzhao.toml", name)
    if found["type"] == "extra_forbidden":
        known = meant(name, Settings.model_fields)
        return f"{where}: unknown setting; {known}" if known else f"{where}: unknown setting"
    given = "" if name.endswith("_url") else f" (got {found.get('input')!r})"
    return f"{where}: {said(found)}{given}"
