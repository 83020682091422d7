"""What the sites of :mod:`tests.sites.cms.outside` hold: announcements of one sector, with signatures, sequels and files of odd names."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Place, body, other_columns
from tests.sites.cms.style import Style

_PLACES = ("青岚", "沧江", "云麓", "望海", "北陵", "临川", "石桥", "广陵川")
_TITLES = {
    "campus": (
        "{p}精密机械有限公司{y}届校园招聘简章",
        "{p}市人民医院{y}年校园招聘公告",
        "【宣讲会】{p}新材料股份有限公司{y}届秋季校园招聘",
        "关于举办{y}届毕业生{p}专场双选会的通知",
        "{p}市教育局赴我校招聘{y}届毕业生的公告",
        "{p}第三建筑工程集团诚聘{y}届毕业生",
        "{p}职业技术学院{y}年人才招聘启事",
    ),
    "exam": (
        "{y}年{p}市市直事业单位公开招聘工作人员公告",
        "{p}市{y}年度考试录用公务员公告",
        "{y}年{p}区公开选调公务员公告",
        "{p}县{y}年公开招聘中小学教师公告",
        "{p}市{y}年“三支一扶”计划招募公告",
        "关于调整{y}年{p}市事业单位公开招聘部分岗位的公告",
        "{p}市{y}年公开招聘社区专职工作人员公告",
    ),
    "health": (
        "{p}医院{y}年公开招聘高层次人才公告",
        "{p}医院{y}年护理岗位招聘公告",
        "{p}市第二人民医院招聘编外人员启事（{y}）",
        "{y}年住院医师规范化培训招收简章（{p}基地）",
        "{p}医院医学影像科招聘公告（{y}）",
        "{p}社区卫生服务中心{y}年招聘公告",
        "{p}医院{y}年硕士、博士研究生招聘公告",
    ),
    "firm": (
        "{p}能源集团有限公司{y}年高校毕业生招聘公告",
        "{p}水务集团{y}年社会招聘公告",
        "{p}轨道交通集团{y}年校园招聘启动",
        "{p}发电有限责任公司{y}年公开招聘启事",
        "{p}港务集团{y}年管理培训生招聘公告",
        "{p}城市建设投资集团{y}年公开招聘专业人才公告",
        "{p}机场集团诚聘英才（{y}）",
    ),
    "bank": (
        "{p}农村商业银行{y}年校园招聘公告",
        "{p}分行{y}年社会招聘公告",
        "{p}农商银行{y}年客户经理招聘启事",
        "总行信息科技部{y}年人才引进公告（{p}）",
        "{p}村镇银行{y}年春季招聘公告",
        "{p}支行{y}年柜员岗位招聘公告",
        "{p}分行{y}年暑期实习生招募公告",
    ),
    "institute": (
        "{p}研究所{y}年博士后招聘启事",
        "{p}海洋观测研究组{y}年招聘公告",
        "{p}野外台站{y}年科研辅助人员招聘启事",
        "{y}年度{p}课题组特别研究助理招聘",
        "{p}研究院{y}年管理岗位公开招聘公告",
        "{p}遥感中心{y}年应届毕业生招聘公告",
        "{p}计算中心诚聘海内外英才（{y}）",
    ),
    "post": (
        "软件开发工程师（{p}{y}）",
        "电气工程师（{p}基地{y}）",
        "{p}项目部安全员{y}",
        "{p}{y}财务会计（校招）",
        "机械设计工程师（{p}{y}）",
        "{p}分公司人力资源专员{y}",
        "{p}{y}区域销售经理",
    ),
}
_WORDS = (
    "为进一步优化人才队伍结构，满足事业发展需要，按照公开、平等、竞争、择优的原则，现面向社会公开招聘工作人员，具体事项公告如下。",
    "一、招聘条件：具有中华人民共和国国籍，遵纪守法，品行端正，年龄在35周岁以下（1991年1月1日以后出生），身体健康。",
    "二、报名方式：采取网络报名的方式进行，报名时间为{open}9:00至{shut}17:00，逾期不再受理，每人限报一个岗位。",
    "三、资格审查：报名人员须提供身份证、学历学位证书、就业推荐表等材料的原件及复印件，材料不全的不予受理。",
    "四、考试采取笔试和面试相结合的方式，笔试成绩占40%，面试成绩占60%，具体时间地点另行通知。",
    "五、体检与考察：按照总成绩由高到低的顺序，以1:1的比例确定体检人选，体检标准参照公务员录用体检通用标准执行。",
    "六、薪酬待遇：一经录用，依法签订劳动合同，缴纳五险一金，享受带薪休假、工会福利及年度体检。",
    "七、本公告由招聘工作领导小组办公室负责解释，未尽事宜，按有关规定办理。",
)
NEWS = other_columns(
    70911,
    date(2026, 11, 22),
    "我单位召开2026年第四季度安全生产工作会议",
    "主题教育读书班圆满结业",
    "领导班子成员赴基层一线开展调研",
    "关于元旦春节期间值班安排的通知",
    "喜报：我单位荣获市级文明单位称号",
    "冬季健步走活动成功举行",
)


@dataclass(frozen=True)
class Outside(Style):
    """A style that brings its own holding along."""

    held: Callable[[], Holding] = Holding

    @property
    def holding(self) -> Holding:
        return self.held()


class Site(Place):
    """A site by hand with a holding of its own: ``sector`` of titles, ``attach`` name and address of files by ``{n}``."""

    sector = "exam"
    attach: tuple[tuple[str, str], ...] = (("附件1：岗位一览表.xlsx", "/upload/file/{n}.xlsx"),)
    first = 31200
    count = 24
    signed = True
    others = NEWS

    def held(self) -> Holding:
        return _held(self.name, self.sector, self.attach, self.first, self.count, self.signed)

    def style(self) -> Style:
        return Outside(
            self.name,
            self.start,
            self._lists,
            self._details,
            charset=self.charset,
            serves=self._serves,
            mark=self.mark,
            held=self.held,
        )

    def text(self, row: Notice, opening: str = "<p>", closing: str = "</p>") -> str:
        """The body with a paragraph's tags."""
        return body(row, lambda line: f"{opening}{line}{closing}")


