"""Acts of pressure as sentences tell them: who imposes, lifts or gives what, and whether it is in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.extract.clauses import (
    agent_of,
    condition_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    subject_of,
)
from tracktwo.extract.measure_kinds import fits, kind_of
from tracktwo.extract.party_phrases import phrase_parties, quotation_around, speaking_party
from tracktwo.extract.promise_bound import spoken_of
from tracktwo.extract.syntax import ancestors, child_tokens, subtree, words
from tracktwo.ontology.delegates import load_delegates
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.measures import Measures
from tracktwo.records import (
    ActorRef,
    MeasureKind,
    MeasureStatus,
    PartyIndex,
    Reading,
    Sentence,
    Token,
)

ASKING = frozenset(
    {"call", "urge", "ask", "demand", "propose", "want", "suggest", "press", "request", "offer"}
)
HELPERS = frozenset(
    {"partner", "ally", "donor", "lender", "creditor", "backer", "neighbour", "neighbor", "union"}
)
ANNOUNCING = frozenset({"announce", "pledge", "promise", "confirm", "approve", "unveil", "offer"})
PONDERING = frozenset({"propose", "offer", "consider", "weigh", "mull", "study", "discuss"})
PLANNING = frozenset(
    {"plan", "prepare", "pledge", "promise", "agree", "decide", "intend", "set", "vow", "consider"}
)
DENYING = frozenset({"deny", "refute"})
CLAUSES = frozenset({"relcl", "acl", "advcl", "conj", "ccomp"})
# Kinds that are told of nobody in other words too: "aid arrived", "the power was cut".
GIVEN = frozenset({MeasureKind.AID, MeasureKind.ARMS, MeasureKind.EMBARGO})
OWNED_BY = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class Act:
    """One measure as a sentence tells it. `thing` is the noun for what is imposed, lifted or given.

    `on_thing` says that the noun is the target itself: "blacklisted three firms"; `withheld` that what is
    otherwise given is cut or stopped.
    """

    sentence: Sentence
    anchor: Token
    thing: Token
    kind: MeasureKind
    imposer: ActorRef | None
    status: MeasureStatus
    rule: str
    on_thing: bool = False
    withheld: bool = False


def acts_in(
    reading: Reading, sentence: Sentence, index: PartyIndex, books: CodeBooks, lexicon: Measures
) -> Iterator[Act]:
    """Yield the acts that a sentence tells, in text order."""
    for token in sentence.tokens:
        if token.pos == "VERB":
            yield from _by_verb(reading, sentence, token, index, books, lexicon)
        elif token.pos == "NOUN" and token.lemma.lower() in lexicon.nouns:
            yield from _by_noun(sentence, token, index, lexicon)


def _by_verb(
    reading: Reading, sentence: Sentence, verb: Token, index: PartyIndex, books: CodeBooks, lexicon: Measures
) -> Iterator[Act]:
    """Read "the bloc froze the assets of ...", "sanctions imposed by ..."."""
    found = kind_of(sentence, verb, lexicon)
    if found is None:
        return
    kind, thing = found.kind, found.thing
    if (
        kind is MeasureKind.ARMS
        and verb.lemma.lower() in ("hand", "give", "turn", "lay")
        and _is_surrender(sentence, verb)
    ):
        return
    imposer = _imposer(reading, sentence, verb, index, books)
    if imposer is None and kind is MeasureKind.RELIEF:
        imposer = _own(sentence, thing, index) or _other_side(sentence, thing, index)
    if imposer is None and kind in GIVEN:
        return
    status = verb_measure_status(sentence, verb, lexicon)
    rule = f"{kind.value}:{verb.lemma.lower()}"
    yield Act(sentence, verb, thing, kind, imposer, status, rule, found.is_target, found.is_withheld)


def _is_surrender(sentence: Sentence, verb: Token) -> bool:
    """Whether weapons are given up, not given: "hand over", "give up", "turn in"."""
    particles = {child.lemma.lower() for child in child_tokens(sentence, verb.i, "prt", "advmod")}
    return bool(particles & {"over", "up", "in", "down"}) and not child_tokens(sentence, verb.i, "dative")


def _imposer(
    reading: Reading, sentence: Sentence, verb: Token, index: PartyIndex, books: CodeBooks
) -> ActorRef | None:
    """Return who acts: the subject, the agent of a passive, or whoever speaks as "we"."""
    who = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    if who is None:
        return _agent_below(sentence, verb, index) if is_passive(sentence, verb.i) else None
    parties = phrase_parties(index, sentence, who.i) or _deciding(sentence, who, index)
    if parties:
        return parties[0]
    if who.pos == "PRON":
        quotation = quotation_around(reading, sentence, verb.i)
        if quotation is not None:
            return speaking_party(quotation, index, books)
        return next(iter(spoken_of(index, sentence, who.i)), None)
    acts = who.pos == "PROPN" or who.lemma.lower() in load_delegates().delegates | HELPERS
    if (sentence.index, who.i) in index.bystanders or not acts:
        return None
    return ActorRef(None, words(plain_phrase(sentence, who)), None, None)


def _agent_below(sentence: Sentence, verb: Token, index: PartyIndex) -> ActorRef | None:
    """Return the agent of a passive that the parser hung on a noun: "imposed on three leaders by ..."."""
    for token in subtree(sentence, verb.i, without=CLAUSES):
        if token.i > verb.i and token.lemma.lower() == "by":
            for noun in child_tokens(sentence, token.i, "pobj"):
                return next(iter(phrase_parties(index, sentence, noun.i)), None)
    return None


def _other_side(sentence: Sentence, thing: Token, index: PartyIndex) -> ActorRef | None:
    """Return who can grant relief from what lies on one of the pair at hand: the other of the two."""
    pair = index.pairs.get(sentence.index, ())
    named = {index.at.get((sentence.index, token.i)) for token in subtree(sentence, thing.i)}
    under = [party for party in pair if party in named]
    if not under and any(token.tag == "PRP$" for token in subtree(sentence, thing.i)):
        under = [party for party in spoken_of(index, sentence, thing.i) if party in pair]
    return next(party for party in pair if party != under[0]) if len(under) == 1 else None


def _deciding(sentence: Sentence, noun: Token, index: PartyIndex) -> tuple[ActorRef, ...]:
    """Return whose decision it is: "the decision of the council to sanction ..."."""
    if noun.lemma.lower() not in ("decision", "move", "plan", "vote", "intention"):
        return ()
    owner = _own(sentence, noun, index)
    if owner is not None:
        return (owner,)
    owners = [n for p in child_tokens(sentence, noun.i, "prep") for n in child_tokens(sentence, p.i, "pobj")]
    return phrase_parties(index, sentence, owners[0].i) if owners else ()


def plain_phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with what stands before it, its clauses and prepositions left out."""
    kept = child_tokens(sentence, noun.i, "amod", "compound", "nmod", "nummod")
    return sorted([noun, *kept], key=lambda token: token.i)


