"""Commitments: who must do what by when towards whom, who checks it, and what became of it."""

from collections.abc import Iterator

from tracktwo.extract.clauses import is_passive
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.parties import issuing_party, parties_in
from tracktwo.extract.party_phrases import (
    is_bystanders,
    joint_parties,
    means_both,
    quotation_around,
    speaking_party,
)
from tracktwo.extract.promise_bound import captor_of, owners_of_thing, spoken_of
from tracktwo.extract.promise_checks import checked_by
from tracktwo.extract.promise_dates import dated, due_in, loose_term, passed_deadline
from tracktwo.extract.promise_fate import settle
from tracktwo.extract.promise_frames import find_promises
from tracktwo.extract.promise_setting import Promise, Setting
from tracktwo.extract.promise_towards import towards
from tracktwo.extract.round_mention import has_phrase
from tracktwo.extract.round_signs import is_joint_body
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.extract.untrue import is_called_untrue
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.promises import Promises, load_promises
from tracktwo.ontology.word_patterns import stands_any
from tracktwo.records import (
    ActorRef,
    Attempt,
    Commitment,
    CommitmentStatus,
    ConfidenceMeasure,
    PartyIndex,
    Provenance,
    Reading,
    Sentence,
    StatusChange,
    Token,
    Trace,
    record_id,
)

NAME = "commitments"
VERSION = "7"
AFTER = ("quotations",)

DEALS = frozenset({"agreement", "accord", "roadmap", "deal", "pact", "protocol", "declaration", "treaty"})
CONFIDENCE = {"making": 0.75, "will": 0.55, "text": 0.6, "noun": 0.6}


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Commitment]:
    """Yield the promises an article tells of, one for each party that is bound."""
    index = parties_in(reading, books)
    lexicon = load_promises()
    for sentence in reading.sentences:
        for promise in find_promises(Setting(reading, sentence, lexicon)):
            bound, missing = _bound(reading, sentence, promise, index, books)
            if trace is not None:
                start, end = promise.words[0].start, promise.words[-1].end
                detail = missing or promise.status.value
                trace(Attempt(NAME, promise.rule, start, end, reading.text[start:end], not missing, detail))
            if missing is None:
                for party in bound or (None,):
                    made = _commitment(reading, sentence, promise, party, index, lexicon)
                    yield settle(reading, made)


def _bound(
    reading: Reading, sentence: Sentence, promise: Promise, index: PartyIndex, books: CodeBooks
) -> tuple[tuple[ActorRef, ...], str | None]:
    """Return who is bound, and why it is no promise when it is none."""
    quotation = quotation_around(reading, sentence, promise.anchor.i)
    is_made = promise.status is CommitmentStatus.OPEN
    if is_made and is_called_untrue(sentence, promise.anchor.i):
        return (), "it is denied, or called untrue"
    if is_made and quotation is not None and is_bystanders(quotation, index):
        return (), "said by a bystander, who cannot promise it"
    parties = _named_bound(reading, sentence, promise, index)
    if promise.rule == "making:decide" and len(parties) < 2:
        return (), "what one party decides is no promise"
    if parties:
        return parties, None
    speaker = speaking_party(quotation, index, books) if quotation else issuing_party(reading, books)
    if quotation is not None and "mediator" in (quotation.speaker or "").lower():
        speaker = None  # a go-between passes promises on and makes none
    if quotation is not None and _is_told_of_others(sentence, promise, speaker, index):
        speaker = None
    if speaker is not None and is_made and not _is_joint(promise):
        return (speaker,), None
    is_told = not is_made or promise.rule.startswith("text")
    if promise.who is not None and promise.who.pos == "PRON" and is_told:
        return (), "whom the pronoun means is not known"
    is_named = promise.who is not None and (sentence.index, promise.who.i) in index.bystanders
    if is_named or promise.rule.startswith("making"):
        return (), "nobody who could be bound was found" if not _is_due(promise) else None
    joint = _is_joint(promise) or _follows_agreement(reading, sentence, promise)
    return (index.pairs.get(sentence.index, ()) if joint else ()), None


