"""Bytes to documents: by kind, and into archives up to a bound. Runs in the child process."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from crawler.attachments.document import Document, Unreadable
from crawler.attachments.kinds import kind_of, safe_name
from crawler.attachments.spreadsheets import read_csv, read_xls, read_xlsx
from crawler.attachments.words import read_doc, read_docx, read_pdf

MOST_MEMBERS, MOST_UNPACKED, DEEPEST = 50, 50 << 20, 2
_READERS: dict[str, Callable[[str, bytes], Document]] = {
    "pdf": read_pdf,
    "doc": read_doc,
    "docx": read_docx,
    "xls": read_xls,
    "xlsx": read_xlsx,
    "text table": read_csv,
}


def read(name: str, body: bytes, depth: int = 0) -> list[Document]:
    """The documents of a file. What is not read is a document with its kind and a remark. Never raises for content."""
    kind = kind_of(body)
    name = safe_name(name)
    if kind == "zip" and depth < DEEPEST:
        return _members(name, body, depth)
    if kind == "html table":
        return [_html(name, body)]
    reader = _READERS.get(kind)
    if reader is None:
        return [Document(name, kind, remarks=[f"not read: {_why(kind)}"])]
    try:
        return [reader(name, body)]
    except Unreadable as error:
        return [Document(name, kind, remarks=[f"not read: {error}"])]
    except RecursionError:
        return [Document(name, kind, remarks=["not read: nested too deep"])]
    except Exception as error:  # a damaged file may raise anything in its library
        said = f"{type(error).__name__} {' '.join(str(error).split())[:120]}".strip()
        return [Document(name, kind, remarks=[f"not read: damaged ({said})"])]


def _why(kind: str) -> str:
    said = {
        "image": "a picture",
        "program": "a program, not a document",
        "html": "a web page where a file was expected",
        "unknown": "no known kind of document",
        "zip": "archives in archives in archives",
    }
    return said.get(kind, f"{kind} files are not read")


def _members(name: str, body: bytes, depth: int) -> list[Document]:
    """Members of a zip, at most 50 of 50 MiB together; names of old archives are GBK."""
    found: list[Document] = []
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(body)) as bundle:
            for info in [info for info in bundle.infolist() if not info.is_dir()][:MOST_MEMBERS]:
                shown = info.filename if info.flag_bits & 0x800 else _as_gbk(info.filename)
                with bundle.open(info) as member:
                    inner = member.read(left + 1)
                left -= len(inner)
                if left < 0:
                    found.append(
                        Document(safe_name(shown), "zip", remarks=["not read: the archive unpacks to too much"])
                    )
                    break
                found += read(shown, inner, depth + 1)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        ValueError,
        EOFError,
    ) as error:
        secret = "password" in str(error) or "encrypted" in str(error)
        found.append(
            Document(name, "zip", remarks=["not read: " + ("encrypted with a password" if secret else "damaged")])
        )
    except Exception as error:  # zlib and lzma raise their own
        found.append(Document(name, "zip", remarks=[f"not read: damaged ({type(error).__name__})"]))
    return found


def _as_gbk(name: str) -> str:
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _html(name: str, body: bytes) -> Document:
    """A web page saved under the name of a spreadsheet, as many systems export them."""
    from crawler.attachments.document import MOST_ROWS, Table
    from crawler.charset import decode
    from crawler.parsing.body import grid, parsed, tables, visible_text
    from crawler.parsing.page import PageError

    text = decode(body).text
    try:
        grids = [grid(table) for table in tables(parsed(text))]
    except PageError as error:
        return Document(name, "html table", remarks=[f"not read: {error}"])
    made = [Table(f"表{number}", rows[:MOST_ROWS]) for number, rows in enumerate(grids, 1)]
    return Document(name, "html table", visible_text(text)[:20_000], made)
