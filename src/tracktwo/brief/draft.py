"""A sentence before the evidence check: the ways to say it, the fullest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracktwo.brief.cast import Cast, Naming
from tracktwo.records import ActorRef, Evidence, Record

Cuts = tuple[tuple[str, tuple[Evidence, ...]], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a record could say. The first variant whose words its evidence holds is printed.

    `order` sorts the lines of a section; `tags` are status and counts shown beside the sentence. `cuts` hold,
    for a variant, the words that end a part of it and the evidence whose marks stand there.
    """

    variants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    records: tuple[str, ...]
    group: str | None = None
    order: str = ""
    tags: tuple[str, ...] = ()
    cuts: Mapping[str, Cuts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """Several actors as a sentence may print them, and the further evidence that names them."""

    texts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    unnamed: int


def names_of(actors: Iterable[ActorRef | None], evidence: Sequence[Evidence], cast: Cast) -> Names:
    """Return the printable names of actors; those no article names are counted."""
    found: list[Naming | None] = [cast.naming(actor, evidence) for actor in actors if actor]
    named = [naming for naming in found if naming]
    texts = tuple(dict.fromkeys(naming.text for naming in named))
    return Names(texts, tuple(e for n in named for e in n.evidence), len(found) - len(named))


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without repetitions and without pieces that lie inside another piece."""
    pieces = list(dict.fromkeys(evidence))
    return tuple(p for p in pieces if not any(is_inside(p, other) for other in pieces if other != p))


def is_inside(piece: Evidence, other: Evidence) -> bool:
    return piece.article_id == other.article_id and other.start <= piece.start and piece.end <= other.end


def assembled(records: Iterable[Record]) -> Iterator[Record]:
    """Yield records without the single readings that an assembled record was made from."""
    kept = list(records)
    parts = {part for record in kept for part in getattr(record, "reports", ())}
    return (record for record in kept if record.id not in parts)


def origin_tag(record: Record) -> tuple[str, ...]:
    """Return how many independent origins tell it, as a tag; nothing when nobody counted."""
    origins = getattr(record, "origins", None)
    return (f"{origins} origin{'' if origins == 1 else 's'}",) if origins else ()
