"""What a view shows: records as added, superseded, judged, and as they stood at a moment."""

import dataclasses
from datetime import UTC, datetime

import pytest
from tests.store.rows import MORNING, NARVIA, article, event, issue, judgement, provenance

from tracktwo.errors import RecordError, StoreError
from tracktwo.records import Event, EventStatus, EventType, FieldValue, JudgementKind
from tracktwo.store.database import Store

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
AGAIN = article("Delegations from Narvia and Solen held talks.", day="2026-03-03")
NOON = "2026-03-01T12:00:00.000000Z"


def events(store: Store, **where: object) -> list[str]:
    return [record.id for record in store.view().records("events", **where)]  # type: ignore[arg-type]


def test_what_is_added_comes_back_equal(store: Store) -> None:
    met = event(TALKS, day="2026-02-27")
    assert store.add([TALKS, met]) == 2
    view = store.view()
    assert view.get(met.id) == met
    assert view.article(TALKS.id) == TALKS
    assert list(view.resting_on(TALKS.id)) == [met]
    assert view.get("event-0000") is None
    assert view.counts()["events"] == view.count("events") == 1


def test_adding_twice_changes_nothing(store: Store) -> None:
    assert store.add([TALKS, event(TALKS)]) == 2
    before = store.view().version()
    assert store.add([TALKS, event(TALKS)]) == 0
    assert store.view().version() == before


def test_a_record_without_its_moment_is_refused_and_nothing_is_kept(store: Store) -> None:
    unstamped = dataclasses.replace(TALKS, provenance=dataclasses.replace(TALKS.provenance, recorded_at=None))
    with pytest.raises(RecordError, match="recorded_at"):
        store.add([AGAIN, unstamped])
    assert store.view().count("articles") == 0


def test_pages_are_cut_and_ordered_by_date(store: Store) -> None:
    days = [f"2026-01-{day:02}" for day in range(1, 21)]
    found = [event(TALKS, day=day) for day in days]
    store.add([TALKS, *reversed(found)])
    ids = [record.id for record in found]
    assert events(store) == ids
    assert events(store, limit=5, offset=5) == ids[5:10]
    assert events(store, newest_first=True, limit=3) == ids[:-4:-1]
    assert events(store, since="2026-01-05", until="2026-01-07") == ids[4:7]


def test_filters_by_actor_article_facet_and_status(store: Store) -> None:
    met = event(TALKS)
    attack = event(AGAIN, type_=EventType.ASSAULT, status=EventStatus.ALLEGED)
    store.add([TALKS, AGAIN, met, attack])
    assert set(events(store, actor=NARVIA.id)) == set(events(store, actor="NRV")) == {met.id, attack.id}
    assert events(store, actor="XXX") == []
    assert events(store, article=AGAIN.id) == [attack.id]
    assert events(store, facet="ASSAULT") == events(store, status="alleged") == [attack.id]
    assert events(store, dossier="elsewhere") == []
    assert store.view().dossiers() == {"narvia": 2}
    with pytest.raises(StoreError, match="no kind of record called 'meetings'"):
        list(store.view().records("meetings"))


def test_a_superseded_record_leaves_the_lists_but_stays_readable(store: Store) -> None:
    old, new = event(TALKS), event(TALKS, version="2")
    store.add([TALKS, old, new])
    store.supersede({old.id: new.id}, at=NOON)
    assert events(store) == [new.id]
    kept = store.view().get(old.id)
    assert kept is not None
    assert kept.superseded_by == new.id
    standing = store.view().standing(new.id)
    assert standing is not None
    assert standing.supersedes == (old.id,)
    with store.writing() as writing:
        writing.restore([old.id], at="2026-03-01T13:00:00.000000Z")
    assert set(events(store)) == {old.id, new.id}


