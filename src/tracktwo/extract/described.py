"""Those who act without a name of their own: "Iran's foreign ministry", "two US officials", "gunmen"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracktwo.extract.candidates import DEMONYMS, PLACES, STATES, Candidate
from tracktwo.extract.noun_edges import LONGEST, left_edge, name_end
from tracktwo.extract.officials import OTHERS, OWNING
from tracktwo.ontology.agents import singulars
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.phrases import Books, Name, sector_of
from tracktwo.records import Sentence, Token

# "Iran-backed militias" are not Iran's, "US-led forces" are.
_NOT_OWNED = """
    backed allied aligned supported funded sponsored armed occupied controlled held brokered
    mediated imposed born educated speaking trained supplied made style friendly linked based
"""
NOT_OWNED = frozenset(_NOT_OWNED.split())
_FIGHTERS = """
    fighter militant gunman rebel force insurgent terrorist troop soldier militia mercenary
    guerrilla group movement organization organisation jihadist combatant guard unit paramilitary
    militiaman
"""
FIGHTERS = frozenset(_FIGHTERS.split())
# "The group" is whoever of such sectors was named just before, when only one was.
_MEANT = {
    "group movement organization organisation faction": "REB PRM PTY OPP CRM UAF SOC IGO NGO",
    "rebel insurgent militant guerrilla fighter militia paramilitary separatist": "REB PRM",
    "alliance coalition front force": "REB PRM",
    "cartel gang": "CRM",
    "mission bloc": "IGO",
    "agency": "IGO NGO JRN SPY",
    "party": "PTY OPP",
    "charity watchdog": "NGO SOC",
}
MEANT = {noun: frozenset(sectors.split()) for nouns, sectors in _MEANT.items() for noun in nouns.split()}
# Nouns that are somebody only as two of them: "the two countries".
_PAIRED = "country nation state capital power neighbour neighbor republic camp"
PAIRED = frozenset(_PAIRED.split())


class Description(NamedTuple):
    """A noun phrase for somebody: tokens first..last with its head noun, and what it says.

    `owners` are the names of states and bodies beside the noun; `prefix` is the slug prefix of a state's
    own body; `lemma` the head noun in the singular; `is_pair` says that it is somebody only as those
    named before ("both sides", "the group").
    """

    first: int
    last: int
    head: int
    owners: tuple[Candidate, ...]
    prefix: str | None
    sector: str | None
    lemma: str
    is_counted: bool
    is_definite: bool
    is_plural: bool
    is_pair: bool
    modifiers: tuple[str, ...] = ()


def descriptions(
    sentence: Sentence, names: Sequence[Candidate], used: frozenset[int], books: Books
) -> Iterator[Description]:
    """Yield the descriptions in a sentence; `used` are tokens that are names or titles already."""
    by_token = {i: name for name in names for i in range(name.first, name.last + 1)}
    for token in sentence.tokens:
        if token.i in used or token.pos not in {"NOUN", "PROPN", "ADJ"} or token.i in by_token:
            continue
        lemma = token.text.lower() if is_other(sentence, token) else _agent_lemma(token, books)
        if lemma is None or _is_modifier(token):
            continue
        found = _describe(sentence, token, lemma, by_token, books)
        if found is not None:
            yield found


def _is_plural_only(forms: Sequence[str], books: Books) -> bool:
    """Whether a noun is somebody by itself in the plural alone: "the generals"."""
    return len(forms) > 1 and forms[0] in books.agents.strong


def is_other(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word names somebody only as the other of two: "its neighbour", "his host"."""
    if token.tag != "NN" or token.text.lower() not in OTHERS or token.i == 0:
        return False
    return sentence.tokens[token.i - 1].text.lower() in OWNING


def _agent_lemma(token: Token, books: Books) -> str | None:
    lower = token.text.lower()
    if token.pos == "ADJ":
        return "displaced" if lower == "displaced" and token.dep != "amod" else None
    forms = singulars(lower)
    found = next((form for form in reversed(forms) if form in books.agents.heads), None)
    if found is None and token.tag == "NNS":
        found = next((form for form in forms if form in PAIRED), None)
    return found or (lower if lower in MEANT else None)


def _is_modifier(token: Token) -> bool:
    return token.dep in {"compound", "amod", "nmod"} and token.head > token.i


