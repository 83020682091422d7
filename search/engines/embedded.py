"""tantivy in this process: an index in a folder, one writer at a time, any number of readers."""

from __future__ import annotations

import fcntl
import json
import shutil
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Order
from tantivy import Query as Tantivy

from search.documents import KEYWORDS, NUMBERS, ORDERS, TEXTS, Document, digest
from search.engines.base import (
    FACET_SIZE,
    ORDER,
    EngineUnavailable,
    Failure,
    Held,
    Plan,
    next_cursor,
    plan,
)
from search.parsing import Clause
from search.query import Answer, Bucket, Hit, Query

WRITER_BYTES = 64 << 20
CURRENT = "current"
_FRESH = ((7, 0.30), (30, 0.15))
"""Days since posting → what a posting that new gains on relevance."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", fast=True)
    builder.add_text_field("held", stored=True, tokenizer_name="raw")
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in KEYWORDS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in (*NUMBERS, *ORDERS):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


class Embedded:
    """The engine of one machine. ``folder`` holds one folder an index and the name of the current one."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._lock = threading.Lock()
        self._opened = ""
        self._index: Any = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / CURRENT).exists():
                self._point_to(self._make())
        except OSError as error:
            raise EngineUnavailable(f"index folder {folder}: {error.strerror}: choose another --home") from error

    def _make(self) -> str:
        name = f"i{uuid.uuid4().hex[:12]}"
        (self._folder / name).mkdir()
        tantivy.Index(self._schema, str(self._folder / name))
        return name

    def _point_to(self, name: str) -> None:
        part = self._folder / f"{CURRENT}.{uuid.uuid4().hex[:6]}"
        part.write_text(name, encoding="utf-8")
        part.replace(self._folder / CURRENT)

    def _current(self) -> Any:
        """The index in use, opened anew after another process swapped it."""
        name = (self._folder / CURRENT).read_text(encoding="utf-8").strip()
        with self._lock:
            if name != self._opened:
                try:
                    self._index = tantivy.Index.open(str(self._folder / name))
                except ValueError as error:
                    cure = "run `juzhao index rebuild`"
                    raise EngineUnavailable(f"the index in {self._folder} cannot be read ({error}): {cure}") from error
                self._opened = name
            return self._index

    def _searcher(self) -> Any:
        index = self._current()
        index.reload()
        return index.searcher()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer over all processes: the others wait their turn."""
        with (self._folder / "writer.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    # -- reading -----------------------------------------------------------------------------------------------

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query; facets are counted each without its own filter."""
        made = plan(query, now)
        searcher = self._searcher()
        whole = self._query(made, now)
        hits, total, orders = self._page(searcher, whole, made)
        return Answer(
            total=total, hits=hits, facets=self._facets(searcher, made, whole, now) if query.size else {},
            next_cursor=next_cursor(made, orders, total),
        )  # fmt: skip

    def _page(self, searcher: Any, whole: Any, made: Plan) -> tuple[list[Hit], int, list[int]]:
        if made.sort == "relevance":
            found = searcher.search(whole, limit=max(made.size, 1), offset=made.offset)
            rows = [(float(score), searcher.doc(address)["id"][0]) for score, address in found.hits]
            return (
                [Hit(id=identity, score=round(score, 4)) for score, identity in rows][: made.size],
                found.count,
                [0] * len(rows),
            )
        name, descending = ORDER[made.sort]
        total = searcher.search(whole, limit=1).count
        if made.after is not None:
            low, high = (None, made.after) if descending else (made.after, None)
            whole = Tantivy.boolean_query(
                [(Occur.Must, whole), (Occur.Must, self._range(name, low, high, exclusive=True))]
            )
        order = Order.Desc if descending else Order.Asc
        found = searcher.search(whole, limit=max(made.size, 1), offset=made.offset, order_by_field=name, order=order)
        rows = found.hits[: made.size]
        return [Hit(id=searcher.doc(address)["id"][0]) for _, address in rows], total, [int(key) for key, _ in rows]

    def _range(self, name: str, low: int | None, high: int | None, *, exclusive: bool = False) -> Any:
        return Tantivy.range_query(
            self._schema,
            name,
            tantivy.FieldType.Integer,
            low,
            high,
            not exclusive or low is None,
            not exclusive or high is None,
        )

    def _query(self, made: Plan, now: datetime, without: str = "") -> Any:
        parts: list[tuple[Any, Any]] = [(Occur.Must, Tantivy.const_score_query(Tantivy.all_query(), 0.0))]
        for clause in made.asked.clauses:
            occur = Occur.MustNot if clause.without else Occur.Must
            parts.append((occur, self._clause(clause)))
        for name, values in made.terms.items():
            if name != without:
                parts.append(
                    (Occur.Must, Tantivy.const_score_query(Tantivy.term_set_query(self._schema, name, values), 0.0))
                )
        for name, low, high in made.ranges:
            parts.append((Occur.Must, Tantivy.const_score_query(self._range(name, low, high), 0.0)))
        if made.exclude_types:
            parts.append((Occur.MustNot, Tantivy.term_set_query(self._schema, "type", made.exclude_types)))
        if made.sort == "relevance":
            moment = int(now.timestamp() // 60)
            for days, gain in _FRESH:
                parts.append(
                    (Occur.Should, Tantivy.const_score_query(self._range("posted", moment - days * 1440, None), gain))
                )
        return Tantivy.boolean_query(parts)

    def _clause(self, clause: Clause) -> Any:
        fields = [clause.field] if clause.field else list(TEXTS)
        options: list[Any] = []
        for words in clause.options:
            for name in fields:
                options.append(Tantivy.boost_query(self._words(name, words, clause.phrase), TEXTS[name]))
            if len(words) == 1 and not clause.field and words[0].isascii():
                options.append(Tantivy.const_score_query(Tantivy.term_query(self._schema, "spelling", words[0]), 2.0))
        return Tantivy.disjunction_max_query(options)

    def _words(self, name: str, words: Sequence[str], phrase: bool) -> Any:
        if len(words) == 1:
            return Tantivy.term_query(self._schema, name, words[0])
        if phrase:
            return Tantivy.phrase_query(self._schema, name, list(words))
        return Tantivy.boolean_query([(Occur.Must, Tantivy.term_query(self._schema, name, word)) for word in words])

    def _facets(self, searcher: Any, made: Plan, whole: Any, now: datetime) -> dict[str, list[Bucket]]:
        """One pass for all facets that no filter touches, one more for each that its own filter narrows."""
        plain = [name for name in made.facets if name not in made.terms]
        found = self._buckets(searcher, whole, plain)
        for name in made.facets:
            if name in made.terms:
                found |= self._buckets(searcher, self._query(made, now, without=name), [name])
        return {name: found.get(name, []) for name in made.facets}

    def _buckets(self, searcher: Any, query: Any, names: Sequence[str]) -> dict[str, list[Bucket]]:
        if not names:
            return {}
        asked = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in names}
        answered = searcher.aggregate(query, asked)
        return {
            name: sorted(
                (Bucket(value=str(row["key"]), count=int(row["doc_count"])) for row in answered[name]["buckets"]),
                key=lambda bucket: (-bucket.count, bucket.value),
            )
            for name in names
        }

    def held(self) -> Iterator[Held]:
        """Everything in the index."""
        searcher = self._searcher()
        total = searcher.num_docs
        for _, address in searcher.search(Tantivy.all_query(), limit=max(total, 1)).hits:
            row = json.loads(searcher.doc(address)["held"][0])
            yield Held(row[0], row[1], row[2])

    def count(self) -> int:
        """Documents in the index."""
        return int(self._searcher().num_docs)

    def healthy(self) -> str:
        """Empty when the index can be read."""
        try:
            self.count()
        except (EngineUnavailable, OSError, ValueError) as error:
            return str(error)
        return ""

    # -- writing -----------------------------------------------------------------------------------------------

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write and remove in one commit. A document too odd to be taken is answered as a failure."""
        try:
            with self._writing():
                return self._apply(upserts, deletes)
        except OSError as error:
            raise EngineUnavailable(f"the index in {self._folder} cannot be written: {error}") from error

    def _apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        index = self._current()
        newer = self._newer({row["id"]: row["version"] for row in upserts} | dict(deletes))
        failures: list[Failure] = []
        writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
        try:
            for identity in [*(row["id"] for row in upserts), *(identity for identity, _ in deletes)]:
                if identity not in newer:
                    writer.delete_documents_by_term("id", identity)
            for row in upserts:
                if row["id"] in newer:
                    continue
                try:
                    writer.add_document(_document(row))
                except (ValueError, TypeError, OverflowError) as error:
                    failures.append(Failure(row["id"], row["version"], str(error)[:300]))
            writer.commit()
        finally:
            writer.wait_merging_threads()
        index.reload()
        return failures

    def _newer(self, wanted: dict[str, int]) -> set[str]:
        """Ids of which the index holds a newer version already."""
        if not wanted:
            return set()
        searcher = self._searcher()
        query = Tantivy.term_set_query(self._schema, "id", list(wanted))
        rows = [
            json.loads(searcher.doc(address)["held"][0])
            for _, address in searcher.search(query, limit=len(wanted)).hits
        ]
        return {identity for identity, version, _ in rows if version > wanted[identity]}

    def rebuild(self, documents: Iterable[Document]) -> int:
        """A new index in a folder of its own; readers change over at once, the old one is removed."""
        with self._writing():
            name = self._make()
            index = tantivy.Index.open(str(self._folder / name))
            writer = index.writer(heap_size=4 * WRITER_BYTES, num_threads=1)
            count = 0
            for row in documents:
                writer.add_document(_document(row))
                count += 1
            writer.commit()
            writer.wait_merging_threads()
            old = (self._folder / CURRENT).read_text(encoding="utf-8").strip()
            self._point_to(name)
        shutil.rmtree(self._folder / old, ignore_errors=True)
        return count

    def close(self) -> None:
        """Nothing is held."""


def _document(row: Document) -> tantivy.Document:
    """Raises :class:`TypeError` here for a number that is none: tantivy would raise at the commit, for the whole batch."""
    for name in (*NUMBERS, *ORDERS):
        if not isinstance(row[name], int):
            raise TypeError(f"{name}: {row[name]!r} is no whole number")
    values = {
        name: [row[name]] if not isinstance(row[name], list) else row[name]
        for name in (*TEXTS, *KEYWORDS, *NUMBERS, *ORDERS)
    }
    held = json.dumps([row["id"], row["version"], digest(row)])
    return tantivy.Document(id=[row["id"]], held=[held], **{name: value for name, value in values.items() if value})
