"""The JSON API: pages of records, one record, search; what is wrong is said as JSON."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.store.rows import article, event, judgement

from tracktwo.api.app import create_api
from tracktwo.errors import StoreError
from tracktwo.records import KINDS, JudgementKind, to_dict
from tracktwo.settings import Settings, load_settings
from tracktwo.store.database import Store, open_store

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
MEETINGS = [event(TALKS, day=f"2026-01-{day:02}") for day in range(1, 8)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(home=str(tmp_path))


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    made = open_store(settings.store_url)
    with made.writing() as writing:
        writing.add([TALKS, *MEETINGS])
        writing.add_sentences(TALKS, [(0, len(TALKS.text))])
    yield made
    made.close()


@pytest.fixture
def client(settings: Settings, store: Store) -> TestClient:
    assert store.view().count("events") == 7
    return TestClient(create_api(settings))


def test_pages_follow_each_other_to_the_end(client: TestClient) -> None:
    found: list[object] = []
    offset: int | None = 0
    while offset is not None:
        answer = client.get("/v1/events", params={"limit": 3, "offset": offset}).json()
        assert answer["total"] == 7
        found += answer["items"]
        offset = answer["next_offset"]
    assert found == [to_dict(meeting) for meeting in MEETINGS]


def test_filters_are_those_of_the_view(client: TestClient) -> None:
    def ids(**asked: str) -> list[str]:
        return [item["id"] for item in client.get("/v1/events", params=asked).json()["items"]]

    assert ids(since="2026-01-03", until="2026-01-04") == [MEETINGS[2].id, MEETINGS[3].id]
    assert len(ids(actor="NRV", facet="CONSULT", status="occurred", article=TALKS.id, dossier="narvia")) == 7
    assert ids(actor="XXX") == []
    assert ids(newest_first="true", limit="1") == [MEETINGS[-1].id]


def test_an_answer_is_not_sent_again_until_the_store_changes(client: TestClient, store: Store) -> None:
    first = client.get("/v1/events")
    again = client.get("/v1/events", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    store.add([judgement(JudgementKind.REJECT, MEETINGS[0].id)])
    changed = client.get("/v1/events", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.json()["total"] == 6


def test_one_record_with_how_it_stands(client: TestClient, store: Store) -> None:
    made = judgement(JudgementKind.REJECT, MEETINGS[0].id)
    store.add([made])
    answer = client.get(f"/v1/records/{MEETINGS[0].id}").json()
    assert answer["record"] == to_dict(MEETINGS[0])
    assert answer["standing"]["is_shown"] is False
    assert [j["id"] for j in answer["standing"]["judgements"]] == [made.id]


def test_search_and_counts(client: TestClient) -> None:
    hits = client.get("/v1/search", params={"q": "envoys", "kinds": "sentences"}).json()
    assert [hit["record_id"] for hit in hits] == [TALKS.id]
    assert client.get("/v1/counts", params={"dossier": "narvia"}).json()["events"] == 7


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_page_and_a_schema(client: TestClient, kind: str) -> None:
    assert client.get(f"/v1/{kind}").status_code == 200
    assert client.get(f"/v1/schema/{kind}").json()["title"] == KINDS[kind].__name__


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/meetings", 404),
        ("/v1/schema/meetings", 404),
        ("/v1/records/event-0", 404),
        ("/v1/search?q=-x", 400),
        ("/v1/search", 422),
        ("/v1/events?limit=0", 422),
        ("/v1/events?limit=100000", 422),
        ("/v1/events?since=soon", 422),
        ("/v1/events?colour=red", 422),
        ("/v1/events?offset=-1", 422),
    ],
)
def test_what_is_wrong_is_said_as_json(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) & {"error", "detail"}


def test_nothing_can_be_written(client: TestClient) -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)("/v1/events").status_code == 405


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        create_api(load_settings(home=str(tmp_path / "empty")))


def test_the_status_of_a_dossier_comes_with_its_reasons_or_how_little_is_known(client: TestClient) -> None:
    (told,) = client.get("/v1/status/narvia").json()
    assert (told["month"], told["verdict"]) == ("2026-02", "unknown")
    assert "1 independent origins; 3 are needed" in told["too_little"]
    assert [row["month"] for row in client.get("/v1/status/narvia?month=2026-01&months=2").json()] == [
        "2026-01",
        "2025-12",
    ]
    assert client.get("/v1/status/nowhere").status_code == 404
    assert client.get("/v1/status/narvia?month=2026-13").status_code == 422
