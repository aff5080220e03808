"""Two sentences that are almost the same: which words differ, and whether the difference is a conflict."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from tracktwo.corroborate.intervals import are_disjoint, are_times_apart
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Named, Quantity, QuantityFound, Reading, Sentence, TimeFound, Token

VERB_NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "cannot"})
NEGATORS = frozenset(
    {
        "not",
        "n't",
        "n’t",
        "no",
        "never",
        "nothing",
        "neither",
        "nor",
        "none",
        "nobody",
        "without",
        "except",
        "cannot",
    }
)
SAME_CLAUSE = 6  # words between a negation and an opposite that it turns round
_SILENT = frozenset({"PUNCT", "SPACE", "DET", "PART"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two tellings differ: its kind, how sure it is a conflict, and the words."""

    kind: str
    weight: float
    words: str
    at: int = 0  # where in the first line, counted in its words


class Line:
    """A sentence as it is compared: its words by lemma, with the names, numbers and times in it."""

    def __init__(self, reading: Reading, sentences: tuple[Sentence, ...]) -> None:
        indexes = {sentence.index for sentence in sentences}
        self.reading = reading
        self.named = [n for n in reading.named if n.sentence in indexes]
        self.quantities = [q for q in reading.quantities if q.sentence in indexes]
        self.times = [t for t in reading.times if t.sentence in indexes]
        self.all_tokens = [t for sentence in sentences for t in sentence.tokens]
        self.tokens = [t for t in self.all_tokens if t.pos not in _SILENT or t.text.lower() in NEGATORS]
        self.keys = [word_key(t) for t in self.tokens]

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the words that carry meaning."""
        return frozenset(k for k, t in zip(self.keys, self.tokens, strict=True) if t.pos in _CONTENT)

    def names_in(self, tokens: list[Token]) -> list[tuple[frozenset[str], str]]:
        """Return (keys, label) of the names that overlap `tokens`: resolved where they could be."""
        named = [n for n in self.named if not n.is_anaphor and n.label != "group"]
        inside = [n for n in named if any(n.start < t.end and t.start < n.end for t in tokens)]
        found = [(name_keys(n), n.label) for n in inside]
        taken = [n for n in self.named if not n.is_anaphor]
        for token in tokens:
            if token.ent in _NAMES and not any(n.start <= token.start < n.end for n in taken):
                found.append((frozenset({token.text.lower()}), token.ent))
        return found

    def quantities_in(self, tokens: list[Token]) -> list[QuantityFound]:
        """Return the quantities whose number is among `tokens`."""
        return [
            q for q in self.quantities if any(t.pos == "NUM" and q.start <= t.start < q.end for t in tokens)
        ]

    def times_in(self, tokens: list[Token]) -> list[TimeFound]:
        """Return the times that overlap `tokens`."""
        return [time for time in self.times if any(time.start <= t.start < time.end for t in tokens)]


def word_key(token: Token) -> str:
    """Return the form under which a word is compared: its lemma, "not" for every form of it."""
    lemma = token.lemma.lower()
    return "not" if lemma in {"n't", "n’t", "not"} else lemma.removesuffix("'s").removesuffix("’s")


def name_keys(named: Named) -> frozenset[str]:
    """Return all by which a name can be known again: actor, place, country, last word."""
    keys = {named.text.lower(), named.text.lower().split()[-1].removesuffix("'s").removesuffix("’s")}
    if named.actor is not None:
        keys |= {part for part in (named.actor.id, named.actor.name.lower()) if part}
        if named.label != "person" and named.actor.code:
            keys.add(named.actor.code)
    if named.place is not None:
        keys.add(named.place.name.lower())
        if named.place.precision == "country" and named.place.country:
            keys.add(named.place.country)
    return frozenset(keys)


def likeness(a: Line, b: Line, rivals: Rivals) -> float:
    """Return the share of the shorter line's content words that the other has too, synonyms counted half."""
    small, large = sorted((a.content, b.content), key=len)
    if not small:
        return 0.0
    wide = {name for word in large for name in rivals.canonical(word)}
    hits = sum(1.0 if w in large else 0.5 if rivals.canonical(w) & wide else 0.0 for w in small)
    return hits / len(small)


def alignment(a: Line, b: Line) -> float:
    """Return the share of words that stand in the same order in both lines, 0..1."""
    return SequenceMatcher(None, a.keys, b.keys, autojunk=False).ratio()


