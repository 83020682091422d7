"""What a file is, by its first bytes and not by its name, and what a safe name for it is."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO

_UNREAD = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
)
_OFD = "OFD.xml"
READ = ("pdf", "doc", "docx", "xls", "xlsx", "zip", "html table")


def kind_of(body: bytes) -> str:
    """``pdf, doc, docx, xls, xlsx, zip, html table`` (read), or ``rar, 7z, image, program, html, ole, ofd, unknown``."""
    if body[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(body)
    if body.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(body)
    if body[:4] in (b"\x09\x08\x10\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0"):
        return "xls"  # a bare BIFF stream
    head = body[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "html table" if b"<table" in body.lower() and b"password" not in body.lower() else "html"
    return next((kind for start, kind in _UNREAD if body.startswith(start)), "unknown")


def _zipped(body: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(body)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ofd" if _OFD in names else "zip"


def _ole(body: bytes) -> str:
    """Names of streams stand as UTF-16 in the directory."""
    if "WordDocument".encode("utf-16-le") in body:
        return "doc"
    if "Workbook".encode("utf-16-le") in body or "Book".encode("utf-16-le") in body:
        return "xls"
    return "ole"


def safe_name(name: str, fallback: str = "附件") -> str:
    """A file name without folders, control characters, direction marks and over-length (B097)."""
    flat = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    clean = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*]', "_", shown)).strip(" .")
    if len(clean) > 120:
        stem, dot, ending = clean.rpartition(".")
        clean = f"{stem[:110]}.{ending[:8]}" if dot and len(ending) <= 8 else clean[:120]
    return clean or fallback
