"""The words of a rule: what is read is written back the same, what cannot be read is named with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.errors import ConfigError
from tracktwo.forecast.query_grammar import CLAUSES, HEADS, LISTED, read_query
from tracktwo.forecast.query_parts import CODED, Clause, Query, What, write_query

codes = st.lists(st.from_regex(r"[A-Z][A-Z0-9]{1,5}", fullmatch=True), min_size=1, max_size=3, unique=True)
numbers = st.integers(1, 10**8)
places = st.one_of(
    st.tuples(st.from_regex(r"[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", fullmatch=True)),
    st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=1, max_size=2).map(tuple),
)


def clauses_of(word: str) -> st.SearchStrategy[Clause]:
    negated = st.booleans()
    if word in CODED:
        return st.builds(Clause, st.just(word), codes.map(tuple), negated)
    if word in LISTED:
        chosen = st.lists(st.sampled_from(LISTED[word]), min_size=1, max_size=2, unique=True)
        return st.builds(Clause, st.just(word), chosen.map(tuple), negated)
    if word == "in":
        return st.builds(Clause, st.just(word), places, negated)
    currency = st.sampled_from([(), ("EUR",)]) if word == "worth" else st.just(())
    return st.builds(Clause, st.just(word), currency, negated, numbers.map(float))


def whats_of(kind: str) -> st.SearchStrategy[What]:
    heads = st.lists(st.sampled_from(HEADS[kind][1]), min_size=1, max_size=3, unique=True).map(tuple)
    at_table = codes.map(tuple) if kind == "rounds" else st.just(())
    clauses = st.lists(st.sampled_from(CLAUSES[kind]).flatmap(clauses_of), max_size=4).map(tuple)
    return st.builds(What, st.just(kind), heads, at_table, clauses)


queries = st.builds(
    Query,
    st.lists(st.sampled_from(sorted(HEADS)).flatmap(whats_of), min_size=1, max_size=3).map(tuple),
    st.integers(1, 40),
    st.integers(1, 9),
    st.none() | st.dates().map(lambda day: day.isoformat()),
)


@given(queries)
def test_a_rule_is_read_as_it_was_written(query: Query) -> None:
    assert read_query(write_query(query)) == query
    none = Query(query.whats, 1, query.origins, query.before, none=True)
    assert read_query(write_query(none)) == none


WORDS = (
    "round event promise measure no at least not or from before by on in held ASSAULT RUS 3 origins worth 5m "
    'with agreement killing 2026-04-01 2026-13-01 "Port Linde" \' mediated via without to kept aid'
)
written = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


def fault_of(rule: str) -> str:
    """What is wrong with a rule, "" when it can be read."""
    try:
        read_query(rule)
    except ConfigError as error:
        return str(error)
    return ""


@given(st.one_of(written, st.text(max_size=60)))
def test_whatever_is_written_is_read_or_refused_with_its_place(rule: str) -> None:
    told = fault_of(rule)
    assert not told or "character" in told or "ends too early" in told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("round RUS UKR helt", "character 15: 'helt' is no status of a round"),
        ("round RUS UKR helt", "Did you mean 'held'?"),
        ("event assault by RUS", "character 7: 'assault' is no type of an event"),
        ("event ASSAULT by rus", "character 18: 'rus' is no code"),
        ("event ASSAULT with agreement", "character 15: 'with' is no clause of an event"),
        ("event ASSAULT killing many", "character 23: 'many' is no whole number of 1 or more"),
        ("event ASSAULT killing 0", "character 23: '0' is no whole number"),
        ("event ASSAULT in", "a place is missing"),
        ('event ASSAULT in ""', "is no place"),
        ("event ASSAULT before 2026-02-30", "character 22: '2026-02-30' is no day"),
        ("event ASSAULT before 2026-04-01 from 2 origins", "character 33: 'from' comes after the end"),
        ("round held mediated QAT", "needs 'by' after it"),
        ("round held not held", "cannot come after 'not'"),
        ("measure sanction worth lots", "is no amount"),
        ("promise by ISR", "the status of the promise is missing"),
        ("round RUS or event ASSAULT", "character 11: 'or' comes too early"),
        ("at least 0 rounds held", "character 10: '0' is no whole number"),
        ("event ASSAULT from 2", "the word 'origins' is missing"),
        ("sign a treaty", "character 1: 'sign' is none of round, event, promise, measure"),
        ("", "ends too early"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(rule: str, told: str) -> None:
    assert told in fault_of(rule)


def test_amounts_may_be_short() -> None:
    (what,) = read_query("measure aid worth 1.5bn EUR").whats
    assert what.clauses == (Clause("worth", ("EUR",), number=1.5e9),)


@settings(max_examples=50)
@given(queries)
def test_the_kinds_asked_for_are_named_once(query: Query) -> None:
    assert sorted(query.kinds) == sorted({what.kind for what in query.whats})
