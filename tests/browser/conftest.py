"""A desk on a free port of this machine and a Chromium to open it in; skipped by name without one."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, sync_playwright
from tests.brief.dossier import everything

from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 90


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the system's, or the one that Playwright installed."""
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=installed, args=["--no-sandbox", "--headless"]
            )
        except Error as error:
            pytest.skip(f"Chromium is not installed: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve the desk of some settings on a free port of this machine, and give its address."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(START_SECONDS)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with the hand-made dossier."""
    settings = Settings(home=tmp_path_factory.mktemp("desk"))
    store = open_store(settings.store_url)
    store.add(everything())
    store.close()
    with serving(settings) as where:
        yield where
