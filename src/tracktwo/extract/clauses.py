"""A verb's clause: who its subject is, whether it is negated, how it is qualified, on what condition."""

from collections.abc import Collection

from tracktwo.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, ancestors, child_tokens, conjuncts, subtree
from tracktwo.records import Sentence, Token

NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nobody", "nothing", "none", "nor", "hardly"})
CONDITION_PHRASES = (
    ("on", "condition"), ("on", "conditions"), ("in", "exchange", "for"), ("in", "return", "for"),
    ("provided",),
    ("as", "long", "as"), ("as", "soon", "as"), ("so", "long", "as"), ("on", "two", "conditions"),
    ("subject", "to"), ("conditional", "on"), ("contingent", "on"), ("in", "case"),
    ("on", "the", "condition"),
    ("on", "three", "conditions"), ("on", "one", "condition"), ("outside",), ("without",),
)  # fmt: skip
ACCUSING = frozenset({"accuse", "charge", "suspect", "blame", "stop", "prevent", "criticise", "criticize"})
# Verbs whose object does what the infinitive after it says.
OBJECT_CONTROL = frozenset(
    [
        "urge",
        "call",
        "ask",
        "press",
        "order",
        "tell",
        "force",
        "oblige",
        "allow",
        "want",
        "require",
        "request",
        "appeal",
        "beg",
        "instruct",
        "help",
        "let",
        "compel",
        "permit",
        "enable",
        "invite",
        "expect",
    ]
)


