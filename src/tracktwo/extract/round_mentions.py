"""Where a sentence speaks of a meeting, and whether it took place, is planned, or is denied."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.extract.clauses import (
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    objects_of,
)
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.round_signs import (
    MET_OTHERWISE,
    brings_paper,
    brings_together,
    contact_verb,
    has_plural_subject,
    is_paper,
    is_question,
    leaves,
    means_other_meeting,
    passes_through,
    to_the_public,
)
from tracktwo.extract.round_status import (
    DENY,
    PAST_TAGS,
    ahead_status,
    copula_status,
    governor_of,
    verb_status,
)
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.tracks import Phrases, Tracks
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import RoundStatus, Sentence, Token

BACKWARD = frozenset({"after", "following", "during", "since", "in"})
SPEAKING = frozenset({"say", "tell", "speak", "meet", "add", "express", "take", "participate"})
POSTPONING = frozenset({"postpone", "delay", "defer", "cancel", "scrap", "shelve"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One way a sentence speaks of a meeting.

    `trigger` is the word for the meeting, `verb` the verb that says what became of it (the trigger
    itself when that is a verb, None when a noun stands alone). `status` is None when the words leave
    it open: such a mention adds to a known meeting but makes none.
    """

    sentence: Sentence
    trigger: Token
    verb: Token | None
    status: RoundStatus | None
    kind: str


def has_phrase(phrases: Phrases, tokens: list[Token]) -> bool:
    """Whether any of the phrases stands in the words."""
    forms, _ = word_forms(tokens)
    return any(find_phrase(wanted, forms) for wanted in phrases)


def find_mentions(sentence: Sentence, tracks: Tracks) -> Iterator[Mention]:
    """Yield the meetings a sentence speaks of, in text order; a question tells of none."""
    if is_question(sentence):
        return
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if token.pos in ("NOUN", "PROPN"):
            yield from _by_any_noun(sentence, token, lemma, tracks)
        elif lemma == "agree" and token.dep == "xcomp" and sentence.tokens[token.head].lemma == "fail":
            yield Mention(sentence, token, token, RoundStatus.HELD, "verb")
        elif token.pos == "VERB":
            yield from _by_any_verb(sentence, token, lemma, tracks)


def _by_any_noun(sentence: Sentence, noun: Token, lemma: str, tracks: Tracks) -> Iterator[Mention]:
    contact = contact_verb(sentence, noun) if noun.pos == "NOUN" else None
    if contact is not None:
        yield Mention(sentence, noun, contact, verb_status(sentence, contact, tracks, on=noun), "contact")
    elif lemma in tracks.words["meeting_nouns"]:
        yield from _by_noun(sentence, noun, tracks)
    elif noun.pos == "NOUN" and lemma in tracks.words["channel_nouns"]:
        yield Mention(sentence, noun, _governor(sentence, noun), None, "channel")
    elif lemma in tracks.words["deal_nouns"]:
        yield from _by_deal(sentence, noun, tracks)


def _by_any_verb(sentence: Sentence, verb: Token, lemma: str, tracks: Tracks) -> Iterator[Mention]:
    if lemma in tracks.words["meeting_verbs"]:
        yield from _by_verb(sentence, verb, tracks)
    elif passes_through(sentence, verb, tracks):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "contact")
    elif lemma in ("fly", "travel", "go", "head") and brings_paper(sentence, verb, tracks):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "errand")
    elif lemma in tracks.words["shuttle_verbs"]:
        yield from _by_errand(sentence, verb, tracks)
    elif lemma in ("host", "receive", "convene"):
        yield from _by_host(sentence, verb, tracks)
    elif lemma == "invite" and verb.tag in PAST_TAGS and brings_together(sentence, verb):
        yield Mention(sentence, verb, verb, RoundStatus.PROPOSED, "host")
    elif lemma in ("walk", "storm") and leaves(sentence, verb):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "walkout")


def _by_noun(sentence: Sentence, noun: Token, tracks: Tracks) -> Iterator[Mention]:
    if means_other_meeting(sentence, noun):
        return
    head = _outermost(sentence, noun, tracks)
    if head.i != noun.i and head.lemma.lower() in tracks.words["meeting_nouns"]:
        return  # "a round of talks" is one meeting, read at "round"
    verb = _governor(sentence, head)
    yield Mention(sentence, noun, verb, _noun_status(sentence, noun, head, verb, tracks), "noun")


def _outermost(sentence: Sentence, noun: Token, tracks: Tracks) -> Token:
    """Return the head of "a second day of talks", "the outcome of the meeting": what the verb governs."""
    at = noun
    for _ in range(3):
        above = sentence.tokens[at.head]
        if at.dep == "pobj" and above.lemma.lower() == "of" and sentence.tokens[above.head].pos == "NOUN":
            at = sentence.tokens[above.head]
        elif at.dep in ("compound", "conj") and above.lemma.lower() in tracks.words["meeting_nouns"]:
            at = above
        else:
            break
    return at


