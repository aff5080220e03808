"""`tracktwo watch` as its user runs it: real processes, a real local server."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.feeds.servers import Server, serving

from tracktwo.store.database import open_store

ROOT = Path(__file__).parents[2]
PROFILE = """id = "accra"
name = "Talks in Accra"
description = "Talks between Chad and Niger, invented for a test."
start = 2026-01-01
words = ["Accra"]
places = []
languages = ["en"]
outlets = [{feeds}]

[[parties]]
slug = "gov.TCD"
name = "Chad"
code = "TCD"
delegation = []
side = "chad"

[[parties]]
slug = "gov.NER"
name = "Niger"
code = "NER"
delegation = []
side = "niger"

[[issues]]
id = "ceasefire"
"""
STORY = "<html><head><title>Talks {0}</title></head><body><article><p>{1}</p></article></body></html>"
WORDS = (
    "Envoys of Chad and Niger met in Accra on Monday and agreed to meet again in June, the mediator said. "
)
FEED = '<rss version="2.0"><channel><title>Accra Gazette</title>{0}</channel></rss>'


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def publish(server: Server, many: int) -> str:
    """Let the server publish a feed with so many stories, and return the feed's address."""
    items = ""
    for number in range(many):
        address = server.page(f"/story/{number}", STORY.format(number, WORDS * 3 + f"Story {number}."))
        items += f"<item><title>Talks {number}</title><link>{address}</link></item>"
    return server.page("/feed", FEED.format(items), "application/rss+xml")


def profiled(home: Path, *feeds: str) -> Path:
    """Make a home folder with a dossier that watches some feeds, and return it."""
    (home / "dossiers").mkdir(parents=True)
    names = ", ".join(json.dumps(feed) for feed in feeds)
    (home / "dossiers" / "accra.toml").write_text(PROFILE.format(feeds=names), "utf-8")
    return home


def watching(home: Path, *words: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    given = {**os.environ, "PYTHONPATH": path, "TRACKTWO_HOME": str(home)}
    command = [sys.executable, "-m", "tests.pipeline.watching", "watch", "accra", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=given, stdout=pipe, stderr=pipe, text=True)


def ended(process: subprocess.Popen[str], seconds: float = 300) -> tuple[int, str, str]:
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return process.returncode, out, err


def test_a_look_at_feeds_of_which_none_answers_fails_and_says_so(server: Server, tmp_path: Path) -> None:
    gone = f"{server.address}/gone"
    home = profiled(tmp_path / "home", gone)
    code, out, err = ended(watching(home, "--once"))
    assert code == 3
    assert "0 of 1 feeds answered" in out
    assert f"{gone}: answers 404 Not Found. The page is gone or the address is wrong." in err
    assert err.count(gone) == 1  # its address is told once
    assert "No feed answered." in err
    code, out, err = ended(watching(home, "--once"))
    assert code == 3
    assert "No feed was asked: all failed before and are left alone, the first until 20" in err


def test_two_watches_of_one_store_fetch_nothing_twice(server: Server, tmp_path: Path) -> None:
    feed = publish(server, 3)
    homes = [profiled(tmp_path / name, feed) for name in ("one", "other")]
    store = f"--store={tmp_path / 'desk.sqlite'}"
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.pipeline.watching", store, "watch", "accra", "--once"],
            env={**os.environ, "PYTHONPATH": path, "TRACKTWO_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for home in homes
    ]
    found = [ended(process) for process in processes]
    assert {code for code, _, _ in found} <= {0, 2}, found
    assert 0 in {code for code, _, _ in found}
    for code, _, err in found:
        assert code == 0 or "Another process" in err
    assert [server.asked[f"/story/{number}"] for number in range(3)] == [1, 1, 1]
    opened = open_store(tmp_path / "desk.sqlite")
    assert opened.view().count("articles") == 3
    opened.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_at_a_signal_and_goes_on_from_there(
    server: Server, tmp_path: Path, how: signal.Signals
) -> None:
    home = profiled(tmp_path / "home", publish(server, 2))
    process = watching(home)
    assert process.stdout is not None
    assert "1 of 1 feeds answered: 2 new" in process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(how)
    code, _, err = ended(process, seconds=120)  # it pauses for minutes between looks: the signal ended it
    assert code == 130
    assert err.splitlines()[-1] == "Ended. What was stored is whole; the same command goes on from there."
    if how is signal.SIGINT:
        code, out, _ = ended(watching(home, "--once"))
        assert code == 0
        assert "0 new" in out
    assert [server.asked[f"/story/{number}"] for number in range(2)] == [1, 1]
