"""One telling in two languages, known by what it carries; two reporters' tellings stay two."""

from dataclasses import replace

import pytest
from tests.corroborate.articles import made

from tracktwo.corroborate.carried import Load, is_one_telling, load_of, passages_in_order, translated_weight
from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.origins import count_origins
from tracktwo.records import Article, CopyKind

ENGLISH = """A landslide cut the pass of Shandur on Tuesday and trapped 143 lorries, the road authority of \
Chitral said.

Bulldozers need four days for the 260 metres that are buried, the engineer Saeed Durrani said. "We clear one \
metre and the mountain gives us two," he told drivers in Mastuj.

Bread for 900 people came by helicopter."""
FRENCH = """Un glissement de terrain a coupé mardi le col de Shandur et bloqué 143 camions, a indiqué \
l'autorité des routes de Chitral.

Il faudra quatre jours aux bulldozers pour dégager les 260 mètres ensevelis, a dit l'ingénieur Saeed \
Durrani. « Nous dégageons un mètre et la montagne nous en rend deux », a-t-il lancé aux chauffeurs à Mastuj.

Du pain pour 900 personnes est arrivé par hélicoptère."""
OWN_FRENCH = """Au col de Shandur, les chauffeurs dorment dans leurs cabines. Ils sont 143, dit l'un d'eux, \
Karim Beg, qui transporte des abricots pour Gilgit.

« Mes abricots seront de la confiture avant jeudi », plaisante-t-il. Saeed Durrani, l'ingénieur, parle de \
quatre jours ; les vieux de Mastuj parlent de 12.

Une femme a accouché dans un autocar, à 3 700 mètres."""
RUSSIAN = """Оползень перекрыл во вторник перевал Шандур, на нём застряли 143 грузовика, сообщило дорожное \
управление Читрала.

Бульдозерам понадобится четыре дня, чтобы расчистить 260 метров, сказал инженер Саид Дуррани. «Мы расчищаем \
один метр, а гора возвращает нам два», — сказал он водителям в Мастудже.

Хлеб для 900 человек доставил вертолёт."""
ARABIC = """قطع انهيار أرضي ممر شندور يوم الثلاثاء وحاصر 143 شاحنة، بحسب هيئة الطرق في شترال.

وقال المهندس سعيد دراني إن الجرافات تحتاج إلى أيام لإزالة 260 مترا. وقال للسائقين في ماستوج: "نزيح \
مترا فيعيد إلينا الجبل مترين اثنين".

ووصل الخبز إلى 900 شخص بالمروحية."""


def english() -> Article:
    return made(ENGLISH, outlet="Harbour Post", lang="en")


@pytest.mark.parametrize(("text", "lang"), [(FRENCH, "fr"), (RUSSIAN, "ru"), (ARABIC, "ar")])
def test_a_translation_that_admits_nothing_is_one_telling_and_a_copy(text: str, lang: str) -> None:
    original, other = english(), made(text, outlet="Inland Review", lang=lang, day="2026-03-04")
    (copy,) = find_copies([original, other])
    assert (copy.article_id, copy.copy_of, copy.kind) == (other.id, original.id, CopyKind.TRANSLATION)
    assert [evidence.article_id for evidence in copy.proof] == [other.id, original.id]
    assert all(e.text in a.text for e, a in zip(copy.proof, (other, original), strict=True))
    (line,) = count_origins([original, other])
    assert line.joins[0].evidence


def test_another_reporter_in_another_language_is_another_origin() -> None:
    articles = [english(), made(OWN_FRENCH, outlet="Inland Review", lang="fr")]
    assert find_copies(articles) == ()
    assert len(count_origins(articles)) == 2


def test_one_telling_does_not_wait_for_weeks() -> None:
    articles = [english(), made(FRENCH, outlet="Inland Review", lang="fr", day="2026-03-20")]
    assert len(count_origins(articles)) == 2


def test_numbers_in_words_count_in_their_language_only() -> None:
    assert load_of("Seven went on Sunday.", "en").numbers == {"7"}
    assert load_of("On gün sürdü.", "tr").numbers == {"10"}
    assert load_of("Сім людей і 2 400 тонн.", "uk").numbers == {"7", "2400"}


def test_a_text_without_anything_carries_nothing() -> None:
    empty = load_of("", None)
    assert not is_one_telling(empty, empty)
    assert translated_weight(empty, empty) == 0.0


def test_passages_fit_in_one_order() -> None:
    assert passages_in_order([40.0, 120.0], [42.0, 118.0]) == 2
    assert passages_in_order([40.0, 120.0], [118.0, 42.0]) == 1
    assert passages_in_order([], [42.0]) == 0


def test_a_shorter_text_that_adds_nothing_is_no_origin() -> None:
    told = made(ENGLISH, outlet="Harbour Post")
    short = made(
        "Lorries, 143 of them, are stuck on the pass of Shandur after a landslide, and it will take four "
        "days to dig away 260 metres of it. That is what Saeed Durrani of Chitral reckons.",
        outlet="Hill Courier",
    )
    own = made(
        "Lorries, 143 of them, are stuck on the pass of Shandur, and it will take four days to dig them out, "
        "Saeed Durrani of Chitral reckons. We counted 17 cars and 5 buses besides, and Karim Beg says that "
        "his apricots for Gilgit rot.",
        outlet="Lake Gazette",
    )
    assert [len(line.articles) for line in count_origins([told, short])] == [2]
    assert len(count_origins([told, own])) == 2


def test_a_long_page_of_numbers_tells_no_short_text_of_another_language() -> None:
    short = Load(names=frozenset({"lomé"}), numbers=frozenset({"41", "57", "63", "820"}), quoted=())
    table = replace(short, numbers=frozenset(map(str, range(40, 900))))
    assert is_one_telling(short, short)
    assert not is_one_telling(short, table)
