"""What became of an agreement: it was kept, broken, ran out, or its deadline went by."""

from collections.abc import Iterator

from tracktwo.extract.clauses import (
    agent_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    objects_of,
    subject_of,
)
from tracktwo.extract.promise_setting import DENIALS, Promise, Setting, frame_at
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.promises import Frames, Promises
from tracktwo.records import CommitmentStatus, Sentence, Token

FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
ALLEGING = frozenset({"deny", "accuse", "allege", "dispute", "charge"})
CHARGES = frozenset({"charge", "accusation", "allegation", "claim", "it", "this", "that"})
PARTS = frozenset({"term", "phase", "part", "provision", "point", "side", "end", "half", "article", "clause"})
ASIDES = frozenset({"ccomp", "parataxis", "relcl", "conj", "cc"})


def by_fate(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read what became of an agreement: "the pact was breached", "both sides honoured the truce"."""
    sentence, lexicon = setting.sentence, setting.lexicon
    if verb.pos != "VERB":
        return
    if not any(verb.lemma.lower() in frames for frames in (lexicon.broken, lexicon.kept, lexicon.lapsed)):
        return
    accused = verb.tag == "VBG" and _is_disputed(sentence, verb)
    finite = verb.tag in FINITE and not has_aux(sentence, verb.i, "to") and not modal_of(sentence, verb.i)
    negated = is_negated(setting.sentence, verb.i)
    accused = accused or _is_charged(sentence, verb)
    if not (finite or accused):
        return
    if negated and _is_yet(sentence, verb):
        return
    for frames, status in _fates(setting.lexicon, negated=negated):
        frame = frame_at(setting.sentence, verb, frames)
        if frame is None:
            continue
        things = objects_of(setting.sentence, verb.i) or _after_with(setting.sentence, verb)
        if status is CommitmentStatus.LAPSED:
            things = child_tokens(setting.sentence, verb.i, "nsubj")
        if any(_is_agreement(setting, thing) for thing in things):
            who = agent_of(setting.sentence, verb.i)
            if not is_passive(setting.sentence, verb.i) and status is not CommitmentStatus.LAPSED:
                who = subject_of(setting.sentence, verb.i)
            words = tuple(subtree(setting.sentence, verb.i, without=ASIDES))
            if _is_disputed(setting.sentence, verb):
                status = CommitmentStatus.DISPUTED
            yield Promise(f"{status.value}:{' '.join(frame)}", verb, who, words, status)
            return


def _is_disputed(sentence: Sentence, verb: Token) -> bool:
    """Whether a breach is alleged or denied: "accused them of violating", "X rejects the charge"."""
    above = [token.lemma.lower() for token in ancestors(sentence, verb.i)][:2]
    return bool(ALLEGING & set(above)) or any(
        thing.lemma.lower() in CHARGES
        for token in sentence.tokens
        if token.lemma.lower() in DENIALS
        for thing in child_tokens(sentence, token.i, "dobj")
    )


def _is_charged(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody "is accused of having broken" it."""
    above = sentence.tokens[sentence.tokens[verb.head].head]
    return verb.dep == "pcomp" and above.lemma.lower() in ALLEGING


def _is_yet(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma.lower() == "yet" for child in child_tokens(sentence, verb.i, "advmod"))


def _fates(lexicon: Promises, *, negated: bool) -> tuple[tuple[Frames, CommitmentStatus], ...]:
    if negated:  # what was not kept was broken; "has not yet been kept" and "did not break" say neither
        return ((lexicon.kept, CommitmentStatus.BROKEN),)
    return (
        (lexicon.broken, CommitmentStatus.BROKEN),
        (lexicon.kept, CommitmentStatus.KEPT),
        (lexicon.lapsed, CommitmentStatus.LAPSED),
    )


def _after_with(sentence: Sentence, verb: Token) -> list[Token]:
    return [
        noun
        for prep in child_tokens(sentence, verb.i, "prep")
        if prep.lemma.lower() in ("with", "by", "on", "from")
        for noun in child_tokens(sentence, prep.i, "pobj")
    ]


def _is_agreement(setting: Setting, thing: Token) -> bool:
    lexicon = setting.lexicon
    lemmas = {t.lemma.lower() for t in subtree(setting.sentence, thing.i, without=frozenset({"relcl"}))}
    own_word = thing.lemma.lower() == "word" and bool(child_tokens(setting.sentence, thing.i, "poss"))
    return (
        own_word
        or thing.lemma.lower() in lexicon.agreements | lexicon.nouns
        or bool(lemmas & lexicon.agreements and thing.lemma.lower() in PARTS)
    )


def by_deadline(setting: Setting, noun: Token) -> Iterator[Promise]:
    """Read a deadline that went by: "the deadline of 3 May for signing has passed"."""
    verb = setting.sentence.tokens[noun.head]
    if noun.lemma.lower() != "deadline" or verb.lemma.lower() not in setting.lexicon.missed:
        return
    told = verb.tag in FINITE and noun.dep in ("nsubj", "nsubjpass", "dobj")
    if told and modal_of(setting.sentence, verb.i) is None and not is_negated(setting.sentence, verb.i):
        who = (
            subject_of(setting.sentence, verb.i) if noun.dep == "dobj" else _due_from(setting.sentence, noun)
        )
        words = tuple(subtree(setting.sentence, verb.i, without=ASIDES - {"conj", "cc"}))
        yield Promise("broken:deadline", verb, who, words, CommitmentStatus.BROKEN)


def _due_from(sentence: Sentence, deadline: Token) -> Token | None:
    """Return who was to act by a deadline: "for the withdrawal of Malian troops", "for Mali to withdraw"."""
    for prep in child_tokens(sentence, deadline.i, "prep", "acl"):
        own = child_tokens(sentence, prep.i, "nsubj")
        if own:
            return own[0]
        for deed in child_tokens(sentence, prep.i, "pobj"):
            of = [t for p in child_tokens(sentence, deed.i, "prep") if p.lemma.lower() in ("of", "by", "from")
                  for t in child_tokens(sentence, p.i, "pobj")]  # fmt: skip
            owners = [*child_tokens(sentence, deed.i, "poss", "amod"), *of]
            if owners:
                return owners[0]
    return None
