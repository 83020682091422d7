"""Personal contacts in texts: mobile numbers, mail addresses, identity numbers, chat accounts. Masked before anything is kept.

What an office publishes to be written to (hr@…, 招聘@…, land lines, 公众号) stays, but for an address that is disguised
(hr#corp.cn): who writes so does not want machines to hand it on. Rule: PIPL art. 27 and 47.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import headed, rewriter

_ZEROES = "零〇○Ｏ０⓪洞"
_NUMERALS = {
    **dict.fromkeys(_ZEROES, "0"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{mark: str(value) for value, marks in enumerate(("", "一壹幺①", "二贰②", "三叁③", "四肆④", "五伍⑤", "六陆⑥", "七柒⑦拐", "八捌⑧", "九玖⑨勾")) for mark in marks},
}  # fmt: skip
_SIGNS = {
    "＠": "@",
    "．": ".",
    "。": ".",
    "＃": "#",
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "＋": "+",
    "＿": "_",
    "｛": "{",
    "｝": "}",
}
_LETTERS = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_DASHES = dict.fromkeys("－—–―‐‑−", "-")
_BLANKS = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2009\u200b\u200c\u200d\u3000\ufeff\ufe0f\u20e3\t", " ")
_WIDE = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
_flat = rewriter(_SIGNS | _WIDE | {"，": ","} | _LETTERS | _DASHES | _BLANKS)
_in_digits = rewriter(_NUMERALS)
"""Both keep the length of a text, so that a place in the flat text is the place in the written one."""

_GAP = r"[ \-.,·•*_()]{0,3}"
_MOBILE = expression(
    rf"(?<![\d])(?:\(?(?:\+|00)?86\)?{_GAP}|0)?((?:1|(?<![A-Za-z])[lI]){_GAP}[3-9](?:{_GAP}[\dOo]){{9}})(?:(?=\d{{1,2}}[、)]|0\d{{2,3}}-\d{{7}})|(?!\d|[ \-.·•*_]{{0,3}}(?!1[3-9]\d{{9}}(?!\d))\d{{5}}))"
)
"""Not the head of a longer number in groups; another mobile may follow, any number behind a stroke, or that of the next item
(``…3242、办公地址``). A 0 before it is dialled from other towns."""
_GLUED = expression(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}?|(?=1[3-9]\d{9}1))((?:1[3-9]\d{9}){1,5})(?!\d)")
"""A land line or a mobile with a mobile behind it and nothing between: 0871-6360000013800138000."""
_OTHER_NUMBER = expression(r"(?:[一-龥](?<![机话信系码])号|[编条代]码)[:：\s为是]*\Z")
"""学籍号: a number, but neither 手机号 nor 微信号."""
_GROUPS = frozenset({(11,), (3, 4, 4), (3, 8), (4, 4, 3), (3, 3, 5), (7, 4), (3, 5, 3), (4, 3, 4), (1,) * 11, (3, 2, 2, 2, 2), (3, 4, 2, 2), (3, 2, 3, 3), (3, 3, 3, 2), (5, 6), (4, 7)})  # fmt: skip
_IDENTITY = expression(
    r"(?<!\d)([1-8]\d(?: ?\d){4})[ \-]{0,2}((?:19|20) ?\d ?\d[ \-]?(?:0[1-9]|1[0-2])[ \-]?(?:0[1-9]|[12]\d|3[01]))[ \-]{0,2}(\d ?\d ?\d ?[\dXx×])(?!\d)"
)
_OLD_IDENTITY = expression(r"(?<!\d)[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_WEIGHTS, _CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
"""GB 11643-1999: weights of the first seventeen digits, and the check character of each remainder."""
_AT = r"(?: ?@ ?| ?小老鼠 ?| ?[\[({<] ?(?:at|a|@|#|艾特|小老鼠) ?[\])}>] ?| ?艾特 ?)"
_DOT = r"(?: ?[.,] ?| ?[\[({<] ?(?:dot|点|\.) ?[\])}>] ?|点| dot )"
_LABEL = r"[a-z0-9][a-z0-9\-]{0,62}"
_TOP = r"(?:com|cn|net|org|edu|gov|ac|io|hk|tw|me|vip|top|cc|info|co|uk|us|jp|de|sg|tech|group|ltd|con)"
_ENDED = r"(?:(?=\d{1,2}[、.)])|(?![a-z0-9]))"
"""An address ends before another sign, or before the number of the next item: …@qq.com2、邮件主题."""
_MAIL = expression(
    rf"(?<![a-z0-9])([a-z0-9][a-z0-9._%+\-]{{0,63}}){_AT}((?:{_LABEL}{_DOT}){{1,4}}{_TOP}){_ENDED}", re.I
)
_SPELT_MAIL = expression(
    rf"([零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{{5,12}}){_AT}((?:{_LABEL}{_DOT}){{1,4}}{_TOP}){_ENDED}", re.I
)
"""An account's number in Chinese numerals before its domain."""
_HASHED = expression(
    rf"(?<![a-z0-9])([a-z0-9][a-z0-9._%+\-]{{1,63}})(?:#| at | AT |\*|&|\$)((?:{_LABEL}{_DOT})*(?:qq|vip\.qq|163|126|139|189|wo|yeah|gmail|sina|sohu|foxmail|hotmail|outlook|live|msn|yahoo|aliyun|icloud|21cn|tom|{_LABEL}\.edu|{_LABEL}\.ac){_DOT}(?:com|cn|net)(?:{_DOT}cn)?){_ENDED}",
    re.I,
)
_HASH = expression(
    rf"(?<![a-z0-9/.])([a-z0-9][a-z0-9._%+\-]{{1,63}})#((?:{_LABEL}\.){{1,3}}(?:com|cn|org|com\.cn|net\.cn))(?:(?=\d{{1,2}}[、)])|(?![a-z0-9/]|\.[a-z0-9]))",
    re.I,
)
"""Any domain behind a #, which stands for @ against robots."""
_SPREAD = expression(
    r"(?<![a-z0-9])((?:[a-z0-9] ){3,30})@ ?((?:[a-z0-9] ?){2,20}\. ?(?:c ?o ?m|c ?n|n ?e ?t))(?![a-z0-9])", re.I
)
_DIGITS_ALONE = r"\s?[:：]\s?\d{5,11}(?![\d@#A-Za-z.\-]|\s[@#])"
"""A mail box given by the number of its account alone: QQ邮箱：10001000."""
_CHAT = (
    r"[qQ邮mM扣企微薇威wWvV加+]"
    r"(?i:(?<=q) ?q|(?<=q)(?<![a-z].)(?=\s?[:：]\s?\d{6})|(?<=扣)扣|(?<=企)鹅号|(?<=微) ?信|(?<=[薇威])信|(?<=w)e(?:chat|ixin)"
    rf"|(?<=邮)箱(?={_DIGITS_ALONE})|(?<=m)ail(?={_DIGITS_ALONE})"
    r"|(?<=v)(?<![a-z].) ?x|(?<=w)(?<![a-z].)x|(?<=v)信|(?<=[加+])v)"
)
"""How a chat is called; begun with one class of letters, which is scanned several times faster."""
_TO_ACCOUNT = (
    r"(?:号码?| ?id)?(?:q ?q|同号|咨询|联系|[/、,和及)(]{1,2}(?:电话|手机|微信|QQ|邮箱)(?:号码?)?|\([^()]{1,8}\))?\s*"
    r"(?:[:：是为]|号|\((?=[a-z_\-]*\d))?\s*"
    r"(?:(?!公众|服务|订阅|小程|[一-龥]{0,2}群)[一-龥]{2,4}[:：]\s*|\*{3,}\s*[/、,;]\s*(?=\d{6}))?"
)
"""What stands between the name of the chat and the account: 号：, 同号, (张老师), 韩经理：, a mask and a stroke."""
_ACCOUNT = expression(
    rf"{_CHAT}(?i:{_TO_ACCOUNT})(?:(?<![A-Za-z])|(?=\d)|(?<=[VW]X)(?=[a-z]))"
    r"([A-Za-z0-9][A-Za-z0-9_\-]{4,20})(?![A-Za-z0-9@#]|\s?@)"
)
_NEXT_ACCOUNT = expression(r"\s?[/、,;或]\s?(\d{6,11})(?![\d.%元])")

