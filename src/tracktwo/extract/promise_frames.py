"""Where a sentence promises, binds, keeps or breaks: one finder per construction."""

from collections.abc import Iterator

from tracktwo.extract.clauses import (
    agent_of,
    condition_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    objects_of,
    subject_of,
)
from tracktwo.extract.promise_dates import deadline_in, term_in
from tracktwo.extract.promise_ends import by_deadline, by_fate
from tracktwo.extract.promise_setting import DENIALS, Finder, Promise, Setting, frame_at
from tracktwo.extract.promise_terms import (
    by_default,
    by_term,
    by_text,
    follows_deal,
    sentences_beside,
    stands_under_text,
)
from tracktwo.extract.promise_upheld import as_given, as_promised, by_breach, by_failure, by_fulfilment
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import CommitmentStatus, Sentence, Token

VERBAL = ("VERB", "AUX")
MEETINGS = frozenset(
    {"talk", "meeting", "negotiation", "consultation", "summit", "round", "discussion", "session"}
)
REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself"})
AGREED = frozenset({"agreement", "deal", "accord", "understanding", "pact"})
MOVING = frozenset({"move", "haul", "take", "bring", "respect", "keep", "stay"})
REACHING = frozenset(
    {
        "end",
        "reach",
        "sign",
        "strike",
        "make",
        "conclude",
        "produce",
        "yield",
        "close",
        "result",
        "seal",
        "bring",
    }
)
# What is due to be done at a table is a meeting: "are due to review the arrangement on 18 March".
SITTING = frozenset(
    {"review", "discuss", "examine", "meet", "consider", "talk", "visit", "attend", "negotiate"}
)
TERMS = frozenset({"by", "before", "within", "until", "till"})
OBLIGING = frozenset({"bind", "oblige", "obligate", "require", "commit"})
CONDITIONALS = frozenset({"if", "provided", "provide", "only", "unless"})
FIRM_CONDITIONS = frozenset({"once", "after", "when", "until", "till", "before"})


def find_promises(setting: Setting) -> Iterator[Promise]:
    """Yield the promises of a sentence; a word that one finder has read is not read by the next."""
    covered: set[int] = set()
    tokens = setting.sentence.tokens
    verbs = [token for token in tokens if token.pos in VERBAL]
    nouns = [token for token in tokens if token.pos == "NOUN" or token.lemma.lower() == "deadline"]
    for finder, is_verbal in FINDERS:
        for token in verbs if is_verbal else nouns:
            if token.i in covered:
                continue
            for promise in finder(setting, token):
                covered |= {word.i for word in promise.words if word.pos in ("VERB", "AUX")} | {token.i}
                beside = child_tokens(setting.sentence, promise.anchor.i, "dobj")  # "gave assurances"
                covered |= {noun.i for noun in beside if noun.lemma.lower() in promise.rule.split()}
                yield promise


