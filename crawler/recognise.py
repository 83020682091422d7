"""Which platform family a site belongs to, from its address and a page. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crawler.registry import FAMILIES

_SIGNS: tuple[tuple[str, float, str], ...] = (
    ("bysjy", 0.95, r"/module/(?:getcareers|getonlines|getjobs|getjobfairs|careers|onlines|jobs|jobfairs)|/detail/(?:career|online|job|jobfair)\?id="),
    ("bysjy", 0.9, r"(?:o|static)\.bysjy\.com\.cn|[\w-]+\.(?:bysjy\.com\.cn|bibibi\.net|goworkla\.cn)"),
    ("cailifang", 0.95, r"/(?:campus|teachin|job|jobfair)/view/id/\d+|/news/view/aid/\d+/tag/|ul class=[\"']infoList|class=[\"']infoList"),
    ("cailifang", 0.9, r"[\w-]+\.(?:jysd\.com|91wllm\.(?:com|cn)|cqbys\.com)|才立方"),
    ("wsjysc", 0.95, r"/sub-station/[^\"' ]*xxdm=|/web/wsjysc/"),
    ("frontpage", 0.95, r"/frontpage/[\w-]+/html/|/f/(?:recruitmentinfo|recruitmentFair|bilateralchosefair|ajaxHome|newsCenter)/"),
    ("eweb", 0.9, r"/eweb/jygl/|modcode=jygl_|viewZpxx\("),
    ("career", 0.9, r"/career/zpxx/(?:search|view)/zpxx"),
    ("zftal", 0.9, r"/zftal-web/zfjy!"),
    ("jspa", 0.9, r"/front/zp_query/zpxxQuery\.do|/front/zpxx\.jspa|channel\.jspa\?channelId="),
    ("correcruit", 0.9, r"/correcruit/(?:index|content)|/recruitment/index2\.html"),
    ("chenyun", 0.9, r"/index/index/employjoblistdata|employjobdetail\.html\?data="),
    ("unijob", 0.9, r"/index\.php/web/Index/job-list|a class=[\"']job-block"),
    ("jiuyeqiao", 0.9, r"jiuyeqiao\.cn/zhiwei"),
    ("gxjy", 0.9, r"school\.gxjy\.sdei\.edu\.cn"),
    ("ncss", 0.9, r"(?:ncss|smartedu)\.cn/student/jobs|/student/jobs/\w+/detail\.html"),
    ("jpaas", 0.8, r"jpaas-publish-server|/col/col\d+/|/art/\d{4}/\d+/\d+/art_"),
    ("webplus", 0.8, r"/c\d+a\d+/page\.htm|wp_article_list|/_upload/tpl/"),
    ("vsb", 0.7, r"/info/\d{4}/\d+\.htm|vsb_content|_showDynClicks"),
    ("wordpress", 0.7, r"/wp-content/|/wp-json/"),
    ("beisen", 0.9, r"BSGlobal|[\w-]+\.zhiye\.com"),
    ("moka", 0.9, r"mokahr\.com|id=[\"']init-data"),
    ("feishu", 0.9, r"[\w-]+\.jobs\.feishu\.cn|/api/v1/search/job/posts"),
    ("hotjob", 0.9, r"/SU[0-9a-f]+/pb/|hotjob\.cn"),
    ("greenhouse", 0.9, r"(?:boards|job-boards)\.greenhouse\.io"),
    ("lever", 0.9, r"jobs\.lever\.co"),
    ("ashby", 0.9, r"jobs\.ashbyhq\.com"),
    ("smartrecruiters", 0.9, r"smartrecruiters\.com"),
    ("workday", 0.9, r"myworkdayjobs\.com"),
    ("jsonld", 0.85, r"application/ld\+json[^<]{0,4000}?JobPosting"),
    ("rss", 0.8, r"<rss[\s>]|<feed[\s>]"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """A family, how sure, and the sign that told it."""

    family: str
    confidence: float
    why: str


@cache
def _compiled() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((family, sure, re.compile(sign, re.IGNORECASE)) for family, sure, sign in _SIGNS)


def recognise(url: str, html: str) -> list[Guess]:
    """Guesses, the surest first. A page that no sign fits may still be read as ``generic``."""
    best: dict[str, Guess] = {}
    for family, sure, sign in _compiled():
        for place, text, factor in (("address", url, 1.0), ("page", html[:400_000], 0.98)):
            found = sign.search(text)
            if found is not None and best.get(family, Guess(family, 0, "")).confidence < sure * factor:
                best[family] = Guess(family, round(sure * factor, 3), f"{place}: {found[0][:60]}")
    ranked = sorted(best.values(), key=lambda guess: (-guess.confidence, FAMILIES.index(guess.family)))
    return ranked or [Guess("generic", 0.3, "no sign of a known platform")]
