"""Where the content of a cue stands in the parse: one small function per frame of the cue lexicon."""

from collections.abc import Callable, Mapping

from tracktwo.extract.quote_clauses import (
    NOTHING,
    Indexes,
    below,
    clause,
    first_child,
    has_subject,
    has_to,
    is_passive,
)
from tracktwo.extract.syntax import OBJECTS
from tracktwo.records import Sentence

Frame = Callable[[Sentence, int], Indexes]
REFLEXIVES = frozenset(["himself", "herself", "themselves", "itself", "ourselves", "myself", "yourself"])


def infinitive(sentence: Sentence, i: int) -> Indexes:
    """The infinitive of the subject's own doing: "vowed to X". Not "urged Kyiv to X"."""
    other = first_child(sentence, i, *OBJECTS, "nsubjpass")
    for c in sentence.children[i]:
        if sentence.tokens[c].dep == "xcomp" and has_to(sentence, c):
            if other is not None and other < c:
                return NOTHING
            return below(sentence, c) | (below(sentence, other) if other is not None else NOTHING)
    return NOTHING


def person_to(sentence: Sentence, i: int) -> Indexes:
    """What somebody else is to do: "urged Kyiv to X", "wants Kyiv to X"; the person included."""
    person = first_child(sentence, i, *OBJECTS)
    for c in sentence.children[i]:
        token = sentence.tokens[c]
        if token.dep == "ccomp" and has_to(sentence, c):
            return below(sentence, c)
        if token.dep in ("xcomp", "advcl") and has_to(sentence, c) and person is not None and person < c:
            return below(sentence, c) | below(sentence, person)
    if person is not None and person > i:
        found = below(sentence, person)
        if any(tokens_to(sentence, k) for k in found if k > person):
            return found
    return NOTHING


def tokens_to(sentence: Sentence, i: int) -> bool:
    """Tell whether token i is an infinitive that the parser hung on a noun."""
    return sentence.tokens[i].dep in ("acl", "relcl") and has_to(sentence, i)


def gerund(sentence: Sentence, i: int) -> Indexes:
    """The gerund: "denied X-ing", "proposed X-ing"."""
    if is_passive(sentence, i):
        return NOTHING
    for c in sentence.children[i]:
        token = sentence.tokens[c]
        if token.dep in ("xcomp", "ccomp") and token.tag == "VBG" and not has_subject(sentence, c):
            return below(sentence, c)
    return NOTHING


def noun_object(sentence: Sentence, i: int) -> Indexes:
    """The noun phrase: "rejected X"; in the passive, the subject: "X was rejected by"."""
    tokens = sentence.tokens
    for c in sentence.children[i]:
        if tokens[c].dep == "dobj" and tokens[c].lemma.lower() not in REFLEXIVES:
            return below(sentence, c)
    if first_child(sentence, i, "agent") is not None:
        subject = first_child(sentence, i, "nsubjpass")
        return below(sentence, subject) if subject is not None else NOTHING
    return NOTHING


def shown(sentence: Sentence, i: int) -> Indexes:
    """All that a poll or report shows: "showed X ahead", "found Y with a lead"."""
    tokens = sentence.tokens
    if first_child(sentence, i, "dobj") is None:
        return NOTHING
    behind = [
        c
        for c in sentence.children[i]
        if c > i and tokens[c].dep in ("dobj", "prep", "oprd", "xcomp", "ccomp")
    ]
    return frozenset().union(*(below(sentence, c) for c in behind))


def small_clause(sentence: Sentence, i: int) -> Indexes:
    """Object and what it is called: "called X a trap"; in the passive, subject and name."""
    name = first_child(sentence, i, "oprd", "acomp")
    what = first_child(sentence, i, "dobj", "nsubjpass")
    if name is None:
        return NOTHING
    return _filled(below(sentence, name) | (below(sentence, what) if what is not None else NOTHING), i)


def _filled(content: Indexes, cue: int) -> Indexes:
    """Return content with the words inside it, where all of it stands behind its cue."""
    return frozenset(range(min(content), max(content) + 1)) if min(content) > cue else content


def as_phrase(sentence: Sentence, i: int) -> Indexes:
    """Object and what it is taken for: "described X as Y", "referred to X as Y"."""
    tokens = sentence.tokens
    taken = next(
        (c for c in sentence.children[i] if tokens[c].dep == "prep" and tokens[c].lemma == "as"), None
    )
    if taken is None:
        return NOTHING
    what = first_child(sentence, i, "dobj", "nsubjpass")
    if what is not None:
        return _filled(below(sentence, what) | below(sentence, taken), i)
    through = next(
        (c for c in sentence.children[i] if tokens[c].dep == "prep" and tokens[c].lemma == "to"), None
    )
    if through is None:
        return NOTHING
    return (below(sentence, through) - {through}) | below(sentence, taken)


