"""Group robots of chat programs: the only addresses beside mail to which messages go."""

from __future__ import annotations

import re

_AT_VENDOR = {
    "wecom": re.compile(r"https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[\w-]{8,100}", re.ASCII),
    "feishu": re.compile(r"https://open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[\w-]{8,100}", re.ASCII),
}
_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?/[!-~]{0,200}")


def is_robot(kind: str, address: str, private: bool = False) -> bool:
    """Whether an address is that of a ``wecom`` or ``feishu`` robot; ``private`` allows loopback, for tests.

    Asked when it is typed and again before anything is sent: what a user typed must not reach into our network.
    """
    known = _AT_VENDOR.get(kind)
    return known is not None and bool(known.fullmatch(address) or (private and _LOOPBACK.fullmatch(address)))