@cache
def _held(name: str, sector: str, attach: tuple[tuple[str, str], ...], first: int, count: int, signed: bool) -> Holding:
    draw = random.Random(f"outside {name}")
    pairs = [(form, place) for form in _TITLES[sector] for place in _PLACES]
    day, found = date(2026, 11, 23), []
    for place, (form, town) in enumerate(draw.sample(pairs, count)):
        number = first + 7 * (count - place) + draw.randrange(5)
        title = form.format(p=town, y=draw.choice((2026, 2027)))
        if found and draw.random() < 0.15:
            title = f"{found[-1].title}（第二批）"
        day -= timedelta(days=draw.choice((0, 0, 1, 1, 2, 4, 9, 33)))
        terms = {"open": _told(day + timedelta(days=2)), "shut": _told(day + timedelta(days=draw.randint(6, 30)))}
        middle = sorted(draw.sample(range(1, len(_WORDS)), draw.randint(2, 6)))
        words = [_WORDS[0], *(_WORDS[index] for index in middle)]
        if signed:
            words += [f"{town}人力资源部", _told(day - timedelta(days=draw.choice((0, 0, 1, 3))))]
        kind = "image" if place == 5 else "pdf" if place == 10 else "table" if draw.random() < 0.2 else "text"
        files = tuple((label.format(n=number), url.format(n=number)) for label, url in attach)
        files = files[: draw.randint(1, len(files))] if draw.random() < 0.4 else ()
        texts = tuple(text.format(**terms) for text in words)
        found.append(Notice(number, title, day, texts, kind, files))
    return Holding(tuple(found))


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
