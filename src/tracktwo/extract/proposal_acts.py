"""What a sentence says was done with a text on the table: sent, received, revised, accepted, denied."""

from collections.abc import Iterator, Sequence

from tracktwo.extract.clauses import (
    agent_of,
    condition_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    subject_of,
)
from tracktwo.extract.party_names import unique
from tracktwo.extract.proposal_scene import (
    Act,
    Tools,
    Use,
    actors_at,
    fits,
    go_betweens_apart,
    handed_to,
    is_mediator,
    nouns_behind,
    parties_at,
    speaker_at,
    uses_of,
)
from tracktwo.extract.stance_scene import in_condition
from tracktwo.extract.syntax import child_tokens
from tracktwo.records import ActorRef, ProposalStatus, ResponseStance, Token

Status = ProposalStatus
Stance = ResponseStance
STATUS_OF = {
    "author": Status.PROPOSED, "send": Status.SENT, "carry": Status.SENT, "receive": Status.RECEIVED,
    "discuss": Status.DISCUSSED, "revise": Status.REVISED, "sign": Status.SIGNED, "leak": Status.LEAKED,
}  # fmt: skip
ORDER = ("carry", "send", "author", "receive", "discuss", "revise", "sign", "leak")
STANCE_OF = {"accepts": Stance.ACCEPTS, "rejects": Stance.REJECTS, "open_to": Stance.OPEN_TO}
WRITING = frozenset({"draw", "draft", "write", "author", "compile", "prepare", "devise", "formulate", "work"})
TALKED_OVER = frozenset({"discuss", "study", "examine", "weigh", "consider", "entertain"})
OBLIGING = frozenset({"should", "must", "ought", "shall"})
WILLING = frozenset({"would", "could", "may", "might", "can"})


def acts_on(tools: Tools, noun: Token) -> Iterator[Act]:
    """Yield what a sentence says was done with the text that a noun names."""
    denial = _denial(tools, noun)
    if denial is not None:
        yield denial
        return
    for use in uses_of(tools.sentence, noun):
        yield from _acts(tools, use, noun)
    yield from _disposed(tools, noun)


def _disposed(tools: Tools, noun: Token) -> Iterator[Act]:
    """Yield who is "open to the plan", "in favour of the draft", "against the proposal"."""
    sentence = tools.sentence
    prep = sentence.tokens[noun.head]
    above = sentence.tokens[prep.head]
    is_beside = above.dep == "acomp" or above.pos in ("ADJ", "NOUN", "ADP")
    verb = sentence.tokens[above.head] if is_beside else above
    if noun.dep != "pobj" or verb.lemma.lower() not in ("be", "remain", "come", "speak", "declare"):
        return
    words = {prep.lemma.lower(), above.lemma.lower()}
    stance = Stance.OPEN_TO if words >= {"open", "to"} or words >= {"receptive", "to"} else None
    stance = Stance.ACCEPTS if words & {"favour", "favor", "behind"} else stance
    stance = (
        Stance.REJECTS if words & {"against"} or ("to" in words and words & {"opposed", "oppose"}) else stance
    )
    by = parties_at(tools, subject_of(sentence, verb.i))
    if stance is not None and by and not is_negated(sentence, verb.i) and not _is_asked(tools, verb):
        yield Act(verb, f"disposed:{above.lemma.lower()}", stance=stance, by=by)


def _acts(tools: Tools, use: Use, noun: Token) -> Iterator[Act]:
    if use.role == "subject":
        yield from _verdicts(tools, use.verb, noun)
        return
    if use.role == "with" and use.verb.lemma.lower() in tools.lexicon.words["travel"]:
        carriers = actors_at(tools, subject_of(tools.sentence, use.verb.i))
        if use.preposition == "with" and carriers:
            to = go_betweens_apart(tools, nouns_behind(tools, use.verb, ("to",)))[0]
            yield Act(use.verb, "carry:travel", Status.SENT, carriers=carriers, recipients=to)
        return
    if use.preposition == "with" and use.verb.lemma.lower() in tools.lexicon.words["answering"]:
        by = parties_at(tools, subject_of(tools.sentence, use.verb.i))
        if by and not _is_asked(tools, use.verb) and not is_negated(tools.sentence, use.verb.i):
            status = Status.PROPOSED if _is_ahead(tools, use.verb) else Status.SENT
            yield Act(use.verb, f"answer:{use.verb.lemma.lower()}", status, by=by, authors=by)
        return
    stance = _stance(tools, use) or _called(tools, use, noun)
    if stance is not None:
        yield stance
    done = _done(tools, use, noun)
    if done is not None:
        yield done


