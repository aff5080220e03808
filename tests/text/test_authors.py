"""Authors of a page: labels, bylines, organisations and what only looks like a name."""

import pytest
from tests.text.test_page import page

from tracktwo.text.page import read_page

SITE = "<meta property='og:site_name' content='Harbour &amp; Coast'>"


@pytest.mark.parametrize(
    ("before", "author"),
    [
        ("<span>Author:</span> Ana Kovac<br>", ("Ana Kovac",)),
        ("<h5>Autor: </h5>Ana Kovac/HP", ("Ana Kovac",)),
        ("<small>04.02.2026 | 13:10 Uhr | Ana Kovac</small>", ("Ana Kovac",)),
        ("<div class='metaInfo'>Ein Artikel von <strong>Ana Kovac</strong> | 27.01.2026 - 12:45</div>",
         ("Ana Kovac",)),
        ("<p class='author'>Ana Kovac in conversation with Li Wei</p>", ("Ana Kovac", "Li Wei")),
        ("<div class='wrote_by'>By&nbsp;<a href='/reporters/ana-kovac'>Ana Kovac</a></div>", ("Ana Kovac",)),
        ("<p class='byline'>By <b>Ana Kovac</b> on Tuesday, 3 March 2026</p>", ("Ana Kovac",)),
        ("<p class='byline'>ByAna Kovac</p>", ("Ana Kovac",)),
        ("<a class='author-name' href='/people/'>Follow</a>", ()),
        ("<p class='author'>Stand: 3. März 2026</p>", ()),
    ],
)  # fmt: skip
def test_bylines_of_many_forms(before: str, author: tuple[str, ...]) -> None:
    assert read_page(page(head=SITE, before=before)).author == author


def test_the_site_named_in_a_meta_tag_is_not_the_author_in_pieces() -> None:
    head = SITE + "<meta name='author' content='Harbour &amp; Coast'>"
    found = read_page(page(head=head, before="<p class='byline'>By Ana Kovac</p>"))
    assert found.author == ("Ana Kovac",)


def test_a_name_with_digits_in_it_is_a_name() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Riverton talks end",'
        ' "author": {"@type": "Person", "name": "rivergirl313"}}</script>'
    )
    assert read_page(page(head=head)).author == ("rivergirl313",)
