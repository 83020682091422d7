"""What a page asks of those who copy it."""

from __future__ import annotations

import pytest

from crawler.optout import may_keep

PLAIN = "<title>招聘</title>"


@pytest.mark.parametrize(
    ("headers", "page", "kept"),
    [
        ([], PLAIN, True),
        ([], f'<meta name="robots" content="nofollow">{PLAIN}', True),
        ([], f'<META NAME=robots CONTENT="NoArchive">{PLAIN}', False),
        ([], f"<meta content='index, noarchive' name='juzhao'>{PLAIN}", False),
        ([], f'<meta name="otherbot" content="noarchive">{PLAIN}', True),
        (["noarchive"], PLAIN, False),
        (["otherbot: noarchive"], PLAIN, True),
        (["juzhao: none"], PLAIN, False),
        ([], f'<p>content="noarchive"</p>{PLAIN}', True),
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_whether_a_copy_may_be_kept(headers: list[str], page: str, kept: bool, charset: str) -> None:
    assert may_keep(headers, page.encode(charset)) is kept
