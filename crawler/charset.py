"""What a page really says, whatever it declares: 17 kinds of lies about the charset, none of them guessed silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工招聘公司学校业]"
)
_COMMON_BIG5 = re.compile(
    "[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工招聘公司學校業]"
)
_LOST = ("锟斤拷", "烫烫烫", "屯屯屯", "ï¿½", "\ufffd")
_PART = 50_000
_COUNTED = 1 << 18
"""Characters that are counted at once."""
_HAN = bytes(range(0x4E, 0xA0))
_PRIVATE = bytes(range(0xE0, 0xF9))
"""The upper halves of characters: Chinese ones, and such as only a font of its own can show."""
_NOISE = re.compile(
    "[鐨勬槸涓€鍦ㄤ簡鍜屼汉杩欎腑澶у婁釜鍥垜浠ヨ栨椂鏉ョ敤敓鍒颁綔板簬鍑哄氨鎷涜仒绠鍘嗗叕鍙骞锛銆绔栧害缁]"
)
"""Characters that UTF-8 text gives when it is read as GBK, and that are rare in anything that people write."""
SUSPECT = 0.001
"""Share of U+FFFD above which a text is suspect (reliability goal R8)."""
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "utf8": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "unicode": "utf-16",
}
"""What servers say → the larger set they mean (WHATWG Encoding Standard)."""
_OF_PAGES = frozenset(
    {
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *("gb18030", "hz", "big5hkscs", "cp950"),
        *("euc_jp", "shift_jis", "cp932", "iso2022_jp", "euc_kr", "cp949", "johab", "iso2022_kr"),
        *(f"iso8859-{number}" for number in range(2, 17) if number != 12),
        *(f"cp{number}" for number in (437, 850, 866, 874, *range(1250, 1259))),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "tis-620"),
    }
)
"""What a page may be written in, by Python's names. Python knows further codecs that no page has: some take quadratic time
(punycode, idna), others are none of text (zlib, hex)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding that gave it, and whether it could not be decided."""

    text: str
    encoding: str
    suspect: bool = False


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Decode a page, and undo what was encoded twice at its source. See :func:`once` for the order of guesses."""
    found = once(body, content_type)
    return found if found.text.isascii() else _untwisted(found)


def once(body: bytes, content_type: str = "") -> Decoded:
    """Decode a page. Order: byte order mark, valid UTF-8, declared encodings that fit, the best of the likely ones.

    Valid UTF-8 with a multi-byte character is UTF-8 whatever is declared: another encoding gives such bytes by
    chance only in very short texts. Line ends stay as they are.
    """
    marked = _by_mark(body)
    if marked is not None:
        return marked
    if not body:
        return Decoded("", "utf-8")
    declared = _declared(body, content_type)
    sixteen = _looks_utf16(body)
    if sixteen:
        return _best(body, [sixteen])
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(body, declared)
    if text.isascii() or any(name not in ("utf-8",) for name in declared):
        return _ascii_or_short(body, text, declared)
    return Decoded(text, "utf-8")


def _by_mark(body: bytes) -> Decoded | None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            if encoding == "utf-8-sig" and not _valid(body[3:], "utf-8") and _valid(body[3:], "gb18030"):
                return _not_utf8(body[3:], [])  # a mark pasted before a page in another encoding
            return _judged(body.decode(encoding, "replace"), encoding)
    return None


def _untwisted(found: Decoded) -> Decoded:
    """UTF-8 that was read as a Western or Chinese encoding and stored so: repaired when it can be, else suspect."""
    for wrong in ("cp1252", "latin-1", "gb18030"):
        try:
            text = found.text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
        if _chinese(text) > _chinese(found.text) and "\ufffd" not in text:
            return Decoded(text, f"{found.encoding} of utf-8 read as {wrong}", found.suspect)
    lost = sum(map(found.text.count, _LOST))
    twisted = lost > max(2, SUSPECT * len(found.text)) or _reads_like_noise(found.text)
    return Decoded(found.text, found.encoding, suspect=True) if twisted else found


def _reads_like_noise(text: str) -> bool:
    """Much Chinese without the words that no Chinese text lacks, or with those that only wrong decoding gives."""
    text = _sample(text)
    han = _of(text, _HAN)
    if han < 60:
        return False
    noise = len(_NOISE.findall(text))
    return noise > 0.08 * han or (han > 300 and noise > 0.01 * han and _chinese(text) < 0.02)


def _of(text: str, upper: bytes) -> int:
    """How many characters have one of these upper halves: counted on bytes, not one character after the other.

    Part by part, as bytes of a whole text would take three times its memory.
    """
    if text.isascii():
        return 0
    return sum(_of_part(text[at : at + _COUNTED], upper) for at in range(0, len(text), _COUNTED))


