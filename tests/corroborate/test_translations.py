"""Translated copies: only what the pages admit or what carries over from the first number to the last."""

import dataclasses

import pytest
from tests.corroborate.articles import made

from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.origins import count_origins
from tracktwo.corroborate.translations import find_translations, with_translations
from tracktwo.records import Article, CopyKind

DAY = "2026-03-03"
ENGLISH = """Rescuers in Lutsk pulled 14 people from a nine-storey building that Russian drones hit \
at 03:40 on 2 \
March, the head of the Volyn region Ihor Petrenko wrote.

Of the 96 drones that came that night, air defence downed 71, the spokesman Yurii Melnyk said. \
Another 18 were lost over Rivne, Dubno and Kremenets.

"We had 6 minutes between the siren and the strike," said Olena Kravets, who teaches in school No \
21. "I took the children to the stairs of the second entrance."

The mayor Bohdan Hrytsenko asked Warsaw and Vilnius for 240 windows and 35 generators. A train with \
aid from Lublin is expected at 17:15 on 4 March."""
UKRAINIAN = """Рятувальники дістали в Луцьку 14 людей з дев'ятиповерхівки, у яку о 03:40 2 березня влучили \
російські дрони, написав голова області Волинь Ігор Петренко.

Із 96 дронів, що летіли тієї ночі, протиповітряна оборона збила 71, сказав речник Юрій Мельник. Ще \
18 зникли над Рівним, Дубном і Кременцем.

"Між сиреною та ударом у нас було 6 хвилин", сказала Олена Кравець, яка викладає у школі № 21. "Я \
вивела дітей на сходи другого під'їзду".

Міський голова Богдан Гриценко попросив у Варшави та Вільнюса 240 вікон і 35 генераторів. Потяг з \
допомогою з Любліна чекають о 17:15 4 березня."""
# Another reporter on the same night: the same places and some of the numbers, told in another order.
INDEPENDENT = """Над Рівним, Дубном і Луцьком тієї ночі збили 71 дрон, повідомив речник Юрій \
Мельник. Усього їх було \
96.

Олена Кравець із Луцька стоїть перед будинком, де жила 11 років. "Сходи витримали, а вікон немає", \
каже вона.

За словами Ігоря Петренка, з-під завалів дістали 14 людей, п'ятеро в лікарні. Пожежа на 8 поверсі \
тривала до 06:20.

Допомогу обіцяють Варшава і Вільнюс. Богдан Гриценко просить 35 генераторів, склад у Любліні вже \
вантажить перші 12."""


def english(**facts: object) -> Article:
    return made(ENGLISH, outlet="Harbour Post", day=DAY, lang="en", **facts)


def ukrainian(text: str = UKRAINIAN, *, day: str = "2026-03-04", **facts: object) -> Article:
    return made(text, outlet="Волинський вісник", day=day, lang="uk", **facts)


def test_a_translation_that_says_nothing_is_known_by_its_rows_of_names_and_numbers() -> None:
    original, copy = english(), ukrainian()
    (found,) = find_translations([copy, original])
    assert (found.article_id, found.copy_of, found.kind) == (copy.id, original.id, CopyKind.TRANSLATION)
    assert found.rule == "layout"
    words = {evidence.article_id: evidence.text for evidence in found.proof}
    assert words[copy.id] in UKRAINIAN
    assert words[original.id] in ENGLISH


def test_both_are_one_origin() -> None:
    articles = [english(), ukrainian()]
    lines = count_origins(articles, with_translations(articles, find_copies(articles)))
    assert [set(line.articles) for line in lines] == [{article.id for article in articles}]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (INDEPENDENT, "2026-03-04"),
        # the same form a month later: a report that is drawn up alike every time
        (UKRAINIAN, "2026-04-04"),
        # the names carry over, the numbers do not
        (UKRAINIAN.translate(str.maketrans("0123456789", "9081726354")), "2026-03-04"),
        # a part only: what it says of itself is too little
        (UKRAINIAN.split("\n\n")[1], "2026-03-04"),
        # the paragraphs stand in another order
        ("\n\n".join(reversed(UKRAINIAN.split("\n\n"))), "2026-03-04"),
    ],
)
def test_independent_reports_of_one_night_are_no_translations(text: str, day: str) -> None:
    assert find_translations([english(), ukrainian(text, day=day)]) == ()


def test_two_articles_in_one_language_are_left_to_the_other_rules() -> None:
    assert find_translations([english(), made(ENGLISH, outlet="Inland Herald", day=DAY, lang="en")]) == ()


@pytest.mark.parametrize(
    "credit",
    ["Переклад: Марія Коваль, Harbour Post.", "Translated from English by Maria Koval"],
)
def test_a_credit_line_makes_it_the_copy_even_if_it_was_dated_earlier(credit: str) -> None:
    text = "\n\n".join([*UKRAINIAN.split("\n\n")[:3], credit])
    original, copy = english(), ukrainian(text, day="2026-03-02")
    (found,) = find_translations([copy, original])
    assert (found.article_id, found.copy_of, found.rule) == (copy.id, original.id, "translation-credit")
    assert found.proof[0].text == credit


def test_a_credit_line_alone_proves_nothing() -> None:
    other = "Президент Литви прилетів до Риги у вівторок.\n\nПереклад: Марія Коваль."
    assert find_translations([english(), ukrainian(other)]) == ()


def test_pages_that_name_each_other_are_believed() -> None:
    original = english(url="https://harbourpost.example/en/lutsk-night")
    copy = dataclasses.replace(
        ukrainian("Ніч у Луцьку: четверо поранених, шукають двох людей."),
        alternates=("https://harbourpost.example/en/lutsk-night",),
    )
    (found,) = find_translations([original, copy])
    assert (found.copy_of, found.rule, found.score) == (original.id, "alternate", 1.0)


def test_a_copy_of_a_translation_goes_back_to_the_original() -> None:
    original, translation = english(), ukrainian()
    reprint = made(UKRAINIAN + "\n\nФото автора.", outlet="Рівне сьогодні", day="2026-03-05", lang="uk")
    articles = [original, translation, reprint]
    found = {copy.article_id: copy for copy in with_translations(articles, find_copies(articles))}
    assert found[reprint.id].copy_of == translation.id
    assert found[reprint.id].origin_id == original.id
    assert found[translation.id].kind is CopyKind.TRANSLATION
