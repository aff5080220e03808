"""Asking a language model over HTTP, against a real local server that answers in every way they do."""

import json
from typing import Any

import pytest
from tests.llm_server import EMPTY, Reply, drips, gives, hangs_up, is_silent, running_server, says, sends

from tracktwo.errors import ConfigError, ModelError
from tracktwo.infer.llm import EndpointModel
from tracktwo.infer.llm_budget import Budget
from tracktwo.infer.llm_endpoint import checked_endpoint
from tracktwo.protocols import Prompt

PROMPT = Prompt("Fill in the form.", "The ministers met.", {"type": "object", "required": list(EMPTY)})
KEY = "sk-a-key-of-the-tests"


def model_at(address: str, **options: Any) -> EndpointModel:
    pauses: list[float] = options.pop("pauses", [])
    return EndpointModel(
        checked_endpoint(address, key=options.pop("key", None)),
        "small-model",
        budget=options.pop("budget", Budget(20, 100_000)),
        timeout_seconds=options.pop("timeout_seconds", 5.0),
        sleep=pauses.append,
    )


def test_a_good_answer_comes_back_and_the_request_carries_schema_and_model() -> None:
    with running_server(gives()) as server:
        answer = model_at(server.address, key=KEY).answer(PROMPT)
    assert json.loads(answer) == EMPTY
    asked = server.asked[0]
    assert asked["model"] == "small-model"
    assert asked["temperature"] == 0
    assert asked["response_format"]["json_schema"]["schema"] == PROMPT.schema
    assert [m["content"] for m in asked["messages"]] == [PROMPT.instructions, PROMPT.words]
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent() -> None:
    with running_server(gives()) as server:
        model_at(server.address).answer(PROMPT)
    assert "Authorization" not in server.headers[0]


def test_a_fence_around_the_json_is_taken_off() -> None:
    with running_server(says("```json\n" + json.dumps(EMPTY) + "\n```")) as server:
        assert json.loads(model_at(server.address).answer(PROMPT)) == EMPTY


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (says("The ministers met."), "no JSON object"),
        (says({"quotations": []}), "lacks claims, events, positions"),
        (says([1, 2]), "no JSON object"),
        (says("[" * 100_000), "no JSON object"),
        (says(EMPTY, finish="length"), "broke off"),
        (sends(b"<html>a login page</html>"), "no JSON"),
        (sends(b'{"choices": []}'), "without a message"),
        (sends(b'{"choices": [{"message": {"content": null}}]}'), "without a message"),
        (sends(b"x" * 3_000_000), "more than 2,000,000 bytes"),
        (sends(b'{"error": "model not found, pull it first"}', status=404), "pull it first"),
        (sends(b"", status=302, Location="http://127.0.0.1:1/elsewhere"), "answers 302"),
        (sends(b"{}", Content_Encoding="gzip"), "packs its answers"),
    ],
)
def test_a_bad_answer_is_told_and_not_asked_for_again(reply: Reply, told: str) -> None:
    with running_server(reply) as server, pytest.raises(ModelError, match=told) as raised:
        model_at(server.address).answer(PROMPT)
    assert len(server.asked) == 1
    assert ". " in str(raised.value), "the message says how to mend it"


@pytest.mark.parametrize("reply", [is_silent(1.5), drips(3)])
def test_one_that_is_late_is_left(reply: Reply) -> None:
    with running_server(reply) as server, pytest.raises(ModelError, match=r"within 0\.3 seconds"):
        model_at(server.address, timeout_seconds=0.3).answer(PROMPT)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("failure", "paused"),
    [
        (sends(b"busy", status=429, Retry_After="3"), 3.0),
        (sends(b"broken", status=500), 0.5),
        (hangs_up, 0.5),
    ],
)
def test_what_passes_is_tried_again(failure: Reply, paused: float) -> None:
    pauses: list[float] = []
    with running_server(failure, gives()) as server:
        assert model_at(server.address, pauses=pauses).answer(PROMPT)
    assert len(server.asked) == 2
    assert pauses == [paused]