def _frame(tools: Tools, use: Use, names: Sequence[str]) -> str | None:
    """Return the first list of frames that holds the verb as it stands."""
    for name in names:
        rests = tools.lexicon.frames[name].get(use.verb.lemma.lower(), ())
        if rests and fits(tools.sentence, use.verb, rests, use.preposition):
            return name
    return None


def _done(tools: Tools, use: Use, noun: Token) -> Act | None:
    """Return what was done with a text as its object."""
    sentence, verb = tools.sentence, use.verb
    is_handed = is_passive(sentence, verb.i) and noun.dep in ("dobj", "oprd")
    doer = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    by = parties_at(tools, doer)
    if verb.lemma.lower() in tools.lexicon.words["seen"] and is_passive(sentence, verb.i) and not by:
        return Act(verb, f"leak:{verb.lemma.lower()}", Status.LEAKED)
    name = _frame(tools, use, ORDER)
    if name is None or _is_asked(tools, verb):
        return None
    rule = f"{name}:{verb.lemma.lower()}"
    if is_negated(sentence, verb.i):
        is_denied = name in ("receive", "author", "send") and by
        return Act(verb, f"denied:{rule}", Status.DENIED, by=by) if is_denied else None
    status = STATUS_OF[name]
    if _is_ahead(tools, verb):
        if name not in ("author", "send", "carry"):
            return None
        status = Status.PROPOSED
    handed = [subject_of(sentence, verb.i)] if is_handed else handed_to(tools, verb, noun)
    return _with_roles(tools, verb, rule, name, status, by, [t for t in handed if t], doer)


def _with_roles(
    tools: Tools,
    verb: Token,
    rule: str,
    name: str,
    status: Status,
    by: tuple[ActorRef, ...],
    handed: Sequence[Token],
    doer: Token | None,
) -> Act | None:
    """Return the act with everybody in the part that the verb gives them."""
    if name in ("author", "send", "carry"):
        wrote = (
            name == "author" and verb.lemma.lower() in WRITING and bool(by)
        )  # mediators with a state or body
        is_carried = name == "carry" or (is_mediator(tools, doer) and not wrote)
        if name == "author":
            by = unique((*by, *go_betweens_apart(tools, nouns_behind(tools, verb, ("with",)))[0]))
        recipients, carriers = go_betweens_apart(tools, handed)
        carriers = unique((*(actors_at(tools, doer) if is_carried else ()), *carriers))
        authors = () if is_carried else by
        return Act(verb, rule, status, by=by, authors=authors, recipients=recipients, carriers=carriers)
    if name == "receive":
        givers = nouns_behind(tools, verb, ("from",))
        authors, carriers = go_betweens_apart(tools, givers)
        return Act(verb, rule, status, by=by, authors=authors, recipients=by, carriers=carriers)
    signers = by if name == "sign" and len(by) > 1 else ()  # what both sign is of both
    return Act(verb, rule, status, by=by, authors=signers) if by else None


def _stance(tools: Tools, use: Use) -> Act | None:
    """Return what somebody says of a text or a part of it as the object of a verb."""
    sentence, verb = tools.sentence, use.verb
    name = _frame(tools, use, ("rejects", "accepts", "open_to"))
    if name is None or _is_asked(tools, verb):
        return None
    doer = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    by = parties_at(tools, doer)
    stance = _in_mood(tools, verb, STANCE_OF[name])
    return Act(verb, f"{name}:{verb.lemma.lower()}", stance=stance, by=by) if by and stance else None


def _in_mood(tools: Tools, verb: Token, stance: Stance) -> Stance | None:
    """Return what a stance comes to under negation, refusal, willingness or a condition."""
    sentence = tools.sentence
    governor = sentence.tokens[verb.head] if verb.dep in ("xcomp", "ccomp") else None
    over = governor.lemma.lower() if governor is not None else ""
    if over in tools.lexicon.words["refusing"] and governor is not None:
        return (
            Stance.REJECTS if stance is not Stance.REJECTS and not is_negated(sentence, governor.i) else None
        )
    if is_negated(sentence, verb.i) or (governor is not None and is_negated(sentence, governor.i)):
        return Stance.OPEN_TO if stance is Stance.REJECTS else Stance.REJECTS
    if stance is Stance.REJECTS:
        return stance
    if condition_of(sentence, verb.i) or (governor is not None and condition_of(sentence, governor.i)):
        return Stance.CONDITIONAL
    is_willing = over in tools.lexicon.words["willing"] or modal_of(sentence, verb.i) in WILLING
    if stance is Stance.OPEN_TO and verb.lemma.lower() in TALKED_OVER:
        return stance if is_willing or over == "agree" else None
    return Stance.OPEN_TO if is_willing else stance


