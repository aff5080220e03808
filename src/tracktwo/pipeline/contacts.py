"""The network of contacts of a dossier, for the commands and the pages."""

from dataclasses import asdict
from datetime import date
from typing import IO, Any

from tracktwo.brief.draft import assembled
from tracktwo.errors import ConfigError
from tracktwo.export.graphml import write_graph
from tracktwo.link.contacts import contact_network
from tracktwo.link.go_betweens import (
    SILENT_DAYS,
    GoBetween,
    Silence,
    betweenness,
    go_betweens,
    silences,
    ways,
)
from tracktwo.link.network import Contact, Network, Pair, Standing, Talker
from tracktwo.ontology.dossiers import Profile
from tracktwo.protocols import View
from tracktwo.records import record_id

__all__ = [
    "SILENT_DAYS", "Contact", "GoBetween", "Network", "Pair", "Silence", "Standing", "Talker", "as_json",
    "find_talker", "go_betweens", "need_talker", "network_of", "save_graph", "silences", "ways",
]  # fmt: skip


def network_of(view: View, dossier: str, profile: Profile | None, *, as_of: date) -> Network:
    """Return who talks to whom in a dossier, from the day on which its profile begins."""
    rounds = assembled(view.records("rounds", dossier=dossier))
    events = assembled(view.records("events", dossier=dossier, facet="CONSULT"))
    parties = profile.parties if profile else ()
    keys = {party.slug: _key(party.code, party.slug) for party in parties}
    return contact_network(
        [*rounds, *events],
        as_of=as_of,
        since=profile.start if profile else "",
        names={keys[party.slug]: party.name for party in parties},
        seats={
            record_id("actor", slug): keys[party.slug]
            for party in parties
            for slug in (party.slug, *party.delegation)
        },
    )


def _key(code: str | None, slug: str) -> str:
    """Return the key under which a profile's party is known: a state's code, else its actor's id."""
    return code if code and slug.startswith("gov.") else record_id("actor", slug)


def find_talker(network: Network, word: str) -> Talker | None:
    """Return the party that a word names by key or name, in any case of letters, or None."""
    asked = word.casefold().strip()
    for talker in network.talkers.values():
        if asked in (talker.key.casefold(), talker.name.casefold()):
            return talker
    return next((t for t in network.talkers.values() if asked and asked in t.name.casefold()), None)


def need_talker(network: Network, word: str) -> Talker:
    """Return the party that a word names.

    Raises:
        ConfigError: none is called so; the message lists those there are.
    """
    found = find_talker(network, word)
    if found is None:
        known = ", ".join(talker.name for talker in network.talkers.values()) or "none yet"
        raise ConfigError(f"No party here is called {word!r}. There are: {known}.")
    return found


def as_json(network: Network, *, days: int, path: tuple[str, str] | None = None) -> dict[str, Any]:
    """Return a network as JSON values.

    Args:
        days: how many days without contact make a pair silent.
        path: two parties' names or keys; the ways from the one to the other are added.
    Raises:
        ConfigError: a party of `path` is unknown.
    """
    told: dict[str, Any] = {
        "as_of": network.as_of,
        "parties": [{"key": t.key, "name": t.name} for t in network.talkers.values()],
        "pairs": [_pair(pair) for pair in network.pairs.values()],
        "go_betweens": [asdict(one) for one in go_betweens(network)],
        "silent": [
            {"parties": [s.pair.one.key, s.pair.other.key], "last": s.last, "days": s.days}
            for s in silences(network, days=days)
        ],
    }
    if path is not None:
        one, other = (need_talker(network, word) for word in path)
        told["ways"] = [list(way) for way in ways(network, one.key, other.key)]
    return told


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "parties": [pair.one.key, pair.other.key],
        "standing": pair.standing,
        "first": pair.first,
        "last": pair.last,
        "level": pair.level,
        "channels": list(pair.channels),
        "mediators": list(pair.mediators),
        "contacts": [asdict(contact) for contact in pair.contacts],
    }


def save_graph(network: Network, file: IO[str]) -> None:
    """Write a network as GraphML: parties with their betweenness, pairs with standing, days and counts."""
    measured = betweenness(network.neighbours)
    write_graph(
        [(t.key, {"name": t.name, "betweenness": measured[t.key]}) for t in network.talkers.values()],
        [(pair.one.key, pair.other.key, _edge(pair)) for pair in network.pairs.values()],
        file,
    )


def _edge(pair: Pair) -> dict[str, str | int]:
    days = {name: day for name, day in (("first", pair.first), ("last", pair.last)) if day}
    counts = {f"contacts_{standing.value}": pair.count(standing) for standing in Standing}
    return {"standing": pair.standing.value, "level": pair.level.value, **days, **counts}