def differences(a: Line, b: Line, rivals: Rivals) -> list[Difference]:
    """Return what differs between two aligned lines, conflicts and harmless changes alike."""
    found: list[Difference] = []
    for tag, i, j, k, m in SequenceMatcher(None, a.keys, b.keys, autojunk=False).get_opcodes():
        if tag != "equal":
            found.extend(replace(d, at=i) for d in _segment(a, b, a.tokens[i:j], b.tokens[k:m], rivals))
    negation = _negation(a, b)
    if negation is not None:
        found = _with_negation(found, negation)
    return found


def _segment(a: Line, b: Line, left: list[Token], right: list[Token], rivals: Rivals) -> Iterator[Difference]:
    words = f"{_words(left)} / {_words(right)}"
    if not left or not right:
        yield Difference("added", 0.0, words)
        return
    for kind, clash in (("number", _numbers), ("date", _dates), ("name", _names)):
        if clash(a, b, left, right):
            yield Difference(kind, 1.0, words)
            return
    lemmas = [word_key(t) for t in left if t.pos in _CONTENT or t.pos in {"ADP", "SCONJ"}]
    others = [word_key(t) for t in right if t.pos in _CONTENT or t.pos in {"ADP", "SCONJ"}]
    rest = [w for w in lemmas if not any(rivals.are_same(w, o) for o in others)]
    rest_others = [o for o in others if not any(rivals.are_same(w, o) for w in lemmas)]
    if any(rivals.are_rivals(w, o) for w in rest for o in rest_others):
        yield Difference("opposite", 1.0, words)
    elif any(rivals.are_siblings(w, o) for w in rest for o in rest_others):
        yield Difference("sibling", 0.9, words)
    else:
        yield from _unknown(left, right, lemmas, others, rivals, words)


def _unknown(
    left: list[Token], right: list[Token], lemmas: list[str], others: list[str], rivals: Rivals, words: str
) -> Iterator[Difference]:
    """Tell a harmless change from one whose words the lexicon does not know."""
    rest = [t for t in left if t.pos in _CONTENT and not any(rivals.are_same(word_key(t), o) for o in others)]
    rest_others = [
        t for t in right if t.pos in _CONTENT and not any(rivals.are_same(word_key(t), w) for w in lemmas)
    ]
    rest = [t for t in rest if word_key(t) not in rivals.wider]
    rest_others = [t for t in rest_others if word_key(t) not in rivals.wider]
    if rest and rest_others:
        kinds = {rest[0].pos, rest_others[0].pos}
        yield Difference(f"unknown-{'noun' if kinds <= {'NOUN', 'PROPN'} else 'word'}", 0.3, words)
    else:
        yield Difference("same", 0.0, words)


def _numbers(a: Line, b: Line, left: list[Token], right: list[Token]) -> bool:
    quantities, others = a.quantities_in(left), b.quantities_in(right)
    if quantities and others:
        return all(_is_other_figure(q.value, o.value) for q in quantities for o in others)
    digits = {t.text for t in left if t.text[:1].isdigit()}
    other_digits = {t.text for t in right if t.text[:1].isdigit()}
    return bool(digits and other_digits and not digits & other_digits and not (quantities or others))


def _is_other_figure(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers in one sentence, edited, are different figures.

    "At least two" and "at least three" could both be true; put one for the other they are a changed figure.
    """
    if a.min is not None and b.min is not None and a.max is None and b.max is None and not a.approx:
        return a.min != b.min
    return are_disjoint(a, b)


def _dates(a: Line, b: Line, left: list[Token], right: list[Token]) -> bool:
    times, others = a.times_in(left), b.times_in(right)
    return bool(times and others) and all(are_times_apart(t.value, o.value) for t in times for o in others)


def _names(a: Line, b: Line, left: list[Token], right: list[Token]) -> bool:
    """Tell whether a name was put for another one of its kind."""
    names, others = a.names_in(left), b.names_in(right)
    if not names or not others:
        return False
    known = [keys for keys, _ in names]
    return not any(keys & k for keys, _ in others for k in known)


def _negation(a: Line, b: Line) -> Difference | None:
    ours, theirs = ([n for n, k in enumerate(line.keys) if k in NEGATORS] for line in (a, b))
    if len(ours) % 2 == len(theirs) % 2:
        return None
    return Difference("negation", 1.0, "one of the two is negated", at=(ours or theirs)[0])


def _with_negation(found: list[Difference], negation: Difference) -> list[Difference]:
    """Add a negation, or let it and one opposite beside it cancel out: "not right" is "wrong"."""
    opposites = [d for d in found if d.kind == "opposite"]
    if len(opposites) == 1 and abs(opposites[0].at - negation.at) <= SAME_CLAUSE:
        return [d for d in found if d is not opposites[0]]
    return [*found, negation]


def _words(tokens: list[Token]) -> str:
    return " ".join(t.text for t in tokens)
