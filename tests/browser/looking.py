"""Looking at a page as axe and a phone see it; a page is opened once for all who look at it."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HEIGHT = 900
DRIVER = "GL Driver Message"  # Chromium about its own software renderer, not about the page
AXE = Axe()


def open_page(browser: Browser, width: int = 1440, scheme: Scheme = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    return context.new_page()


def turn(page: Page, *, width: int = 1440, scheme: Scheme = "light") -> None:
    """Show an open page at a width and in a colour scheme."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)


def look(page: Page) -> None:
    """Fail where axe finds something."""
    found = AXE.run(page)
    assert found.violations_count == 0, (page.url, found.generate_report())


def never_scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
