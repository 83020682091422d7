"""Merging and splitting of postings by staff: announcements move, the decision is kept for every coming crawl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from store import cluster, tables
from store.columns import Stored
from store.correcting import share, unshare
from store.database import Database
from store.outbox import announce
from store.records import Conflict, StoreError
from store.refresh import STAFF, new_id, refresh

State = dict[str, Any]
MOST_MERGES = 5
"""Merges that are followed from a posting to the one that it is in today."""


def merge_postings(
    database: Database, connection: Connection, a: str, b: str, actor: str, pair: int | None = None
) -> tuple[State, State]:
    """Move the announcements of the posting that readers know less to the other; states before and after for the audit.

    ``pair``: the possible pair that this settles, which may bear the names of postings that these were merged from. Raises
    :class:`Conflict` where one of the two is not there any more.
    """
    if a == b:
        raise StoreError(f"posting {a}: cannot be merged with itself")
    for posting in (a, b):
        if standing(connection, posting) != posting:
            raise Conflict(f"no posting {posting}, or it was merged or taken down since you saw it: look again")
    a, b = _best_known(connection, a, b)
    members = {posting: _members(connection, posting) for posting in (a, b)}
    table = tables.Announcement
    connection.execute(update(table).where(table.posting == b).values(posting=a))
    connection.execute(update(tables.Posting).where(tables.Posting.id == b).values(merged_into=a))
    before = {"moved": members[b], "kept": members[a], "pairs": _pairs(connection, members[a], members[b])}
    decide_pairs(database, connection, members[a], members[b], actor, same=True)
    waited = [] if pair is None else [pair]
    waited += [other for other in _waiting(connection, a, b) if other != pair]
    for pair in waited:
        _settle(connection, pair, settled=True)
    before |= {"corrected": share(database, connection, a)}
    before |= {"waited": waited, "reviewed_by": _vouch(database, connection, a, actor)}
    refresh(database, connection, a, STAFF)
    _touch(database, connection, b)
    return before, {"into": a, "from": b}


def _vouch(database: Database, connection: Connection, posting_id: str, actor: str) -> str:
    """Who merges a published posting with one of which a rule asks for a look has looked; who stood there before."""
    table = tables.Posting
    row = connection.execute(select(table.review, table.reviewed_by).where(table.id == posting_id)).one()
    merged = cluster.merge(database.readings.members(connection, posting_id))
    if row.review == "approved" and not row.reviewed_by and merged.review_reasons:
        connection.execute(update(table).where(table.id == posting_id).values(reviewed_by=actor))
    return str(row.reviewed_by)


def _best_known(connection: Connection, a: str, b: str) -> tuple[str, str]:
    """The published one first, then the older: feeds, calendars and links keep the id that readers have."""
    table = tables.Posting
    published = (table.review == "approved") & table.hidden.is_(False)
    order = select(table.id).where(table.id.in_([a, b])).order_by(published.desc(), table.created_at, table.id)
    first = connection.scalar(order.limit(1))
    return (b, a) if first == b else (a, b)


def rearrange(database: Database, connection: Connection, moves: Mapping[int, str], source: str) -> None:
    """Move announcements to other postings, as a new one has shown; an emptied posting leads to where it went."""
    table, posting = tables.Announcement, tables.Posting
    rows = connection.execute(select(table.id, table.posting).where(table.id.in_(list(moves)))).all()
    left = {row.posting: moves[row.id] for row in rows if row.posting != moves[row.id]}
    for row in rows:
        connection.execute(update(table).where(table.id == row.id).values(posting=moves[row.id]))
    for reached in sorted(set(moves.values())):
        connection.execute(update(posting).where(posting.id == reached).values(merged_into=None))
        refresh(database, connection, reached, source)
    for emptied, into in sorted(left.items()):
        if _members(connection, emptied):
            refresh(database, connection, emptied, source)
        elif emptied not in set(moves.values()):
            connection.execute(update(posting).where(posting.id == emptied).values(merged_into=into))
            _touch(database, connection, emptied)


def unmerge_postings(database: Database, connection: Connection, row: Stored) -> None:
    """Take a merge back: the announcements return, the decision is forgotten."""
    a, b = row.after["into"], row.after["from"]
    table = tables.Announcement
    if "reviewed_by" in row.before:
        values = {"reviewed_by": row.before["reviewed_by"]}
        connection.execute(update(tables.Posting).where(tables.Posting.id == a).values(values))
    connection.execute(update(table).where(table.id.in_(row.before["moved"])).values(posting=b))
    connection.execute(update(tables.Posting).where(tables.Posting.id == b).values(merged_into=None))
    _restore_pairs(connection, row.before["kept"], row.before["moved"], row.before.get("pairs", []))
    unshare(connection, row.before.get("corrected", {}))
    for pair in row.before.get("waited", []):
        _settle(connection, pair, settled=False)
    for posting in (a, b):
        refresh(database, connection, posting, STAFF)
        _touch(database, connection, posting)


def split_posting(
    database: Database, connection: Connection, posting_id: str, announcement_ids: Sequence[int], actor: str
) -> tuple[State, State]:
    """Give some announcements a posting of their own; states before and after for the audit."""
    members = _members(connection, posting_id)
    leaving = [identity for identity in members if identity in set(announcement_ids)]
    staying = [identity for identity in members if identity not in set(leaving)]
    if not leaving or not staying:
        raise StoreError(f"posting {posting_id}: choose some of its announcements, not all and not none")
    table = tables.Announcement
    first = connection.execute(select(table.source, table.key).where(table.id == leaving[0])).one()
    fresh = new_id(first.source, first.key)
    if fresh == posting_id:
        fresh = new_id(first.source, f"{first.key}\0split")
    connection.execute(update(table).where(table.id.in_(leaving)).values(posting=fresh))
    before = {"members": members, "pairs": _pairs(connection, staying, leaving)}
    decide_pairs(database, connection, staying, leaving, actor, same=False)
    connection.execute(update(tables.Posting).where(tables.Posting.id == fresh).values(merged_into=None))
    for posting in (posting_id, fresh):
        refresh(database, connection, posting, STAFF)
    return before, {"stayed": staying, "left": leaving, "posting": fresh}


def unsplit_posting(database: Database, connection: Connection, row: Stored) -> None:
    """Take a split back: the announcements return to where they were, the decision is forgotten."""
    table, posting = tables.Announcement, tables.Posting
    fresh = row.after["posting"]
    returning = {*row.after["left"], *_members(connection, fresh)}  # what came to the new posting came as one with it
    connection.execute(update(table).where(table.id.in_(returning)).values(posting=row.subject))
    _restore_pairs(connection, row.after["stayed"], row.after["left"], row.before.get("pairs", []))
    refresh(database, connection, row.subject, STAFF)
    connection.execute(update(posting).where(posting.id == fresh).values(merged_into=row.subject))
    _touch(database, connection, fresh)


def tell_apart(
    database: Database, connection: Connection, pair: int, a: str, b: str, actor: str
) -> tuple[State, State]:
    """Remember that a possible pair is two postings; states before and after for the audit."""
    left, right = _members(connection, a), _members(connection, b)
    before = {"pairs": _pairs(connection, left, right)}
    decide_pairs(database, connection, left, right, actor, same=False)
    _settle(connection, pair, settled=True)
    return before, {"a": a, "b": b, "pair": pair, "groups": [left, right]}


def standing(connection: Connection, posting_id: str) -> str | None:
    """The posting that one is today, wherever it was merged into; none where it was taken down or never was."""
    table = tables.Posting
    for _ in range(MOST_MERGES):
        row = connection.execute(select(table.merged_into, table.hidden).where(table.id == posting_id)).first()
        if row is None or row.hidden:
            return None
        if not row.merged_into:
            return posting_id
        posting_id = row.merged_into
    return None


def forget_difference(connection: Connection, row: Stored) -> None:
    """Take back that a pair is two postings: it waits again."""
    if "groups" in row.after:
        left, right = row.after["groups"]
        _restore_pairs(connection, left, right, row.before.get("pairs", []))
        _settle(connection, row.after["pair"], settled=False)


def _settle(connection: Connection, pair: int, *, settled: bool) -> None:
    table = tables.PossibleDuplicate
    connection.execute(update(table).where(table.id == pair).values(settled=settled))


def _pairs(connection: Connection, left: Sequence[int], right: Sequence[int]) -> list[list[Any]]:
    """What staff said before of the pairs of two groups: ``[a, b, same, actor]``."""
    pair = tables.PairDecision
    ids = {*left, *right}
    rows = connection.execute(select(pair).where(pair.a.in_(ids), pair.b.in_(ids)))
    return [[row.a, row.b, row.same, row.actor] for row in rows if (row.a in left) != (row.b in left)]


def _restore_pairs(connection: Connection, left: Sequence[int], right: Sequence[int], before: list[list[Any]]) -> None:
    """Forget what was said of the pairs of two groups, but for what had been said before."""
    pair = tables.PairDecision
    kept = {(a, b): same for a, b, same, _ in before}
    for a, b, *_ in _pairs(connection, left, right):
        where = (pair.a == a, pair.b == b)
        if (a, b) in kept:
            connection.execute(update(pair).where(*where).values(same=kept[a, b]))
        else:
            connection.execute(delete(pair).where(*where))


def decide_pairs(
    database: Database, connection: Connection, left: Sequence[int], right: Sequence[int], actor: str, *, same: bool
) -> None:
    """Remember staff's word on every pair of two groups."""
    pair = tables.PairDecision
    for first in left:
        for second in right:
            a, b = sorted((first, second))
            statement = database.insert(pair).values(a=a, b=b, same=same, actor=actor, at=database.clock())
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[pair.a, pair.b],
                    set_={"same": same, "actor": actor, "at": statement.excluded["at"]},
                )
            )


def _waiting(connection: Connection, a: str, b: str) -> list[int]:
    """The possible pair of two postings, if it waits for staff."""
    pair = tables.PossibleDuplicate
    first, second = sorted((a, b))
    statement = select(pair.id).where(pair.a == first, pair.b == second, pair.settled.is_(False))
    return list(connection.scalars(statement))


def _members(connection: Connection, posting_id: str) -> list[int]:
    table = tables.Announcement
    return list(connection.scalars(select(table.id).where(table.posting == posting_id).order_by(table.id)))


def _touch(database: Database, connection: Connection, posting_id: str) -> None:
    """A new version of a posting whose announcements left or came back, so that the index follows."""
    table = tables.Posting
    own = select(table.version, table.data).where(table.id == posting_id).with_for_update()
    row = connection.execute(own).first()
    if row is None:
        return
    version, now = row.version + 1, database.clock()
    connection.execute(
        update(table)
        .where(table.id == posting_id)
        .values(version=version, updated_at=now, data={**row.data, "version": version})
    )
    announce(connection, posting_id, version, now)
