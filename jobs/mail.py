"""Handing letters to the mail server, many over one line (RFC 5321)."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from email.message import EmailMessage
from types import TracebackType
from urllib.parse import unquote, urlsplit

from jobs.delivery import Away, Refused, Uncertain

SECONDS = 30
_SAYS_NO = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)


class MailServer:
    """A mail server by its ``smtp://`` or ``smtps://`` URL, and the line to it. For one thread; a context ends the line."""

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Say good-bye: a line that just breaks looks like a fault to the server."""
        if self._line is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._line.quit()
        self._hang_up()

    def send(self, letter: EmailMessage) -> None:
        """Hand one letter over. Raises :class:`Away`, :class:`Refused` or :class:`Uncertain`.

        What is refused on a line that has carried letters is offered once more on its own: servers take so many over one.
        """
        if not self._is_open():
            self._send(self._dial(), letter)
            return
        assert self._line is not None
        try:
            self._send(self._line, letter)
        except Refused:
            self._send(self._dial(), letter)

    def _is_open(self) -> bool:
        """Asked before each letter: of a line that breaks while one is handed over nobody knows whether it arrived."""
        try:
            return self._line is not None and self._line.noop()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def _dial(self) -> smtplib.SMTP:
        self._hang_up()
        parts = self._parts
        kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
        try:
            self._line = line = kind(parts.hostname or "localhost", parts.port or 0, timeout=SECONDS)
            line.ehlo_or_helo_if_needed()
            if not isinstance(line, smtplib.SMTP_SSL) and line.has_extn("starttls"):
                line.starttls()
            if parts.username:
                line.login(unquote(parts.username), unquote(parts.password or ""))
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise Away(f"mail server {parts.hostname}: {error}") from error
        return line

    def _send(self, line: smtplib.SMTP, letter: EmailMessage) -> None:
        try:
            line.send_message(letter)
        except _SAYS_NO as error:
            self._hang_up()
            raise Refused(f"mail server {self._parts.hostname}: {error}") from error
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise Uncertain(f"mail server {self._parts.hostname}: {error}") from error

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
