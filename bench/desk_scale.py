"""The desk on a large store: how long pages take on the server with fifty readers while a `read` writes.

100,000 sentences, or as many as DESK_SENTENCES says (1000000 is the size the desk is made for: seven minutes
to make, 1.3 GB). The desk runs as it does for its users, in a process of its own; another writes articles all
the while. Each reader opens a page, stays on it for some seconds, and opens another, so that fifty ask about
ten times a second. `cold` is a page that nobody asked for before, alone.
"""

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx

from bench.desk_store import add_group, fill, told
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store
from tracktwo.web.screens import screens

NAME = "desk_scale"
GOLD_FILES: tuple[str, ...] = ()
SENTENCES = int(os.environ.get("DESK_SENTENCES", "100000"))
KEPT = os.environ.get("DESK_STORE", "")  # a folder with a store made before
SECONDS = float(os.environ.get("DESK_SECONDS", "60"))
READERS = 50
FRESH = httpx.Limits(keepalive_expiry=1.0)  # a reader's idle connection is closed by the server after a while
READING = (2.0, 8.0)  # seconds that a reader stays on a page
WRITTEN = 5  # articles in each transaction of the writer
DOSSIER = "ukraine"
SEARCHES = (
    "/search?q=Geneva+talks",
    "/search?q=power+station&kind=sentences",
    f"/search?q=Geneva&dossier={DOSSIER}",
)
LISTS = (
    "/list/events", f"/list/events?dossier={DOSSIER}&facet=ASSAULT&status=denied", "/list/events?actor=UKR",
    "/list/quotations", "/list/articles?number=100", "/list/stories",
)  # fmt: skip
API = (
    "/api/v1/events",
    f"/api/v1/events?dossier={DOSSIER}&offset=5000",
    "/api/v1/counts",
    "/api/v1/search?q=Geneva",
)
Times = dict[str, list[float]]


def run() -> dict[str, float]:
    """Return seconds and megabytes of the store, and milliseconds and kilobytes of the pages."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(KEPT or made)
        began = time.perf_counter()
        store = open_store(folder / "desk.sqlite")
        if not store.view().dossiers():
            fill(store, SENTENCES)
        figures = {
            "sentences": float(SENTENCES),
            "seconds to make the store": time.perf_counter() - began,
            "megabytes": sum(file.stat().st_size for file in folder.iterdir()) / 1e6,
        }
        figures |= _visited(folder, _addresses(store))
        store.close()
    return figures


def _addresses(store: Store) -> list[str]:
    view = store.view()
    article = next(view.records("articles", dossier=DOSSIER, newest_first=True, limit=1)).id
    event = next(view.records("events", dossier=DOSSIER, newest_first=True, limit=1)).id
    pages = [*(screen.address(DOSSIER) for screen in screens()), f"/dossier/{DOSSIER}/map"]
    return ["/", *pages, *LISTS, f"/article/{article}", f"/record/{event}", *SEARCHES, *API]


def _visited(folder: Path, addresses: list[str]) -> dict[str, float]:
    port = _free_port()
    command = [sys.executable, "-m", "bench.desk_scale"]
    with (
        subprocess.Popen([*command, "serve", str(folder), str(port)]) as desk,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=600) as client,
    ):
        _wait(client)
        cold, weight = _cold(client, addresses)
        with subprocess.Popen([*command, "write", str(folder)]) as writer:
            times = _read_by_all(port, addresses)
            writer.terminate()
        desk.terminate()
    return {**_summed(times), **_by_page(times, cold, weight)}


def _cold(client: httpx.Client, addresses: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    cold, weight = {}, {}
    for address in addresses:
        began = time.perf_counter()
        answer = client.get(address)
        cold[address] = time.perf_counter() - began
        weight[address] = len(answer.content) / 1000
        assert answer.status_code == 200, (address, answer.status_code)
    return cold, weight


def _read_by_all(port: int, addresses: list[str]) -> Times:
    times: Times = defaultdict(list)
    end = time.monotonic() + SECONDS

    def read(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=600, limits=FRESH) as client:
            time.sleep(chance.uniform(0, READING[1]))
            while time.monotonic() < end:
                address = chance.choice(addresses)
                began = time.perf_counter()
                client.get(address).raise_for_status()
                times[address].append(time.perf_counter() - began)
                time.sleep(chance.uniform(*READING))

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times


def _summed(times: Times) -> dict[str, float]:
    everything = [one for found in times.values() for one in found]
    searches = [one for address in SEARCHES for one in times[address]]
    return {
        "pages read": float(len(everything)),
        "median ms": _median(everything),
        "p95 ms": _p95(everything),
        "search: median ms": _median(searches),
        "search: p95 ms": _p95(searches),
    }


def _by_page(times: Times, cold: dict[str, float], weight: dict[str, float]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for address, seconds in cold.items():
        name = "/".join(part for part in address.split("/") if "-" not in part[6:12] or "?" in part) or "/"
        figures[f"{name}: cold ms"] = seconds * 1000
        if times[address]:
            figures[f"{name}: median ms"] = _median(times[address])
            figures[f"{name}: p95 ms"] = _p95(times[address])
        figures[f"{name}: kB"] = weight[address]
    return figures


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds or [0.0]) * 1000


def _p95(seconds: list[float]) -> float:
    return sorted(seconds or [0.0])[int(0.95 * (max(len(seconds), 1) - 1))] * 1000


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            client.get("/static/desk.css")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("The desk did not open within a minute.")


def serve(folder: Path, port: int) -> None:
    """Open the desk and the API on a store."""
    import uvicorn

    from tracktwo.api.app import create_api
    from tracktwo.web.app import create_app

    settings = Settings(home=folder, store=str(folder / "desk.sqlite"))
    app = create_app(settings)
    app.mount("/api", create_api(settings))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)


def write(folder: Path) -> None:
    """Write a few articles a second until ended, as a `read` does."""
    store, chance = open_store(folder / "desk.sqlite"), random.Random()
    number = random.SystemRandom().randrange(10**8, 10**12)
    while True:
        add_group(store, [told(chance, number + n, number + n + 1) for n in range(WRITTEN)], chance)
        number += WRITTEN
        time.sleep(1)


def main(asked: list[Any]) -> None:
    """Be the desk or the writer of a run."""
    if asked[0] == "serve":
        serve(Path(asked[1]), int(asked[2]))
    else:
        write(Path(asked[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
