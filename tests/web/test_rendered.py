"""Pages kept between requests: never stale, never too many."""

import dataclasses

from starlette.responses import HTMLResponse
from starlette.testclient import TestClient
from tests.brief import dossier as made

from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.web.app import create_app
from tracktwo.web.rendered import Rendered


def test_the_page_not_asked_for_longest_gives_way() -> None:
    kept = Rendered(most=2)
    for tag in ("a", "b"):
        kept.keep(tag, HTMLResponse(tag))
    assert kept.get("a") is not None
    kept.keep("c", HTMLResponse("c"))
    assert kept.get("b") is None
    assert kept.get("a") is not None


def test_a_new_record_shows_at_once(tmp_path: object) -> None:
    settings = Settings(home=str(tmp_path))
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
