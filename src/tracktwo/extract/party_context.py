"""Whom "both sides" and "the rebels" mean at each sentence: the pair, and the armed group, named last."""

from collections.abc import Iterable, Mapping

from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.ontology.tracks import load_tracks
from tracktwo.records import ActorRef, Sentence

ARMED_SECTORS = frozenset({"REB", "PRM", "UAF"})
BODY_SECTORS = frozenset({"IGO", "NGO"})
PLACES = frozenset({"capital", "city", "town", "port", "border", "resort", "village", "soil", "coast"})
JOINING = frozenset({"with", "between", "against", "among"})

Places = Mapping[tuple[int, int], ActorRef]
Groups = Mapping[tuple[int, int], tuple[ActorRef, ...]]
Pair = tuple[ActorRef, ActorRef]


def pairs_in_force(
    sentences: Iterable[Sentence], at: Places, groups: Groups | None = None
) -> dict[int, Pair]:
    """Return, by sentence, the two parties that "the two sides" means in it.

    They are the pair last joined in words ("X and Y", "between X and Y", "X ... with Y"), go-betweens
    and bodies left out; before the first such sentence, that first pair.
    """
    found: dict[int, Pair] = {}
    last: Pair | None = None
    waiting: list[int] = []
    parties = by_sentence(at)
    for sentence in sentences:
        own = _pair_of(sentence, parties.get(sentence.index, {})) or _named_as_one(sentence, groups or {})
        if own is not None:
            found.update(dict.fromkeys(waiting, own))
            waiting, last = [], own
        if last is None:
            waiting.append(sentence.index)
        else:
            found[sentence.index] = last
    return found


def _named_as_one(sentence: Sentence, groups: Groups) -> Pair | None:
    """Return the two that one phrase of a sentence names: "commanders of the Malian and Chadian armies"."""
    found = [parties for (index, _), parties in groups.items() if index == sentence.index]
    pairs = {frozenset(p.id or p.name for p in two): two for two in found if len(two) == 2}
    if len(pairs) != 1:
        return None
    first, second = next(iter(pairs.values()))
    return first, second


def by_sentence(at: Places) -> dict[int, dict[int, ActorRef]]:
    """Return the parties of an article by sentence and token."""
    found: dict[int, dict[int, ActorRef]] = {}
    for (index, token), party in at.items():
        found.setdefault(index, {})[token] = party
    return found


def _pair_of(sentence: Sentence, parties: Mapping[int, ActorRef]) -> Pair | None:
    """Return the only two parties that a sentence joins: "X and Y met at talks that Z led" are X and Y."""
    seated = {
        party: i
        for i, party in sorted(parties.items(), reverse=True)
        if party.sector not in BODY_SECTORS
        and not _goes_between(sentence, i)
        and not _says_where(sentence, i)
        and not _tells(sentence, i)
    }
    if len(seated) > 2:
        seated = _coordinated(sentence, {i: party for i, party in parties.items() if party in seated})
    if len(seated) != 2:
        return None
    second, first = sorted(seated, key=lambda party: -seated[party])
    between = sentence.tokens[seated[first] : seated[second]]
    joined = {token.lemma.lower() for token in between} & (JOINING | {"and", "or", "–", "-"})
    opened = sentence.tokens[max(0, seated[first] - 2) : seated[first]]
    is_joined = bool(joined) or any(token.lemma.lower() in JOINING for token in opened)
    return (first, second) if is_joined else None


def _says_where(sentence: Sentence, i: int) -> bool:
    """Whether a state's adjective is of a place: "in the Jordanian capital"."""
    token = sentence.tokens[i]
    return token.dep == "amod" and sentence.tokens[token.head].lemma.lower() in PLACES


def _tells(sentence: Sentence, i: int) -> bool:
    """Whether a party's diplomat or official only tells what others did: "..., a Kenyan diplomat said"."""
    noun = sentence.tokens[i]
    noun = noun if noun.dep == "nsubj" else sentence.tokens[noun.head]
    is_teller = noun.lemma.lower() in ("diplomat", "official") and noun.dep == "nsubj"
    return is_teller and sentence.tokens[noun.head].lemma.lower() in ("say", "tell", "report", "add")


def _coordinated(sentence: Sentence, places: Mapping[int, ActorRef]) -> dict[ActorRef, int]:
    """Return those parties of many of whom one is joined to the other by "and", by their words."""
    joined = [
        (i, above.i)
        for i in places
        for above in list(ancestors(sentence, i))[:1]
        if sentence.tokens[i].dep == "conj" and above.i in places and places[above.i] != places[i]
    ]
    acting = [two for two in joined if sentence.tokens[two[1]].dep in ("nsubj", "nsubjpass")]
    meant = joined if len(joined) == 1 else acting
    return {places[i]: i for i in meant[0]} if len(meant) == 1 else {}


def _goes_between(sentence: Sentence, i: int) -> bool:
    """Whether a party is named as mediator, host or broker."""
    words = load_tracks().words["mediator_words"]
    near = [sentence.tokens[i], *list(ancestors(sentence, i))[:3], *child_tokens(sentence, i)]
    near += [t for word in near if word.lemma.lower() == "as" for t in child_tokens(sentence, word.i, "pobj")]
    after = sentence.tokens[i + 1 : i + 2]  # "with Norway as facilitator", wherever "as" was hung
    near += [
        t for word in after if word.lemma.lower() == "as" for t in child_tokens(sentence, word.i, "pobj")
    ]
    return any(token.lemma.lower() in words for token in near)


def armed_in_force(sentences: Iterable[Sentence], at: Places) -> dict[int, ActorRef]:
    """Return, by sentence, the armed group that "the rebels" means: that named last, in it or before."""
    found: dict[int, ActorRef] = {}
    last: ActorRef | None = None
    parties = by_sentence(at)
    for sentence in sentences:
        for _, party in sorted(parties.get(sentence.index, {}).items()):
            last = party if party.sector in ARMED_SECTORS else last
        if last is not None:
            found[sentence.index] = last
    return found
