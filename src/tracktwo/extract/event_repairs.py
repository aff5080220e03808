"""A slip of the parser that changes who did what: "denied having shelled farms", read as shelled farms."""

from dataclasses import replace

from tracktwo.records import Sentence, Token


def repaired(sentence: Sentence) -> Sentence:
    """Return a sentence whose participles after "having" are verbs, not adjectives of their object."""
    if "having" not in sentence.words:
        return sentence
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
