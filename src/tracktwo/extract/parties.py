"""For whom a name speaks: persons, ministries and armies to their state or group, phrases to parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.extract.syntax import ancestors, child_tokens, conjuncts
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Named, Quotation, Reading, Sentence, Token

# Whoever is of these PLOVER sectors speaks for a state; the others speak for themselves or for nobody.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD", "COP", "ELI", "PRE"})
GROUP_SECTORS = frozenset({"REB", "PRM", "UAF", "IGO", "OPP", "PTY"})
STATE_PREFIXES = frozenset(
    [
        "gov",
        "mil",
        "mfa",
        "mod",
        "moi",
        "mof",
        "moh",
        "moj",
        "moe",
        "mot",
        "min",
        "pres",
        "cbk",
        "leg",
        "jud",
        "cop",
        "spy",
    ]
)
# Words beside a name that make its bearer a bystander: an analyst's view is no party's position.
BYSTANDERS = frozenset(
    [
        "analyst",
        "expert",
        "professor",
        "historian",
        "lawyer",
        "fellow",
        "researcher",
        "scholar",
        "economist",
        "teacher",
        "resident",
        "witness",
        "student",
        "commentator",
        "columnist",
        "journalist",
        "reporter",
        "correspondent",
        "author",
        "editor",
        "shopkeeper",
        "farmer",
        "driver",
        "doctor",
        "nurse",
        "priest",
        "activist",
        "strategist",
        "specialist",
        "academic",
        "lecturer",
        "academician",
        "pundit",
        "trader",
        "dealer",
        "grandmother",
        "grandfather",
        "mother",
        "father",
        "brother",
        "sister",
        "widow",
        "relative",
        "shepherd",
    ]
)
MODIFIERS = ("amod", "compound", "nmod", "poss", "nounmod", "appos")
OF_WORDS = frozenset({"of", "from", "by", "between", "among", "for"})
# Nouns that stand for people who act for somebody: "Russian envoys", not "the Russian economy".
DELEGATES = frozenset(
    [
        "envoy",
        "negotiator",
        "official",
        "delegation",
        "team",
        "diplomat",
        "minister",
        "representative",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "leader",
        "side",
        "government",
        "authority",
        "mediator",
        "ministry",
        "president",
        "premier",
        "chancellor",
        "army",
        "military",
        "force",
        "troop",
        "general",
        "commander",
        "adviser",
        "advisor",
        "ambassador",
        "emissary",
        "delegate",
        "counterpart",
        "state",
        "administration",
        "cabinet",
        "parliament",
        "lawmaker",
        "senator",
        "leadership",
        "movement",
        "group",
        "faction",
        "militia",
        "rebel",
        "presidency",
        "chief",
        "head",
        "secretary",
        "deputy",
        "party",
        "camp",
        "junta",
        "council",
        "kingdom",
        "republic",
        "federation",
        "people",
        "fighter",
        "insurgent",
        "paramilitary",
        "intermediary",
        "go-between",
        "broker",
        "capital",
        "country",
        "nation",
        "regime",
        "chair",
        "guerrilla",
        "separatist",
        "bloc",
        "alliance",
        "coalition",
        "quartet",
        "organisation",
        "organization",
        "agency",
        "committee",
    ]
)
BOTH_MARKS = frozenset({"both", "two", "either", "neither", "warring", "rival", "each", "opposing"})
BOTH_NOUNS = frozenset(
    [
        "side",
        "party",
        "delegation",
        "team",
        "government",
        "neighbour",
        "neighbor",
        "country",
        "capital",
        "minister",
        "negotiator",
        "foe",
        "rival",
        "leader",
        "enemy",
        "belligerent",
        "state",
        "army",
        "combatant",
        "president",
        "official",
        "envoy",
        "camp",
        "nation",
        "delegate",
    ]
)


@dataclass(frozen=True, slots=True)
class PartyIndex:
    """Whom the names of one article speak for.

    `at` is by (sentence, token); `of_actor` by actor id, learnt from wherever the article says whose a
    person is; `bystanders` holds the tokens of people who speak for nobody.
    """

    at: Mapping[tuple[int, int], ActorRef]
    of_actor: Mapping[str, ActorRef]
    bystanders: frozenset[tuple[int, int]]


def index_parties(reading: Reading, books: CodeBooks) -> PartyIndex:
    """Return whom each name of a reading speaks for."""
    sentences = {sentence.index: sentence for sentence in reading.sentences}
    of_actor: dict[str, ActorRef] = {}
    own: list[tuple[Named, ActorRef | None, bool]] = []
    for named in reading.named:
        bystander = named.label == "person" and _is_bystander(named, sentences[named.sentence])
        party = None if bystander else _named_party(named, reading, books)
        if party is not None and named.actor is not None and named.actor.id is not None:
            of_actor.setdefault(named.actor.id, party)
        own.append((named, party, bystander))
    silent = {named.actor.id for named, _, bystander in own if bystander and named.actor and named.actor.id}
    at, bystanders = {}, set()
    for named, party, _ in own:
        known = named.actor.id if named.actor else None
        party = party or of_actor.get(known or "")
        for i in range(named.first, named.last + 1):
            if known in silent and known not in of_actor:
                bystanders.add((named.sentence, i))
            elif party is not None:
                at[named.sentence, i] = party
    return PartyIndex(at, of_actor, frozenset(bystanders))


def _is_bystander(named: Named, sentence: Sentence) -> bool:
    role = set((named.role or "").lower().replace("-", " ").split())
    beside = [*child_tokens(sentence, named.head, "appos", "compound", "amod", "nmod")]
    beside += [t for t in ancestors(sentence, named.head) if sentence.tokens[named.head].dep == "appos"][:1]
    return bool((role | {token.lemma.lower() for token in beside}) & BYSTANDERS)


def _named_party(named: Named, reading: Reading, books: CodeBooks) -> ActorRef | None:
    if named.label == "person":
        group = _group_in_role(named, reading)
        if group is not None:
            return party_of(group, books)
    return party_of(named.actor, books) if named.actor else None


def _group_in_role(named: Named, reading: Reading) -> ActorRef | None:
    """Return the armed group or body that a person's title names ("the movement's spokesman")."""
    if named.role_start is None or named.role_end is None:
        return None
    for other in reading.named:
        inside = named.role_start <= other.start < named.role_end
        if inside and other is not named and other.actor and other.actor.sector in GROUP_SECTORS:
            return other.actor
    return None


