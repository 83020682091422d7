"""The application: pages, staff desk, feeds and API over one store and one search."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from itsdangerous import URLSafeTimedSerializer
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from config.settings import Settings
from search.query import QueryError
from search.service import SearchService, SearchUnavailable
from store.records import Conflict, StoreError, StoreReadOnly, StoreUnavailable
from store.store import Store
from web import api, feeds, safety, sharing, staff, student, subscriptions
from web.api.limits import Limit
from web.api.schema import describe, problem
from web.asking import BadQuery
from web.context import Context, environment, page, told_language
from web.feeds import calendar
from web.i18n import translate
from web.outside import Outside
from web.staff import access, amending, correcting, sites

log = structlog.get_logger("web")
SAID_AGAIN = 60.0
"""Seconds after which the log says once more that a part is away: thousands of visitors meet it in a minute."""


def create_app(settings: Settings, outside: Outside | None = None) -> FastAPI:
    """Open store and search and put the rooms of the web together; ``outside`` lets the desk look at sites."""
    store = Store.open(settings.database, settings.clock)
    search = SearchService.open(settings, store)
    if store.read_only:
        log.warning("read-only: what writes is answered with 503", home=str(settings.home))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        search.close()
        store.close()

    app = FastAPI(
        title="聚招 juzhao", version="1", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", lifespan=lifespan,
        dependencies=[Depends(safety.own_site), Depends(safety.can_be_taken)],
        description="Recruitment announcements of China's universities, government bodies and employers.",
    )  # fmt: skip
    key = secrets.token_hex(32) if store.read_only else secret(settings)  # what is only read takes no form
    app.state.context = Context(settings, store, search, environment(), URLSafeTimedSerializer(key, "form"), outside)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    # routes are tried in this order: the API, which programs ask, first; `ID.ics` before `ID`
    for room in (api, feeds, calendar, student, subscriptions, access, staff, correcting, amending, sites, safety):
        app.include_router(room.router)
    app.add_middleware(Limit, rate=settings.api_rate)
    _operations(app, store, search, settings)
    _errors(app)
    describe(app)
    return app


def secret(settings: Settings) -> str:
    """The key that forms are signed with: made once, kept in the home, readable by its owner only."""
    file = settings.home / "secret"
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32), encoding="ascii")
    return file.read_text(encoding="ascii")


class Guard:
    """Headers of every answer, and a count by status class; ``HEAD`` is ``GET`` without the body (RFC 9110 §9.3.2).

    Plain ASGI: Starlette's wrapper for functions costs a task and a queue with every request.
    """

    def __init__(self, app: ASGIApp, served: Counter) -> None:
        self._app, self._served = app, served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        bodyless = scope["method"] == "HEAD"

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._served.labels(f"{message['status'] // 100}xx").inc()
                _guarded(scope, MutableHeaders(scope=message))
            elif bodyless:
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"} if bodyless else scope, receive, told)


def _guarded(scope: Scope, headers: MutableHeaders) -> None:
    for name, value in safety.HEADERS.items():
        headers.setdefault(name, value)
    sharing.share(scope["path"], headers)
    if scope["scheme"] == "https":
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if scope["path"].startswith(("/staff", "/subscriptions")):  # what only one person may see
        headers.setdefault("Cache-Control", "no-store")
    if scope["path"].startswith("/static/"):
        headers["Cache-Control"] = "no-cache"  # asked again by its tag: a new release is seen at once


def _operations(app: FastAPI, store: Store, search: SearchService, settings: Settings) -> None:
    registry = CollectorRegistry()
    served = Counter("juzhao_http_requests", "Answers by status class", ["status"], registry=registry)
    waiting = Gauge("juzhao_review_queue", "Postings that wait for staff", registry=registry)
    lag = Gauge("juzhao_index_lag", "Changes that the index has not seen", registry=registry)
    app.state.csp_reports = Counter(
        "juzhao_csp_reports", "Page parts that a browser was told not to load", registry=registry
    )
    postings = Gauge(
        "juzhao_postings", "Postings, each under one: what its review says, of an approved one its status", ["status"],
        registry=registry,
    )  # fmt: skip
    employers = Gauge("juzhao_employers", "Employers", registry=registry)
    sources = Gauge("juzhao_sources", "Sources that were crawled", registry=registry)

    app.add_middleware(Guard, served=served)

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return RedirectResponse("/static/icon.svg", 301)

    @app.get("/healthz", include_in_schema=False)
    def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok\n")

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> PlainTextResponse:
        trouble = search.engine.healthy()
        try:
            store.outbox.head()
        except StoreError as error:
            trouble = str(error)
        return PlainTextResponse(f"{trouble or 'ready'}\n", 503 if trouble else 200)

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        waiting.set(store.review.queue_size())
        lag.set(store.outbox.lag(settings.search_consumer))
        totals = store.statistics.totals()
        employers.set(totals["employers"])
        sources.set(totals["sources"])
        for status, count in store.statistics.statuses().items():
            postings.labels(status).set(count)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


_WORDS = {404: "not_found", 403: "forbidden", 409: "conflict", 429: "too_many", 503: "search_away"}
"""Of an error page by its status."""


def _errors(app: FastAPI) -> None:
    def answer(
        request: Request, status: int, detail: str, headers: dict[str, str] | None = None, key: str = ""
    ) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(request.url.path, status, detail, headers)
        key = key or _WORDS.get(status, "bad_request")
        detail = "" if status == 503 else detail
        response = page(
            request, "error.html", status, key=key if status < 500 or status == 503 else "error", detail=detail
        )
        response.headers.update(headers or {})
        return response

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if request.method == "OPTIONS" and error.status_code == 405:
            return sharing.options(request)
        headers = dict(error.headers or {})
        if headers.get("Allow") == "GET":
            headers["Allow"] = "GET, HEAD"  # the guard answers that, which no route knows of
        return answer(request, error.status_code, str(error.detail), headers)

    @app.exception_handler(BadQuery)
    async def bad_query(request: Request, error: BadQuery) -> Response:
        return answer(request, 400, error.told(told_language(request)))

    @app.exception_handler(subscriptions.NoSubscription)
    async def no_subscription(request: Request, error: subscriptions.NoSubscription) -> Response:
        return answer(request, 404, "", key="no_subscription")

    @app.exception_handler(QueryError)
    async def query(request: Request, error: QueryError) -> Response:
        return answer(request, 400, str(error))

    logged: dict[str, float] = {}

    def seldom(event: str, error: Exception) -> None:
        if time.monotonic() - logged.get(event, -SAID_AGAIN) >= SAID_AGAIN:
            logged[event] = time.monotonic()
            log.warning(event, reason=str(error))

    @app.exception_handler(SearchUnavailable)
    async def away(request: Request, error: SearchUnavailable) -> Response:
        """Why is for who runs it (the log, `/readyz`, `juzhao doctor`): it names machines, not for students or programs."""
        seldom("search is away", error)
        return answer(request, 503, translate("search_away", told_language(request)), {"Retry-After": "10"})

    @app.exception_handler(StoreError)
    async def store(request: Request, error: StoreError) -> Response:
        """Overtaken by somebody else, asked for what is not there, or away: then why is for who runs it, as with search."""
        if not isinstance(error, StoreUnavailable):
            return answer(request, 409 if isinstance(error, Conflict) else 400, str(error))
        key = "read_only" if isinstance(error, StoreReadOnly) else "store_away"
        if key == "store_away":
            seldom("the database is away", error)
        return answer(request, 503, translate(key, told_language(request)), {"Retry-After": "10"}, key)

    api.install_validation(app, answer)
