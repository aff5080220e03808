"""Bare facts in two tellings of one story: did they meet, who left, was there a mediator."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.corroborate.claim_rivalry import MEASURES, Verdict, are_apart, quantity_of
from tracktwo.corroborate.intervals import are_disjoint
from tracktwo.corroborate.sentence_diff import VERB_NEGATORS, name_keys
from tracktwo.corroborate.telling import Telling, share_day
from tracktwo.ontology.rivals import BareFact, Rivals
from tracktwo.records import Claim, Polarity, Sentence, TimeFound, Token

_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "can", "must", "to"})
# Nouns of which several can be counted in one story: a number of one says nothing of the other.
_MANY = frozenset({"people", "sides", "parties", "countries", "rounds", "days", "men", "officials"})
_ACTIVE_ONLY = frozenset({"departure", "meeting"})
# A general word for who met is no name: "the two teams" can be anybody's.
_NAMED = frozenset({"person", "organisation", "people"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One bare fact as told: what, whether it is affirmed, who by name, who is its subject, when."""

    name: str
    is_affirmed: bool
    names: frozenset[str]
    subject: frozenset[str]
    is_first: bool
    times: tuple[TimeFound, ...]
    words: str


def judge_in_story(a: Telling, b: Telling, rivals: Rivals) -> Iterator[Verdict]:
    """Yield what two tellings of one story say of the same bare facts, counts of things and proposals."""
    ours, theirs = list(facts(a, rivals)), list(facts(b, rivals))
    for one in ours:
        for other in theirs:
            verdict = _judge_facts(one, other)
            if verdict is not None:
                yield verdict
    yield from _judge_counts(a, b)
    yield from _judge_proposals(a, b)
    yield from _judge_presence(a, b)
    yield from _judge_presence(b, a)


def facts(telling: Telling, rivals: Rivals) -> Iterator[Fact]:
    """Yield the bare facts of a passage that are told as having happened, or as not having happened."""
    for sentence in telling.sentences():
        for token in sentence.tokens:
            if not telling.holds(token.start, token.end):
                continue
            for fact in rivals.facts:
                sign = _sign(sentence, token, fact, rivals)
                if sign is not None:
                    yield _fact(telling, sentence, token, fact.name, sign, rivals)


def _fact(telling: Telling, sentence: Sentence, token: Token, name: str, sign: bool, rivals: Rivals) -> Fact:
    inside = _clause(sentence, token)
    named = [n for n in telling.reading.named if n.sentence == sentence.index and n.head in inside]
    names = [name_keys(n) for n in named if n.label in _NAMED and not n.is_anaphor]
    spans = [(sentence.tokens[i].start, sentence.tokens[i].end) for i in inside]
    times = tuple(
        t for t in telling.reading.times
        if t.sentence == sentence.index and any(t.start <= start and end <= t.end for start, end in spans)
    )  # fmt: skip
    subject = _subject(telling, sentence, token)
    is_first = _has_child(sentence, token, rivals.first_words)
    return Fact(name, sign, frozenset().union(*names), subject, is_first, times, _words(sentence, token))


def _clause(sentence: Sentence, token: Token) -> set[int]:
    """Return the words that hang on a verb (or on the verb over a noun), relative clauses left out."""
    top = token
    while top.pos not in {"VERB", "AUX"} and top.head != top.i:
        top = sentence.tokens[top.head]
    inside, waiting = set(), [top.i]
    while waiting:
        at = waiting.pop()
        inside.add(at)
        left_out = {"relcl", "ccomp", "parataxis", "advcl"} | ({"conj"} if at == top.i else set())
        waiting.extend(c for c in sentence.children[at] if sentence.tokens[c].dep not in left_out)
    return inside


def _sign(sentence: Sentence, token: Token, fact: BareFact, rivals: Rivals) -> bool | None:
    """Tell whether a word affirms a fact (True), denies it (False) or does neither (None)."""
    lemma = token.lemma.lower()
    if (
        token.pos == "VERB"
        and lemma in fact.verbs | fact.against
        and not _has_child(sentence, token, _UNREAL)
    ):
        return (lemma in fact.verbs) != (_is_negated(sentence, token) or _is_denied(sentence, token, rivals))
    if token.pos == "NOUN" and lemma in fact.nouns and _noun_is_denied(sentence, token, rivals):
        return False
    return None


