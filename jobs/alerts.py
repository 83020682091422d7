"""Sending what waits: mail over SMTP, WeCom and Feishu group robots. A message is handed over once, ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx2
import structlog

from config.robots import is_robot
from config.settings import Settings
from config.timezone import TIMEZONE
from crawler.middlewares.politeness import retry_after
from jobs.delivery import Away, Gone, Refused, Uncertain
from jobs.mail import MailServer
from jobs.messages import cancel_link, subject, text
from jobs.sending import Sender
from search import alerts
from search.service import SearchUnavailable
from store import upkeep
from store.failpoints import reach
from store.messages import Message
from store.store import Store

log = structlog.get_logger("jobs")
DIGEST_HOUR = 8
"""In Asia/Shanghai."""
CATCH_UP = {"daily": timedelta(hours=12), "weekly": timedelta(days=3)}
"""So long after its hour a digest is still of use: nobody is written to at night about the day before."""
ROBOT_SECONDS = 10
ROBOTS_AT_ONCE = 16
"""Robots that are spoken to at the same time, beside the mail server."""
MOST_BYTES = {"wecom": 2048, "feishu": 20_000}
"""What a robot takes as one text; of the vendors' own limits the second is of the whole body, 20 KB."""
GONE = {"wecom": (93000,), "feishu": (19001,)}
"""What the vendors say of an address that is no robot's (any more)."""


def instant(settings: Settings, store: Store) -> int:
    """Alerts for those who want them at once, changes for all whose digest would come too late, then whatever waits."""
    return tell(settings, store, "instant") or 0


def digests(settings: Settings, store: Store) -> int:
    """The digests whose hour has come: the day's at eight, the week's on Monday at eight.

    One that could not be made then (nothing ran, search was away) is caught up once, in :data:`CATCH_UP`; later the next
    one tells of everything.
    """
    return sum(_due_digest(settings, store, cadence) for cadence in CATCH_UP)


def _due_digest(settings: Settings, store: Store, cadence: str) -> int:
    now, name = settings.clock(), f"{cadence} digest"
    turn, last = last_turn(cadence, now), upkeep.last_turn(store.database, name)
    if last is not None and (last >= turn or now - turn > CATCH_UP[cadence]):
        return 0
    arrived = tell(settings, store, cadence) if last is not None else 0  # a new installation owes nobody the last one
    if arrived is not None:
        upkeep.note_turn(store.database, name, turn)
    return arrived or 0


def last_turn(cadence: str, now: datetime) -> datetime:
    """The last moment at which a digest of a cadence was due."""
    local = now.astimezone(TIMEZONE)
    today = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    turn = today - timedelta(days=today.weekday()) if cadence == "weekly" else today
    return turn if turn <= local else turn - (timedelta(weeks=1) if cadence == "weekly" else timedelta(days=1))


def tell(settings: Settings, store: Store, cadence: str) -> int | None:
    """Tell all of a cadence what is new; how many messages arrived, nothing where search was away.

    Changes first: they need no search engine, and what is new goes out in the same message. What is written of a group of
    subscriptions goes out while the next one's is.
    """
    answered, looked = True, set[int]()
    with Sender(store, partial(send_waiting, settings, store)) as sender:
        for group in store.notices.prepared("" if cadence == "instant" else cadence):
            answered = answered and _look(sender, alerts.prepare(settings, store, cadence, among=group))
            looked |= group
            sender.go_on()
        answered = answered and _look(sender, alerts.prepare(settings, store, cadence, but=looked))
    return sender.arrived if answered else None


def _look(sender: Sender, groups: Iterator[int]) -> bool:
    """Have messages written of what is new; whether search answered."""
    try:
        for _ in groups:
            sender.go_on()
    except SearchUnavailable as error:
        log.warning("what is new is looked for when search answers again", reason=str(error))
        return False
    return True


