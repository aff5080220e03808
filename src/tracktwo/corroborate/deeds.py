"""Deeds: who did (or did not do) what to whom, small enough to compare across wordings."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.corroborate.claim_rivalry import Verdict
from tracktwo.corroborate.sentence_diff import VERB_NEGATORS, name_keys
from tracktwo.corroborate.telling import Telling, share_day, share_place
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Named, Sentence, Token

# Verbs so light that the same verb with another sign says nothing: "is", "has", "say".
_LIGHT = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "tell",
        "make",
        "get",
        "go",
        "come",
        "take",
        "give",
        "know",
        "think",
        "see",
        "want",
        "need",
        "try",
        "let",
        "keep",
        "seem",
        "become",
        "use",
        "add",
        "call",
        "include",
        "show",
        "find",
        "put",
        "look",
        "feel",
        "leave",
        "believe",
        "claim",
        "report",
        "note",
        "state",
        "ask",
        "accord",
        "expect",
        "mean",
        "write",
        "talk",
    ]
)
_OBJECTS = frozenset({"dobj", "attr", "oprd", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its two sides, by the keys their names are known by, and its sign."""

    verb: str
    subject: frozenset[str]
    target: frozenset[str]
    is_negated: bool
    words: str


def deeds(telling: Telling) -> Iterator[Deed]:
    """Yield the deeds of a passage, leaving out light verbs and those that have not happened."""
    for sentence in telling.sentences():
        named = [n for n in telling.reading.named if n.sentence == sentence.index]
        for token in sentence.tokens:
            if token.pos == "VERB" and token.lemma.lower() not in _LIGHT:
                deed = _deed(sentence, token, named)
                if deed is not None:
                    yield deed


def _deed(sentence: Sentence, verb: Token, named: list[Named]) -> Deed | None:
    children = [sentence.tokens[c] for c in sentence.children[verb.i]]
    words = {t.text.lower() for t in children if t.dep in {"aux", "auxpass"}}
    if words & {"will", "would", "could", "may", "might", "should", "can", "to"}:
        return None
    subjects = [t for t in children if t.dep == "nsubj"]
    targets = [t for t in children if t.dep in _OBJECTS]
    for preposition in (t for t in children if t.dep in {"prep", "agent"}):
        inside = [
            sentence.tokens[c] for c in sentence.children[preposition.i] if sentence.tokens[c].dep == "pobj"
        ]
        (subjects if preposition.dep == "agent" else targets).extend(inside)
    if not subjects and verb.dep == "conj":
        subjects = [
            sentence.tokens[c] for c in sentence.children[verb.head] if sentence.tokens[c].dep == "nsubj"
        ]
    negated = any(t.dep == "neg" or t.text.lower() in VERB_NEGATORS for t in children) or any(
        sentence.tokens[c].text.lower() in {"no", "neither"} for s in subjects for c in sentence.children[s.i]
    )
    subject = frozenset(k for t in subjects for k in _keys(sentence, t, named))
    target = frozenset(k for t in targets for k in _keys(sentence, t, named))
    if not subject and not target:
        return None
    return Deed(
        verb.lemma.lower(),
        subject,
        target,
        negated,
        " ".join(t.text for t in sentence.tokens[verb.i : verb.i + 4]),
    )


def _keys(sentence: Sentence, token: Token, named: list[Named]) -> frozenset[str]:
    for name in named:
        if name.first <= token.i <= name.last:
            return name_keys(name)
    below = {
        c
        for c in sentence.children[token.i]
        if sentence.tokens[c].dep in {"amod", "compound", "poss", "nmod"}
    }
    inside = [name_keys(n) for n in named if n.head in below]
    return frozenset({token.lemma.lower()}).union(*inside)


def judge_deeds(ours: Telling, theirs: Telling, rivals: Rivals) -> Iterator[Verdict]:
    """Yield a clash for each deed that one side affirms and the other negates, or its opposite."""
    if share_day(list(ours.reading.times), list(theirs.reading.times)) is False:
        return
    places = [t.places_in(t.sentences()) for t in (ours, theirs)]
    if share_place(*places) is False:
        return
    for a in deeds(ours):
        for b in deeds(theirs):
            verdict = _judge_pair(a, b, rivals)
            if verdict is not None:
                yield verdict


def _judge_pair(a: Deed, b: Deed, rivals: Rivals) -> Verdict | None:
    same_sides = bool(a.subject & b.subject) and bool(a.target & b.target)
    reason = f"{a.words} / {b.words}"
    if a.verb == b.verb or rivals.are_same(a.verb, b.verb):
        if same_sides and a.is_negated != b.is_negated:
            return Verdict("contradiction", "fact", reason, 0.75)
        swapped = (
            a.subject
            and a.target
            and not a.subject & b.subject
            and a.subject & b.target
            and a.target & b.subject
        )
        if a.verb == b.verb and swapped and a.is_negated == b.is_negated:
            return Verdict("contradiction", "account", f"sides swapped: {reason}", 0.7)
        return None
    if rivals.are_rivals(a.verb, b.verb) and same_sides and a.is_negated == b.is_negated:
        return Verdict("contradiction", "fact", reason, 0.7)
    return None
