"""A toll that one side raises is updated; another side's toll beside it stays open."""

from dataclasses import replace

from tests.corroborate.articles import made

from tracktwo.corroborate.disagreements import find_disagreements
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Article,
    Bound,
    Claim,
    Disagreement,
    DisagreementStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Polarity,
    Provenance,
    Quantity,
    Relation,
    TimeValue,
)

RESCUERS = ActorRef(None, "rescuers", None, None)
ARMY = ActorRef("actor-army", "army", "YEM", "MIL")
FIRST = made("The blast at the Hodeida mill killed four people, rescuers said.", day="2026-05-02", outlet="A")
LATER = made(
    "The toll of the blast at the Hodeida mill rose to six after two people died, rescuers said.",
    day="2026-05-04",
    outlet="B",
)
RIVAL = made("The blast at the Hodeida mill killed nine people, the army said.", day="2026-05-04", outlet="C")


def killed(article: Article, words: str, number: float, by: ActorRef) -> Claim:
    start = article.text.index(words)
    return Claim(
        id=f"claim-{article.outlet}-{words}",
        evidence=(Evidence(article.id, start, start + len(words), words),),
        confidence=0.8,
        provenance=Provenance("claims", "1", "test"),
        slot="killed",
        about="blast at the Hodeida mill",
        value=number,
        unit="people",
        bound=Bound.EQUAL,
        asserted_by=by,
        reported_by=article.outlet,
        as_of=None,
        polarity=Polarity.AFFIRMED,
        text=words,
    )


def ledger(
    books: CodeBooks,
    *claims: Claim,
    others: tuple[Article, ...] = (),
    events: tuple[Event, ...] = (),
    linked: dict[str, Event] | None = None,
) -> list[Disagreement]:
    found = find_disagreements(
        claims,
        articles=(FIRST, LATER, RIVAL, *others),
        rivals=books.rivals,
        institutes=frozenset(),
        events=events,
        linked=linked,
    )
    return [d for d in found if d.kind.value == "quantity"]


EVENT = Event(
    id="event", evidence=(), confidence=0.8, provenance=Provenance("events", "1", "test"), date=None,
    actors=(), recipients=(), type=EventType.ASSAULT, mode=None, contexts=(), cameo=None, goldstein=None,
    status=EventStatus.OCCURRED, place=None, killed=None, injured=None, said_by=None, text="",
)  # fmt: skip
MAY_2, MAY_9 = (
    TimeValue(day, day, Granularity.DAY, Relation.AT, day) for day in ("2026-05-02", "2026-05-09")
)
FOUR = killed(FIRST, "four people", 4.0, RESCUERS)
SIX = killed(LATER, "six", 6.0, RESCUERS)
TWO = killed(LATER, "two people died", 2.0, RESCUERS)
NINE = killed(RIVAL, "nine people", 9.0, ARMY)


def test_a_toll_that_rose_is_updated_and_a_part_of_it_is_no_rival(books: CodeBooks) -> None:
    (one,) = ledger(books, FOUR, SIX, TWO)
    assert one.status is DisagreementStatus.UPDATED
    assert [side.value for side in one.sides] == ["4 people", "6 people"]


def test_what_stands_on_both_sides_is_open_and_what_one_side_raised_is_told_beside_it(
    books: CodeBooks,
) -> None:
    (one,) = ledger(books, FOUR, SIX, TWO, NINE)
    assert one.status is DisagreementStatus.OPEN
    assert [side.value for side in one.sides] == ["6 people", "9 people"]
    assert one.note == "Told before and replaced since: 4 people (A, 2026-05-02)."


def test_an_outlets_own_later_number_replaces_its_first(books: CodeBooks) -> None:
    later = made("The blast at the Hodeida mill killed three people.", day="2026-05-03", outlet="A")
    three = killed(later, "three people", 3.0, ActorRef(None, "A", None, None))
    (one,) = ledger(books, FOUR, three, others=(later,))
    assert one.status is DisagreementStatus.UPDATED
    assert [side.value for side in one.sides] == ["4 people", "3 people"]


def test_who_repeats_what_was_given_up_opens_no_dispute(books: CodeBooks) -> None:
    again = made("The blast at the Hodeida mill had killed four people.", day="2026-05-06", outlet="D")
    four = killed(again, "four people", 4.0, ActorRef(None, "D", None, None))
    (one,) = ledger(books, FOUR, SIX, four, others=(again,))
    assert one.status is DisagreementStatus.UPDATED


def test_tolls_of_two_linked_events_are_not_compared(books: CodeBooks) -> None:
    events = {
        claim.id: replace(EVENT, id=f"event-{claim.id}", evidence=claim.evidence, killed=number, date=day)
        for claim, number, day in (
            (FOUR, Quantity(4, 4, False, "four"), MAY_2),
            (NINE, Quantity(9, 9, False, "nine"), MAY_9),
        )
    }
    linked = {event.id: event for event in events.values()}
    assert ledger(books, FOUR, NINE, events=tuple(events.values()), linked=linked) == []
    one = replace(events[FOUR.id], id="event-both")
    found = ledger(books, FOUR, NINE, events=tuple(events.values()), linked=dict.fromkeys(linked, one))
    assert [d.status for d in found] == [DisagreementStatus.UPDATED]