def _of_part(text: str, upper: bytes) -> int:
    halves = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(halves) - len(halves.translate(None, upper))


def private_characters(text: str) -> int:
    """How many characters are of private use."""
    return _of(text, _PRIVATE)


def _sample(text: str) -> str:
    """Beginning, middle and end of a text that is too long to weigh every character."""
    if len(text) <= 3 * _PART:
        return text
    middle = len(text) // 2
    return text[:_PART] + text[middle : middle + _PART] + text[-_PART:]


def _valid(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes, content_type: str) -> list[str]:
    """Known encodings that the header, the XML declaration and the meta elements name, in this order."""
    head = body[:4096]
    names = [found[1] for found in _HEADER.finditer(content_type)]
    names += [found[1].decode("ascii", "ignore") for pattern in (_XML, _META) for found in pattern.finditer(head)]
    known = []
    for name in names:
        wide = _WIDER.get(name.lower(), name.lower())
        try:
            if codecs.lookup(wide).name in _OF_PAGES:
                known.append(wide)
        except LookupError:
            continue
    return list(dict.fromkeys(known))


def _looks_utf16(body: bytes) -> str:
    """UTF-16 without a mark: markup is ASCII, so every other byte of the head is zero."""
    head = body[:400]
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and odd > 4 * even:
        return "utf-16-le"
    if even > len(head) // 8 and even > 4 * odd:
        return "utf-16-be"
    return ""


def _ascii_or_short(body: bytes, text: str, declared: list[str]) -> Decoded:
    """Bytes that are valid UTF-8 though something else is declared."""
    if text.isascii():
        if b"\x1b$" in body and "iso-2022" in " ".join(declared):
            return _best(body, [name for name in declared if name.startswith("iso-2022")])
        if "hz-gb-2312" in declared or "hz" in declared:
            return _best(body, ["hz"])
        return Decoded(text, "utf-8")
    wide = sum(1 for character in text if ord(character) > 127)
    others = [name for name in declared if name not in ("utf-8", "cp1252") and _valid(body, name)]
    if wide <= 3 and others:
        candidates = [("utf-8", text), *((name, body.decode(name)) for name in others)]
        encoding, best = max(candidates, key=lambda pair: _chinese(pair[1]))
        return Decoded(best, encoding, suspect=True)
    return Decoded(text, "utf-8")


def _not_utf8(body: bytes, declared: list[str]) -> Decoded:
    fitting = [name for name in declared if name not in ("utf-8", "cp1252") and _valid(body, name)]
    likely = [name for name in ("gb18030", "big5hkscs", "euc_jp", "euc_kr") if _valid(body, name)]
    if fitting and (fitting[0] == "gb18030" or _chinese(body.decode(fitting[0])) > 0.02):
        return _best(body, [fitting[0], *likely] if fitting[0] == "gb18030" else fitting[:1])
    if fitting or likely:
        return _best(body, [*fitting, *likely])
    # broken bytes: the encoding that loses least
    candidates = [*declared, "utf-8", "gb18030", "cp1252"]
    lossy = min(candidates, key=lambda name: body.decode(name, "replace").count("�") + (name == "cp1252") * len(body))
    return _judged(body.decode(lossy, "replace"), lossy)


def _best(body: bytes, encodings: list[str]) -> Decoded:
    """The encoding whose text reads most like a page in Chinese; the first wins between equals."""
    scored = [
        (_chinese(text := body.decode(name, "replace")) - 5 * _rare(text), -place, name, text)
        for place, name in enumerate(dict.fromkeys(encodings))
    ]
    _, _, encoding, text = max(scored)
    return _judged(text, encoding)


def _chinese(text: str) -> float:
    """Share of very common characters among all beyond ASCII."""
    text = _sample(text)
    wide = sum(1 for character in text if ord(character) > 127)
    if not wide:
        return 0.0
    return max(len(_COMMON.findall(text)), len(_COMMON_BIG5.findall(text))) / wide


def _rare(text: str) -> float:
    """Share of characters that no page uses: private use, half-width katakana, replacement."""
    text = _sample(text)
    wide = sum(1 for character in text if ord(character) > 127)
    odd = sum(1 for c in text if "\ue000" <= c <= "\uf8ff" or "｡" <= c <= "ﾟ" or c == "�")
    return odd / wide if wide else 0.0


def _judged(text: str, encoding: str) -> Decoded:
    lost = text.count("�")
    return Decoded(text, encoding, suspect=lost > SUSPECT * max(len(text), 1))
