"""Certificates that do not fit: reported with the crawl and read all the same, or refused, as the setting says (B043).

Many schools let theirs run out; what they post is public either way. What is never done is to pass over it in silence.
"""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from crawler.guard import literal
from crawler.parsing.address import ascii_host

_SAID = {
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by itself",
    19: "is signed by nobody known",
    20: "is signed by nobody known",
    21: "is signed by nobody known",
    23: "was revoked",
}
"""OpenSSL's X509_V_ERR codes in words."""
WRONG_HOST = "is another host's"


@implementer(IPolicyForHTTPS)
class Certificates:
    """What a crawl asks of certificates. ``problems``: what was wrong, by host."""

    def __init__(self, require: bool) -> None:
        self.require = require
        self.problems: dict[str, str] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:
        """How a connection to this host is opened."""
        host = hostname.decode("ascii")
        inner = optionsForClientTLS(hostname=host, extraCertificateOptions={"fixBrokenPeers": True})
        return _Looking(inner, host, self)

    def note(self, host: str, problem: str) -> None:
        """The first thing that is wrong with a host's certificate stands for all."""
        self.problems.setdefault(host, problem)

    def told(self, host: str) -> str:
        """One line for a host whose certificate does not fit; empty where it does."""
        name = ascii_host(host.strip("[]"))
        return f"the certificate of {host} {self.problems[name]}" if name in self.problems else ""


@implementer(IOpenSSLClientConnectionCreator)
class _Looking:
    """Twisted's own way to connect, with our judgement of what it finds."""

    def __init__(self, inner: Any, host: str, policy: Certificates) -> None:
        self._inner, self._host, self._policy = inner, host.strip("[]"), policy

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:
        """A connection whose certificate is looked at by :meth:`_fits`."""
        connection: SSL.Connection = self._inner.clientConnectionForTLS(protocol)
        connection.set_verify(SSL.VERIFY_PEER, self._fits)
        return connection

    def _fits(self, connection: SSL.Connection, certificate: Any, error: int, depth: int, ok: int) -> bool:
        """Called for each certificate of the chain, the host's own last."""
        problem = "" if ok else _SAID.get(error, f"cannot be verified (code {error})")
        if not problem and depth == 0:
            problem = self._of_another(certificate)
        if problem:
            self._policy.note(self._host, problem)
        return not problem or not self._policy.require

    def _of_another(self, certificate: Any) -> str:
        wanted = IPAddress_ID(self._host) if literal(self._host) else DNS_ID(self._host)
        try:
            verify_service_identity(extract_patterns(certificate), [wanted], [])
        except (CertificateError, VerificationError, ValueError):
            return WRONG_HOST
        return ""
