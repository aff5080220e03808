"""Trafilatura step by step gives what its one public function gives when it is asked the same way."""

import pytest
import trafilatura
from lxml import etree
from tests.text.layouts_west import WEST
from trafilatura.settings import Document

from tracktwo.text.extractor import Extraction
from tracktwo.text.markup import parse_html

PROSE = "<p>The envoys of both banks met in the customs house and spoke for three hours about the grain.</p>"
MENU = "<ul>" + "<li><a href='/x'>Harbour news</a></li>" * 12 + "</ul>"
COMMENTS = "<div id='comments'><ul class='comment-list'><li>I was there; nobody spoke.</li></ul></div>"
TABLE = "<table><tr><td>Wheat</td><td>12</td></tr><tr><td>Rye</td><td>9</td></tr></table>"
FORUM = '<script type="application/ld+json">{"@type": ["Article", "DiscussionForumPosting"]}</script>'
PAGES = {
    "long": f"<article><h1>Grain</h1>{PROSE * 12}{MENU}</article>{COMMENTS}",
    "short": f"<article><h1>Grain</h1>{PROSE * 3}</article>{MENU}",
    "in divisions": f"<div class='x'>{PROSE.replace('p>', 'div>') * 5}</div>{MENU}",
    "no article element": f"<div>{MENU}</div><div>{PROSE * 2}<div>Loose words stand here.</div></div>",
    "table": f"<main>{PROSE}{TABLE}</main>",
    "forum": f"{FORUM}<div class='post'>{PROSE * 2}</div>{COMMENTS}",
    "nothing": f"<div>{MENU}</div>",
} | {layout.name: layout.top + layout.foot for layout in WEST[:8]}  # fmt: skip


def asked(page: str, *, fast: bool, precision: bool = True) -> bytes | None:
    document = trafilatura.bare_extraction(
        parse_html(page, where="page"), fast=fast, favor_precision=precision, include_comments=False
    )
    return etree.tostring(document.body) if isinstance(document, Document) else None


def written(body: etree._Element | None) -> bytes | None:
    return None if body is None else etree.tostring(body)


@pytest.mark.parametrize("name", PAGES)
def test_both_answers_are_those_of_the_public_function(name: str) -> None:
    page = f"<html><head><title>Grain</title></head><body>{PAGES[name]}</body></html>"
    tree = parse_html(page, where="page")
    before = etree.tostring(tree)
    extraction = Extraction(tree, None)
    assert written(extraction.quick()) == asked(page, fast=True)
    assert written(extraction.thorough()) == asked(page, fast=False)
    assert written(extraction.wide()) == asked(page, fast=False, precision=False)
    assert etree.tostring(tree) == before


def test_the_thorough_answer_does_not_wait_for_the_quick_one() -> None:
    page = f"<html><body><article>{PROSE * 3}</article></body></html>"
    assert written(Extraction(parse_html(page, where="page"), None).thorough()) == asked(page, fast=False)
