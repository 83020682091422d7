"""Addresses as people type them: read, folded, or refused with a sentence."""

from __future__ import annotations

import pytest

from web.i18n import known
from web.targets import KINDS, BadTarget, read_target

LINK = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcdefgh-1"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("wang@zhao.example", "wang@zhao.example"),
        (" wang@zhao.example\n", "wang@zhao.example"),
        ("Wang.Li+x_1@Zhao.EXAMPLE", "Wang.Li+x_1@zhao.example"),
        ("ｗａｎｇ＠ｚｈａｏ．ｅｘａｍｐｌｅ", "wang@zhao.example"),
        ("wang@zhao。example", "wang@zhao.example"),
        ("wang@招聘.例子", "wang@xn--otu796d.xn--fsqu00a"),
        ("wang@xn--otu796d.xn--fsqu00a", "wang@xn--otu796d.xn--fsqu00a"),
        ("o'neil@a-b.co.example", "o'neil@a-b.co.example"),
    ],
)
def test_a_mail_address_is_folded(typed: str, kept: str) -> None:
    assert read_target("email", typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "missing"), ("　", "missing"), ("x", "mail"), ("@zhao.example", "mail"), ("wang@", "mail"), ("a@b@zhao.example", "mail"),
        ("a\0z@zhao.example", "unseen"), ("a b@zhao.example", "unseen"), ("a\u200bb@zhao.example", "unseen"), ("a@zhao.example\r\nBcc:b@c.example", "unseen"),
        ("张三@zhao.example", "local_foreign"), ("é@zhao.example", "local_foreign"), ("<a@zhao.example>", "local"), ('"a"@zhao.example', "local"),
        ("..@zhao.example", "dots"), ("a..b@zhao.example", "dots"), (".a@zhao.example", "dots"), ("a.@zhao.example", "dots"),
        ("a@-zhao.example", "domain"), ("a@zhao-.example", "domain"), ("a@zhao..example", "domain"), ("a@zhao", "domain"), ("a@.example", "domain"),
        ("a@zhao_1.example", "domain"), ("a@[127.0.0.1]", "domain"), ("a@127.0.0.1", "domain"), (f"a@{'x' * 64}.example", "domain"),
        (f"{'x' * 65}@zhao.example", "long"), (f"a@{'.'.join(['x' * 60] * 4)}.example.example", "long"), (LINK, "is_link"),
    ],
)  # fmt: skip
def test_what_is_no_mail_address_is_refused_with_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(BadTarget) as refused:
        read_target("email", typed)
    assert str(refused.value) == f"target_{why}" and known(str(refused.value))


def test_a_robot_lives_at_its_vendor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_target("wecom", LINK) == LINK
    for kind in KINDS[1:]:
        for other in ("wang@zhao.example", LINK.replace("com/", "com.evil.example/"), "http://127.0.0.1/hook"):
            with pytest.raises(BadTarget, match=f"target_{kind}"):
                read_target(kind, other)
        assert known(f"target_{kind}")
    assert read_target("feishu", "http://127.0.0.1:8080/hook", private=True)
