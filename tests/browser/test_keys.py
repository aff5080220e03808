"""One key for each verdict: pressed in a real browser, without a modifier."""

import re

import pytest
from playwright.sync_api import Browser, Page
from tests.brief import dossier as made
from tests.browser.looking import open_page

pytestmark = pytest.mark.browser
EVENTS = made.events()


def titles(page: Page) -> list[str]:
    return page.locator(".rows > .row .row-title a").all_inner_texts()


def told(page: Page) -> str:
    page.wait_for_selector(".note[role=status]")
    return page.locator(".note[role=status] strong").first.inner_text()


def test_a_record_is_accepted_rejected_and_that_taken_back_by_one_key_each(
    browser: Browser, address: str
) -> None:
    page = open_page(browser)
    page.goto(f"{address}/record/{EVENTS[3].id}")
    for key, words in (("a", "Accepted"), ("u", "Taken back"), ("r", "Rejected"), ("u", "Taken back")):
        page.keyboard.press(key)
        page.wait_for_function(
            "words => document.querySelector('.done strong')?.innerText === words", arg=words
        )
    assert "Not shown in the dossier" not in page.content()
    page.keyboard.press("e")
    page.wait_for_url("**/edit*")
    page.keyboard.press("x")
    page.wait_for_url(re.compile(rf"/record/{EVENTS[3].id}$"))
    page.keyboard.press("m")
    page.wait_for_url("**/list/events?*correct=1*")
    page.context.close()


def test_nothing_happens_while_somebody_types_or_holds_a_modifier(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/record/{EVENTS[4].id}")
    page.locator("#reason").fill("")
    page.keyboard.type("a rare error")
    assert page.locator("#reason").input_value() == "a rare error"
    page.locator("h1").click()
    page.keyboard.press("Control+r")
    page.wait_for_load_state()
    assert page.locator(".done").count() == 0
    page.context.close()


def test_the_keys_can_be_switched_off_and_stay_off(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/record/{EVENTS[4].id}")
    page.keyboard.press("?")
    box = page.get_by_role("dialog", name="Keys")
    words = box.inner_text()
    assert all(one in words for one in ("Accept", "Reject", "Edit", "Merge", "These keys"))
    page.keyboard.press("r")
    assert box.is_visible(), "a letter does nothing behind the box"
    page.get_by_label("One key is enough").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("r")
    page.wait_for_timeout(200)
    assert page.locator(".done").count() == 0
    page.get_by_role("button", name="Keys are off").click()
    page.get_by_label("One key is enough").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("r")
    assert told(page) == "Rejected"
    page.keyboard.press("u")
    page.get_by_text("Taken back", exact=True).wait_for()
    page.context.close()


def test_a_list_is_gone_through_row_by_row(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/list/events?dossier=chaco")
    page.keyboard.press("j")
    assert page.locator(".is-current").count() == 1
    page.keyboard.press("c")
    page.wait_for_url("**correct=1*")
    before = titles(page)
    for _ in range(2):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.querySelector('.row-title').innerText").startswith(before[1])
    page.keyboard.press("r")
    assert told(page) == "Rejected"
    assert titles(page)[:2] == [before[0], before[2]]
    assert page.locator(".rows > .row").nth(1).evaluate("e => e.classList.contains('is-current')")
    page.keyboard.press("u")
    page.get_by_text("Taken back", exact=True).wait_for()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("input[name=id]:checked").count() == 2
    page.keyboard.press("m")
    page.wait_for_url("**/merge?*")
    page.context.close()


def test_what_changed_is_triaged_by_keys_and_one_can_be_taken_back(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/dossier/chaco/changes")
    first = page.locator(".change .row-title a").first.inner_text()
    page.keyboard.press("a")
    assert told(page) == "Accepted"
    assert page.locator(".change .row-title a").first.inner_text() != first
    page.keyboard.press("u")
    page.get_by_text("Taken back", exact=True).wait_for()
    assert page.locator(".change .row-title a").first.inner_text() == first
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".change .row-title a").nth(1).inner_text()
    page.keyboard.press("l")
    page.wait_for_selector("#later")
    assert page.locator("#later ~ ul .row-title a").first.inner_text() == second
    page.context.close()


def test_the_pages_that_have_keys_run_our_script_alone_and_the_others_none(
    browser: Browser, address: str
) -> None:
    page = open_page(browser)
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if request.resource_type == "script" else None
    )
    for path in (f"/record/{EVENTS[3].id}", "/list/events?correct=1", "/dossier/chaco/changes"):
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.headers["content-security-policy"].endswith("; script-src 'self'")
    assert {one.partition("?")[0] for one in asked} == {f"{address}/static/keys.js"}
    asked.clear()
    for path in ("/dossier/chaco", f"/article/{made.articles()['s14'].id}", "/search?q=talks"):
        page.goto(address + path)
    assert asked == []
    page.context.close()


def test_a_page_that_the_browser_kept_still_has_its_keys(browser: Browser, address: str) -> None:
    page = open_page(browser)
    for _ in range(2):
        page.goto(f"{address}/record/{EVENTS[5].id}")
        page.keyboard.press("?")
        assert page.get_by_role("dialog", name="Keys").is_visible()
        page.goto("about:blank")
    page.context.close()
