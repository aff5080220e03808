"""Where a sentence puts a party for or against something: one finder per construction."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from tracktwo.extract.clauses import (
    condition_of,
    has_aux,
    is_controlled,
    is_negated,
    modal_of,
    objects_of,
)
from tracktwo.extract.party_phrases import joint_parties, means_both, means_speaker, phrase_parties
from tracktwo.extract.stance_nouns import BEING, by_equation, by_noun
from tracktwo.extract.stance_scene import (
    WILLING_MODALS,
    Finder,
    Scene,
    StanceFound,
    frame_at,
    holders_of,
    in_condition,
    roles_of,
    stance_found,
)
from tracktwo.extract.stance_speech import (
    NEEDS,
    by_impossible,
    by_obligation,
    by_predicate,
    by_ruin,
    by_verdict,
)
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.extract.untrue import HEARSAY
from tracktwo.ontology.stances import StanceFrame, Stances
from tracktwo.records import Stance, Token

# What both sides do together is an agreement between them, no position of each.
TOGETHER = frozenset(
    {"agree", "promise", "pledge", "stand", "propose", "sign", "discuss", "consider", "give"}
)
LINKING = frozenset({"make", "link", "tie", "hinge", "peg", "condition", "couple"})
LINKS = frozenset({"on", "upon", "to", "with"})
# "About that and about nothing else" is no opening.
ALONE = (
    ("nothing", "else"), ("nothing", "but"), ("nothing", "less"), ("nothing", "other"), ("nothing", "short"),
)  # fmt: skip
TIME = frozenset({"time", "day", "week", "hour", "delay", "postponement", "adjournment"})
IDLE = frozenset({"evidence", "proof", "detail", "explanation", "comment", "reason", "figure", "example"})
UNDER_WAY = frozenset({"within", "by", "before", "from", "until"})  # a term makes a promise of what "will" be
SHUT = frozenset({"closed", "shut", "sealed", "blocked", "frozen", "place"})


def find_stances(scene: Scene) -> Iterator[StanceFound]:
    """Yield every stance that some construction of the sentence shows, the surest finder of a word first."""
    has_modal = any(token.tag == "MD" for token in scene.sentence.tokens)
    finders = _finders_by_word(scene.stances, has_modal=has_modal)
    others = (by_obligation,) if has_modal else ()
    for token in scene.sentence.tokens:
        for finder in finders.get(token.lemma.lower(), others):
            found = list(finder(scene, token))
            yield from found
            if found:
                break


@cache
def _finders_by_word(stances: Stances, *, has_modal: bool) -> dict[str, tuple[Finder, ...]]:
    """Return the finders that a lemma can open, the surest first; under a modal any may be an obligation."""
    opened = [(finder, frozenset(words(stances))) for finder, words in FINDERS]
    return {
        lemma: tuple(
            finder for finder, words in opened if lemma in words or (has_modal and finder is by_obligation)
        )
        for lemma in frozenset().union(*(words for _, words in opened))
    }


def _by_verb(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "Kyiv rejected ...", "was turned down by Moscow", "stands ready to ..."."""
    if verb.pos not in ("VERB", "AUX"):
        return
    frame = frame_at(scene, verb)
    if frame is None:
        return
    stance: Stance | None = frame.stance
    if is_negated(scene.sentence, verb.i) or _no_longer(scene, verb):
        stance = frame.negated
    who, content = roles_of(scene, verb)
    if stance is None or who is None:
        return
    if _is_asked(verb) or _is_refused(scene, verb) or in_condition(scene.sentence, verb.i):
        return
    above = scene.sentence.tokens[verb.head]
    if has_aux(scene.sentence, verb.i, "to") and (above.lemma.lower() in TIME or _is_for_time(scene, above)):
        return  # "asked for time to study it"
    if is_controlled(scene.sentence, verb.i):  # what others are told to do is no stance of theirs
        return
    if _is_left_undone(scene, verb):
        return
    parties = holders_of(scene, who)
    if verb.lemma.lower() == "agree" and (
        len(parties) > 1 or means_both(scene.sentence, who.i) or _is_undertaken(scene, verb)
    ):
        return  # what both agreed or left open is the stance of neither; what one undertook is its promise
    if _is_idle(scene, verb):
        return
    if (stance is Stance.DEMANDS and _is_for_time(scene, verb)) or _is_of_hearsay(scene, verb):
        return
    if stance in (Stance.REJECTS, Stance.ACCEPTS) and _is_all(scene, verb):
        stance = Stance.INSISTS
    content = _linked(scene, verb, frame) or content
    own = [t for t in child_tokens(scene.sentence, verb.i, "xcomp") if has_aux(scene.sentence, t.i, "to")]
    if stance is Stance.DEMANDS and len(parties) > 1 and own:
        return  # what both want to do is asked of nobody
    if verb.lemma.lower() not in TOGETHER:
        parties = parties or joint_parties(scene.index, scene.sentence, who.i)
    if parties or means_speaker(scene.sentence, who.i):
        yield stance_found(scene, frame.rule, stance, verb, parties, content, who)


