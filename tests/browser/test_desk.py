"""The desk in a real Chromium: from the dossier to the highlighted words, by keyboard, and as axe sees it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.brief import dossier as made
from tests.browser.looking import DRIVER, SCHEMES, Scheme, look, never_scrolls_sideways, open_page, turn

pytestmark = pytest.mark.browser
Opened = tuple[Page, list[str]]
ARTICLE = made.articles()["s14"]
PAGES = {
    "home": "/",
    "dossier": "/dossier/chaco",
    "brief": "/dossier/chaco/brief",
    "timeline": "/dossier/chaco/timeline",
    "timeline, narrowed": "/dossier/chaco/timeline?since=1930-01-01&status=historical",
    "today": "/dossier/chaco/today",
    "changes": "/dossier/chaco/changes",
    "map": "/dossier/chaco/map",
    "map of the world": "/dossier/chaco/map?frame=world&borders=none&since=1930-01-01",
    "rounds": "/dossier/chaco/rounds",
    "sources": "/dossier/chaco/sources",
    "contacts": "/dossier/chaco/contacts?as_of=2026-03-16&start=BOL&goal=PRY&days=5",
    "next": "/dossier/chaco/next?as_of=2026-03-16",
    "scores": "/dossier/chaco/next/scores",
    "hypotheses": "/dossier/chaco/next/hypotheses",
    "pressure": "/dossier/chaco/pressure",
    "article": f"/article/{ARTICLE.id}",
    "focus": f"/article/{made.articles()['s16'].id}?focus={made.rounds()[1].id}",
    "record": f"/record/{made.events()[0].id}",
    "actor": f"/actor/{made.rounds()[0].delegations[0].people[0].id}",
    "proposals": "/list/proposals?dossier=chaco",
    "disagreement": f"/record/{made.disagreements()[1].id}",
    "scenarios": f"/record/{made.others()[4].id}",
    "search": "/search?q=prisoners",
    "events": "/list/events?dossier=chaco",
    "stories": "/list/stories",
    "issues": "/list/issues",
    "positions": "/dossier/chaco/positions",
    "history": "/dossier/chaco/positions/history?issue=monitoring&party=BOL",
    "disagreements": "/dossier/chaco/disagreements",
    "assessments": "/dossier/chaco/assessments",
    "correcting": "/list/events?dossier=chaco&correct=1",
    "edit": f"/record/{made.rounds()[0].id}/edit",
    "merge": f"/merge?id={made.events()[0].id}&id={made.events()[1].id}",
    "retract": f"/article/{made.articles()['s16'].id}/retract",
    "corrections": "/corrections",
    "missing": "/nope",
}


def test_from_the_dossier_to_the_highlighted_words(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(address)
    page.get_by_role("link", name="Chaco talks (an invented sample)").first.click()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Talks").click()
    talks = page.locator("#talks")
    row = talks.get_by_role("row").filter(has_text="2026-03-10")
    row.get_by_role("link", name="Meridian Wire, 2026-03-11").first.click()
    words = page.locator("mark.focus").first
    assert words.is_visible()
    assert words.bounding_box()["y"] < 900  # type: ignore[index]
    evidence = made.rounds()[1].evidence[0]
    assert page.url.endswith(f"#m-{evidence.start}-{evidence.end}")
    marked = "".join(page.locator("mark.focus").all_inner_texts())
    assert evidence.text in marked
    page.locator("a.noted").first.click()
    assert page.locator("h1").inner_text()
    assert "How it was made" in page.content()
    page.context.close()


def test_the_same_way_by_keyboard_alone(browser: Browser, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/dossier/chaco")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getAttribute('href') || ''")
        if focused.startswith("/article/"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/**")
    assert page.locator("mark.focus").count() > 0
    page.context.close()


@pytest.fixture(scope="module", params=PAGES)
def opened(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, list[str]]]:
    """A page of the desk and what its console says: opened once for all that is looked at on it."""
    page, told = open_page(browser), list[str]()
    page.on("console", lambda message: told.append(message.text))
    page.goto(address + PAGES[request.param])
    yield page, told
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(opened: Opened, scheme: Scheme) -> None:
    page, _ = opened
    turn(page, scheme=scheme)
    look(page)


def test_a_phone_never_scrolls_sideways_and_nothing_is_blocked(opened: Opened) -> None:
    page, told = opened
    turn(page, width=390)
    page.reload()
    assert never_scrolls_sideways(page)
    assert [words for words in told if "404" not in words and DRIVER not in words] == []


def press_on(page: Page, words: str) -> None:
    """Go with the tabulator to the button whose words begin so, and press Enter."""
    page.locator("h1").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").startswith(words):
            return page.keyboard.press("Enter")
    raise AssertionError(f"No way by keyboard to {words}")


def test_a_record_is_rejected_by_keyboard_alone_and_the_rejection_taken_back(
    browser: Browser, address: str
) -> None:
    page = open_page(browser)
    page.goto(f"{address}/record/{made.others()[0].id}")
    press_on(page, "Reject")
    page.wait_for_selector(".done")
    assert page.locator(".done strong").inner_text() == "Rejected"
    assert "Not shown in the dossier" in page.content()
    press_on(page, "Undo")
    page.get_by_text("Taken back", exact=True).wait_for()
    assert "Not shown in the dossier" not in page.content()
    page.context.close()


def test_the_theme_switch_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}/dossier/chaco")
    page.get_by_role("link", name="Dark").click()
    assert page.url == f"{address}/dossier/chaco"
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()