_NUMERAL_SIGNS = "0-9０-９①-⑨⓪〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖洞拐勾"
_MAYBE = expression(rf"[{_NUMERAL_SIGNS}](?:[^一-龥A-Za-z{_NUMERAL_SIGNS}]{{0,3}}[{_NUMERAL_SIGNS}Oo]){{6}}")
_MAYBE_WRITTEN = expression(
    r"[@＠#＃*&$({\[<（【aAqQＱｑvVwWＶｖＷｗ+＋加艾小扣企微薇威邮mM]"
    r"(?i:(?<=[@＠#＃])|(?<=[a-z0-9][*&$])(?:qq|vip|163|126|139|gmail|sina|foxmail|hotmail|outlook)"
    r"|(?<=[({\[<（【])a(?:t|[)}\]>）】])|(?<=a)t\b(?<=\bat)|(?<=q) ?q|(?<=q)\s?[:：]\s?\d|(?<=邮)箱\s?[:：]\s?\d|(?<=m)ail\s?[:：]\s?\d|(?<=Ｑ)Ｑ|(?<=w)e(?:chat|ixin)|(?<=[vw]) ?x|(?<=[Ｖｗ])ｘ"
    r"|(?<=[v+＋加Ｖ])[v信+Ｖ]|(?<=艾)特|(?<=小)老鼠|(?<=扣)扣|(?<=企)鹅号|(?<=微)\s?信|(?<=[薇威])信)"
)
"""Something that a number, and any other contact, must hold; most texts hold none of it and are done. Each begins with one
class of letters, in which both cases are written out: such a pattern is scanned several times faster."""


