"""Saved searches on the web: mistakes come back on the form, nobody learns whose addresses are known."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import httpx2
import pytest

from jobs import alerts
from store.subscriptions import ASKS_A_DAY
from tests.end_to_end.conftest import Product, product
from tests.mailbox import Mailbox
from tests.web.conftest import Site, serving

__all__ = ["product"]
CHINESE, ENGLISH = {"Accept-Language": "zh-CN"}, {"Accept-Language": "en"}


@pytest.fixture
def site(product: Product, mailbox: Mailbox) -> Iterator[Site]:
    """The web with messages set up, over a home without a posting."""
    mail, here = mailbox.start(), "http://127.0.0.1:{port}"
    with serving(product, JUZHAO_SMTP_URL=mail, JUZHAO_PUBLIC_URL=here) as found:
        product.settings = product.settings.model_copy(update={"smtp_url": mail, "public_url": found.address})
        yield found


def send(site: Site, query: str = "", language: dict[str, str] = CHINESE, **typed: str) -> httpx2.Response:
    """Fill the form of a search in and send it."""
    page = httpx2.get(f"{site.address}/subscriptions{query}", headers=language).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    form = (
        {name: html.unescape(value) for name, value in hidden.items()} | {"kind": "email", "cadence": "daily"} | typed
    )
    return httpx2.post(f"{site.address}/subscriptions", data=form, headers=language)


def text_of(answer: httpx2.Response) -> str:
    """What a reader sees of the page's own part."""
    main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


def sent(site: Site, mailbox: Mailbox) -> list[str]:
    """Subjects of the letters so far."""
    alerts.send_waiting(site.product.settings, site.product.store)
    return [str(letter["Subject"]) for letter in mailbox.letters]


def test_a_mistake_comes_back_on_the_form_with_what_was_typed(site: Site, mailbox: Mailbox) -> None:
    for language, said, foreign in (
        (CHINESE, "邮箱地址要有且只有一个 @", r"\b(?!name|example|com|Webhook)[A-Za-z]{2,}\b"),
        (ENGLISH, "A mail address has one @", r"(?!教师)[\u4e00-\u9fff]{2,}"),
    ):
        answer = send(site, "?q=教师&city=110000", language, target="wang<zhao>", cadence="weekly")
        shown = text_of(answer)
        assert answer.status_code == 400 and said in shown, shown
        assert 'value="wang&lt;zhao&gt;"' in answer.text and re.search(r'value="weekly" checked', answer.text)
        assert "教师" in shown and 'aria-invalid="true"' in answer.text
        assert "no-store" in answer.headers["cache-control"]
        assert re.findall(foreign, shown) == []
    assert sent(site, mailbox) == []


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({}, 400, "请填写地址"),
        ({"target": "x", "kind": "wecom"}, 400, "企业微信群机器人的地址"),
        ({"target": "x", "kind": "feishu"}, 400, "飞书群机器人的地址"),
        ({"target": "a@b.example", "kind": "pigeon"}, 400, "请选择一种接收方式"),
        ({"target": "a@b.example", "cadence": "never"}, 400, "请选择频率"),
        ({"target": "a@b.example", "token": "old"}, 403, "请再按一次按钮"),
        ({"target": "张三@例子.中国"}, 400, "含汉字等字符的邮箱"),
    ],
)
def test_every_mistake_has_its_sentence_and_the_form_below(
    site: Site, typed: dict[str, str], status: int, said: str
) -> None:
    answer = send(site, **typed)
    assert answer.status_code == status and said in text_of(answer) and '<form method="post"' in answer.text
    assert not re.search(r"\b(wecom|feishu|email|target|kind)\b", text_of(answer).replace("https://open.feishu.cn", ""))


