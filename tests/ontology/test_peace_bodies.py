"""Who keeps, brokers and breaks the peace in today's wars, and the regions of these, by the names in use."""

import pytest

from tracktwo.ontology.loader import CodeBooks


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("CTSAMVM", "IGAD", "IGO"),
        ("UN Verification Mission in Colombia", "UN", "IGO"),
        ("5+5 Joint Military Commission", "LBY", "MIL"),
        ("Serb List", "XKX", "PTY"),
        ("Coordination des Mouvements de l'Azawad", "MLI", "REB"),
        ("Karenni Nationalities Defence Force", "MMR", "REB"),
        ("Estado Mayor de Bloques y Frente", "COL", "REB"),
        ("Nation Shield Forces", "YEM", "MIL"),
        ("Jeanine Hennis-Plasschaert", "UN", "IGO"),
    ],
)
def test_a_body_is_known_by_its_names(books: CodeBooks, name: str, code: str, sector: str) -> None:
    (alias, *_) = books.actors.aliases.exactly(name)
    entry = books.actors.entries[alias.slug]
    assert (entry.code, entry.sector or books.actors.reference(entry, None).sector) == (code, sector)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Borno", "NGA"), ("Helmand", "AFG"), ("Catatumbo", "COL"), ("Walikale", "COD"), ("Naqoura", "LBN")],
)
def test_a_region_at_war_lies_in_its_state(books: CodeBooks, name: str, country: str) -> None:
    place = books.places.resolve(name)
    assert place is not None
    assert place.country == country
