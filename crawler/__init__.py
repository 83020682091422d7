"""The Scrapy project: fetches pages of a source and yields what stands on them as :class:`~crawler.items.RawItem`.

Comes in: the source registry. Goes out: raw items, list pages and page outcomes; raw responses to the archive.
Must not know tables, normalisers, search or the web; it reaches the store only through ``crawler.frontier``.
"""
