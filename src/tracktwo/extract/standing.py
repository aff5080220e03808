"""Whether the name of a state or capital acts in its sentence, or is where things happen."""

from enum import StrEnum

from tracktwo.records import Sentence


class Standing(StrEnum):
    """What a name does in its sentence."""

    ACTING = "acting"
    PLACE = "place"
    UNCLEAR = "unclear"


_LOCATIVE = """
    in at near around outside inside across throughout through within over above beyond along toward
    towards into onto under off beneath beside
"""
LOCATIVE = frozenset(_LOCATIVE.split())
_ACTED_ON = "by with between against on for of than like about among without upon"
ACTED_ON = frozenset(_ACTED_ON.split())
_MOTION = """
    travel fly go arrive return come head move drive visit trip flight journey reach enter leave
    flee evacuate withdraw send bring deliver transfer deport march advance sail tour stop route
    road train
"""
MOTION = frozenset(_MOTION.split())
_HIT = """
    attack hit strike shell bomb bombard capture seize visit leave reach enter retake recapture
    besiege surround storm target encircle tour liberate occupy flee evacuate rock shake pound raze
    destroy overrun control
"""
HIT = frozenset(_HIT.split())
_APPOINTED = (
    "plan schedule set bind leave head depart expect due slate fix meeting round summit flight ticket"
)
APPOINTED = frozenset(_APPOINTED.split())
_GIVEN = """
    demand response reply statement letter concession pressure proposal approval support aid
    guarantee assurance permission objection message independence receive get hear extract win
    secure obtain seek buy signal request criticism praise answer recognition backing help arm
    weapon threat
"""
GIVEN = frozenset(_GIVEN.split())
UNDERGO = frozenset({"fall", "burn", "wake", "shake", "lie", "suffer", "tremble"})
_PLACE_NOUNS = """
    airport street suburb outskirts centre center mayor region district port station skyline square
    metro neighbourhood neighborhood hospital hotel university museum area north south east west
    resident downtown airspace skies sky border
"""
PLACE_NOUNS = frozenset(_PLACE_NOUNS.split())
_AGENT_NOUNS = """
    government official authority administration regime leader negotiator envoy diplomat delegation
    side force army military troop minister ministry president
"""
AGENT_NOUNS = frozenset(_AGENT_NOUNS.split())


def standing(sentence: Sentence, head: int) -> Standing:
    """Return what the name whose head is token `head` does in its sentence."""
    tokens = sentence.tokens
    token = tokens[head]
    above = tokens[token.head]
    if token.dep == "nsubj":
        return Standing.PLACE if _undergoes(sentence, above.i) else Standing.ACTING
    if token.dep == "nsubjpass":
        return Standing.PLACE if above.lemma in HIT else Standing.ACTING
    if token.dep == "poss":
        return Standing.PLACE if above.lemma.lower() in PLACE_NOUNS else Standing.ACTING
    if token.dep in {"dobj", "dative"}:
        return Standing.PLACE if above.lemma in HIT else Standing.ACTING
    if token.dep == "pobj":
        return _after_preposition(sentence, head)
    if token.dep in {"compound", "nmod", "amod"}:
        return Standing.ACTING if above.lemma.lower() in AGENT_NOUNS else Standing.PLACE
    if token.dep == "conj" and above.i != head:
        return standing(sentence, above.i)
    return Standing.UNCLEAR


def _undergoes(sentence: Sentence, verb: int) -> bool:
    """Whether what a verb says happens to a place: "Kyiv came under fire", "the city fell"."""
    tokens = sentence.tokens
    prepositions = {tokens[c].text.lower() for c in sentence.children[verb] if tokens[c].dep == "prep"}
    return tokens[verb].lemma in UNDERGO or (tokens[verb].lemma in {"come", "be"} and "under" in prepositions)


def _after_preposition(sentence: Sentence, head: int) -> Standing:
    tokens = sentence.tokens
    preposition = tokens[tokens[head].head]
    word = preposition.text.lower()
    if word in LOCATIVE:
        return Standing.PLACE
    above = tokens[preposition.head]
    if word == "of" and (above.text.lower() == "out" or above.lemma.lower() in PLACE_NOUNS):
        return Standing.PLACE
    if word == "for" and above.lemma.lower() in APPOINTED:
        return Standing.PLACE
    if word == "from":
        if above.lemma.lower() in GIVEN:
            return Standing.ACTING
        return Standing.PLACE if above.lemma.lower() in MOTION else Standing.UNCLEAR
    if word == "to":
        governor = tokens[preposition.head]
        return Standing.PLACE if governor.lemma.lower() in MOTION else Standing.ACTING
    return Standing.ACTING if word in ACTED_ON else Standing.UNCLEAR
