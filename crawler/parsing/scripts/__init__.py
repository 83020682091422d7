"""What the scripts of a page say of its rows: data that it carries, questions that they ask, links that they make.

Scripts are read, never run. What comes out are rows and announcements like those of :mod:`crawler.parsing.generic`.
"""
