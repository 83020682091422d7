"""Where the files of a record stand. Pure.

The script of a page may put the path at which its own requests begin (``/prod-api``) before the address that the record tells. What
it does with an address no record says, so the address itself is tried first, then those below that path.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.items import RawAttachment, RawItem

DEEPEST = 2
"""Parts of a request's path that may be what all of them begin with."""
NONE_THERE = (404, 410)


def with_others(item: RawItem, asked: str) -> RawItem:
    """The item of a record that was asked for at an address, whose files may stand below where that begins."""
    files = [file.model_copy(update={"otherwise": _below(file.url, asked)}) for file in item.attachments]
    return item.model_copy(update={"attachments": files})


def _below(url: str, asked: str) -> list[str]:
    file, question = urlsplit(url), urlsplit(asked)
    if (file.scheme, file.netloc) != (question.scheme, question.netloc):
        return []
    parts = question.path.strip("/").split("/")[:-1][:DEEPEST]
    bases = ("/" + "/".join(parts[: place + 1]) for place in range(len(parts)))
    return [file._replace(path=base + file.path).geturl() for base in bases if not file.path.startswith(f"{base}/")]


def is_there(file: RawAttachment, status: int, body: bytes) -> bool:
    """Whether an answer is the file: an application of one page answers every address with its own empty page."""
    shell = body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")) and b"<table" not in body.lower()
    return status == 200 and not (file.otherwise and shell)


def base_of(file: RawAttachment, url: str) -> str:
    """What an address at which a file was found has before the path that the record tells; empty where it is that itself."""
    return urlsplit(url).path.removesuffix(urlsplit(file.url).path)


def placed(item: RawItem, base: str) -> RawItem:
    """The item with its files below a path, those that may stand there."""
    return item.model_copy(update={"attachments": below(item.attachments, base)}) if base else item


def below(files: Sequence[RawAttachment], base: str) -> list[RawAttachment]:
    """Files below a path, those that may stand there."""
    return [_there(file, base) for file in files]


def _there(file: RawAttachment, base: str) -> RawAttachment:
    there = next((url for url in file.otherwise if base_of(file, url) == base), "")
    return file.model_copy(update={"url": there, "otherwise": []}) if there else file


def without(item: RawItem, url: str) -> RawItem:
    """The item of whose files the one at an address is missing."""
    files = [file.model_copy(update={"missing": True}) if file.url == url else file for file in item.attachments]
    return item.model_copy(update={"attachments": files})
