"""Where messages may go: a mail address as people type it, or a group robot at its vendor's own host. Pure."""

from __future__ import annotations

import re
import unicodedata

import idna

from config.robots import is_robot

KINDS = ("email", "wecom", "feishu")
_LONGEST = 254
"""Octets of an address (RFC 5321, 4.5.3.1.3 less the angle brackets)."""
_LONGEST_LOCAL = 64
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]*")
"""What may stand before the ``@`` without quotes (RFC 5321, 4.1.2); where the dots may stand is asked by itself."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class BadTarget(ValueError):
    """An address to which nothing can be sent; its text is the key of the sentence that says why."""


def read_target(kind: str, typed: str, private: bool = False) -> str:
    """The address that was typed, in the form in which it is kept. ``private`` allows robots on loopback, for tests.

    Full-width characters are folded (NFKC). Raises :class:`BadTarget`.
    """
    text = unicodedata.normalize("NFKC", typed.strip())
    if not text:
        raise BadTarget("target_missing")
    if any(unicodedata.category(letter)[0] in "CZ" for letter in text):
        raise BadTarget("target_unseen")
    return _mail(text) if kind == "email" else _robot(kind, text, private)


def _robot(kind: str, text: str, private: bool) -> str:
    if is_robot(kind, text, private):
        return text
    raise BadTarget(f"target_{kind}")


def _mail(text: str) -> str:
    """The local part as written, the domain in small ASCII letters (IDNA, UTS 46)."""
    local, at, domain = text.rpartition("@")
    if text.lower().startswith(("http://", "https://")):
        raise BadTarget("target_is_link")
    if not at or not local or not domain or "@" in local:
        raise BadTarget("target_mail")
    if not local.isascii():
        raise BadTarget("target_local_foreign")
    if not _ATOMS.fullmatch(local):
        raise BadTarget("target_local")
    if "" in local.split("."):
        raise BadTarget("target_dots")
    if len(local) > _LONGEST_LOCAL or len(text) > _LONGEST:
        raise BadTarget("target_long")
    return f"{local}@{_domain(domain, _LONGEST - len(local) - 1)}"


def _domain(text: str, longest: int) -> str:
    try:
        name = idna.encode(text, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise BadTarget("target_domain") from error
    labels = name.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadTarget("target_domain")
    if len(name) > longest:
        raise BadTarget("target_long")
    return name
