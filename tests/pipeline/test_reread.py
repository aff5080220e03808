"""The kept articles once more, after a user changed what to look for."""

from functools import cached_property

from tracktwo.ontology.dossiers import Profile, load_profile
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.reread import stored_articles
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Position
from tracktwo.store.database import Store

PORT = (
    "Paraguay insists on free passage through the Concordia Terminal.\n\n"
    "Bolivia said on Tuesday that it rejects any truce."
)
PROFILE = """\
id = "river"
name = "The river"
start = 2026-01-01
words = ["Paraguay"]
[[parties]]
slug = "gov.PRY"
name = "Paraguay"
code = "PRY"
side = "first"
[[issues]]
id = "ceasefire"
"""
TERMINAL = '[[issues]]\nid = "terminal"\nlabel = "The terminal"\nwords = ["Concordia Terminal"]\n'


class OwnBooks(CodeBooks):
    """The code books with one profile of a user's own."""

    def __init__(self, profile: str) -> None:
        self._profile = profile

    @cached_property
    def dossiers(self) -> dict[str, Profile]:
        return {"river": load_profile(self._profile)}


def reader_with(profile: str, store: Store, infer: Infer) -> Reader:
    return Reader(store=store, infer=infer, books=OwnBooks(profile), dossier="river")


def stances(store: Store) -> dict[str, str]:
    found = store.view().records("positions", dossier="river")
    return {one.issue: one.stance.value for one in found if isinstance(one, Position)}


def test_a_sticking_point_added_to_a_profile_is_found_in_what_was_read_before(
    store: Store, infer: Infer
) -> None:
    article = RawArticle(where="a", text=PORT, published_at="2026-03-04")
    read_articles([article], reader_with(PROFILE, store, infer))
    before = stances(store)
    assert before["ceasefire"] == "rejects"
    assert "terminal" not in before

    report = read_articles(stored_articles(store.view()), reader_with(PROFILE + TERMINAL, store, infer))
    assert (report.read, report.known) == (1, 0)
    assert stances(store) == {"ceasefire": "rejects", "terminal": "insists"}
    assert store.view().count("articles") == 1


def test_what_reads_as_before_is_known_and_stays(store: Store, infer: Infer) -> None:
    reader = reader_with(PROFILE + TERMINAL, store, infer)
    read_articles([RawArticle(where="a", text=PORT, published_at="2026-03-04")], reader)
    kept = {record.id for record in store.view().records("positions")}
    report = read_articles(stored_articles(store.view(), dossier="river"), reader)
    assert (report.read, report.known, report.failed) == (0, 1, 0)
    assert {record.id for record in store.view().records("positions")} == kept


def test_articles_of_other_dossiers_are_left_alone(store: Store, infer: Infer) -> None:
    read_articles([RawArticle(where="a", text=PORT)], reader_with(PROFILE, store, infer))
    assert list(stored_articles(store.view(), dossier="hills")) == []
