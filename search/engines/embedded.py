"""tantivy in this process: an index in a folder, one writer at a time, any number of readers."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

import tantivy
from tantivy import Query as Tantivy

from search.documents import Document, Held, Shape, shape
from search.engines.base import EngineUnavailable, Failure, unfit
from search.engines.linked import NEWEST, Linked
from search.engines.states import States
from search.engines.tantivy_answers import Answers
from search.engines.tantivy_query import schema
from search.plan import plan
from search.query import Answer, Query
from store.failpoints import reach

WRITER_BYTES = 64 << 20
SEGMENT_BYTES = 256 << 20
"""Memory in which a new index gathers a segment (150,000 real postings and more); only the last one is waited for."""
LAST_SEGMENT = 0.15
"""Share of a new index that is left for its last segment: the one before is written while documents are still being made."""
CURRENT, SHAPE, RECIPE = "current", "shape", "recipe"
"""Files: which index is in use; in its folder what it was made to."""
WRITER_LOCK = "writer.lock"
_NAME = re.compile(r"i[0-9a-f]{12}")
_CURE = "run `juzhao index rebuild`"
_NO_ROOM = "no space left: free some, the changes wait"


class Embedded:
    """The engine of one machine. ``folder`` holds one folder an index and the name of the current one.

    ``name`` is the one under which it reads the outbox: of copies beside Elasticsearch each machine may have its own.
    """

    name = "embedded"

    def __init__(self, folder: Path, name: str = name) -> None:
        self.folder, self.name = folder, name
        self._schema = schema()
        self._answers = Answers(self._schema)
        self._states: States[Any] = States()
        self._lock = threading.Lock()
        self._opened = ""
        self._index: Any = None
        self._links: Linked | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / CURRENT).exists():
                self._point_to(self._make())
        except (OSError, ValueError) as error:
            why = _NO_ROOM if _is_full(error) else f"{getattr(error, 'strerror', '') or error}: choose another --home"
            raise EngineUnavailable(f"index folder {folder}: {why}") from error

    def _make(self) -> str:
        name = f"i{uuid.uuid4().hex[:12]}"
        made = self.folder / name
        try:
            made.mkdir()
            tantivy.Index(self._schema, str(made))
            (made / SHAPE).write_text(shape().digest, encoding="utf-8")
            (made / RECIPE).write_text(str(shape().recipe), encoding="utf-8")
        except (OSError, ValueError):
            shutil.rmtree(made, ignore_errors=True)
            raise
        return name

    def _point_to(self, name: str) -> None:
        part = self.folder / f"{CURRENT}.{uuid.uuid4().hex[:6]}"
        with part.open("w", encoding="utf-8") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())  # a name that is not on the disk is an empty file after a power cut
        part.replace(self.folder / CURRENT)

    def _named(self) -> str | None:
        """The folder of the index in use; ``None`` where the file that names it is lost or damaged."""
        name = _word(self.folder / CURRENT)
        return name if _NAME.fullmatch(name) else None

    def _name(self) -> str:
        if (name := self._named()) is None:
            raise EngineUnavailable(f"the index in {self.folder} cannot be read ({CURRENT} names none): {_CURE}")
        return name

    def _current(self) -> Any:
        """The index in use, opened anew after another process swapped it."""
        name = self._name()
        with self._lock:
            if name != self._opened:
                if not shape().fits(found := self._shape(name)):
                    raise unfit(f"the index in {self.folder}", shape(), found)
                self._index = tantivy.Index.open(str(self._followed(name)))
                self._opened = name
            elif self._links is not None:
                self._followed(name)
            return self._index

    def _followed(self, name: str) -> Path:
        """Where the files of an index are opened."""
        index = self.folder / name
        if self._writable():
            return index
        self._links = self._links or Linked()
        return self._links.follow(index)

    def _writable(self) -> bool:
        """Not so on a read-only disk, or in another account's home."""
        return os.access(self.folder, os.W_OK)

    def _searcher(self) -> Any:
        """The newest state; asked again when the index was swapped between the look at its name and its opening."""
        for attempt in range(3):
            try:
                index = self._current()
                index.reload()
                return index.searcher()
            except (ValueError, OSError) as error:
                if attempt == 2:
                    why = f"the index in {self.folder} cannot be read ({_told(error)}): {_CURE}"
                    raise EngineUnavailable(why) from error
                self._opened = ""
        raise AssertionError("unreachable")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer over all processes: the others wait their turn."""
        with self._lock_file(WRITER_LOCK) as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _lock_file(self, name: str) -> IO[str]:
        """Raises :class:`OSError` in a folder of which only a file can be written: what is read are links, not to be written to."""
        if not self._writable():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.folder))
        return (self.folder / name).open("w")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nobody writes meanwhile: for copying the folder, also for those who may only read it."""
        lock = self.folder / WRITER_LOCK
        if self._writable():
            lock.touch()
        with lock.open() if lock.exists() else nullcontext() as handle:
            if handle is not None:
                fcntl.flock(handle, fcntl.LOCK_SH)
            yield

    # -- reading -----------------------------------------------------------------------------------------------

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query; facets are counted each without its own filter."""
        made = plan(query, now)
        if not made.moves:
            return self._answers.answer(self._searcher(), made)
        state, searcher = made.state, self._states.get(made.state)
        if searcher is None:
            state = self._state()
            searcher = self._states.keep(state, self._searcher())
            if state != made.state:
                made = replace(self._answers.placed(searcher, made), state=state)
        return self._answers.answer(searcher, made)

    def _state(self) -> str:
        """The name of the state in use, the same in all processes: what tantivy writes with each commit tells it."""
        name = self._name()
        try:
            written = (self.folder / name / NEWEST).read_bytes()
        except OSError:  # swapped a moment ago, or not to be read: the searcher tells which
            written = b""
        return blake2b(name.encode() + written, digest_size=6).hexdigest()

    def terms(self, name: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Keywords of a field that begin so, among open postings."""
        shown = Tantivy.term_query(self._schema, "status", "open", "basic")
        return list(self._searcher().terms_with_prefix(name, prefix, shown, limit))

    def held(self) -> Iterator[Held]:
        """Everything in the index."""
        searcher = self._searcher()
        total = searcher.num_docs
        for _, address in searcher.search(Tantivy.all_query(), limit=max(total, 1)).hits:
            yield _held(searcher.doc(address))

    def changed(self, documents: Sequence[Document]) -> set[str]:
        """None: nobody but this program writes its files."""
        return set()

    def count(self) -> int:
        """Documents in the index."""
        return int(self._searcher().num_docs)

    def outdated(self) -> bool:
        """Whether the index in use is of an earlier shape than this code's, or its name is lost: it is made anew then."""
        if (name := self._named()) is None:
            return True
        found = self._shape(name)
        return not shape().fits(found) and not shape().precedes(found)

    def _shape(self, name: str) -> Shape:
        """What an index was made to, as far as its files tell."""
        digest, recipe = (_word(self.folder / name / file) for file in (SHAPE, RECIPE))
        return Shape(digest, int(recipe) if recipe.isdecimal() else 0)

    def foreign(self) -> str:
        """Empty: it lies in the home."""
        return ""

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
        with self.told(), self._writing():
            return self._swept(upserts, deletes)

    @contextmanager
    def told(self) -> Iterator[None]:
        """What keeps an index from being written, as one line."""
        try:
            yield
        except (OSError, ValueError) as error:
            why = _NO_ROOM if _is_full(error) else f"{_told(error)}: run this as its owner, or choose another --home"
            raise EngineUnavailable(f"the index in {self.folder} cannot be written: {why}") from error

    def _swept(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write; where a writer that was killed left a file of its unfinished commit in the way, remove that first."""
        try:
            return self._apply(upserts, deletes)
        except ValueError as error:
            if "FileAlreadyExists" not in str(error):
                raise
        writer = self._current().writer(heap_size=WRITER_BYTES, num_threads=1)
        writer.garbage_collect_files()
        writer.wait_merging_threads()
        return self._apply(upserts, deletes)

    def _apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        index = self._current()
        newer = self._newer({row.id: row.version for row in upserts} | dict(deletes))
        writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
        try:
            for identity in [*(row.id for row in upserts), *(identity for identity, _ in deletes)]:
                if identity not in newer:
                    writer.delete_documents_by_term("id", identity)
            failures = _add(writer, [row for row in upserts if row.id not in newer])
            reach("index-mid-bulk")
            writer.commit()
            reach("index-after-bulk-commit")
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
        found = searcher.search(query, limit=len(wanted)).hits
        rows = [_held(searcher.doc(address)) for _, address in found]
        return {row.id for row in rows if row.version > wanted[row.id]}

    def fresh(self, expected: int = 0) -> FreshIndex:
        """A new index in a folder of its own. One at a time: what an earlier one left behind is removed."""
        with self.told():
            handle = self._lock_file("rebuild.lock")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.close()
            raise EngineUnavailable(f"the index in {self.folder} is being rebuilt already: wait for it") from error
        current = self._named()
        for left in self.folder.glob("i*"):
            if left.name != current:
                shutil.rmtree(left, ignore_errors=True)
        try:
            with self.told():
                return FreshIndex(self, self._make(), handle, expected)
        except EngineUnavailable:
            handle.close()
            raise

    def swap(self, name: str) -> None:
        """Readers change over at once; the old index is removed."""
        with self._writing():
            old = self._named()
            self._point_to(name)
        if old is not None:
            shutil.rmtree(self.folder / old, ignore_errors=True)

    def close(self) -> None:
        """Give back what is held."""
        if self._links is not None:
            self._links.close()


class FreshIndex:
    """An index that nobody reads yet."""

    def __init__(self, engine: Embedded, name: str, lock: IO[str], expected: int) -> None:
        self._engine, self._name, self._lock = engine, name, lock
        self._until_last = int(expected * (1 - LAST_SEGMENT))
        self._index = tantivy.Index.open(str(engine.folder / name))
        self._writer = self._index.writer(heap_size=SEGMENT_BYTES, num_threads=1)

    def add(self, documents: Sequence[Document]) -> list[Failure]:
        """Documents that are not in it yet."""
        before, self._until_last = self._until_last, self._until_last - len(documents)
        with self._engine.told():
            failures = _add(self._writer, documents)
            if before > 0 >= self._until_last:
                self._writer.commit()
        return failures

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Documents that may be in it."""
        with self._engine.told():
            for identity in [*(row.id for row in upserts), *(identity for identity, _ in deletes)]:
                self._writer.delete_documents_by_term("id", identity)
            return _add(self._writer, upserts)

    def count(self) -> int:
        """Documents in it."""
        with self._engine.told():
            self._writer.commit()
            self._index.reload()
        return int(self._index.searcher().num_docs)

    def swap(self) -> None:
        """Take the place of the one in use."""
        with self._engine.told():
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._engine.swap(self._name)
        self._lock.close()

    def discard(self) -> None:
        """Throw it away."""
        self._writer.wait_merging_threads()
        shutil.rmtree(self._engine.folder / self._name, ignore_errors=True)
        self._lock.close()


def _word(file: Path) -> str:
    """What a small file says; nothing where it is lost or damaged."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _is_full(error: Exception) -> bool:
    """Tantivy tells a full disk by a :class:`ValueError`."""
    return "no space left" in str(error).lower()


def _told(error: Exception) -> str:
    """One line; Tantivy quotes whole files."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(said.split())[:200]


def _held(document: Any) -> Held:
    return Held(*(document[name][0] for name in Held._fields))


def _add(writer: Any, documents: Sequence[Document]) -> list[Failure]:
    failures = []
    for row in documents:
        try:
            writer.add_json(row.body.decode())
        except ValueError as error:
            failures.append(Failure(row.id, row.version, " ".join(str(error).split())[:300]))
    return failures
