"""A judgement with two likelihoods is two judgements, each with its own words and what it is about."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Claim

Read = Callable[..., Finds]


def judged(read: Read, text: str) -> list[tuple[str, str | None]]:
    records = read(text, steps=frozenset({"claims"}), day="2024-06-14").records
    return [
        (one.about, one.likelihood_band)
        for one in records
        if isinstance(one, Claim) and one.slot == "assessment" and one.likelihood
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A truce is likely, but a settlement is very unlikely, said Ida Brandt of the Polar Institute.",
            [("truce", "likely"), ("settlement", "very unlikely")],
        ),
        (
            "There is a 60 percent chance of a deal and a 10 percent chance of war, analyst Ida Brandt said.",
            [("deal", "likely"), ("war", "very unlikely")],
        ),
        (
            "It is unlikely that the talks resume and highly likely that the port closes, "
            "according to analyst Jo Berg.",
            [("talks", "unlikely"), ("port", "very likely")],
        ),
        (
            "The army will probably, perhaps even very likely, hold the pass, analyst Ida Brandt said.",
            [("army", "likely")],
        ),
    ],
)
def test_each_likelihood_has_a_judgement_of_its_own(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert judged(read, text) == expected


def test_the_words_of_each_stand_in_the_text(read: Read) -> None:
    text = "A truce is likely; a settlement is very unlikely, said Ida Brandt of the Polar Institute."
    claims = [one for one in read(text, steps=frozenset({"claims"})).records if isinstance(one, Claim)]
    spans = [(e.start, e.end, e.text) for one in claims if one.likelihood for e in one.evidence]
    assert [words for _, _, words in spans] == ["A truce is likely", "a settlement is very unlikely"]
    assert all(text[start:end] == words for start, end, words in spans)
