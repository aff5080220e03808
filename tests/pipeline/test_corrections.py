"""Corrections: they hold when an article is read again, are told with their history, are counted by rule."""

import dataclasses
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.rows import article, event, provenance

from tracktwo.errors import ConfigError, RecordError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.corrections import as_lines, corrections_of, tally
from tracktwo.pipeline.decisions import decisions_on
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.retracting import loss_of
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Event, JudgementKind
from tracktwo.store.database import Store, open_store

MET = RawArticle(
    where="1",
    text=(
        "The foreign ministers of Ukraine and Turkey met in Ankara on Monday.\n"
        "Russian missiles struck the port of Odesa on Sunday.\n"
        "Hungary accused Ukraine of delays on Tuesday."
    ),
    outlet="Harbour Post",
    published_at="2026-03-03",
)
TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
AGAIN = article("In Port Linde, Narvia and Solen talked on Friday.", day="2026-03-01")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    yield made
    made.close()


def events(store: Store) -> dict[str, Event]:
    found = (e for e in store.view().records("events") if isinstance(e, Event))
    return {event.evidence[0].text.split()[0]: event for event in found}


def test_corrections_hold_when_a_newer_version_reads_the_article_again(
    store: Store, infer: Infer, books: CodeBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> None:
        read_articles([MET], Reader(store=store, infer=infer, books=books, dossier="ukraine"))
        link_corpus(store, books=books)

    read()
    before = events(store)
    assert {"The", "Russian", "Hungary"} <= before.keys()
    judge(store, JudgementKind.ACCEPT, [before["The"].id], who="ada", reason="so it says")
    judge(store, JudgementKind.REJECT, [before["Hungary"].id], who="ada", reason="not an event")
    judge(
        store,
        JudgementKind.EDIT,
        [before["Russian"].id],
        who="ada",
        reason="one source",
        values={"status": "alleged"},
    )
    monkeypatch.setattr(importlib.import_module("tracktwo.extract.events"), "VERSION", "99")
    read()
    after = events(store)
    assert after["The"].id != before["The"].id
    assert "Hungary" not in after
    assert after["Russian"].status == "alleged"
    for word, kind in (("The", "accept"), ("Russian", "edit")):
        (decision,) = decisions_on(store.view(), after[word].id)
        assert (decision.judgement.kind, decision.reading) == (kind, before[word].id)
        assert decision.is_in_force


def test_a_decision_taken_back_and_put_in_force_again_is_told_so(store: Store) -> None:
    one = event(TALKS)
    store.add([TALKS, one])
    made = judge(store, JudgementKind.REJECT, [one.id], who="ada", reason="no")
    undo = judge(store, JudgementKind.UNDO, [made.id], who="ben", reason="yes")
    (decision,) = decisions_on(store.view(), one.id)
    assert decision.taken_back_by == undo
    assert store.view().count("events") == 1
    judge(store, JudgementKind.UNDO, [undo.id], who="ada", reason="no again")
    (decision,) = decisions_on(store.view(), one.id)
    assert decision.is_in_force
    assert store.view().count("events") == 0


TIME = {"start": None, "end": None, "granularity": "day", "relation": "at", "text": ""}
PLACE = {
    "name": "X",
    "country": None,
    "lat": 99.0,
    "lon": 0.0,
    "precision": "point",
    "geonames_id": None,
    "text": "",
}


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"date": {**TIME, "start": "spring"}}, "date.start"),
        ({"date": {**TIME, "start": "2026-03-02", "end": "2026-03-01"}}, "date.end"),
        ({"confidence": 7.0}, "confidence"),
        ({"place": PLACE}, "place.lat"),
    ],
)
def test_a_value_that_no_reader_could_use_is_refused(
    store: Store, values: dict[str, object], where: str
) -> None:
    one = event(TALKS)
    store.add([TALKS, one])
    with pytest.raises(RecordError, match=rf"Event\.{where} is "):
        judge(store, JudgementKind.EDIT, [one.id], who="ada", reason="", values=values)


def test_only_records_of_one_kind_are_merged_and_only_assembled_ones_split(store: Store) -> None:
    one, other = event(TALKS), event(AGAIN)
    store.add([TALKS, AGAIN, one, other])
    with pytest.raises(ConfigError, match="of one kind"):
        judge(store, JudgementKind.MERGE, [one.id, TALKS.id], who="ada", reason="")
    with pytest.raises(ConfigError, match="assembled"):
        judge(store, JudgementKind.SPLIT, [one.id], who="ada", reason="")


def test_corrections_are_counted_by_the_rule_that_read_wrong(store: Store) -> None:
    one, other = event(TALKS), event(AGAIN)
    store.add([TALKS, AGAIN, one, other])
    judge(store, JudgementKind.ACCEPT, [other.id], who="ada", reason="")
    judge(store, JudgementKind.EDIT, [one.id], who="ada", reason="only a plan", values={"status": "planned"})
    gone = judge(store, JudgementKind.REJECT, [other.id], who="ada", reason="a slip")
    judge(store, JudgementKind.UNDO, [gone.id], who="ada", reason="")
    found = corrections_of(store.view())
    assert [c.verdict for c in found] == ["edit", "accept"]
    (counted,) = tally(found)
    assert (counted.step, counted.rule, counted.wrong) == ("events", "test", 1)
    assert counted.fields == {"status": 1}
    (line, _) = (json.loads(line) for line in as_lines(found))
    assert line["fields"] == {"status": {"read": "occurred", "set": "planned"}}
    assert line["words"] == TALKS.text
    assert line["made"]["status"] == "occurred"
    assert corrections_of(store.view(), dossier="elsewhere") == []


def test_a_correction_of_an_assembled_record_names_the_rules_that_read_its_reports(store: Store) -> None:
    one, other = event(TALKS), event(AGAIN)
    whole = dataclasses.replace(
        event(TALKS, AGAIN), reports=(one.id, other.id), provenance=provenance(step="link.events")
    )
    store.add([TALKS, AGAIN, one, other, whole])
    judge(store, JudgementKind.REJECT, [whole.id], who="ada", reason="two meetings")
    (found,) = corrections_of(store.view())
    assert (found.step, found.read_by) == ("link.events", ("test",))


def test_what_a_retraction_would_take_is_told_before(store: Store) -> None:
    alone, both = event(TALKS), event(TALKS, AGAIN)
    store.add([TALKS, AGAIN, alone, both])
    loss = loss_of(store.view(), TALKS)
    assert ([r.id for r in loss.goes], [r.id for r in loss.weakened]) == ([alone.id], [both.id])
    assert loss.kinds() == {"Event": 1}
    judge(store, JudgementKind.RETRACT, [TALKS.id], who="ada", reason="withdrawn")
    assert [e.id for e in store.view().records("events")] == [both.id]
