"""What articles call a person over time, and in what standing that puts the person."""

import pytest

from tracktwo.link.roles import roles_told
from tracktwo.ontology.standings import load_standings
from tracktwo.records import Evidence, Mention, Provenance


def named(article: str, role: str | None) -> Mention:
    return Mention(
        id=f"mention-{article}-{role}",
        evidence=(Evidence(article, 0, 4, "Envo"),),
        confidence=0.9,
        provenance=Provenance("mentions", "1", "test"),
        actor_id="actor-1",
        surface="Dana Merrow",
        role_surface=role,
    )


def test_a_private_citizen_who_becomes_an_envoy_shows_in_time() -> None:
    days = {"a": "2024-02-01", "b": "2024-03-01", "c": "2024-05-01"}
    given = [
        named("c", "special envoy"),
        named("b", "Businessman"),
        named("a", "businessman"),
        named("a", None),
    ]
    roles = roles_told(given, published=days)
    assert [(r.standing, r.first, r.last) for r in roles] == [
        ("private_citizen", "2024-02-01", "2024-03-01"),
        ("envoy", "2024-05-01", "2024-05-01"),
    ]
    assert [e.article_id for e in roles[0].evidence] == ["b", "a"]


@pytest.mark.parametrize(
    ("role", "standing"),
    [
        ("Omani mediator", "envoy"),
        ("foreign minister", "official"),
        ("former foreign minister", "former_official"),
        ("ex-ambassador", "former_official"),
        ("registered lobbyist and former senator", "lobbyist"),
        ("political consultant", "consultant"),
        ("the president's son-in-law", "official"),
        ("billionaire", "private_citizen"),
        ("footballer", "unknown"),
    ],
)
def test_the_words_of_a_role_give_the_standing(role: str, standing: str) -> None:
    assert load_standings().of(role) == standing
