"""Slips of the parser that change who did what: "denied having shelled farms", read as shelled farms."""

from dataclasses import replace

from tracktwo.records import Sentence, Token

# Verbs that the parser takes for nouns behind "and": "says it is ready and demands that they leave".
SAID_OF_MANY = frozenset(
    {"demands", "claims", "pledges", "requests", "promises", "reports", "fears", "hopes"}
)
# Deeds of war that the parser takes for clauses where they are subjects: "fighting between X and Y spread".
DEEDS = frozenset({"fighting", "shelling", "bombing", "rioting", "looting"})
JOINING = frozenset({"and", "but"})
# What closes a report behind a comma: "..., the army said."
CLOSING = frozenset({"said", "says"})


def repaired(sentence: Sentence) -> Sentence:
    """Return a sentence whose verbs are verbs: participles after "having", "and demands that"."""
    words = sentence.words
    if "having" in words:
        sentence = _with_participles(sentence)
    if not words.isdisjoint(DEEDS):
        sentence = _with_nouns(sentence)
    if "that" in words and not words.isdisjoint(SAID_OF_MANY) and not words.isdisjoint(JOINING):
        sentence = _with_sayings(sentence)
    if not words.isdisjoint(CLOSING):
        sentence = _with_sayers(sentence)
    return sentence


def _with_participles(sentence: Sentence) -> Sentence:
    tokens = list(sentence.tokens)
    for having in sentence.tokens:
        participle = _participle(having, sentence)
        if participle is not None:
            noun = tokens[participle.head]
            tokens[having.i] = having._replace(dep="aux", head=participle.i)
            tokens[participle.i] = participle._replace(pos="VERB", dep=having.dep, head=having.head)
            tokens[noun.i] = noun._replace(dep="dobj", head=participle.i)
            tokens = [_moved(t, having.i, participle.i) for t in tokens]
    return replace(sentence, tokens=tuple(tokens), children=_children(tokens))


def _with_nouns(sentence: Sentence) -> Sentence:
    """Return a sentence in which a deed of war that is a subject is a noun."""
    tokens = list(sentence.tokens)
    for deed in sentence.tokens:
        has_object = any(tokens[c].dep == "dobj" for c in sentence.children[deed.i])
        if deed.dep == "csubj" and deed.tag == "VBG" and deed.text.lower() in DEEDS and not has_object:
            tokens[deed.i] = deed._replace(lemma=deed.text.lower(), pos="NOUN", tag="NN", dep="nsubj")
    return sentence if tokens == list(sentence.tokens) else replace(sentence, tokens=tuple(tokens))


def _with_sayings(sentence: Sentence) -> Sentence:
    """Return a sentence in which "and demands that ..." goes on with what the main verb's subject says."""
    tokens = list(sentence.tokens)
    for saying in sentence.tokens:
        that = tokens[saying.i + 1] if saying.i + 1 < len(tokens) else None
        main = _main_verb(saying, tokens)
        if that is None or main is None or that.text.lower() != "that":
            continue
        clause = tokens[that.head]
        # "demands that they leave" has its own subject and a bare verb; "demands that were met" are things
        has_subject = any(t.dep == "nsubj" and t.head == clause.i and t.i > that.i for t in tokens)
        if clause.i <= that.i or not has_subject or clause.tag not in ("VB", "VBP"):
            continue
        lemma = saying.text.lower()[:-1]
        tokens[saying.i] = saying._replace(lemma=lemma, pos="VERB", tag="VBZ", dep="conj", head=main.i)
        tokens[clause.i] = clause._replace(dep="ccomp", head=saying.i)
        tokens[that.i] = that._replace(dep="mark")
        joining = tokens[saying.i - 1]
        tokens[joining.i] = joining._replace(dep="cc", head=main.i)
    return replace(sentence, tokens=tuple(tokens), children=_children(tokens))


def _with_sayers(sentence: Sentence) -> Sentence:
    """Return a sentence whose last "..., the army said" has the army as its subject.

    Behind a name ("fired on boats on the Cuyuni River, the Defence Force said") the parser takes the one
    who says it for another name of the river.
    """
    tokens = list(sentence.tokens)
    for saying in sentence.tokens:
        sayer = _taken_for_apposition(saying, sentence)
        if sayer is not None:
            tokens[sayer.i] = sayer._replace(dep="nsubj", head=saying.i)
    if tokens == list(sentence.tokens):
        return sentence
    return replace(sentence, tokens=tuple(tokens), children=_children(tokens))


def _taken_for_apposition(saying: Token, sentence: Sentence) -> Token | None:
    """Return the noun between a comma and a verb of saying that the parser hung on a name before."""
    tokens = sentence.tokens
    if saying.text.lower() not in CLOSING or saying.i == 0:
        return None
    if any(tokens[c].dep in ("nsubj", "nsubjpass") for c in sentence.children[saying.i]):
        return None
    sayer = tokens[saying.i - 1]
    if sayer.dep != "appos" or sayer.pos not in ("NOUN", "PROPN") or sayer.head >= sayer.i:
        return None
    first = min((c for c in sentence.children[sayer.i] if c < sayer.i), default=sayer.i)
    before = tokens[first - 1].text if first else ""
    return sayer if before == "," else None


def _main_verb(saying: Token, tokens: list[Token]) -> Token | None:
    """Return the sentence's verb in the present that a word right behind "and" may go on from."""
    if saying.tag != "NNS" or saying.text.lower() not in SAID_OF_MANY or saying.i == 0:
        return None
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.i >= saying.i or root.tag != "VBZ":
        return None
    return root if tokens[saying.i - 1].text.lower() in JOINING else None


def _participle(having: Token, sentence: Sentence) -> Token | None:
    """Return the participle that should stand under "having": an adjective of its object, next to it."""
    if having.text.lower() != "having" or having.i + 1 >= len(sentence.tokens):
        return None
    after = sentence.tokens[having.i + 1]
    head = sentence.tokens[after.head]
    fits = (
        after.tag in ("VBN", "VBD") and after.dep == "amod" and head.dep == "dobj" and head.head == having.i
    )
    return after if fits else None


def _moved(token: Token, having: int, participle: int) -> Token:
    """Return what hung on "having", hung on the participle."""
    return token._replace(head=participle) if token.head == having and token.i != participle else token


def _children(tokens: list[Token]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(c) for c in below)
