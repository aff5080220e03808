"""Odds that somebody states: "a 60 percent chance that", "put the risk of a collapse at one in three"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import Bound, Named, Quotation, Token

CHANCES = frozenset({"chance", "odds", "odd", "probability", "likelihood", "risk", "prospect", "possibility"})
GIVING = frozenset({"put", "place", "give", "see", "estimate", "reckon", "assess", "rate", "set", "assign"})


def find_odds(scene: Scene, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield an assessment for each chance that a sentence puts a number or a measure word to.

    The words of the claim are those of the quotation that holds the odds, else their clause.
    """
    if CHANCES.isdisjoint(scene.sentence.lemmas) or scene.books.estimative.find(scene.text) is None:
        return
    for noun in scene.tokens:
        if noun.lemma.lower() not in CHANCES or noun.pos != "NOUN":
            continue
        start, end = _extent(scene, noun, quotations)
        words = scene.reading.text[start:end]
        likely = scene.books.estimative.find(words)
        if likely is None:
            continue
        yield Draft(
            "assessment",
            of_what(scene, noun),
            words,
            None,
            Bound.EQUAL,
            start,
            end,
            f"odds-{noun.lemma.lower()}",
            0.75,
            scene.sentence.index,
            asserted_by=_giver(scene, noun),
            likelihood=likely[0],
        )
        return


def _extent(scene: Scene, noun: Token, quotations: Sequence[Quotation]) -> tuple[int, int]:
    for quotation in quotations:
        for start, end in quotation.contents_span:
            if start <= noun.start and noun.end <= end:
                return max(start, scene.sentence.start), min(end, scene.sentence.end)
    top = _clause_verb(scene, noun)
    inside = subtree(scene.sentence, (top or noun).i)
    while len(inside) > 1 and inside[-1].pos == "PUNCT":
        inside = inside[:-1]
    return inside[0].start, inside[-1].end


def _clause_verb(scene: Scene, noun: Token) -> Token | None:
    for token in ancestors(scene.sentence, noun.i):
        if token.pos in {"VERB", "AUX"}:
            return token
    return None


def of_what(scene: Scene, noun: Token) -> str:
    """Return what the chance is of: the words behind "of" or of the clause behind "that"."""
    for of in child_tokens(scene.sentence, noun.i, "prep"):
        for what in child_tokens(scene.sentence, of.i, "pobj", "pcomp"):
            inside = subtree(scene.sentence, what.i)
            return phrase_words(list(takewhile(lambda token: token.lemma != "at", inside)))
    for clause in child_tokens(scene.sentence, noun.i, "acl", "ccomp", "relcl"):
        return phrase_words([t for t in subtree(scene.sentence, clause.i) if t.dep != "mark"])
    verb = _clause_verb(scene, noun)
    for clause in child_tokens(scene.sentence, verb.i, "ccomp") if verb is not None else ():
        return phrase_words([t for t in subtree(scene.sentence, clause.i) if t.dep != "mark"])
    return ""


def _giver(scene: Scene, noun: Token) -> Named | None:
    """Return who gives the odds, in "the institute puts the risk at a third"; None in "there is a chance"."""
    verb = _clause_verb(scene, noun)
    if verb is None or verb.lemma.lower() not in GIVING:
        return None
    return next((scene.named_under(s.i) for s in child_tokens(scene.sentence, verb.i, "nsubj")), None)
