"""Pages and files to articles: what they say of themselves, and what is refused, quickly and in words."""

import gzip
import time

import pytest

from tracktwo.errors import ExtractError
from tracktwo.records import PartKind, PublishedSource
from tracktwo.text.page import read_page

PARAGRAPHS = (
    "Negotiators from Bolivia and Paraguay ended a second day of talks on Tuesday without agreeing "
    "who would police "
    "the disputed gas fields, two officials who attended the session said.",
    "The Paraguayan foreign minister told reporters that her delegation would stay only if monitors "
    "were on the "
    "ground before any weapons were withdrawn from the river.",
    "A third round is expected in Geneva before the end of the month, according to the mediators from"
    " Uruguay, who "
    "have hosted both meetings so far and paid for the rooms.",
)
LINKED_DATA = """{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Riverton talks end", "datePublished": "2026-03-03T23:30:00-04:00",
  "dateModified": "2026-03-05T10:00:00Z", "author": {"@id": "#p1"}, "publisher": {"name": "Harbour Post"},
  "articleSection": "World"},
 {"@type": "Person", "@id": "#p1", "name": "Maria Okonjo"}]}"""


def page(
    *, head: str = "", before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS
) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Riverton talks end | Harbour "
        f"Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><main><article><h1>Riverton talks "
        f"end</h1>{before}"
        f"{body}{after}</article></main><footer>Privacy policy</footer></body></html>"
    ).encode()


def test_structured_data_comes_first() -> None:
    head = f"<script type='application/ld+json'>{LINKED_DATA}</script>"
    found = read_page(page(head=head), url="https://www.harbour-post.example/world/talks?utm_source=x")
    assert found.title == "Riverton talks end"
    assert found.author == ("Maria Okonjo",)
    assert (found.outlet, found.section, found.lang) == ("Harbour Post", "World", "en")
    assert found.published_at == "2026-03-03T23:30:00-04:00"
    assert found.published_source is PublishedSource.JSON_LD
    assert found.modified_at == "2026-03-05T10:00:00Z"
    assert found.canonical_url == "https://harbour-post.example/world/talks"


def test_the_body_has_the_paragraphs_and_no_menu() -> None:
    found = read_page(
        page(after="<p>Share this article</p><h2>What next</h2><p>Nobody knows what comes next.</p>")
    )
    texts = [found.text[part.start : part.end] for part in found.parts if part.kind is PartKind.PARAGRAPH]
    assert texts[:3] == list(PARAGRAPHS)
    assert "Privacy" not in found.text
    assert "Share this" not in found.text


@pytest.mark.parametrize(
    ("head", "before", "url", "day", "source"),
    [
        ("<meta name='pubdate' content='2026-03-03T10:00:00Z'>", "", None, "2026-03-03", "meta"),
        ("", "<p>By Ana Kovac</p><time datetime='2026-03-04'>4 March</time>", None, "2026-03-04", "visible"),
        ("", "<span class='post-date'>4. März 2026</span>", None, "2026-03-04", "visible"),
        ("", "<div class='meta'>Опубликовано 4 марта 2026</div>", None, "2026-03-04", "visible"),
        ("", "", "https://x.example/2026/03/05/talks", "2026-03-05", "url"),
        ("<meta property='og:updated_time' content='2026-03-09'>", "", None, None, "unknown"),
        ("<meta name='date' content='0001-01-01'>", "", None, None, "unknown"),
    ],
)  # fmt: skip
def test_the_date_is_read_with_its_place(
    head: str, before: str, url: str | None, day: str | None, source: str
) -> None:
    found = read_page(page(head=head, before=before), url=url)
    assert (found.published_at and found.published_at[:10], found.published_source.value) == (day, source)


def test_two_places_that_agree_win_over_one() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-01-01"}</script>'
        "<meta property='article:published_time' content='2026-03-03T10:00:00Z'>"
    )
    found = read_page(page(head=head, before="<time datetime='2026-03-03'>3 March</time>"))
    assert (found.published_at or "")[:10] == "2026-03-03"


