"""Grades: two axes that stay apart."""

import pytest

from tracktwo.corroborate.grades import Credibility, Reliability, Standing, credibility, grade, standings
from tracktwo.records import Disagreement, DisagreementKind, DisagreementStatus, Evidence, Provenance, Side

CASES = [
    (1, 0, Credibility.CANNOT_BE_JUDGED),
    (2, 0, Credibility.PROBABLY_TRUE),
    (3, 0, Credibility.CONFIRMED),
    (3, 1, Credibility.POSSIBLY_TRUE),
    (1, 1, Credibility.DOUBTFUL),
    (1, 2, Credibility.IMPROBABLE),
]


@pytest.mark.parametrize(("ours", "theirs", "figure"), CASES)
def test_the_figure_goes_by_independent_origins(ours: int, theirs: int, figure: Credibility) -> None:
    found, reason = credibility(Standing(ours, theirs))
    assert found is figure
    assert str(ours) in reason


def test_a_judgement_is_never_confirmed() -> None:
    figure, reason = credibility(Standing(5, 0, is_judgement=True))
    assert figure is Credibility.CANNOT_BE_JUDGED
    assert "cannot be confirmed" in reason


def test_the_letter_is_the_users_alone() -> None:
    strong = Standing(supporting=4, opposing=0)
    assert str(grade("Harbour Wire", strong)) == "F1"
    assert str(grade("Harbour Wire", strong, reliabilities={"Harbour Wire": Reliability.D})) == "D1"
    assert str(grade("Other Wire", strong, reliabilities={"Harbour Wire": Reliability.D})) == "F1"


def disagreement(status: DisagreementStatus) -> Disagreement:
    evidence = (Evidence("a1", 0, 4, "Nine"),)
    sides = tuple(Side(value, None, (), origins, evidence) for value, origins in (("nine", 2), ("six", 1)))
    return Disagreement(
        id=f"disagreement-{status.value}",
        evidence=evidence,
        confidence=0.9,
        provenance=Provenance("disagreements", "1", "ledger-quantity"),
        kind=DisagreementKind.QUANTITY,
        question="How many?",
        sides=sides,
        status=status,
        note=None,
    )


def test_each_side_stands_against_the_origins_of_the_others() -> None:
    found = standings([disagreement(DisagreementStatus.OPEN), disagreement(DisagreementStatus.UPDATED)])
    assert found == {"disagreement-open": (Standing(2, 1), Standing(1, 2))}
