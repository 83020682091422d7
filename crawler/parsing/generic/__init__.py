"""Pages of no known system: which of their links are the rows of a list, where it goes on, where an announcement stands.

Markup alone is looked at. What the scripts beside it say is read in :mod:`crawler.parsing.scripts`, which this room does not know.
"""