def _verdicts(tools: Tools, verb: Token, noun: Token) -> Iterator[Act]:
    """Yield what a speaker calls a text: "the plan is unacceptable"."""
    sentence = tools.sentence
    said = {t.lemma.lower() for t in child_tokens(sentence, verb.i, "acomp", "attr") if t.i != noun.i}
    if verb.lemma.lower() != "be" or not said:
        return
    words = tools.lexicon.words
    stance = Stance.REJECTS if said & words["unacceptable"] else None
    stance = Stance.ACCEPTS if said & words["acceptable"] else stance
    if stance is Stance.ACCEPTS and is_negated(sentence, verb.i):
        stance = Stance.REJECTS
    holder = speaker_at(tools, verb)
    if stance is not None and holder:
        yield Act(verb, "verdict", stance=stance, by=holder)


def _called(tools: Tools, use: Use, noun: Token) -> Act | None:
    """Return what somebody calls a text: "called the plan a basis for talks", "described it as a trap"."""
    sentence, verb, words = tools.sentence, use.verb, tools.lexicon.words
    if verb.lemma.lower() not in words["calling"] or _is_asked(tools, verb) or is_negated(sentence, verb.i):
        return None
    said = [
        t for t in child_tokens(sentence, verb.i, "oprd", "ccomp", "xcomp", "attr", "acomp") if t.i != noun.i
    ]
    said += [t for p in child_tokens(sentence, verb.i, "prep") if p.lemma.lower() == "as"
             for t in child_tokens(sentence, p.i, "pobj", "amod", "pcomp")]  # fmt: skip
    named = {
        w.lemma.lower() for t in said for w in (t, *child_tokens(sentence, t.i, "amod", "compound", "conj"))
    }
    doer = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    by = parties_at(tools, doer)
    rule = f"verdict:{verb.lemma.lower()}"
    if by and named & words["unacceptable"]:
        return Act(verb, rule, stance=Stance.REJECTS, by=by)
    return Act(verb, rule, stance=Stance.OPEN_TO, by=by) if by and named & words["promising"] else None


def _is_asked(tools: Tools, verb: Token) -> bool:
    """Whether it is only wished, asked or imagined: "urged Baku to accept", "if they sign"."""
    sentence = tools.sentence
    if modal_of(sentence, verb.i) in OBLIGING or in_condition(sentence, verb.i):
        return True
    if any(t.lemma.lower() in ("whether", "if") for t in child_tokens(sentence, verb.i, "mark")):
        return True
    if verb.dep not in ("xcomp", "ccomp", "advcl", "acl", "pcomp") or not has_aux(sentence, verb.i, "to"):
        return False
    return sentence.tokens[verb.head].lemma.lower() in {*tools.lexicon.words["asking"], "have"}


def _is_ahead(tools: Tools, verb: Token) -> bool:
    """Whether it is still to come."""
    return modal_of(tools.sentence, verb.i) is not None or has_aux(tools.sentence, verb.i, "to")


def _denial(tools: Tools, noun: Token) -> Act | None:
    """Return the denial that a text is named in: "denied that any such draft existed"."""
    sentence, token = tools.sentence, noun
    none = any(t.lemma.lower() == "no" for t in child_tokens(sentence, noun.i, "det"))
    while True:
        if token.lemma.lower() in tools.lexicon.words["denying"] and token.pos == "VERB":
            by = parties_at(tools, subject_of(sentence, token.i))
            return Act(token, f"denied:{token.lemma.lower()}", Status.DENIED, by=by) if by else None
        if token.head == token.i or (token.pos == "VERB" and token.dep in ("conj", "advcl", "relcl", "acl")):
            break
        token = sentence.tokens[token.head]
    if none and sentence.tokens[noun.head].lemma.lower() in ("exist", "be"):
        return Act(sentence.tokens[noun.head], "denied:none", Status.DENIED, by=speaker_at(tools, noun))
    return None
