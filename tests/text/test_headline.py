"""The headline of a page: without its kicker, its site's name, its trail and the date before it."""

import pytest
from tests.text.test_page import PARAGRAPHS

from tracktwo.text.page import read_page


def titled(window: str, shown: str, head: str = "") -> str | None:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    raw = (
        f"<html><head><title>{window}</title>{head}</head><body><main><article>{shown}{body}</article>"
        "</main></body></html>"
    )
    return read_page(raw.encode(), url="https://harbour-post.example/world/a-1").title


@pytest.mark.parametrize(
    ("window", "shown", "head"),
    [
        ("Envoys meet again in Riverton | Harbour Post", "<h1>Envoys meet again in Riverton</h1>", ""),
        (
            "Gas fields - Envoys meet again in Riverton - Harbour Post",
            "<h1><span>Gas fields</span> Envoys meet again in Riverton</h1>",
            "",
        ),
        (
            "River border: Envoys meet again in Riverton",
            "<h1><span class='roofline'>River border</span>Envoys meet again in Riverton</h1>",
            "",
        ),
        (
            "Harbour Post",
            "<h1><em>Analysis</em> <b>Envoys meet again in Riverton</b></h1>",
            "<meta property='og:title' content='Envoys meet again in Riverton'>",
        ),
        ("03.03.2026 - Envoys meet again in Riverton | Harbour Post", "", ""),
        ("Harbour Post", "<h1 itemprop='headline'>Envoys meet again in Riverton</h1>", ""),
        (
            "Harbour Post | World | Americas | Envoys meet again in Riverton",
            "<h1>Americas</h1><h2>Envoys meet again in Riverton</h2>",
            "<meta property='og:title' content='Envoys meet again in Riverton'>",
        ),
        (
            "Envoys meet again in Riverton - Rueda Weekly - All Rivers",
            "<h1><a href='/'>Rueda Weekly - All Rivers</a></h1>",
            "",
        ),
        (
            "Harbour Post",
            "<h1><a href='/'>Harbour Post</a></h1><h2 class='entry-title'>Envoys meet again in Riverton</h2>",
            "",
        ),
    ],
    ids=["suffix", "set apart", "kicker", "piece", "date", "marked", "trail", "banner", "entry"],
)  # fmt: skip
def test_the_headline_is_read_bare(window: str, shown: str, head: str) -> None:
    site = "<meta property='og:site_name' content='Harbour Post'>"
    assert titled(window, shown, head + site) == "Envoys meet again in Riverton"


def test_a_chinese_title_loses_the_site_behind_a_bare_mark() -> None:
    assert titled("两国代表在河城再次会晤-港口邮报", "") == "两国代表在河城再次会晤"


def test_a_headline_of_two_inline_pieces_keeps_both_without_other_evidence() -> None:
    assert titled("Envoys meet | Harbour Post", "<h1><em>Envoys</em> meet</h1>") == "Envoys meet"
