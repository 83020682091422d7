"""The network address at which one applies, from running text: what stands behind 网申, 报名网址, 招聘官网 …, no home page."""

from __future__ import annotations

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.reading import Reading

_ADDRESS = expression(
    r"(?:https?://|www\.|(?<![A-Za-z0-9@.-])(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9-]{1,63}\.(?:com|cn)))"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,}(?::\d{2,5})?(?:/[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]*)?"
)
"""Also a host without scheme such as ``job.example.com``; a number of a list that is glued to it stays behind."""
_PAGE = r"(?:官网|网站|网页|网址|平台|系统|地址|主页|首页|链接|入口|通道){1,2}"
_BEFORE = expression(
    r"(?:(?:网申|(?:网[上络]|在线|线上)(?:申请|报名|投递)|(?:投递|上传)简历请?登[录陆])[^,，。;；!！【】@*()（）]{0,8}"
    rf"|(?:报名|投递|申请|应聘|招聘|校招|简历|内推){_PAGE}(?:如下|为|是)?|(?:招聘|职位|在线)申请[:：]"
    r"|(?:网站|网址|官网|平台|系统|链接)端?(?:在线)?(?:投递|填写|提交)(?:简历|申请)?"
    r"|(?:申请|投递|报名)(?!表)[^。;；!！【】@*]{0,16}链接)"
    r"(?:[(（][^()（）]{0,20}[)）])?[:：(（\s]*$"
)
"""Words of applying, or a page for it, right before an address."""
_BEHIND = expression(
    r"[^。;；!！【】@*\n表有]{0,16}?(?:报名(?!表)|网申|投递(?!邮)|申请(?![人者表])|填写简历)(?![^。;；\n]{0,4}(?:邮箱|邮件))"
)
"""What one is asked to do there; not the form that is fetched there, nor what those interested do elsewhere."""
_ASKED = expression(r"(?:登[录陆]|访问|打开|点击|进入)[^,，。;；!！【】@*]{0,14}$")
_NEAR = 40
_SIGNS = ("http", "www.", "网申")
_CLOSING = ".,;:!?'*"


def read(text: str) -> Reading[str]:
    """The first such address, with a scheme; empty where the text names none."""
    if not any(sign in text for sign in _SIGNS):
        return Reading("")
    for found in _ADDRESS.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        asked = _ASKED.search(before) is not None and _BEHIND.match(text, found.end()) is not None
        if asked or _BEFORE.search(before):
            written = found[0].rstrip(_CLOSING)
            address = written if written.startswith("http") else f"http://{written}"
            return Reading(
                address, [Evidence(field="apply_url", rule="words of applying", text=written, confidence=0.8)]
            )
    return Reading("")
