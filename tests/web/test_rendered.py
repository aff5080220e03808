"""Pages kept between requests: made once, never too many, behind the store only while another writes."""

import asyncio
import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient
from tests.brief import dossier as made

from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web import rendered
from tracktwo.web.app import create_app
from tracktwo.web.rendered import Rendered, State


def asked(kept: Rendered, key: str, state: State, made: list[str], *, slow: float = 0.0) -> str:
    """Ask for a page; what had to be made is noted."""

    async def make() -> HTMLResponse:
        await asyncio.sleep(slow)
        made.append(f"{key} {state.version}")
        return HTMLResponse(made[-1])

    async def ask() -> bytes:
        answers = await asyncio.gather(*(kept.answer(key, state, make) for _ in range(3)))
        assert len({bytes(answer.body) for answer in answers}) == 1
        await asyncio.sleep(slow * 1.5)  # what is made behind the readers' back has time to come
        return bytes(answers[0].body)

    with ThreadPoolExecutor(1) as own:  # the browser tests' loop may still stand in this thread
        return own.submit(lambda: asyncio.run(ask())).result().decode()


def test_a_page_that_many_ask_for_is_made_once() -> None:
    made: list[str] = []
    kept = Rendered()
    assert asked(kept, "a", State("1", 0), made, slow=0.05) == "a 1"
    assert made == ["a 1"]


def test_the_page_not_asked_for_longest_gives_way() -> None:
    made: list[str] = []
    kept, state = Rendered(most=2), State("1", 0)
    for key in ("a", "b", "a", "c", "a", "b"):
        asked(kept, key, state, made)
    assert made == ["a 1", "b 1", "c 1", "b 1"]


def test_what_this_program_wrote_shows_at_once() -> None:
    made: list[str] = []
    kept = Rendered()
    asked(kept, "a", State("1", 0), made, slow=0.3)
    assert asked(kept, "a", State("2", 1), made, slow=0.3) == "a 2"


def test_while_another_program_writes_a_costly_page_is_made_behind_the_readers_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rendered, "REST_SECONDS", 0.0)
    monkeypatch.setattr(rendered, "REST_TIMES", 0)
    made: list[str] = []
    kept = Rendered()
    assert asked(kept, "a", State("1", 0), made, slow=0.3) == "a 1"
    assert asked(kept, "a", State("2", 0), made, slow=0.3) == "a 1"
    assert made == ["a 1", "a 2"]
    assert asked(kept, "a", State("2", 0), made) == "a 2"


def test_a_page_is_not_shown_when_it_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "REST_SECONDS", 0.0)
    made: list[str] = []
    kept = Rendered()
    asked(kept, "a", State("1", 0), made)
    assert asked(kept, "a", State("2", 0), made) == "a 2"


def test_a_new_record_shows_at_once(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    store = open_store(settings.store_url)
    store.add(made.everything())
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as desk:
        before = desk.get("/list/events")
        assert desk.get("/list/events").text == before.text
        store.add([dataclasses.replace(made.events()[0], id="event-new", text="Rockets, once more")])
        after = desk.get("/list/events")
        assert "Rockets, once more" in after.text
        assert after.headers["etag"] != before.headers["etag"]
    store.close()
