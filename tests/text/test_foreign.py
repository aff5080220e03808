"""What is of another article, of a link or of the page's head stays out; what is the author's stays."""

from lxml.html import document_fromstring
from tests.text.test_page import PARAGRAPHS

from tracktwo.text.body_line import BodyLine
from tracktwo.text.foreign import of_the_article
from tracktwo.text.page import read_page
from tracktwo.text.survey import survey

TITLE = "Envoys meet again in Riverton"
HEAD = f"<title>{TITLE}</title>"
OWN = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
OTHER = (
    "Fishermen of the lower lakes have asked the council to clear the wrecks that have lain there for a year,"
    " and the council has promised an answer before the ice breaks up on the northern shore."
)


def text_of(body: str, head: str = HEAD) -> str:
    return read_page(f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode()).text


def test_the_text_of_another_article_on_the_page_stays_out() -> None:
    others = f"<article class='post'><h2>Wrecks</h2><p>{OTHER}</p><p>{OTHER[::1]} It will come.</p></article>"
    found = text_of(f"<div><article class='post'><h1>{TITLE}</h1>{OWN}</article>{others}</div>")
    assert PARAGRAPHS[0] in found
    assert "Fishermen" not in found


def test_entries_of_a_live_page_under_one_headline_all_stay() -> None:
    entries = "".join(f"<article><h3>{hour}:00</h3><p>{words}</p></article>"
                      for hour, words in zip((9, 10, 11), PARAGRAPHS, strict=False))  # fmt: skip
    found = text_of(f"<main><h1>{TITLE}</h1>{entries}</main>")
    assert all(words in found for words in PARAGRAPHS[:3])


def test_a_paragraph_inside_a_link_is_another_articles() -> None:
    boxed = f"<div class='text'><a href='/wrecks'><p>{OTHER}</p></a></div>"
    found = text_of(f"<main><article><h1>{TITLE}</h1>{OWN}{boxed}</article></main>")
    assert "Fishermen" not in found
    assert PARAGRAPHS[-1] in found


def test_an_address_written_out_is_the_authors_reference() -> None:
    address = "https://left-bank.example/minutes"
    tree = document_fromstring(
        f"<body><p><a href='{address}'>{address}</a></p><p><a href='/w'>Wrecks</a></p></body>"
    )
    lines = [BodyLine(address, None), BodyLine("Wrecks", None), BodyLine(PARAGRAPHS[0], None)]
    assert of_the_article(survey(tree), lines) == [lines[0], lines[2]]


def test_what_stands_above_the_headline_stays_out() -> None:
    banner = "<p>Barges on the Riverton canal at dawn, seen from the customs house.</p>"
    found = text_of(f"<main><div>{banner}<h1>{TITLE}</h1>{OWN}</div></main>")
    assert not found.startswith("Barges")
    assert PARAGRAPHS[0] in found


def test_the_date_line_under_the_headline_is_furniture_in_any_language() -> None:
    for line in ("среда, 4 марта 2026, 10:15", "04/03/2026 - Publié par: Inès Moreau", "4 Mart 2026 | Haber"):
        raw = f"<main><article><h1>{TITLE}</h1><p>{line}</p>{OWN}</article></main>"
        page = read_page(f"<html lang='en'><head>{HEAD}</head><body>{raw}</body></html>".encode())
        assert line not in page.text
        assert page.published_at == "2026-03-04"


def test_a_first_sentence_with_a_date_in_it_stays() -> None:
    opening = "On 4 March 2026 the envoys met again."
    assert opening in text_of(f"<main><article><h1>{TITLE}</h1><p>{opening}</p>{OWN}</article></main>")


def test_keywords_under_their_heading_and_codes_of_the_editor_are_furniture() -> None:
    tail = (
        "<h4>Tags</h4><p>riverton, grain, left bank, customs house</p><p>[button link='/a']Send[/button]</p>"
    )
    found = text_of(f"<main><article><h1>{TITLE}</h1>{OWN}{tail}</article></main>")
    assert "grain, left bank" not in found
    assert "[button" not in found
