"""Who may do what: the list of routes comes from the application, the matrix stands here, a new route without a line fails."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from sqlalchemy import func, select

from store import factor, tables
from tests.web.conftest import PASSWORD, Site, _NoRedirect, from_elsewhere
from web.app import create_app

OPEN, DESK, FORM, DESK_FORM, KEY, REPORT = "open", "desk", "form", "desk form", "key", "report"
"""Anybody may look; staff may look; anybody with a form of ours; staff with a form of theirs; who has the secret link;
a browser about itself."""
MATRIX = {
    **{path: {"GET": OPEN} for path in (
         "/", "/postings/{posting_id}", "/postings/{posting_id}.ics", "/calendar", "/employers/{employer_id}", "/schools/{source}", "/mine",
         "/stats", "/stats/{name}.csv", "/reports/", "/reports/{week}", "/sources", "/feed.rss", "/feed.atom", "/feed.json", "/calendar.ics",
         "/subscriptions", "/subscriptions/asked", "/favicon.ico", "/healthz", "/readyz", "/metrics", "/staff/login",
         "/api/v1/docs", "/api/v1/openapi.json", "/api/v1/postings", "/api/v1/postings/{posting_id}", "/api/v1/employers", "/api/v1/events",
         "/api/v1/stats", "/api/v1/suggest", "/api/v1/sources", "/api/v1/changes",
    )},
    "/subscriptions": {"GET": OPEN, "POST": FORM},
    "/subscriptions/{key}": {"GET": KEY},
    "/subscriptions/{key}/cancel": {"GET": KEY},
    "/subscriptions/{key}/{action}": {"POST": KEY},
    "/postings/{posting_id}/report": {"POST": FORM},
    "/api/v1/match": {"POST": OPEN},
    "/csp-report": {"POST": REPORT},
    "/staff/login": {"GET": OPEN, "POST": FORM},
    "/staff/": {"GET": DESK},
    "/staff/audit": {"GET": DESK},
    "/staff/closed": {"GET": DESK},
    "/staff/merge": {"GET": DESK, "POST": DESK_FORM},
    "/staff/postings/{posting_id}": {"GET": DESK, "POST": DESK_FORM},
    "/staff/sites": {"GET": DESK},
    **{path: {"POST": DESK_FORM} for path in (
         "/staff/logout", "/staff/decide", "/staff/employer", "/staff/undo", "/staff/pair", "/staff/problem", "/staff/accept", "/staff/hide", "/staff/split", "/staff/reopen", "/staff/class", "/staff/take",
         "/staff/sites/look", "/staff/sites/add",
    )},
}  # fmt: skip
REFUSED = (400, 401, 403, 405, 415, 422)


@dataclass
class Reply:
    """Status, where it leads, and the text."""

    status: int
    location: str
    text: str


def send(site: Site, method: str, path: str, body: bytes | None = None, session: str = "", **headers: str) -> Reply:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if session:
        sent["Cookie"] = f"juzhao_session={session}"
    request = urllib.request.Request(site.address + path, body, sent, method=method)
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=20) as answer:
            return Reply(answer.status, "", answer.read().decode())
    except urllib.error.HTTPError as error:
        return Reply(error.code, error.headers.get("Location", ""), error.read().decode())


def routes(site: Site) -> set[tuple[str, str]]:
    """(method, path) of every route of the application; routers within routers are walked down."""
    app = create_app(site.product.settings)
    waiting: list[Any] = list(app.routes)
    found = set()
    while waiting:
        route = waiting.pop()
        if hasattr(route, "original_router"):
            waiting += route.original_router.routes
        found |= {(method, route.path) for method in getattr(route, "methods", None) or ()}
    return {(method, path) for method, path in found if method not in ("HEAD", "OPTIONS")}


def test_every_route_is_declared_and_nothing_else(site: Site) -> None:
    declared = {(method, path) for path, methods in MATRIX.items() for method in methods}
    assert routes(site) == declared


@pytest.fixture(scope="module")
def known(site: Site) -> dict[str, str]:
    """Real objects for the parameters of paths and forms."""
    store = site.product.store
    entry = store.review.queue(limit=1)[0]
    shown = next(item for item in store.postings.iterate() if item.hiring_organization.id and item.valid_through)
    problem = store.review.report_problem(shown.id, "wrong", "x")
    decision = store.review.decide(entry.posting.id, "reject", "li", "for the test").id
    subscription = store.subscriptions.add("email", "student@school.example", {}, "daily")
    return {
        "posting_id": shown.id, "posting": entry.posting.id, "employer": shown.hiring_organization.id, "employer_id": shown.hiring_organization.id,
        "source": shown.sources[0].source, "problem": str(problem), "audit": str(decision), "pair": "1", "a": shown.id, "b": entry.posting.id,
        "key": subscription.token, "action": "confirm", "name": "month", "week": "2026-W40",
    }  # fmt: skip


def path_of(path: str, known: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: known[found[1]], path)


def form_of(path: str, known: dict[str, str], token: str) -> dict[str, str]:
    """A form that would do something if its token were right."""
    action = {"/staff/decide": "approve", "/staff/pair": "merge"}.get(path, "confirm")
    login = {"name": "li", "password": PASSWORD} if path == "/staff/login" else {}
    asking = {"target": "other@school.example", "kind": "email", "cadence": "daily", "search": "q=x"}
    return (
        known | asking | {"kind": "wrong" if "report" in path else "email"} | {"action": action, "token": token} | login
    )


def state(site: Site) -> dict[str, int]:
    """How many rows there are of all that a form could add to, and how the postings stand."""
    counted = (tables.Audit, tables.Problem, tables.Subscription, tables.Session, tables.Dispatch)
    with site.product.store.database.read() as connection:
        found = {
            table.__tablename__: connection.scalar(select(func.count()).select_from(table)) or 0 for table in counted
        }
        found["versions"] = connection.scalar(select(func.sum(tables.Posting.version))) or 0
        found["active"] = connection.scalar(select(func.count()).where(tables.Subscription.state != "asked")) or 0
    return found


def token_for(site: Site, session: str, page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', send(site, "GET", page, session=session).text)
    assert found, page
    return found[1]


def forged(path: str, known: dict[str, str], own: str, other: str) -> dict[str, tuple[str, bytes, dict[str, str]]]:
    """Method, body and headers of each kind of forgery; ``own`` is the token that would be right."""
    form = {"Content_Type": "application/x-www-form-urlencoded"}

    def encoded(token: str) -> bytes:
        return urlencode(form_of(path, known, token)).encode()

    right = encoded(own)

    return {
        "no token": ("POST", urlencode({name: value for name, value in form_of(path, known, "").items() if name != "token"}).encode(), form),
        "wrong token": ("POST", encoded("made-up"), form),
        "cut token": ("POST", encoded(own[:-2]), form),
        "another's token": ("POST", encoded(other), form),
        "text/plain JSON": ("POST", json.dumps(form_of(path, known, own)).encode(), {"Content_Type": "text/plain"}),
        "JSON": ("POST", json.dumps(form_of(path, known, own)).encode(), {"Content_Type": "application/json"}),
        "other origin": ("POST", right, form | {"Origin": "https://evil.example"}),
        "origin null": ("POST", right, form | {"Origin": "null"}),
        "other port": ("POST", right, form | {"Origin": "http://127.0.0.1:1"}),
        "cross-site": ("POST", right, form | {"Sec_Fetch_Site": "cross-site"}),
        "same-site": ("POST", right, form | {"Sec_Fetch_Site": "same-site"}),
        "GET": ("GET", b"", {}),
        "PUT": ("PUT", right, form),
        "DELETE": ("DELETE", right, form),
    }  # fmt: skip


def forms(kinds: tuple[str, ...]) -> list[str]:
    return sorted(path for path, methods in MATRIX.items() if methods.get("POST") in kinds)


@pytest.mark.parametrize("path", forms((FORM, DESK_FORM)))
def test_no_forged_form_is_accepted(site: Site, known: dict[str, str], path: str) -> None:
    accounts = site.product.store.accounts
    desk = MATRIX[path]["POST"] == DESK_FORM
    mine, others = accounts.open_session("li"), accounts.open_session("li")
    page = "/staff/" if desk else "/staff/login"
    own, other = token_for(site, mine if desk else "", page), token_for(site, others, "/staff/")
    before = state(site)
    for kind, (method, body, headers) in forged(path, known, own, other).items():
        reply = send(site, method, path_of(path, known), body or None, mine if desk else "", **headers)
        allowed = method == "GET" and MATRIX[path].get("GET") in (OPEN, DESK)
        assert reply.status == 200 if allowed else reply.status in REFUSED, (kind, reply.status)
        assert state(site) == before, kind


def test_the_secret_link_is_no_use_to_another_site(site: Site, known: dict[str, str]) -> None:
    path = path_of("/subscriptions/{key}/{action}", known)
    before = state(site)
    for headers in ({"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "null"}):
        assert send(site, "POST", path, b"", **headers).status == 403
    for wrong in (path.replace(known["key"], known["key"][:-1]), path.replace("confirm", "delete")):
        assert send(site, "POST", wrong, b"").status == 404
    assert send(site, "GET", path).status == 405
    assert state(site) == before
    own = urlsplit(site.address)
    assert send(site, "POST", path, b"", Origin=f"{own.scheme}://{own.netloc}").status == 303
    one_click = send(site, "POST", path.replace("confirm", "cancel"), b"List-Unsubscribe=One-Click")
    assert (one_click.status, one_click.location) == (200, "")  # RFC 8058: no browser


def test_a_genuine_form_is_accepted(site: Site, known: dict[str, str]) -> None:
    """Else the tests above would prove nothing."""
    session = site.product.store.accounts.open_session("li")
    body = urlencode(form_of("/staff/undo", known, token_for(site, session, "/staff/"))).encode()
    reply = send(site, "POST", "/staff/undo", body, session, Origin=site.address, Sec_Fetch_Site="same-origin")
    assert (reply.status, reply.location) == (303, "/staff/audit")


@pytest.mark.parametrize("role", ["nobody", "reviewer", "admin"])
def test_the_matrix_of_roles(site: Site, known: dict[str, str], role: str) -> None:
    accounts = site.product.store.accounts
    name = {"reviewer": "li", "admin": "root"}.get(role, "")
    if role == "admin" and name not in {user.name for user in accounts.list()}:
        accounts.add(name, PASSWORD, "admin")
    session = accounts.open_session(name) if name else ""
    for path, methods in sorted(MATRIX.items()):
        for method, access in methods.items():
            reply = send(site, method, path_of(path, known), b"" if method == "POST" else None, session)
            place = (role, method, path, reply.status)
            if access in (OPEN, KEY) and method == "GET":
                assert reply.status in (200, 301, 303, 307) and reply.location != "/staff/login", place
            elif access == DESK:
                assert (reply.status == 200) == bool(session) and (session or reply.location == "/staff/login"), place
            elif access == DESK_FORM:
                assert (
                    reply.status in (403, 422) if session else reply.location == "/staff/login" or reply.status == 422
                ), place
            elif access == FORM:
                assert reply.status in (403, 422, 429), place


def test_sessions_that_are_over_are_refused(site: Site) -> None:
    """Of a disabled account, after log-out, from before a new password; and one that was planted before log-in."""
    accounts = site.product.store.accounts
    accounts.add("temp", PASSWORD)

    def inside(session: str) -> bool:
        return send(site, "GET", "/staff/", session=session).status == 200

    one, two = accounts.open_session("temp"), accounts.open_session("temp")
    assert inside(one) and inside(two)
    assert (
        send(site, "POST", "/staff/logout", urlencode({"token": token_for(site, one, "/staff/")}).encode(), one).status
        == 303
    )
    assert not inside(one) and inside(two)
    accounts.set_password("temp", PASSWORD + " again")
    assert not inside(two)
    three = accounts.open_session("temp")
    accounts.disable("temp")
    assert not inside(three)
    assert not inside("planted") and not inside("x; juzhao_session=" + three)


def test_a_planted_cookie_is_not_kept_at_log_in(site: Site) -> None:
    planted = "a" * 43
    token = token_for(site, planted, "/staff/login")
    body = urlencode({"name": "li", "password": PASSWORD, "token": token}).encode()
    request = urllib.request.Request(site.address + "/staff/login", body, {"Cookie": f"juzhao_session={planted}"})
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.build_opener(_NoRedirect).open(request, timeout=20)
    assert answer.value.code == 303
    cookies = answer.value.headers.get_all("Set-Cookie") or []
    (kept,) = [line for line in cookies if line.startswith("juzhao_session=")]
    assert planted not in kept and {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in kept.split(";")}
    assert send(site, "GET", "/staff/", session=planted).status == 303


def test_of_two_who_decide_at_once_one_is_told(site: Site) -> None:
    store = site.product.store
    entry = store.review.queue(limit=1)[0]
    said = []
    for _ in range(2):
        session = store.accounts.open_session("li")
        form = {
            "action": "approve" if said else "reject",
            "posting": entry.posting.id,
            "version": str(entry.posting.version),
        }
        body = urlencode(form | {"token": token_for(site, session, "/staff/")}).encode()
        location = send(site, "POST", "/staff/decide", body, session).location
        said.append(send(site, "GET", location, session=session, Accept_Language="zh").text)
    assert "已驳回</span>" in said[0] and 'id="left"' not in said[0]
    assert 'id="left"' in said[1] and "li 已驳回" in said[1] and "已通过</span>" not in said[1]
    assert store.postings.get(entry.posting.id).review == "rejected"


def test_what_is_not_understood_decides_nothing(site: Site) -> None:
    store = site.product.store
    session = store.accounts.open_session("li")
    entry = store.review.queue(limit=1)[0]
    named = {"posting": entry.posting.id, "version": str(entry.posting.version)}
    for path, form, status in (
        ("/staff/decide", {"action": "nosuch", **named}, 422),
        ("/staff/decide", named, 422),
        ("/staff/decide", {"action": "approve", "posting": "nosuch"}, 400),
        ("/staff/pair", {"action": "nosuch", "pair": "1"}, 422),
        ("/staff/undo", {"audit": "9999999"}, 400),
        ("/staff/undo", {"audit": "-1"}, 400),
        ("/staff/undo", {"audit": "9" * 30}, 422),
        ("/staff/postings/nosuch", {}, 404),
        (f"/staff/postings/{entry.posting.id}", {"type": "nosuch"}, 422),
        (f"/staff/postings/{entry.posting.id}", {"type": "job", "places": "x" * 2001}, 422),
    ):
        body = urlencode(form | {"token": token_for(site, session, "/staff/")}).encode()
        assert send(site, "POST", path, body, session).status == status, (path, form)
    assert store.review.queue(limit=1)[0].posting.id == entry.posting.id
    body = urlencode({"action": "approve_selected", "token": token_for(site, session, "/staff/")}).encode()
    assert "none_chosen" in send(site, "POST", "/staff/decide", body, session).location


def test_who_undoes_second_is_told(site: Site) -> None:
    store = site.product.store
    decision = store.review.decide(store.review.queue(limit=1)[0].posting.id, "reject", "li")
    session = store.accounts.open_session("li")
    said = []
    for _ in range(2):
        body = urlencode({"audit": str(decision.id), "token": token_for(site, session, "/staff/")}).encode()
        said.append(send(site, "POST", "/staff/undo", body, session).location)
    assert said == ["/staff/audit", "/staff/audit?done=conflict"]
    assert "已经处理过" in send(site, "GET", said[1], session=session).text


def test_a_report_of_the_policy_is_counted_and_others_are_not(site: Site) -> None:
    def counted() -> float:
        found = re.search(r"^juzhao_csp_reports_total (\S+)", site.get("/metrics").text, re.MULTILINE)
        return float(found[1]) if found else -1

    before = counted()
    report = b'{"csp-report": {"violated-directive": "img-src\\r\\nx", "blocked-uri": "https://evil.example/", "document-uri": "/"}}'
    assert send(site, "POST", "/csp-report", report, Content_Type="application/csp-report").status == 204
    for wrong in (b"", b"x", b"[]", b'{"csp-report": 1}', b"[" * 10_000, b'{"a": 1}', b"\xff"):
        assert send(site, "POST", "/csp-report", wrong).status == 400
    assert send(site, "POST", "/csp-report", b"x" * 100_000).status == 413
    assert counted() == before + 1


def log_in(
    site: Site, name: str, cookie: str = "", code: str = "", password: str = PASSWORD, **headers: str
) -> tuple[int, list[str]]:
    """Status and cookies of a log-in by form."""
    token = token_for(site, "", "/staff/login")
    body = urlencode({"name": name, "password": password, "code": code, "token": token}).encode()
    sent = from_elsewhere() | {key.replace("_", "-"): value for key, value in headers.items()}
    sent |= {"Cookie": cookie} if cookie else {}
    request = urllib.request.Request(site.address + "/staff/login", body, sent)
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.build_opener(_NoRedirect).open(request, timeout=30)
    return answer.value.code, answer.value.headers.get_all("Set-Cookie") or []


def test_an_admin_logs_in_with_a_code_only(site: Site) -> None:
    accounts = site.product.store.accounts
    accounts.add("chief", PASSWORD, "admin")
    secret = parse_qs(urlsplit(accounts.enrol("chief")[0]).query)["secret"][0]
    assert log_in(site, "chief")[0] == 401
    status, cookies = log_in(
        site, "chief", code=factor.code(secret, int(site.product.now().timestamp()) // factor.PERIOD)
    )
    assert status == 303 and any("juzhao_session" in cookie for cookie in cookies)


def test_over_https_cookies_are_bound_to_this_host(site: Site) -> None:
    accounts = site.product.store.accounts
    accounts.add("secure", PASSWORD)
    status, cookies = log_in(site, "secure", X_Forwarded_Proto="https")
    assert status == 303 and len(cookies) == 2
    for cookie in cookies:
        parts = {part.strip() for part in cookie.split(";")}
        assert cookie.startswith("__Host-juzhao_") and {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= parts
        assert not any(part.lower().startswith("domain") for part in parts)
    assert "max-age" in site.get("/", headers={"X-Forwarded-Proto": "https"}).headers["strict-transport-security"]


def test_guesses_lock_a_name_but_not_its_owners_browser(site: Site) -> None:
    accounts = site.product.store.accounts
    accounts.add("target", PASSWORD)
    _, cookies = log_in(site, "target")
    device = next(cookie.partition(";")[0] for cookie in cookies if cookie.startswith("juzhao_device="))
    for _ in range(10):
        accounts.verify("target", "guess")
    assert log_in(site, "target", device.replace("juzhao_device=", "juzhao_device=x"))[0] == 401
    assert log_in(site, "target", device)[0] == 303