def _by_noun(sentence: Sentence, noun: Token, index: PartyIndex, lexicon: Measures) -> Iterator[Act]:
    """Read an act told as a noun: "the flow of arms to ...", "American sanctions on ..."."""
    kind = lexicon.nouns[noun.lemma.lower()]
    if kind is MeasureKind.ARMS and not fits(lexicon.arms_things, subtree(sentence, noun.i)):
        return
    if any(kind_of(sentence, verb, lexicon) for verb in _verbs_around(sentence, noun)):
        return
    imposer = _own(sentence, noun, index) or _blamed(sentence, noun, index) or _giver(sentence, noun, index)
    if imposer is None:
        return
    yield Act(
        sentence, noun, noun, kind, imposer, MeasureStatus.OCCURRED, f"{kind.value}:{noun.lemma.lower()}"
    )


def _verbs_around(sentence: Sentence, noun: Token) -> list[Token]:
    above = [token for token in ancestors(sentence, noun.i) if token.pos == "VERB"][:1]
    return [*above, *(t for t in child_tokens(sentence, noun.i, "acl", "relcl") if t.pos == "VERB")]


def _own(sentence: Sentence, noun: Token, index: PartyIndex) -> ActorRef | None:
    for child in child_tokens(sentence, noun.i, "poss", "amod", "compound", "nmod"):
        for party in phrase_parties(index, sentence, child.i):
            return party
    for prep in child_tokens(sentence, noun.i, "prep", "agent"):
        if prep.lemma.lower() in OWNED_BY:
            for owner in child_tokens(sentence, prep.i, "pobj"):
                for party in phrase_parties(index, sentence, owner.i):
                    return party
    return None


