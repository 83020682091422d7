"""Files that announcements link to: text and tables of pdf, doc, docx, xls, xlsx and zip.

Comes in: bytes and a file name. Goes out: :class:`~crawler.attachments.document.Document`, and positions linked to
their cells. Files are parsed in a child process (:mod:`crawler.attachments.child`); nothing else here may be trusted to
return. Must not know spiders or the network.
"""
