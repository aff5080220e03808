"""Whether the clause a time stands in looks back or ahead: "was freed on Monday", "is due on Monday"."""

from collections.abc import Sequence

from tracktwo.extract.calendar_bounds import WEEKDAYS, Tense
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.records import Sentence, Token

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
# A verb or adjective under which an infinitive or a date lies ahead: "is due on", "expected in".
FUTURE_LEMMAS = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "due",
        "slate",
        "set",
        "intend",
        "hope",
        "aim",
        "prepare",
        "agree",
        "promise",
        "pledge",
        "upcoming",
        "likely",
        "propose",
        "expire",
        "resume",
    ]
)
# Under these an infinitive lies ahead of them, whenever they were said: "vowed to free them on Saturday".
COMMISSIVE = frozenset(
    {
        "agree",
        "promise",
        "pledge",
        "vow",
        "undertake",
        "plan",
        "intend",
        "propose",
        "threaten",
        "offer",
        "swear",
    }
)  # fmt: skip
# What is put off or pencilled in is still to come, whenever that was said: "postponed until Monday".
_PUTTING_OFF = frozenset({"postpone", "reschedule", "defer", "delay", "adjourn", "pencil", "move"})
_TO_A_DAY = frozenset({"for", "until", "till", "to"})
_AHEAD_OF = frozenset({"ahead", "before", "eve"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# What is told in the present with its day is still to come.
_ON_THE_CALENDAR = frozenset(
    {"meet", "open", "begin", "start", "resume", "hold", "convene", "gather", "arrive", "travel", "fly"}
    | {"visit", "host", "vote", "leave", "sit", "reconvene", "conclude", "take"}
)
_SUPPOSING = frozenset({"would", "could", "should", "might", "'d", "’d"})


def tense_at(sentence: Sentence, offset: int) -> Tense:
    """Return the tense of the clause that the word at `offset` stands in."""
    at = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    if at is None:
        return Tense(False, False)
    over = list(ancestors(sentence, at.i))
    put_off = _put_off(over)
    if put_off is not None:
        return Tense(any(t.text.lower() == "had" for t in _auxiliaries(sentence, put_off)), True)
    if _is_ahead_of_it(over) or looked_ahead_to(sentence, at.i):
        return Tense(True, True)
    if _is_meant_for(at, over):
        verbs = [*over, *(aid for t in over for aid in _auxiliaries(sentence, t))]
        return Tense(any(t.tag == "VBD" for t in verbs), True)
    for token in (at, *over):
        if _is_counterfactual(sentence, token):
            return Tense(True, False)
        if _lies_ahead(sentence, token):
            return Tense(_lay_ahead(sentence, token), True)
        if token.tag == "VBN" and token.dep == "acl" and not _auxiliaries(sentence, token):
            return Tense(True, False)  # "an offer made in April"
        if _is_on_the_calendar(sentence, token):
            return Tense(False, True)
        if token.tag in {"VBD", "VBZ", "VBP"} or (
            token.tag == "VBN" and _has_past_auxiliary(sentence, token)
        ):
            return Tense(token.tag in {"VBD", "VBN"}, False)
    return Tense(False, False)


def _put_off(over: Sequence[Token]) -> Token | None:
    """Return the verb above a time to which something is put off: "moved their talks to Friday"."""
    to = next((n for n, t in enumerate(over) if t.dep == "prep"), None)
    if to is None or over[to].lemma.lower() not in _TO_A_DAY:
        return None
    return next(
        (t for t in over[to + 1 : to + 4] if t.pos == "VERB" and t.lemma.lower() in _PUTTING_OFF), None
    )


def _is_ahead_of_it(over: Sequence[Token]) -> bool:
    """Tell whether a time is that of a thing the clause looks ahead to: "before talks on Friday"."""
    noun = next((n for n, t in enumerate(over) if t.pos == "NOUN"), None)
    if noun is None:
        return False
    return any(
        t.lemma.lower() in _AHEAD_OF for t in over[noun : noun + 3] if t.dep in {"prep", "advmod", "pobj"}
    )


def looked_ahead_to(sentence: Sentence, at: int) -> bool:
    """Tell whether a time stands right behind a thing looked ahead to, whatever the parser hung it on."""
    before = at - 2
    while before > 0 and sentence.tokens[before].pos not in _NOUNS:
        before -= 1
        if at - before > 3:
            return False
    above = sentence.tokens[sentence.tokens[max(before, 0)].head]
    over = sentence.tokens[above.head]
    return above.lemma.lower() == "before" or (above.lemma == "of" and over.lemma.lower() in _AHEAD_OF)


def _is_meant_for(at: Token, over: Sequence[Token]) -> bool:
    """Tell whether a day is that for which something is called: "convened a session for Friday"."""
    to = next((t for t in over[:2] if t.dep == "prep"), None)
    is_day = at.lemma.lower() in WEEKDAYS or at.text.isdigit()
    return is_day and to is not None and to.lemma.lower() == "for" and to.i < at.i


def _is_on_the_calendar(sentence: Sentence, token: Token) -> bool:
    """Tell whether the present tells of what is to come: "the ministers meet on Friday", "are meeting"."""
    if token.lemma.lower() not in _ON_THE_CALENDAR:
        return False
    present = {"VBZ", "VBP"}
    aids = [t.tag for t in _auxiliaries(sentence, token)]
    return token.tag in present or (token.tag == "VBG" and bool(aids) and set(aids) <= present)


def _is_counterfactual(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb is of what would have been: its day has passed."""
    helpers = {child.text.lower() for child in _auxiliaries(sentence, token)}
    return token.tag == "VBN" and bool(helpers & _SUPPOSING) and bool(helpers & {"have", "'ve", "’ve"})


def _lies_ahead(sentence: Sentence, token: Token) -> bool:
    if token.lemma.lower() in FUTURE_LEMMAS and token.pos in {"VERB", "ADJ"} and token.tag != "VBD":
        return not _is_done(sentence, token)
    if token.tag in {"VBP", "VBZ"} and token.dep == "advcl":  # "before the rains end in April"
        return any(
            t.lemma in {"before", "until", "till", "once"} for t in child_tokens(sentence, token.i, "mark")
        )
    helpers = {child.text.lower() for child in _auxiliaries(sentence, token)}
    above = sentence.tokens[token.head]
    is_infinitive = "to" in helpers and token.dep in {"xcomp", "acl", "ccomp"}
    is_to_come = above.lemma.lower() in COMMISSIVE or (above.lemma == "be" and above.tag in {"VBZ", "VBP"})
    return bool(helpers & FUTURE_AUXILIARIES) or (is_infinitive and is_to_come)


def _is_done(sentence: Sentence, token: Token) -> bool:
    """Tell whether a plan was made by then: "had promised in March", not "had been planned for March"."""
    had = any(t.lemma.lower() == "have" for t in child_tokens(sentence, token.i, "aux"))
    return token.tag == "VBN" and had and not child_tokens(sentence, token.i, "auxpass")


def _lay_ahead(sentence: Sentence, token: Token) -> bool:
    """Tell whether what was to come may be over: "was due on Monday"; not "said it was due on Monday"."""
    said = [t for t in (token, *ancestors(sentence, token.i)) if t.dep == "ccomp"]
    is_said = any(sentence.tokens[t.head].i < t.i for t in said)  # not "it was due on Monday, they said"
    above = sentence.tokens[token.head]
    was = above.lemma == "be" and above.tag == "VBD" and token.dep in {"acomp", "xcomp"}
    was = was or any(child.tag == "VBD" for child in _auxiliaries(sentence, token))
    return was and not is_said


def _has_past_auxiliary(sentence: Sentence, token: Token) -> bool:
    return any(child.tag in {"VBD", "VBP", "VBZ"} for child in _auxiliaries(sentence, token))


def _auxiliaries(sentence: Sentence, token: Token) -> list[Token]:
    return child_tokens(sentence, token.i, "aux", "auxpass")