def _giver(sentence: Sentence, noun: Token, index: PartyIndex) -> ActorRef | None:
    """Return who announces it; or, when somebody is grateful for it, the other party just spoken of."""
    verb = next((token for token in ancestors(sentence, noun.i) if token.pos == "VERB"), None)
    subject = subject_of(sentence, verb.i) if verb else None
    parties = phrase_parties(index, sentence, subject.i) if subject else ()
    if verb is None or not parties:
        return None
    if verb.lemma.lower() in ANNOUNCING:
        return parties[0]
    words_here = {token.lemma.lower() for token in sentence.tokens}
    if not words_here & {"gratitude", "thank", "thanks", "grateful", "appreciation"}:
        return None
    for at in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        others = [p for (s, _), p in index.at.items() if s == at and p != parties[0]]
        if others:
            return others[-1]
    return None


def _blamed(sentence: Sentence, noun: Token, index: PartyIndex) -> ActorRef | None:
    """Return who is held responsible for it: the object of the verb over "for"."""
    above = sentence.tokens[noun.head]
    verb = next((token for token in ancestors(sentence, noun.i) if token.pos == "VERB"), None)
    if verb is None or noun.dep != "pobj" or above.lemma.lower() != "for":
        return None
    for thing in child_tokens(sentence, verb.i, "dobj", "ccomp"):
        for token in subtree(sentence, thing.i):
            party = index.at.get((sentence.index, token.i))
            if party is not None and token.i < noun.i:
                return party
    return None


def verb_measure_status(sentence: Sentence, verb: Token, lexicon: Measures) -> MeasureStatus:
    """Return whether a measure is in force, from the verb's form and the verb over it."""
    if is_negated(sentence, verb.i):
        return MeasureStatus.DENIED
    over = [token for token in ancestors(sentence, verb.i) if token.pos == "VERB"][:2]
    lemmas = (
        {token.lemma.lower() for token in over} if verb.dep in ("xcomp", "pcomp", "ccomp", "advcl") else set()
    )
    if lemmas & DENYING and verb.dep in ("ccomp", "pcomp", "xcomp"):
        return MeasureStatus.DENIED
    if lemmas & lexicon.threats or verb.lemma.lower() in lexicon.threats:
        return MeasureStatus.THREATENED
    modal = modal_of(sentence, verb.i)
    if (
        modal in ("would", "could", "may", "might", "can")
        or condition_of(sentence, verb.i)
        or _in_if(sentence, verb)
    ):
        return MeasureStatus.PROPOSED
    if (has_aux(sentence, verb.i, "to") and lemmas & ASKING) or verb.lemma.lower() in PONDERING:
        return MeasureStatus.PROPOSED
    if modal in ("will", "shall") or (has_aux(sentence, verb.i, "to") and lemmas & PLANNING):
        return MeasureStatus.PLANNED
    if verb.lemma.lower() in ("draft", "prepare"):
        return MeasureStatus.PLANNED
    if verb.lemma.lower() in ("announce", "pledge", "promise", "unveil"):
        return MeasureStatus.ANNOUNCED
    return MeasureStatus.OCCURRED


def _in_if(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma.lower() in ("if", "unless") for child in child_tokens(sentence, verb.i, "mark"))
