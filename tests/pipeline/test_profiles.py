"""What a profile names must be in the code books, or it would never be found."""

from dataclasses import replace

import pytest

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.profiles import unknown_names, unlisted_people


@pytest.mark.parametrize("dossier", ["ukraine", "gaza", "sudan"])
def test_the_built_in_dossiers_name_only_what_is_known(books: CodeBooks, dossier: str) -> None:
    assert unknown_names(books, books.dossiers[dossier]) == ()
    assert unlisted_people(books, books.dossiers[dossier]) == ()


def test_a_misspelt_party_person_and_outlet_are_named_with_the_nearest(books: CodeBooks) -> None:
    profile = books.dossiers["ukraine"]
    party = replace(profile.parties[0], delegation=("person.zelenski-volodymyr",))
    stranger = replace(party, slug="igo.natoo")
    wrong = replace(profile, parties=(party, stranger), outlets=("tas", "https://a.example/rss"))
    body, outlet = unknown_names(books, wrong)
    assert body == "'igo.natoo' is not in the gazetteer; did you mean 'igo.nato'?"
    assert outlet == "outlet 'tas' is not listed; did you mean 'tass'?"
    assert unlisted_people(books, wrong)[0].endswith("did you mean 'person.zelensky-volodymyr'?")
