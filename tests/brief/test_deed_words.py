"""What an event is called: narrowly where its own words bear it, else by its type."""

import pytest
from tests.brief import dossier as made

from tracktwo.brief.deed_words import GENERAL, NARROWER, wordings
from tracktwo.records import Event, EventType


def event(kind: EventType, words: str, mode: str | None = None) -> Event:
    return made.event(kind, made.words("s05", "rose to six on Tuesday"), mode=mode, text=words)


@pytest.mark.parametrize(
    ("kind", "mode", "words", "called"),
    [
        (EventType.RETREAT, "release", "The rebels released two nurses.", "released people"),
        (EventType.RETREAT, "release", "The rebels freed two nurses.", "freed people"),
        (EventType.CONSULT, "phone", "The two spoke by phone on Monday.", "spoke by phone"),
        (EventType.REJECT, None, "The delegation walked out of the hall.", "walked out"),
        (EventType.COERCE, "restrict", "Peru closed two border crossings.", "closed a border or route"),
        (EventType.MOBILIZE, "troops", "Peru put its reserves on alert.", "put forces on alert"),
        (EventType.ASSAULT, None, "Gunmen opened fire on a patrol.", "opened fire"),
        (EventType.COOPERATE, None, "Peru handed two suspects over.", "handed somebody or something over"),
        (EventType.SANCTION, None, "Norway froze the assets of two banks.", "froze assets"),
    ],
)
def test_the_narrower_word_comes_first_and_the_type_last(
    kind: EventType, mode: str | None, words: str, called: str
) -> None:
    first, last = wordings(event(kind, words, mode))
    assert first.alone == called
    assert last == GENERAL[kind]


def test_words_of_another_type_or_mode_do_not_name_an_event() -> None:
    assert list(wordings(event(EventType.ASSAULT, "Rebels released by the army attacked a post."))) == [
        GENERAL[EventType.ASSAULT]
    ]
    assert list(wordings(event(EventType.RETREAT, "Rebels released a video as they left.", "withdraw"))) == [
        GENERAL[EventType.RETREAT]
    ]


def test_every_type_has_a_word_and_every_narrower_one_a_known_mode() -> None:
    from tracktwo.ontology.loader import CodeBooks

    plover = CodeBooks().plover
    assert set(GENERAL) == set(EventType)
    for kind, mode, _, _ in NARROWER:
        assert mode is None or mode in plover.types[kind].modes


def test_a_visit_is_to_its_place() -> None:
    first, *_ = wordings(event(EventType.CONSULT, "Peru's envoy visited Sucre.", "visit"))
    assert first.alone + first.at + "Sucre" == "visited Sucre"