def party_of(actor: ActorRef, books: CodeBooks) -> ActorRef | None:
    """Return the party an actor acts for: a state's government, a group, a body; None for bystanders.

    Ministries, forces and officials act for their state, members for their group.
    """
    entry = books.actors.by_id(actor.id) if actor.id else None
    prefix = entry.slug.split(".")[0] if entry else ""
    if prefix in STATE_PREFIXES and entry is not None:
        return books.actors.ref(f"gov.{entry.slug.split('.')[1]}") if _is_state(entry.slug) else actor
    if prefix == "person" and entry is not None and actor.sector in GROUP_SECTORS:
        for office in reversed(entry.offices):
            for group in books.actors.lookup(office.role.organisation or ""):
                return books.actors.reference(group)
    if prefix not in ("", "person"):
        return actor if actor.sector in STATE_SECTORS | GROUP_SECTORS else None
    if actor.code in books.actors.states and actor.sector in STATE_SECTORS:
        return books.actors.ref(f"gov.{actor.code}")
    return actor if actor.sector in GROUP_SECTORS and prefix != "person" else None


def _is_state(slug: str) -> bool:
    tail = slug.split(".")[1]
    return len(tail) == 3 and tail.isupper()


def phrase_parties(index: PartyIndex, sentence: Sentence, i: int) -> tuple[ActorRef, ...]:
    """Return the parties that a noun phrase stands for, in text order, none twice.

    Args:
        i: the head of the phrase; those coordinated with it count too.
    """
    found: list[ActorRef] = []
    for head in conjuncts(sentence, i):
        found.extend(_head_parties(index, sentence, head))
    return _unique(found)


def _head_parties(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    if (sentence.index, head.i) in index.at:
        return [index.at[sentence.index, head.i]]
    if (sentence.index, head.i) in index.bystanders:
        return []
    if head.lemma.lower() not in DELEGATES and head.pos != "PROPN":
        return []
    found: list[ActorRef] = []
    for child in child_tokens(sentence, head.i, *MODIFIERS):
        for token in conjuncts(sentence, child.i):
            found.extend(_token_parties(index, sentence, token))
    for prep in child_tokens(sentence, head.i, "prep"):
        if not found and prep.lemma.lower() in OF_WORDS:
            for noun in child_tokens(sentence, prep.i, "pobj"):
                found.extend(phrase_parties(index, sentence, noun.i))
    return found


def _token_parties(index: PartyIndex, sentence: Sentence, token: Token) -> list[ActorRef]:
    if (sentence.index, token.i) in index.at:
        return [index.at[sentence.index, token.i]]
    return [
        index.at[sentence.index, child.i]
        for child in child_tokens(sentence, token.i, *MODIFIERS)
        if (sentence.index, child.i) in index.at
    ]


def means_both(sentence: Sentence, i: int) -> bool:
    """Whether a noun phrase means the two parties at hand: "both sides", "members of the two teams"."""
    token = sentence.tokens[i]
    marks = {child.lemma.lower() for child in child_tokens(sentence, i)}
    if token.lemma.lower() in BOTH_NOUNS and (marks & BOTH_MARKS or (token.tag == "NNS" and "the" in marks)):
        return True
    return any(
        means_both(sentence, noun.i)
        for prep in child_tokens(sentence, i, "prep")
        if prep.lemma.lower() in OF_WORDS
        for noun in child_tokens(sentence, prep.i, "pobj")
    )


def speaker_party(
    reading: Reading, index: PartyIndex, books: CodeBooks, sentence: Sentence, i: int
) -> tuple[bool, ActorRef | None]:
    """Return whether a word is inside somebody's speech, and the party that speaks (None: a bystander)."""
    start = sentence.tokens[i].start
    inside = [
        quotation
        for quotation in reading.quotations
        if any(first <= start < last for first, last in quotation.contents_span)
    ]
    if not inside:
        return False, None
    innermost = min(inside, key=_length)
    actor = innermost.speaker_actor
    if actor is None:
        return True, None
    return True, index.of_actor.get(actor.id or "") or party_of(actor, books)


def _length(quotation: Quotation) -> int:
    return sum(last - first for first, last in quotation.contents_span)


def _unique(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    return tuple({ref.id or ref.name: ref for ref in refs}.values())
