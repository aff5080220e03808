"""Where a sentence speaks of a meeting, and whether it took place, is planned, or is denied."""

from collections.abc import Iterator

from tracktwo.extract.clauses import (
    has_aux,
    is_negated,
    is_passive,
    modal_of,
)
from tracktwo.extract.round_mention import Mention, has_phrase
from tracktwo.extract.round_signs import (
    PRESIDING,
    contact_verb,
    is_denied_contact,
    is_joint_body,
    is_question,
    means_other_meeting,
)
from tracktwo.extract.round_status import (
    DENY,
    PAST_TAGS,
    ahead_status,
    copula_status,
    verb_status,
)
from tracktwo.extract.round_verbs import by_any_verb
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import RoundStatus, Sentence, Token

# What is done at a meeting by those who sit there: "at a meeting in Oslo both signed a text".
DONE_THERE = frozenset(
    {
        "agree",
        "sign",
        "adopt",
        "approve",
        "decide",
        "endorse",
        "settle",
        "reach",
        "fail",
        "initial",
        "exchange",
    }
)
BACKWARD = frozenset({"after", "following", "during", "since", "in"})
SIGNED_TEXTS = frozenset(
    {"text", "document", "roadmap", "framework", "understanding", "arrangement", "communique", "communiqué",
     "statement", "annex", "letter", "plan"}
)  # fmt: skip
LASTING = frozenset({"run", "last", "continue", "go"})
SENDING = frozenset({"send", "dispatch", "gather", "assemble", "fly"})
SPEAKING = frozenset({"say", "tell", "speak", "meet", "add", "express", "take", "participate"})
POSTPONING = frozenset({"postpone", "delay", "defer", "cancel", "scrap", "shelve"})


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
            yield from by_any_verb(sentence, token, lemma, tracks)


def _by_any_noun(sentence: Sentence, noun: Token, lemma: str, tracks: Tracks) -> Iterator[Mention]:
    contact = contact_verb(sentence, noun) if noun.pos == "NOUN" else None
    if contact is not None:
        yield Mention(sentence, noun, contact, verb_status(sentence, contact, tracks, on=noun), "contact")
    elif lemma in tracks.words["meeting_nouns"]:
        yield from _by_noun(sentence, noun, tracks)
    elif _is_sitting(sentence, noun) and is_joint_body(sentence, noun):
        yield Mention(sentence, noun, _governor(sentence, noun), RoundStatus.HELD, "noun")
    elif lemma == "contact" and is_denied_contact(sentence, noun):
        yield Mention(sentence, noun, sentence.tokens[noun.head], RoundStatus.DENIED, "noun")
    elif noun.pos == "NOUN" and lemma in tracks.words["channel_nouns"]:
        yield Mention(sentence, noun, _governor(sentence, noun), None, "channel")
    elif lemma in tracks.words["deal_nouns"] or (lemma in SIGNED_TEXTS and _is_signed(sentence, noun)):
        yield from _by_deal(sentence, noun, tracks)


def _is_sitting(sentence: Sentence, noun: Token) -> bool:
    """Whether something was done at a sitting: "at the joint commission in Geneva both agreed"."""
    lead = sentence.tokens[noun.head]
    return noun.dep == "pobj" and lead.text.lower() == "at" and _is_done_there(sentence, lead)


def _is_done_there(sentence: Sentence, lead: Token) -> bool:
    verb = sentence.tokens[lead.head]
    return verb.tag in PAST_TAGS and verb.lemma.lower() in DONE_THERE and not modal_of(sentence, verb.i)


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
        off = put_off | _put_off(sentence, above)
        if child.pos == "VERB" and above.lemma.lower() not in off | _lent(sentence, noun, child):
            return child
    return next((token for token in ancestors(sentence, noun.i) if token.pos in ("VERB", "AUX")), None)


def _put_off(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Return a verb that puts off or calls off what it is about, by its particle."""
    parts = {child.lemma.lower() for child in child_tokens(sentence, verb.i, "prt", "advmod")}
    is_off = verb.lemma.lower() in ("put", "call", "push") and bool(parts & {"off", "back"})
    return frozenset({verb.lemma.lower()}) if is_off else frozenset()


def _runs_until(sentence: Sentence, verb: Token) -> bool:
    """Whether talks that are on are to last: "are due to run until Thursday" is no meeting to come."""
    inside = subtree(sentence, verb.i)
    lasts = any(token.lemma.lower() in LASTING for token in inside if token.pos == "VERB")
    return lasts and any(token.text.lower() in ("until", "through") for token in inside)


def _lent(sentence: Sentence, noun: Token, clause: Token) -> frozenset[str]:
    """Return the verbs over "for talks brokered by ..." where the clause tells only who lent the room."""
    is_lent = clause.lemma.lower() in PRESIDING and noun.dep == "pobj"
    lead = sentence.tokens[noun.head]
    return frozenset({lead.lemma.lower()}) if is_lent and lead.lemma.lower() == "for" else frozenset()


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
    if verb is not None and _runs_until(sentence, verb):
        return None
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
    lead = sentence.tokens[head.head].lemma.lower()
    comes_for = head.dep == "pobj" and lead == "for" and lemma in words["travel_verbs"] | SENDING
    if lemma in words["held_verbs"] | words["light_verbs"] or is_subject or comes_for:
        return verb_status(sentence, verb, tracks, on=head)
    return None


def _looks_back_on(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Whether something was done after or in the meeting: "agreed to a truce after a round of talks"."""
    lead = sentence.tokens[head.head].text.lower()
    told = verb.tag in PAST_TAGS and not modal_of(sentence, verb.i) and not has_aux(sentence, verb.i, "to")
    is_there = lead == "at" and verb.lemma.lower() in DONE_THERE
    is_after = lead in BACKWARD and verb.lemma.lower() not in SPEAKING
    return head.dep == "pobj" and told and (is_there or is_after)


def _is_signed(sentence: Sentence, noun: Token) -> bool:
    above = sentence.tokens[noun.head]
    return above.lemma.lower() in ("sign", "initial", "ink") and noun.dep in ("dobj", "nsubjpass")


def _by_deal(sentence: Sentence, noun: Token, tracks: Tracks) -> Iterator[Mention]:
    """Read a dated or signed agreement as the meeting that made it."""
    for child in child_tokens(sentence, noun.i, "acl", "relcl"):
        if child.lemma.lower() in tracks.words["sign_verbs"] and child.tag in PAST_TAGS:
            yield Mention(sentence, noun, child, RoundStatus.HELD, "deal")
            return
    above = sentence.tokens[noun.head]
    if _is_signed(sentence, noun):
        yield Mention(sentence, noun, above, verb_status(sentence, above, tracks, on=noun), "deal")
    elif noun.lemma.lower() not in ("truce", "ceasefire"):
        yield Mention(sentence, noun, None, None, "deal")
