"""Pure functions from pages to fields: no network, no Scrapy, no clock. Each family has a module."""
