"""The brief builder in Chromium: by keyboard alone, on a phone, and what axe says of its pages."""

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import SCHEMES, look, never_scrolls_sideways, open_page, turn

pytestmark = pytest.mark.browser
BUILD = "/dossier/chaco/brief/build"


@pytest.fixture(scope="module")
def draft(browser: Browser, address: str) -> str:
    """The address of a draft with picked sentences, a heading and a false sentence of one's own."""
    page = open_page(browser)
    page.goto(address + BUILD)
    for number in (0, 2, 4):
        page.locator("input[name=pick]").nth(number).check()
    page.get_by_role("button", name="Begin with what is ticked").click()
    page.get_by_role("button", name="Add a heading").click()
    page.get_by_label("Heading, line 4").fill("Outlook")
    page.get_by_role("button", name="Write a sentence").click()
    page.get_by_label("Your sentence, line 5").fill("Narvia lost 57 tanks.")
    page.locator("li.own").get_by_role("button", name="Pick evidence").click()
    page.locator("input[name=spot]").first.check()
    page.get_by_role("button", name="Let it rest on what is ticked").click()
    made = page.url.partition("#")[0]
    page.context.close()
    return made


def pages(draft: str, address: str) -> list[str]:
    picking = (f"{draft}/evidence?line=5&q=prisoners", f"{address}{BUILD}?q=prisoners")
    return [draft, f"{draft}/publish", *picking]


def test_axe_finds_nothing(browser: Browser, address: str, draft: str) -> None:
    page = open_page(browser)
    for to in pages(draft, address):
        page.goto(to)
        for scheme in SCHEMES:
            turn(page, scheme=scheme)
            look(page)
    page.context.close()


def test_a_phone_never_scrolls_sideways(browser: Browser, address: str, draft: str) -> None:
    page = open_page(browser, width=390)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for to in pages(draft, address):
        page.goto(to)
        assert never_scrolls_sideways(page)
    assert told == []
    page.context.close()


def test_a_brief_is_built_by_keyboard_alone(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(address + BUILD)
    tab_to(page, "e => e.name === 'pick'")
    page.keyboard.press("Space")
    tab_to(page, "e => e.name === 'pick'")
    page.keyboard.press("Space")
    tab_to(page, "e => e.innerText === 'Begin with what is ticked'", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/*")
    first = page.locator(".line-text").first.inner_text()
    tab_to(page, "e => e.value === 'down 1'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#line-1")
    assert page.locator(".line-text").nth(1).inner_text() == first
    assert page.locator("#line-1").evaluate("e => e === document.activeElement || e.matches(':target')")
    tab_to(page, "e => e.innerText === 'Write a sentence'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#line-3")
    tab_to(page, "e => e.name === 'text.3'")
    page.keyboard.type("Narvia lost 57 tanks.")
    tab_to(page, "e => e.innerText === 'Save and check'", back=True)
    page.keyboard.press("Enter")
    page.get_by_text("your own judgement").wait_for()
    assert page.get_by_label("Your sentence, line 3").input_value() == "Narvia lost 57 tanks."
    page.context.close()


def tab_to(page: Page, is_it: str, *, back: bool = False) -> None:
    """Press Tab until the focused element is the one that is meant."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(f"({is_it})(document.activeElement)"):
            return
    pytest.fail(f"Tab never reached {is_it}")


def test_enter_in_a_field_saves_and_does_nothing_else(browser: Browser, draft: str) -> None:
    page = open_page(browser)
    page.goto(draft)
    before = page.locator("li.line").count()
    page.get_by_label("Title").fill("A new title")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="A new title").wait_for()
    assert page.locator("li.line").count() == before
    page.context.close()
