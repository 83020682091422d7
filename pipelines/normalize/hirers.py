"""Who hires, as the head of a text says: ``某市人力资源和社会保障局决定面向社会公开招聘…``, ``Example Ltd. is hiring …``."""

from __future__ import annotations

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

_HEAD = 300
"""Letters in which an announcement says whose it is."""
_BODIES = (
    r"(?<!创业)公司|集团|银行|大学|学院|医院|研究院|研究所|中学|小学|学校|幼儿园|人民政府|委员会|[局厅]|组织部|法院|检察院|中心|设计院|"
    r"出版社|电视台|事务所|科学院|实验室"
)
_NO_HEADS = r"根据|按照|经|为|因|受|由|在|与|和|如|凡|本|我|该|各|贵|负责|配合|协助|关于|欢迎|热烈|来自|现|拟|不|某|全球|知名|大型"
"""What a clause begins with that speaks of a body and does not name the one that acts."""
_ACTS = (
    r"(?:现|拟|将|计划|决定|定于|面向[^,，。;；]{2,20}|[^,，。;；]{0,4}年)*"
    r"(?:决定|(?:公开|自主|校园)?(?:招聘|选聘|招募|招录|选调|遴选|引进|诚聘|急聘))"
)
_SENTENCE = expression(
    rf"(?:^|[。,;\n])\s?(?!{_NO_HEADS})(?P<name>[一-龥A-Za-z·()]{{2,36}}?(?:{_BODIES}))(?:\((?:以?下简?称)[^()]{{1,30}}\))?{_ACTS}",
)
_ENGLISH = expression(
    r"(?:^|[.\n]\s?)(?P<name>[A-Z][\w&'., -]{1,50}?\b(?:Co\., ?Ltd|Ltd|Inc|LLC|GmbH|Corp|Corporation|Limited|PLC|plc|AG)\b\.?)"
    r" (?:is|are) (?:now |currently )?(?:hiring|recruiting|looking for|seeking)"
)
_SHORTEST, _SHORTEST_PART = 4, 7
"""Letters of the name of a body (我局 is none), and of one that may be a part of another (眼科实验室)."""
_PARTS = ("中心", "实验室", "学院", "研究所")


def read(text: str) -> Reading[str]:
    """The name of the body that a sentence at the head of a text makes act, as written; empty for none."""
    head = clean(text[:_HEAD])
    found = _SENTENCE.search(head) or _ENGLISH.search(head)
    if found is None or len(found["name"]) < (_SHORTEST_PART if found["name"].endswith(_PARTS) else _SHORTEST):
        return Reading("")
    evidence = Evidence(
        rule="hires in the text", text=found["name"], start=found.start("name"), end=found.end("name"), confidence=0.7
    )
    return Reading(found["name"], [evidence])
