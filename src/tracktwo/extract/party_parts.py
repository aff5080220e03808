"""Parties named by a part of a name: "North and South Korea", "the South", a breakaway region's envoy."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from tracktwo.extract.party_names import SHARED, written_parties
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Reading, Sentence

OF_WORDS = frozenset({"of", "from", "for"})
HALVES = frozenset({"North", "South"})
ACTING = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj", "conj"})


def sharing_a_name(
    sentences: Iterable[Sentence], books: CodeBooks
) -> Iterator[tuple[tuple[int, int], tuple[ActorRef, ...]]]:
    """Yield the two of "North and South Korea", the first of them at the first word."""
    for sentence in sentences:
        for link in sentence.tokens[1:-2]:
            if link.text != "and":
                continue
            first, second, last = (sentence.tokens[link.i + at] for at in (-1, 1, 2))
            words = f"{first.text} and {second.text} {last.text}"
            if SHARED.fullmatch(words):
                both = written_parties(words, books)
                if len(both) == 2 and (both[0],) != written_parties(first.text, books):
                    yield (sentence.index, first.i), both


def name_regions(
    reading: Reading,
    at: dict[tuple[int, int], ActorRef],
    groups: dict[tuple[int, int], tuple[ActorRef, ...]],
) -> None:
    """Let "the representative of Tiraspol" speak for the breakaway region, not for the state it left."""
    sentences = {sentence.index: sentence for sentence in reading.sentences}
    for named in (n for n in reading.named if n.label == "group"):
        key, sentence = (named.sentence, named.head), sentences[named.sentence]
        for prep in child_tokens(sentence, named.head, "prep"):
            for noun in child_tokens(sentence, prep.i, "pobj") if prep.lemma.lower() in OF_WORDS else ():
                region, own = at.get((named.sentence, noun.i)), at.get(key)
                if (
                    region
                    and own
                    and region.sector == "PRE"
                    and (own.code, own.sector) == (region.code, "GOV")
                ):
                    at[key], groups[key] = region, (region,)


def halves(
    sentences: Iterable[Sentence], at: Mapping[tuple[int, int], ActorRef]
) -> Iterator[tuple[tuple[int, int], ActorRef]]:
    """Yield "the North" and "the South" as the one party whose name opens so."""
    parties = set(at.values())
    for sentence in sentences:
        for article, token in pairwise(sentence.tokens):
            if token.text in HALVES and token.dep in ACTING and article.text.lower() == "the":
                meant = [party for party in parties if party.name.startswith(f"{token.text} ")]
                if len(meant) == 1 and (sentence.index, token.i) not in at:
                    yield (sentence.index, token.i), meant[0]
