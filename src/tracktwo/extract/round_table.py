"""Who may sit at the tables of an article: its parties by how much it is about them, mediators apart."""

from collections import Counter
from collections.abc import Sequence

from tracktwo.extract.party_context import ARMED_SECTORS
from tracktwo.extract.party_names import party_of, unique, written_parties
from tracktwo.extract.round_details import Details
from tracktwo.extract.round_mediators import named_mediators
from tracktwo.extract.round_seats import Scene
from tracktwo.records import ActorRef, EventType, Granularity, RoundStatus

SEATED = ARMED_SECTORS | {"GOV", "PRE"}
HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.MOBILIZE})
# What speaks for a seat at the table, in sentences' worth: found by reading, never fitted.
TITLED = 2
ARMED = 2
OWN_STATE = 1
COARSE = frozenset({Granularity.MONTH, Granularity.YEAR, Granularity.SEASON})


def looks_back(details: Details) -> bool:
    """Whether a meeting is background, dated to a year or month: then the adversaries of the article met."""
    return details.date is not None and details.date.granularity in COARSE and not details.is_both


def main_table(scene: Scene, told: Sequence[Details]) -> tuple[ActorRef, ...]:
    """Return who may sit at the table in this article, the likeliest first.

    Those named together at its meetings come before those it speaks of most.
    """
    mediators = article_mediators(scene)
    explicit = Counter(
        tuple(sorted(details.parties, key=lambda party: party.name))
        for details in told
        if len(details.parties) >= 2 and details.mention.status is not RoundStatus.DENIED
    )
    first = explicit.most_common(1)[0][0] if explicit else ()
    return unique((*first, *by_prominence(scene, mediators)))


def by_prominence(scene: Scene, mediators: frozenset[str | None]) -> list[ActorRef]:
    """Return the parties an article is about, mediators left out, the likeliest adversaries first."""
    weights = _prominence(scene)
    return sorted(
        (party for party in weights if party.id not in mediators and party.sector in SEATED),
        key=lambda party: (-weights[party], party.name),
    )


def _prominence(scene: Scene) -> Counter[ActorRef]:
    """Return how much each party is what an article is about: sentences, title, hostile acts, arms."""
    seen = {
        (named.sentence, party)
        for named in scene.reading.named
        if not named.is_anaphor and (party := scene.index.at.get((named.sentence, named.head)))
    }
    weights = Counter(party for _, party in seen)
    weights.update(dict.fromkeys(written_parties(scene.reading.title or "", scene.books), TITLED))
    for event in scene.reading.events:
        if event.type in HOSTILE:
            refs = [party_of(ref, scene.books) for ref in (*event.actors[:1], *event.recipients[:1])]
            weights.update({ref: 1 for ref in refs if ref is not None and ref in weights})
    for group in [party for party in weights if party.sector in ARMED_SECTORS]:
        weights[group] += ARMED
        own = next((p for p in weights if p.code == group.code and p.sector == "GOV"), None)
        if own is not None:
            weights[own] += OWN_STATE
    return weights


def article_mediators(scene: Scene) -> frozenset[str | None]:
    """Return the ids of those whom the article anywhere calls mediators or hosts."""
    return frozenset(
        party.id for sentence in scene.reading.sentences for party in named_mediators(scene, sentence)
    )
