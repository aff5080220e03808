"""Titles before a person's name and descriptions beside it: "Ukrainian President", "a specialist at ..."."""

from typing import NamedTuple

from tracktwo.ontology.agents import AgentBook
from tracktwo.records import Sentence, Token

_JOINERS = "of for to and the 's ’s - & on in at ' –"
JOINERS = frozenset(_JOINERS.split())
PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_TITLE = 12
LONGEST_DESCRIPTION = 25


class TitleFound(NamedTuple):
    """Tokens first..last (inclusive) of a title, and which rule saw it."""

    first: int
    last: int
    rule: str


def title_of(sentence: Sentence, first: int, last: int, head: int, *, agents: AgentBook) -> TitleFound | None:
    """Return the title of the name that stands at tokens first..last, the one before it for choice."""
    return (
        _before(sentence, first, last, agents)
        or _as_apposition_of_title(sentence, first, last, head, agents)
        or _after(sentence, last, agents)
    )


def _before(sentence: Sentence, first: int, last: int, agents: AgentBook) -> TitleFound | None:
    tokens = sentence.tokens
    noun = _title_noun(tokens, first, agents)
    if noun is None:
        return None
    at = noun
    while at > 0 and noun - at < LONGEST_TITLE and _belongs(tokens, at - 1, last):
        at -= 1
    while at < noun and (
        tokens[at].pos in {"ADP", "CCONJ", "PUNCT"} or tokens[at].tag in {"POS", "DT", "PRP$"}
    ):
        at += 1
    end = first - 1
    if tokens[end].text.lower().rstrip(".") in agents.honorifics:
        end -= 1
        if end < at or not agents.is_title(tokens[end].text):
            return None
    return TitleFound(at, end, "title.before")


def _title_noun(tokens: tuple[Token, ...], first: int, agents: AgentBook) -> int | None:
    """Return the noun of a title that ends right before a name; "Secretary of State" has it further back."""
    at = first - 1
    if at < 0:
        return None
    if agents.is_title(tokens[at].text) and tokens[at].pos in {"NOUN", "PROPN", "ADJ"}:
        return at
    seen_joiner = False
    while at >= 0 and first - at < LONGEST_TITLE:
        token = tokens[at]
        lower = token.text.lower()
        if lower in {"of", "for"} and at > 0 and agents.is_title(tokens[at - 1].text):
            return at - 1 if token.text != tokens[first].text else None
        if not (token.text[:1].isupper() or lower in JOINERS):
            return None
        seen_joiner = seen_joiner or lower in JOINERS
        at -= 1
    return None


def _belongs(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether a word before a title is part of it: it hangs on the title or the name, not on a verb."""
    token = tokens[at]
    if token.tag in {"POS", "HYPH"} or token.text in {"-", "–"}:
        return True
    if token.pos not in PREMODIFIERS or token.tag.startswith("VB"):
        return False
    return at < token.head <= last


def _as_apposition_of_title(
    sentence: Sentence, first: int, last: int, head: int, agents: AgentBook
) -> TitleFound | None:
    """ "the foreign minister, Sergei Lavrov, said" """
    tokens = sentence.tokens
    name = tokens[head]
    above = tokens[name.head]
    if name.dep != "appos" or above.i >= first or not agents.is_title(above.text):
        return None
    begin = above.i
    while begin > 0 and _belongs(tokens, begin - 1, last):
        begin -= 1
    end = first - 1
    while end > above.i and tokens[end].pos == "PUNCT":
        end -= 1
    while begin < above.i and (tokens[begin].tag in {"POS", "HYPH"} or tokens[begin].pos == "PUNCT"):
        begin += 1
    return TitleFound(begin, end, "title.apposed") if end - begin < LONGEST_DESCRIPTION else None


def _after(sentence: Sentence, last: int, agents: AgentBook) -> TitleFound | None:
    tokens = sentence.tokens
    comma = last + 1
    if comma < len(tokens) and tokens[comma].tag == "POS":
        return None
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return _affiliation(sentence, last)
    at = comma + 1
    if tokens[at].tag in {"DT", "PRP$"}:
        at += 1
    end, noun = at, None
    while end < len(tokens) and end - comma < LONGEST_DESCRIPTION:
        token = tokens[end]
        if token.text in {",", ".", ";", "—", "–", ":", '"', "”"} or (
            token.pos in {"VERB", "AUX"} and token.tag != "VBG"
        ):
            break
        if token.tag in {"WP", "WDT", "PRP", "WRB", "CC"} and noun is None:
            return None
        if token.tag in {"WP", "WDT", "WRB", "PRP"}:
            break
        if noun is None and token.pos in {"NOUN", "PROPN", "ADJ"} and agents.is_title(token.text):
            noun = end
        if noun is None and token.pos == "ADP":
            return None
        end += 1
    if noun is None or noun - at > 8:
        return None
    end -= 1
    while end > noun and tokens[end].pos in {"PUNCT", "CCONJ", "ADP", "DET", "PRON"}:
        end -= 1
    start = comma + 1
    if tokens[start].tag == "DT":
        start += 1
    return TitleFound(start, end, "title.after")


def _affiliation(sentence: Sentence, last: int) -> TitleFound | None:
    """ "Jane Doe of Chatham House said": the body after "of" or "from" is what she speaks for."""
    tokens = sentence.tokens
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in {"of", "from", "at", "with"} or tokens[at].head > last:
        return None
    first = at + 1
    if tokens[first].tag == "DT":
        first += 1
    if first >= len(tokens) or tokens[first].ent != "ORG":
        return None
    end = first
    while end + 1 < len(tokens) and tokens[end + 1].ent == "ORG" and not tokens[end + 1].ent_start:
        end += 1
    return TitleFound(first, end, "title.affiliation")