@pytest.mark.parametrize(
    ("before", "author"),
    [
        ("<p class='byline'>By Ana Kovac and Li Wei</p>", ("Ana Kovac", "Li Wei")),
        ("<a rel='author' href='/authors/ak'>Ana Kovac</a>", ("Ana Kovac",)),
        ("<span>Posted by Konstantin</span>", ("Konstantin",)),
        ("<div class='author-name'>von Ana Kovac | 3. Mai 2026</div>", ("Ana Kovac",)),
        ("<p class='byline'>By Harbour Post</p>", ()),
    ],
)
def test_bylines_give_the_author(before: str, author: tuple[str, ...]) -> None:
    head = "<meta property='og:site_name' content='Harbour Post'>"
    assert read_page(page(head=head, before=before)).author in (author, author or ("Harbour Post",))


def test_the_agency_in_the_dateline_wrote_an_article_without_byline() -> None:
    text = ("RIVERTON (nwa) - " + PARAGRAPHS[0], *PARAGRAPHS[1:])
    assert read_page(page(paragraphs=text)).author == ("nwa",)


def test_a_stub_behind_a_paywall_is_said() -> None:
    found = read_page(page(after="<div>Subscribe to continue reading. Already a subscriber? Log in</div>"))
    assert [notice.kind for notice in found.notices] == ["paywall"]


def test_another_sites_canonical_address_is_a_notice_and_not_believed() -> None:
    head = (
        "<link rel='canonical' href='https://wire.example/world/original'>"
        "<meta property='og:url' content='https://copy.example/a/b'>"
    )
    found = read_page(page(head=head), url="https://copy.example/a/b")
    assert found.canonical_url == "https://copy.example/a/b"
    assert "wire.example/world/original" in found.notices[0].text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r"])
def test_encodings_are_read(encoding: str) -> None:
    text = "Переговоры в Ривертоне завершились без соглашения. Стороны встретятся снова в марте."
    found = read_page(text.encode(encoding), media_type=f"text/plain; charset={encoding}")
    assert found.text == text
    assert found.lang == "ru"


def test_a_declared_charset_in_the_page_is_read() -> None:
    raw = page(head="<meta charset='windows-1252'>", paragraphs=tuple(f"Café. {p}" for p in PARAGRAPHS))
    assert "Café" in read_page(raw.decode().encode("cp1252")).text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7 words and words", "binary"),
        (gzip.compress(b"words", mtime=0), "binary"),
        (b"word " * 5_000_000, "MB"),
        (b"%%% 123 ### 456", "no sentence"),
        (b"<html><body><script>alert(1)</script></body></html>", "no article text"),
        (b"<html><body>" + b"<div>" * 1_000_000 + b"words", "deep"),
        (b"<html><body>" + b"<ul><li>" * 100_000 + b"words", "deep"),
        (b"<html><body>" + b"<p>" * 200_000 + b"words here", "elements"),
        (b"<html><head><title>404 Not Found</title></head><body><p>It is gone, sorry.</p></body>", "error"),
        (b"<" * 500_000, "no sentence"),
    ],
    ids=[
        "nothing", "blank", "binary", "pdf", "packed", "large", "no words", "script only", "deep", "lists",
        "wide", "404", "marks",
    ],
)  # fmt: skip
def test_bad_input_is_refused_quickly_and_in_words(raw: bytes, words: str) -> None:
    began = time.monotonic()
    with pytest.raises(ExtractError, match=words) as caught:
        read_page(raw, where="the-file.html")
    assert "the-file.html" in str(caught.value)
    assert time.monotonic() - began < 10


def test_scripts_styles_and_controls_never_reach_the_text() -> None:
    after = "<script>steal()</script><style>p{}</style>"
    after += "<p>Last words\u202e of the talks\x07 were polite on both sides.</p>"
    found = read_page(page(after=after))
    assert "steal" not in found.text
    assert "\u202e" not in found.text
    assert "Last words of the talks were polite on both sides." in found.text
