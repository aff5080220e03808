"""What the first pages need is read when the desk opens."""

from pathlib import Path

from tests.brief import dossier as made

from tracktwo.pipeline.desk import open_desk
from tracktwo.pipeline.dossiers import known_profiles
from tracktwo.pipeline.status import report_statuses
from tracktwo.settings import Settings
from tracktwo.web.shell import Desk, make_templates
from tracktwo.web.warming import MONTHS, Warming

PATIENCE = 60.0


def opened(folder: Path) -> Desk:
    settings = Settings(home=folder)
    store = open_desk(settings, create=True)
    store.add(made.everything())
    return Desk(settings, known_profiles(settings), store.view, make_templates(), store)


def test_every_dossier_is_read_once_and_shown_as_it_stands(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    view = desk.store.view()
    assert len(view.kept) == 0
    warming = Warming(desk)
    warming.start()
    warming.start()
    assert warming.wait(PATIENCE)
    read = len(view.kept)
    assert read > 0
    report_statuses(view, "chaco", months=MONTHS)
    assert len(view.kept) == read
    desk.store.close()


def test_a_store_that_cannot_be_read_any_more_troubles_nobody(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    desk.store.close()
    (tmp_path / "tracktwo.sqlite").unlink(missing_ok=True)
    warming = Warming(desk)
    warming.close()
    warming.start()
    assert warming.wait(PATIENCE)
