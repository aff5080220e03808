"""Notices that other articles give one: logged beside it, hidden with what they rest on."""

from datetime import UTC, datetime

import pytest
from tests.store.rows import article, judgement

from tracktwo.records import Article, JudgementKind, Notice, evidence_at
from tracktwo.store.database import Store

FIRST = article("The ferry was hit at dawn.", day="2026-03-01")
SECOND = article("A ferry was hit at dawn.", day="2026-03-05")
NOON, NIGHT = "2026-03-06T12:00:00.000000Z", "2026-03-06T22:00:00.000000Z"


def words(one: Article) -> object:
    return evidence_at(one.id, one.text, start=0, end=len(one.text))


SHARED = Notice("uncredited", "Two outlets share these words.", (words(FIRST), words(SECOND)))  # type: ignore[arg-type]


@pytest.fixture
def noticed(store: Store) -> Store:
    store.add([FIRST, SECOND])
    with store.writing() as writing:
        assert writing.give_notice({FIRST.id: (SHARED,), SECOND.id: ()}, at=NOON) == 1
    return store


def notices(store: Store, one: Article, **view: object) -> tuple[Notice, ...]:
    found = store.view(**view).article(one.id)  # type: ignore[arg-type]
    assert found is not None
    return found.notices


def test_a_notice_is_seen_with_its_article_in_every_kind_of_question(noticed: Store) -> None:
    assert notices(noticed, FIRST) == (SHARED,)
    assert notices(noticed, SECOND) == ()
    listed = {a.id: a.notices for a in noticed.view().records("articles") if isinstance(a, Article)}
    assert listed == {FIRST.id: (SHARED,), SECOND.id: ()}


def test_the_same_notices_again_change_nothing_and_none_takes_them_away(noticed: Store) -> None:
    before = noticed.view().version()
    with noticed.writing() as writing:
        assert writing.give_notice({FIRST.id: (SHARED,)}, at=NIGHT) == 0
    assert noticed.view().version() == before
    with noticed.writing() as writing:
        assert writing.give_notice({FIRST.id: ()}, at=NIGHT) == 1
    assert noticed.view().version() != before
    assert notices(noticed, FIRST) == ()


def test_a_view_of_before_does_not_have_it(noticed: Store) -> None:
    assert notices(noticed, FIRST, as_of=datetime(2026, 3, 6, 9, tzinfo=UTC)) == ()
    assert notices(noticed, FIRST, as_of=datetime(2026, 3, 6, 13, tzinfo=UTC)) == (SHARED,)
    # the day the later of the two was published decides in a back-test
    earlier, later = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 6, tzinfo=UTC)
    assert notices(noticed, FIRST, as_of=earlier, by="published") == ()
    assert notices(noticed, FIRST, as_of=later, by="published") == (SHARED,)


def test_retracting_an_article_hides_the_notices_that_rest_on_it_until_it_is_undone(noticed: Store) -> None:
    decision = judgement(JudgementKind.RETRACT, SECOND.id)
    noticed.add([decision])
    assert notices(noticed, FIRST) == ()
    noticed.add([judgement(JudgementKind.UNDO, decision.id)])
    assert notices(noticed, FIRST) == (SHARED,)