class Contact(NamedTuple):
    """``kind`` is ``mobile``, ``identity``, ``mail`` or ``account``; the span is that of the written text."""

    kind: str
    start: int
    end: int


def find(text: str) -> list[Contact]:
    """Personal contacts from left to right, without overlap. Spellings with 全角, 汉字 numerals, gaps, # and (at) count."""
    numbered = _MAYBE.search(text) is not None
    if not numbered and _MAYBE_WRITTEN.search(text) is None:
        return []
    flat = _flat(text)
    numeric = _in_digits(flat) if numbered else ""
    found: list[Contact] = []
    arabic = (
        _mobiles(flat, flat) if numbered and flat != numeric else ()
    )  # 张三 before a number: the 三 is no digit of it
    for contact in (*_identities(numeric), *_mails(flat), *_mobiles(numeric, flat), *arabic, *_accounts(flat)):
        place = bisect(found, contact.start, key=_start)
        if all(
            contact.end <= other.start or contact.start >= other.end for other in found[max(0, place - 1) : place + 1]
        ):
            found.insert(place, contact)
    return found


def _start(contact: Contact) -> int:
    return contact.start


def mask(text: str) -> tuple[str, int]:
    """The text with personal contacts masked, and how many were. Idempotent."""
    contacts = find(text)
    kept, place = [], 0
    for contact in contacts:
        kept += [text[place : contact.start], _hidden(contact.kind, text[contact.start : contact.end])]
        place = contact.end
    return "".join((*kept, text[place:])), len(contacts)


def _hidden(kind: str, written: str) -> str:
    if kind == "mail":
        return f"{written[0]}***＠［邮箱已隐去］"
    return {"mobile": "［手机号已隐去］", "identity": "［证件号已隐去］", "account": "［账号已隐去］"}[kind]


@cache
def _cue(name: str) -> re.Pattern[str]:
    return pattern(load("contacts")["cues"][name])


def _near(flat: str, start: int, cue: str, reach: int = 14) -> bool:
    """Whether one of the words stands shortly before, in the same clause; our own mask is none of them."""
    before = re.split(r"[,，;；\n］]", flat[max(0, start - reach) : start])[-1]
    return _cue(cue).search(before) is not None


_MOBILE_HEAD = expression(rf"[1lI(+08](?<!\d.)(?={_GAP}[3-9]|[8061+(])")
_GLUED_HEAD = expression(r"[01](?<!\d.)(?=\d{2,3}-?\d{7})")
_FEWEST = 5
"""Digits of a text that may hold a mobile."""
_IDENTITY_HEAD = expression(r"[1-8](?<!\d.)(?=(?: ?\d){5})")


def _mobiles(numeric: str, flat: str) -> Iterator[Contact]:
    if sum(map(numeric.count, "0123456789")) < _FEWEST:
        return
    for found in headed(_GLUED_HEAD, _GLUED, numeric):
        if not _in_address(numeric, *found.span()):
            yield Contact("mobile", *found.span(1))
    for found in headed(_MOBILE_HEAD, _MOBILE, numeric):
        written = found[1]
        groups = tuple(len(group) for group in re.findall(r"[\dOolI]+", written))
        called = _near(numeric, found.start(), "mobile")
        counted = "." in written and len(groups) == 11  # 1.3.8.0… is a version, not a number spelt out
        if flat[found.end() - 1] > "z" and flat[found.start(1) : found.end() - 1].isascii():
            continue  # 15000-25000五险: the last numeral belongs to the next word
        if (groups not in _GROUPS or counted) and not called:
            continue
        if not called and (
            _near(numeric, found.start(), "number_of_another_thing")
            or _OTHER_NUMBER.search(numeric, max(0, found.start() - 8), found.start())
            or _in_address(numeric, found.start(), found.end())
            or _counts(numeric, found.end())
        ):
            continue
        yield Contact("mobile", found.start(), found.end())


