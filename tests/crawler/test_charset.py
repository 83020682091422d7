"""What a page says is read whatever it declares (R8, B001–B015)."""

from __future__ import annotations

import encodings
import pkgutil

import pytest

from crawler.charset import decode
from tests.crawler.charsets import announcement, pages
from tests.thread_seconds import thread_seconds

TITLE = "西安鑫淼机械设计有限公司2027届校园招聘公告"
BODY = "面向2027届毕业生公开招聘机械工程师若干名，工作地点为西安，薪资8000元起，详情请见单位网站。" * 4
TRADITIONAL = "國立臺灣大學2027年校園徵才博覽會，歡迎應屆畢業生踴躍參加，現場備有職涯諮詢服務。" * 4


def page(text: str, meta: str = "", before: str = "") -> str:
    declared = f'<meta charset="{meta}">' if meta else ""
    return f"<html><head>{before}{declared}<title>{TITLE}</title></head><body>{text}</body></html>"


def html(charset: str) -> str:
    return f"text/html; charset={charset}"


TABLE = {
    "GB18030, header says UTF-8, meta GB2312": (page(BODY, "gb2312").encode("gb18030"), html("utf-8")),
    "GB18030, nothing declared": (page(BODY).encode("gb18030"), "text/html"),
    "GB18030, meta says UTF-8": (page(BODY, "utf-8").encode("gb18030"), "text/html"),
    "GB18030, header says ISO-8859-1": (page(BODY).encode("gb18030"), html("ISO-8859-1")),
    "UTF-8, header says ISO-8859-1": (page(BODY).encode(), html("iso-8859-1")),
    "UTF-8, header says GBK, meta GB2312": (page(BODY, "gb2312").encode(), html("GBK")),
    "UTF-8, meta says GBK": (page(BODY, "gbk").encode(), "text/html"),
    "UTF-8 with a mark, meta GBK": (page(BODY, "gbk").encode("utf-8-sig"), "text/html"),
    "UTF-16LE with a mark, meta GBK": (b"\xff\xfe" + page(BODY, "gbk").encode("utf-16-le"), "text/html"),
    "UTF-16BE with a mark": (b"\xfe\xff" + page(BODY).encode("utf-16-be"), html("utf-8")),
    "UTF-16LE without a mark": (page(BODY).encode("utf-16-le"), "text/html"),
    "meta after six kilobytes of script": (
        page(BODY, "gbk", f"<script>{'x' * 6000}</script>").encode("gbk"),
        "text/html",
    ),
    "two metas that contradict": (page(BODY, "utf-8", '<meta charset="gb2312">').encode("gbk"), "text/html"),
    "label utf8mb4": (page(BODY, "utf8mb4").encode(), html("utf8mb4")),
    "label GB2312-80": (page(BODY, "GB2312-80").encode("gb18030"), "text/html"),
    "label unicode": (page(BODY, "unicode").encode(), html("unicode")),
    "empty label": (page(BODY).encode("gb18030"), "text/html; charset="),
    "a mark of UTF-8 before GB18030": (b"\xef\xbb\xbf" + page(BODY).encode("gb18030"), "text/html"),
    "Big5 declared as GBK": (page(TRADITIONAL, "gbk").replace(TITLE, "徵才").encode("big5"), html("gbk")),
    "UTF-8 stored as UTF-8 of Windows-1252": (page(BODY).encode().decode("latin-1").encode(), html("utf-8")),
}


@pytest.mark.parametrize("case", TABLE)
def test_the_table(case: str) -> None:
    body, content_type = TABLE[case]
    found = decode(body, content_type)
    assert (TRADITIONAL if "Big5" in case else BODY) in found.text
    assert TITLE in found.text or "Big5" in case
    assert not found.suspect


def test_four_byte_characters_are_kept() -> None:
    for encoding in ("gb18030", "utf-8", "utf-16"):
        assert "𠮷㛃" in decode(page("𠮷㛃" + BODY).encode(encoding), html("gb2312")).text


def test_utf8_read_as_gbk_is_repaired_or_suspect() -> None:
    twisted = page(BODY).encode().decode("gb18030", "replace")
    found = decode(twisted.encode(), html("utf-8"))
    assert BODY in found.text or found.suspect


@pytest.mark.parametrize("text", ["锟斤拷" * 40, "\ufffd" * 40, "ï¿½" * 40])
def test_what_is_lost_is_said_to_be_lost(text: str) -> None:
    assert decode(page(text).encode(), html("utf-8")).suspect


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"\x80" * 1000, bytes(range(256)) * 20, b"\0" * 500, b"\xff\xfe", b"\xef\xbb\xbf"]
)
def test_anything_decodes(body: bytes) -> None:
    assert isinstance(decode(body, html("x-nonsense")).text, str)


def test_generated_pages_come_out_to_the_letter() -> None:
    made = list(pages(900, seed=3))
    wrong = [page for page in made if not page.read_from(decode(page.body, page.content_type).text)]
    assert len(wrong) <= 0.005 * len(made), [(page.encoding, page.content_type) for page in wrong]


def test_healthy_text_is_never_suspect() -> None:
    import random

    draw = random.Random(5)
    for _ in range(300):
        title, text = announcement(draw, 12)
        assert not decode(f"<title>{title}</title>{text}".encode(), html("utf-8")).suspect


CODECS = sorted(module.name for module in pkgutil.iter_modules(encodings.__path__))
"""All that Python knows, also what is no encoding of a text."""
BODIES = {
    "one wide character": ("<p>abc-" * 15_000 + "é").encode(),
    "broken bytes": b"<p>\xff" + b"abc" * 70_000 + b"-" + b"a" * 70_000,
    "Chinese": ("招聘公告" * 15_000).encode("gb18030"),
}


@pytest.mark.parametrize("label", CODECS)
def test_no_label_of_a_server_raises_or_takes_long(label: str) -> None:
    for name, body in BODIES.items():
        assert thread_seconds(lambda body=body: decode(body, html(label))) < 1.0, name  # type: ignore[misc]