def _by_making(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "undertook to ...", "pledged that ...", "were due to come home under ..."."""
    sentence = setting.sentence
    if verb.pos not in ("VERB", "AUX"):
        return
    frame = frame_at(sentence, verb, setting.lexicon.making)
    if frame is None or is_negated(sentence, verb.i):
        return
    if modal_of(sentence, verb.i) in ("would", "could", "might", "may", "should", "must"):
        return
    promised = _promised_act(setting, verb, strong=verb.lemma.lower() in setting.lexicon.strong)
    is_strong = verb.lemma.lower() in setting.lexicon.strong  # what is pledged may be not to do something
    if promised is None or _is_meeting(setting, promised):
        return
    if verb.lemma.lower() in ("accept", "consent") and promised.dep != "xcomp":
        return
    if is_negated(sentence, promised.i) and not (is_strong or has_aux(sentence, promised.i, "to")):
        return
    if verb.lemma.lower() in ("offer", "volunteer") and _depends(sentence, verb, promised):
        return  # an offer with an "if" binds nobody yet
    is_done, is_obliged = is_passive(sentence, verb.i), verb.lemma.lower() in OBLIGING
    if is_obliged and verb.lemma.lower() != "commit" and not (is_done or frame[1:]):
        return  # what a text obliges somebody to is read by by_text
    by_agent = is_done and not is_obliged  # "is bound by the pact to ...": the subject is bound
    who = agent_of(sentence, verb.i) if by_agent else subject_of(sentence, verb.i)
    if _sits(sentence, verb, who) or (frame[0] == "be" and promised.lemma.lower() in SITTING):
        return
    is_vowed = verb.lemma.lower() in ("vow", "swear") and promised.lemma.lower() in (
        "respond",
        "answer",
        "reply",
    )
    if is_vowed or promised.lemma.lower() in setting.lexicon.hostile:
        return  # who vows to hit back promises nobody anything
    if promised.lemma.lower() == "do" and verb.dep in ("relcl", "advcl"):
        yield from as_promised(setting, verb)
        return
    thing = _thing_promised(sentence, verb, promised)
    term = _term_beside(sentence, verb, promised)
    spoken = {verb, *subtree(sentence, promised.i), *_subject_words(sentence, verb), *thing, *term}
    words = tuple(sorted(spoken, key=lambda t: t.i))
    denied = sentence.tokens[verb.head].lemma.lower() in DENIALS and verb.dep in ("ccomp", "pcomp", "xcomp")
    status = CommitmentStatus.DISPUTED if denied else CommitmentStatus.OPEN
    yield Promise(f"making:{' '.join(frame)}", verb, who, words, status)


def _depends(sentence: Sentence, verb: Token, promised: Token) -> bool:
    """Whether something is offered only if the other side does something."""
    condition = condition_of(sentence, promised.i) or condition_of(sentence, verb.i)
    return bool(
        {token.lemma.lower() for token in condition[:2]} & {"if", "provided", "provide", "only", "unless"}
    )


def _term_beside(sentence: Sentence, verb: Token, promised: Token) -> list[Token]:
    """Return by when a thing is promised: "promised elections by December"."""
    if promised.pos == "VERB":
        return []
    preps = [
        p for p in child_tokens(sentence, verb.i, "prep") if p.i > promised.i and p.lemma.lower() in TERMS
    ]
    return [token for prep in preps for token in subtree(sentence, prep.i)]


def _thing_promised(sentence: Sentence, verb: Token, promised: Token) -> list[Token]:
    """Return what a relative clause promises: "a hotline that both had promised to reopen"."""
    has_own = any(t.tag not in ("WDT", "WP", "IN") for t in objects_of(sentence, promised.i))
    subjects = child_tokens(sentence, verb.i, "nsubj", "nsubjpass")
    if verb.dep != "relcl" or has_own or not subjects or subjects[0].tag in ("WDT", "WP"):
        return []
    end = min(verb.i, subjects[0].i)
    return [t for t in subtree(sentence, verb.head, without=frozenset({"relcl", "appos"})) if t.i < end]


def _sits(sentence: Sentence, verb: Token, who: Token | None) -> bool:
    """Whether it is a meeting that is due: "the talks that were due to open on Monday"."""
    subject = sentence.tokens[verb.head] if verb.dep == "relcl" else who
    return subject is not None and subject.lemma.lower() in MEETINGS


def _promised_act(setting: Setting, verb: Token, *, strong: bool) -> Token | None:
    """Return the verb for what is promised; after a strong verb any verb or thing will do."""
    promisable = setting.lexicon.acts | setting.lexicon.agreed_acts
    beside = ("xcomp", "ccomp", "prep", "acomp", "prt", "advmod", "dobj")
    waiting = child_tokens(setting.sentence, verb.i, *beside)
    for by in child_tokens(setting.sentence, verb.i, "agent"):  # "bound by the pact not to attack"
        waiting += child_tokens(setting.sentence, by.i, "pobj")
    if any(child.lemma.lower() in REFLEXIVES for child in waiting):
        waiting += child_tokens(setting.sentence, verb.i, "advcl")
    for _ in range(3):
        for token in waiting:
            if token.pos == "VERB" and (strong or token.lemma.lower() in promisable):
                return token
        waiting = [
            child
            for token in waiting
            for child in child_tokens(setting.sentence, token.i, "pcomp", "xcomp", "ccomp", "acl", "prep")
        ]
    things = child_tokens(setting.sentence, verb.i, "dobj") if strong else []
    return next((thing for thing in things if thing.pos == "NOUN"), None)


def _subject_words(sentence: Sentence, verb: Token) -> list[Token]:
    return [
        token
        for child in child_tokens(sentence, verb.i, "nsubj", "nsubjpass")
        for token in subtree(sentence, child.i, without=frozenset({"relcl", "appos"}))
    ]


def _by_will(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "will deliver ... by Friday", "would go home before spring", "is to hand over ... in May"."""
    sentence = setting.sentence
    if verb.pos != "VERB" or verb.lemma.lower() not in setting.lexicon.acts or is_negated(sentence, verb.i):
        return
    is_to = (
        has_aux(sentence, verb.i, "to") and verb.dep == "xcomp" and sentence.tokens[verb.head].lemma == "be"
    )
    if verb.lemma.lower() == "keep" and any(
        word.text.lower() in ("closed", "shut", "sealed", "frozen") for word in subtree(sentence, verb.i)
    ):
        return
    modal = modal_of(sentence, verb.i)
    is_bound = modal in ("must", "will", "shall") and stands_under_text(setting, verb)
    is_bound = is_bound or modal == "shall" or (is_to and verb.lemma != "come" and follows_deal(setting))
    firm = modal in ("will", "would", "shall") or is_to or is_bound
    if not firm or _is_meeting(setting, verb) or has_aux(sentence, verb.i, "have"):
        return
    if any(c.lemma.lower() in ("if", "unless", "whether") for c in child_tokens(sentence, verb.i, "mark")):
        return
    condition = condition_of(sentence, verb.i)
    if any(t.lemma.lower() == "only" for t in condition[:2]):
        return  # "only when the fighting has ended" holds it back
    is_firm = is_to or bool({t.lemma.lower() for t in condition[:2]} & FIRM_CONDITIONS)
    if condition and not is_firm:
        return
    words = _own_words(sentence, sentence.tokens[verb.head] if is_to else verb)
    is_dated = deadline_in(setting.reading, sentence, words) or term_in(sentence, words)
    if not (condition or is_dated or is_bound or as_given(sentence, verb)):
        return
    who = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    yield Promise(f"will:{verb.lemma.lower()}", verb, who, words, CommitmentStatus.OPEN)


def _own_words(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return a clause without the sentences beside it: "A will leave, B will pay, and C will watch"."""
    beside = {token.i for child in sentences_beside(sentence, verb) for token in subtree(sentence, child.i)}
    words = [token for token in subtree(sentence, verb.i) if token.i not in beside]
    while len(words) > 1 and (words[-1].pos in ("CCONJ", "PUNCT") or words[-1].dep == "cc"):
        words.pop()
    while len(words) > 1 and words[0].pos == "PUNCT":
        words.pop(0)
    return tuple(words)


def _is_meeting(setting: Setting, verb: Token) -> bool:
    """Whether what will be held is a meeting: that is a round, not a promise."""
    subject = subject_of(setting.sentence, verb.i)
    if subject is not None and subject.lemma.lower() in MEETINGS:
        return True
    things = objects_of(setting.sentence, verb.i)
    if verb.dep in ("relcl", "acl", "ccomp"):
        things = [*things, *setting.sentence.tokens[max(0, verb.i - 8) : verb.i]]
    return verb.lemma.lower() in ("hold", "start", "begin", "resume", "host", "open") and any(
        t.lemma.lower() in MEETINGS for t in things
    )


def _by_noun(setting: Setting, noun: Token) -> Iterator[Promise]:
    """Read "Ankara's pledge to ...", "an offer to let inspectors in still stands"."""
    sentence = setting.sentence
    if noun.pos == "NOUN" and noun.lemma.lower() in AGREED and _was_reached(sentence, noun):
        acts = [t for t in child_tokens(sentence, noun.i, "acl") if has_aux(sentence, t.i, "to")]
        if any(act.lemma.lower() in setting.lexicon.acts | MOVING for act in acts):
            words = tuple(subtree(sentence, noun.i))
            yield Promise(f"text:{noun.lemma.lower()} to", noun, None, words, CommitmentStatus.OPEN)
        return
    if noun.pos != "NOUN" or noun.lemma.lower() not in setting.lexicon.nouns | {"offer"}:
        return
    acts = [t for t in child_tokens(sentence, noun.i, "acl") if t.lemma.lower() in setting.lexicon.acts]
    verb = sentence.tokens[noun.head]
    if not acts and not (noun.dep == "dobj" and verb.lemma.lower() in setting.lexicon.renewing):
        return
    if not acts:
        words = tuple(
            sorted({verb, *subtree(sentence, noun.i), *_subject_words(sentence, verb)}, key=lambda t: t.i)
        )
        yield Promise("noun:renewed", noun, subject_of(sentence, verb.i), words, CommitmentStatus.OPEN)
        return
    by = [p for p in child_tokens(sentence, noun.i, "prep") if p.lemma.lower() in ("by", "from")]
    givers = [t for p in by for t in child_tokens(sentence, p.i, "pobj")]
    owner = next(iter([*child_tokens(sentence, noun.i, "poss", "amod", "compound"), *givers]), None)
    words = tuple(subtree(sentence, noun.i))
    yield Promise(f"noun:{noun.lemma.lower()}", noun, owner, words, CommitmentStatus.OPEN)


def _was_reached(sentence: Sentence, noun: Token) -> bool:
    """Whether an agreement was made, by the verb over it: "ended with an agreement to ..."."""
    verb = next((token for token in ancestors(sentence, noun.i) if token.pos == "VERB"), None)
    if verb is None or verb.lemma.lower() not in REACHING or modal_of(sentence, verb.i):
        return False
    is_done = verb.tag == "VBD" or has_aux(sentence, verb.i, "have")
    return is_done and not is_negated(sentence, verb.i) and not has_aux(sentence, verb.i, "to")


# Each finder with whether it starts from a verb; the others start from a noun.
FINDERS: tuple[tuple[Finder, bool], ...] = (
    (by_fate, True),
    (by_deadline, False),
    (by_failure, True),
    (by_fulfilment, True),
    (by_breach, True),
    (by_default, True),
    (_by_making, True),
    (by_text, True),
    (by_term, True),
    (_by_will, True),
    (_by_noun, False),
)