def test_the_page_is_the_same_whether_an_address_is_known_or_not(site: Site, mailbox: Mailbox) -> None:
    def asked(target: str, query: str = "?q=教师") -> tuple[int, str]:
        answer = send(site, query, target=target)
        return answer.status_code, answer.headers["location"]

    expected = (303, "/subscriptions/asked")
    assert asked("Anna@Zhao.example") == asked("ａｎｎａ＠zhao.example") == expected
    assert sent(site, mailbox) == ["聚招：请确认订阅"] * 2
    links = [re.search(r"/subscriptions/([\w-]+)", letter.get_content()) for letter in mailbox.letters]
    assert links[0] and links[1] and links[0][1] == links[1][1], "an unconfirmed twin is one"
    assert httpx2.post(f"{site.address}/subscriptions/{links[0][1]}/confirm").status_code == 303
    assert asked("anna@zhao.example") == expected
    assert sent(site, mailbox)[2:] == ["聚招：您已订阅过这个搜索"]
    for number in range(ASKS_A_DAY):
        assert asked("anna@zhao.example", f"?q=词{number}") == expected
    assert len(sent(site, mailbox)) == ASKS_A_DAY, "a mailbox is not flooded"
    assert f"最多收到 {ASKS_A_DAY} 条" in httpx2.get(f"{site.address}/subscriptions/asked", headers=CHINESE).text


def test_what_is_subscribed_is_named_in_words_and_kept_by_nobody(site: Site, mailbox: Mailbox) -> None:
    query = "?q=教师&city=110000&degree=master&employer_class=central_soe&salary=8000-12000"
    send(site, query, target="anna@zhao.example")
    send(site, query, ENGLISH, target="bo@zhao.example")
    sent(site, mailbox)
    words = {CHINESE["Accept-Language"]: ("教师", "北京", "硕士"), "en": ("教师", "Beijing", "Master")}
    for letter, language in zip(mailbox.letters, words, strict=True):
        letter_text = str(letter.get_content())
        link = re.search(r"http://\S+/subscriptions/\S+", letter_text)
        assert link
        page = httpx2.get(link[0], headers={"Accept-Language": "zh-CN" if language == "en" else "en"})
        for shown in (letter_text, text_of(page)):
            assert all(word in shown for word in words[language]), shown
            assert not re.search(r"110000|central_soe|master\b|\bemail\b", shown), shown
        assert page.headers["cache-control"] == "no-store"
    other = httpx2.get(f"{link[0]}?lang=zh").text
    assert '<html lang="zh-CN">' in other and "/pause?lang=zh" not in other and "/confirm?lang=zh" in other
    moved = httpx2.post(f"{link[0]}/confirm?lang=zh").headers["location"]
    assert moved.endswith("?lang=zh") and '<html lang="en">' in httpx2.get(link[0], headers=CHINESE).text


@pytest.mark.parametrize(
    ("kind", "name"), [("wecom", "企业微信群机器人"), ("feishu", "飞书群机器人"), ("email", "邮件")]
)
def test_channels_have_names_of_people(site: Site, kind: str, name: str) -> None:
    asked = site.product.store.subscriptions.add(kind, "anna@zhao.example", {}, "daily")
    page = text_of(httpx2.get(f"{site.address}/subscriptions/{asked.token}", headers=CHINESE))
    assert name in page and kind not in page


def test_a_search_of_what_nobody_sees_is_a_search_for_everything(site: Site, mailbox: Mailbox) -> None:
    send(site, "?q=%00%1F%E2%80%8B", target="anna@zhao.example")
    sent(site, mailbox)
    assert "全部信息" in mailbox.letters[0].get_content()


def test_without_a_mail_server_the_form_says_so(product: Product) -> None:
    with serving(product, JUZHAO_PUBLIC_URL="http://127.0.0.1:{port}") as site:
        answer = send(site, target="anna@zhao.example")
        assert (
            answer.status_code == 503 and "没有配置消息发送" in text_of(answer) and '<form method="post"' in answer.text
        )


