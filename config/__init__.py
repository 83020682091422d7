"""What to crawl and how we speak: settings, the source registry's files, lexicons.

Comes in: environment variables, ``juzhao.toml``, data files. Goes out: plain values.
Knows nothing of any other room.
"""
