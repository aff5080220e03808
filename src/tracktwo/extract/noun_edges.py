"""Where a noun phrase begins on its left, and where a body's name that goes on behind its noun ends."""

from collections.abc import Sequence

from tracktwo.ontology.phrases import Books
from tracktwo.records import Sentence, Token

_NOUN_MODIFIERS = """
    compound amod nmod poss nummod case quantmod advmod cc conj punct npadvmod det predet appos
"""
NOUN_MODIFIERS = frozenset(_NOUN_MODIFIERS.split())
LONGEST = 10  # words of a phrase left of its noun
BOUNDS = frozenset({"least", "most", "than", "to", "more", "fewer", "less", "up"})


def _is_bound(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word only says how sure a number is: "at least nine people", "more than forty"."""
    after = tokens[at + 1]
    return tokens[at].text.lower() in BOUNDS and (after.pos == "NUM" or after.text.lower() in BOUNDS)


def left_edge(sentence: Sentence, head: int) -> int:
    """Return the first word of a noun's left side, articles and possessive pronouns left off."""
    tokens = sentence.tokens
    at = head
    while at > 0 and head - at < LONGEST and _hangs_on(sentence, at - 1, head):
        at -= 1
    while at < head and (
        tokens[at].tag in {"DT", "PRP$", "PDT", "POS", "CC", ",", "HYPH", "RB", "RBR", "RBS", "IN"}
        or tokens[at].pos in {"PUNCT", "ADV", "SYM", "X"}
        or _is_bound(tokens, at)
    ):
        at += 1
    return at


def _hangs_on(sentence: Sentence, i: int, head: int) -> bool:
    """Whether token i stands in the noun phrase of `head`, as one of its words."""
    token = sentence.tokens[i]
    if token.dep not in NOUN_MODIFIERS or (
        token.pos in {"VERB", "AUX"} and token.tag not in {"VBN", "VBG", "VBD"}
    ):
        return False
    at = token
    for _ in range(5):
        if at.head == head:
            return at.dep != "appos" and at.dep in NOUN_MODIFIERS
        if at.head == at.i or at.dep not in NOUN_MODIFIERS:
            return False
        at = sentence.tokens[at.head]
    return False


def name_end(sentence: Sentence, token: Token, books: Books) -> int:
    """Return the last word of a body whose name goes on after its noun: "Ministry of Foreign Affairs"."""
    tokens = sentence.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].text not in {"of", "for"}:
        return token.i
    for last in range(min(token.i + 5, len(tokens) - 1), token.i + 1, -1):
        words = [t.text.lower() for t in tokens[token.i : last + 1]]
        body = books.agents.body(words, len(words))
        if body is not None and body[1] == len(words):
            return last
    return token.i
