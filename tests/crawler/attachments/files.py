"""Small files of each kind with a table of positions, made here."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from io import BytesIO

import openpyxl

HEADER = ["序号", "岗位名称", "招聘人数", "学历要求", "本科专业", "研究生专业", "工作地点", "其他要求"]
ROWS = [
    ["1", "机械设计工程师", "5", "本科及以上", "机械工程", "机械电子工程", "西安", "有驾照"],
    ["2", "结构分析工程师", "2", "硕士研究生", "", "固体力学、工程力学", "成都", ""],
    ["3", "会计", "1", "本科及以上", "会计学、财务管理", "", "西安", "应届毕业生"],
]


def xlsx(header: list[str] = HEADER, rows: list[list[str]] = ROWS, above: int = 2) -> bytes:
    """A workbook with a title above the header and the employer in merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "岗位表"
    for number in range(above):
        sheet.append(["秦岭机械2027届校园招聘岗位需求表" if number == 0 else None])
    sheet.append(["用人单位", *header])
    for row in rows:
        sheet.append(["秦岭机械总部" if row is rows[0] else None, *row])
    first = above + 2
    sheet.merge_cells(start_row=first, end_row=first + len(rows) - 1, start_column=1, end_column=1)
    book.create_sheet("说明").append(["本表由人力资源部负责解释"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def docx(rows: list[list[str]] | None = None, extra: str = "", relations: str = "") -> bytes:
    """A document with a paragraph and a table."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in (rows or [HEADER, *ROWS])
    )
    body = f"<w:p><w:r><w:t>秦岭机械2027届校园招聘简章</w:t></w:r></w:p><w:tbl>{lines}</w:tbl>"
    xml = f'<?xml version="1.0"?>{extra}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": xml}
    if relations:
        members["word/_rels/document.xml.rels"] = relations
    return zipped({name: text.encode() for name, text in members.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    return out.getvalue()


def pdf(rows: list[list[str]], merged: Collection[tuple[int, int]] = ()) -> bytes:
    """One page with a ruled table in Latin letters; cells that are ``merged`` (row, column) have no line above them."""
    wide, high, left, top = 120, 20, 40, 760
    drawn = ["BT /F1 9 Tf ET", "0.5 w"]
    for number in range(len(rows) + 1):
        for column in range(len(rows[0])):
            if (number, column) not in merged:
                start = left + wide * column
                drawn.append(f"{start} {top - number * high} m {start + wide} {top - number * high} l S")
    for number in range(len(rows[0]) + 1):
        drawn.append(f"{left + number * wide} {top} m {left + number * wide} {top - high * len(rows)} l S")
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            drawn.append(f"BT /F1 9 Tf {left + column * wide + 4} {top - line * high - 14} Td ({text}) Tj ET")
    content = "\n".join(drawn).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    )
