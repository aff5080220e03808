"""`tracktwo users` and what `tracktwo serve` refuses; a real desk with sign-in in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
from tests.cli.test_commands import ROOT, run

WORDS = "kettle orbit mango ninety\n"
START_SECONDS = 180  # with other work beside it; a second on an idle machine


def test_people_are_added_changed_and_removed_and_the_log_tells(tmp_path: Path) -> None:
    assert "Nobody may sign in yet" in run(tmp_path, "users", "list").stdout
    done = run(tmp_path, "users", "add", "Ana Lima", "--role", "editor", given=WORDS)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "ana lima may sign in as editor: tracktwo serve --users\n"
    assert run(tmp_path, "users", "add", "rui", given=WORDS).returncode == 0
    assert run(tmp_path, "users", "role", "rui", "analyst").stdout == "rui is an analyst now.\n"
    assert run(tmp_path, "users", "password", "rui", given="other words nobody knows\n").returncode == 0
    token = run(tmp_path, "users", "token", "rui", "--label", "calendar")
    assert len(token.stdout.strip()) >= 43
    assert "told this once" in token.stderr
    assert run(tmp_path, "users", "sign-out", "rui").returncode == 0
    assert run(tmp_path, "users", "remove", "rui").returncode == 0
    lines = [json.loads(line) for line in run(tmp_path, "users", "log", "--jsonl").stdout.splitlines()]
    assert [line["what"] for line in lines] == [
        "person removed", "sign out everywhere", "token made", "password", "role", "person added",
        "person added",
    ]  # fmt: skip
    assert {line["address"] for line in lines} == {"command line"}
    assert WORDS.strip() not in repr(lines)
    assert token.stdout.strip() not in repr(lines)
    listed = run(tmp_path, "users", "list").stdout
    assert "ana lima  editor" in listed
    assert "editor: retract articles" in listed


@pytest.mark.parametrize(
    ("arguments", "given", "words"),
    [
        (("users", "add", "eve", "--role", "boss"), WORDS, "There are: reader, analyst, editor"),
        (("users", "add", "eve"), "short\n", "12 to 256 characters"),
        (("users", "add", "eve"), "", "12 to 256 characters"),
        (("users", "add", "../eve"), WORDS, "no name to sign in with"),
        (("users", "remove", "nobody"), "", "Nobody here is called 'nobody'. There are: ana."),
        (("users", "remove", "ana"), "", "only editor"),
        (("serve", "--host", "0.0.0.0"), "", "--without-sign-in"),
        (("serve", "--host", "desk.lan", "--no-users"), "", "whoever reaches it may read and change"),
    ],
)
def test_what_does_not_fit_is_said(
    tmp_path: Path, arguments: tuple[str, ...], given: str, words: str
) -> None:
    assert run(tmp_path, "users", "add", "ana", "--role", "editor", given=WORDS).returncode == 0
    done = run(tmp_path, *arguments, given=given)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_desk_that_nobody_could_sign_in_to_is_not_opened(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", "--users")
    assert done.returncode == 2
    assert "tracktwo users add NAME --role editor" in done.stderr


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def answer_of(address: str, **headers: str) -> int | None:
    """The status of an answer, redirects followed; None while nobody answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=5) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except URLError:
        return None


def test_a_served_desk_asks_who_is_there_on_its_pages_and_its_api(tmp_path: Path) -> None:
    assert run(tmp_path, "users", "add", "ana", "--role", "reader", given=WORDS).returncode == 0
    token = run(tmp_path, "users", "token", "ana").stdout.strip()
    port = free_port()
    where = f"http://127.0.0.1:{port}"
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tracktwo", "serve", "--users", "--port", str(port)]
    served = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + START_SECONDS
        while answer_of(f"{where}/static/mark.svg") is None and time.monotonic() < deadline:
            time.sleep(0.1)
        shown = {"Authorization": f"Bearer {token}"}
        assert answer_of(f"{where}/api/v1/counts") == 401
        assert answer_of(f"{where}/api/v1/counts", **shown) == 200
        assert answer_of(f"{where}/users", **shown) == 403
        assert answer_of(where) == 200, "the sign-in page"
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(timeout=START_SECONDS)
