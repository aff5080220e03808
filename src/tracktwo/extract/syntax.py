"""Walking a parsed sentence: small questions that every extractor asks."""

from collections.abc import Iterator

from tracktwo.records import Named, Reading, Sentence, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr"})


def child_tokens(sentence: Sentence, i: int, *deps: str) -> list[Token]:
    """Return the tokens that hang on token i, only those with one of `deps` when any are given."""
    hanging = sentence.hanging[i]
    return [token for token in hanging if token.dep in deps] if deps else list(hanging)


def subtree(sentence: Sentence, i: int, *, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return token i and all that hangs on it, in text order, leaving out branches by dependency label."""
    found, waiting = [], [i]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting.extend(c for c in sentence.children[at] if sentence.tokens[c].dep not in without)
    return [sentence.tokens[at] for at in sorted(found)]


def ancestors(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield the tokens above token i, nearest first."""
    while sentence.tokens[i].head != i:
        i = sentence.tokens[i].head
        yield sentence.tokens[i]


def conjuncts(sentence: Sentence, i: int) -> list[Token]:
    """Return token i and those coordinated with it, first to last."""
    found = [sentence.tokens[i]]
    for token in child_tokens(sentence, i, "conj"):
        found.extend(conjuncts(sentence, token.i))
    return found


def named_in(reading: Reading, sentence: Sentence) -> list[Named]:
    """Return the names that stand in a sentence, in text order."""
    return [named for named in reading.named if named.sentence == sentence.index]


def words(tokens: list[Token]) -> str:
    """Return tokens as a phrase, single spaces between them where the text had any white space."""
    parts: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and token.start > before.end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