def _is_idle(scene: Scene, verb: Token) -> bool:
    """Whether what is offered or given is only words about the matter: "he offered no evidence"."""
    given = child_tokens(scene.sentence, verb.i, "dobj")
    return verb.lemma.lower() in ("offer", "give") and any(t.lemma.lower() in IDLE for t in given)


def _is_undertaken(scene: Scene, verb: Token) -> bool:
    """Whether somebody agreed to do a thing, on no condition: "agreed to move its post by August"."""
    acts = [t for t in child_tokens(scene.sentence, verb.i, "xcomp") if has_aux(scene.sentence, t.i, "to")]
    told = verb.tag in ("VBD", "VBN") and modal_of(scene.sentence, verb.i) is None
    if not told or is_negated(scene.sentence, verb.i):
        return False
    return bool(acts) and not any(condition_of(scene.sentence, t.i) for t in (verb, *acts))


def _is_for_time(scene: Scene, verb: Token) -> bool:
    """Whether all that is asked for is time: "has asked for time to study it", "requested a delay"."""
    things = child_tokens(scene.sentence, verb.i, "dobj")
    things += [t for p in child_tokens(scene.sentence, verb.i, "prep") if p.lemma == "for"
               for t in child_tokens(scene.sentence, p.i, "pobj")]  # fmt: skip
    return bool(things) and all(t.lemma.lower() in TIME for t in things)


def _is_of_hearsay(scene: Scene, verb: Token) -> bool:
    """Whether what is dismissed or backed is a report of something: "dismissed claims that it had agreed"."""
    return any(t.lemma.lower() in HEARSAY for t in objects_of(scene.sentence, verb.i))


def _is_left_undone(scene: Scene, verb: Token) -> bool:
    """Whether something ended without it: "ended without agreeing on a date"."""
    above = scene.sentence.tokens[verb.head]
    return verb.dep == "pcomp" and above.lemma.lower() == "without"


def _linked(scene: Scene, verb: Token, frame: StanceFrame) -> list[Token]:
    """Return what a party makes something else depend on: "links the removal to the payment of pensions"."""
    if frame.words[0] not in LINKING or len(frame.words) < 2:
        return []
    tail = [t for t in subtree(scene.sentence, verb.i) if t.i > verb.i]
    at = next((t.i for t in reversed(tail) if t.lemma.lower() in LINKS and t.dep == "prep"), None)
    return [t for t in tail if at is not None and t.i > at]


def _no_longer(scene: Scene, verb: Token) -> bool:
    """Whether a stance is one no more: "no longer insists on"."""
    adverbs = child_tokens(scene.sentence, verb.i, "advmod")
    return any(a.lemma.lower() in ("long", "longer") and _has_no(scene, a) for a in adverbs)


def _has_no(scene: Scene, adverb: Token) -> bool:
    return adverb.i > 0 and scene.sentence.tokens[adverb.i - 1].text.lower() == "no"


def _is_asked(verb: Token) -> bool:
    """Whether a participle says what somebody was asked: "Asked about a truce, ..."."""
    return (
        verb.tag == "VBN" and verb.dep in ("advcl", "acl") and verb.lemma.lower() in ("ask", "press", "urge")
    )


