"""Clauses that tell an event only in passing: since when, which one is meant, or if it were so."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import Grammar

BESIDE = frozenset({"acl", "relcl", "advcl", "ccomp", "nsubj", "nsubjpass", "dobj", "pobj", "prep"})
TELLING_WHICH = frozenset({"relcl", "acl"})
BEFORE = frozenset({"last", "ago", "earlier", "previously", "once", "previous"})
FEW = frozenset({"few", "nobody", "none", "hardly"})
GOING_ON = frozenset({"on", "ahead", "by", "past", "forward", "through"})
REACH = 6  # links from a clause up to the "if" it stands under


def told_in_passing(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a clause tells an event only in passing, None when it tells it for itself."""
    grammar, verb = drafter.grammar, draft.verb
    if goes_on(draft.at, grammar):
        return "something goes on"
    token = grammar.tokens[verb]
    if token.dep == "advcl":
        if _is_since(verb, grammar):
            return "only says since when"
        if _tells_which(token.head, grammar) and token.head < verb:
            return "a clause within one that tells who or which is meant"
    if _is_under_if(verb, grammar) or _is_inverted(verb, grammar):
        return "only if it were so"
    if token.dep == "relcl" and _is_where(verb, grammar):
        return "only tells which place is meant"
    if token.dep == "acl" and token.tag == "VBN" and _is_of_before(verb, grammar):
        return "only tells which is meant, by what was done to it before"
    if token.dep == "ccomp" and any(grammar.lemmas[s] in FEW for s in grammar.kids_subjects(token.head)):
        return "what few believe"
    return None


def _tells_which(clause: int, grammar: Grammar) -> bool:
    """Tell whether a clause describes a noun that the sentence says something else of."""
    token = grammar.tokens[clause]
    noun = grammar.tokens[token.head]
    return token.dep in TELLING_WHICH and noun.pos in ("NOUN", "PROPN") and noun.dep != "ROOT"


def _is_since(verb: int, grammar: Grammar) -> bool:
    """Tell whether a clause only opens a span of time: "has doubled since the ban was imposed"."""
    if not any(grammar.lemmas[t.i] == "since" for t in grammar.kids(verb, "mark")):
        return False
    above = grammar.tokens[grammar.tokens[verb].head]
    spots = (above.i, above.head) if above.dep in ("advcl", "xcomp") else (above.i,)
    return any(grammar.lemmas[t.i] == "have" for spot in spots for t in grammar.kids(spot, "aux"))


def _is_inverted(verb: int, grammar: Grammar) -> bool:
    """Tell whether a clause is a condition by its order: "Should X ever bomb Y, prices would double"."""
    return any(
        t.text.lower() in ("should", "were") and t.i < s
        for t in grammar.kids(verb, "aux", "auxpass")
        for s in grammar.kids_subjects(verb)
    )


def _is_where(verb: int, grammar: Grammar) -> bool:
    """Tell whether a clause says of a place, of which something else is told now, what once was there."""
    if not any(t.text == "where" for t in grammar.kids(verb, "advmod")):
        return False
    place = grammar.tokens[grammar.tokens[verb].head]
    return place.dep == "nsubj" and grammar.tokens[place.head].tag in ("VBZ", "VBP")


def _is_of_before(verb: int, grammar: Grammar) -> bool:
    """Tell whether a participle has a time of its own in the past: "will return weapons seized last year"."""
    times = grammar.kids(verb, "npadvmod", "advmod")
    words = {grammar.lemmas[i] for t in times for i in (t.i, *(c.i for c in grammar.kids(t.i, "amod")))}
    return not words.isdisjoint(BEFORE)


def _is_under_if(verb: int, grammar: Grammar) -> bool:
    """Tell whether a clause hangs on something in an if-clause: "if reports that X raided Y are true"."""
    at = grammar.tokens[verb]
    if "if" not in grammar.lemma_set or at.dep == "advcl":
        return False
    for _ in range(REACH):
        if any(grammar.lemmas[t.i] == "if" for t in grammar.kids(at.i, "mark")):
            return at.i != verb
        if at.dep not in BESIDE or at.head == at.i:
            return False
        at = grammar.tokens[at.head]
    return False


def goes_on(at: int, grammar: Grammar) -> bool:
    """Tell whether what is let only goes on: "let the games go on"."""
    if grammar.lemmas[at] != "let":
        return False
    below = [t.i for t in grammar.kids(at, "ccomp", "xcomp") if grammar.lemmas[t.i] == "go"]
    return any(t.text in GOING_ON for b in below for t in grammar.kids(b, "prt", "advmod"))
