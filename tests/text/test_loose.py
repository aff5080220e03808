"""Text that a page writes between line breaks, without paragraphs."""

from lxml.html import fromstring, tostring
from tests.text.test_page import PARAGRAPHS

from tracktwo.text.loose import wrap_loose
from tracktwo.text.page import read_page


def test_loose_text_between_line_breaks_becomes_paragraphs() -> None:
    tree = fromstring(
        "<div><div>The first paragraph of this text stands <b>loose</b> in its division.<br><br>The"
        " second one follows<br>with a break in it.<ul><li>x</li></ul>And a third.</div></div>"
    )
    wrap_loose(tree)
    assert [p.text_content() for p in tree.iter("p")] == [
        "The first paragraph of this text stands loose in its division.",
        "The second one followswith a break in it.",
        "And a third.",
    ]
    assert tree.find(".//ul/li").text == "x"


def test_a_division_without_line_breaks_stays_as_it_is() -> None:
    tree = fromstring("<div><div>" + "word " * 40 + "<a href='/'>link</a></div></div>")
    before = tostring(tree)
    wrap_loose(tree)
    assert tostring(tree) == before


def test_the_first_loose_paragraph_of_an_article_is_read() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    guides = (
        f"<li><a href='/{n}'><p>Guide number {n} to the lakes and their fish.</p></a></li>" for n in range(4)
    )
    side = "".join(guides)
    raw = f"<body><h1>Envoys meet again</h1><div class='content'>{body}</div><ul>{side}</ul></body>"
    found = read_page(f"<html>{raw}</html>".encode()).text
    assert all(words in found for words in PARAGRAPHS)
    assert "Guide number" not in found
