"""The API keeps to its description: whatever is asked, no failure, and every answer of its shape."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.brief.dossier import everything

from tracktwo.api.app import create_api
from tracktwo.records import KINDS, Record
from tracktwo.settings import load_settings
from tracktwo.store.database import open_store

RECORDS: list[Record] = everything()
KNOWN = [
    "chaco",
    "2026-03-01",
    "BOL",
    "ASSAULT",
    "occurred",
    "rockets",
    "2026-03",
    *(r.id for r in RECORDS[:40]),
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    set_up = load_settings(home=str(tmp_path_factory.mktemp("home")))
    store = open_store(set_up.store_url)
    store.add(RECORDS)
    store.close()
    with TestClient(create_api(set_up), raise_server_exceptions=False) as client:
        yield client


def words_for(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What a parameter is asked with: what it takes, what the store knows, and anything at all."""
    kinds = [one.get("type") for one in schema.get("anyOf", [schema])]
    given_type = next((kind for kind in kinds if kind != "null"), "string")
    known: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(-2, 1100) | st.integers(),
        "boolean": st.booleans(),
        "array": st.lists(st.sampled_from([*KINDS, "sentences"]) | st.text(max_size=5), max_size=3),
    }
    return known.get(str(given_type), st.sampled_from(KNOWN)) | st.text(max_size=20)


def fits(answer: Any, status: int, asked: dict[str, Any], whole: dict[str, Any]) -> None:
    """Fail unless an answer has the shape that is described for its status."""
    schema = asked["responses"][str(status)]["content"]["application/json"]["schema"]
    jsonschema.validate(answer, {**schema, "components": whole["components"]})


def test_the_description_is_served_and_names_every_kind(api: TestClient) -> None:
    whole = api.get("/openapi.json").json()
    assert whole["openapi"].startswith("3.1")
    assert {f"/v1/{kind}" for kind in KINDS} <= whole["paths"].keys()
    for shape in whole["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(shape)
    text = api.get("/openapi.json").text
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= whole["components"]["schemas"].keys()


@pytest.mark.parametrize("kind", KINDS)
def test_all_records_of_a_kind_fit_their_description(api: TestClient, kind: str) -> None:
    whole = api.get("/openapi.json").json()
    answer = api.get(f"/v1/{kind}")
    fits(answer.json(), answer.status_code, whole["paths"][f"/v1/{kind}"]["get"], whole)
    for item in answer.json()["items"][:3]:
        one = api.get(f"/v1/records/{item['id']}")
        fits(one.json(), one.status_code, whole["paths"]["/v1/records/{record_id}"]["get"], whole)


def test_notices_search_status_and_counts_fit_their_description(api: TestClient) -> None:
    whole = api.get("/openapi.json").json()
    for path, address in {
        "/v1/notices": "/v1/notices?reading=true",
        "/v1/search": "/v1/search?q=rockets",
        "/v1/status/{dossier}": "/v1/status/chaco?months=3",
        "/v1/counts": "/v1/counts?dossier=chaco",
    }.items():
        answer = api.get(address)
        assert answer.json(), address
        fits(answer.json(), answer.status_code, whole["paths"][path]["get"], whole)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_is_answered_as_described(api: TestClient, data: st.DataObject) -> None:
    whole = api.app.openapi()  # type: ignore[attr-defined]
    path = data.draw(st.sampled_from(sorted(whole["paths"])))
    asked = whole["paths"][path]["get"]
    address, query = path, dict[str, Any]()
    for one in asked.get("parameters", []):
        if one["in"] == "path":
            value = data.draw(st.sampled_from([*KNOWN, *KINDS]) | st.text("ab/%.?-é", min_size=1, max_size=5))
            address = address.replace(f"{{{one['name']}}}", value.replace("?", "%3F"))
        elif data.draw(st.booleans()) or one.get("required"):
            query[one["name"]] = data.draw(words_for(one["schema"]))
    answer = api.get(address, params=query)
    assert answer.status_code < 500, (address, query, answer.text)
    is_elsewhere = not answer.request.url.path.startswith(path.partition("{")[0].rstrip("/"))
    if not is_elsewhere and "{" not in path:
        fits(answer.json(), answer.status_code, asked, whole)
