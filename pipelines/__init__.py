"""Understanding: text → values with explanations, duplicates, quality; the Scrapy item pipelines string them together.

Comes in: :class:`crawler.items.RawItem`. Goes out: :class:`pipelines.posting.Posting`, stored by the last pipeline.
Must not know HTTP, HTML or search engines.
"""
