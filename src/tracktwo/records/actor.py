"""Who acts, and where an article names them."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    IGO = "igo"
    NGO = "ngo"
    COMPANY = "company"
    MEDIA = "media"
    EXPERT = "expert"
    PEOPLE = "people"
    OTHER = "other"


class PersonStanding(StrEnum):
    """In what standing somebody talks, by the words of the role that an article prints."""

    ENVOY = "envoy"
    OFFICIAL = "official"
    FORMER_OFFICIAL = "former_official"
    PRIVATE_CITIZEN = "private_citizen"
    LOBBYIST = "lobbyist"
    CONSULTANT = "consultant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Role:
    """A dated office or job. `from_` and `to` are ISO dates of any precision; None is unknown or open."""

    title: str
    organisation: str | None
    country: str | None
    from_: str | None
    to: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who acts: a person, a government, a body, an armed group."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    plover_sector: str | None
    roles: tuple[Role, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A name in a sentence. `surface` is the name as printed, `role_surface` the title beside it.

    `standing` is what that title makes of a person, None for anybody else and where no title is printed.
    """

    actor_id: str | None
    surface: str
    role_surface: str | None
    standing: PersonStanding | None = None
