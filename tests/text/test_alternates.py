"""Where a page says that the same article stands in another language, or came from another site."""

from tracktwo.text.page import read_page

WORDS = (
    "<p>The ferry left Port Linde at dawn with eleven people on board, the harbour master said on Monday.</p>"
)
OWN = "https://harbourpost.example/en/ferry-left"


def alternates(head: str) -> tuple[str, ...]:
    body = f"<body><article>{WORDS * 4}</article></body>"
    page = f"<html><head><title>Ferry left</title>{head}</head>{body}</html>"
    return read_page(page.encode(), url=OWN).alternates


def test_other_languages_of_the_article_are_kept_but_not_itself_or_a_home_page() -> None:
    head = (
        f'<link rel="canonical" href="{OWN}">'
        f'<link rel="alternate" hreflang="en" href="{OWN}">'
        '<link rel="alternate" hreflang="uk" href="https://harbourpost.example/uk/porom?utm_source=x">'
        '<link rel="alternate" hreflang="de" href="https://harbourpost.example/">'
        '<link rel="alternate" type="application/rss+xml" href="https://harbourpost.example/feeds/all.xml">'
    )
    assert alternates(head) == ("https://harbourpost.example/uk/porom",)


def test_an_original_on_another_site_is_kept() -> None:
    head = (
        '<link rel="canonical" href="https://inlandherald.example/2026/ferry">'
        f'<meta property="og:url" content="{OWN}">'
    )
    assert alternates(head) == ("https://inlandherald.example/2026/ferry",)


def test_a_page_with_a_thousand_versions_is_bounded() -> None:
    link = '<link rel="alternate" hreflang="x" href="https://harbourpost.example/{}/ferry">'
    assert len(alternates("".join(link.format(n) for n in range(1000)))) == 40