def test_what_does_not_pass_is_told_after_three_tries() -> None:
    with running_server(sends(b"broken", status=500)) as server, pytest.raises(ModelError, match="500"):
        model_at(server.address).answer(PROMPT)
    assert len(server.asked) == 3


def test_one_that_asks_for_a_long_pause_is_left() -> None:
    busy = sends(b"", status=429, Retry_After="3600")
    with running_server(busy) as server, pytest.raises(ModelError, match="429"):
        model_at(server.address).answer(PROMPT)
    assert len(server.asked) == 1


def test_nobody_there_is_told() -> None:
    with running_server(gives()) as server:
        address = server.address
    with pytest.raises(ModelError, match="cannot be reached"):
        model_at(address).answer(PROMPT)


def test_an_endpoint_that_fails_three_times_in_a_row_is_asked_no_more() -> None:
    with running_server(sends(b"no such model", status=404)) as server:
        model = model_at(server.address)
        for told in ["404", "404", "404", "asked no more in this run", "asked no more"]:
            with pytest.raises(ModelError, match=told):
                model.answer(PROMPT)
    assert len(server.asked) == 3


def test_a_model_that_answers_badly_is_still_asked_about_the_next_article() -> None:
    with running_server(says("no")) as server:
        model = model_at(server.address)
        for _ in range(5):
            with pytest.raises(ModelError, match="no JSON"):
                model.answer(PROMPT)
    assert len(server.asked) == 5


@pytest.mark.parametrize(("budget", "told"), [(Budget(2, 100_000), "calls"), (Budget(20, 210), "llm_tokens")])
def test_the_budget_of_a_run_is_kept(budget: Budget, told: str) -> None:
    with running_server(gives()) as server:
        model = model_at(server.address, budget=budget)
        model.answer(PROMPT)
        model.answer(PROMPT)
        with pytest.raises(ModelError, match=told):
            model.answer(PROMPT)
    assert len(server.asked) == 2
    assert budget.tokens_spent == 200


def test_a_server_that_knows_no_schema_is_asked_without_one_from_then_on() -> None:
    refusal = sends(b'{"error": "unknown response_format type json_schema"}', status=400)
    with running_server(refusal, gives()) as server:
        model = model_at(server.address)
        model.answer(PROMPT)
        model.answer(PROMPT)
    kinds = [asked["response_format"]["type"] for asked in server.asked]
    assert kinds == ["json_schema", "json_object", "json_object"]


def test_the_key_is_in_no_message() -> None:
    echo = sends(f"Incorrect key {KEY} provided".encode(), status=401)
    with running_server(echo) as server, pytest.raises(ModelError) as raised:
        model_at(server.address, key=KEY).answer(PROMPT)
    assert KEY not in str(raised.value)
    assert "TRACKTWO_LLM_KEY" in str(raised.value)
    assert KEY not in repr(checked_endpoint(server.address, key=KEY))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:11434", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
        ("http://", "no http or https"),
        ("http://host:port/v1", "no http or https"),
        ("https://me:secret@models.example/v1", "bare address"),
        ("https://models.example/v1?api-key=secret", "bare address"),
        ("http://models.example/v1", "unencrypted"),
    ],
)
def test_an_address_that_will_not_do_is_refused(address: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told) as raised:
        checked_endpoint(address, key=KEY)
    assert "secret" not in str(raised.value)
    assert KEY not in str(raised.value)


@pytest.mark.parametrize("key", ["two\nlines", "sp ace", "schlüssel"])
def test_a_key_that_would_break_the_request_is_refused_unprinted(key: str) -> None:
    with pytest.raises(ConfigError) as raised:
        checked_endpoint("https://models.example/v1", key=key)
    assert key not in str(raised.value)


def test_a_model_must_be_named() -> None:
    with pytest.raises(ConfigError, match="llm_model"):
        EndpointModel(checked_endpoint("http://localhost:1/v1"), " ", budget=Budget(1, 1))


@pytest.mark.parametrize(
    ("address", "is_local"),
    [("http://localhost:1", True), ("http://[::1]:1/v1", True), ("http://10.0.0.1:1", False)],
)
def test_which_addresses_are_of_this_machine(address: str, is_local: bool) -> None:
    assert checked_endpoint(address).is_local is is_local
