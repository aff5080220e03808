"""Rules that records answer: what they take in, what they leave out, what is refused."""

import dataclasses

import pytest
from tests.forecast.records import event_on, in_place, measure_on, on, promise_of, round_on

from tracktwo.errors import ConfigError
from tracktwo.forecast.query import is_query, matches, read_query
from tracktwo.records import CommitmentStatus, EventStatus, EventType, Record, RoundStatus

RECORDS: list[Record] = [
    round_on("2026-03-10"),
    round_on("2026-03-12", status=RoundStatus.DENIED),
    round_on(None),
    event_on("2026-03-01", killed=12),
    event_on("2026-03-02", killed=2),
    event_on("2026-03-03", status=EventStatus.DENIED, killed=50),
    event_on("2026-03-04", EventType.THREATEN),
    promise_of(CommitmentStatus.KEPT, "2026-03-08"),
    in_place(round_on("2026-03-14", article="article-2"), "Port Linde", "HLV", venue="Port Linde"),
    in_place(event_on("2026-03-06", EventType.RETREAT), "Sarn", "MRV"),
    measure_on("2026-03-05", 2e9, "EUR"),
    measure_on("2026-03-07", 4e6, "USD"),
]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("round HLV MRV held", ["2026-03-10", "2026-03-14"]),
        ("round HLV held with agreement", ["2026-03-10", "2026-03-14"]),
        ("round held without MRV", []),
        ("round held not without MRV", ["2026-03-10", "2026-03-14"]),
        ("round held without USA via official", ["2026-03-10", "2026-03-14"]),
        ("round held via backchannel", []),
        ("round held not via backchannel", ["2026-03-10", "2026-03-14"]),
        ("round held mediated by QAT", []),
        ("round held not mediated by QAT", []),
        ('round held in "port linde"', ["2026-03-14"]),
        ("round held in HLV|MRV", ["2026-03-14"]),
        ("round held not in Sarn", ["2026-03-14"]),
        ("event RETREAT in MRV", ["2026-03-06"]),
        ("event RETREAT not in MRV", []),
        ("event ASSAULT in MRV", []),
        ("event ASSAULT by XXX|HLV not on XXX", ["2026-03-01", "2026-03-02"]),
        ("event ASSAULT not by HLV", []),
        ("event ASSAULT not killing 10", ["2026-03-02"]),
        ("event THREATEN or round denied", ["2026-03-04", "2026-03-12"]),
        ("measure aid worth 1bn EUR", ["2026-03-05"]),
        ("measure aid worth 1m", ["2026-03-05", "2026-03-07"]),
        ("measure aid not worth 5m USD", ["2026-03-07"]),
        ("measure aid worth 1m GBP or promise kept to MRV", ["2026-03-08"]),
        ("round HLV held with partial", []),
        ("round HLV XXX held", []),
        ("round HLV held from 2 origins", []),
        ("rounds denied", ["2026-03-12"]),
        ("event ASSAULT by HLV on MRV", ["2026-03-01", "2026-03-02"]),
        ("event ASSAULT by MRV", []),
        ("event ASSAULT killing 10", ["2026-03-01"]),
        ("event ASSAULT|THREATEN before 2026-03-05", ["2026-03-01", "2026-03-02", "2026-03-04"]),
        ("event ASSAULT before 2026-03-02", ["2026-03-01"]),
        ("promise by HLV kept", ["2026-03-08"]),
        ("promise by MRV kept", []),
        ("measure sanction|tariff", []),
    ],
)
def test_a_rule_finds_what_took_place(rule: str, days: list[str]) -> None:
    assert [match.first for match in matches(read_query(rule), RECORDS)] == days


def test_days_are_half_open_and_a_vague_day_is_none() -> None:
    query = read_query("event ASSAULT")
    assert len(matches(query, RECORDS, since="2026-03-02", before="2026-03-03")) == 1
    assert matches(query, RECORDS, since="2026-03-03") == []
    vague = dataclasses.replace(event_on("2026-03-01"), date=on("2026-03-01", "2026-03-31"))
    assert matches(query, [vague], before="2026-03-20") == []


def test_what_an_assembled_record_was_made_from_does_not_count_beside_it() -> None:
    single = event_on("2026-03-01")
    whole = dataclasses.replace(single, id="event-whole", reports=(single.id,), origins=2)
    assert [m.record.id for m in matches(read_query("event ASSAULT"), [single, whole])] == ["event-whole"]


@pytest.mark.parametrize(
    "rule",
    ["round HLV helt", "event HIT", "event ASSAULT before 2026-02-30", "sign a treaty", "promise promised"],
)
def test_what_is_no_query_is_refused(rule: str) -> None:
    with pytest.raises(ConfigError):
        read_query(rule)


def test_prose_is_no_query() -> None:
    assert is_query("at least 3 events ASSAULT on MRV before 2026-04-01")
    assert not is_query("A round of talks is held in Geneva.")
    assert not is_query("The UN announces it before 2026-04-01")
