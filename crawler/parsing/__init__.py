"""Pure functions from pages to fields: no network, no Scrapy, no clock.

``families`` has a module for each family, ``generic`` and ``scripts`` read pages that no family knows; here stands what they share.
"""
