"""A person's brief: its sentences against the evidence picked for them, and its printed form."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.brief import render_bibtex, render_html, render_json, render_markdown, render_text
from tracktwo.brief.document import Basis, Brief
from tracktwo.brief.written import CHECKED, HELD, JUDGEMENT, MACHINE, byline, checked, document_of
from tracktwo.records import (
    BriefState,
    Cited,
    Evidence,
    LineKind,
    Provenance,
    WrittenBrief,
    WrittenLine,
)

WORDS = "Envoys of Peru and Chile met in Arica on 4 May 2026 and agreed to reopen two crossings."
CITED = Cited(
    evidence=Evidence("article-1", 10, 10 + len(WORDS), WORDS),
    sha256="ab" * 32,
    outlet="Harbour Gazette",
    title="Crossings to reopen",
    url="https://harbour-gazette.example/a?x={1}&y=50%25",
    author=("Ana Ruiz",),
    published_at="2026-05-05T09:00:00Z",
    retrieved_at="2026-05-06T09:00:00Z",
)
PICKED = WrittenLine(1, LineKind.MACHINE, "2026-05-04: Peru and Chile met in Arica.", (CITED,), ("round-1",))


def own(text: str, *cited: Cited, key: int = 2) -> WrittenLine:
    return WrittenLine(key, LineKind.OWN, text, cited)


def heading(text: str, key: int = 3) -> WrittenLine:
    return WrittenLine(key, LineKind.HEADING, text)


def brief(
    *lines: WrittenLine, state: BriefState = BriefState.DRAFT, title: str = "Border talks"
) -> WrittenBrief:
    return WrittenBrief(
        id="brief-1",
        evidence=(),
        confidence=1.0,
        provenance=Provenance("briefs", "1", "ana", "2026-05-07T08:00:00Z"),
        dossier="border",
        brief_id="brief-1",
        title=title,
        state=state,
        lines=checked(lines),
        who="ana",
        made_at="2026-05-07T08:30:00.000000Z",
        previous=None,
        what="saved",
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Peru and Chile agreed to reopen two crossings.", []),
        ("Peru and Chile agreed to reopen three crossings.", ["three"]),
        ("Peru and Bolivia met in Arica.", ["Bolivia"]),
        ("They met on 5 June 2026.", ["5 June 2026"]),
        ('Chile called it "a new start".', ["a new start"]),
        ("Peru and Chile met in Arica and quarrelled.", ["quarrelled"]),
    ],
)
def test_what_the_evidence_does_not_hold_is_named(text: str, missing: list[str]) -> None:
    (line,) = checked([own(text, CITED)])
    assert [one.words for one in line.not_held] == missing
    assert byline(line).startswith(JUDGEMENT if missing else HELD)
    assert all(f"“{words}”" in byline(line) for words in missing)


def test_a_sentence_without_evidence_is_a_judgement() -> None:
    (line,) = checked([own("The talks will go on.")])
    assert byline(line) == f"{JUDGEMENT}: no evidence was picked for it"


def test_a_machines_sentence_is_marked_and_not_checked_anew() -> None:
    assert byline(checked([PICKED])[0]) == MACHINE


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Key points", []), ("Outlook", []), ("The talks in Arica", []), ("Peru betrayed", ["betrayed"])],
)
def test_a_heading_may_order_but_not_claim(text: str, missing: list[str]) -> None:
    line = checked([heading(text), PICKED])[0]
    assert [one.words for one in line.not_held] == missing


def test_a_heading_stands_on_the_lines_under_it_alone() -> None:
    other = dataclasses.replace(CITED, evidence=Evidence("article-2", 0, 13, "Rain fell in Quito"[:13]))
    lines = checked([heading("Arica", 3), own("Rain fell.", other), heading("Talks", 4), PICKED])
    assert [one.words for one in lines[0].not_held] == ["Arica"]


def printed() -> Brief:
    lines = (PICKED, own("Peru and Chile agreed to reopen nine crossings.", CITED), heading("Outlook"))
    return document_of(
        brief(*lines, own("Trade will grow.", key=4), state=BriefState.PUBLISHED), notes=["Lost."]
    )


def test_evidence_is_numbered_once_and_lines_stand_under_their_headings() -> None:
    made = printed()
    assert [section.title for section in made.sections] == ["", "Outlook"]
    assert [line.marks for line in made.sections[0].lines] == [(1,), (1,)]
    assert [ref.basis.sha256 for ref in made.references] == [CITED.sha256]
    assert made.sections[0].lines[0].records == ("round-1",)


@pytest.mark.parametrize("render", [render_text, render_markdown, render_html, render_json])
def test_every_form_marks_who_worded_what(render: object) -> None:
    told = " ".join(render.render(printed()).replace("\\", "").split())  # type: ignore[attr-defined]
    for words in (MACHINE, "Lost.", "“nine”", "no evidence was picked for it", "Published by ana", WORDS):
        assert words in told.replace("&#x27;", "'").replace("&quot;", '"')
    assert CHECKED.split(".")[0] in told.replace("&#x27;", "'")
    assert "every sentence rests on the numbered evidence" not in told


HOSTILE = (
    '<script>alert(1)</script> \\input{/etc/passwd} } @misc{x, [a](javascript:b) "& % $ # _ ^ ~ \x00\u202e'
)


def test_hostile_words_stay_words_in_every_form() -> None:
    cited = dataclasses.replace(
        CITED, title=HOSTILE, outlet=HOSTILE, author=(HOSTILE,), url="javascript:alert(1)"
    )
    made = document_of(brief(heading(HOSTILE), own(HOSTILE, cited), title=HOSTILE))
    assert "<script>" not in render_html.render(made)
    assert "<script>" not in render_markdown.render(made).replace("\\<script\\>", "")
    told = render_bibtex.render(made)
    assert "javascript" not in told.replace(r"[a](javascript:b)", "")
    assert r"\input" not in told
    assert_one_entry(told)


def assert_one_entry(told: str) -> None:
    """BibTeX counts every brace, escaped or not: the entry must end where its last brace does."""
    depth, ends = 0, []
    for at, letter in enumerate(told):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
        if letter == "}" and depth == 0:
            ends.append(at)
    assert ends == [len(told.rstrip()) - 1]


@given(st.text(), st.text(), st.text())
def test_no_words_end_a_bibtex_entry_early(title: str, outlet: str, url: str) -> None:
    basis = dataclasses.replace(CITED, title=title, outlet=outlet, url=f"https://a.example/{url}")
    assert_one_entry(render_bibtex.render(document_of(brief(own("x", basis)))))


def test_a_key_names_the_article_and_stays() -> None:
    told = render_bibtex.render(printed())
    assert told.startswith("@misc{harbourgazette-2026-05-05-1,\n")
    assert "  urldate = {2026-05-06},\n" in told
    assert "  url = {https://harbour-gazette.example/a?x=%7B1%7D&y=50%25},\n" in told
    assert "  author = {Ana Ruiz},\n" in told
    assert render_bibtex.key_of("article-ff", Basis()) == "unknown-nodate-ff"
