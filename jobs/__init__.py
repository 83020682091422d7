"""What runs when: due sources, indexing, expiry, alerts, reports. Two engines behind one port.

Knows crawler, store and search; must not know the web.
"""
