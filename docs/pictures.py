"""Renew the pictures of the README: read the sample into a temporary home, open the desk, photograph it.

Run as `make pictures`. Needs Debian's chromium; nothing is fetched from a network.
"""

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.inputs import articles_at
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.sample import DOSSIER, articles_path
from tracktwo.records import Article
from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app

FOLDER = Path(__file__).parent / "pictures"
LARGEST_BYTES = 200_000
START_SECONDS = 20
MARKED = "s16"  # the sample's article with the most kinds of marks


def main() -> None:
    """Write the pictures, or stop with a sentence when one is too large."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), store="", host="127.0.0.1", port=0)
        article = read_sample(settings)
        shots = {
            "dossier": (f"/dossier/{DOSSIER}", (1440, 960), "light"),
            "article": (f"/article/{article}", (1200, 860), "light"),
            "contacts": (f"/dossier/{DOSSIER}/contacts?as_of=2026-03-16", (1200, 860), "light"),
            "positions": (f"/dossier/{DOSSIER}/positions", (1200, 860), "light"),
            "timeline": (f"/dossier/{DOSSIER}/timeline", (1200, 860), "light"),
            "next": (f"/dossier/{DOSSIER}/next", (1200, 860), "light"),
            "phone": (f"/dossier/{DOSSIER}", (390, 844), "dark"),
        }
        with desk(settings) as address, chromium() as browser:
            for name, (path, size, scheme) in shots.items():
                photograph(browser, address + path, FOLDER / f"{name}.png", size=size, scheme=scheme)


def read_sample(settings: Settings) -> str:
    """Read the sample as `tracktwo read --sample` does, and return the id of the article to show."""
    books = DeskBooks(settings)
    store = open_store(settings.store_url)
    raw = articles_at([str(articles_path())], standard_input=sys.stdin)
    read_articles(raw, Reader(store=store, infer=SpacyInfer(), books=books, dossier=DOSSIER))
    link_corpus(store, books=books)
    articles = [one for one in store.view().records("articles") if isinstance(one, Article)]
    store.close()
    return next(one.id for one in articles if one.external_id == MARKED)


@contextmanager
def desk(settings: Settings) -> Iterator[str]:
    """Serve the desk on a free port of this machine and give its address."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(START_SECONDS)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium: Debian's, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--headless"])
        yield browser
        browser.close()


def photograph(browser: Browser, address: str, file: Path, *, size: tuple[int, int], scheme: str) -> None:
    """Write one picture of the top of a page, of the window's size."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.screenshot(path=file)
    page.close()
    if file.stat().st_size > LARGEST_BYTES:
        sys.exit(f"{file} is larger than {LARGEST_BYTES:,} bytes: make its window smaller.")
    print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
