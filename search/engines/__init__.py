"""Two engines behind one port: tantivy in this process, Elasticsearch over HTTP."""
