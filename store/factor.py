"""A second factor: one-time codes of an authenticator app (RFC 6238 over RFC 4226), and codes for when it is lost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote

PERIOD = 30
DIGITS = 6
DRIFT = 1
"""Steps that a device's clock may be off, either way."""
RECOVERY = 8


def new_secret() -> str:
    """160 random bits in base32, as RFC 4226 recommends and as apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address(name: str, secret: str) -> str:
    """What the QR code of an authenticator app holds."""
    return f"otpauth://totp/juzhao:{quote(name)}?secret={secret}&issuer=juzhao&digits={DIGITS}&period={PERIOD}"


def code(secret: str, step: int, digits: int = DIGITS) -> str:
    """The code of a time step (seconds since 1970 over :data:`PERIOD`)."""
    mark = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    start = mark[-1] & 15
    return str((int.from_bytes(mark[start : start + 4], "big") & 0x7FFFFFFF) % 10**digits).zfill(digits)


def step_of(secret: str, given: str, seconds: float, used: int = 0) -> int | None:
    """The step that a code belongs to, when it is a present one and later than the last ``used`` one."""
    now = int(seconds) // PERIOD
    for step in range(now - DRIFT, now + DRIFT + 1):
        if step > used and hmac.compare_digest(code(secret, step).encode(), given.encode()):
            return step
    return None


def recovery_codes() -> list[str]:
    """Codes of 80 bits, each good once."""
    return ["-".join(base64.b32encode(secrets.token_bytes(10)).decode().lower()[at : at + 4] for at in range(0, 16, 4)) for _ in range(RECOVERY)]  # fmt: skip


def kept(recovery: str) -> str:
    """What is kept of a recovery code: at 80 random bits a plain hash is as good as a slow one."""
    return hashlib.sha256(recovery.strip().lower().encode()).hexdigest()
