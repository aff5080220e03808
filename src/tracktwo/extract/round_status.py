"""What a verb says of a meeting: that it was held, is planned or proposed, or did not take place."""

from tracktwo.extract.clauses import (
    condition_of,
    has_aux,
    is_negated,
    modal_of,
    objects_of,
)
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import RoundStatus, Sentence, Token

PAST_TAGS = frozenset({"VBD", "VBN"})
# Nouns and verbs under which nothing is told to have happened: "the chance that the talks take place".
UNSURE = frozenset(
    ("chance", "odds", "odd", "probability", "likelihood", "possibility", "risk", "prospect", "doubt", "hope",
     "fear", "expectation", "wonder", "depend", "hinge")
)  # fmt: skip


TOLD = frozenset({"say", "tell", "announce", "confirm", "add", "report", "state", "declare"})


DENY = frozenset({"deny", "dispute", "refute"})


# Nouns that put a meeting ahead: "plans for talks", "an invitation to talks".
AHEAD = {
    **dict.fromkeys(("plan", "preparation", "arrangement", "schedule", "date"), RoundStatus.PLANNED),
    **dict.fromkeys(("proposal", "invitation", "hope", "idea", "prospect"), RoundStatus.PROPOSED),
}


def ahead_status(sentence: Sentence, head: Token) -> RoundStatus | None:
    """Return what a noun over the noun for a meeting says of it, when it puts the meeting ahead."""
    lead = sentence.tokens[head.head]
    if head.dep != "pobj" or lead.lemma.lower() not in ("for", "of", "to"):
        return None
    above = sentence.tokens[lead.head]
    nouns = objects_of(sentence, above.i) if above.pos == "VERB" else (above,)
    return next((AHEAD[n.lemma.lower()] for n in nouns if n.lemma.lower() in AHEAD), None)


def copula_status(sentence: Sentence, verb: Token, negated: bool, tracks: Tracks) -> RoundStatus | None:
    """Read "a third round is likely", "was party to talks", "the talks were in Geneva"."""
    said = {child.lemma.lower() for child in child_tokens(sentence, verb.i, "acomp", "attr", "oprd")}
    if said & tracks.words["planned_words"]:
        return RoundStatus.PLANNED
    if "party" in said:
        return RoundStatus.DENIED if negated else RoundStatus.HELD
    to_come = (act for act in child_tokens(sentence, verb.i, "xcomp") if has_aux(sentence, act.i, "to"))
    if verb.tag in ("VBZ", "VBP") and not negated and next(to_come, None) is not None:
        return RoundStatus.PLANNED  # "a fourth round is to be held in Mwanza"
    if modal_of(sentence, verb.i) == "will":
        return RoundStatus.PLANNED
    if verb.tag == "VBD" and not negated and child_tokens(sentence, verb.i, "prep", "advmod"):
        return RoundStatus.HELD
    return None


def verb_status(
    sentence: Sentence, verb: Token, tracks: Tracks, *, on: Token | None = None
) -> RoundStatus | None:
    """Return what a verb's form says of the meeting it speaks of; None when it leaves that open.

    Args:
        on: the noun for the meeting, when the verb is not itself the meeting.
    """
    modal = modal_of(sentence, verb.i)
    over = governor_of(sentence, verb)
    if over is not None:
        if over.lemma.lower() in DENY:
            return RoundStatus.DENIED
        if over.lemma.lower() in UNSURE and not has_aux(sentence, verb.i, "have"):
            return RoundStatus.PROPOSED
        if over.lemma.lower() in tracks.words["proposed_verbs"] and verb.tag not in PAST_TAGS:
            return RoundStatus.PROPOSED
        if over.lemma.lower() in tracks.words["planned_verbs"] and verb.tag not in PAST_TAGS:
            return RoundStatus.PLANNED
    if is_negated(sentence, verb.i):
        return _negated_status(sentence, verb, modal, tracks, on)
    if modal in ("will", "shall") or (modal == "would" and _is_reported(sentence, verb)):
        return RoundStatus.PLANNED
    if modal is not None or has_condition_mark(sentence, verb):
        return RoundStatus.PROPOSED
    if has_aux(sentence, verb.i, "to"):
        return _infinitive_status(sentence, verb, over, tracks)
    if verb.tag in PAST_TAGS or has_aux(sentence, verb.i, "have", "be") or verb.tag == "VBZ":
        return RoundStatus.HELD
    return RoundStatus.HELD if verb.tag in ("VBP", "VBG") and on is None and verb.dep != "pcomp" else None


def _is_reported(sentence: Sentence, verb: Token) -> bool:
    """Whether "would" is the future as somebody told it in the past, under no condition."""
    above = sentence.tokens[verb.head]
    told = verb.dep == "ccomp" and above.tag in PAST_TAGS and above.lemma.lower() in TOLD
    return told and not condition_of(sentence, verb.i)


def _negated_status(
    sentence: Sentence, verb: Token, modal: str | None, tracks: Tracks, on: Token | None
) -> RoundStatus | None:
    """Read "did not meet" as denied, "held no talks" likewise; "produced no deal" leaves the talks held."""
    if modal is not None or (has_aux(sentence, verb.i, "have") and "since" in sentence.words):
        return None  # "have not met since the judgment" tells of no meeting that failed
    is_meeting = verb.lemma.lower() in tracks.words["meeting_verbs"] or (
        on is not None
        and verb.lemma.lower() in tracks.words["light_verbs"]
        and on in objects_of(sentence, verb.i)
    )
    if is_meeting or (on is not None and verb.lemma.lower() in ("take", "occur", "happen")):
        return RoundStatus.DENIED
    return RoundStatus.HELD if on is not None and verb.tag in PAST_TAGS else None


def has_condition_mark(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands in an if-clause."""
    return any(
        child.lemma.lower() in ("if", "unless", "whether", "until", "once")
        for child in child_tokens(sentence, verb.i, "mark")
    )


def governor_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb or adjective that an embedded verb hangs on."""
    if verb.dep in ("xcomp", "ccomp", "pcomp", "advcl", "acl"):
        above = sentence.tokens[verb.head]
        if above.pos == "ADP":
            above = sentence.tokens[above.head]
        return above if above.i != verb.i else None
    return None


def _infinitive_status(
    sentence: Sentence, verb: Token, over: Token | None, tracks: Tracks
) -> RoundStatus | None:
    """Read "agreed to meet", "are due to meet", "flew to Oman to meet", "is said to have met"."""
    if over is None:
        return None
    lemma = over.lemma.lower()
    if has_aux(sentence, verb.i, "have"):
        unfulfilled = lemma in ("be", "suppose") or lemma in tracks.words["planned_words"]
        return RoundStatus.DENIED if unfulfilled else RoundStatus.HELD  # "were to have met"
    if lemma in ("refuse", "decline"):
        return RoundStatus.DENIED
    if lemma in tracks.words["planned_words"] | tracks.words["planned_verbs"] or lemma in (
        "agree",
        "promise",
        "be",
    ):
        return RoundStatus.PLANNED
    if lemma in tracks.words["travel_verbs"] and over.tag in PAST_TAGS:
        return RoundStatus.HELD
    return RoundStatus.PROPOSED