def subject_of(sentence: Sentence, i: int) -> Token | None:
    """Return the subject of a verb, that of the verb it is coordinated with or hangs on when it has none."""
    for _ in range(4):
        own = child_tokens(sentence, i, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own:
            return _antecedent(sentence, own[0], i)
        token = sentence.tokens[i]
        if token.dep in ("acl", "relcl"):
            return sentence.tokens[token.head]
        if token.dep not in ("xcomp", "conj", "advcl", "pcomp", "ccomp") or token.head == i:
            return None
        if token.dep == "pcomp":
            above = sentence.tokens[sentence.tokens[token.head].head]
            accused = child_tokens(sentence, above.i, "dobj") if above.lemma.lower() in ACCUSING else []
            if accused:
                return accused[0]
        if token.dep == "ccomp" and not has_aux(sentence, i, "to"):
            return None
        controller = _controller(sentence, token.head) if token.dep in ("xcomp", "ccomp", "advcl") else None
        if controller is not None:
            return controller
        i = token.head
        if sentence.tokens[i].pos in ("ADJ", "ADP") and sentence.tokens[i].head != i:
            i = sentence.tokens[i].head
    return None


def _controller(sentence: Sentence, i: int) -> Token | None:
    """Return whom a verb makes act: "urged the rebels to ...", "called on partners to ..."."""
    if sentence.tokens[i].lemma.lower() not in OBJECT_CONTROL:
        return None
    for child in child_tokens(sentence, i, "dobj", "dative"):
        return child
    for prep in child_tokens(sentence, i, "prep"):
        if prep.lemma.lower() in ("on", "upon", "to"):
            for noun in child_tokens(sentence, prep.i, "pobj"):
                return noun
    return None


def is_controlled(sentence: Sentence, i: int) -> bool:
    """Whether an infinitive says what others are told or asked to do: "told Dili to drop its claim"."""
    token = sentence.tokens[i]
    is_bare = token.dep in ("xcomp", "ccomp", "advcl") and has_aux(sentence, i, "to")
    return is_bare and _controller(sentence, token.head) is not None


def _antecedent(sentence: Sentence, subject: Token, verb: int) -> Token:
    """Return what a relative pronoun stands for, any other subject as it is."""
    token = sentence.tokens[verb]
    if subject.tag in ("WDT", "WP") and token.dep in ("relcl", "acl"):
        return sentence.tokens[token.head]
    return subject


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether a verb is passive: a passive subject or auxiliary, or a bare participle with an agent."""
    return bool(child_tokens(sentence, i, *PASSIVE_SUBJECTS, "auxpass", "agent")) or (
        sentence.tokens[i].dep == "acl" and sentence.tokens[i].tag == "VBN"
    )


def agent_of(sentence: Sentence, i: int) -> Token | None:
    """Return who did it in a passive: "by Kyiv"."""
    for preposition in child_tokens(sentence, i, "agent", "prep"):
        if preposition.lemma.lower() == "by":
            for noun in child_tokens(sentence, preposition.i, "pobj"):
                return noun
    return None


def objects_of(sentence: Sentence, i: int) -> list[Token]:
    """Return the direct objects of a verb, or the passive subject."""
    deps = PASSIVE_SUBJECTS if is_passive(sentence, i) else frozenset({"dobj", "obj", "oprd"})
    return child_tokens(sentence, i, *deps)


def is_negated(sentence: Sentence, i: int) -> bool:
    """Whether a verb is negated, by itself or by "no" at its object, subject or adverb."""
    if _after_nor(sentence, i):
        return True
    for child in child_tokens(sentence, i):
        lemma = child.lemma.lower()
        if child.dep == "advmod" and lemma in ("again", "more") and _has_negation(sentence, child):
            return True  # "would never again speak of it"
        if child.dep == "neg" or (child.dep in ("advmod", "det", "preconj", "cc") and lemma in NEGATIONS):
            return True
        if child.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
            if lemma in ("nobody", "nothing", "none"):
                return True
            if any(
                d.lemma.lower() in ("no", "neither")
                for d in child_tokens(sentence, child.i, "det", "neg", "preconj")
            ):
                return True
    return False


def _has_negation(sentence: Sentence, adverb: Token) -> bool:
    return any(child.lemma.lower() in NEGATIONS for child in child_tokens(sentence, adverb.i))


def _after_nor(sentence: Sentence, i: int) -> bool:
    """Whether a verb is coordinated with "nor": "had neither discussed nor would discuss"."""
    token = sentence.tokens[i]
    return token.dep == "conj" and any(
        child.lemma.lower() == "nor" for child in child_tokens(sentence, token.head, "cc")
    )


def modal_of(sentence: Sentence, i: int) -> str | None:
    """Return the modal of a verb ("would"), its own or that of the verb it is coordinated with."""
    for _ in range(3):
        for child in child_tokens(sentence, i, "aux", "auxpass"):
            if child.tag == "MD":
                lower = child.text.lower()
                return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(lower, lower)
        if sentence.tokens[i].dep != "conj" or child_tokens(sentence, i, *SUBJECTS, *PASSIVE_SUBJECTS):
            return None
        i = sentence.tokens[i].head
    return None


def has_aux(sentence: Sentence, i: int, *lemmas: str) -> bool:
    """Whether a verb has one of these auxiliaries."""
    return any(child.lemma.lower() in lemmas for child in child_tokens(sentence, i, "aux", "auxpass"))


def condition_of(sentence: Sentence, i: int) -> list[Token]:
    """Return the words of the condition a verb's clause is put under; empty when there is none."""
    for child in child_tokens(sentence, i):
        if child.dep == "advcl":
            words = subtree(sentence, child.i)
            lead = [t.lemma.lower() for t in words[:3]]
            marks = {t.lemma.lower() for t in child_tokens(sentence, child.i, "mark", "advmod")}
            if marks & {"if", "unless", "until", "till", "once", "provided"}:
                return _with_only(sentence, i, words)
            if "as" in marks and words[0].i >= 2 and sentence.tokens[words[0].i - 1].text.lower() == "soon":
                return [*sentence.tokens[words[0].i - 2 : words[0].i], *words]
            if "when" in marks and modal_of(sentence, i) in ("will", "would"):
                return words
            if "should" in lead[:1] or lead[:2] == ["as", "soon"] or (lead and lead[0] == "only"):
                return words
            if "before" in marks and is_negated(sentence, i):
                return words
        if child.dep in ("prep", "advmod", "advcl", "ccomp", "mark", "acl"):
            words = subtree(sentence, child.i)
            if _opens_condition(words):
                return words
    return _phrase_condition(sentence, i)


def _with_only(sentence: Sentence, i: int, words: list[Token]) -> list[Token]:
    """Return a condition's words with the "only" or "but only" before them."""
    first = words[0].i
    while first > 0 and sentence.tokens[first - 1].lemma.lower() in ("only", "even", "but"):
        first -= 1
    return list(sentence.tokens[first : words[0].i]) + words if first != i else words


def _opens_condition(words: list[Token]) -> bool:
    opening = tuple(token.text.lower() for token in words[:3])
    return any(
        opening[: len(phrase)] == phrase
        for phrase in CONDITION_PHRASES
        if phrase not in (("outside",), ("without",))
    )


def _phrase_condition(sentence: Sentence, i: int) -> list[Token]:
    """Return a condition that hangs elsewhere in the clause: "on condition that ...", "provided that ..."."""
    clause = subtree(sentence, i)
    for at, token in enumerate(clause):
        if token.i > i and token.text.lower() in ("provided", "providing", "on", "unless", "should"):
            rest = clause[at:]
            if token.text.lower() == "should" and token.dep == "aux" and clause[at - 1].text == ",":
                return rest
            if token.text.lower() == "unless" or (token.text.lower() != "should" and _opens_condition(rest)):
                return rest
    return _loose_condition(sentence, i)


def _loose_condition(sentence: Sentence, i: int) -> list[Token]:
    """Return a closing "provided that ..." or "on condition that ...", wherever the parser hung it."""
    for at, token in enumerate(sentence.tokens[i + 1 :], start=i + 1):
        lead = tuple(t.text.lower() for t in sentence.tokens[at : at + 3])
        if lead[:2] in (("provided", "that"), ("providing", "that")) or lead == ("on", "condition", "that"):
            return [t for t in sentence.tokens[at:] if t.pos != "PUNCT"]
        if token.text in (";", ":"):
            break
    return []


def clause_words(sentence: Sentence, i: int, *, without: Collection[int] = ()) -> list[Token]:
    """Return the words of a verb's clause in text order, leaving out other branches by token index."""
    found, waiting = [], [i]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting.extend(c for c in sentence.children[at] if c not in without)
    return [sentence.tokens[at] for at in sorted(found)]


def coordinated_verbs(sentence: Sentence, i: int) -> list[Token]:
    """Return a verb and the verbs coordinated with it."""
    return [token for token in conjuncts(sentence, i) if token.pos in ("VERB", "AUX")]


def hangs_on(sentence: Sentence, token: Token, anchors: set[int]) -> bool:
    """Tell whether a word hangs on one of some others: no verb with a time of its own stands between."""
    if token.i in anchors:
        return True
    for above in ancestors(sentence, token.i):
        if above.i in anchors:
            return True
        if above.pos == "VERB" and above.dep not in ("xcomp", "pcomp", "acl"):
            return False
    return False
