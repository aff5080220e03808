"""Acts told together with the promise behind them: "freed them as agreed", "has yet to free them"."""

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.clauses import (
    agent_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    objects_of,
    subject_of,
)
from tracktwo.extract.promise_setting import Promise, Setting
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import CommitmentStatus, Sentence, Token

GIVEN = frozenset(
    {"promise", "pledge", "agree", "undertake", "vow", "oblige", "stipulate", "require", "accept", "commit"}
)
AGAINST = frozenset({"contrary", "despite", "breach", "violation", "defiance", "contravention"})
ALTHOUGH = frozenset({"although", "though", "while", "whereas"})
# "in line with the accord", "in keeping with": as a promise has it.
ALONG = frozenset({"line", "keeping", "accordance", "compliance", "fulfilment", "fulfillment"})
KEEPING = frozenset({"fulfil", "fulfill", "honour", "honor", "keep", "implement", "complete", "respect"})
AFTERWARDS = frozenset({"after", "past", "later", "late", "behind"})
BEFOREHAND = frozenset({"before", "ahead", "earlier", "early", "within"})
DAYS = frozenset({"deadline", "date", "day", "than"})
DAY_WORDS = 9  # within which a deadline is named: "after the extended deadline of the agreement"
ASIDES = frozenset({"ccomp", "parataxis", "conj", "cc"})


