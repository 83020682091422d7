"""What is done by the clock beside crawling: expiry, pruning of the archive, alerts."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlencode, urlsplit

import httpx2
import structlog

from config.settings import Settings
from crawler import archive
from jobs.once import index_now
from search.alerts import Alert, due_alerts
from store.store import Store

log = structlog.get_logger("jobs")
_WEBHOOKS = {"wecom": "qyapi.weixin.qq.com", "feishu": "open.feishu.cn"}
"""The only hosts that webhooks go to: an address that a user typed must not reach into our network."""


def expire(settings: Settings, store: Store) -> int:
    """Close what its own deadline or event has ended."""
    closed = store.postings.expire(settings.clock())
    if closed:
        log.info("expired", postings=closed)
        index_now(settings, store)
    return closed


def prune(settings: Settings, store: Store) -> int:
    """Let old raw pages go."""
    return archive.prune(settings)


def alerts_instant(settings: Settings, store: Store) -> int:
    """Alerts for subscribers who want them at once."""
    return _alerts(settings, store, "instant")


def alerts_daily(settings: Settings, store: Store) -> int:
    """The daily digest."""
    return _alerts(settings, store, "daily")


def alerts_weekly(settings: Settings, store: Store) -> int:
    """The weekly digest."""
    return _alerts(settings, store, "weekly")


def _alerts(settings: Settings, store: Store, cadence: str) -> int:
    sent = 0
    for alert in due_alerts(settings, store, cadence):
        try:
            deliver(settings, alert)
            sent += 1
        except (OSError, smtplib.SMTPException, httpx2.HTTPError, ValueError) as error:
            log.warning("alert not delivered", subscription=alert.subscription.id, reason=str(error))
    return sent


def deliver(settings: Settings, alert: Alert) -> None:
    """Send one alert. Raises ``ValueError`` when the way is not set up."""
    if alert.subscription.kind == "email":
        _mail(settings, alert)
    else:
        _webhook(settings, alert)


def text_of(settings: Settings, alert: Alert) -> str:
    """Titles, reasons and links, and how to stop."""
    base = settings.public_url.rstrip("/")
    lines = [f"{posting.title}\n{base}/postings/{posting.id}" for posting in alert.postings]
    stop = f"{base}/subscriptions/cancel?{urlencode({'token': alert.subscription.token})}"
    return "\n\n".join([*lines, f"退订 unsubscribe: {stop}"])


def _mail(settings: Settings, alert: Alert) -> None:
    if not settings.smtp_url:
        raise ValueError("JUZHAO_SMTP_URL is not set: mail cannot be sent")
    parts = urlsplit(settings.smtp_url)
    message = EmailMessage()
    message["Subject"] = f"聚招：{len(alert.postings)} 条新信息"
    message["From"] = settings.contact or "juzhao@localhost"
    message["To"] = alert.subscription.target
    stop = f"{settings.public_url.rstrip('/')}/subscriptions/cancel?{urlencode({'token': alert.subscription.token})}"
    message["List-Unsubscribe"] = f"<{stop}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text_of(settings, alert))
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    with kind(parts.hostname or "localhost", parts.port or 0, timeout=30) as server:
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def _webhook(settings: Settings, alert: Alert) -> None:
    kind, target = alert.subscription.kind, alert.subscription.target
    if urlsplit(target).hostname != _WEBHOOKS.get(kind) or urlsplit(target).scheme != "https":
        raise ValueError(f"{kind} webhooks go to {_WEBHOOKS.get(kind)} only")
    text = text_of(settings, alert)
    body = (
        {"msgtype": "text", "text": {"content": text}}
        if kind == "wecom"
        else {"msg_type": "text", "content": {"text": text}}
    )
    httpx2.post(target, json=body, timeout=20).raise_for_status()
