"""Which passwords are too weak to keep. Guessers try common words, runs and repeats, and the site's own words first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SHORTEST, URGED, LONGEST = 8, 15, 128
_COMMON = Path(__file__).parent.parent / "config" / "lexicons" / "common_passwords.txt"
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p")  # fmt: skip
_SITE = ("juzhao", "聚招", "zhaopin", "招聘", "jiuye", "就业", "recruit", "career")
_LEET = str.maketrans("@013457$!", "aoieastsi")


def weakness(password: str, name: str = "") -> str:
    """What is wrong with a password, as the end of ``the password …``; empty when nothing is."""
    if len(password) < SHORTEST:
        return f"is too short: {SHORTEST} characters at least, {URGED} or more are better"
    if len(password) > LONGEST:
        return f"is too long: {LONGEST} characters at most"
    plain = password.lower()
    core = re.sub(r"[\W\d_]+$", "", plain)
    for word in (plain, core, plain.translate(_LEET), core.translate(_LEET)):
        if word in common():
            return "is one of those that guessers try first"
    left = plain
    for word in (*_SITE, *([name.lower()] if len(name) > 2 else [])):
        left = left.replace(word, "")
    if len(set(left)) < 4 or len(_without_runs(left)) < 4:
        return "is little more than a name, a run of keys or a repeat: use other words"
    return ""


def _without_runs(text: str) -> str:
    """What is left when rows of keys (either way) of four or more are taken out."""
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for length in range(len(row), 3, -1):
            for start in range(len(row) - length + 1):
                text = text.replace(row[start : start + length], "")
    return text


@cache
def common() -> frozenset[str]:
    """The passwords that most people use."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
