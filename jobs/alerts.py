"""Sending what waits: mail over SMTP, WeCom and Feishu group robots. A message is handed over once, ever."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

import httpx2
import structlog

from config.settings import Settings
from jobs.messages import cancel_link, subject, text
from search import alerts
from store.failpoints import reach
from store.store import Store
from store.subscriptions import Message

log = structlog.get_logger("jobs")
HOSTS = {"wecom": ("qyapi.weixin.qq.com",), "feishu": ("open.feishu.cn", "open.larksuite.com")}
"""The only hosts that webhooks go to: an address that a user typed must not reach into our network."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECONDS = 30


class Refused(Exception):
    """The other side surely does not have the message: it may be sent again."""


class Uncertain(Exception):
    """The other side may have the message: it must not be sent again."""


def instant(settings: Settings, store: Store) -> int:
    """Alerts for those who want them at once, then whatever waits."""
    return _prepare_and_send(settings, store, "instant")


def daily(settings: Settings, store: Store) -> int:
    """The daily digest."""
    return _prepare_and_send(settings, store, "daily")


def weekly(settings: Settings, store: Store) -> int:
    """The weekly digest."""
    return _prepare_and_send(settings, store, "weekly")


def _prepare_and_send(settings: Settings, store: Store, cadence: str) -> int:
    alerts.prepare(settings, store, cadence)
    return send_waiting(settings, store)


def send_waiting(settings: Settings, store: Store) -> int:
    """Send every message whose time has come; how many arrived."""
    store.subscriptions.give_up_stuck()
    sent = 0
    for message in store.subscriptions.waiting():
        if not store.subscriptions.begin(message.id):
            continue
        reach("alert-before-send")
        try:
            deliver(settings, message)
        except Refused as error:
            store.subscriptions.refused(message, str(error))
            log.warning("message not delivered, tried again later", message=message.id, reason=str(error))
        except Uncertain as error:
            store.subscriptions.uncertain(message.id, str(error))
            log.error("message may have been delivered, not tried again", message=message.id, reason=str(error))
        else:
            reach("alert-after-send")
            store.subscriptions.done(message.id)
            sent += 1
    return sent


def deliver(settings: Settings, message: Message) -> None:
    """Hand one message over. Raises :class:`Refused` or :class:`Uncertain`."""
    if not settings.public_url:
        raise Refused("JUZHAO_PUBLIC_URL is not set: messages need links")
    if message.subscription.kind == "email":
        _mail(settings, message)
    else:
        _post(settings, message)


def _mail(settings: Settings, message: Message) -> None:
    if not settings.smtp_url:
        raise Refused("JUZHAO_SMTP_URL is not set: mail cannot be sent")
    parts = urlsplit(settings.smtp_url)
    letter = _letter(settings, message)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        server = kind(parts.hostname or "localhost", parts.port or 0, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as error:
        raise Refused(f"mail server {parts.hostname}: {error}") from error
    try:
        _log_in(server, parts)
        server.send_message(letter)
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as error:
        raise Refused(f"mail server {parts.hostname}: {error}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise Uncertain(f"mail server {parts.hostname}: {error}") from error
    finally:
        server.close()


def _log_in(server: smtplib.SMTP, parts: SplitResult) -> None:
    server.ehlo_or_helo_if_needed()
    if not isinstance(server, smtplib.SMTP_SSL) and server.has_extn("starttls"):
        server.starttls()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))


def _letter(settings: Settings, message: Message) -> EmailMessage:
    letter = EmailMessage()
    host = urlsplit(settings.public_url).hostname or "juzhao"
    letter["Subject"] = subject(message)
    letter["From"] = settings.contact if "@" in settings.contact else f"juzhao@{host}"
    letter["To"] = message.subscription.target
    letter["Date"] = format_datetime(message.written_at)
    letter["Message-ID"] = f"<{message.id}.{message.subscription.id}.{message.written_at:%Y%m%d%H%M%S}@{host}>"
    letter["List-Unsubscribe"] = f"<{cancel_link(settings.public_url, message.subscription)}>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text(message, settings.public_url))
    return letter


def webhook_problem(kind: str, target: str, private: bool) -> str:
    """Why an address cannot be a webhook of a kind; empty when it can. ``private`` allows loopback, for tests."""
    parts = urlsplit(target)
    if private and parts.hostname in LOOPBACK:
        return ""
    if parts.scheme != "https" or parts.hostname not in HOSTS.get(kind, ()) or parts.username or parts.port:
        return f"a {kind} webhook begins with https://{HOSTS.get(kind, ('?',))[0]}/"
    return ""


def _post(settings: Settings, message: Message) -> None:
    kind, target = message.subscription.kind, message.subscription.target
    if problem := webhook_problem(kind, target, settings.allow_private_networks):
        raise Refused(problem)
    said = f"{subject(message)}\n\n{text(message, settings.public_url)}"
    wecom = {"msgtype": "text", "text": {"content": said[:1900]}}
    body = wecom if kind == "wecom" else {"msg_type": "text", "content": {"text": said[:8000]}}
    try:
        answer = httpx2.post(target, json=body, timeout=SECONDS, follow_redirects=False)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
        raise Refused(f"{kind} does not answer: {error}") from error
    except httpx2.HTTPError as error:
        raise Uncertain(f"{kind}: {error}") from error
    _accepted(kind, answer)


def _accepted(kind: str, answer: httpx2.Response) -> None:
    """Both vendors say 200 and put what went wrong into the body."""
    if answer.status_code != 200:
        raise Refused(f"{kind} says {answer.status_code}")
    try:
        told = answer.json()
    except ValueError:
        told = {}
    code = told.get("errcode", told.get("code", told.get("StatusCode", 0))) if isinstance(told, dict) else 0
    if code:
        raise Refused(f"{kind} says {code}: {str(told)[:200]}")