def _has_child(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    return any(sentence.tokens[c].text.lower() in words for c in sentence.children[token.i])


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    for child in (sentence.tokens[c] for c in sentence.children[verb.i]):
        if child.dep == "neg" or child.text.lower() in VERB_NEGATORS:
            return True
        if child.dep in {"nsubj", "nsubjpass"} and _has_child(sentence, child, frozenset({"no", "neither"})):
            return True
    return False


def _is_denied(sentence: Sentence, verb: Token, rivals: Rivals) -> bool:
    """Tell whether a verb stands under one of denying: "denied having met"."""
    return (
        verb.dep in {"xcomp", "ccomp", "pcomp"} and sentence.tokens[verb.head].lemma.lower() in rivals.denying
    )


def _noun_is_denied(sentence: Sentence, noun: Token, rivals: Rivals) -> bool:
    if _has_child(sentence, noun, frozenset({"no"})):
        return True
    at = noun
    for _ in range(4):
        above = sentence.tokens[at.head]
        if above.i == at.i:
            return False
        if at.dep == "dobj" and above.lemma.lower() in rivals.denying:
            return True
        if above.pos in {"VERB", "AUX"}:
            return above.lemma.lower() == "be" and _is_negated(sentence, above)
        at = above
    return False


def _subject(telling: Telling, sentence: Sentence, verb: Token) -> frozenset[str]:
    heads = [verb]
    if verb.dep == "relcl":  # "it was the Northerners who left"
        heads.append(sentence.tokens[verb.head])
    for token in (t for t in sentence.tokens if t.dep == "nsubj" and t.head == verb.i):
        heads.append(token)
    found = [
        name_keys(n)
        for n in telling.reading.named
        if n.sentence == sentence.index and any(n.first <= h.i <= n.last for h in heads[1:])
    ]
    return frozenset().union(*found)


def _words(sentence: Sentence, token: Token) -> str:
    near = sentence.tokens[max(0, token.i - 3) : token.i + 4]
    return " ".join(t.text for t in near)


def _judge_facts(a: Fact, b: Fact) -> Verdict | None:
    if a.name != b.name or share_day(list(a.times), list(b.times)) is False:
        return None
    reason = f"{a.name}: {a.words} / {b.words}"
    if a.is_affirmed != b.is_affirmed:
        if a.names and b.names and not a.names & b.names:
            return None
        return Verdict("contradiction", "fact", reason, 0.65)
    if a.is_affirmed and a.is_first and b.is_first and a.subject and b.subject and not a.subject & b.subject:
        return Verdict("contradiction", "account", f"who was first: {reason}", 0.65)
    return None


def _judge_counts(a: Telling, b: Telling) -> Iterator[Verdict]:
    """Yield a clash where one story counts the same unusual thing twice: articles of one treaty."""
    for one, other in _same_slot(a, b, "amount"):
        if one.unit != other.unit or not one.unit or one.unit in MEASURES | _MANY or one.unit.isupper():
            continue
        ours, theirs = _numbers_of(a, one.unit), _numbers_of(b, one.unit)
        first, second = quantity_of(one), quantity_of(other)
        if first is None or second is None or one.value != max(ours) or other.value != max(theirs):
            continue
        if are_disjoint(first, second) and not are_apart(one, other, a, b):
            yield Verdict("contradiction", "quantity", f"{one.unit}: {first.text} / {second.text}", 0.6)


def _numbers_of(telling: Telling, unit: str) -> list[float]:
    found = [c.value for c in telling.claims_here() if c.unit == unit and isinstance(c.value, int | float)]
    return found or [0.0]


def _same_slot(a: Telling, b: Telling, slot: str) -> Iterator[tuple[Claim, Claim]]:
    for one in a.claims_here():
        for other in b.claims_here():
            if one.slot == other.slot == slot:
                yield one, other


def _judge_proposals(a: Telling, b: Telling) -> Iterator[Verdict]:
    """Yield a clash where one proposal has two authors."""
    for one, other in _same_slot(a, b, "proposed_by"):
        shared = _nouns(one.about) & _nouns(other.about)
        if shared and one.value != other.value:
            reason = f"who proposed the {' '.join(sorted(shared))}: {one.value} / {other.value}"
            yield Verdict("contradiction", "account", reason, 0.65)


_IDLE_NOUNS = frozenset(
    {
        "proposal",
        "plan",
        "idea",
        "offer",
        "draft",
        "text",
        "written",
        "general",
        "new",
        "from",
        "start",
        "which",
    }
)


def _nouns(phrase: str) -> frozenset[str]:
    words = phrase.lower().replace("-", " ").split()
    return frozenset(w for w in words if len(w) > 3 and w.isalpha()) - _IDLE_NOUNS


def _judge_presence(a: Telling, b: Telling) -> Iterator[Verdict]:
    """Yield a clash where one says that nobody of a kind took part and the other tells of one."""
    for claim in a.claims_here():
        if claim.slot != "attended" or claim.polarity is not Polarity.NEGATED or " " in str(claim.value):
            continue
        kind = str(claim.value).lower()
        if any(
            kind in n.text.lower().split() for n in b.named_here() if n.label == "group" and not n.is_anaphor
        ) and not any(c.slot == "attended" and c.polarity is Polarity.NEGATED for c in b.claims_here()):
            yield Verdict("contradiction", "account", f"whether a {kind} took part", 0.6)
