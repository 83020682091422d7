"""Points in time of Elasticsearch: the states of an index that cursors by relevance hold to."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any

from elasticsearch import ApiError, NotFoundError
from elasticsearch import Elasticsearch as Client

from search.engines.elastic_query import body, row_again
from search.engines.states import HELD_SECONDS
from search.plan import Plan

SHARED_SECONDS = 1.0
"""How long searches share one: opening takes a request, and holding costs the server. So much later are another program's
changes seen, and so many are held at a time as there are seconds for which they are held."""


class PointsInTime:
    """Those of the index behind an alias; ``client`` is the one that people wait for."""

    def __init__(self, client: Client, alias: str) -> None:
        self._client, self._alias = client, alias
        self._lock = threading.Lock()
        self._newest, self._until = "", 0.0

    def ask(self, made: Plan) -> tuple[Plan, Any]:
        """Rows from the state that their cursor holds to, or else from the newest one; and the plan that was asked.

        Every newcomer moves all scores, so that only one state has an order. Where it is held no more, rows go on after the one
        that was shown last, as it stands now.
        """
        if made.state:
            with suppress(ApiError):  # over, lost with a restart, or never one of this server's
                return made, self._found(made)
        made = replace(self._placed(made), state=self._shared())
        try:
            return made, self._found(made)
        except NotFoundError:  # lost with an index that another program has swapped meanwhile
            self.forget()
            made = replace(made, state=self._shared())
            return made, self._found(made)

    def forget(self) -> None:
        """The index has changed: the next search opens a new one."""
        with self._lock:
            self._until = 0.0

    def _shared(self) -> str:
        with self._lock:
            if time.monotonic() >= self._until:
                opened = self._client.open_point_in_time(index=self._alias, keep_alive=f"{HELD_SECONDS:.0f}s")
                self._newest, self._until = str(opened["id"]), time.monotonic() + SHARED_SECONDS
            return self._newest

    def _found(self, made: Plan) -> Any:
        """Asking holds it no longer, so that no cursors, whoever asks for them, make the server hold more."""
        return self._client.search(pit={"id": made.state}, allow_partial_search_results=False, **body(made))

    def _placed(self, made: Plan) -> Plan:
        """The same after the last row that was shown, as the newest state has it; after its old place where it is gone."""
        if not made.after:
            return made
        rows = self._client.search(index=self._alias, **body(row_again(made)))["hits"]["hits"]
        return replace(made, after=tuple(rows[0]["sort"])) if rows else made
