"""Error pages, checks for robots, paywall stubs, and the addresses that one article has."""

import pytest
from tests.text.test_page import PARAGRAPHS, page
from tests.text.walls import WALLS, Wall, text

from tracktwo.errors import ExtractError
from tracktwo.text.addresses import canonical_address
from tracktwo.text.page import read_page

ERRORS = (
    "404 Not Found", "Error 403", "Page not found - Harbour Post", "Just a moment...", "Access denied",
    "Attention Required! | Shield", "Are you human?", "Verify you are human by completing the action",
    "503 Service Unavailable", "Too Many Requests", "Pardon Our Interruption", "Seite nicht gefunden",
    "Page introuvable", "Página no encontrada", "Страница не найдена", "Сторінку не знайдено",
    "Старонка не знойдзена", "Доступ запрещён", "Ошибка 404", "The article you want is no longer available",
)  # fmt: skip
STUBS = (
    "Subscribe to continue reading", "This article is for subscribers only", "Unlock this article",
    "Already a subscriber? Log in", "You have 0 free articles left", "Nur für Abonnenten",
    "Il vous reste 80 % de cet article à lire", "Réservé aux abonnés", "Solo para suscriptores",
    "Только для подписчиков", "Полный текст доступен по подписке", "Щоб читати далі, увійдіть",
    "Лише для передплатників", "Оформите подписку, чтобы читать материал",
)  # fmt: skip
TALKS = "https://harbour-post.example/world/talks"
SAME = (
    "https://www.harbour-post.example/world/talks?utm_source=x&utm_medium=y", f"{TALKS}/amp/",
    "https://harbour-post.example/amp/world/talks", "https://m.harbour-post.example/world/talks#top",
    "https://amp.harbour-post.example/world/talks?fbclid=1",
    "https://harbour--post-example.cdn.ampproject.org/c/s/harbour-post.example/world/talks",
    "https://www.google.com/amp/s/harbour-post.example/world/talks",
    "https://web.archive.org/web/20260303010101/https://harbour-post.example/world/talks",
    "http://harbour-post.example:80/world/talks/index.html", f"{TALKS}?outputType=amp&ref=rss",
    "https://archive.ph/2026.03.03-010101/https://harbour-post.example/world/talks",
    "https://webcache.googleusercontent.com/search?q=cache:harbour-post.example/world/talks",
)  # fmt: skip


@pytest.mark.parametrize("title", ERRORS)
def test_error_pages_are_no_articles(title: str) -> None:
    raw = (
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{PARAGRAPHS[0]}</p></main>"
    )
    with pytest.raises(ExtractError, match="error page"):
        read_page(raw.encode(), where="x.html")


@pytest.mark.parametrize("title", ["Page after page of the deal is not public", "Robots check river border"])
def test_articles_with_such_words_are_read(title: str) -> None:
    raw = page().replace(b"Riverton talks end", title.encode())
    assert read_page(raw).title == title


@pytest.mark.parametrize("words", STUBS)
def test_stubs_are_said(words: str) -> None:
    found = read_page(page(after=f"<div class='wall'>{words}</div>", paragraphs=PARAGRAPHS[:2]))
    assert [notice.kind for notice in found.notices] == ["paywall"]


def test_a_whole_article_that_asks_for_subscriptions_is_no_stub() -> None:
    found = read_page(page(after="<div>Already a subscriber? Log in</div>", paragraphs=PARAGRAPHS * 3))
    assert found.notices == ()


def test_json_ld_says_that_the_rest_is_closed() -> None:
    closed = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    )
    found = read_page(page(head=closed, paragraphs=PARAGRAPHS[:2]))
    assert [notice.kind for notice in found.notices] == ["paywall"]


@pytest.mark.parametrize("address", SAME)
def test_mirrors_amp_and_tracking_give_one_address(address: str) -> None:
    assert canonical_address(address) == TALKS


def test_words_that_only_look_like_tracking_stay() -> None:
    assert canonical_address("https://x.example/a?id=7&page=2&p=3") == "https://x.example/a?id=7&p=3&page=2"
    assert canonical_address("https://x.example/champion/amplified") == "https://x.example/champion/amplified"


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_walls_errors_and_whole_articles_are_told_apart(wall: Wall) -> None:
    if wall.is_what == "error":
        with pytest.raises(ExtractError, match=r"error page|no article text|no sentence"):
            read_page(wall.html, media_type="text/html", where="x.html")
    else:
        found = read_page(wall.html, media_type="text/html")
        assert any(notice.kind == "paywall" for notice in found.notices) == (wall.is_what == "stub")


@pytest.mark.parametrize("title", ["404 barges wait at Riverton", "503 families return to the left bank"])
def test_a_number_that_opens_a_headline_is_no_error(title: str) -> None:
    body = f"<body><main><h1>{title}</h1>{text('en')}</main></body>"
    raw = f"<html><head><title>{title}</title></head>{body}</html>"
    assert read_page(raw.encode()).title == title


def test_a_mobile_page_gives_its_article_and_neither_its_templates_nor_its_advertisements() -> None:
    mobile = (
        "<amp-sidebar><ul><li>Business news of both banks every day.</li></ul></amp-sidebar><article>"
        f"<h1>Grain talks</h1>{text('en')}<amp-ad><div fallback>The Grain Board sells"
        f" grain to both banks.</div>"
        f"</amp-ad>{text('en').replace('Tuesday', 'Wednesday')}<div amp-access='NOT"
        f" subscriber'><p>Subscribe to"
        " continue reading the story.</p></div><amp-list><template"
        " type='amp-mustache'><p>{{title}} reads more"
        " like this one.</p></template></amp-list></article><amp-consent><p>We use cookies.</p></amp-consent>"
    )
    head = "<link rel='canonical' href='https://harbour-post.example/world/talks'><title>Grain talks</title>"
    raw = f"<!doctype html><html ⚡><head><meta charset='utf-8'>{head}</head><body>{mobile}</body></html>"
    found = read_page(raw.encode(), url=f"{TALKS}/amp/")
    assert found.text.startswith("Envoys of both banks met on Tuesday")
    assert found.text.endswith("farmers have asked for a corridor.")
    assert "Grain Board" not in found.text
    assert found.furniture == ("Subscribe to continue reading the story.",)
    assert [notice.kind for notice in found.notices] == ["paywall"]
    assert found.canonical_url == TALKS
