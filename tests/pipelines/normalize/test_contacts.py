"""Personal contacts in every spelling are masked; numbers of other things and offices' boxes stay.

The labelled set is made of invented numbers in the spellings that announcements use, and of look-alikes.
"""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest

from benchmarks.gold import cases
from pipelines.normalize import contacts

GOLD = Path(__file__).parent / "gold" / "contacts.jsonl"
_NUMERALS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _mobile(chance: random.Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randrange(10**9):09d}"


def _identity(chance: random.Random) -> str:
    body = f"{chance.choice(['110101', '610113', '440305'])}{chance.randrange(1970, 2005)}{chance.randrange(1, 13):02d}"
    body += f"{chance.randrange(1, 29):02d}{chance.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


SPELLINGS = {
    "plain": lambda n: n,
    "spaced": lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
    "dashed": lambda n: f"{n[:3]}-{n[3:7]}-{n[7:]}",
    "country": lambda n: f"+86 {n}",
    "wide": lambda n: n.translate(_WIDE),
    "numerals": lambda n: "".join(_NUMERALS[int(digit)] for digit in n),
    "scattered": " ".join,
    "mixed": lambda n: n[:5] + "".join(_NUMERALS[int(digit)] for digit in n[5:]),
    "dotted": lambda n: f"{n[:3]}.{n[3:7]}.{n[7:]}",
    "oh": lambda n: n.replace("0", "O"),
}
AROUND = [
    "联系电话：{}",
    "手机{}（微信同号）",
    "有意者请致电{}张老师",
    "张老师 {} 咨询",
    "电话：029-88880000/{}",
    "tel:{}",
    "{}",
]
MAILS = {
    "plain": "{}@{}",
    "hash": "{}#{}",
    "at": "{}(at){}",
    "at dot": "{} [at] {}",
    "wide": "{}＠{}",
    "bracket": "{}（@）{}",
}
DOMAINS = ["163.com", "qq.com", "126.com", "gmail.com", "mail.nwu.edu.cn"]
PERSONS = ["zhangsan", "li.si", "wangwu2003", "34567891", "zhaoliu_88"]
OTHERS = [
    "订单号：{}",
    "职位编号{}",
    "快递单号 {}",
    "证书编号：{}",
    "https://job.example.com/p/{}.html",
    "注册资本{}元",
    "账号{}开户行临江支行",
    "{}0023",
]
KEPT = [
    "hr@example.com", "zhaopin2026@163.com", "campus-hr@example.cn", "rsc@nwu.edu.cn", "C# ASP.NET 开发", "029-88880000", "400-800-1234",
    "QQ群：123456789", "公众号：bluewhale", "1998.09-2002.06", "月薪13000-150000元", "2026年3月15日18:30", "面积13800平方米", "C#.net", "work at example.com",
    "统一社会信用代码91110108551385082Q", "网申：job.example.com/2026#/campus", "13 14 15 16 17 18", "腾讯会议号：138 1234 5678",
]  # fmt: skip


def _positives() -> list[tuple[str, str]]:
    chance = random.Random(4754)
    rows = [
        ("mobile", around.format(spell(_mobile(chance))))
        for spell, around, _ in product(SPELLINGS.values(), AROUND, range(8))
    ]
    rows += [
        ("mail", f"简历发送至{form.format(person, domain)}")
        for form, person, domain in product(MAILS.values(), PERSONS, DOMAINS)
    ]
    for number in (_identity(chance) for _ in range(60)):
        rows += [
            ("identity", f"身份证号：{number}"),
            ("identity", f"报名表 {number.translate(_WIDE)} 张三"),
            ("identity", f"证件号码{number[:6]} {number[6:14]} {number[14:]}"),
        ]
    return rows


def _negatives() -> list[str]:
    chance = random.Random(11643)
    return [form.format(_mobile(chance)) for form in OTHERS for _ in range(60)] + KEPT * 12


def test_recall_and_precision_on_the_labelled_set() -> None:
    positives, negatives = _positives(), _negatives()
    missed = [text for kind, text in positives if kind not in {found.kind for found in contacts.find(text)}]
    false = [text for text in negatives if contacts.find(text)]
    right = len(positives) - len(missed)
    assert len(positives) + len(negatives) >= 1500
    assert right / len(positives) >= 0.99, missed[:10]
    assert right / (right + len(false)) >= 0.97, false[:10]


def test_hard_spellings_and_look_alikes() -> None:
    """Written without a look at the expressions: what people do to numbers, and numbers of other things."""
    rows = cases(GOLD)
    missed = [
        row["text"] for row in rows if not set(row["expect"]) <= {found.kind for found in contacts.find(row["text"])}
    ]
    false = [row["text"] for row in rows if not row["expect"] and contacts.find(row["text"])]
    wanted = sum(bool(row["expect"]) for row in rows)
    assert len(rows) >= 200
    assert 1 - len(missed) / wanted >= 0.99, missed
    assert (wanted - len(missed)) / (wanted - len(missed) + len(false)) >= 0.97, false


def test_identity_numbers_are_never_kept() -> None:
    for kind, text in _positives():
        if kind == "identity":
            masked, _ = contacts.mask(text)
            assert sum(mark.isdigit() for mark in masked) == 0, text


@pytest.mark.parametrize("text", [text for _, text in _positives()][::37] + KEPT)
def test_masking_twice_is_masking_once(text: str) -> None:
    masked, _ = contacts.mask(text)
    assert contacts.mask(masked) == (masked, 0)


def test_the_rest_of_the_text_stays_as_written() -> None:
    text = "请联系张老师１３８１２３４５６７８，邮箱hr@example.com。"
    assert contacts.mask(text) == ("请联系张老师［手机号已隐去］，邮箱hr@example.com。", 1)
