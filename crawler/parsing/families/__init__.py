"""What a platform's own pages say: one module a family (``docs/families.md``), named after it and its spider.

What several families share stands a floor higher. A family knows nothing of how unknown pages are read.
"""
