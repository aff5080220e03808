"""The setting for contested entities: it changes codes from the next read on, and readers see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.dossiers import load_dossiers
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.contested import coded_as_claimant, coding_section, told_coding
from tracktwo.pipeline.doctor import examine
from tracktwo.pipeline.dossiers import brief_of
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.records import Event
from tracktwo.settings import Settings
from tracktwo.store.database import Store, open_store

SAID = "Taiwan rejected China's proposal on Monday. Abkhazia accused Georgia of shelling a village."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield made
    made.close()


def settings(tmp_path: Path, coding: str) -> Settings:
    return Settings(home=tmp_path, coded_as_claimant=coding)


def read_codes(store: Store, infer: SpacyInfer, chosen: Settings, number: str) -> set[tuple[str, str | None]]:
    """Return the name and code of each actor in the events of one more article."""
    item = RawArticle(where=number, text=SAID, external_id=number, outlet="Strait Post")
    report = read_articles([item], Reader(store=store, infer=infer, books=DeskBooks(chosen)))
    (article,) = report.articles
    events = [e for e in store.view().resting_on(article) if isinstance(e, Event)]
    return {(a.name, a.code) for e in events for a in e.actors if a.name in ("Taiwan", "Abkhazia")}


def test_switching_the_setting_changes_codes_on_the_next_read(
    store: Store, infer: SpacyInfer, tmp_path: Path
) -> None:
    default = read_codes(store, infer, settings(tmp_path, "default"), "1")
    assert default == {("Taiwan", "TWN"), ("Abkhazia", "GEO")}
    assert read_codes(store, infer, settings(tmp_path, "all"), "2") == {
        ("Taiwan", "CHN"),
        ("Abkhazia", "GEO"),
    }
    assert read_codes(store, infer, settings(tmp_path, "none"), "3") == {
        ("Taiwan", "TWN"),
        ("Abkhazia", "XAB"),
    }
    assert read_codes(store, infer, settings(tmp_path, "TWN"), "4") == {
        ("Taiwan", "CHN"),
        ("Abkhazia", "XAB"),
    }


def test_the_line_readers_see_says_which_are_coded_how(tmp_path: Path) -> None:
    line = told_coding(settings(tmp_path, "TWN, XKX"))
    claimed, own = line.split("coded as themselves:")
    assert "Taiwan (CHN)" in claimed
    assert "Kosovo (SRB)" in claimed
    assert "Donetsk People's Republic (XDN)" in own
    assert "not who is right" in own


def test_doctor_and_briefing_show_it(store: Store, tmp_path: Path) -> None:
    chosen = settings(tmp_path, "none")
    (found,) = [f for f in examine(chosen) if f.name == "contested"]
    assert "coded as the state that claims them: none" in found.told
    brief = brief_of(store.view(), load_dossiers(), None, settings=chosen)
    assert brief.sections[-1].title == "How contested entities are coded"
    assert "Somaliland (XSO)" in brief.sections[-1].empty


def test_a_briefing_names_only_entities_that_touch_its_parties(tmp_path: Path) -> None:
    profiles = load_dossiers()
    touched = [coding_section(settings(tmp_path, "default"), p) for p in profiles.values()]
    told = [section.empty for section in touched if section is not None]
    assert any("Donetsk" in line and "Taiwan" not in line for line in told)


def test_a_code_of_no_contested_entity_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"names PER, which is no contested entity.*TWN \(Taiwan\)"):
        coded_as_claimant(settings(tmp_path, "PER"))


def test_books_that_no_setting_changes_are_loaded_once(tmp_path: Path) -> None:
    usual, other = DeskBooks(settings(tmp_path, "default")), DeskBooks(settings(tmp_path, "none"))
    assert usual.actors is code_books().actors
    assert usual.places is other.places is code_books().places
    assert other.actors.states["XAB"].code == "XAB" != usual.actors.states["XAB"].code