def _named_bound(
    reading: Reading, sentence: Sentence, promise: Promise, index: PartyIndex
) -> tuple[ActorRef, ...]:
    """Return the parties that the words for who is bound stand for, one by one for "both sides"."""
    captor = captor_of(sentence, promise.anchor, index)
    if captor is not None:
        return (captor,)
    if promise.who is None:
        return ()
    parties = joint_parties(index, sentence, promise.who.i)
    if is_joint_body(sentence, promise.who):  # "their joint mechanism decided"
        parties = index.pairs.get(sentence.index, parties)
    if not parties and promise.who.lemma.lower() in ("they", "it", "he", "she"):
        parties = spoken_of(index, sentence, promise.who.i) or _both_before(reading, sentence, promise, index)
    if not parties and promise.rule.startswith("broken"):  # "Venezuelan patrol boats entered ..."
        parties = owners_of_thing(index, sentence, promise.who)
    if parties or not means_both(sentence, promise.who.i):
        return parties
    words = subtree(sentence, promise.who.i, without=frozenset({"relcl", "acl", "appos"}))
    return (ActorRef(None, reading.text[words[0].start : words[-1].end], None, None),)


def _both_before(
    reading: Reading, sentence: Sentence, promise: Promise, index: PartyIndex
) -> tuple[ActorRef, ...]:
    """Return both parties for a "they" after a sentence of which both are the subject."""
    if sentence.index == 0 or promise.who is None or promise.who.text.lower() != "they":
        return ()
    before = reading.sentences[sentence.index - 1]
    subjects = child_tokens(before, before.root, "nsubj", "nsubjpass")
    found = [party for subject in subjects for party in joint_parties(index, before, subject.i)]
    return tuple(found) if len(found) == 2 else ()


def _is_told_of_others(
    sentence: Sentence, promise: Promise, speaker: ActorRef | None, index: PartyIndex
) -> bool:
    """Whether whoever speaks is neither side and tells what something else will do, no "we" and no "it"."""
    pair, who = index.pairs.get(sentence.index), promise.who
    return pair is not None and speaker not in pair and who is not None and who.pos == "NOUN"


def _is_joint(promise: Promise) -> bool:
    """Whether what is told is the fate of an agreement, which binds both who made it."""
    return promise.who is None and promise.rule.split(":")[0] in ("broken", "kept", "lapsed", "text")


def _follows_agreement(reading: Reading, sentence: Sentence, promise: Promise) -> bool:
    """Whether a passive that names nobody carries out the agreement that was just told of."""
    if promise.who is not None or not is_passive(sentence, promise.anchor.i):
        return False
    near = reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]
    return any(t.lemma.lower() in DEALS | {"agree", "sign", "initial"} for s in near for t in s.tokens)


def _is_due(promise: Promise) -> bool:
    return promise.rule.endswith((" due", " obliged", " required", " bound"))


def _commitment(
    reading: Reading,
    sentence: Sentence,
    promise: Promise,
    party: ActorRef | None,
    index: PartyIndex,
    lexicon: Promises,
) -> Commitment:
    start, end = promise.words[0].start, promise.words[-1].end
    evidence = reading.evidence(start, end)
    deadline = due_in(reading, sentence, promise) or passed_deadline(reading, sentence, promise)
    mechanism = _mechanism(reading, sentence, promise, lexicon)
    checked = checked_by(reading, sentence, promise) if mechanism is None else None
    name = party.name if party else None
    day = reading.published_on.isoformat() if reading.published_on else None
    return Commitment(
        id=record_id("commitment", VERSION, reading.article_id, start, end, name, promise.rule),
        evidence=(evidence, checked) if checked else (evidence,),
        confidence=CONFIDENCE.get(promise.rule.split(":")[0], 0.65) - (0.2 if party is None else 0.0),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=promise.rule),
        by=party,
        to=towards(sentence, promise, party, index),
        what=_what(reading, sentence, promise),
        deadline=dated(deadline.value, reading, sentence, promise)
        if deadline
        else loose_term(sentence, promise),
        mechanism=mechanism or (checked.text if checked else None),
        status=promise.status,
        history=(StatusChange(day, promise.status, evidence.text, (evidence,)),),
        confidence_building=_confidence_building(promise, lexicon),
        late=promise.is_late,
    )


