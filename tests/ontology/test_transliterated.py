"""Names by their sound: one person in several transliterations, and other people who stay other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.ontology.transliterated import sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arkady BELSKY", "Belskij, Arkadij"),
        ("Arkady Belsky", "Аркадий Бельский"),
        ("Yuri Shcherbakov", "Iurii Scherbakov"),
        ("Dmitry Zhukov", "Дмитрий Жуков"),
        ("Mohammed al-Hasan", "Mohamed Al Hassan"),
        ("Tomás Quiroga", "Tomas QUIROGA"),
    ],
)
def test_transliterations_of_one_name_sound_the_same(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivan Petrov", "Ivan Petrenkov"), ("Oleg Marin", "Olga Marin"), ("Volna", "Volga")],
)
def test_other_names_stay_other(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


@given(st.text(max_size=60))
def test_any_text_has_sounds_that_do_not_depend_on_case_or_order(text: str) -> None:
    words = text.split()
    assert sounds(" ".join(reversed(words))) == sounds(" ".join(words))
    assert all(sounds(text))
