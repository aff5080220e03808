"""What is told by its name and year: "the annexation of X in 1950", "the Oslo round of 1993"."""

import re
from datetime import date

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import Grammar

YEAR = re.compile(r"(?:19|20)\d\d")
OLD_YEAR = re.compile(r"1[0-8]\d\d")
ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|\w+(?:th|st|nd|rd))")
# Who and what is known from history books only.
_BYGONE = """
    medieval mediaeval ottoman ottomans byzantine roman romans soviet mongols vikings zulus crusader crusaders
    napoleon habsburg prussia prussian assyria babylon persians emperor pharaoh shogun sultanate legion siam
    bolshevik bolsheviks tsar czar conquistador aztec inca khanate colonial antiquity
"""
BYGONE = frozenset(_BYGONE.split())
POSTS = frozenset({"post", "former", "ex", "modern", "new", "successor", "era"})


def year_of(draft: Draft, drafter: Drafter) -> int | None:
    """Return the year that stands at a nominal event itself, None when none does."""
    if draft.match.frame.kind != "n":
        return None
    grammar, at = drafter.grammar, draft.at
    around = (*grammar.sentence.children[at], *grammar.governed(at, "in"), *grammar.governed(at, "of"))
    years = [int(grammar.tokens[i].text) for i in around if YEAR.fullmatch(grammar.tokens[i].text)]
    return min(years, default=None)


def is_dated_name(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a nominal event has a year and a place or party of its own, or is "the 2015 agreement"."""
    if year_of(draft, drafter) is None:
        return False
    grammar, at = drafter.grammar, draft.at
    classes = drafter.frames.classes
    before = [t for t in grammar.kids(at, "nummod", "compound", "amod") if t.i < at and t.text.isdigit()]
    if before and grammar.lemmas[at] in classes["DEAL"] | classes["TRUCE"]:
        return True
    around = (*grammar.sentence.children[at], *grammar.governed(at, "of"))
    return bool(draft.recipients) or any(i in drafter.matcher.roles.names for i in around)


def is_long_ago(drafter: Drafter) -> bool:
    """Tell whether a sentence tells of centuries ago: a year before 1900, a century, the Ottomans acting."""
    grammar = drafter.grammar
    for token in grammar.tokens:
        if OLD_YEAR.fullmatch(token.text) and token.dep in ("pobj", "npadvmod", "nmod", "nummod"):
            counted = token.dep == "nummod" and grammar.tokens[token.head].pos in ("NOUN", "SYM")
            if not counted:
                return True
        if token.text.lower() == "century" and any(
            ORDINAL.fullmatch(t.text.lower()) for t in grammar.kids(token.i, "amod", "compound", "nummod")
        ):
            return "21st" not in grammar.lemmas and "first" not in grammar.lemmas
        if token.text.lower() in BYGONE and _acts_or_is_met(token.i, grammar):
            return True
    return False


def _acts_or_is_met(i: int, grammar: Grammar) -> bool:
    """Tell whether a bygone word is, or describes, a subject or object: not "the post-Soviet states"."""
    before = grammar.lemmas[i - 2] if i > 1 and grammar.tokens[i - 1].text == "-" else ""
    before = before or (grammar.lemmas[i - 1] if i else "")
    if before in POSTS:
        return False
    at = grammar.tokens[i]
    while at.dep in ("amod", "compound", "conj", "nmod") and at.head != at.i:
        at = grammar.tokens[at.head]
    return at.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and at.pos in ("NOUN", "PROPN")


def is_history(draft: Draft, drafter: Drafter, published: date | None) -> bool:
    """Tell whether a dated name is background: of an earlier year, or in a text without a date."""
    if is_long_ago(drafter):
        return True
    year = year_of(draft, drafter)
    if year is None or not is_dated_name(draft, drafter):
        return False
    return published is None or year < published.year


def commemorated(verb: int, grammar: Grammar) -> int | None:
    """Return the "anniversary" that an event is told under: "the anniversary of the raid in which"."""
    if "anniversary" not in grammar.lemma_set:
        return None
    at = verb
    for _ in range(8):
        at = grammar.tokens[at].head
        if grammar.lemmas[at] == "anniversary":
            return at
    return None
