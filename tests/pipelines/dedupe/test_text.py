"""What is remembered of texts stays small, however long the texts are that a site sends."""

from __future__ import annotations

import random
import tracemalloc

from pipelines.dedupe.text import grams, shared, stated_days


def test_long_texts_fill_no_memory() -> None:
    draw = random.Random(1)
    texts = ["".join(chr(draw.randrange(0x4E00, 0x9F00)) for _ in range(60_000)) for _ in range(12)]
    tracemalloc.start()
    for text in texts:
        grams(text)
        stated_days(text)
        shared(text, texts[0])
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 12 << 20


def test_short_texts_are_remembered() -> None:
    text = "西安鑫淼机械设计有限公司2027届校园招聘公告" * 20
    assert grams(text) is grams(text)
    assert shared(text, text)[1:] == (1.0, 1.0)
