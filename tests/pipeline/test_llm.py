"""The language model beside the rules, from the endpoint to the store and the commands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.llm_server import Reply, gives, is_silent, running_server, says, sends
from typer.testing import CliRunner

from tracktwo.cli.main import app
from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.doctor import examine
from tracktwo.pipeline.llm import model_reader
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.report import ReadReport
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Claim, Issue, Quotation
from tracktwo.settings import load_settings
from tracktwo.store.database import Store, open_store

TEXT = (
    "The Velden Institute, in the view of Jonas Hartwig, cannot name the bridge. "
    "Ukraine's foreign minister said on Tuesday that the talks had brought no progress."
)
NEW = {
    "text": "in the view of Jonas Hartwig, cannot name the bridge",
    "slot": "assessment", "about": "the bridge",
    "value": "cannot name the bridge", "asserted_by": "Jonas Hartwig", "as_of": None, "polarity": "affirmed",
    "likelihood": None,
}  # fmt: skip
KNOWN = {
    "contents": ["the talks had brought no progress"], "speaker": "Ukraine's foreign minister", "cue": "said",
    "act": "states", "polarity": "affirmed",
}  # fmt: skip
INVENTED = {**KNOWN, "contents": ["we accept every condition"]}
KEY = "sk-a-key-of-the-tests"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.sqlite", create=True)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKTWO_HOME", str(tmp_path))
    for name in ("LLM_ENDPOINT", "LLM_MODEL", "LLM_KEY", "SETTINGS", "STORE"):
        monkeypatch.delenv(f"TRACKTWO_{name}", raising=False)


def read_with(address: str, store: Store, infer: Infer, books: CodeBooks, **settings: Any) -> ReadReport:
    given = load_settings(llm_endpoint=address, llm_model="small-model", **settings)
    reader = Reader(store=store, infer=infer, books=books, model=model_reader(given))
    return read_articles([RawArticle(where="a.txt", text=TEXT, published_at="2026-03-04", lang="en")], reader)


def from_model(store: Store, kind: str) -> list[Any]:
    return [r for r in store.view().records(kind) if r.provenance.step == "llm"]


def test_a_models_record_is_kept_beside_the_rules_with_its_name_and_prompt(
    store: Store, infer: Infer, books: CodeBooks
) -> None:
    with running_server(gives(claims=[NEW], quotations=[KNOWN, INVENTED])) as server:
        report = read_with(server.address, store, infer, books)
    (claim,) = from_model(store, "claims")
    assert isinstance(claim, Claim)
    assert claim.provenance.rule_or_model == "small-model, prompt 1"
    assert claim.evidence[0].text in TEXT
    assert claim.confidence < 0.5
    assert report.failed == 0
    (issue,) = report.issues
    assert "1 not in the article's words" in issue.what
    assert "every condition" not in json.dumps([i.to_dict() for i in report.issues])


def test_what_rules_read_too_is_one_record_that_the_models_gives_way_to(
    store: Store, infer: Infer, books: CodeBooks
) -> None:
    with running_server(gives(quotations=[KNOWN])) as server:
        read_with(server.address, store, infer, books)
    assert from_model(store, "quotations") == []
    (quotation,) = store.view().records("quotations")
    assert isinstance(quotation, Quotation)
    standing = store.view().standing(quotation.id)
    assert standing is not None
    (given_way,) = standing.supersedes
    told = store.view().get(given_way)
    assert told is not None
    assert told.provenance.step == "llm"


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (says("I would rather not."), "no JSON object"),
        (says({"quotations": []}), "lacks claims"),
        (sends(b"broken", status=404), "answers 404"),
        (sends(b"x" * 2_500_000), "more than 2,000,000 bytes"),
        (is_silent(1), "did not answer within"),
    ],
)
def test_when_the_model_fails_the_rules_records_stand_and_an_issue_says_why(
    reply: Reply, what: str, store: Store, infer: Infer, books: CodeBooks
) -> None:
    patience = {"llm_timeout_seconds": 0.3} if "did not answer" in what else {}
    with running_server(reply) as server:
        report = read_with(server.address, store, infer, books, **patience)
    assert store.view().count("quotations") == 1
    (issue,) = report.issues
    assert what in issue.what
    assert issue.how_to_fix
    assert (report.read, report.failed) == (1, 0)


def test_an_article_without_an_answer_is_asked_about_again_and_its_issue_goes(
    store: Store, infer: Infer, books: CodeBooks
) -> None:
    with running_server(sends(b"down", status=404), gives(claims=[NEW])) as server:
        read_with(server.address, store, infer, books)
        assert store.view().count("issues") == 1
        read_with(server.address, store, infer, books)
        third = read_with(server.address, store, infer, books)
    assert [r.slot for r in from_model(store, "claims")] == ["assessment"]
    assert store.view().count("issues") == 0
    assert third.known == 1
    assert len(server.asked) == 2


def test_answers_are_kept_so_that_another_store_asks_nothing(
    store: Store, infer: Infer, books: CodeBooks, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other.sqlite", create=True)
    with running_server(gives(claims=[NEW])) as server:
        read_with(server.address, store, infer, books)
        read_with(server.address, other, infer, books)
    assert len(server.asked) == 1
    assert len(from_model(other, "claims")) == 1
    other.close()


def test_a_damaged_kept_answer_is_asked_for_again(
    store: Store, infer: Infer, books: CodeBooks, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other.sqlite", create=True)
    with running_server(gives(claims=[NEW])) as server:
        read_with(server.address, store, infer, books)
        (kept,) = (tmp_path / "answers").rglob("*.json.gz")
        kept.write_bytes(b"\x1f\x8b damaged")
        read_with(server.address, other, infer, books)
    assert len(server.asked) == 2
    other.close()


def test_another_prompt_or_model_supersedes_what_the_last_one_gave(
    store: Store, infer: Infer, books: CodeBooks
) -> None:
    with running_server(gives(claims=[NEW])) as server:
        read_with(server.address, store, infer, books)
        given = load_settings(llm_endpoint=server.address, llm_model="large-model")
        reader = Reader(store=store, infer=infer, books=books, model=model_reader(given))
        read_articles([RawArticle(where="a.txt", text=TEXT, published_at="2026-03-04", lang="en")], reader)
    (claim,) = from_model(store, "claims")
    assert claim.provenance.rule_or_model == "large-model, prompt 1"


def test_the_budget_ends_the_asking_and_not_the_reading(store: Store, infer: Infer, books: CodeBooks) -> None:
    items = [RawArticle(where=f"{n}.txt", text=f"{TEXT} It was day {n}.", lang="en") for n in range(3)]
    with running_server(gives()) as server:
        given = load_settings(llm_endpoint=server.address, llm_model="small-model", llm_calls=2)
        reader = Reader(store=store, infer=infer, books=books, model=model_reader(given))
        report = read_articles(items, reader)
    assert len(server.asked) == 2
    assert report.read == 3
    assert [("2 calls" in i.what, "llm_calls" in i.how_to_fix) for i in report.issues] == [(True, True)]


def test_nothing_is_asked_unless_an_endpoint_is_set() -> None:
    assert model_reader(load_settings()) is None
    assert model_reader(load_settings(llm_endpoint="http://127.0.0.1:1", llm_model="x"), name="") is None
    with pytest.raises(ConfigError, match="llm_endpoint"):
        model_reader(load_settings(), name="small-model")


def test_doctor_says_what_is_set_and_never_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKTWO_LLM_KEY", KEY)
    unset = [f for f in examine(load_settings()) if f.name == "llm"]
    assert "nothing is sent" in unset[0].told
    address = "https://models.example/v1"
    (found,) = (f for f in examine(load_settings(llm_endpoint=address, llm_model="large")) if f.name == "llm")
    assert found.is_good
    assert f"large at {address}, a key" in found.told
    (bad,) = (f for f in examine(load_settings(llm_endpoint="http://a.example/v1")) if f.name == "llm")
    assert not bad.is_good
    assert KEY not in str([unset, found, bad])


def test_the_key_is_no_setting(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f'llm_key = "{KEY}"\n')
    with pytest.raises(ConfigError, match="no setting 'llm_key'") as raised:
        load_settings()
    assert KEY not in str(raised.value)


def test_read_and_explain_ask_the_model_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(f"Talks\n\n{TEXT}\n\nThe envoys left Geneva for Doha later that day.\n")
    run = CliRunner()
    with running_server(gives(claims=[NEW], quotations=[KNOWN, INVENTED])) as server:
        monkeypatch.setenv("TRACKTWO_LLM_ENDPOINT", server.address)
        monkeypatch.setenv("TRACKTWO_LLM_KEY", KEY)
        read = run.invoke(app, ["read", str(tmp_path / "a.txt"), "--llm", "small-model", "--json"])
        assert read.exit_code == 0, read.output
        assert server.asked[0]["model"] == "small-model"
        exported = run.invoke(app, ["export", "quotations"])
        silent = run.invoke(app, ["read", str(tmp_path / "a.txt"), "--no-llm", "--json"])
        explained = run.invoke(app, ["explain", TEXT, "--llm", "small-model"])
        told = run.invoke(app, ["explain", TEXT, "--llm", "small-model", "--json"])
    assert silent.exit_code == 0
    (quotation,) = [
        q for q in map(json.loads, exported.stdout.splitlines()) if "no progress" in q["contents"]
    ]
    shown = run.invoke(app, ["show", quotation["id"]])
    assert "Read too by small-model, prompt 1: quotation-" in shown.output
    assert len(server.asked) == 2, "read once, explained once, its answer kept"
    assert "by small-model, prompt 1" in explained.output
    assert "gives way to quotation-" in explained.output
    assert "we accept every condition" in explained.output
    step = json.loads(told.output)["steps"][-1]
    assert step["step"] == "llm"
    assert {Issue.__name__.lower(), "claim", "quotation"} == {r["id"].split("-")[0] for r in step["records"]}
    assert KEY not in read.output + explained.output + told.output