def _describe(
    sentence: Sentence, token: Token, lemma: str, by_token: dict[int, Candidate], books: Books
) -> Description | None:  # fmt: skip
    tokens = sentence.tokens
    first = left_edge(sentence, token.i)
    is_definite = first > 0 and tokens[first - 1].text.lower() in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
    }
    last = name_end(sentence, token, books)
    before = _distinct(by_token, range(first, token.i))
    first = max([first, *(name.last + 2 for name in before if _is_person(name) and name.last + 2 <= token.i)])
    owners = tuple(name for name in before if _owns(sentence, name))
    if not owners:
        owners = _owners_after(sentence, token.i, last, by_token)
    lower = [t.text.lower() for t in tokens[first : last + 1]]
    body = books.agents.body(lower, len(lower)) if not _counts(sentence, first, token.i) else None
    prefix = body[0] if body else None
    names = [
        Name(o.first - first, o.last - first, o.aliases[0]) for o in owners if o.aliases and o.last <= last
    ]
    sector = sector_of(lower[: token.i - first + 1], names, books)
    forms = singulars(lower[token.i - first])
    needs_owner = not owners and any(form in books.agents.only_with_owner for form in forms)
    needs_owner = needs_owner and not _is_long(lower, books)
    is_meant = token.i == last and is_definite and lemma in MEANT and not _goes_on(sentence, last)
    nobody_yet = needs_owner or lemma in PAIRED or sector is None
    is_pair = (nobody_yet and (_is_of_two(sentence, first, token) or is_meant)) or is_other(sentence, token)
    if not (prefix and (owners or is_definite)) and (
        (sector is None and not is_pair)
        or (lemma in PAIRED and not owners and not is_pair)
        or (not _is_plural_only(forms, books) and any(form in books.agents.never_unnamed for form in forms))
        or (needs_owner and not is_pair)
    ):
        return None
    return Description(
        first=first,
        last=last,
        head=token.i,
        owners=owners,
        prefix=prefix,
        sector=sector,
        lemma=lemma,
        is_counted=_counts(sentence, first, token.i),
        is_definite=is_definite,
        is_plural=token.tag in {"NNS", "NNPS"} or lemma in {"police", "people"},
        is_pair=is_pair,
        modifiers=tuple(lower[: token.i - first]),
    )


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether "of" or a relative clause says which: "the group of experts", "the rebels who"."""
    after = sentence.tokens[last + 1].text.lower() if last + 1 < len(sentence.tokens) else ""
    return after in {"of", "that", "who", "which", "led", "behind"}


def _is_of_two(sentence: Sentence, first: int, token: Token) -> bool:
    """Whether a plural is one of two: "both sides", "the two teams", "the sides"."""
    words = {t.text.lower() for t in sentence.tokens[max(first - 1, 0) : token.i]}
    alone = token.text in {"sides", "belligerents"} and "the" in words
    if words & {"neither", "either", "other"} and token.text.lower() in {"side", "party", "delegation"}:
        return True
    return token.tag == "NNS" and bool(words & {"both", "two", "warring", "opposing"} or alone)


def _is_long(lower: list[str], books: Books) -> bool:
    found = books.agents.strong_sector(lower, len(lower))
    return found is not None and found[1] > 1


def _distinct(by_token: dict[int, Candidate], span: range) -> list[Candidate]:
    return list(dict.fromkeys(by_token[i] for i in span if i in by_token))


def _is_person(name: Candidate) -> bool:
    return name.sense in {Sense.PERSON, Sense.SURNAME, Sense.COMMON_SURNAME} or name.ent == "PERSON"


def _owns(sentence: Sentence, name: Candidate) -> bool:
    tokens = sentence.tokens
    if _is_person(name):
        return False
    after = name.last + 1
    if (
        after + 1 < len(tokens)
        and tokens[after].text in {"-", "–"}
        and tokens[after + 1].text.lower() in NOT_OWNED
    ):
        return False
    if name.first >= 2 and tokens[name.first - 1].text == "-":
        return tokens[name.first - 2].text.lower() not in {"pro", "anti", "non", "Pro", "Anti"}
    return True


def _owners_after(
    sentence: Sentence, head: int, last: int, by_token: dict[int, Candidate]
) -> tuple[Candidate, ...]:
    """Return the state, body or town after "of", "from" or "in" right behind the noun."""
    tokens = sentence.tokens
    at = last + 1
    if at >= len(tokens) or tokens[at].text.lower() not in {"of", "from", "in", "at", "for"}:
        return ()
    is_owner = tokens[at].text.lower() in {"of", "from", "for"}
    if not is_owner and not head <= tokens[at].head <= last:
        return ()  # "talks on prisoners in Muscat" are held there
    found: list[Candidate] = []
    at += 1
    while at < len(tokens) and at - last < LONGEST:
        name = by_token.get(at)
        if name is None:
            if tokens[at].tag in {"DT", "CC", ","} or tokens[at].text.lower() in {
                "eastern",
                "western",
                "northern",
                "southern",
                "the",
            }:
                at += 1
                continue
            break
        is_place = name.sense in STATES or name.ent in PLACES
        if is_place or name.sense is Sense.PLACE or (is_owner and name.sense in {Sense.BODY, *DEMONYMS}):
            found.append(name)
        at = name.last + 1
        if not is_owner:
            break
    return tuple(found)


def _counts(sentence: Sentence, first: int, head: int) -> bool:
    return any(
        t.pos == "NUM" or t.text.lower() in {"several", "some", "many", "dozens"}
        for t in sentence.tokens[first:head]
    )
