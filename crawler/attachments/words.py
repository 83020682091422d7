"""docx, doc and pdf: text in reading order, and the tables in it."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import Any

import olefile
from lxml import etree

from crawler.attachments.document import MOST_ROWS, MOST_TEXT, Document, Table, Unreadable, cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_XML = 64 << 20
MOST_PAGES = 300


def read_docx(name: str, body: bytes) -> Document:
    """The main part of a docx. No entity is resolved, no relationship followed, no macro run."""
    document = Document(name, "docx")
    with zipfile.ZipFile(BytesIO(body)) as bundle:
        info = bundle.getinfo("word/document.xml")
        if info.file_size > MOST_XML:
            raise Unreadable("unpacks to more than 64 MiB")
        xml = bundle.read(info)
        names = bundle.namelist()
        relations = bundle.read("word/_rels/document.xml.rels") if "word/_rels/document.xml.rels" in names else b""
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise Unreadable("has a document type definition")
    if any(part.endswith("vbaProject.bin") for part in names):
        document.remarks.append("has macros, which were not run")
    if b'TargetMode="External"' in relations and b"attachedTemplate" in relations:
        document.remarks.append("links to a template elsewhere, which was not fetched")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(xml, parser)
    for table in root.iter(f"{_W}tbl"):
        if next(table.iterancestors(f"{_W}tbl"), None) is None:
            document.tables.append(Table(f"表{len(document.tables) + 1}", _docx_rows(table)[:MOST_ROWS]))
    lines = ("".join(text.text or "" for text in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p"))
    document.text = "\n".join(line for line in lines if line.strip())[:MOST_TEXT]
    return document


def _docx_rows(table: Any) -> list[list[str]]:
    """Cells as a rectangle: spans to the right are repeated, merged cells below take the value above."""
    rows: list[list[str]] = []
    for line in table.findall(f"{_W}tr"):
        row: list[str] = []
        for found in line.findall(f"{_W}tc"):
            properties = found.find(f"{_W}tcPr")
            span = _attribute(properties, "gridSpan")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            text = cell(" ".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in found.iter(f"{_W}p")))
            if merged is not None and merged.get(f"{_W}val") != "restart" and rows and len(row) < len(rows[-1]):
                text = rows[-1][len(row)]
            row += [text] * (min(int(span), 60) if span.isdigit() else 1)
        rows.append(row)
    return rows


def _attribute(properties: Any, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return str(found.get(f"{_W}val") or "") if found is not None else ""


def read_doc(name: str, body: bytes) -> Document:
    """The text of a Word 97–2003 file after [MS-DOC] 2.4.1, pieces in order; cells of tables end with U+0007."""
    with olefile.OleFileIO(BytesIO(body)) as ole:
        if not ole.exists("WordDocument"):
            raise Unreadable("no Word document inside")
        main = ole.openstream("WordDocument").read()
        if len(main) < 0x1AA or struct.unpack_from("<H", main, 0)[0] != 0xA5EC:
            raise Unreadable("a Word format older than 97")
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        if flags & 0x0100:
            raise Unreadable("encrypted with a password")
        table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
        macros = ole.exists("Macros")
    start, size = struct.unpack_from("<II", main, 0x01A2)
    characters = struct.unpack_from("<I", main, 0x4C)[0]
    text = _pieces(main, table[start : start + size])[:characters]
    document = Document(name, "doc", remarks=["has macros, which were not run"] if macros else [])
    document.tables = _doc_tables(text)
    document.text = _without_fields(text).replace("\x07", "\t").replace("\r", "\n").replace("\x0b", "\n")[:MOST_TEXT]
    return document


def _pieces(main: bytes, clx: bytes) -> str:
    """The pieces that the piece table names: UTF-16 or one byte a character."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        raise Unreadable("its table of pieces is damaged")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    parts = []
    for number in range(count):
        position = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        length = ends[number + 1] - ends[number]
        if not 0 <= length <= len(main):
            raise Unreadable("its table of pieces is damaged")
        if position & 0x40000000:
            offset = (position & 0x3FFFFFFF) // 2
            parts.append(main[offset : offset + length].decode("cp1252", "replace"))
        else:
            parts.append(main[position : position + 2 * length].decode("utf-16-le", "replace"))
    return "".join(parts)


def _without_fields(text: str) -> str:
    """Field codes (between U+0013 and U+0014) left out; what they show stays."""
    out, depth = [], 0
    for character in text:
        if character == "\x13":
            depth += 1
        elif character in "\x14\x15":
            depth = max(0, depth - 1) if character == "\x14" or depth else 0
        elif not depth and (character >= " " or character in "\r\n\t\x07\x0b"):
            out.append(character)
    return "".join(out)


def _doc_tables(text: str) -> list[Table]:
    """Rows end with two cell marks; neighbouring rows are a table."""
    tables: list[Table] = []
    for block in _without_fields(text).split("\r"):
        cells = block.split("\x07")
        rows: list[list[str]] = []
        row: list[str] = []
        for value in cells[:-1]:
            if value == "" and row:
                rows.append(row)
                row = []
            else:
                row.append(cell(value))
        if rows:
            tables.append(Table(f"表{len(tables) + 1}", rows[:MOST_ROWS]))
    return tables


def read_pdf(name: str, body: bytes) -> Document:
    """Text and ruled tables of a pdf. A scanned one has neither: that is said."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    document = Document(name, "pdf")
    texts: list[str] = []
    try:
        with pdfplumber.open(BytesIO(body)) as pdf:
            for number, page in enumerate(pdf.pages[:MOST_PAGES], 1):
                texts.append(page.extract_text() or "")
                document.tables += [Table(f"第{number}页", _ruled(table)) for table in page.find_tables()]
                page.close()
            if len(pdf.pages) > MOST_PAGES:
                document.remarks.append(f"cut: more than {MOST_PAGES} pages")
    except (PDFEncryptionError, PDFPasswordIncorrect) as error:
        raise Unreadable("encrypted with a password") from error
    document.text = "\n".join(texts)[:MOST_TEXT]
    if not document.text.strip():
        document.remarks.append("a scan: pictures of text, which are not read")
    return document


def _ruled(table: Any) -> list[list[str]]:
    """The cells of a ruled table; one that lies within a merged cell has what that says: above it, or to its left."""
    rows: list[list[str]] = []
    above: dict[int, tuple[float, str]] = {}
    for drawn, values in zip(table.rows, table.extract(), strict=True):
        top = drawn.bbox[1]
        row: list[str] = []
        for column, (box, value) in enumerate(zip(drawn.cells, values, strict=True)):
            bottom, text = above.get(column, (0.0, ""))
            if box is not None:
                bottom, text = box[3], cell(value)
            elif bottom <= top + 1:  # a point: lines have a width
                bottom, text = (above[column - 1][0], row[-1]) if row else (0.0, "")
            above[column] = bottom, text
            row.append(text)
        rows.append(row)
    return rows
