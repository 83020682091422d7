"""Pages that are content though words or forms of walls stand on them: none of them may be taken for one."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.crawler.charsets import announcement
from tests.crawler.walls import FOOTER, NAVIGATION, SIDEBAR, plain

TRICKY = [
    ("系统维护工程师招聘公告", "<p>岗位:系统维护工程师 2人。职责:负责服务器维护,处理502等故障。</p>"),
    ("网站维护岗位招聘启事", "<p>我单位招聘网站维护人员1名,月薪6000元,请将简历投至单位邮箱。</p>"),
    ("中核四〇四有限公司2027届校园招聘", "<p>中核404公司坐落于嘉峪关,招聘核工程类毕业生60人。</p>"),
    ("404医院公开招聘工作人员公告", "<p>根据工作需要,现招聘临床医学专业人员12名。</p>"),
    (
        "关于就业系统登录方式的招聘说明",
        "<p>请登录就业系统,忘记密码的同学联系辅导员。宣讲会于10月20日举行,地点为一楼报告厅。</p>",
    ),
    ("验证码算法工程师", "<p>某科技招聘安全算法工程师,从事验证码与人机验证研究,硕士,25-40K·14薪,北京海淀。</p>"),
    ("安全验证工程师-芯片方向", "<p>岗位职责:芯片安全验证;任职要求:硕士及以上,电子类专业;地点:上海;薪资面议。</p>"),
    (
        "宣讲会暂停举办的通知及企业线上招聘安排",
        "<p>原定10月20日的宣讲会改为线上,平台为企业自有系统,请同学们提前投递。</p>",
    ),
    (
        "Maintenance Engineer",
        "<p>We are hiring a maintenance engineer in Shanghai. Apply by 31 December. Salary 15k-20k.</p>",
    ),
    (
        "Security Check Technician",
        "<p>Airport security check technician, Xi'an, diploma required, 20 positions, apply online.</p>",
    ),
    ("某公司拟出售域名业务部招聘", "<p>招聘域名业务经理3名,本科,杭州,月薪9000元,报名截止到12月15日。</p>"),
    (
        "秦岭大学2027届毕业生冬季双选会邀请函",
        "<p>时间:12月5日9:00-12:00;地点:体育馆;规模:200家用人单位。参会单位请登录系统报名。</p>",
    ),
]


def content(count: int, seed: int = 11) -> Iterator[str]:
    """Announcements short and long, lists, with and without a login box: pages that must pass."""
    draw = random.Random(seed)
    for number in range(count):
        title, text = announcement(draw, draw.choice((1, 2, 4, 9, 20)))
        if number % 6 == 0:
            title, text = TRICKY[number // 6 % len(TRICKY)]
        if number % 6 == 1:
            rows = (announcement(draw, 1)[0] for _ in range(draw.randint(1, 25)))
            text = (
                "<ul>"
                + "".join(
                    f"<li><a href=/n/{i}>{row}</a><span>2026-11-{i % 28 + 1:02}</span></li>"
                    for i, row in enumerate(rows)
                )
                + "</ul>"
            )
        frame = draw.choice(("", NAVIGATION, NAVIGATION + SIDEBAR))
        foot = draw.choice(("", FOOTER))
        yield plain(
            f"{frame}<h1>{title}</h1><div class=content><p>{text}</p></div>{foot}",
            draw.choice((title, f"{title}-秦岭大学就业网", "")),
        )
