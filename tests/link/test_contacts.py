"""Who talks to whom: what counts as talking, how firmly, who stands between, who fell silent."""

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.link.contacts import contact_network
from tracktwo.link.go_betweens import betweenness, go_betweens, shortest_ways, silences, ways
from tracktwo.link.network import Network, Pair, Standing
from tracktwo.records import (
    ActorRef,
    Channel,
    Delegation,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Level,
    Outcome,
    Provenance,
    Record,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    TimeValue,
    Track,
    record_id,
)

PER = ActorRef("actor-per", "Peru", "PER", "GOV")
PER_MINISTER = ActorRef("actor-per-minister", "Elena Quispe", "PER", "GOV")
ECU = ActorRef("actor-ecu", "Ecuador", "ECU", "GOV")
CHL = ActorRef("actor-chl", "Chile", "CHL", "GOV")
REBELS = ActorRef("actor-rebels", "the Highland Front", "PER", "REB")
TODAY = date(2026, 5, 1)


def day(start: str) -> TimeValue:
    return TimeValue(start, start, Granularity.DAY, Relation.AT, start)


def met(*parties: ActorRef, on: str | None = "2026-04-01", **fields: Any) -> Round:
    values: dict[str, Any] = {
        "mediators": (), "status": RoundStatus.HELD, "format": RoundFormat.BILATERAL, "origins": None,
        "channel": Channel.OFFICIAL, **fields,
    }  # fmt: skip
    seats = tuple(Delegation(party, (), Level.MINISTER) for party in parties)
    return Round(
        id=record_id("round", tuple(p.name for p in parties), on, str(sorted(map(str, values.items())))),
        evidence=(Evidence(f"article-{on}", 0, 5, "Talks"),), confidence=0.8,
        provenance=Provenance("rounds", "1", "test"), negotiation=None, name="talks",
        date=day(on) if on else None, venue=None, track=Track.ONE, delegations=seats, agenda=(),
        outcome=Outcome.UNKNOWN, outcome_text=None, next=None, **values,
    )  # fmt: skip


def spoke(
    *actors: ActorRef, on: str = "2026-04-01", status: EventStatus = EventStatus.OCCURRED, at: int = 50
) -> Event:
    return Event(
        id=record_id("event", tuple(a.name for a in actors), on, status.value, at),
        evidence=(Evidence(f"article-{on}", at, at + 5, "spoke"),), confidence=0.7,
        provenance=Provenance("events", "1", "test"), date=day(on), actors=actors[:1],
        recipients=actors[1:], type=EventType.CONSULT, mode=None, contexts=(), cameo=None, goldstein=None,
        status=status, place=None, killed=None, injured=None, said_by=None, text="spoke",
    )  # fmt: skip


def network(*records: Record, **options: Any) -> Network:
    return contact_network(records, **{"as_of": TODAY, **options})


def pair(found: Network, one: str, other: str) -> Pair:
    it = found.pair(one, other)
    assert it is not None
    return it


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        (met(PER, ECU, origins=2), Standing.CONFIRMED),
        (met(PER, ECU, origins=1), Standing.REPORTED),
        (spoke(PER, ECU), Standing.REPORTED),
        (spoke(PER, ECU, status=EventStatus.DENIED), Standing.DENIED),
        (met(PER, ECU, status=RoundStatus.PROPOSED), Standing.PLANNED),
        (met(PER, ECU, status=RoundStatus.CANCELLED, origins=3), Standing.CANCELLED),
        (met(PER, ECU, status=RoundStatus.DENIED, origins=3), Standing.DENIED),
    ],
)
def test_how_firmly_a_contact_stands(record: Record, standing: Standing) -> None:
    assert pair(network(record), "PER", "ECU").standing is standing


def test_what_somebody_denies_is_no_longer_confirmed_and_both_stand_there() -> None:
    found = pair(network(met(PER, ECU, origins=3), spoke(PER, ECU, status=EventStatus.DENIED)), "PER", "ECU")
    assert [c.standing for c in found.contacts] == [Standing.REPORTED, Standing.DENIED]
    denied = met(PER, ECU, status=RoundStatus.DENIED, on="2026-04-02")
    found = pair(network(met(PER, ECU, origins=3), denied), "PER", "ECU")
    assert [c.standing for c in found.contacts] == [Standing.REPORTED, Standing.DENIED]


def test_a_minister_and_her_state_are_one_party_and_an_armed_group_is_its_own() -> None:
    found = network(spoke(PER_MINISTER, ECU), met(PER, REBELS, on="2026-04-10"))
    assert set(found.pairs) == {("ECU", "PER"), ("PER", "actor-rebels")}
    assert found.talkers["PER"].name == "Peru"
    assert network(met(PER, PER_MINISTER)).pairs == {}


def test_a_place_is_no_party() -> None:
    lima = ActorRef(None, "Lima", "PER", None)
    assert network(spoke(ECU, lima)).pairs == {}


def test_a_mediator_talks_with_both_sides_and_in_a_shuttle_the_sides_do_not() -> None:
    near = network(met(PER, ECU, mediators=(CHL,)))
    assert near.neighbours["CHL"] == {"PER", "ECU"}
    assert "ECU" in near.neighbours["PER"]
    shuttle = network(met(PER, ECU, mediators=(CHL,), format=RoundFormat.SHUTTLE))
    assert "ECU" not in shuttle.neighbours["PER"]
    assert ways(shuttle, "PER", "ECU") == [("PER", "CHL", "ECU")]
    assert pair(shuttle, "PER", "ECU").mediators == ("CHL",)
    (chile,) = go_betweens(shuttle)
    assert (chile.key, chile.betweenness, chile.mediated) == ("CHL", 1.0, 1)


