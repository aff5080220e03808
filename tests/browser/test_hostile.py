"""Hostile articles in a real browser: nothing of theirs runs or is fetched, and they stay in their frame."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page
from tests.browser.conftest import serving
from tests.browser.looking import open_page
from tests.web.payloads import PAYLOADS
from tests.web.test_hostile import infest

from tracktwo.records import Article
from tracktwo.settings import Settings
from tracktwo.store.database import open_store

pytestmark = pytest.mark.browser
ARTICLES = [record for record in infest() if isinstance(record, Article)]
LISTS = (
    "/", "/dossier/chaco", "/dossier/chaco/brief", "/dossier/chaco/timeline", "/dossier/chaco/changes",
    "/dossier/chaco/sources", "/list/articles", "/list/events?correct=1", "/search?q=rockets",
)  # fmt: skip


@pytest.fixture(scope="module")
def infested(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk whose every article is hostile."""
    settings = Settings(home=tmp_path_factory.mktemp("hostile"))
    store = open_store(settings.store_url)
    store.add(infest())
    store.close()
    with serving(settings) as where:
        yield where


def dismiss(box: Dialog, told: list[str]) -> None:
    told.append(f"box: {box.message}")
    box.dismiss()


def watched(browser: Browser, width: int) -> tuple[Page, list[str]]:
    """A page, and what it does that it should not: boxes, requests elsewhere, errors, refused scripts."""
    page, told = open_page(browser, width=width), list[str]()
    page.on("dialog", lambda box: dismiss(box, told))
    page.on("request", lambda one: told.append(one.url) if "127.0.0.1" not in one.url else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text))
    page.on("popup", lambda popup: told.append(f"popup: {popup.url}"))
    return page, told


def in_frame(page: Page) -> bool:
    """Whether the desk's own head stands above the content and nothing reaches out of the window."""
    held: bool = page.evaluate(
        """() => {
          const wide = document.documentElement;
          const top = document.querySelector("header.top").getBoundingClientRect();
          const main = document.querySelector("main").getBoundingClientRect();
          const own = document.elementFromPoint(top.left + 30, top.top + 20);
          return wide.scrollWidth <= wide.clientWidth && top.bottom <= main.top + 1
            && own.closest("header.top") !== null && document.querySelectorAll("main").length === 1
            && getComputedStyle(document.body).display !== "none";
        }"""
    )
    return held


@pytest.mark.parametrize("width", [1440, 390])
def test_lists_of_hostile_articles_run_nothing_and_hold_their_frame(
    browser: Browser, infested: str, width: int
) -> None:
    page, told = watched(browser, width)
    for address in LISTS:
        page.goto(infested + address)
        assert page.url == infested + address
        assert in_frame(page), address
    assert told == []
    page.context.close()


def test_each_hostile_article_is_text_from_end_to_end(browser: Browser, infested: str) -> None:
    page, told = watched(browser, 390)
    for article, payload in zip(ARTICLES, PAYLOADS, strict=True):
        page.goto(f"{infested}/article/{article.id}")
        assert in_frame(page), payload
        seen = page.locator(".text").inner_text()
        if payload.isprintable() and payload.isascii():
            assert " ".join(payload.split()) in " ".join(seen.split()), payload
    assert told == []
    page.context.close()


def test_keys_press_only_the_desks_own_buttons(browser: Browser, infested: str) -> None:
    page, told = watched(browser, 1440)
    page.goto(f"{infested}/list/events?correct=1")
    for key in ("j", "j", "x", "?"):
        page.keyboard.press(key)
    assert page.get_by_role("dialog", name="Keys").is_visible()
    assert page.evaluate("document.querySelectorAll('dialog').length") == 1
    assert told == []
    page.context.close()
