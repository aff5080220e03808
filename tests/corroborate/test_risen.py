"""A toll that one side raises is updated; another side's toll beside it stays open."""

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
    Evidence,
    Polarity,
    Provenance,
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


def ledger(books: CodeBooks, *claims: Claim) -> list[Disagreement]:
    found = find_disagreements(
        claims, articles=(FIRST, LATER, RIVAL), rivals=books.rivals, institutes=frozenset()
    )
    return [d for d in found if d.kind.value == "quantity"]


FOUR = killed(FIRST, "four people", 4.0, RESCUERS)
SIX = killed(LATER, "six", 6.0, RESCUERS)
TWO = killed(LATER, "two people died", 2.0, RESCUERS)
NINE = killed(RIVAL, "nine people", 9.0, ARMY)


def test_a_toll_that_rose_is_updated_and_a_part_of_it_is_no_rival(books: CodeBooks) -> None:
    (one,) = ledger(books, FOUR, SIX, TWO)
    assert one.status is DisagreementStatus.UPDATED
    assert [side.value for side in one.sides] == ["4 people", "6 people"]


def test_what_stands_on_both_sides_is_open_beside_what_one_side_raised(books: CodeBooks) -> None:
    found = {d.status: [side.value for side in d.sides] for d in ledger(books, FOUR, SIX, TWO, NINE)}
    assert found == {
        DisagreementStatus.OPEN: ["6 people", "9 people"],
        DisagreementStatus.UPDATED: ["4 people", "6 people"],
    }