def send_waiting(settings: Settings, store: Store, upto: int | None = None) -> int:
    """Send every message whose time has come, with ``upto`` those that were written up to that one; how many arrived.

    The mail server and each robot have a lane of their own: who is slow keeps nobody else waiting.
    """
    store.messages.give_up_stuck()
    robots: dict[str, list[Message]] = {}
    for message in store.messages.waiting(mail=False, upto=upto):
        robots.setdefault(message.subscription.target, []).append(message)
    with ThreadPoolExecutor(1 + ROBOTS_AT_ONCE, "messages") as pool:
        letters = pool.submit(_send_letters, settings, store, upto)
        lanes = pool.map(lambda lane: _send_lane(store, lane, partial(_post, settings)), robots.values())
        return sum(lane.arrived for lane in lanes) + letters.result()


def _send_letters(settings: Settings, store: Store, upto: int | None) -> int:
    """All letters that wait, the oldest first, over one line as long as it holds; how many arrived.

    When of a hundred none does, the rest waits for the next round.
    """
    arrived = 0
    with MailServer(settings.smtp_url) as server:
        while waiting := store.messages.waiting(mail=True, upto=upto):
            lane = _send_lane(store, waiting, partial(_mail, settings, server))
            arrived += lane.arrived
            if not (lane.free and lane.arrived):
                break
    return arrived


class _Lane(NamedTuple):
    """How many messages arrived, and whether more may be sent that way now."""

    arrived: int
    free: bool


def _send_lane(store: Store, lane: Sequence[Message], deliver: Callable[[Message], None]) -> _Lane:
    """Messages one after the other, of which the rest waits when nobody answers."""
    arrived = 0
    for message in lane:
        if not store.messages.begin(message.id):
            continue
        reach("alert-before-send")
        try:
            deliver(message)
        except Gone as error:
            store.messages.failed(message.id, str(error))
            log.warning("message not delivered, nobody is there", message=message.id, reason=str(error))
        except Refused as error:
            store.messages.refused(message, str(error), error.wait)
            log.warning("message not delivered, tried again later", message=message.id, reason=str(error))
            if isinstance(error, Away):
                return _Lane(arrived, free=False)
        except Uncertain as error:
            store.messages.uncertain(message.id, str(error))
            log.error("message may have been delivered, not tried again", message=message.id, reason=str(error))
            return _Lane(arrived, free=False)
        else:
            reach("alert-after-send")
            store.messages.done(message.id)
            arrived += 1
    return _Lane(arrived, free=True)


def _mail(settings: Settings, server: MailServer, message: Message) -> None:
    _need_links(settings)
    if not settings.smtp_url:
        raise Away("JUZHAO_SMTP_URL is not set: mail cannot be sent")
    server.send(_letter(settings, message))


def _need_links(settings: Settings) -> None:
    if not settings.public_url:
        raise Away("JUZHAO_PUBLIC_URL is not set: messages need links")


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


def _post(settings: Settings, message: Message) -> None:
    _need_links(settings)
    kind, target = message.subscription.kind, message.subscription.target
    if not is_robot(kind, target, settings.allow_private_networks):
        raise Refused(f"not the address of a {kind} robot")
    head = f"{subject(message)}\n\n"
    said = head + text(message, settings.public_url, MOST_BYTES[kind] - len(head.encode()))
    wecom = {"msgtype": "text", "text": {"content": said}}
    body = wecom if kind == "wecom" else {"msg_type": "text", "content": {"text": said}}
    try:
        answer = httpx2.post(target, json=body, timeout=ROBOT_SECONDS, follow_redirects=False)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
        raise Away(f"{kind} does not answer: {error}") from error
    except httpx2.HTTPError as error:
        raise Uncertain(f"{kind}: {error}") from error
    _accepted(kind, answer, settings.clock().timestamp())


def _accepted(kind: str, answer: httpx2.Response, now: float) -> None:
    """Both vendors say 200 and put what went wrong into the body."""
    if answer.status_code != 200:
        asked = answer.headers.get("Retry-After", "").encode() or None
        raise Refused(f"{kind} says {answer.status_code}", retry_after(asked, now) or 0)
    try:
        told = answer.json()
    except ValueError:
        told = {}
    code = told.get("errcode", told.get("code", told.get("StatusCode", 0))) if isinstance(told, dict) else 0
    if code:
        raise (Gone if code in GONE[kind] else Refused)(f"{kind} says {code}: {str(told)[:200]}")
