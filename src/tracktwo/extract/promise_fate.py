"""What became of a promise in the sentences after it: the same act, done or not done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracktwo.extract.clauses import has_aux, is_negated, modal_of
from tracktwo.extract.promise_setting import DENIALS
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.promises import load_promises
from tracktwo.records import Commitment, CommitmentStatus, Reading, Sentence, StatusChange, Token

PAST = frozenset({"VBD", "VBN"})
DENIED = frozenset({"deny", "accuse", "allege"})
CHARGES = frozenset(
    {"this", "that", "it", "accusation", "allegation", "charge", "claim", "violation", "breach"}
)
LAST_WORDS = 24  # characters at a promise's end in which "but has not done so" may stand


def settle(reading: Reading, commitment: Commitment) -> Commitment:
    """Return an open promise as a later sentence of its article leaves it: kept, broken or as it was."""
    start = commitment.evidence[0].end
    own = next(s for s in reading.sentences if s.end >= commitment.evidence[0].start)
    if commitment.status is CommitmentStatus.BROKEN:
        denied = _denied_next(reading, own, start)
        return _changed(reading, commitment, denied, CommitmentStatus.DISPUTED) if denied else commitment
    if commitment.status is not CommitmentStatus.OPEN:
        return commitment
    summed_up = _summed_up(reading, own, start)
    if summed_up is not None:
        return _changed(reading, commitment, *summed_up)
    words = [t for t in own.tokens if commitment.evidence[0].start <= t.start < start]
    acts = {t.lemma.lower() for t in words if t.pos == "VERB"}
    things = {t.lemma.lower() for t in words if t.pos == "NOUN"}
    for sentence in reading.sentences[own.index + 1 :]:
        for verb in sentence.tokens:
            status = _done(sentence, verb, acts, things) if verb.tag in PAST else None
            if status is not None:
                return _changed(reading, commitment, sentence, status)
    return commitment


def _denied_next(reading: Reading, own: Sentence, after: int) -> Sentence | None:
    """Return the words right behind a breach that deny it: "The ministry denied this"."""
    for sentence in reading.sentences[own.index : own.index + 2]:
        for verb in sentence.tokens:
            is_denial = verb.lemma.lower() in DENIALS and verb.tag in ("VBD", "VBZ", "VBP")
            things = {t.lemma.lower() for t in child_tokens(sentence, verb.i, "dobj")} if is_denial else set()
            if things & CHARGES and verb.start >= after:
                return sentence
    return None


def _summed_up(reading: Reading, own: Sentence, after: int) -> tuple[Sentence, CommitmentStatus] | None:
    """Return what a bare verb behind a promise says of it: "but has not", "and has since done so"."""
    for sentence in reading.sentences[own.index : own.index + 2]:
        for verb in sentence.tokens:
            if verb.start < after and sentence is own and not _is_inside_end(verb, after):
                continue
            status = _bare(sentence, verb)
            if status is not None:
                return sentence, status
    return None


def _is_inside_end(verb: Token, after: int) -> bool:
    """Whether a bare verb closes the promise's own words, which take in what is coordinated to them."""
    return verb.end >= after - LAST_WORDS and verb.start < after


def _bare(sentence: Sentence, verb: Token) -> CommitmentStatus | None:
    """Return the verdict of "it has not", "has not done so", "have since done so"; None of any other verb."""
    tokens = sentence.tokens
    rest = [t.text.lower() for t in tokens[verb.i + 1 : verb.i + 5] if t.pos != "PUNCT"]
    if verb.lemma.lower() not in ("have", "do") or verb.tag not in ("VBZ", "VBP", "VBD") or "yet" in rest:
        return None
    ends = verb.i + 2 >= len(tokens) or tokens[verb.i + 2].pos == "PUNCT"
    if rest[:1] in (["not"], ["n't"]) and (ends or rest[1:3] == ["done", "so"] or rest[1:3] == ["do", "so"]):
        return CommitmentStatus.BROKEN
    done_so = [word for word in rest if word not in ("since", "now", "indeed", "duly")]
    return CommitmentStatus.KEPT if verb.lemma == "have" and done_so[:2] == ["done", "so"] else None


def _done(sentence: Sentence, verb: Token, acts: Iterable[str], things: set[str]) -> CommitmentStatus | None:
    lemma = verb.lemma.lower()
    alike = next((group for group in load_promises().alike if lemma in group), frozenset({lemma}))
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