def _governor(sentence: Sentence, noun: Token) -> Token | None:
    """Return the verb that says what became of a meeting: its own relative clause, or the verb over it."""
    if noun.i + 1 < len(sentence.tokens) and sentence.tokens[noun.i + 1].text.lower() in ("that", "which"):
        clause = sentence.tokens[sentence.tokens[noun.i + 1].head]
        if clause.pos == "VERB" and clause.i > noun.i:
            return clause
    above = sentence.tokens[noun.head]
    put_off = POSTPONING if noun.dep in ("nsubjpass", "nsubj", "dobj") else frozenset()
    for child in child_tokens(sentence, noun.i, "acl", "relcl"):
        if child.pos == "VERB" and above.lemma.lower() not in put_off:
            return child
    return next((token for token in ancestors(sentence, noun.i) if token.pos in ("VERB", "AUX")), None)


def _noun_status(
    sentence: Sentence, noun: Token, head: Token, verb: Token | None, tracks: Tracks
) -> RoundStatus | None:
    beside = {
        word
        for i in (noun.i, head.i)
        for child in child_tokens(sentence, i, "amod", "compound", "acl")
        for word in (child.lemma.lower(), child.text.lower())
    }
    if beside & tracks.words["proposed_words"]:
        return RoundStatus.PROPOSED
    if verb is not None:
        status = _governed_status(sentence, head, verb, tracks)
        if status in (RoundStatus.HELD, None):
            status = ahead_status(sentence, head) or status
        if status is not None:
            return status
    if beside & (tracks.words["planned_words"] - {"set"}):
        return RoundStatus.PLANNED
    if beside & {"last", "latest", "recent", "previous"}:
        return RoundStatus.HELD
    return None


def _governed_status(sentence: Sentence, head: Token, verb: Token, tracks: Tracks) -> RoundStatus | None:
    lemma = verb.lemma.lower()
    words = tracks.words
    clause = [t for t in subtree(sentence, verb.i) if abs(t.i - verb.i) <= 4]
    is_subject = head.dep in ("nsubj", "nsubjpass")
    is_object = head.dep in ("dobj", "pobj", "attr") or verb.dep in ("acl", "relcl")
    negated = is_negated(sentence, verb.i)
    if lemma in words["cancelled_verbs"] or has_phrase(tracks.phrases["cancelled_phrases"], clause):
        return None if negated else RoundStatus.CANCELLED
    if (lemma in words["postponed_verbs"] and lemma != "suspend") or has_phrase(
        tracks.phrases["postponed_phrases"], clause
    ):
        return None if negated else RoundStatus.POSTPONED
    if lemma in DENY:
        return RoundStatus.DENIED
    if _looks_back_on(sentence, head, verb):
        return RoundStatus.HELD
    if lemma in words["proposed_verbs"] and head.dep in ("dobj", "nsubjpass", "pobj"):
        return RoundStatus.PROPOSED
    if lemma in words["planned_verbs"] and (is_passive(sentence, verb.i) or is_object):
        return RoundStatus.PLANNED
    if lemma == "be" and (is_subject or head.dep in ("attr", "pobj")):
        return copula_status(sentence, verb, negated, tracks)
    if lemma in words["held_verbs"] | words["light_verbs"] or is_subject:
        return verb_status(sentence, verb, tracks, on=head)
    return None


def _looks_back_on(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Whether something was done after or in the meeting: "agreed to a truce after a round of talks"."""
    lead = sentence.tokens[head.head].text.lower()
    told = verb.tag in PAST_TAGS and not modal_of(sentence, verb.i) and not has_aux(sentence, verb.i, "to")
    return head.dep == "pobj" and lead in BACKWARD and told and verb.lemma.lower() not in SPEAKING


def _by_deal(sentence: Sentence, noun: Token, tracks: Tracks) -> Iterator[Mention]:
    """Read a dated or signed agreement as the meeting that made it."""
    for child in child_tokens(sentence, noun.i, "acl", "relcl"):
        if child.lemma.lower() in tracks.words["sign_verbs"] and child.tag in PAST_TAGS:
            yield Mention(sentence, noun, child, RoundStatus.HELD, "deal")
            return
    above = sentence.tokens[noun.head]
    is_signed = above.lemma.lower() in ("sign", "initial", "ink") and noun.dep in ("dobj", "nsubjpass")
    if is_signed:
        yield Mention(sentence, noun, above, verb_status(sentence, above, tracks, on=noun), "deal")
    elif noun.lemma.lower() not in ("truce", "ceasefire"):
        yield Mention(sentence, noun, None, None, "deal")


def _by_verb(sentence: Sentence, verb: Token, tracks: Tracks) -> Iterator[Mention]:
    lemma = verb.lemma.lower()
    children = child_tokens(sentence, verb.i)
    preps = {child.lemma.lower() for child in children if child.dep in ("prep", "prt", "dative")}
    if lemma in ("talk", "speak", "confer", "consult", "negotiate", "converse") and not (
        preps & {"with", "to", "by", "in"} or has_plural_subject(sentence, verb)
    ):
        return
    if lemma == "sit" and not (preps & {"down", "across", "in", "on"}):
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
    if verb.dep in ("relcl", "acl") and all(thing.tag in ("WDT", "WP", "IN") for thing in things):
        things = [sentence.tokens[verb.head]]
    if any(is_paper(sentence, thing, tracks) for thing in things):
        yield Mention(sentence, verb, verb, verb_status(sentence, verb, tracks), "errand")
