"""Article records: stable ids, the feed's facts before the page's, texts kept as given."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import ExtractError
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource, from_dict, to_dict
from tracktwo.records.article import Article
from tracktwo.text.article import article_from, page_row
from tracktwo.text.page import read_page

TEXT = "Talks resume\n\nThe envoys met in Riverton on Monday.\n\nShare this article"


def test_a_given_text_is_kept_character_by_character() -> None:
    article = article_from(RawArticle(where="row 1", text=TEXT, external_id="r1", title="Talks resume"))
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (article.external_id, article.title, article.lang) == ("r1", "Talks resume", "en")
    assert article.furniture == ()


def test_the_same_input_gives_the_same_id_and_another_text_another() -> None:
    one = article_from(RawArticle(where="a", text=TEXT, url="https://x.example/a?utm_source=1"))
    same = article_from(RawArticle(where="b", text=TEXT, url="https://m.x.example/a"))
    other = article_from(RawArticle(where="a", text=TEXT + "!", url="https://x.example/a"))
    assert one.id == same.id != other.id


def test_what_the_feed_says_comes_before_what_the_page_says() -> None:
    raw = RawArticle(
        where="f", raw=b"Talks resume\nby Ana Kovac\nPublished: 3 March 2026\nThe envoys met.",
        outlet="Harbour Post", author=("Li Wei",), published_at="2026-03-04T00:30:00+02:00",
    )  # fmt: skip
    article = article_from(raw)
    assert (article.outlet, article.author, article.title) == ("Harbour Post", ("Li Wei",), "Talks resume")
    assert (article.published_at, article.published_source) == ("2026-03-03T22:30:00Z", PublishedSource.GIVEN)
    assert article.raw_sha256 == hashlib.sha256(raw.raw or b"").hexdigest()


def test_a_date_that_cannot_be_read_is_left_out_and_said() -> None:
    article = article_from(RawArticle(where="r", text=TEXT, published_at="the other day"))
    assert article.published_at is None
    assert {"date", "undated"} <= {notice.kind for notice in article.notices}


def test_another_language_is_said() -> None:
    article = article_from(
        RawArticle(where="r", text="Переговоры в Ривертоне завершились без соглашения сторон.")
    )
    assert article.lang == "ru"
    assert "language" in {notice.kind for notice in article.notices}


@pytest.mark.parametrize("text", ["", "   ", "!?… —"])
def test_a_row_without_words_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(ExtractError, match="rows:7"):
        article_from(RawArticle(where="rows:7", text=text))


def test_the_storeless_row_has_the_six_fields() -> None:
    row = page_row("talks.txt", read_page(TEXT.encode(), where="talks.txt"))
    assert row == {
        "id": "talks.txt", "title": "Talks resume", "author": None, "published_at": None, "lang": "en",
        "text": "Talks resume\n\nThe envoys met in Riverton on Monday.",
    }  # fmt: skip


@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_a_record_that_can_be_stored_and_read_back(text: str) -> None:
    try:
        article = article_from(RawArticle(where="r", text=text, external_id=text[:5]))
    except ExtractError:
        assert not any(character.isalnum() for character in text)
        return
    assert len(article.text) == len(text)
    article.text.encode("utf-8")
    assert from_dict(Article, to_dict(article)) == article
    for part in article.parts:
        assert 0 <= part.start < part.end <= len(text)


def test_a_page_that_counts_back_is_dated_from_its_fetching() -> None:
    words = "Envoys of both banks met in the customs house and spoke of grain for an hour, then for another."
    prose = "".join(f"<p>{words} {number}.</p>" for number in ("One", "Two", "Three"))
    page = f"<html lang=en><body><h1>Envoys meet again</h1><p>3 hours ago</p>{prose}</body></html>"
    raw = RawArticle(
        where="page", raw=page.encode(), media_type="text/html", retrieved_at="2026-03-02T01:00:00Z"
    )
    assert article_from(raw).published_at == "2026-03-01"
    assert article_from(replace(raw, retrieved_at=None)).published_at is None
