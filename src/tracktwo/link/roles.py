"""What articles call a person, over time: each role with its standing, its days and the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.ontology.standings import load_standings
from tracktwo.records import Evidence, Mention


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role as articles print it. `first` and `last` are the days of the articles, "" when unknown."""

    title: str
    standing: str
    first: str
    last: str
    evidence: tuple[Evidence, ...]


def roles_told(mentions: Iterable[Mention], *, published: Mapping[str, str]) -> tuple[RoleTold, ...]:
    """Return the roles that mentions of one person give, the earliest told first.

    Args:
        published: article id to ISO date.
    """
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.role_surface and mention.evidence:
            told.setdefault(" ".join(mention.role_surface.lower().split()), []).append(mention)
    roles = [_role(found, published) for found in told.values()]
    return tuple(sorted(roles, key=lambda role: (role.first, role.title.lower())))


def _role(mentions: list[Mention], published: Mapping[str, str]) -> RoleTold:
    evidence = tuple(dict.fromkeys(m.evidence[0] for m in mentions))
    days = sorted(day for e in evidence if (day := published.get(e.article_id, "")[:10]))
    title = " ".join((mentions[0].role_surface or "").split())
    return RoleTold(
        title, load_standings().of(title), days[0] if days else "", days[-1] if days else "", evidence
    )
