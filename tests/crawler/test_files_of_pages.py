"""Files that an announcement links to are fetched as politely as pages, and their positions are the item's."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from crawler.attachments.standing import with_others
from crawler.items import ListEntry, RawItem
from crawler.parsing.page import Page
from crawler.spiders.asking import Ask
from tests.crawler.attachments.files import HEADER, ROWS, docx, xlsx
from tests.crawler.fetch import Crawled, PlainSpider, crawl_plainly, fetching
from tests.crawler.hostile import TITLE, RawServer, http, index, serving

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(*links: tuple[str, str], shown: str = "") -> bytes:
    """An announcement that says "see attachment", and shows something itself."""
    listed = "".join(f'<p><a href="{href}">{name}</a></p>' for href, name in links)
    return http(f"<html><body><h1>{TITLE}</h1><div><p>岗位详情见附件。</p>{shown}{listed}</div></body></html>")


def crawl(pages: dict[str, bytes], home: Path) -> tuple[Crawled, RawServer]:
    with serving({"/": index(["/a"]), **pages}) as server:
        return crawl_plainly(f"{server.url}/", fetching(home), RETRY_ENABLED=False, DOWNLOAD_TIMEOUT=3), server


def test_positions_and_text_come_with_the_item(tmp_path: Path) -> None:
    files = {"/f/1": http(xlsx(), "200 OK", f"Content-Type: {XLSX}"), "/f/2.docx": http(docx())}
    found, _ = crawl({"/a": page(("/f/1", "附件1：岗位表.xlsx"), ("/f/2.docx", "附件2：简章")), **files}, tmp_path)
    (item,) = found.items
    assert [p.title for p in item.positions] == [row[1] for row in [*ROWS, *ROWS]]
    assert item.positions[0].origin == "附件1：岗位表.xlsx › 岗位表 › C4"
    assert "秦岭机械2027届校园招聘简章" in item.description
    assert found.report["outcome"] == "ok"


def test_forms_and_pictures_are_not_fetched_and_three_files_are_enough(tmp_path: Path) -> None:
    links = [
        ("/form.docx", "报名登记表.docx"),
        ("/p.jpg", "海报.jpg"),
        *((f"/{n}.xlsx", f"岗位表{n}.xlsx") for n in range(5)),
    ]
    files = {href: http(xlsx(rows=[["1", f"{href}技术员", *ROWS[0][2:]], *ROWS])) for href, _ in links}
    found, server = crawl({"/a": page(*links), **files}, tmp_path)
    assert [path for _, path, _ in server.log][3:] == ["/0.xlsx", "/1.xlsx", "/2.xlsx"]
    assert len(found.items[0].positions) == 12


def test_a_file_that_cannot_be_had_costs_the_item_nothing(tmp_path: Path) -> None:
    links = [("/gone.xls", "岗位表.xls"), ("/broken.pdf", "岗位.pdf"), ("/hangs.doc", "岗位.doc")]
    found, _ = crawl({"/a": page(*links), "/broken.pdf": http(b"%PDF-1.4 nonsense"), "/hangs.doc": b""}, tmp_path)
    (item,) = found.items
    assert item.title == TITLE
    assert item.positions == []
    assert item.unread == ["attachment (pdf)"]
    assert len(found.outcomes[""]) == 2
    assert all("attachment: " in said for said in found.outcomes[""])
    assert found.report["outcome"] == "ok"


def test_a_login_page_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    login = http("<html><form><input type=password></form></html>")
    found, _ = crawl({"/a": page(("/x.xls", "岗位表.xls")), "/x.xls": login}, tmp_path)
    assert found.items[0].unread == ["attachment (html)"]


def test_a_file_that_would_fetch_is_for_staff(tmp_path: Path) -> None:
    """B093: it was read without being run, and a person looks before students open it."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = '=WEBSERVICE("http://169.254.169.254/")'
    out = BytesIO()
    book.save(out)
    found, _ = crawl({"/a": page(("/f.xlsx", "岗位表.xlsx")), "/f.xlsx": http(out.getvalue())}, tmp_path)
    (item,) = found.items
    assert item.extraction == "unsure"
    assert item.unread == ["attachment (xlsx) has formulas that fetch, which were not run"]


def test_a_program_behind_the_name_of_a_document_is_refused(tmp_path: Path) -> None:
    """B095."""
    files = {"/a": page(("/f.pdf", "岗位表.pdf")), "/f.pdf": http(b"MZ\x90\0" + b"\0" * 999)}
    found, _ = crawl(files, tmp_path)
    (item,) = found.items
    assert (item.positions, item.unread) == ([], ["attachment (program)"])


def test_a_table_that_is_shown_and_attached_counts_once(tmp_path: Path) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADER, *ROWS[:2]])
    links = ("/1.docx", "岗位表.docx"), ("/2.docx", "岗位表（打印版）.docx")
    files = {href: http(docx()) for href, _ in links}
    found, _ = crawl({"/a": page(*links, shown=f"<table>{rows}</table>"), **files}, tmp_path)
    assert [p.title for p in found.items[0].positions] == [row[1] for row in ROWS]


def test_a_file_that_is_not_there_is_told_with_the_item(tmp_path: Path) -> None:
    links = [("/gone.xls", "岗位表.xls"), ("/here.docx", "简章.docx"), ("/later.doc", "报名须知.doc")]
    pages = {"/here.docx": http(docx()), "/later.doc": http("", "503 Busy")}
    found, _ = crawl({"/a": page(*links), **pages}, tmp_path)
    assert [(file.name, file.missing) for file in found.items[0].attachments] == [
        ("岗位表.xls", True),
        ("简章.docx", False),
        ("报名须知.doc", False),
    ]


SHELL = http("<!doctype html><html><head><title>门户</title></head><body><div id=app></div></body></html>")


class Records(PlainSpider):
    """Each detail is a record that is asked for below ``/gw``; its script puts that before the addresses of its files."""

    def detail_ask(self, entry: ListEntry) -> Ask:
        return Ask(self.source.url.rstrip("/") + f"/gw/one{entry.key}")

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        return with_others(super().read_detail(replace(page, url=entry.url), entry), page.url)


@pytest.mark.parametrize("bare", [http("", "404 Not Found"), SHELL])
def test_a_file_stands_below_where_the_requests_of_its_record_begin(bare: bytes, tmp_path: Path) -> None:
    links = [("/f/1.xlsx", "岗位表.xlsx"), ("/f/form.docx", "报名登记表.docx"), ("/f/2.docx", "简章.docx")]
    files = {"/gw/f/1.xlsx": http(xlsx()), "/gw/f/2.docx": http(docx()), "/f/1.xlsx": bare, "/f/2.docx": bare}
    details = {"/gw/one/a": page(*links), "/gw/one/b": page(("/f/2.docx", "简章.docx"))}
    with serving({"/": index(["/a", "/b"]), **details, **files}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path), spider_class=Records, DOWNLOAD_TIMEOUT=3)
        asked = [path for _, path, _ in server.log if "/f/" in path]
    first, second = sorted(found.items, key=lambda item: item.key)
    assert [file.url.removeprefix(server.url) for file in first.attachments] == [
        "/gw/f/1.xlsx",
        "/gw/f/form.docx",
        "/gw/f/2.docx",
    ]
    assert [file.url.removeprefix(server.url) for file in second.attachments] == ["/gw/f/2.docx"]
    assert first.positions and not any(file.missing for file in [*first.attachments, *second.attachments])
    assert asked.count("/f/1.xlsx") == 1 and "/f/form.docx" not in asked
