"""The actors that an article names, as records: from the code book, or as the article introduces them.

An actor's record is written when it is first named and stays as it is, for mentions, events and positions
point at its id. What later articles say of its offices stands on their mentions.
"""

from collections.abc import Iterable, Iterator

from tracktwo.ontology.actors import ActorEntry
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    Actor,
    ActorKind,
    ActorRef,
    Evidence,
    Mention,
    Named,
    Provenance,
    Reading,
    Record,
    Role,
)

STEP, VERSION = "roster", "1"
KIND_OF_LABEL = {"person": ActorKind.PERSON, "people": ActorKind.PEOPLE, "group": ActorKind.ARMED_GROUP}


def actors_of(reading: Reading, records: Iterable[Record], *, books: CodeBooks) -> Iterator[Actor]:
    """Yield each identified actor that the mentions of a reading point at, once."""
    mentions: dict[str, Mention] = {}
    for record in records:
        if isinstance(record, Mention) and record.actor_id is not None and record.evidence:
            mentions.setdefault(record.actor_id, record)
    names: dict[str, Named] = {}
    for named in reading.named:
        if named.actor is not None and named.actor.id is not None and not named.is_anaphor:
            names.setdefault(named.actor.id, named)
    for actor_id, mention in mentions.items():
        entry = books.actors.by_id(actor_id)
        found = names.get(actor_id)
        if entry is not None:
            yield _listed(entry, mention.evidence[:1])
        elif found is not None and found.actor is not None:
            yield _unlisted(found, found.actor, mention)


def _listed(entry: ActorEntry, evidence: tuple[Evidence, ...]) -> Actor:
    return Actor(
        id=entry.id,
        evidence=evidence,
        confidence=1.0,
        provenance=Provenance(step=STEP, version=VERSION, rule_or_model=entry.slug),
        name=entry.name,
        aliases=entry.aliases,
        kind=entry.kind,
        country=entry.code,
        plover_sector=entry.sector,
        roles=tuple(office.role for office in entry.offices),
        wikidata=entry.wikidata,
    )


def _unlisted(found: Named, actor: ActorRef, mention: Mention) -> Actor:
    role = mention.role_surface
    return Actor(
        id=mention.actor_id or "",
        evidence=mention.evidence[:1],
        confidence=found.confidence,
        provenance=Provenance(step=STEP, version=VERSION, rule_or_model=found.rule),
        name=actor.name,
        aliases=(),
        kind=KIND_OF_LABEL.get(found.label, ActorKind.OTHER),
        country=actor.code,
        plover_sector=actor.sector,
        roles=(Role(role, None, None, None, None, mention.evidence[:1]),) if role else (),
        wikidata=None,
    )
