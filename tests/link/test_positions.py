"""Shifts, restatements and overlaps of positions."""

from tracktwo.link.positions import find_overlaps, link_positions
from tracktwo.records import ActorRef, Evidence, Position, Provenance, Stance, record_id

SRB = ActorRef("actor-srb", "Serbia", "SRB", "GOV")
XKX = ActorRef("actor-xkx", "Kosovo", "XKX", "GOV")
PUBLISHED = {"a": "2024-01-05", "b": "2024-01-09", "c": "2024-02-01", "d": "2024-02-01"}


def stand(article: str, party: ActorRef, stance: Stance, *, option: str = "reopening") -> Position:
    return Position(
        id=record_id("position", article, party.name, stance, option),
        evidence=(Evidence(article, 0, 4, "Said"),),
        confidence=0.7,
        provenance=Provenance("positions", "1", "test"),
        party=party,
        issue="borders",
        option=option,
        stance=stance,
        condition=None,
        red_line=None,
        date=None,
    )


def test_restating_is_no_shift_and_keeps_every_statement() -> None:
    (one,) = link_positions(
        [stand("b", SRB, Stance.REJECTS), stand("a", SRB, Stance.REJECTS)], published=PUBLISHED
    )
    assert one.previous is None
    assert [e.article_id for e in one.evidence] == ["a", "b"]
    assert len(one.reports) == 2


def test_a_change_of_stance_names_what_it_shifts_from() -> None:
    positions = [
        stand("c", SRB, Stance.OPEN_TO),
        stand("a", SRB, Stance.REJECTS),
        stand("b", SRB, Stance.REJECTS),
    ]
    before, after = link_positions(positions, published=PUBLISHED)
    assert (before.stance, after.stance) == (Stance.REJECTS, Stance.OPEN_TO)
    assert after.previous == before.id


def test_two_stances_on_one_day_are_no_shift() -> None:
    positions = [stand("c", SRB, Stance.OPEN_TO), stand("d", SRB, Stance.DEMANDS)]
    assert [p.previous for p in link_positions(positions, published=PUBLISHED)] == [None, None]


def test_another_option_is_another_matter() -> None:
    positions = [stand("a", SRB, Stance.REJECTS), stand("c", SRB, Stance.ACCEPTS, option="transit")]
    assert [p.previous for p in link_positions(positions, published=PUBLISHED)] == [None, None]


def test_an_overlap_needs_the_last_word_of_two_parties() -> None:
    positions = [
        stand("a", SRB, Stance.ACCEPTS),
        stand("a", XKX, Stance.OFFERS),
        stand("a", XKX, Stance.ACCEPTS, option="transit"),
    ]
    (overlap,) = find_overlaps(link_positions(positions, published=PUBLISHED))
    assert (overlap.option, {party.code for party in overlap.parties}) == ("reopening", {"SRB", "XKX"})
    withdrawn = [*positions, stand("c", XKX, Stance.REJECTS)]
    assert find_overlaps(link_positions(withdrawn, published=PUBLISHED)) == ()
