"""What costs much is made once for all who ask, and what costs little is always fresh."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest

from search import indexer
from web.keeping import MOST, Kept
from web.staff.correcting import show_now


def test_what_costs_nothing_is_made_anew() -> None:
    kept, asked = Kept(), iter(range(10))
    kept.get("x", 300, lambda: next(asked))
    time.sleep(0.01)
    assert kept.get("x", 300, lambda: next(asked)) == 1


def test_what_costs_much_is_kept_but_no_longer_than_wished() -> None:
    kept, asked = Kept(), iter(range(10))

    def slow() -> int:
        time.sleep(0.05)
        return next(asked)

    assert [kept.get("x", 300, slow), kept.get("x", 300, slow)] == [0, 0]
    assert kept.get("x", 0, slow) == 1


def test_many_who_ask_at_once_wait_for_one_and_later_ones_get_the_old_value_meanwhile() -> None:
    kept, made, go = Kept(), [], Event()

    def first() -> str:
        made.append(1)
        time.sleep(0.1)
        return "first"

    def second() -> str:
        go.wait(5)
        return "second"

    with ThreadPoolExecutor(8) as visitors:
        assert set(visitors.map(lambda _: kept.get("x", 300, first), range(8))) == {"first"}
        assert len(made) == 1
        renewing = visitors.submit(kept.get, "x", 0, second)
        time.sleep(0.05)
        assert kept.get("x", 0, second) == "first"
        go.set()
        assert renewing.result() == "second"


def test_a_failure_is_not_kept_and_names_do_not_heap_up() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("x", 300, lambda: 1 // 0)
    assert kept.get("x", 300, lambda: 2) == 2
    for number in range(2 * MOST):
        kept.get(f"week {number}", 300, lambda: 3)
    assert len(kept._making) <= MOST + 1


def test_after_a_decision_sources_are_counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(indexer, "sync", lambda *_: done.append("index"))
    crawls = SimpleNamespace(recount=lambda: done.append("sources"))
    show_now(
        SimpleNamespace(
            store=SimpleNamespace(crawls=crawls), search=SimpleNamespace(engine=None, is_away=lambda: False)
        )
    )  # type: ignore[arg-type]
    assert done == ["sources", "index"]
