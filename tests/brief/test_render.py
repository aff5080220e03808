"""The briefing as text, Markdown, HTML and JSON."""

import dataclasses
import json
from datetime import date

import pytest
from tests.brief.dossier import chaco

from tracktwo.brief import render_html, render_json, render_markdown, render_text
from tracktwo.brief.compose import write_brief
from tracktwo.brief.document import Brief
from tracktwo.store.view import View


@pytest.fixture(scope="module")
def brief(made_view: View) -> Brief:
    return write_brief(made_view, chaco(), today=date(2026, 3, 16))


def test_text_fits_its_width_and_ends_with_the_evidence(brief: Brief) -> None:
    told = render_text.render(brief, width=72)
    assert max(map(len, told.splitlines())) <= 100  # the longest id of an article stands alone on a line
    assert f"[{len(brief.references)}]" in told.rpartition("Evidence")[2]


def test_markdown_has_a_footnote_for_every_mark(brief: Brief) -> None:
    told = render_markdown.render(brief)
    for reference in brief.references:
        assert f"[^{reference.number}]: “" in told


def test_html_resolves_every_link_within_itself(brief: Brief) -> None:
    told = render_html.render(brief)
    for reference in brief.references:
        assert f'href="#ref-{reference.number}"' in told
        assert f'id="ref-{reference.number}"' in told


def test_json_carries_the_same_lines(brief: Brief) -> None:
    read = json.loads(render_json.render(brief))
    assert [line["text"] for one in read["sections"] for line in one["lines"]] == [
        line.text for one in brief.sections for line in one.lines
    ]


def test_words_from_an_article_never_become_markup(brief: Brief) -> None:
    hostile = dataclasses.replace(brief, title='<script>alert(1)</script> [x](javascript:alert(1)) "quoted"')
    assert "<script>" not in render_html.render(hostile)
    assert "\\[x\\](javascript" in render_markdown.render(hostile)
