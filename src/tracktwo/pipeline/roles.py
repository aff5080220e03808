"""What articles call an actor over time, for the pages and the commands."""

from dataclasses import dataclass

from tracktwo.link.roles import RoleTold, roles_told
from tracktwo.protocols import View
from tracktwo.records import ActorRef, Article, Mention, Round, RoundStatus

__all__ = ["Envoy", "RoleTold", "envoys_of", "roles_of"]

MOST_ROUNDS = 200  # the newest; who sat in older ones stands on the pages of those
MOST_MENTIONS = 2000  # the newest; more say nothing new of what somebody is called


def roles_of(view: View, actor_id: str) -> tuple[RoleTold, ...]:
    """Return the roles that articles give an actor, with standing, days and words, the earliest first."""
    mentions = [
        mention
        for mention in view.records("mentions", facet=actor_id, newest_first=True, limit=MOST_MENTIONS)
        if isinstance(mention, Mention)
    ]
    articles = view.get_many({e.article_id for m in mentions for e in m.evidence})
    days = {a.id: a.published_at or "" for a in articles.values() if isinstance(a, Article)}
    return roles_told(mentions, published=days)


@dataclass(frozen=True, slots=True)
class Envoy:
    """Somebody named at the tables of a dossier: for whom, on how many days, and what articles call them."""

    person: ActorRef
    party: ActorRef
    rounds: int
    roles: tuple[RoleTold, ...]

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings that articles give, the latest last, each once."""
        return tuple(dict.fromkeys(role.standing for role in self.roles))


def envoys_of(view: View, dossier: str, *, until: str | None = None) -> tuple[Envoy, ...]:
    """Return who sat at the tables of a dossier's rounds that were not denied, those named most often first.

    Args:
        until: the last day of the rounds to count, YYYY-MM-DD.
    """
    found: dict[str, tuple[ActorRef, ActorRef]] = {}
    days: dict[str, set[str]] = {}
    until = until or "9999"
    for one in view.records("rounds", dossier=dossier, newest_first=True, limit=MOST_ROUNDS):
        if not isinstance(one, Round) or one.status is RoundStatus.DENIED:
            continue
        day = ((one.date.start if one.date else None) or "")[:10]
        for side in one.delegations if day <= until else ():
            for person in side.people:
                if person.id:
                    found.setdefault(person.id, (person, side.party))
                    days.setdefault(person.id, set()).add(day or one.id)
    envoys = [Envoy(*found[key], len(days[key]), roles_of(view, key)) for key in found]
    return tuple(sorted(envoys, key=lambda envoy: (-envoy.rounds, envoy.person.name)))
