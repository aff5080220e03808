"""What a text or a term binds a party to: "the pact obliges X to ...", "has until 1 March to ..."."""

from collections.abc import Iterator

from tracktwo.extract.clauses import agent_of, has_aux, is_negated, is_passive, modal_of, subject_of
from tracktwo.extract.promise_dates import deadline_in
from tracktwo.extract.promise_setting import Promise, Setting
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import CommitmentStatus, Sentence, Token


def by_text(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read what an agreement binds its parties to: "the 2009 accord limited ...", "the pact obliges X to"."""
    sentence = setting.sentence
    if verb.lemma.lower() not in setting.lexicon.binding or verb.pos != "VERB":
        return
    subject = next(iter(child_tokens(sentence, verb.i, "nsubj")), None)
    firm = setting.lexicon.agreements - {"plan", "draft", "text"}
    if subject is None or not (subject.lemma.lower() in firm or _means_text(setting, subject, firm)):
        return
    if modal_of(sentence, verb.i) or is_negated(sentence, verb.i):
        return
    who = next(iter(child_tokens(sentence, verb.i, "dobj")), None)
    acts = child_tokens(sentence, verb.i, "ccomp", "xcomp")
    who = who or next((s for act in acts for s in child_tokens(sentence, act.i, "nsubj")), None)
    words = tuple(subtree(sentence, verb.i))
    yield Promise(f"text:{verb.lemma.lower()}", verb, who, words, CommitmentStatus.OPEN)


def _means_text(setting: Setting, subject: Token, firm: frozenset[str]) -> bool:
    """Whether "it" is an agreement that the sentence before tells of: "signed a deal. It provides for"."""
    if subject.text.lower() not in ("it", "this") or setting.sentence.index == 0:
        return False
    before = setting.reading.sentences[setting.sentence.index - 1]
    return any(
        t.lemma.lower() in firm and t.dep in ("dobj", "nsubj", "nsubjpass", "attr") for t in before.tokens
    )


def sentences_beside(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the verbs of whole sentences that a parse hangs on one: "A will pay, B will go, and C ..."."""
    return [
        child
        for child in child_tokens(sentence, verb.i, "ccomp", "conj", "parataxis", "advcl")
        if subject_of(sentence, child.i) is not None and modal_of(sentence, child.i) is not None
        if not child_tokens(sentence, child.i, "mark", "advmod")
    ]


def stands_under_text(setting: Setting, verb: Token) -> bool:
    """Whether an act is due under an agreement: "under the accord, A will pay and B must hand over"."""
    top = verb
    while top.dep in ("conj", "parataxis") and top.head != top.i:
        top = setting.sentence.tokens[top.head]
    return any(
        noun.lemma.lower() in setting.lexicon.agreements
        for one in (verb, top, *sentences_beside(setting.sentence, top))
        for prep in child_tokens(setting.sentence, one.i, "prep")
        if prep.lemma.lower() in ("under", "in", "by")
        for noun in child_tokens(setting.sentence, prep.i, "pobj")
    )


def follows_deal(setting: Setting) -> bool:
    """Whether an agreement is told of in this sentence or the two before: "in turn X is to hand over"."""
    at = setting.sentence.index
    near = setting.reading.sentences[max(0, at - 2) : at + 1]
    reached = setting.lexicon.agreements - {"plan", "draft", "text", "schedule", "phase", "statement"}
    return any(not (reached | {"agree", "undertake", "initial"}).isdisjoint(s.lemmas) for s in near)


def by_term(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "has until 1 March to dismantle the barricades", "were given ten days to leave"."""
    sentence = setting.sentence
    if (
        verb.lemma.lower() not in ("have", "give")
        or is_negated(sentence, verb.i)
        or modal_of(sentence, verb.i)
    ):
        return
    if verb.lemma.lower() == "give" and not is_passive(sentence, verb.i):
        return
    until = [p for p in child_tokens(sentence, verb.i, "prep") if p.lemma.lower() == "until"]
    acts = [
        t for t in sentence.tokens if t.lemma.lower() in setting.lexicon.acts and has_aux(sentence, t.i, "to")
    ]
    below = [act for act in acts if any(above.i == verb.i for above in ancestors(sentence, act.i))]
    if until and below:
        words = tuple(subtree(sentence, verb.i))
        yield Promise("term:until", verb, subject_of(sentence, verb.i), words, CommitmentStatus.OPEN)


def by_default(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read what was to have been done and was not: "under the accord, they should have left by May"."""
    sentence = setting.sentence
    if verb.pos != "VERB" or verb.tag != "VBN" or not has_aux(sentence, verb.i, "have"):
        return
    above = sentence.tokens[verb.head]
    was_to = verb.dep == "xcomp" and above.tag == "VBD" and above.lemma.lower() in ("be", "suppose", "mean")
    if modal_of(sentence, verb.i) not in ("should", "ought") and not was_to:
        return
    words = tuple(subtree(sentence, verb.i, without=frozenset({"ccomp", "parataxis", "conj", "cc"})))
    if is_negated(sentence, verb.i) or not (
        stands_under_text(setting, verb) or deadline_in(setting.reading, sentence, words, late=True)
    ):
        return
    who = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    yield Promise(f"broken:{verb.lemma.lower()} overdue", verb, who, words, CommitmentStatus.BROKEN)
