"""The address guard: private, loopback and metadata addresses are refused at the moment of connecting.

Names are checked after resolution, in the resolver that the connection itself uses; its answer is kept for a minute, so
that the address that was checked is the address that is connected to. A name with one private address has none.
Literals are checked in every spelling that a socket or a browser understands.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "100::/64", "2001:db8::/32"),
        *("2001::/23", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
        *("168.63.129.16/32",),  # Azure's metadata server stands on a public address
    )
)
"""IANA special-purpose address registries, RFC 6890 and its updates."""
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("169.254.0.0/16", "fe80::/10"),  # link-local: the metadata of AWS, Azure, Google, Oracle, Tencent and others
        *("100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32"),  # of Alibaba and Oracle, Azure's host
        *("fd00:ec2::/32", "fd20:ce::254/128"),  # of AWS and Google over IPv6
    )
)
"""No intranet's site stands here, but keys of the machine: refused also where private networks are allowed."""
_NAT64 = tuple(ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48"))
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
_TEREDO = ipaddress.ip_network("2001::/32")
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa", "ip6-localhost")
_PORTS = frozenset([*range(80, 91), 443, *range(8000, 9001)])
"""Where web servers stand; a crawler has no business at a mail server or a database."""
_WRITTEN_WRONG = re.compile(r"[\x00-\x20\x7f\\]")
CACHED_SECONDS = 60.0


class AddressRefused(Exception):
    """An address that this crawler may not connect to."""


@lru_cache(maxsize=4096)
def refused(address: str) -> bool:
    """Whether an IP address, in canonical spelling, is not a public one. IPv4 inside IPv6 is looked at too."""
    return _lies_in(address, _REFUSED)


@lru_cache(maxsize=4096)
def forbidden(address: str) -> bool:
    """Whether an IP address is refused even where private networks are allowed: link-local, or a cloud's metadata server."""
    return _lies_in(address, _NEVER)


def _lies_in(address: str, networks: tuple[_Network, ...]) -> bool:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or _embedded(parsed)
        if inner is not None:
            return _lies_in(str(inner), networks)
    return any(parsed.version == network.version and parsed in network for network in networks)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    number = int(address)
    if any(address in network for network in _NAT64) or 1 < number < 1 << 32:
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    if number >> 32 == 0xFFFF0000:  # IPv4-translated, RFC 2765
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address((number >> 80) & 0xFFFFFFFF)
    if address in _TEREDO:
        return ipaddress.IPv4Address(number & 0xFFFFFFFF ^ 0xFFFFFFFF)
    return None


def host_name(host: str) -> str:
    """A host as the resolver will see it: percent signs undone, compatibility characters and dots folded, lower case."""
    folded = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").replace("．", ".").replace("｡", ".")
    return folded.strip("[]").rstrip(".").lower()


@lru_cache(maxsize=4096)
def literal(host: str) -> str | None:
    """The canonical address when a host is an address in any spelling (``0x7f.1``, ``2130706433``, ``[::1]``)."""
    bare = host_name(host)
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0]))
    except ValueError:
        pass
    if not re.fullmatch(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", bare):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(bare.replace("0x.", "0x0.")))
    except OSError:
        return "0.0.0.0"  # noqa: S104 - numbers that are no address: some resolver may make one of them


def check_url(url: str, *, allow_private: bool) -> None:
    """Raise :class:`AddressRefused` for what is no public http(s) address, as far as can be told without a lookup."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressRefused(f"{url[:200]}: no address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise AddressRefused(f"{url[:200]}: not http(s)")
    if not host:
        raise AddressRefused(f"{url[:200]}: no address (it names no host)")
    if _WRITTEN_WRONG.search(url.strip()) or "@" in parts.netloc:
        raise AddressRefused(f"{url[:200]}: an address with a user name, white space or a backslash")
    if allow_private:
        if (address := literal(host)) and forbidden(address):
            raise AddressRefused(f"{host}: an address of the machine's own link or cloud, never fetched")
        return
    if is_private(host):
        raise AddressRefused(f"{host}: a private address; set JUZHAO_ALLOW_PRIVATE_NETWORKS=1 to allow it")
    if port is not None and port not in _PORTS:
        raise AddressRefused(f"{host}: port {port} is none of a web server")


def is_private(host: str) -> bool:
    """Whether a host is written as a private or loopback address (names are not looked up)."""
    bare, address = host_name(host), literal(host)
    if address is not None:
        return refused(address)
    return any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES) or not bare


@implementer(IResolutionReceiver)
class _Checked:
    """Collects the addresses of a name and passes them on when all of them may be connected to."""

    def __init__(self, resolver: GuardedResolver, name: str, receiver: Any) -> None:
        self._resolver, self._name, self._receiver = resolver, name, receiver
        self._found: list[IAddress] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:
        self._found.append(address)

    def resolutionComplete(self) -> None:
        for address in self._resolver.accept(self._name, self._found):
            self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()


@implementer(IHostResolution)
class _Known:
    """A resolution that needs no waiting."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing to cancel."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """The reactor's resolver without private addresses, or without those that are always refused. Keeps each answer for a minute: what was checked is used."""

    def __init__(self, inner: Any, allow_private: bool) -> None:
        self.inner = inner
        self.allow_private = allow_private
        self.turned_away: set[str] = set()
        """Names with an address among theirs that is refused."""
        self._kept: dict[str, tuple[float, list[IAddress]]] = {}

    def accept(self, name: str, found: list[IAddress]) -> list[IAddress]:
        """The addresses that may be connected to; none when one of them is refused."""
        hosts = [str(getattr(address, "host", "")) for address in found]
        if any((forbidden if self.allow_private else refused)(host) for host in hosts):
            self.turned_away.add(name)
            return []
        self.turned_away.discard(name)
        if len(self._kept) > 10_000:
            self._kept.clear()
        if found:
            self._kept[name] = (time.monotonic() + CACHED_SECONDS, found)
        return found

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[Any] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        name = f"{hostName}:{portNumber}"
        until, found = self._kept.get(name, (0.0, []))
        if until > time.monotonic():
            resolution = _Known(hostName)
            resolutionReceiver.resolutionBegan(resolution)
            for address in self.accept(name, found):
                resolutionReceiver.addressResolved(address)
            resolutionReceiver.resolutionComplete()
            return resolution
        checked = _Checked(self, name, resolutionReceiver)
        return self.inner.resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)


def install(*, allow_private: bool) -> None:
    """Put the guard into the reactor and say whether private addresses may pass. Idempotent."""
    from twisted.internet import reactor

    now: Any = reactor.nameResolver
    if isinstance(now, GuardedResolver):
        now.allow_private = allow_private
    else:
        reactor.installNameResolver(GuardedResolver(now, allow_private))
