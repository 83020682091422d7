"""What the registry would say of a site that was looked at: id, name, kind, and the TOML to keep."""

from __future__ import annotations

import html as entities
import json
import re
from typing import Any
from urllib.parse import urlsplit

from crawler.parsing import words
from crawler.parsing.board import path_parts
from crawler.parsing.generic import channels
from crawler.source import Source

_EMPLOYERS = (
    *("beisen", "moka", "feishu", "hotjob", "tencent", "huawei", "greenhouse", "lever", "ashby", "smartrecruiters"),
    *("workday", "recruitee", "teamtailor", "personio", "workable", "jsonld"),
)
_CAREER_CENTRES = (
    *("frontpage", "bysjy", "cailifang", "wsjysc", "eweb", "career", "zftal", "jspa", "correcruit", "chenyun"),
    *("unijob", "gxjy"),
)
"""Platforms that only schools have."""
_AUTHORITY = re.compile(r"[局厅委]$|政府|人社|人力资源|人事考试|公共招聘|党建|组织部")
_SCHOOL, _NO_SCHOOL = re.compile(r"大学|学院|学校|高校|毕业生"), re.compile(r"医院|公司|集团")
_EMPLOYER = re.compile(r"(?:医院|保健院|集团|公司|银行|研究院|研究所|研究中心|设计院)$")


def source_of(url: str, family: str, page: str = "") -> Source:
    """What the registry would say of a site whose page is this: id of its host, name of its title, kind of both."""
    host, port = urlsplit(url).hostname or "site", urlsplit(url).port
    parts = [
        host.lower().removeprefix("www."),
        *([str(port)] if port else []),
        *(path_parts(url)[:1] if family in _EMPLOYERS else []),
    ]
    identity = re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")[:60]
    name = _site_name(page) or host
    return Source(id=identity or "site", name=name, kind=_kind(host, family, name), family=family, url=url)


def _kind(host: str, family: str, name: str) -> Any:
    """Of whom nothing says that it is a school, an authority or an employer is published by nobody's trust."""
    if ".edu." in host or host.endswith(".edu"):
        return "university"
    if ".gov." in host or family in ("jpaas", "trs"):
        return "government"
    if family in _EMPLOYERS:
        return "employer"
    called = _SCHOOL.search(name) is not None
    firm = _EMPLOYER.search(name) is not None
    if _AUTHORITY.search(name) and not called and not firm:
        return "government"
    school = called and not _NO_SCHOOL.search(name)  # 泽州大学附属医院 is none
    if family in _CAREER_CENTRES or school:
        return "university"
    return "employer" if firm and not words.pattern("agencies").search(name) else "aggregator"


def _site_name(page: str) -> str:
    """What the page's title says of the site: its last part, as page and channel come first; else what its head or its foot says."""
    found = re.search(r"<title[^>]{0,200}>([^<]{0,500})", page[:100_000], re.IGNORECASE)
    text = " ".join(entities.unescape(found[1]).split()) if found else ""
    parts = [part.strip() for part in re.split(r"\s*[-_|—–]\s*", text) if part.strip()]
    own = [part for part in parts if not words.pattern("credits").search(part)]
    if own and not (len(own[-1]) <= LONGEST_CHANNEL and channels.speaks(own[-1])):
        return own[-1][:60]
    return _stated_name(page) or (own or parts or [""])[-1][:60]


_STATED_NAME = re.compile(r'<meta\s{1,9}name="SiteName"\s{1,9}content="([^"]{2,60})"', re.IGNORECASE)
_SIGNED = (
    re.compile(r"(?:版权所有|主办单位|主办)[^\u4e00-\u9fff]{0,30}([\u4e00-\u9fff（）()]{4,30})"),
    re.compile(r"([\u4e00-\u9fff（）()]{4,30})[^\u4e00-\u9fff]{0,12}(?:版权所有|地址\s*[:：])"),
    re.compile(r"(?:©|copyright)[^\u4e00-\u9fff]{0,30}([\u4e00-\u9fff（）()]{4,30})", re.IGNORECASE),
)
"""Whose a site is, as its foot says: 主办单位：某市人事考试中心; 某大学就业指导中心 地址：…"""
LONGEST_CHANNEL = 4
"""Characters of a title that is the name of a channel and no site's: 招聘信息, but not 某银行招聘."""
_FOOT = 3000
"""Characters at the end of a page among which its foot is."""


def _stated_name(page: str) -> str:
    """The name of the site in its head for machines, or of its owner in its foot."""
    if (stated := _STATED_NAME.search(page[:100_000])) is not None:
        return entities.unescape(stated[1]).strip()
    foot = entities.unescape(re.sub(r"<[^<>]{0,500}>", " ", page[-_FOOT:]))
    return next((signed[1] for form in _SIGNED if (signed := form.search(foot)) is not None), "")


def toml_of(source: Source, state: str = "listed") -> str:
    """The registry file: required keys, and the state of a site that is walled."""
    rows = {"id": source.id, "name": source.name, "kind": source.kind, "family": source.family, "url": source.url}
    rows |= {"state": state} if state != "listed" else {}
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in rows.items())