def _by_willingness(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "would free 40 men if ...", "will not cede ...", "could be lifted by ..."."""
    if verb.lemma.lower() not in scene.stances.concessions:
        return
    modal = modal_of(scene.sentence, verb.i)
    if modal not in WILLING_MODALS:
        return
    if verb.dep == "relcl" or has_aux(scene.sentence, verb.i, "have"):
        return
    if modal == "will" and _is_due(scene, verb):
        return
    who, _ = roles_of(scene, verb)
    parties = holders_of(scene, who) if who else ()
    spoken = (who and means_speaker(scene.sentence, who.i)) or _is_promised(scene, verb, who)
    if in_condition(scene.sentence, verb.i) or not (parties or spoken):
        return
    negated = is_negated(scene.sentence, verb.i) or _withholds(scene, verb)
    parleys = verb.lemma.lower() in scene.stances.parleying
    stance = Stance.REJECTS if negated else Stance.OPEN_TO if parleys else WILLING_MODALS[modal]
    if not negated and _is_all(scene, verb):
        stance = Stance.INSISTS
    content = roles_of(scene, verb)[1] + [verb]
    content.sort(key=lambda token: token.i)
    rule = f"willing:{modal}{':not' if negated else ''}"
    yield stance_found(scene, rule, stance, verb, parties, content, None if not parties else who)


def _is_due(scene: Scene, verb: Token) -> bool:
    """Whether a thing will simply be done by a day: "will reopen the pipeline within ten days"."""
    dated = [p for p in child_tokens(scene.sentence, verb.i, "prep") if p.lemma.lower() in UNDER_WAY]
    ends = any(
        n.tag == "CD" or n.ent in ("DATE", "TIME") for p in dated for n in subtree(scene.sentence, p.i)
    )
    plain = not is_negated(scene.sentence, verb.i) and not condition_of(scene.sentence, verb.i)
    return plain and ends and not _withholds(scene, verb)


def _is_promised(scene: Scene, verb: Token, who: Token | None) -> bool:
    """Whether a speaker says what will be done once something is: "they will be freed only when ..."."""
    above = scene.sentence.tokens[verb.head]
    is_told = verb.dep == "ccomp" and above.pos == "VERB"
    return who is None and is_told and bool(condition_of(scene.sentence, verb.i))


def _is_all(scene: Scene, verb: Token) -> bool:
    """Whether a clause says that there will be no more: "will talk about trade and about nothing else"."""
    words = [t.text.lower() for t in subtree(scene.sentence, verb.i)]
    return any(pair in ALONE for pair in pairwise(words))


def _withholds(scene: Scene, verb: Token) -> bool:
    """Whether "keep" keeps something shut or in force: no concession but its refusal."""
    beside = {t.text.lower() for c in scene.sentence.children[verb.i] for t in subtree(scene.sentence, c)}
    return verb.lemma.lower() == "keep" and bool(beside & SHUT)


def _is_refused(scene: Scene, verb: Token) -> bool:
    """Whether a verb hangs on a refusal that is read at the refusing verb: "refuses to discuss ..."."""
    above = scene.sentence.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma.lower() in ("refuse", "decline", "fail", "reject")


def _by_threat(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read a threat with its condition as a demand: "threatened to leave unless the siege ended"."""
    if verb.lemma.lower() not in scene.stances.threats:
        return
    who, _ = roles_of(scene, verb)
    parties = phrase_parties(scene.index, scene.sentence, who.i) if who else ()
    condition = condition_of(scene.sentence, verb.i)
    for child in child_tokens(scene.sentence, verb.i, "xcomp", "ccomp"):
        condition = condition or condition_of(scene.sentence, child.i)
    if parties and condition:
        yield StanceFound(
            "threat", Stance.DEMANDS, verb.i, parties, False, tuple(condition), tuple(condition)
        )


# Each finder with the lemmas that can open what it reads: few words of a text do. Under a modal any verb
# can tell of an obligation.
FINDERS: tuple[tuple[Finder, Callable[[Stances], Iterable[str]]], ...] = (
    (_by_threat, lambda stances: stances.threats),
    (by_verdict, lambda stances: stances.verdict_verbs),
    (_by_verb, lambda stances: stances.verbs),
    (by_ruin, lambda stances: stances.ruin_verbs),
    (by_impossible, lambda _: ("be",)),
    (_by_willingness, lambda stances: stances.concessions),
    (by_equation, lambda _: BEING),
    (by_predicate, lambda _: ("be",)),
    (by_obligation, lambda _: NEEDS),
    (by_noun, lambda stances: stances.nouns),
)
