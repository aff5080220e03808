"""Which words of a parse make a clause, and which of them are its cue or its attribution."""

from tracktwo.records import Sentence

Indexes = frozenset[int]
NOTHING: Indexes = frozenset()
SUBJECT_DEPS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})
STATEMENTS = frozenset({"ROOT", "ccomp", "relcl", "parataxis"})
MAX_DISPLACED = 16  # words between a cue and a "that" which the parser gave to a noun between


def below(sentence: Sentence, i: int, *, without: frozenset[int] = NOTHING) -> Indexes:
    """Return token i and the indexes of all that hangs on it, leaving out the branches in `without`."""
    found, waiting = set(), [i]
    while waiting:
        at = waiting.pop()
        if at not in without:
            found.add(at)
            waiting.extend(sentence.children[at])
    return frozenset(found)


def first_child(sentence: Sentence, i: int, *deps: str) -> int | None:
    """Return the first token on i with one of the dependency labels, or None."""
    return next((c for c in sentence.children[i] if sentence.tokens[c].dep in deps), None)


def has_to(sentence: Sentence, i: int) -> bool:
    """Tell whether verb i is an infinitive with "to"."""
    return any(sentence.tokens[c].tag == "TO" for c in sentence.children[i])


def has_subject(sentence: Sentence, i: int) -> bool:
    """Tell whether a subject of its own hangs on token i."""
    return any(sentence.tokens[c].dep in SUBJECT_DEPS for c in sentence.children[i])


def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether verb i is in the passive."""
    return any(sentence.tokens[c].dep in ("auxpass", "nsubjpass") for c in sentence.children[i])


def is_bare_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether verb i is a participle that others do: "asked about this, he said"."""
    token = sentence.tokens[i]
    return (
        token.tag == "VBN"
        and token.dep in ("advcl", "acl", "amod")
        and not any(sentence.tokens[c].dep in ("aux", "nsubj") for c in sentence.children[i])
    )


def clause(sentence: Sentence, i: int) -> Indexes:
    """The complement clause: "said (that) X", "asked whether X"; the clause around a cue in mid-sentence."""
    tokens = sentence.tokens
    heads = [c for c in sentence.children[i] if tokens[c].dep == "ccomp" and not has_to(sentence, c)]
    if heads:
        behind = [c for c in heads if c > i]
        is_aside = i + 1 < len(tokens) and tokens[i + 1].text == ","
        chosen = heads if is_aside or not behind else behind
        return frozenset().union(*(below(sentence, c) for c in chosen))
    if tokens[i].dep == "parataxis" and has_subject(sentence, i):
        return below(sentence, tokens[i].head, without=frozenset((i,)))
    if tokens[i].dep == "advcl" and _is_as_clause(sentence, i):
        return below(sentence, tokens[i].head, without=frozenset((i,)))
    return _displaced(sentence, i) or _before_attribution(sentence, i)


def _displaced(sentence: Sentence, i: int) -> Indexes:
    """The clause that the parser hung on a noun between: "told the council in May that X"."""
    tokens = sentence.tokens
    for k in range(i + 1, min(i + MAX_DISPLACED, len(tokens))):
        token = tokens[k]
        if token.text == "that" and token.dep in ("mark", "nsubj", "dobj") and token.head > k:
            is_clause = token.dep == "mark" and tokens[token.head].dep in ("acl", "relcl", "advcl", "ccomp")
            return below(sentence, token.head) - frozenset(range(k)) if is_clause else NOTHING
        if token.pos == "VERB" or token.text in (".", ";", ":"):
            break
    return NOTHING


def _is_as_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether a cue stands in "as X reported": its content is then the clause it hangs on."""
    tokens = sentence.tokens
    if first_child(sentence, i, "dobj", "xcomp", "prep") is not None:
        return False
    return has_subject(sentence, i) and any(
        tokens[c].dep == "mark" and tokens[c].lemma.lower() == "as" for c in sentence.children[i]
    )


def _before_attribution(sentence: Sentence, i: int) -> Indexes:
    """The words before a closing ", X said", where the parser saw no complement."""
    tokens = sentence.tokens
    subject = first_child(sentence, i, "nsubj")
    if (
        subject is None
        or tokens[i].dep not in ("ROOT", "ccomp", "conj", "parataxis")
        or is_passive(sentence, i)
    ):
        return NOTHING
    first = min(i, *below(sentence, subject))
    if first < 4 or tokens[first - 1].text != ",":
        return NOTHING
    if any(
        c > i and tokens[c].dep in ("dobj", "xcomp", "oprd", "prep", "attr", "acomp")
        for c in sentence.children[i]
    ):
        return NOTHING
    before = frozenset(range(first - 1))
    has_verb = any(tokens[k].pos in ("VERB", "AUX") and has_subject(sentence, k) for k in before)
    return before if has_verb else NOTHING


def clause_around(sentence: Sentence, i: int, *, without: Indexes) -> Indexes:
    """Return the statement that token i comments on, without the words in `without`.

    It is the sentence, or the relative or complement clause that i stands in; what comes before a
    colon or semicolon is another statement.
    """
    tokens = sentence.tokens
    at = tokens[i].head
    while tokens[at].dep not in STATEMENTS and tokens[at].head != at:
        at = tokens[at].head
    found = below(sentence, at, without=without | _concessions(sentence, at, i))
    stops = [k for k in found if tokens[k].text in (":", ";") and k < i]
    later = frozenset(k for k in found if k > max(stops)) if stops else found
    return later if any(tokens[k].text[0].isalnum() for k in later if k < i) else found


def _concessions(sentence: Sentence, verb: int, cue: int) -> Indexes:
    """Return the opening phrases that set a statement off and are not part of it: "Despite X, ..."."""
    tokens = sentence.tokens
    subject = first_child(sentence, verb, "nsubj", "nsubjpass")
    if subject is None or cue < subject:
        return NOTHING
    return frozenset(
        c
        for c in sentence.children[verb]
        if c < subject
        and (tokens[c].dep == "advcl" or (tokens[c].dep == "prep" and tokens[c].lemma.lower() == "despite"))
    )


def cue_words(sentence: Sentence, i: int) -> Indexes:
    """Return a verb with its auxiliaries, negation and particle, where they stand beside it."""
    tokens = sentence.tokens
    near = {
        c
        for c in sentence.children[i]
        if tokens[c].dep in ("aux", "auxpass", "neg", "prt") and tokens[c].tag != "TO"
    }
    near.add(i)
    first = last = i
    while first - 1 in near:
        first -= 1
    while last + 1 in near:
        last += 1
    return frozenset(range(first, last + 1))