def test_unsubscribing_as_mail_programs_do(site: Site) -> None:
    store = site.product.store
    asked = store.subscriptions.add("email", "anna@zhao.example", {"q": "教师"}, "daily")
    store.subscriptions.confirm(asked.token)
    cancel = f"{site.address}/subscriptions/{asked.token}/cancel"
    looked = httpx2.get(cancel, headers=CHINESE)
    assert looked.status_code == 200 and '/cancel"><button>退订' in looked.text
    assert (store.subscriptions.find(asked.token) or asked).state == "active", "looking changes nothing"
    for _ in range(2):
        done = httpx2.post(cancel, data={"List-Unsubscribe": "One-Click"})
        assert (done.status_code, done.headers.get("location")) == (200, None)  # RFC 8058, 3.1
    assert (store.subscriptions.find(asked.token) or asked).state == "cancelled"
    late = httpx2.post(f"{site.address}/subscriptions/{asked.token}/confirm", headers=CHINESE)
    assert late.status_code == 409 and "已退订" in text_of(late) and "重新订阅此搜索" in text_of(late)
    assert not re.search(r"[A-Za-z]{4,}", text_of(late).replace("zhao.example", ""))


def test_a_paused_subscription_is_resumed_by_a_button_that_says_so(site: Site) -> None:
    store = site.product.store
    asked = store.subscriptions.add("email", "anna@zhao.example", {"q": "教师"}, "daily")
    for action, buttons in (("confirm", ["暂停", "退订"]), ("pause", ["继续", "退订"]), ("confirm", ["暂停", "退订"])):
        httpx2.post(f"{site.address}/subscriptions/{asked.token}/{action}")
        page = httpx2.get(f"{site.address}/subscriptions/{asked.token}", headers=CHINESE)
        assert re.findall(r"/subscriptions/[^>]*><button>([^<]+)", page.text) == buttons


def test_changes_are_told_to_whom_ticks_the_box_and_to_nobody_else(site: Site, mailbox: Mailbox) -> None:
    form = httpx2.get(f"{site.address}/subscriptions", headers=CHINESE)
    assert re.search(r'name="changes" value="yes" checked> 改期或取消时也告诉我', form.text)
    wrong = send(site, target="wang<zhao>")  # a box that is not ticked is not sent
    assert re.search(r'name="changes" value="yes">', wrong.text), "what was typed stays"
    known = site.product.store.subscriptions
    for target, ticked in (("anna@zhao.example", {"changes": "yes"}), ("bo@zhao.example", {})):
        send(site, target=target, **ticked)
        sent(site, mailbox)
        link = re.search(r"/subscriptions/([\w-]+)", mailbox.letters[-1].get_content())
        assert link and (found := known.find(link[1])) and found.changes == bool(ticked)


def test_the_owner_switches_changes_on_and_off(site: Site) -> None:
    asked = site.product.store.subscriptions.add("email", "anna@zhao.example", {}, "daily")
    page = f"{site.address}/subscriptions/{asked.token}"
    assert "改期或取消时：不告诉我" in text_of(httpx2.get(page, headers=CHINESE))
    for action, said in (("tell-changes", "改期或取消时：告诉我"), ("leave-changes", "改期或取消时：不告诉我")):
        assert httpx2.post(f"{page}/{action}").status_code == 303
        assert said in text_of(httpx2.get(page, headers=CHINESE))
    httpx2.post(f"{page}/cancel")
    assert httpx2.post(f"{page}/tell-changes").status_code == 409
    assert "-changes" not in httpx2.get(page, headers=CHINESE).text


@pytest.mark.parametrize(("language", "said"), [(CHINESE, "请重新订阅"), (ENGLISH, "subscribe again")])
def test_a_link_that_is_over_says_what_to_do(site: Site, language: dict[str, str], said: str) -> None:
    for answer in (
        httpx2.get(f"{site.address}/subscriptions/nothing", headers=language),
        httpx2.post(f"{site.address}/subscriptions/nothing/confirm", headers=language),
    ):
        assert answer.status_code == 404 and said in text_of(answer)
