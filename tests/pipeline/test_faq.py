"""Questions that articles answer, beside what the record holds of the answer."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.rows import article, event

from tracktwo.pipeline.faq import Answered, answered
from tracktwo.records import Article, Event, Part, PartKind, evidence_at
from tracktwo.store.database import Store, open_store

TEXT = """Talks over the Narvia dam opened.
Who pays for the dam?
Solen pays two thirds, envoys agreed in Port Linde.
First in spring.
When does it open?
Nobody knows.
The river rose.
Will there be war?"""
KINDS = (
    PartKind.PARAGRAPH, PartKind.QUESTION, PartKind.ANSWER, PartKind.LIST_ITEM, PartKind.QUESTION,
    PartKind.ANSWER, PartKind.PARAGRAPH, PartKind.QUESTION,
)  # fmt: skip


def asking(text: str = TEXT, **more: object) -> Article:
    parts, at = [], 0
    for kind, line in zip(KINDS, text.split("\n"), strict=True):
        parts.append(Part(kind, at, at + len(line)))
        at += len(line) + 1
    return dataclasses.replace(article(text), parts=tuple(parts), **more)  # type: ignore[arg-type]  # its fields


def told(asked: Article, words: str, day: str, **more: object) -> Event:
    start = asked.text.index(words)
    evidence = evidence_at(asked.id, asked.text, start=start, end=start + len(words))
    return dataclasses.replace(event(asked, day=day), evidence=(evidence,), **more)  # type: ignore[arg-type]  # as above


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    yield made
    made.close()


def ask(store: Store) -> list[Answered]:
    return answered(store.view(), "narvia", most=8)


def test_each_question_comes_with_its_whole_answer_and_an_unanswered_one_not_at_all(store: Store) -> None:
    store.add([asking()])
    found = ask(store)
    assert [one.question.text for one in found] == ["Who pays for the dam?", "When does it open?"]
    assert [piece.text for piece in found[0].answer] == [
        "Solen pays two thirds, envoys agreed in Port Linde.", "First in spring.",
    ]  # fmt: skip
    assert all(TEXT[piece.start : piece.end] == piece.text for one in found for piece in one.answer)
    assert [one.words for one in found] == ["pays", "open"]


def test_the_record_tells_what_rests_on_the_answer_joined_with_others(store: Store) -> None:
    asked = asking()
    agreed = told(asked, "envoys agreed in Port Linde", "2026-01-02")
    opened = told(asked, "Talks over the Narvia dam opened", "2026-01-01")
    joined = dataclasses.replace(agreed, id="event-00000000000000aa", reports=(agreed.id,), origins=3)
    store.add([asked, agreed, opened, joined])
    first, second = ask(store)
    assert [(record.id, record.origins) for record in first.said if isinstance(record, Event)] == [
        (joined.id, 3)
    ]
    assert second.said == ()


def test_a_copys_questions_are_those_of_its_first_telling(store: Store) -> None:
    first = asking()
    copy = asking(TEXT.replace("opened", "began"), copy_of=first.id)
    store.add([first, copy])
    assert {one.article.id for one in ask(store)} == {first.id}


def test_no_more_are_told_than_asked_for(store: Store) -> None:
    store.add([asking(TEXT.replace("opened", f"opened on day {n}")) for n in range(5)])
    assert len(ask(store)) == 8
    assert answered(store.view(), "elsewhere", most=8) == []
