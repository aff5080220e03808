"""What "this" and "that" stand for where somebody calls it likely or not."""

import pytest
from tests.conftest import Read

from tracktwo.records import Claim


def judged(read: Read, text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return (about, words, band, judge) of each assessment with a likelihood."""
    claims = (
        r for r in read(text).records if isinstance(r, Claim) and r.slot == "assessment" and r.likelihood
    )
    return [
        (c.about, c.text, c.likelihood_band, c.asserted_by.name if c.asserted_by else None) for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "about", "words", "band"),
    [
        (
            "In the second case, the front collapses. That is possible but unlikely.",
            "the front collapses",
            "That is possible but unlikely",
            "unlikely",
        ),
        (
            "The army pulls back in May. This outcome is highly likely, and talks follow.",
            "The army pulls back in May",
            "This outcome is highly likely",
            "very likely",
        ),
        (
            "In the third, the talks end. We think this unlikely, but it would be dangerous.",
            "the talks end",
            "We think this unlikely",
            "unlikely",
        ),
        (
            "Togo leaves the bloc; there is perhaps a one-in-four chance of that.",
            "Togo leaves the bloc",
            "Togo leaves the bloc; there is perhaps a one-in-four chance of that",
            "unlikely",
        ),
        (
            "The swap is completed in May. We put the chance of that at 55 to 60 percent.",
            "The swap is completed in May",
            "We put the chance of that at 55 to 60 percent",
            "likely",
        ),
    ],
)
def test_what_points_back_is_about_what_was_told_before(
    read: Read, text: str, about: str, words: str, band: str
) -> None:
    assert judged(read, text) == [(about, words, band, None)]


def test_they_who_think_so_are_the_judges(read: Read) -> None:
    text = "Peru may leave the talks. Analysts at the Ridge Institute consider this highly likely."
    ((about, _, _, judge),) = judged(read, text)
    assert (about, judge) == ("Peru may leave the talks", "Analysts")


def test_it_with_a_clause_of_its_own_points_to_nothing_before(read: Read) -> None:
    assert judged(read, "Rain fell. It is unlikely that Peru will leave the talks.") == []
