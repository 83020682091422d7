"""Showing: student pages, staff desk, feeds and the API over store and search. Must not know Scrapy."""
