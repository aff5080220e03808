"""The sample, read through the whole pipeline: what `make run` shows."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tracktwo.brief.check import check_line
from tracktwo.brief.compose import BEYOND, LONGEST_SECTION, write_brief
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.dossiers import known_profiles
from tracktwo.pipeline.inputs import articles_at
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.sample import DOSSIER, articles_path
from tracktwo.records import Article, CopyKind, Disagreement, Round, RoundStatus
from tracktwo.settings import Settings
from tracktwo.store.database import open_store
from tracktwo.store.view import View
from tracktwo.web.app import create_app


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, infer: SpacyInfer) -> Settings:
    """Settings whose store holds the sample, read as `tracktwo read --sample` reads it."""
    home: Path = tmp_path_factory.mktemp("sample")
    made = Settings(home=home)
    books = DeskBooks(made)
    store = open_store(made.store_url)
    report = read_articles(
        articles_at([str(articles_path())], standard_input=io.StringIO()),
        Reader(store=store, infer=infer, books=books, dossier=DOSSIER),
    )
    link_corpus(store, books=books)
    store.close()
    assert report.read == 23
    return made


@pytest.fixture(scope="module")
def view(settings: Settings) -> Iterator[View]:
    store = open_store(settings.store_url, create=False)
    yield store.view()
    store.close()


@pytest.fixture(scope="module")
def articles(view: View) -> dict[str | None, Article]:
    return {a.external_id: a for a in view.records("articles") if isinstance(a, Article)}


def test_copies_lead_to_the_telling_they_repeat(articles: dict[str, Article]) -> None:
    for copy, first, kinds in (
        ("s02", "s01", {CopyKind.VERBATIM}),
        ("s03", "s01", {CopyKind.EXCERPT}),
        ("s09", "s08", {CopyKind.VERBATIM}),
        ("s06", "s05", {CopyKind.REWRITE}),
        ("s17", "s16", {CopyKind.REWRITE}),
    ):
        assert articles[copy].copy_of == articles[first].id, copy
        assert articles[copy].copy_kind in kinds, copy
    assert articles["s07"].copy_of is None


def meetings(view: View) -> set[tuple[RoundStatus, str | None]]:
    """Status and venue of the rounds that were read."""
    rounds = view.records("rounds", dossier=DOSSIER)
    return {(r.status, r.venue) for r in rounds if isinstance(r, Round)}


def test_rounds_are_held_and_planned(view: View) -> None:
    assert {(RoundStatus.HELD, "Montevideo"), (RoundStatus.PLANNED, "Geneva")} <= meetings(view)


def test_a_denied_back_channel_is_a_round(view: View) -> None:
    assert (RoundStatus.DENIED, "São Paulo") in meetings(view)


def test_rival_tolls_and_the_experts_two_institutes_stand_side_by_side(view: View) -> None:
    found = [d for d in view.records("disagreements", dossier=DOSSIER) if isinstance(d, Disagreement)]
    values = {
        kind: [side.value for d in found if d.kind == kind for side in d.sides]
        for kind in ("quantity", "affiliation")
    }
    assert any("9" in value for value in values["quantity"])
    assert any("4" in value for value in values["quantity"])
    assert {"River Plate Institute", "Centre for Border Studies"} <= set(values["affiliation"])


def test_every_sentence_of_the_briefing_holds(view: View, settings: Settings) -> None:
    brief = write_brief(view, known_profiles(settings)[DOSSIER], today=date(2026, 3, 16))
    basis = {ref.evidence.article_id: ref.basis for ref in brief.references}
    lines = [line for section in brief.sections for line in section.lines]
    assert len(lines) > 60
    assert [line.text for line in lines if check_line(line.text, line.evidence, basis=basis)] == []
    assert brief.dropped <= 5
    events = next(section for section in brief.sections if section.name == "events")
    assert len(events.lines) == LONGEST_SECTION
    assert events.tallies[0].label == BEYOND
    assert events.tallies[0].value > 0
    talks = next(section for section in brief.sections if section.name == "rounds")
    assert {"Held", "Planned"} <= {line.group for line in talks.lines}


def test_the_desk_opens_on_it(settings: Settings, articles: dict[str, Article]) -> None:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as desk:
        assert "Chaco talks (an invented sample)" in desk.get("/").text
        page = desk.get(f"/dossier/{DOSSIER}").text
        for words in ("Montevideo", "Geneva", "Frozen line", "River Plate Institute", "Withdrawal of forces"):
            assert words in page
        assert "Spanish" in desk.get("/issues").text or "'es'" in desk.get("/issues").text.replace(
            "&#39;", "'"
        )
        text = desk.get(f"/article/{articles['s16'].id}").text
        assert text.count("<mark") > 3


def test_what_looks_odd_stands_in_the_dossier_and_at_its_articles(
    settings: Settings, articles: dict[str, Article]
) -> None:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as desk:
        page = desk.get(f"/dossier/{DOSSIER}").text
        assert "Expert with several institutes" in page[page.index('id="notices"') :]
        for name in ("s14", "s20"):
            text = desk.get(f"/article/{articles[name].id}").text
            assert (
                "<strong>Expert with several institutes:</strong> Daniel Ferro is printed here with" in text
            )
            assert f'href="/article/{articles["s14"].id}?at=' in text