def _in_address(flat: str, start: int, end: int) -> bool:
    """Digits of a URL, or glued to other letters."""
    head = re.split(r"\s", flat[max(0, start - 120) : start])[-1]
    if "://" in head or "www." in head or re.search(r"[a-z0-9]\.(?:com|cn|net|org|html?)[/?]", head, re.IGNORECASE):
        return not re.search(r"[一-龥]", head[max(head.rfind("/"), head.rfind("=")) :])
    letters = re.search(r"[A-Za-z_]+$", flat[max(0, start - 12) : start])
    return letters is not None and _cue("glued").fullmatch(letters[0]) is None


def _counts(flat: str, end: int) -> bool:
    return (
        re.match(
            r"(?:\.\d+)?\s?(?:元|万|亿|人次|件|个(?!性)|条|人民币|股|平方|m²|台|吨|次|\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|html?)(?![a-z]))",
            flat[end : end + 7],
        )
        is not None
    )


def _identities(numeric: str) -> Iterator[Contact]:
    if _IDENTITY_HEAD.search(numeric) is None:
        return
    for found in headed(_IDENTITY_HEAD, _IDENTITY, numeric):
        digits = re.sub(r"[^\dXx×]", "", found[0]).upper().replace("×", "X")
        other = _near(numeric, found.start(), "number_of_another_thing") and not _near(
            numeric, found.start(), "identity"
        )
        if len(digits) == 18 and (_checks(digits) or not other):
            yield Contact("identity", found.start(), found.end())
    for found in headed(_IDENTITY_HEAD, _OLD_IDENTITY, numeric):
        if _near(numeric, found.start(), "identity"):
            yield Contact("identity", found.start(), found.end())


def _checks(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17]


def _mails(flat: str) -> Iterator[Contact]:
    patterns = [mail for sign, mail in _MAIL_SIGNS if sign.search(flat)]
    for mail in patterns:
        for found in mail.finditer(flat):
            local = found[1].replace(" ", "")
            spoken = re.search(r" at ", found[0], re.I) and local.lower() in load("contacts")["office"]["before_at"]
            disguised = "@" not in found[0]
            if not spoken and (disguised or not _is_office(local)):
                yield Contact("mail", found.start(), found.end())


_MAIL_SIGNS = (
    (expression(r"[@aA艾小\[({<](?:(?<=@)|(?<=\b[aA])(?:[tT]\b|\))|(?<=艾)特|(?<=小)老鼠|(?<=[\[({<]) ?#)"), _MAIL),
    (expression(r"[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖] ?(?:@|艾特|小老鼠|[\[({<])"), _SPELT_MAIL),
    (expression(r"[#*&$aA](?:(?<![aA])|(?<=\b[aA])[tT]\b)"), _HASHED),
    (expression(r"#"), _HASH),
    (expression(r" @(?<=[a-z0-9] @)", re.I), _SPREAD),
)
"""What each form of an address must hold, begun with one class of letters."""


def _is_office(local: str) -> bool:
    """A mail box of a role: hr, zhaopin2026, campus.cn; not a person's name that merely ends in hr."""
    words = load("contacts")["office"]
    lowered = local.lower()
    tokens = [token for token in re.split(r"[._\d+\-]+", lowered) if token]
    if any(token in words["tokens"] for token in tokens) or any(word in lowered for word in words["parts"]):
        return True
    return any(
        token.endswith(end) and len(token) > len(end) + 1 and token[: -len(end)] not in words["surnames"]
        for token in tokens
        for end in words["ends"]
    )


def _accounts(flat: str) -> Iterator[Contact]:
    for found in _ACCOUNT.finditer(flat):
        if not re.search(r"\d|_", found[1]) and _cue("account_words").fullmatch(found[1]):
            continue
        yield Contact("account", *found.span(1))
        yield from (Contact("account", *more.span(1)) for more in _more_accounts(flat, found.end()))


def _more_accounts(flat: str, end: int) -> Iterator[re.Match[str]]:
    """The further numbers of a list: QQ：10001000/20002000."""
    while more := _NEXT_ACCOUNT.match(flat, end):
        yield more
        end = more.end(1)