def test_a_passing_mention_of_a_known_round_is_not_a_second_contact() -> None:
    one = met(PER, ECU)
    assert len(pair(network(one, spoke(PER, ECU, on="2026-04-02")), "PER", "ECU").contacts) == 1
    assert len(pair(network(one, spoke(PER, ECU, on="2026-04-01", at=2)), "PER", "ECU").contacts) == 1
    assert len(pair(network(one, spoke(PER, ECU, on="2026-04-09")), "PER", "ECU").contacts) == 2


def test_first_and_last_contact_count_what_was_held_up_to_the_day() -> None:
    records = [
        met(PER, ECU, on="2026-01-05"), met(PER, ECU, on="2026-04-05"), met(PER, ECU, on="2026-06-01"),
        met(PER, ECU, on="1942-01-29"), met(PER, ECU, on="2026-05-20", status=RoundStatus.PLANNED),
    ]  # fmt: skip
    found = pair(network(*records, since="2026-01-01"), "PER", "ECU")
    assert (found.first, found.last, len(found.contacts)) == ("2026-01-05", "2026-04-05", 3)
    assert found.count(Standing.PLANNED) == 1


def test_silence_counts_days_from_the_day_asked_about() -> None:
    found = network(met(PER, ECU, on="2026-01-01"), met(PER, CHL, on="2026-04-30"))
    (silence,) = silences(found, days=30)
    assert (silence.pair.one.key, silence.last, silence.days) == ("ECU", "2026-01-01", 120)
    assert silences(found, days=120) == []


def test_the_direct_way_comes_first_then_the_freshest_one_around() -> None:
    bra = ActorRef("actor-bra", "Brazil", "BRA", "GOV")
    found = network(
        met(PER, ECU), met(PER, CHL, on="2026-02-01"), met(CHL, ECU, on="2026-02-01"),
        met(PER, bra, on="2026-03-01"), met(bra, ECU, on="2026-03-01"),
        met(PER, REBELS, status=RoundStatus.PLANNED),
    )  # fmt: skip
    assert ways(found, "PER", "ECU") == [("PER", "ECU"), ("PER", "BRA", "ECU"), ("PER", "CHL", "ECU")]
    assert ways(found, "PER", "actor-rebels") == []
    assert ways(found, "PER", "PER") == []
    assert ways(found, "PER", "nobody") == []


NODES = "abcdef"
GRAPHS = st.sets(st.sampled_from(list(combinations(NODES, 2)))).map(
    lambda links: {
        node: frozenset(b if a == node else a for a, b in links if node in (a, b)) for node in NODES
    }
)


def every_way(graph: dict[str, frozenset[str]], start: str, goal: str) -> list[tuple[str, ...]]:
    """All shortest ways, by trying every simple one."""
    found: list[tuple[str, ...]] = []

    def walk(way: tuple[str, ...]) -> None:
        if way[-1] == goal:
            found.append(way)
            return
        for step in graph[way[-1]] - set(way):
            walk((*way, step))

    walk((start,))
    return [way for way in found if len(way) == min(map(len, found))]


@given(GRAPHS)
def test_the_ways_are_all_the_shortest_ones(graph: dict[str, frozenset[str]]) -> None:
    for start, goal in combinations(NODES, 2):
        assert sorted(shortest_ways(graph, start, goal)) == sorted(every_way(graph, start, goal))


@given(GRAPHS)
def test_betweenness_is_the_share_of_all_shortest_ways(graph: dict[str, frozenset[str]]) -> None:
    expected = dict.fromkeys(NODES, 0.0)
    for start, goal in combinations(NODES, 2):
        found = every_way(graph, start, goal)
        for way in found:
            for node in way[1:-1]:
                expected[node] += 1 / len(found)
    assert betweenness(graph) == pytest.approx(expected)


STATES = st.sampled_from([PER, PER_MINISTER, ECU, CHL, REBELS])
ROUNDS = st.builds(
    lambda parties, on, status, origins: met(*parties, on=on, status=status, origins=origins),
    st.lists(STATES, min_size=2, max_size=4),
    st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(date.isoformat),
    st.sampled_from(RoundStatus),
    st.none() | st.integers(1, 4),
)


@given(st.lists(ROUNDS, max_size=8))
def test_a_network_holds_together(rounds: list[Round]) -> None:
    found = network(*rounds)
    again = network(*reversed(rounds))
    assert {k: sorted(c.record for c in p.contacts) for k, p in found.pairs.items()} == {
        k: sorted(c.record for c in p.contacts) for k, p in again.pairs.items()
    }
    for (one, other), it in found.pairs.items():
        assert one < other
        assert all(c.pair == (one, other) for c in it.contacts)
        assert {c.record for c in it.contacts} <= {r.id for r in rounds}
        assert (it.first or "") <= (it.last or "") <= TODAY.isoformat() or it.last is None
        assert it.talks == (other in found.neighbours[one]) == (one in found.neighbours[other])
    for start, goal in combinations(found.talkers, 2):
        for way in ways(found, start, goal):
            assert (way[0], way[-1]) == (start, goal)
            assert len(set(way)) == len(way)
            assert all(pair(found, a, b).talks for a, b in pairwise(way))
