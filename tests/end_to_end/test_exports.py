"""Everything that can be exported, in every form."""

from __future__ import annotations

import io
import json

import pytest

from store import exports
from tests.end_to_end.conftest import Product, crawled

__all__ = ["crawled"]
KINDS = {"postings": {"JobPosting", "Event", "Article"}, "employers": {"Organization"}, "sources": {"WebSite"}}


@pytest.mark.parametrize("what", sorted(KINDS))
@pytest.mark.parametrize("form", exports.FORMATS)
def test_every_export_has_every_form(crawled: Product, what: str, form: str) -> None:
    rows = exports.rows(crawled.store, what)
    assert rows is not None
    out = io.BytesIO()
    count = exports.write(rows, form, out, what)
    assert count > 0 and out.tell() > 0
    if form == "jsonld":
        documents = [json.loads(line) for line in out.getvalue().splitlines()]
        assert {document["@context"] for document in documents} == {"https://schema.org"}
        assert {document["@type"] for document in documents} <= KINDS[what] and len(documents) == count
