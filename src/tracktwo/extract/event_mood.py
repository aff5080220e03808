"""Mood of a predicate: modals, what is to come, what it waits for, what it depends on."""

from tracktwo.extract.event_grammar import SAYING, Grammar

FUTURE = frozenset({"will", "shall", "wo", "'ll"})
WOULD = frozenset({"would", "'d"})
IF_WORDS = frozenset({"if", "unless", "provided", "once", "should", "providing"})
WAITING = frozenset({"until", "unless", "before", "till"})


def modals(i: int, grammar: Grammar) -> set[str]:
    """Return the modal verbs on a predicate, those of the verb it is coordinated with included."""
    found = {grammar.lemmas[t.i] for t in grammar.kids(i, "aux")}
    token = grammar.tokens[i]
    if token.dep == "conj" and not found and token.tag == "VB":
        found = {grammar.lemmas[t.i] for t in grammar.kids(token.head, "aux")}
    return found


def is_perfect(i: int, grammar: Grammar) -> bool:
    """Tell whether a predicate stands with "have" under a modal: "would have signed", "may have met"."""
    return grammar.tokens[i].tag == "VBN" and any(
        t.tag == "VB" and grammar.lemmas[t.i] == "have" for t in grammar.kids(i, "aux")
    )


def is_headline_to(verb: int, grammar: Grammar) -> bool:
    """Tell whether an infinitive is a headline's future: "Japan, China to hold talks"."""
    token = grammar.tokens[verb]
    if token.dep != "ROOT" or token.tag != "VB" or grammar.tokens[-1].text == ".":
        return False
    before = any(t.pos in ("PROPN", "NOUN") for t in grammar.tokens[:verb])
    return before and grammar.is_infinitive(verb)


def was_about_to(verb: int, grammar: Grammar) -> bool:
    """Tell whether an act was only about to be done: "had been about to bomb"."""
    above = grammar.tokens[grammar.tokens[verb].head]
    over = grammar.tokens[above.head]
    past = over.tag == "VBD" or any(t.tag == "VBD" for t in grammar.kids(over.i, "aux"))
    return grammar.lemmas[above.i] == "about" and grammar.lemmas[over.i] == "be" and past


def is_upcoming(verb: int, grammar: Grammar) -> bool:
    """Tell whether a predicate is to come: "is to visit", "is going to", "is expected to", "is due to"."""
    token = grammar.tokens[verb]
    if is_headline_to(verb, grammar):
        return True
    if token.dep != "xcomp" or is_perfect(verb, grammar) or was_about_to(verb, grammar):
        return False
    head = grammar.lemmas[token.head]
    if head in ("be", "due", "set", "schedule", "slate", "poise", "likely", "bind", "about"):
        return True
    return head == "go" and grammar.tokens[token.head].tag == "VBG"


def bounds(verb: int, grammar: Grammar) -> list[int]:
    """Return the verbs of the clauses "until ...", "unless ...", "before ..." under a predicate."""
    spots = [
        verb,
        *(t.i for t in grammar.kids(verb, "parataxis", "ccomp") if grammar.lemmas[t.i] in SAYING),
    ]
    if grammar.lemmas[grammar.tokens[verb].head] in SAYING and grammar.tokens[verb].dep == "ccomp":
        spots.append(grammar.tokens[verb].head)  # "will not sign, he said, until ..."
    return [
        t.i
        for spot in spots
        for t in grammar.kids(spot, "advcl")
        if {grammar.lemmas[m.i] for m in grammar.kids(t.i, "mark", "advmod")}
        & {"until", "unless", "before", "till"}
    ]


def has_condition(verb: int, grammar: Grammar) -> bool:
    """Tell whether a predicate stands under a condition: "if", "provided that", "as soon as"."""
    for t in grammar.kids(verb, "advcl", "prep", "advmod", "npadvmod"):
        lemmas = {grammar.lemmas[c] for c in grammar.sentence.children[t.i] if c < t.i or t.dep == "prep"}
        if grammar.lemmas[t.i] == "at":
            lemmas -= {"once"}  # "at once" sets no condition
        if lemmas & IF_WORDS or grammar.tokens[t.i].text.lower() in ("provided", "providing"):
            return True
        if grammar.lemmas[t.i] in ("soon", "long") and _is_bound_by_as(t.i, grammar):
            return True
        before = set(grammar.lemmas[max(0, t.i - 7) : t.i])
        if t.dep == "advcl" and "as" in lemmas and {"soon", "long"} & before:
            return True
        if grammar.lemmas[t.i] in ("on", "under") and lemmas & {"condition", "term"}:
            return "anonymity" not in grammar.lemmas
    return False


def _is_bound_by_as(adverb: int, grammar: Grammar) -> bool:
    """Tell whether an adverb is that of "as soon as X leaves"."""
    return any(
        grammar.lemmas[m.i] == "as" for t in grammar.kids(adverb, "advcl") for m in grammar.kids(t.i, "mark")
    )