def by_failure(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "did not open it, contrary to the accord", "failed to free those it had promised to free"."""
    lemma = verb.lemma.lower()
    can_be_owed = lemma in setting.lexicon.acts or lemma in KEEPING or lemma == "carry"
    if verb.pos != "VERB" or not can_be_owed or modal_of(setting.sentence, verb.i):
        return
    sentence = setting.sentence
    above = sentence.tokens[verb.head]
    has_failed = verb.dep == "xcomp" and above.lemma.lower() in ("fail", "neglect") and above.tag != "VB"
    has_yet = verb.dep == "xcomp" and above.lemma.lower() == "have" and _has_yet(sentence, above)
    if not (has_failed or has_yet or (_is_past(sentence, verb) and is_negated(sentence, verb.i))):
        return
    top = above if has_failed or has_yet else verb
    if _is_owed(setting, verb, top):
        broken = _promise(setting, verb, top, CommitmentStatus.BROKEN)
        yield replace(broken, who=_promiser(setting, verb, top) or broken.who)


def _promiser(setting: Setting, verb: Token, top: Token) -> Token | None:
    """Return who promised in "has not been done, although X promised it": not who waits for it."""
    for clause in _advcls(setting.sentence, top, verb):
        if clause.lemma.lower() in GIVEN and _concedes(setting, clause):
            return subject_of(setting.sentence, clause.i)
    return None


def by_fulfilment(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "freed them as agreed", "as promised, it reopened the crossing"."""
    sentence = setting.sentence
    if verb.pos != "VERB" or not _is_past(sentence, verb) or modal_of(sentence, verb.i):
        return
    if is_negated(sentence, verb.i):
        return
    day = against_day(sentence, verb)
    if day is None and verb.lemma.lower() not in setting.lexicon.acts:
        return
    if day is not None or as_given(sentence, verb) or _in_keeping(setting, verb):
        kept = _promise(setting, verb, verb, CommitmentStatus.KEPT)
        yield replace(kept, is_late=day in AFTERWARDS)


def against_day(sentence: Sentence, verb: Token) -> str | None:
    """Return the word that sets a deed against the day it was promised for, None when nothing does.

    "a day before the deadline", "a month later than it had pledged", "two days after the date agreed".
    """
    if not DAYS & sentence.words:
        return None
    words = [t for t in subtree(sentence, verb.i, without=ASIDES) if t.i > verb.i]
    for word in words:
        if word.lemma.lower() not in AFTERWARDS | BEFOREHAND:
            continue
        behind = [t.lemma.lower() for t in sentence.tokens[word.i + 1 : word.i + DAY_WORDS]]
        is_late = word.lemma.lower() in ("late", "later", "early", "earlier") and "than" in behind
        if "deadline" in behind or ({"date", "day"} & set(behind) and GIVEN & set(behind)):
            return word.lemma.lower()
        if is_late and GIVEN & set(behind):
            return word.lemma.lower()
    return None


def as_promised(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "opened the road on Friday, which it had pledged to do by May": a promise kept, maybe late."""
    sentence = setting.sentence
    deed = next((t for t in ancestors(sentence, verb.i) if t.pos == "VERB"), None)
    if deed is None or not _is_past(sentence, deed) or is_negated(sentence, deed.i):
        return
    kept = _promise(setting, deed, deed, CommitmentStatus.KEPT)
    yield replace(kept, is_late=_was_due_before(setting, deed, verb))


def _was_due_before(setting: Setting, deed: Token, verb: Token) -> bool:
    """Whether the day in the words of the promise lies before the one the deed is dated by."""
    due = {t.start for t in subtree(setting.sentence, verb.i)}
    own = [t for t in setting.reading.times if t.sentence == setting.sentence.index and t.value.end]
    last = [t.value.end or "" for t in own if t.start in due]
    done = [t.value.start for t in own if t.start not in due and t.start > deed.start]
    day = next(iter(done), None) or str(setting.reading.published_on or "")
    return bool(last and last[0] and day) and last[0][5:10] < day[5:10]


def _in_keeping(setting: Setting, verb: Token) -> bool:
    """Whether words beside the verb say that it keeps a promise: "in line with the deal"."""
    sentence, lexicon = setting.sentence, setting.lexicon
    owed = lexicon.agreements | lexicon.nouns | {"word", "part"}
    for clause in child_tokens(sentence, verb.i, "advcl"):
        if clause.tag == "VBG" and clause.lemma.lower() in KEEPING:
            return any(t.lemma.lower() in owed for t in objects_of(sentence, clause.i))
    for noun in _behind_prepositions(sentence, verb):
        if noun.lemma.lower() in ALONG:
            return any(t.lemma.lower() in owed for t in subtree(sentence, noun.i))
    return False


def _behind_prepositions(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for within in child_tokens(sentence, verb.i, "prep"):
        if within.lemma.lower() == "as":  # "denounced it as a breach": what others did
            continue
        yield from child_tokens(sentence, within.i, "pobj")


def by_breach(setting: Setting, verb: Token) -> Iterator[Promise]:
    """Read "in breach of the deal, the army shelled the town": whatever was done, it broke the deal."""
    sentence = setting.sentence
    if verb.pos != "VERB" or AGAINST.isdisjoint(sentence.lemmas):
        return
    if not _is_past(sentence, verb) or is_negated(sentence, verb.i):
        return
    for noun in _behind_prepositions(sentence, verb):
        deals = setting.lexicon.agreements
        if noun.lemma.lower() in AGAINST and any(t.lemma.lower() in deals for t in subtree(sentence, noun.i)):
            yield _promise(setting, verb, verb, CommitmentStatus.BROKEN)
            return


def _promise(setting: Setting, verb: Token, top: Token, status: CommitmentStatus) -> Promise:
    sentence = setting.sentence
    who = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    words = tuple(subtree(sentence, top.i, without=ASIDES))
    return Promise(f"{status.value}:{verb.lemma.lower()}", verb, who, words, status)


def _is_past(sentence: Sentence, verb: Token) -> bool:
    if verb.dep in ("advcl", "acl", "relcl"):
        return False
    return verb.tag == "VBD" or has_aux(sentence, verb.i, "have") or _did(sentence, verb)


def _did(sentence: Sentence, verb: Token) -> bool:
    return any(child.text.lower() == "did" for child in child_tokens(sentence, verb.i, "aux"))


def _has_yet(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma.lower() == "yet" for child in child_tokens(sentence, verb.i, "advmod"))


def as_given(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause beside the verb says it was promised: "as agreed", "as it had pledged"."""
    for clause in child_tokens(sentence, verb.i, "advcl", "prep"):
        marks = {child.lemma.lower() for child in child_tokens(sentence, clause.i, "mark", "advmod")}
        given = {clause, *child_tokens(sentence, clause.i, "pcomp", "amod", "pobj", "advcl")}
        if "as" in marks | {clause.lemma.lower()} and any(t.lemma.lower() in GIVEN for t in given):
            return True
    return False


def _is_owed(setting: Setting, verb: Token, top: Token) -> bool:
    """Whether words beside an act left undone say that it was promised."""
    sentence = setting.sentence
    if as_given(sentence, verb) or as_given(sentence, top):
        return True
    things = objects_of(sentence, verb.i)
    if top.i != verb.i and any(t.lemma.lower() in setting.lexicon.agreements for t in things):
        return True
    for thing in things:
        for clause in child_tokens(sentence, thing.i, "relcl", "acl"):
            if any(t.lemma.lower() in GIVEN for t in subtree(sentence, clause.i)):
                return True
    lemmas = [t.lemma.lower() for t in subtree(sentence, top.i)]
    if "deadline" in lemmas or any(_concedes(setting, clause) for clause in _advcls(sentence, top, verb)):
        return True
    lemmas = [t.lemma.lower() for t in subtree(sentence, top.i, without=frozenset({"advcl"}))]
    return any(
        word in AGAINST and set(lemmas[at : at + 6]) & (setting.lexicon.agreements | setting.lexicon.nouns)
        for at, word in enumerate(lemmas)
    )


def _advcls(sentence: Sentence, *verbs: Token) -> list[Token]:
    return [clause for verb in verbs for clause in child_tokens(sentence, verb.i, "advcl")]


def _concedes(setting: Setting, clause: Token) -> bool:
    """Whether a clause concedes that something was promised: "although the accord gave it ninety days"."""
    marks = {child.lemma.lower() for child in child_tokens(setting.sentence, clause.i, "mark")}
    lemmas = {t.lemma.lower() for t in subtree(setting.sentence, clause.i)}
    said_so = (
        "would" in {t.text.lower() for t in subtree(setting.sentence, clause.i)} and {"do", "so"} <= lemmas
    )
    owed = lemmas & (GIVEN | setting.lexicon.agreements | setting.lexicon.nouns)
    return bool(marks & ALTHOUGH and (owed or said_so))