def _confidence_building(promise: Promise, lexicon: Promises) -> ConfidenceMeasure | None:
    """Return which measure of confidence is promised, by its words."""
    forms, _ = word_forms(promise.words)
    return next((measure for measure, listed in lexicon.confidence if stands_any(listed, forms)), None)


def _what(reading: Reading, sentence: Sentence, promise: Promise) -> str:
    """Return what is promised, from the promised verb on, without its subject.

    Of a deadline that passed it is what the deadline was for.
    """
    if promise.rule == "broken:deadline":
        return _deed_of_deadline(reading, sentence, promise)
    if promise.rule.startswith("making") and promise.words[0].i < promise.anchor.i and _is_relative(promise):
        return reading.text[promise.words[0].start : promise.words[-1].end]
    own = ("nsubj",) if is_passive(sentence, promise.anchor.i) else ("nsubj", "nsubjpass")
    subject = {
        token.i
        for child in child_tokens(sentence, promise.anchor.i, *own)
        for token in subtree(sentence, child.i)
    }
    rest = [token for token in promise.words if token.i not in subject and token.pos != "PUNCT"]
    if promise.rule.startswith("making") and len(rest) > 1:
        rest = [token for token in rest if token.i > promise.anchor.i] or rest
        rest = rest[1:] if rest[0].lemma.lower() in ("to", "that") and len(rest) > 1 else rest
    if _is_to_do(sentence, promise):
        return reading.text[promise.anchor.start : rest[-1].end]
    if promise.rule.endswith(" to") and promise.rule.startswith("text"):  # an agreement to do something
        rest = [token for token in rest if token.i > promise.anchor.i + 1] or rest
    return reading.text[rest[0].start : rest[-1].end] if rest else promise.anchor.text


def _is_to_do(sentence: Sentence, promise: Promise) -> bool:
    """Whether the promise is what somebody "is to" do."""
    above = sentence.tokens[promise.anchor.head]
    return promise.rule.startswith("will") and promise.anchor.dep == "xcomp" and above.lemma == "be"


def _is_relative(promise: Promise) -> bool:
    """Whether the thing promised stands before the promise: "a hotline that both had promised to reopen"."""
    return promise.anchor.dep == "relcl" and promise.words[0].dep in ("det", "compound", "amod", "nummod")


def _deed_of_deadline(reading: Reading, sentence: Sentence, promise: Promise) -> str:
    noun = next(t for t in promise.words if t.lemma.lower() == "deadline")
    for prep in child_tokens(sentence, noun.i, "prep", "acl"):
        if prep.lemma.lower() in ("for", "to") or prep.dep == "acl":
            words = subtree(sentence, prep.i)
            rest = words[1:] if prep.lemma.lower() == "for" and len(words) > 1 else words
            return reading.text[rest[0].start : rest[-1].end]
    words = subtree(sentence, noun.i)
    return reading.text[words[0].start : words[-1].end]


def _objects(sentence: Sentence, preposition: Token) -> list[Token]:
    return child_tokens(sentence, preposition.i, "pobj")


def _mechanism(reading: Reading, sentence: Sentence, promise: Promise, lexicon: Promises) -> str | None:
    """Return under which agreement, or through whom it is checked, in the report's words."""
    for token in promise.words:
        is_under = token.lemma.lower() in ("under", "by", "through", "with") and token.dep in (
            "prep",
            "agent",
        )
        for noun in _objects(sentence, token) if is_under else ():
            phrase = subtree(sentence, noun.i, without=frozenset({"relcl", "acl", "appos"}))
            agreed = token.lemma.lower() == "under" and {t.lemma.lower() for t in phrase} & lexicon.agreements
            if agreed or has_phrase(lexicon.mechanisms, phrase):
                return reading.text[phrase[0].start : phrase[-1].end]
    is_text = promise.rule.startswith("text") and not promise.rule.endswith(" to")
    if is_text or promise.status.value in ("broken", "kept", "lapsed"):
        for token in promise.words:
            if token.lemma.lower() in lexicon.agreements:
                phrase = subtree(sentence, token.i, without=frozenset({"relcl", "acl", "appos"}))
                return reading.text[phrase[0].start : phrase[-1].end]
    return None
