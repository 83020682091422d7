"""A certificate that does not fit is reported, or refused where the setting says so; never passed over (B043)."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawler.fetch import crawl_plainly, fetching
from tests.crawler.hostile import BODY, TITLE

NOW = datetime.now(UTC)
Signed = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def certificate(host: str, days: tuple[int, int] = (-10, 10), by: Signed | None = None) -> Signed:
    """A certificate for an address, valid for days counted from now, signed by an authority or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    start, end = (NOW + timedelta(days=day) for day in days)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(by[0].subject if by else name)
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(start).not_valid_after(end)
    if host == "authority":
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    else:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
        made = made.add_extension(names, critical=False)
    return made.sign(by[1] if by else key, hashes.SHA256()), key


def _pem(folder: Path, name: str, signed: Signed) -> Path:
    kind = serialization.Encoding.PEM
    key = signed[1].private_bytes(kind, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / f"{name}.pem"
    file.write_bytes(signed[0].public_bytes(kind) + key)
    return file


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = f"<h1>{TITLE}</h1>{BODY}" if self.path == "/a" else f"<a href='/a'>a</a>{BODY}"
        body = page.encode() if self.path != "/robots.txt" else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def https(file: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signed:
    """One that OpenSSL trusts for the length of a test."""
    signed = certificate("authority")
    monkeypatch.setenv("SSL_CERT_FILE", str(_pem(tmp_path, "authority", signed)))
    return signed


CASES = {
    "fits": ("127.0.0.1", (-10, 10), True, ""),
    "expired": ("127.0.0.1", (-10, -1), True, "has expired"),
    "not yet": ("127.0.0.1", (1, 10), True, "is not valid yet"),
    "self-signed": ("127.0.0.1", (-10, 10), False, "is signed by itself"),
    "wrong host": ("127.0.0.9", (-10, 10), True, "is another host's"),
}


@pytest.mark.parametrize("setting", ["report", "require"])
@pytest.mark.parametrize("case", CASES)
def test_it_is_reported_or_refused(case: str, setting: str, authority: Signed, tmp_path: Path) -> None:
    host, days, known, said = CASES[case]
    file = _pem(tmp_path, "host", certificate(host, days, authority if known else None))
    with https(file) as url:
        found = crawl_plainly(url, fetching(tmp_path, certificates=setting), RETRY_ENABLED=False)
    assert said in found.report["reason"], found.report
    if setting == "report" or not said:
        assert list(found.titles.values()) == [TITLE]
        assert found.report["outcome"] == "ok"
    else:
        assert found.titles == {}
        assert found.report["outcome"] == "failed"
