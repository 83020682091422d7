"""Correcting what was read wrongly, by staff: written into a posting's announcements, taken back, kept over merges."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, null, select, update

from pipelines.posting import Posting
from store import corrections, tables
from store.database import Database
from store.records import Conflict, StoreError
from store.refresh import STAFF, refresh

State = dict[str, Any]


def hold(connection: Connection, posting_id: str) -> None:
    """Keep a posting's announcements from others: pages lock theirs before its posting, and so must a person."""
    table = tables.Announcement
    connection.execute(select(table.id).where(table.posting == posting_id).order_by(table.id).with_for_update())


def correct_posting(
    database: Database,
    connection: Connection,
    posting_id: str,
    values: Mapping[str, Any],
    back: Collection[str],
    actor: str,
) -> tuple[State, State]:
    """Let staff's values stand for what was read, and give the fields ``back`` to their sources; states before and after.

    The values are in the JSON form of :func:`store.corrections.value`. Raises :class:`StoreError` where one has another form,
    :class:`Conflict` where the posting is not there any more.
    """
    given = {field: _checked(field, found) for field, found in values.items()}
    for field in back:
        _known(field)
    table = tables.Posting
    if not connection.scalar(select(table.merged_into.is_(None) & ~table.hidden).where(table.id == posting_id)):
        raise Conflict(f"no posting {posting_id}, or it was merged or taken down since you saw it: look again")
    before, now = _posting(connection, posting_id), database.clock()
    fields = [*given, *(field for field in back if field not in given)]
    kept: State = {}
    made: State = {}
    for member in database.readings.members(connection, posting_id):
        held = dict(member.corrected or {})
        kept[str(member.id)] = {field: held.pop(field, None) for field in fields}
        for field, found in given.items():
            held[field] = corrections.kept(member.reading, field, found, actor, now)
        made[str(member.id)] = {field: held.get(field) for field in fields}
        _write(connection, member.id, held)
    refresh(database, connection, posting_id, STAFF)
    after = _posting(connection, posting_id)
    return (
        {"values": {field: corrections.value(before, field) for field in fields}, "kept": kept},
        {"values": {field: corrections.value(after, field) for field in fields}, "made": made},
    )


def uncorrect(database: Database, connection: Connection, before: State, after: State) -> None:
    """Take a correction back, wherever its announcements are by now. Raises :class:`Conflict` when they bear another one."""
    table = tables.Announcement
    ids = [int(identity) for identity in after["made"]]
    wanted = select(table.id, table.posting, table.corrected).where(table.id.in_(ids)).order_by(table.id)
    rows = connection.execute(wanted.with_for_update()).all()
    for row in rows:
        held = dict(row.corrected or {})
        if any(held.get(field) != found for field, found in after["made"][str(row.id)].items()):
            raise Conflict(f"posting {row.posting}: it was corrected again since: undo that first")
        held |= before["kept"][str(row.id)]
        _write(connection, row.id, held)
    for posting_id in sorted({row.posting for row in rows}):
        refresh(database, connection, posting_id, STAFF)


def share(database: Database, connection: Connection, posting_id: str) -> State:
    """Let what was corrected hold for the announcements that a merge has brought as well; ``{id: {field: {"was", "is"}}}``."""
    members = database.readings.members(connection, posting_id)
    held = corrections.standing(members)
    before: State = {}
    for member in members:
        own = dict(member.corrected or {})
        lacking = [field for field, row in held.items() if not corrections.same(own.get(field), row)]
        if lacking:
            made = {field: corrections.again(member.reading, field, held[field]) for field in lacking}
            before[str(member.id)] = {field: {"was": own.get(field), "is": row} for field, row in made.items()}
            _write(connection, member.id, own | made)
    return before


def unshare(connection: Connection, before: State) -> None:
    """Give each announcement back what it bore before a merge, but for what was corrected anew since then."""
    table = tables.Announcement
    ids = [int(identity) for identity in before]
    for row in connection.execute(select(table.id, table.corrected).where(table.id.in_(ids))).all():
        held = dict(row.corrected or {})
        shared = before[str(row.id)].items()
        _write(connection, row.id, held | {field: at["was"] for field, at in shared if held.get(field) == at["is"]})


def _known(field: str) -> None:
    if field not in corrections.FIELDS:
        raise StoreError(f"{field} cannot be corrected: one of {', '.join(corrections.FIELDS)}")


def _checked(field: str, found: Any) -> Any:
    _known(field)
    try:
        return corrections.checked(field, found)
    except ValidationError as error:
        raise StoreError(f"{field}: {error.errors()[0]['msg'][:200]}") from error


def _posting(connection: Connection, posting_id: str) -> Posting:
    data = connection.scalar(select(tables.Posting.data).where(tables.Posting.id == posting_id))
    return Posting.model_validate(data)


def _write(connection: Connection, identity: int, held: Mapping[str, Any]) -> None:
    table = tables.Announcement
    left = {field: row for field, row in held.items() if row is not None}
    connection.execute(update(table).where(table.id == identity).values(corrected=left or null()))
