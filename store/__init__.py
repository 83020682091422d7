"""Remembering: tables, migrations and the one :class:`store.store.Store` whose methods are the only way to write.

Comes in: postings, list pages, staff decisions. Goes out: postings, health figures, the outbox.
Must not know Scrapy, search engines or the web.
"""
