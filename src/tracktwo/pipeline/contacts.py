"""The network of contacts of a dossier, for the commands and the pages."""

from datetime import date

from tracktwo.brief.draft import assembled
from tracktwo.link.contacts import contact_network
from tracktwo.link.go_betweens import SILENT_DAYS, GoBetween, Silence, go_betweens, silences, ways
from tracktwo.link.network import Contact, Network, Pair, Standing, Talker
from tracktwo.ontology.dossiers import Profile
from tracktwo.protocols import View
from tracktwo.records import record_id

__all__ = [
    "SILENT_DAYS", "Contact", "GoBetween", "Network", "Pair", "Silence", "Standing", "Talker", "find_talker",
    "go_betweens", "network_of", "silences", "ways",
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