def raised(sentence: Sentence, i: int) -> Indexes:
    """Subject and complement of "seems", "appears", told of the present: "X seems to Y"."""
    if sentence.tokens[i].tag not in ("VBZ", "VBP"):
        return NOTHING
    subject = first_child(sentence, i, "nsubj")
    complement = first_child(sentence, i, "xcomp", "oprd", "acomp")
    if subject is None or complement is None:
        return NOTHING
    return below(sentence, subject) | below(sentence, complement)


def passive(sentence: Sentence, i: int) -> Indexes:
    """Subject and complement of "is said to", "is believed to"; the clause of "it is reported that"."""
    if not is_passive(sentence, i):
        return NOTHING
    complement = first_child(sentence, i, "xcomp")
    subject = first_child(sentence, i, "nsubjpass")
    if complement is not None and subject is not None:
        return below(sentence, subject) | below(sentence, complement)
    return NOTHING


def for_to(sentence: Sentence, i: int) -> Indexes:
    """What is called for: "called for X", "called for Kyiv to X"."""
    tokens = sentence.tokens
    for c in sentence.children[i]:
        if c > i and tokens[c].dep in ("advcl", "ccomp", "xcomp") and has_to(sentence, c):
            mark = next((k for k in sentence.children[c] if tokens[k].lemma.lower() == "for" and k < c), None)
            if mark is not None:
                return below(sentence, c, without=frozenset((mark,)))
    return preposition("for")(sentence, i)


def preposition(lemma: str) -> Frame:
    """Return the frame of a preposition: "warned of X", "accused X of Y", "called on X to Y"."""

    def content(sentence: Sentence, i: int) -> Indexes:
        tokens = sentence.tokens
        for c in sentence.children[i]:
            if tokens[c].dep == "prep" and tokens[c].lemma.lower() == lemma and not _is_time(sentence, c):
                found = below(sentence, c) - {c}
                return _with_neighbours(sentence, i, c, found) if found else NOTHING
        return NOTHING

    return content


def _is_time(sentence: Sentence, prep: int) -> bool:
    return any(sentence.tokens[c].ent in ("DATE", "TIME") for c in sentence.children[prep])


def _with_neighbours(sentence: Sentence, i: int, prep: int, found: Indexes) -> Indexes:
    """Add the person accused ("accused X of Y") or the infinitive ("called on X to Y")."""
    if sentence.tokens[i].pos == "NOUN":
        return found
    person = first_child(sentence, i, *OBJECTS, "nsubjpass")
    if person is not None and sentence.tokens[prep].lemma.lower() in ("of", "for"):
        return found | {prep} | below(sentence, person)
    for c in sentence.children[i]:
        if c > prep and sentence.tokens[c].dep in ("xcomp", "advcl") and has_to(sentence, c):
            return found | below(sentence, c)
    return found


def noun_clause(sentence: Sentence, i: int) -> Indexes:
    """The clause on a noun: "the warning that X"; after the copula: "the fear is that X"."""
    tokens = sentence.tokens
    for c in sentence.children[i]:
        if tokens[c].dep in ("acl", "ccomp", "relcl") and not has_to(sentence, c) and _has_that(sentence, c):
            return below(sentence, c)
    if i + 1 < len(tokens) and tokens[i + 1].dep == "mark" and tokens[i + 1].text == "that":
        return below(sentence, tokens[i + 1].head) - frozenset(range(i + 1))
    head = tokens[tokens[i].head]
    if tokens[i].dep == "nsubj" and head.lemma == "be":
        complement = first_child(sentence, head.i, "ccomp")
        if complement is not None and complement > head.i:
            return below(sentence, complement)
    return NOTHING


def _has_that(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].dep == "mark" for c in sentence.children[i])


def noun_infinitive(sentence: Sentence, i: int) -> Indexes:
    """The infinitive on a noun or adjective: "its promise to X", "willing to X"."""
    for c in sentence.children[i]:
        if sentence.tokens[c].dep in ("acl", "xcomp", "ccomp", "relcl") and has_to(sentence, c):
            return below(sentence, c)
    return NOTHING


PREPOSITIONS: Mapping[str, Frame] = {
    lemma: preposition(lemma)
    for lemma in ["for", "on", "upon", "of", "about", "against", "with", "at", "to", "over"]
}
VERB_FRAMES: Mapping[str, Frame] = {
    "clause": clause,
    "person+to": person_to,
    "to": infinitive,
    "ing": gerund,
    "small": small_clause,
    "as": as_phrase,
    "raised": raised,
    "passive": passive,
    **{lemma: frame for lemma, frame in PREPOSITIONS.items() if lemma != "to"},
    "for": for_to,
    "to-prep": preposition("to"),
    "shown": shown,
    "object": noun_object,
}
NOUN_FRAMES: Mapping[str, Frame] = {
    "clause": noun_clause,
    "to": noun_infinitive,
    **{lemma: frame for lemma, frame in PREPOSITIONS.items() if lemma != "to"},
}
ADJECTIVE_FRAMES: Mapping[str, Frame] = {
    **NOUN_FRAMES,
    "clause": clause,
}
