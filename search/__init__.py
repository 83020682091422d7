"""Answering: one query object, one document shape, two engines that behave alike.

Comes in: the store's outbox and students' queries. Goes out: ids, highlights, facet counts.
Must not know Scrapy or HTML.
"""
