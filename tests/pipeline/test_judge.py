"""Decisions about records: which are taken, which are refused and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.rows import article, event

from tracktwo.errors import ConfigError, RecordError
from tracktwo.pipeline.judge import judge
from tracktwo.records import JudgementKind
from tracktwo.store.database import Store, open_store

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
MET = event(TALKS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add([TALKS, MET])
    yield made
    made.close()


def test_a_decision_is_a_record_with_who_when_and_why(store: Store) -> None:
    made = judge(store, JudgementKind.ACCEPT, [MET.id], who="analyst", reason="checked")
    (kept,) = store.view().records("judgements")
    assert kept == made
    assert (made.who, made.reason, made.dossier) == ("analyst", "checked", "narvia")
    assert made.made_at == made.provenance.recorded_at


@pytest.mark.parametrize(
    ("kind", "targets", "told"),
    [
        (JudgementKind.REJECT, ["event-0"], "no record event-0"),
        (JudgementKind.REJECT, [], "needs an id"),
        (JudgementKind.MERGE, [MET.id], "two ids or more"),
        (JudgementKind.UNDO, [MET.id], "takes ids of judgements"),
        (JudgementKind.RETRACT, [MET.id], "Only articles are retracted"),
    ],
)
def test_what_does_not_fit_is_refused(
    store: Store, kind: JudgementKind, targets: list[str], told: str
) -> None:
    with pytest.raises(ConfigError, match=told):
        judge(store, kind, targets, who="analyst", reason="")
    assert store.view().count("judgements") == 0


@pytest.mark.parametrize("values", [{}, {"id": "x"}, {"evidence": []}, {"colour": "red"}])
def test_an_edit_of_what_cannot_be_edited_is_refused(store: Store, values: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="Fields are: actors"):
        judge(store, JudgementKind.EDIT, [MET.id], who="analyst", reason="", values=values)


@pytest.mark.parametrize("values", [{"status": "maybe"}, {"actors": "Narvia"}, {"goldstein": "high"}])
def test_an_edited_value_must_fit_its_field(store: Store, values: dict[str, object]) -> None:
    with pytest.raises(RecordError, match=r"Event\."):
        judge(store, JudgementKind.EDIT, [MET.id], who="analyst", reason="", values=values)
    assert store.view().count("judgements") == 0
