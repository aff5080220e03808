"""What became of a promise in the sentences after it: the same act, done or not done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracktwo.extract.clauses import has_aux, is_negated, modal_of
from tracktwo.extract.syntax import ancestors, subtree
from tracktwo.records import Commitment, CommitmentStatus, Reading, Sentence, StatusChange, Token

PAST = frozenset({"VBD", "VBN"})
# What is done and said in other words: "hand over" is done when things are "delivered".
LIKE = (
    frozenset({"hand", "deliver", "give", "turn", "transfer", "pass", "return", "surrender"}),
    frozenset({"free", "release", "repatriate"}),
    frozenset({"withdraw", "leave", "pull", "vacate", "quit", "evacuate"}),
    frozenset({"let", "allow", "admit", "enter"}),
    frozenset({"open", "reopen"}),
    frozenset({"halt", "stop", "end", "cease"}),
)
DENIED = frozenset({"deny", "accuse", "allege"})


def settle(reading: Reading, commitment: Commitment) -> Commitment:
    """Return an open promise as a later sentence of its article leaves it: kept, broken or as it was."""
    if commitment.status is not CommitmentStatus.OPEN:
        return commitment
    start = commitment.evidence[0].end
    own = next(s for s in reading.sentences if s.end >= commitment.evidence[0].start)
    words = [t for t in own.tokens if commitment.evidence[0].start <= t.start < start]
    acts = {t.lemma.lower() for t in words if t.pos == "VERB"}
    things = {t.lemma.lower() for t in words if t.pos == "NOUN"}
    for sentence in reading.sentences[own.index + 1 :]:
        for verb in sentence.tokens:
            status = _done(sentence, verb, acts, things) if verb.tag in PAST else None
            if status is not None:
                return _changed(reading, commitment, sentence, status)
    return commitment


def _done(sentence: Sentence, verb: Token, acts: Iterable[str], things: set[str]) -> CommitmentStatus | None:
    lemma = verb.lemma.lower()
    alike = next((group for group in LIKE if lemma in group), frozenset({lemma}))
    if verb.pos != "VERB" or not alike & set(acts) or modal_of(sentence, verb.i):
        return None
    around = [t.lemma.lower() for t in subtree(sentence, verb.i) if t.dep in ("dobj", "nsubjpass", "nsubj")]
    if not things & set(around) or _is_doubted(sentence, verb):
        return None
    if is_negated(sentence, verb.i):
        return CommitmentStatus.BROKEN if _is_final(sentence, verb) else None
    return CommitmentStatus.KEPT if _is_final(sentence, verb) else None


def _is_final(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what happened: a past or perfect main verb, no infinitive or participle."""
    is_finite = verb.tag == "VBD" or has_aux(sentence, verb.i, "have", "be")
    return is_finite and not has_aux(sentence, verb.i, "to") and verb.dep not in ("advcl", "acl", "relcl")


def _is_doubted(sentence: Sentence, verb: Token) -> bool:
    return any(token.lemma.lower() in DENIED for token in ancestors(sentence, verb.i))


def _changed(
    reading: Reading, commitment: Commitment, sentence: Sentence, status: CommitmentStatus
) -> Commitment:
    evidence = reading.evidence(sentence.start, sentence.end)
    day = reading.published_on.isoformat() if reading.published_on else None
    history: Sequence[StatusChange] = (
        *commitment.history,
        StatusChange(day, status, evidence.text, (evidence,)),
    )
    return replace(
        commitment,
        status=status,
        history=tuple(history),
        evidence=(*commitment.evidence, evidence),
    )
