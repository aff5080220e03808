"""Which dossier claims an article."""

import pytest

from tracktwo.link.dossiers import weigh_claims
from tracktwo.ontology.dossiers import load_dossiers


@pytest.mark.parametrize(
    ("title", "text", "dossier"),
    [
        ("Kyiv weighs a new draft", "Ukraine's delegation flew home. Ukrainians met Russians.", "ukraine"),
        ("Convoy reaches Darfur", "The Rapid Support Forces let lorries pass from Chad into Sudan.", "sudan"),
        ("Lorries queue", "Hamas argued over Rafah; in Gaza, bakeries closed, and hospitals wait.", "gaza"),
    ],
)  # fmt: skip
def test_the_dossier_an_article_is_about_claims_it(title: str, text: str, dossier: str) -> None:
    assert weigh_claims(title, text, load_dossiers().values())[0].dossier == dossier


def test_nobody_claims_another_conflict_and_a_name_in_passing_is_weak() -> None:
    profiles = load_dossiers().values()
    assert weigh_claims("Bridge talks", "Bogota and the rebels met in Havana.", profiles) == ()
    passing = weigh_claims("Harvest", "Prices rose, as they had after the war in Ukraine began.", profiles)
    assert all(claim.score < 3 for claim in passing)
