"""Whether an article as a whole is about a conflict or its talks: its bare nouns then refer back."""

from collections import Counter
from collections.abc import Iterator

from tracktwo.ontology.frames import Frames
from tracktwo.records import Reading

NAMES = 4  # how often the two actors named most must be named
SHORTEST = 5  # sentences; a shorter text is a sentence out of its article
PER_SENTENCE = 0.5  # how often states and groups must be named
SHARE = 0.3  # of the sentences that must speak of war, talks or those who take part in them
SPOKEN_OF = (
    "TALKS", "DEAL", "TRUCE", "CAPTIVE", "FORCES", "SANCTION", "VIOLENCE", "BLASTS", "ENVOY", "AID", "DEMO",
)  # fmt: skip


def is_about_conflict(reading: Reading, frames: Frames) -> bool:
    """Tell whether an article keeps naming two states or groups, or speaks throughout of war and talks."""
    if len(reading.sentences) < SHORTEST:
        return False
    return _keeps_naming_two(reading) or _speaks_of_war(reading, frames)


def _keeps_naming_two(reading: Reading) -> bool:
    named = Counter(
        name.actor.id
        for name in reading.named
        if name.actor is not None and name.actor.code and name.actor.id
    )
    often = sorted(named.values(), reverse=True)[:2]
    return len(often) == 2 and sum(often) >= NAMES


def _speaks_of_war(reading: Reading, frames: Frames) -> bool:
    """Tell whether two states or more are named all along, and many sentences speak of war or talks."""
    countries = list(_countries(reading))
    size = len(reading.sentences)
    if len(set(countries)) < 2 or len(countries) < PER_SENTENCE * size:
        return False
    words = frozenset().union(*(frames.classes[name] for name in SPOKEN_OF))
    told = sum(any(t.lemma.lower() in words for t in s.tokens) for s in reading.sentences)
    return told >= SHARE * size


def _countries(reading: Reading) -> Iterator[str]:
    for name in reading.named:
        code = name.actor.code if name.actor and name.actor.code else None
        code = code or (name.place.country if name.place else None)
        if code:
            yield code
