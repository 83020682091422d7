"""Text and tables of files; what is not read is named, and nothing a file holds is run, fetched or written (B093–B097)."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import openpyxl
import pytest

from crawler.attachments.document import Document
from crawler.attachments.kinds import kind_of, safe_name
from crawler.attachments.positions import with_positions
from crawler.attachments.reading import read
from crawler.items import RawPosition
from tests.crawler.attachments.files import HEADER, ROWS, docx, pdf, xlsx, zipped
from tests.thread_seconds import thread_seconds


def positions_in(documents: list[Document]) -> list[RawPosition]:
    return [position for document in documents for position in with_positions(document).positions]


@pytest.mark.parametrize(("name", "body"), [("表.xlsx", xlsx()), ("表.docx", docx())])
def test_a_table_becomes_positions(name: str, body: bytes) -> None:
    found = positions_in(read(name, body))
    assert [(p.title, p.headcount, p.degree, p.location) for p in found] == [(r[1], r[2], r[3], r[6]) for r in ROWS]
    assert [p.majors for p in found] == ["机械工程；机械电子工程", "固体力学、工程力学", "会计学、财务管理"]
    assert found[0].text == "有驾照"


def test_each_position_names_its_cell() -> None:
    found = positions_in(read("附件1：岗位表.xlsx", xlsx()))
    assert [p.origin for p in found] == [f"附件1：岗位表.xlsx › 岗位表 › C{row}" for row in (4, 5, 6)]
    book = openpyxl.load_workbook(BytesIO(xlsx()))
    for position in found:
        _, sheet, cell = position.origin.split(" › ")
        assert book[sheet][cell].value == position.title


def test_merged_cells_are_carried_down() -> None:
    assert {p.employer for p in positions_in(read("表.xlsx", xlsx()))} == {"秦岭机械总部"}


def test_a_ruled_table_of_a_pdf() -> None:
    rows = [
        ["Position", "Headcount", "Location"],
        ["Design engineer", "5", "Xi'an".replace("'", "")],
        ["Accountant", "1", "Chengdu"],
    ]
    documents = read("table.pdf", pdf(rows))
    assert documents[0].kind == "pdf"
    assert "Design engineer" in documents[0].text
    assert [row[0] for row in documents[0].tables[0].rows] == ["Position", "Design engineer", "Accountant"]


def test_merged_cells_of_a_pdf() -> None:
    rows = [
        ["Company", "Position", "Headcount", "Location"],
        ["Qinling Works", "Design engineer", "5", "Chengdu"],
        ["", "Accountant", "1", ""],
        ["", "Driver", "2", ""],
        ["Qinling Mines", "Geologist", "", "Shanghai"],
    ]
    (document,) = read("table.pdf", pdf(rows, merged={(2, 0), (3, 0), (2, 3)}))
    assert [(p.title, p.employer, p.location) for p in positions_in([document])] == [
        ("Design engineer", "Qinling Works", "Chengdu"),
        ("Accountant", "Qinling Works", "Chengdu"),
        ("Driver", "Qinling Works", ""),
        ("Geologist", "Qinling Mines", "Shanghai"),
    ]


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx()))
    hidden = book.copy_worksheet(book.worksheets[0])
    hidden.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    assert len(positions_in(read("表.xlsx", out.getvalue()))) == len(ROWS)


def test_a_header_of_two_lines() -> None:
    rows = [
        ["岗位名称", "人数", "专业", "专业"],
        ["岗位名称", "人数", "本科专业", "研究生专业"],
        ["工艺员", "3", "化工", "化学"],
    ]
    (position,) = positions_in(read("表.docx", docx(rows)))
    assert (position.title, position.headcount) == ("工艺员", "3")
    assert "化学" in position.majors


def test_sums_and_notes_are_no_positions() -> None:
    rows = [
        HEADER,
        *ROWS,
        ["", "合计", "8", "", "", "", "", ""],
        ["", "备注：以上岗位均为正式编制", "", "", "", "", "", ""],
    ]
    assert len(positions_in(read("表.docx", docx(rows)))) == len(ROWS)


def test_a_table_without_positions_gives_none() -> None:
    rows = [["姓名", "性别", "成绩"], ["甲", "男", "90"]]
    assert positions_in(read("成绩.docx", docx(rows))) == []


def test_files_inside_an_archive() -> None:
    inner = zipped({"一/岗位表.xlsx": xlsx(), "简章.docx": docx(), "照片.png": b"\x89PNG\r\n\x1a\n" + b"0" * 50})
    documents = read("附件.zip", inner)
    assert [d.kind for d in documents] == ["xlsx", "docx", "image"]
    assert len(positions_in(documents)) == 6
    assert documents[2].remarks == ["not read: a picture"]


def test_archives_end_somewhere() -> None:
    body = xlsx()
    for _ in range(5):
        body = zipped({"a.zip": body})
    assert "archives in archives" in read("a.zip", body)[0].remarks[0]
    assert len(read("b.zip", zipped({f"{n}.txt": b"x" for n in range(500)}))) == 50
    bomb = zipped({"a.csv": bytes(60 << 20)})
    assert "unpacks to too much" in read("c.zip", bomb)[0].remarks[0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"Rar!\x1a\x07\x01\0", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"MZ\x90\0", "program"),
        (b"<html><form><input type=password></form></html>", "html"),
        (b"", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "ole"),
        (zipped({"OFD.xml": b"<x/>"}), "ofd"),
    ],
)
def test_what_is_not_read_is_named(body: bytes, kind: str) -> None:
    assert kind_of(body) == kind
    (document,) = read("附件.pdf", body)  # whatever its name says
    assert document.remarks
    assert document.remarks[0].startswith("not read: ")


def test_a_page_saved_as_a_spreadsheet() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADER, *ROWS])
    body = f'<html><meta charset="gb2312"><table>{rows}</table></html>'.encode("gb18030")
    assert [p.title for p in positions_in(read("岗位表.xls", body))] == [row[1] for row in ROWS]


@pytest.mark.parametrize(("mark", "encoding"), [(",", "gb18030"), (",", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8")])
def test_a_table_written_as_text(mark: str, encoding: str) -> None:
    lines = [["秦岭机械岗位表"], HEADER, *ROWS, ["注：年龄计算到2026年1月"]]
    text = "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in lines)
    (document,) = read("岗位表.csv", text.encode(encoding))
    assert (document.kind, document.remarks) == ("text table", [])
    assert [(p.title, p.origin[-2:]) for p in positions_in([document])] == [(ROWS[n][1], f"B{n + 3}") for n in range(3)]
    assert document.text == "秦岭机械岗位表\n注：年龄计算到2026年1月"


@pytest.mark.parametrize(
    "body",
    [
        "文件不存在".encode(),
        b'{"code": 500, "msg": "denied", "data": null}\n{"a": 1, "b": 2, "c": 3}',
        "应聘者须提供身份证、学历证书，材料真实。\n报名时间为3月1日，地点在临江。\n".encode() * 20,
        b"a,b,c\x00\x01\n1,2,3\n",
        b"one,line,only",
    ],
)
def test_other_texts_are_no_tables(body: bytes) -> None:
    assert read("附件.csv", body)[0].remarks == ["not read: no known kind of document"]


def test_a_large_table_as_text_and_one_of_open_quotes_end() -> None:
    (large,) = read("表.csv", b"\n".join([b"a,b,c"] * 200_000))
    assert (len(large.tables[0].rows), large.remarks) == (60_000, ["cut: more than 60000 rows"])
    assert thread_seconds(lambda: read("表.csv", b'a,b,c\n"a,b,c\n' * 100_000)) < 5


def test_headings_and_notes_around_a_table_are_its_text() -> None:
    (document,) = read("岗位表.xlsx", xlsx())
    assert document.text == "秦岭机械2027届校园招聘岗位需求表\n本表由人力资源部负责解释"


def test_formulas_links_and_macros_are_named_and_not_run() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = '=WEBSERVICE("http://169.254.169.254/")'
    out = BytesIO()
    book.save(out)
    assert read("表.xlsx", out.getvalue())[0].remarks == ["has formulas that fetch, which were not run"]
    relations = '<Relationships><Relationship Type="attachedTemplate" Target="http://169.254.169.254/" TargetMode="External"/></Relationships>'
    assert "not fetched" in read("a.docx", docx(relations=relations))[0].remarks[0]
    macros = zipped({**_members(docx()), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert read("a.docx", macros)[0].remarks == ["has macros, which were not run"]
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    assert read("a.docx", docx(extra=doctype))[0].remarks == ["not read: has a document type definition"]


def _members(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(body)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.xls", "x.xls"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie_ x"),
        ("\u202efdp.exe", "fdp.exe"),
        ("简历.pdf.exe", "简历.pdf.exe"),
        ("", "附件"),
        ("...", "附件"),
        ("\0", "附件"),
        ("x" * 300 + ".xlsx", "x" * 110 + ".xlsx"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_damaged_files_never_raise() -> None:
    draw = random.Random(4)
    whole = [xlsx(), docx(), pdf([["Position", "Headcount"], ["A", "1"]]), zipped({"a.xlsx": xlsx()})]
    for number in range(160):
        body = bytearray(whole[number % len(whole)])
        for _ in range(draw.randint(1, 20)):
            body[draw.randrange(len(body))] = draw.randrange(256)
        cut = bytes(body[: draw.randint(10, len(body))]) if number % 3 == 0 else bytes(body)
        assert read("附件", cut)
