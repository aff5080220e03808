"""The map in a real Chromium: it moves, nothing leaves this machine, and without script the drawing stays."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import DRIVER

pytestmark = pytest.mark.browser
MAP = "/dossier/chaco/map?since=2026-01-01"


@contextmanager
def opened(browser: Browser, address: str, *, script: bool = True, width: int = 1200) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + MAP)
    yield page
    context.close()


def test_the_map_moves_by_keyboard_and_nothing_leaves_this_machine(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + MAP)
    page.wait_for_selector("#map[data-ready=yes]")
    assert page.locator("#map canvas").is_visible()
    assert page.locator("#drawn-map").is_hidden()
    label = page.locator("#map .state-name", has_text="Bolivia")
    before = label.bounding_box()
    page.locator("#map canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    after = label.bounding_box()
    assert before
    assert after
    assert after["x"] < before["x"] - 20
    page.get_by_role("button", name="Zoom in").click()
    page.emulate_media(media="print")  # last, as the map takes its time to fit the screen again
    assert page.locator("#drawn-map").is_visible()
    assert [words for words in told if DRIVER not in words] == []
    ours = (address, "blob:" + address, "data:")
    assert [url for url in asked if not url.startswith(ours)] == []
    assert any(url.endswith("/map/borders.geojson") for url in asked)
    context.close()


def test_without_script_the_drawing_stays(browser: Browser, address: str) -> None:
    with opened(browser, address, script=False) as page:
        assert page.locator("#drawn-map").is_visible()
        assert page.locator("#map").is_hidden()


def test_without_a_graphics_card_the_drawing_stays(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = context.new_page()
    page.goto(address + MAP)
    page.wait_for_load_state("networkidle")
    assert page.locator("#drawn-map").is_visible()
    assert page.locator("#map").is_hidden()
    context.close()


def test_the_moving_map_fits_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, address, width=390) as page:
        page.wait_for_selector("#map[data-ready=yes]")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