def test_a_view_of_an_earlier_moment_does_not_see_what_came_later(store: Store) -> None:
    old, new = event(TALKS), event(TALKS, version="2", at=NOON)
    store.add([TALKS, old])
    store.add([new])
    store.supersede({old.id: new.id}, at=NOON)
    store.add([judgement(JudgementKind.REJECT, new.id)])
    before = store.view(datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert [record.id for record in before.records("events")] == [old.id]
    assert before.get(new.id) is None
    assert [hit.record_id for hit in before.search("envoys", kinds=["events"])] == [old.id]
    after = store.view(datetime(2026, 3, 1, 14, tzinfo=UTC))
    assert [record.id for record in after.records("events")] == [new.id]
    assert events(store) == []


def test_a_view_by_publication_splits_what_was_assembled_from_later_articles(store: Store) -> None:
    single, whole = event(TALKS), event(TALKS, AGAIN)
    store.add([TALKS, AGAIN, single, whole])
    store.supersede({single.id: whole.id}, at=NOON)
    then = store.view(datetime(2026, 3, 1, tzinfo=UTC), by="published")
    assert [record.id for record in then.records("events")] == [single.id]
    assert [record.id for record in then.records("articles")] == [TALKS.id]
    now = store.view(datetime(2026, 3, 4, tzinfo=UTC), by="published")
    assert [record.id for record in now.records("events")] == [whole.id]


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no time zone"):
        store.view(datetime(2026, 3, 1))


def test_a_rejected_record_hides_until_that_is_undone(store: Store) -> None:
    met = event(TALKS)
    reject = judgement(JudgementKind.REJECT, met.id)
    undo = judgement(JudgementKind.UNDO, reject.id, at="2026-03-03T08:00:00.000000Z")
    store.add([TALKS, met, reject])
    assert events(store) == []
    standing = store.view().standing(met.id)
    assert standing is not None
    assert not standing.is_shown
    assert [made.id for made in standing.judgements] == [reject.id]
    store.add([undo])
    assert events(store) == [met.id]
    store.add([judgement(JudgementKind.UNDO, undo.id, at="2026-03-04T08:00:00.000000Z")])
    assert events(store) == []


def test_what_is_judged_in_a_transaction_counts_for_what_is_added_after_it(store: Store) -> None:
    before, after = event(TALKS), event(TALKS, version="2")
    with store.writing() as writing:
        writing.add([TALKS, before])
        writing.add([judgement(JudgementKind.RETRACT, TALKS.id)])
        writing.add([after])
    assert events(store) == []


def test_an_edited_record_shows_the_new_value_and_says_so(store: Store) -> None:
    met = event(TALKS)
    edit = judgement(JudgementKind.EDIT, met.id, values=(FieldValue("status", '"planned"'),))
    store.add([TALKS, met, edit])
    shown = store.view().get(met.id)
    assert isinstance(shown, Event)
    assert shown.status is EventStatus.PLANNED
    assert (shown.provenance.step, shown.provenance.rule_or_model) == ("edit", edit.id)
    assert shown.evidence == met.evidence


def test_merging_keeps_the_first_and_splitting_brings_the_parts_back(store: Store) -> None:
    first, second, whole = event(TALKS), event(AGAIN), event(TALKS, AGAIN)
    store.add([TALKS, AGAIN, first, second, judgement(JudgementKind.MERGE, first.id, second.id)])
    assert events(store) == [first.id]
    store.add([whole])
    store.supersede({first.id: whole.id, second.id: whole.id}, at=NOON)
    assert events(store) == [whole.id]
    store.add([judgement(JudgementKind.SPLIT, whole.id)])
    assert events(store) == [first.id]


def test_a_retracted_article_takes_with_it_what_rests_on_it_alone(store: Store) -> None:
    alone, both = event(TALKS), event(TALKS, AGAIN)
    store.add([TALKS, AGAIN, alone, both, judgement(JudgementKind.RETRACT, TALKS.id)])
    view = store.view()
    assert [record.id for record in view.records("articles")] == [AGAIN.id]
    (left,) = view.records("events")
    assert left.id == both.id
    assert [evidence.article_id for evidence in left.evidence] == [AGAIN.id]
    assert view.search("envoys") == []
    assert view.get(TALKS.id) == TALKS
    later = event(TALKS, version="2", at=NOON)
    store.add([later])
    assert events(store) == [both.id]


def test_search_finds_sentences_and_records(store: Store) -> None:
    met = event(TALKS)
    with store.writing() as writing:
        writing.add([TALKS, AGAIN, met, issue(None)])
        writing.add_sentences(TALKS, [(0, len(TALKS.text))])
        writing.add_sentences(AGAIN, [(0, len(AGAIN.text))])
    view = store.view()
    hits = view.search("ENVOY")
    assert {hit.kind for hit in hits} == {"sentences", "events"}
    assert all(hit.text[start:end].lower() == "envoys" for hit in hits for start, end in hit.marks)
    assert {hit.record_id for hit in view.search('"held talks"')} == {AGAIN.id}
    assert view.search('"talks held"') == []
    assert {hit.record_id for hit in view.search("narvia -talks", kinds=["sentences"])} == {TALKS.id}
    assert {hit.record_id for hit in view.search("deleg*", kinds=["sentences"])} == {AGAIN.id}
    assert view.search("narvia", dossier="elsewhere") == []
    assert len(view.search("narvia", limit=1)) == 1


@pytest.mark.parametrize("query", ["", "   ", "-only", '""', "?!"])
def test_a_search_for_nothing_says_so(store: Store, query: str) -> None:
    with pytest.raises(StoreError, match="at least one word"):
        store.view().search(query)


ODD_QUERIES = [
    "a AND b",
    "NEAR(x y)",
    "x:y",
    "'); DROP TABLE record;--",
    '"open',
    "é*",
    "a^b c",
    "|x&!",
    "x y:*",
]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_no_query_breaks_the_search(store: Store, query: str) -> None:
    store.add([TALKS])
    assert store.view().search(query) == []


def test_odd_characters_are_kept(store: Store) -> None:
    odd = article("Заявление: “мир” 🕊 और शांति \u200d — done.")
    store.add([odd, issue(odd.id, what="half a pair: \ud800 and \0")])
    assert store.view().article(odd.id) == odd
    (found,) = store.view().records("issues")
    assert found == issue(odd.id, what="half a pair: \ud800 and \0")


def test_an_article_with_nul_in_its_text_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="NUL"):
        store.add([article("broken\0text")])


def test_provenance_stays_with_the_record(store: Store) -> None:
    store.add([TALKS])
    found = store.view().article(TALKS.id)
    assert found is not None
    assert found.provenance == provenance(MORNING, step="article")
