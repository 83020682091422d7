"""The address guard: private, loopback and metadata addresses are refused at the moment of connecting.

Names are checked after resolution, in the resolver that the connection itself uses, so that a name which changes
its address between check and use gains nothing. Literals are checked in every spelling that a socket understands.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001:db8::/32"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
"""IANA special-purpose address registries, RFC 6890 and its updates."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class AddressRefused(Exception):
    """An address that this crawler may not connect to."""


def refused(address: str) -> bool:
    """Whether an IP address, in canonical spelling, is not a public one. IPv4 inside IPv6 is looked at too."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or _embedded(parsed)
        if inner is not None:
            return refused(str(inner))
    return any(parsed.version == network.version and parsed in network for network in _REFUSED)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64 or (int(address) < 1 << 32 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address((int(address) >> 80) & 0xFFFFFFFF)
    return None


def literal(host: str) -> str | None:
    """The canonical address when a host is an address in any spelling (``0x7f.1``, ``2130706433``, ``[::1]``)."""
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0]))
    except ValueError:
        pass
    if not bare or not all(character in "0123456789abcdefxABCDEFX." for character in bare) or not bare[0].isdigit():
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(bare))
    except OSError:
        return None


def check_url(url: str, *, allow_private: bool) -> None:
    """Raise :class:`AddressRefused` for what is no public http(s) address, as far as can be told without a lookup."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressRefused(f"{url[:200]}: no address ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise AddressRefused(f"{url[:200]}: not http(s)")
    if allow_private:
        return
    address = literal(host)
    if host == "localhost" or host.endswith(".localhost") or (address is not None and refused(address)):
        raise AddressRefused(f"{host}: a private address; set JUZHAO_ALLOW_PRIVATE_NETWORKS=1 to allow it")


def is_private(host: str) -> bool:
    """Whether a host is written as a private or loopback address (names are not looked up)."""
    address = literal(host)
    return host == "localhost" or (address is not None and refused(address))


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Passes on public addresses only."""

    def __init__(self, receiver: Any) -> None:
        self._receiver = receiver

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:
        if not refused(str(getattr(address, "host", ""))):
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class PublicResolver:
    """The reactor's resolver without private addresses: a name that has no other has none."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[Any] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        return self.inner.resolveHostName(
            _PublicOnly(resolutionReceiver), hostName, portNumber, addressTypes, transportSemantics
        )


def install(*, allow_private: bool) -> None:
    """Put the guard into the reactor, or take it out. Idempotent."""
    from twisted.internet import reactor

    now: Any = reactor.nameResolver
    guarded = isinstance(now, PublicResolver)
    if guarded and allow_private:
        reactor.installNameResolver(now.inner)
    elif not guarded and not allow_private:
        reactor.installNameResolver(PublicResolver(now))
