"""One story is one development: same people at another meeting make another story."""

from tests.corroborate.articles import OTHER, RELEASE, WIRE, made

from tracktwo.corroborate.stories import cluster

ROUND_TWO = (
    "Envoys of Bolivia and Paraguay met again in Riverton on Monday, a fortnight after their last session."
    " Clara "
    "Benitez and her counterpart signed a list of 300 prisoners to be exchanged at the bridge of Yacuiba "
    "on Friday."
)
ROUND_TWO_AGAIN = (
    "A list of 300 prisoners was signed in Riverton on Monday by Clara Benitez and the Bolivian envoy. The"
    " exchange "
    "is planned for Friday at the bridge of Yacuiba, a mediator said after the two delegations had left."
)
ELSEWHERE = (
    "In the same hotel in Riverton, fishing ministers of six countries agreed on Tuesday to halve the "
    "quota for "
    "anchovy. Ecuador alone voted against it, and its minister, Hugo Salas, left the room before the "
    "photograph."
)


def titles(*articles: object) -> list[set[str]]:
    ids = {article.id: article.title for article in articles}  # type: ignore[attr-defined]
    return [{ids[name] for name in story.articles} for story in cluster(articles)]  # type: ignore[arg-type]


def test_two_tellings_of_one_meeting_are_one_story_and_another_meeting_is_another() -> None:
    found = titles(
        made(WIRE, title="Riverton talks end without a deal on gas fields", outlet="Northern Wire"),
        made(OTHER, title="No deal in Riverton on who watches the gas fields", outlet="Valley Post"),
        made(ELSEWHERE, title="Anchovy quota halved in Riverton", outlet="Sea Post"),
        made(ROUND_TWO, title="Prisoner list signed in Riverton", outlet="Northern Wire", day="2026-03-16"),
        made(ROUND_TWO_AGAIN, title="300 prisoners to be exchanged", outlet="Valley Post", day="2026-03-17"),
    )
    assert [len(group) for group in found] == [2, 1, 2]
    assert {"Anchovy quota halved in Riverton"} in found


def test_a_story_shows_its_outlets_dates_languages_and_origins() -> None:
    wire = made(WIRE, title="Talks end", outlet="Northern Wire", lang="en")
    reprint = made(WIRE + " ", title="Talks end", outlet="Valley Post", day="2026-03-04", lang="en")
    (story,) = cluster([reprint, wire])
    assert story.articles == (wire.id, reprint.id)
    assert story.outlets == ("Northern Wire", "Valley Post")
    assert (story.first_seen, story.last_seen) == ("2026-03-03", "2026-03-04")
    assert (story.origins, story.languages) == (1, ("en",))
    assert story.origin_chains == ((wire.id, reprint.id),)
    for evidence, article in zip(story.evidence, (wire, reprint), strict=True):
        assert article.text[evidence.start : evidence.end] == evidence.text


def test_names_and_numbers_carry_a_story_across_scripts() -> None:
    english = made(
        "Volodymyr Zelensky met Keith Whitlock in Antalya on Sunday and handed over a list of 1,214 "
        "prisoners, "
        "Andriy Sybiha said. Moscow's Dmitri Lovtsov was not invited.",
        title="Zelensky hands Whitlock a list of prisoners in Antalya", lang="en",
    )  # fmt: skip
    russian = made(
        "В воскресенье в Анталье прошла встреча, на которой Владимир Зеленский передал Киту Уитлоку список"
        " из 1214 "
        "пленных, сообщил Андрей Сибига. Дмитрия Ловцова туда не позвали.",
        title="В Анталье Зеленский передал список пленных", lang="ru",
    )  # fmt: skip
    other = made(
        "В Минске министр Олег Карпов открыл завод на 350 рабочих мест. Губернатор Ирина Белова назвала "
        "его большим.",
        title="В Минске открыт завод", lang="ru",
    )  # fmt: skip
    assert sorted(len(story.articles) for story in cluster([english, russian, other])) == [1, 2]


def test_every_article_is_in_exactly_one_story_and_ids_do_not_change() -> None:
    articles = [
        made(text, title=f"t{n}", day=None) for n, text in enumerate((WIRE, OTHER, ROUND_TWO, ELSEWHERE))
    ]
    stories = cluster(articles)
    assert sorted(name for story in stories for name in story.articles) == sorted(a.id for a in articles)
    assert [story.id for story in cluster(articles)] == [story.id for story in stories]
    assert cluster([]) == ()


def test_a_release_told_in_another_language_is_of_its_story() -> None:
    german = (
        "Bei einem Angriff auf eine Fähre sind nach Angaben der Armee 17 Angreifer getötet worden. Auch zwei "
        "Soldaten starben. Alle 186 Reisenden seien an Land gebracht worden, hieß es. Die Fähre war in der "
        "Nacht am Lonely-Ufer beschossen worden."
    )
    release = made(RELEASE, outlet="Army News", day="2026-03-03", lang="en")
    abroad = made(german, outlet="D Presse", day="2026-03-04", lang="de")
    late = made(german.replace("186", "94"), outlet="E Presse", day="2026-03-04", lang="de")
    stories = cluster([release, abroad, late])
    assert {frozenset(story.articles) for story in stories} >= {frozenset({release.id, abroad.id, late.id})}
    (story,) = [story for story in stories if release.id in story.articles]
    assert story.languages == ("en", "de")


def test_two_tellings_of_other_numbers_in_two_languages_stay_apart() -> None:
    german = (
        "Bei einem Angriff auf eine Fähre sind nach Angaben der Armee 21 Angreifer getötet worden. Alle 94 "
        "Reisenden seien an Land gebracht worden. Die Fähre war am Bittern-Ufer beschossen worden."
    )
    release = made(RELEASE, outlet="Army News", day="2026-03-03", lang="en")
    abroad = made(german, outlet="D Presse", day="2026-03-04", lang="de")
    assert len(cluster([release, abroad])) == 2
