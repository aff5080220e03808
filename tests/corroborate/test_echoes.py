"""One statement repeated, or one text translated, is one telling; two reporters at one table are two."""

from typing import Any

from tests.corroborate.articles import made

from tracktwo.corroborate.origins import count_origins
from tracktwo.records import Article

POST = "We leave the river with our boots dry and our promises wet"
FIRST = (
    "Envoy Clara Benitez has left Riverton without taking questions. She wrote later: “{post}.” A picture of "
    "the bridge went with it."
)
SECOND = (
    "The next round on the gas fields may take place in Geneva, to judge by what Clara Benitez put on her "
    "page. “{post},” she said of Riverton."
)
GERMAN = (
    "Beraterin Clara Benitez bestätigt: Die Gruppe trifft sich am 12. Mai in Riverton, geleitet von Admiral "
    "Hugo Salcedo. Mit Uruguay spricht Otto Lindqvist getrennt. Beitrag 88120934."
)
PORTUGUESE = (
    "A assessora Clara Benitez confirma: o grupo reúne-se a 12 de maio em Riverton, chefiado pelo almirante "
    "Hugo Salcedo. Com o Uruguay fala Otto Lindqvist em separado. Publicação 88120934."
)


def reasons(*articles: Article) -> list[str]:
    return [join.rule for line in count_origins(articles) for join in line.joins]


def relay(text: str, outlet: str, **facts: Any) -> Article:
    return made(text.format(post=POST), outlet=outlet, **facts)


def test_two_that_repeat_one_post_are_one_origin() -> None:
    assert reasons(relay(FIRST, "Valley Post"), relay(SECOND, "Hill Post")) == ["repeats one statement"]


def test_reporting_of_its_own_makes_a_second_origin() -> None:
    own = SECOND + " Two guards told the Hill Post that her car had waited since noon."
    assert reasons(relay(FIRST, "Valley Post"), relay(own, "Hill Post")) == []


def test_a_week_apart_the_same_words_are_not_joined() -> None:
    later = relay(SECOND, "Hill Post", day="2026-03-12")
    assert reasons(relay(FIRST, "Valley Post"), later) == []


def test_quotations_of_their_own_on_both_sides_are_two_origins() -> None:
    ours = FIRST + " “Nobody here has slept since the ferry went down,” the cook said."
    theirs = SECOND + " “My cousin built that bridge and it will not hold,” a driver said."
    assert reasons(relay(ours, "Valley Post"), relay(theirs, "Hill Post")) == []


def test_a_post_in_two_languages_is_known_by_its_number_and_the_order_of_names() -> None:
    one, two = (
        made(GERMAN, outlet="Platz", lang="de"),
        made(PORTUGUESE, outlet="Praça", lang="pt", day="2026-03-04"),
    )
    assert reasons(one, two) == ["translation copy: names and numbers in order"]
    without = made(PORTUGUESE.replace("88120934", "12"), outlet="Praça", lang="pt", day="2026-03-04")
    assert reasons(one, without) == []


def test_one_report_is_passed_on_within_days_not_for_ever() -> None:
    told = "Gas will flow from Riverton, Rivertide reported, and Clara Benitez will sign. Uruguay is content."
    one = made(told, outlet="Valley Post")
    near = made(
        told.replace("content", "calm").replace("will flow", "flows"), outlet="Hill Post", day="2026-03-05"
    )
    assert len(count_origins([one, near], copies=())) == 1
    assert len(count_origins([one, made(told, outlet="Hill Post", day="2026-03-09")], copies=())) == 2


def test_a_marked_wire_and_the_one_that_passes_it_on_are_one_origin() -> None:
    wire = made(
        "RIVERTON (UTS) — Rockets hit the bus depot at Villamontes, killing twelve, Hugo Salcedo said.",
        outlet="Valley Post",
    )
    told = made(
        "A Villamontes sono morti in dodici, lo riferisce l'agenzia UTS. Il governatore Hugo Salcedo tace.",
        outlet="Il Colle", lang="it",
    )  # fmt: skip
    assert reasons(wire, told) == ["passes on UTS"]


def test_one_post_quoted_in_two_languages_is_one_origin() -> None:
    one = made(
        "Minister Clara Benitez wrote on X that the shells “came from a bank that is not ours”. Twelve died.",
        outlet="Valley Post", lang="en",
    )  # fmt: skip
    other = made(
        "Министр Клара Бенитес написала в X, что снаряды «прилетели с берега, который нам не принадлежит».",
        outlet="Вести долины", lang="ru",
    )  # fmt: skip
    (line,) = count_origins([one, other])
    (join,) = line.joins
    assert join.rule == "repeats one post"
    assert {e.text for e in join.evidence} == {
        "came from a bank that is not ours", "прилетели с берега, который нам не принадлежит",
    }  # fmt: skip
    another = made(
        "Министр Хуго Сальседо написал в X, что снаряды «прилетели с берега, который нам не принадлежит».",
        outlet="Вести долины", lang="ru",
    )  # fmt: skip
    assert len(count_origins([one, another])) == 2
