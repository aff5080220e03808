"""Meetings told of by a verb: who met, called, hosted, carried papers, walked out."""

from collections.abc import Iterator

from tracktwo.extract.clauses import objects_of
from tracktwo.extract.round_mention import Mention
from tracktwo.extract.round_signs import (
    MET_OTHERWISE,
    brings_paper,
    brings_together,
    has_plural_subject,
    is_paper,
    joins_two,
    leaves,
    meets_by_idiom,
    passes_through,
    to_the_public,
)
from tracktwo.extract.round_status import PAST_TAGS, governor_of, verb_status
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import RoundStatus, Sentence, Token

ASKING = frozenset({"want", "ask", "demand", "urge", "call", "press", "expect"})
WISHING = frozenset({"hope", "want", "try", "seek", "wish", "aim", "attempt", "work", "intend", "plan"})


def by_any_verb(sentence: Sentence, verb: Token, lemma: str, tracks: Tracks) -> Iterator[Mention]:
    if lemma in tracks.words["meeting_verbs"]:
        yield from _by_verb(sentence, verb, tracks)
    elif passes_through(sentence, verb, tracks):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "contact")
    elif lemma in ("fly", "travel", "go", "head") and brings_paper(sentence, verb, tracks):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "errand")
    elif meets_by_idiom(sentence, verb):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "verb")
    elif lemma in ("bring", "get") and joins_two(sentence, verb):
        yield Mention(sentence, verb, verb, _joining_status(sentence, verb, tracks), "host")
    elif lemma in tracks.words["shuttle_verbs"]:
        yield from _by_errand(sentence, verb, tracks)
    elif lemma in ("host", "receive", "convene"):
        yield from _by_host(sentence, verb, tracks)
    elif lemma == "invite" and verb.tag in PAST_TAGS and brings_together(sentence, verb):
        yield Mention(sentence, verb, verb, RoundStatus.PROPOSED, "host")
    elif lemma in ("walk", "storm") and leaves(sentence, verb):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "walkout")


def _joining_status(sentence: Sentence, verb: Token, tracks: Tracks) -> RoundStatus | None:
    """Return whether both were brought to the table; what somebody hopes to bring about is proposed."""
    over = governor_of(sentence, verb)
    is_wish = over is not None and over.lemma.lower() in WISHING
    return RoundStatus.PROPOSED if is_wish else verb_status(sentence, verb, tracks)


def _by_verb(sentence: Sentence, verb: Token, tracks: Tracks) -> Iterator[Mention]:
    lemma = verb.lemma.lower()
    children = child_tokens(sentence, verb.i)
    preps = {child.lemma.lower() for child in children if child.dep in ("prep", "prt", "dative")}
    if lemma in ("talk", "speak", "confer", "consult", "negotiate", "converse") and not (
        preps & {"with", "to", "by", "in"} or has_plural_subject(sentence, verb)
    ):
        return
    if lemma == "sit" and not (preps & {"down", "across", "in", "on"} or meets_by_idiom(sentence, verb)):
        return
    if lemma in ("dine", "lunch") and not (preps & {"with"} or has_plural_subject(sentence, verb)):
        return
    if lemma in ("speak", "talk") and to_the_public(sentence, verb):
        return
    is_alone = not preps & {"with", "to"} and not has_plural_subject(sentence, verb)
    if lemma in ("speak", "talk") and "about" in preps and is_alone:
        return
    objects = objects_of(sentence, verb.i)
    if lemma == "meet" and any(t.lemma.lower() in MET_OTHERWISE for t in objects):
        return
    if lemma in ("phone", "telephone", "convene", "gather") and not (objects or preps & {"in", "at"}):
        return
    yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "verb")


def _by_host(sentence: Sentence, verb: Token, tracks: Tracks) -> Iterator[Mention]:
    """Read "offered to host the ceremony", "hosted officers of both armies". Talks are read at the noun."""
    over = governor_of(sentence, verb)
    things = objects_of(sentence, verb.i)
    offered = over is not None and over.lemma.lower() in tracks.words["proposed_verbs"] | {"ready", "willing"}
    if offered and any(thing.lemma.lower() in tracks.words["hosted"] for thing in things):
        yield Mention(sentence, verb, verb, RoundStatus.PROPOSED, "host")
    elif things and not any(thing.lemma.lower() in tracks.words["meeting_nouns"] for thing in things):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "received")


def _by_errand(sentence: Sentence, verb: Token, tracks: Tracks) -> Iterator[Mention]:
    """Read a go-between's leg: "carried papers between them", "handed a draft to both delegations"."""
    things = objects_of(sentence, verb.i)
    status = verb_status(sentence, verb, tracks)
    between = [p for p in child_tokens(sentence, verb.i, "prep") if p.lemma.lower() == "between"]
    if verb.lemma.lower() == "shuttle" and between and not things:
        yield Mention(sentence, verb, verb, status, "errand")
        return
    if status is RoundStatus.PROPOSED and _is_asked_for(sentence, verb):
        return
    if verb.dep in ("relcl", "acl") and all(thing.tag in ("WDT", "WP", "IN") for thing in things):
        things = [sentence.tokens[verb.head]]
    if any(is_paper(sentence, thing, tracks) for thing in things):
        yield Mention(sentence, verb, verb, status, "errand")


def _is_asked_for(sentence: Sentence, verb: Token) -> bool:
    """Whether a paper is only what somebody wants from the other: "wanted them to hand over a list"."""
    over = governor_of(sentence, verb)
    return over is not None and over.lemma.lower() in (
        "want",
        "ask",
        "demand",
        "urge",
        "call",
        "press",
        "expect",
    )
