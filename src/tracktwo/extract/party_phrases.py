"""Which parties a phrase stands for, and which party is speaking."""

from tracktwo.extract.party_names import person_party, unique, written_parties
from tracktwo.extract.syntax import child_tokens, conjuncts, subtree
from tracktwo.ontology.delegates import load_delegates
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, PartyIndex, Quotation, Reading, Sentence, Token

MODIFIERS = ("amod", "compound", "nmod", "poss", "appos")
OPINION_SECTORS = frozenset({"EDU", "NGO", "BUS", "CVL", "REL"})
OF_WORDS = frozenset({"of", "from", "by", "between", "among", "for"})


def phrase_parties(index: PartyIndex, sentence: Sentence, i: int) -> tuple[ActorRef, ...]:
    """Return the parties that a noun phrase stands for, in text order, none twice.

    Args:
        i: the head of the phrase; those coordinated with it count too.
    """
    found: list[ActorRef] = []
    for head in conjuncts(sentence, i):
        found.extend(_head_parties(index, sentence, head))
    return unique(found)


def _head_parties(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    key = (sentence.index, head.i)
    served = _served(index, sentence, head) or _of_several(index, sentence, head)
    if served:
        return served
    if key in index.groups:
        return list(index.groups[key])
    if key in index.at:
        return [index.at[key]]
    is_delegate = head.lemma.lower() in load_delegates().delegates
    if key in index.bystanders and (head.pos == "PROPN" or not is_delegate):
        return _own_body(index, sentence, head)
    if not is_delegate and head.pos != "PROPN":
        return []
    found: list[ActorRef] = []
    for child in child_tokens(sentence, head.i, *MODIFIERS):
        for token in conjuncts(sentence, child.i):
            found.extend(_token_parties(index, sentence, token))
    for prep in child_tokens(sentence, head.i, "prep"):
        if not found and prep.lemma.lower() in OF_WORDS:
            for noun in child_tokens(sentence, prep.i, "pobj"):
                found.extend(phrase_parties(index, sentence, noun.i))
    return found or _owners_own(index, sentence, head) or _last_armed(index, sentence, head)


SERVING = frozenset({"adviser", "advisor", "aide", "assistant", "counsellor"})


def _served(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    """Return for whom an adviser works: "an adviser to Cambodia's prime minister"."""
    if head.lemma.lower() not in SERVING:
        return []
    to = (p for p in child_tokens(sentence, head.i, "prep") if p.lemma.lower() == "to")
    nouns = (noun for prep in to for noun in child_tokens(sentence, prep.i, "pobj"))
    return [party for noun in nouns for party in phrase_parties(index, sentence, noun.i)]


def _of_several(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    """Return whose several delegates are: "commanders of the Chadian army and the rebels"."""
    lower = head.text.lower()
    if not lower.endswith("s") or lower[:-1] not in load_delegates().delegates:
        return []
    for prep in child_tokens(sentence, head.i, "prep"):
        chain = conjuncts(sentence, prep.i) if prep.lemma.lower() in ("of", "from") else []
        nouns = [noun for one in chain for noun in child_tokens(sentence, one.i, "pobj")]
        heads = [one for noun in nouns for one in conjuncts(sentence, noun.i)]
        found = unique(_first_inside(index, sentence, one) for one in heads)
        if len(heads) > 1 and len(found) > 1:
            return list(found)
    return []


def _first_inside(index: PartyIndex, sentence: Sentence, noun: Token) -> ActorRef | None:
    """Return the party that a phrase names, be it by the state in it: "the Republic of Chile"."""
    inside = subtree(sentence, noun.i, without=frozenset({"conj", "relcl", "acl"}))
    known = ((sentence.index, token.i) for token in (noun, *inside))
    return next((index.at[key] for key in known if key in index.at), None)


def _own_body(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    """Return the body that a person speaks for whom nothing else says: "Rosa Lindo of the African Union"."""
    for prep in child_tokens(sentence, head.i, "prep"):
        for noun in child_tokens(sentence, prep.i, "pobj") if prep.lemma.lower() == "of" else ():
            body = index.at.get((sentence.index, noun.i))
            if body is not None and body.sector == "IGO":
                return [body]
    return []


def _owners_own(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    """Return whose "its envoy" or "their officials" are: the one subject named before in the sentence."""
    if not any(child.tag == "PRP$" for child in child_tokens(sentence, head.i, "poss")):
        return []
    for token in sentence.tokens[: head.i]:
        is_subject = token.dep in ("nsubj", "nsubjpass") and token.pos != "PRON"
        # a phrase that goes on to the owned one cannot own it: "its army and its police"
        if is_subject and subtree(sentence, token.i)[-1].i < head.i:
            parties = phrase_parties(index, sentence, token.i)
            if parties:
                return list(parties) if len(parties) == 1 else []
    return []


REBELS = frozenset({"rebel", "insurgent", "guerrilla", "movement", "militia", "militant", "paramilitary"})


def _last_armed(index: PartyIndex, sentence: Sentence, head: Token) -> list[ActorRef]:
    """Return the armed group named last, for a bare "the rebels" or "the movement"."""
    beside = {child.text.lower() for child in child_tokens(sentence, head.i, *MODIFIERS, "det")}
    party = index.armed.get(sentence.index)
    is_bare = head.lemma.lower() in REBELS and beside == {"the"}
    return [party] if is_bare and party is not None else []


def joint_parties(index: PartyIndex, sentence: Sentence, i: int) -> tuple[ActorRef, ...]:
    """Return the parties a phrase stands for, those at hand where it is "both sides"."""
    parties = phrase_parties(index, sentence, i)
    if len(parties) > 1 or not means_both(sentence, i):
        return parties
    return index.pairs.get(sentence.index, parties)


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
    words = load_delegates()
    token = sentence.tokens[i]
    marks = {child.lemma.lower() for child in child_tokens(sentence, i)}
    plural = token.tag == "NNS"
    if token.text.lower() == "two" and "the" in marks:
        return True
    if token.text.lower() == "both" and token.pos == "PRON" and token.dep in STANDING_ALONE:
        return True
    if token.lemma.lower() in words.both_nouns and (marks & words.both_marks or (plural and "the" in marks)):
        return True
    if plural and token.lemma.lower() in words.bare_nouns and not marks - {"the", "their"}:
        return True
    return any(
        means_both(sentence, noun.i)
        for prep in child_tokens(sentence, i, "prep")
        if prep.lemma.lower() in OF_WORDS
        for noun in child_tokens(sentence, prep.i, "pobj")
    )


STANDING_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"})
OWN_NOUNS = frozenset(
    {"country", "government", "side", "nation", "people", "movement", "delegation", "army", "group"}
)


def means_speaker(sentence: Sentence, i: int) -> bool:
    """Whether a subject is whoever speaks: "we", "it" in their own words, "her country", "our side"."""
    token = sentence.tokens[i]
    if token.pos == "PRON":
        return True
    beside = child_tokens(sentence, i, "poss", "det", "amod", "compound", "nmod")
    owned = any(child.tag == "PRP$" or child.text.lower() == "the" for child in beside) and len(beside) == 1
    return owned and token.lemma.lower() in OWN_NOUNS


def quotation_around(reading: Reading, sentence: Sentence, i: int) -> Quotation | None:
    """Return the innermost quotation that a word stands in."""
    start = sentence.tokens[i].start
    inside = [
        quotation
        for quotation in reading.quotations
        if any(first <= start < last for first, last in quotation.contents_span)
    ]
    return min(inside, key=_length) if inside else None


def _length(quotation: Quotation) -> int:
    return sum(last - first for first, last in quotation.contents_span)


def speaking_party(quotation: Quotation, index: PartyIndex, books: CodeBooks) -> ActorRef | None:
    """Return the party a quotation's speaker speaks for; None for a bystander or an unknown one."""
    actor = quotation.speaker_actor
    if actor is None:
        return None
    written = written_parties(actor.name, books) if actor.id is None else ()
    own = written[0] if len(written) == 1 else None
    return index.of_actor.get(actor.id or "") or own or person_party(actor, books)


def is_bystanders(quotation: Quotation, index: PartyIndex) -> bool:
    """Whether a quotation's speaker is known to speak for no party: an analyst, a resident, a reporter."""
    words = set((quotation.speaker or "").lower().replace("-", " ").split())
    words |= set((quotation.affiliation or "").lower().split())
    if words & load_delegates().bystanders:
        return True
    actor = quotation.speaker_actor
    if actor is None or actor.id in index.of_actor:
        return False
    return actor.id in index.silent or actor.sector in OPINION_SECTORS
