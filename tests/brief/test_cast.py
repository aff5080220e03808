"""Who may be printed under which name: what is a pronoun, and which names are spoken with "the"."""

import pytest

from tracktwo.brief.cast import PRONOUN, speak


@pytest.mark.parametrize("name", ["it", "Its army", "us", "Us", "They", "One of them", "I", "who"])
def test_pronouns_name_nobody(name: str) -> None:
    assert PRONOUN.match(name)


@pytest.mark.parametrize("name", ["US Treasury", "IT Army of Ukraine", "Item", "Usman", "Hera", "Whoopi"])
def test_capitals_and_longer_words_are_no_pronouns(name: str) -> None:
    assert not PRONOUN.match(name)


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("US Treasury", "the US Treasury"),
        ("India's foreign ministry", "India's foreign ministry"),
        ("Foreign ministry of Peru", "the foreign ministry of Peru"),
    ],
)
def test_a_body_is_spoken_with_its_article_unless_it_is_owned(name: str, spoken: str) -> None:
    assert speak(name) == spoken
