"""The staff desk: queue, decisions, audit with undo, reports, possible duplicates."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field, StringConstraints

from config.timezone import TIMEZONE
from pipelines.posting import TAKEN_AWAY
from store.corrections import LOST
from store.records import Conflict, Correction, QueueEntry, StoreError
from store.store import Store
from web.context import Words, context, language, page
from web.reading import changed, compared, corrections, shown, side_by_side
from web.staff.access import genuine, signed_in
from web.staff.correcting import ENDS, show_now
from web.staff.doubts import doubts, taken
from web.staff.telling import tell, told

router = APIRouter(prefix="/staff", include_in_schema=False)
MOST = 30
MOST_EMPLOYERS = 12
UNDOABLE = (
    *("approve", "reject", "approve_employer", "merge", "merge_employers", "split", "not_duplicates"),
    *("hide", "reopen", "set_class", "correct"),
)
QUEUE_ENDS = ("done_approve", "done_reject", "done_employer", "done_undo", "done_take")
PAIR_ENDS = ("done_merge", "done_different", "pair_dealt_with")
MOST_DECISIONS = 100
MOST_PAIRS = 20
Seen = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,40}:\d{1,9}$")]
"""A posting and its version that the person saw."""
Number = Annotated[int, Field(ge=-(2**53), le=2**53)]
"""Of a decision, as a database can be asked for it."""
CLOSED_REASONS = (*TAKEN_AWAY, "deadline", "past")


@router.get("/", response_class=HTMLResponse)
def queue_page(
    request: Request,
    reason: str = "",
    source: str = "",
    employer: str = "",
    after: str = "",
    done: str = "",
    said: str = "",
    pair_after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Response:
    """What waits, the longest waiting first, by reason, source or employer; pairs to judge; readers' reports."""
    signed_in(request)
    parts = context(request)
    store = parts.store
    reason, source, employer = reason[:40], source[:64], employer[:64]
    entries = store.review.queue(MOST, after[:40], reason or None, source or None, employer)
    waiting = store.review.waiting()
    pairs = [
        (pair, store.postings.get(pair.a), store.postings.get(pair.b))
        for pair in store.review.possible(MOST_PAIRS, pair_after)
    ]
    problems = store.review.problems(20)
    titles = store.postings.titles({row["posting"] for row in problems})
    midnight = parts.now().astimezone(TIMEZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    words = Words(language(request), parts.now())
    last = told(parts, said)
    return page(
        request, "staff/queue.html", undo=last["undo"], left=store.review.overtaken(last["left"]), compared=compared, side_by_side=side_by_side, ends=QUEUE_ENDS, entries=entries, most=MOST, size=store.review.queue_size(),
        names=parts.source_names(), done=done[:20], pairs=[row for row in pairs if row[1] and row[2] and row[1].id != row[2].id], pair_ends=PAIR_ENDS, all_pairs=store.review.possible_size(), further=pairs[-1][0].id if len(pairs) == MOST_PAIRS else 0, problems=problems, all_problems=store.review.problems_size(),
        titles=titles, reason=reason, source=source, reasons=waiting["reasons"], origins=waiting["sources"],
        employer=employer, crowd=_crowd(store, waiting["employers"], employer), of_employer=dict(waiting["employers"]), fresh=store.review.arrived(midnight),
        decided=store.review.decided(midnight), changes=_changes(store, entries, words), lost=_lost(store, entries), shown=shown,
        doubts={entry.posting.id: doubts(entry.posting, entry.reasons, words) for entry in entries},
        troubled=sum(outcome in ("held", "failed", "blocked") for outcome in store.crawls.outcomes().values()),
    )  # fmt: skip


def _crowd(store: Store, employers: list[tuple[str, int]], chosen: str) -> list[tuple[str, str, int]]:
    """(id, name, how many) of the employers with the most waiting postings, and of the chosen one."""
    shown = [pair for pair in employers if pair[1] > 1][:MOST_EMPLOYERS]
    shown += [pair for pair in employers if pair[0] == chosen and pair not in shown]
    names = store.employers.names(identity for identity, _ in shown)
    return [(identity, names[identity], count) for identity, count in shown if identity in names]


def _changes(store: Store, entries: list[QueueEntry], words: Words) -> dict[str, list[tuple[str, str, str]]]:
    """What the source changed in each posting that waits for that."""
    found = {}
    for entry in entries:
        if "changed" in entry.reasons and (versions := store.postings.versions(entry.posting.id)):
            found[entry.posting.id] = list(changed(versions[0].changes, words))
    return found


def _lost(store: Store, entries: list[QueueEntry]) -> dict[str, list[Correction]]:
    """What staff had corrected of each posting and its source says otherwise by now."""
    asked = (entry.posting.id for entry in entries if LOST in entry.reasons)
    return {posting: [row for row in store.review.corrections(posting) if not row.holds] for posting in asked}


@router.get("/audit", response_class=HTMLResponse)
def audit_page(
    request: Request, done: str = "", before: Annotated[int, Query(ge=0, le=2**53)] = 0, of: str = ""
) -> Response:
    """Decisions, newest first, a page of them at a time; what is hidden by now is named too. ``of``: those on one thing alone."""
    signed_in(request)
    store = context(request).store
    of = of[:64]
    rows = store.review.audit(of or None, limit=MOST_DECISIONS, before=before or None)
    subjects = {row.subject for row in rows}
    return page(
        request, "staff/audit.html", rows=rows, before=before, most=MOST_DECISIONS, subjects=store.postings.many(list(subjects), sightings=False),
        titles=store.postings.titles(subjects), employers=store.employers.names(subjects), sources=context(request).source_names(),
        undoable=UNDOABLE, ends=ENDS, done=done[:20], corrections=corrections, of=of,
    )  # fmt: skip


@router.post("/decide")
def decide(
    request: Request, action: Literal["approve", "reject", "approve_selected", "reject_selected"] = Form(), posting: str = Form("", max_length=40), version: int = Form(0),
    reason: str = Form("", max_length=500), token: str = Form(""), selected: Annotated[list[Seen] | None, Form()] = None,
    reason_shown: str = Form(""), source_shown: str = Form(""), employer_shown: str = Form(""),
) -> Response:  # fmt: skip
    """Approve or reject one posting, or the selected ones; those that somebody else has dealt with meanwhile are named."""
    user = genuine(request, token)
    parts = context(request)
    kind: Literal["approve", "reject"] = "reject" if action.startswith("reject") else "approve"
    rows = (row.split(":") for row in selected or [])
    seen = [(row[0], int(row[1])) for row in rows] if action.endswith("_selected") else [(posting, version)]
    if not seen:
        return _back("none_chosen", reason_shown, source_shown, employer_shown)
    taken, left = parts.store.review.decide_each(seen, kind, user.name, reason)
    show_now(parts)
    said = tell(parts, [row.id for row in taken], left)
    return _back(f"done_{kind}" if taken else "", reason_shown, source_shown, employer_shown, said)


@router.post("/take")
def take(
    request: Request, posting: str = Form(max_length=40), version: int = Form(), field: str = Form(max_length=40), choice: Annotated[list[int] | None, Form(max_length=MOST)] = None,
    token: str = Form(""), reason_shown: str = Form(""), source_shown: str = Form(""), employer_shown: str = Form(""),
) -> Response:  # fmt: skip
    """Let a candidate stand for what was left open, as a person's word."""
    user = genuine(request, token)
    parts = context(request)
    shown_there = (reason_shown, source_shown, employer_shown)
    found = parts.store.postings.get(posting)
    try:
        if found is None or found.version != version:
            raise Conflict(posting)
        row = parts.store.review.correct(posting, {field: taken(found, field, choice or [])}, user.name, "", version)
    except LookupError:
        return _back("none_taken", *shown_there)
    except (Conflict, StoreError):
        return _back("conflict", *shown_there)
    show_now(parts)
    return _back("done_take", *shown_there, tell(parts, [row.id]))


def _back(done: str, reason: str, source: str, employer: str, said: str = "") -> Response:
    """To the queue as it was filtered, which tells what was ``done`` and, as :func:`tell` says, to what."""
    shown = {"done": done, "reason": reason[:40], "source": source[:64], "employer": employer[:64], "said": said}
    return RedirectResponse(f"/staff/?{urlencode({name: value for name, value in shown.items() if value})}", 303)


@router.post("/employer")
def approve_employer(
    request: Request,
    employer: str = Form(),
    token: str = Form(""),
    reason_shown: str = Form(""),
    source_shown: str = Form(""),
    employer_shown: str = Form(""),
) -> Response:
    """Know an employer and publish what waits for it."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.review.approve_employer(employer, user.name)
    except Conflict:
        return _back("conflict", reason_shown, source_shown, employer_shown)
    show_now(parts)
    return _back("done_employer", reason_shown, source_shown, employer_shown)


@router.post("/undo")
def undo(
    request: Request,
    audit: Annotated[list[Number], Form(max_length=MOST)],
    token: str = Form(""),
    at_queue: bool = Form(False),
    reason_shown: str = Form(""),
    source_shown: str = Form(""),
    employer_shown: str = Form(""),
) -> Response:
    """Take decisions back, each by itself: one that somebody has dealt with since does not hold up the others."""
    user = genuine(request, token)
    parts = context(request)
    overtaken = False
    for identity in audit:
        try:
            parts.store.review.undo(identity, user.name)
        except Conflict:
            overtaken = True  # somebody was faster: the list shows that
    show_now(parts)
    if at_queue and not overtaken:
        return _back("done_undo", reason_shown, source_shown, employer_shown)
    return RedirectResponse("/staff/audit?done=conflict" if overtaken else "/staff/audit", 303)


@router.post("/pair")
def pair(
    request: Request,
    action: Literal["merge", "different"] = Form(),
    pair: int = Form(),
    a: str = Form(""),
    b: str = Form(""),
    token: str = Form(""),
) -> Response:
    """Say whether a possible pair is one posting."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.review.judge(pair, (a, b), user.name, same=action == "merge")
    except Conflict:
        return RedirectResponse("/staff/?done=pair_dealt_with#pairs", 303)
    show_now(parts)
    return RedirectResponse(f"/staff/?done=done_{action}#pairs", 303)


@router.post("/problem")
def problem(
    request: Request, problem: int = Form(), note: str = Form("", max_length=500), token: str = Form("")
) -> Response:
    """Answer a reader's report."""
    user = genuine(request, token)
    try:
        context(request).store.review.resolve_problem(problem, user.name, note)
    except Conflict:
        return RedirectResponse("/staff/?done=problem_answered#problems", 303)
    return RedirectResponse("/staff/#problems", 303)


@router.post("/accept")
def accept(
    request: Request, source: str = Form(), reason: str = Form("", max_length=500), token: str = Form("")
) -> Response:
    """Say that a held source's smaller listing is right; its next good crawl may close what is gone."""
    user = genuine(request, token)
    context(request).store.crawls.accept(source, user.name, reason)
    return RedirectResponse("/sources", 303)


@router.get("/closed", response_class=HTMLResponse)
def closed_page(request: Request, reason: str = "", after: str = "", done: str = "") -> Response:
    """What is closed, the last first, with the proof and a button that opens it again."""
    signed_in(request)
    store = context(request).store
    chosen = reason if reason in CLOSED_REASONS else ""
    rows = store.review.closed(MOST, after[:40], chosen or None)
    return page(
        request, "staff/closed.html", rows=rows, reason=chosen, reasons=CLOSED_REASONS, most=MOST, done=done == "1",
        evidence={row.id: store.postings.evidence(row.id) for row in rows}, names=context(request).source_names(),
    )  # fmt: skip


@router.post("/reopen")
def reopen(
    request: Request, posting: str = Form(), reason: str = Form("", max_length=500), token: str = Form("")
) -> Response:
    """Open a closed posting again; only new proof closes it once more."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.review.reopen(posting, user.name, reason)
    except Conflict:
        return RedirectResponse("/staff/closed", 303)  # it is open already: the list shows that
    show_now(parts)
    return RedirectResponse("/staff/closed?done=1", 303)


@router.post("/class")
def employer_class(
    request: Request,
    employer: str = Form(),
    employer_class: str = Form(),
    reason: str = Form("", max_length=500),
    token: str = Form(""),
) -> Response:
    """Correct an employer's class: for all its postings, and for what is read of it later."""
    user = genuine(request, token)
    parts = context(request)
    parts.store.employers.set_class(employer, employer_class, user.name, reason)
    show_now(parts)
    return RedirectResponse(f"/employers/{employer}", 303)
