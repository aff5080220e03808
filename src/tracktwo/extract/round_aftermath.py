"""What the sentences after a meeting tell of it: how it ended, and that both sides deny it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracktwo.extract.clauses import has_aux, is_negated, modal_of, objects_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.party_phrases import means_both, phrase_parties, quotation_around
from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.extract.untrue import is_called_untrue
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import Outcome, RoundStatus, Sentence, Token

REACH = 2  # sentences after the telling of a meeting that may say how it ended
SITTINGS = frozenset({"talk", "meeting", "session", "round", "negotiation", "discussion", "summit"})
DENYING = frozenset({"deny", "dismiss", "reject", "refute", "dispute"})
DENIED_THINGS = frozenset(
    {"report", "claim", "account", "meeting", "contact", "talk", "rumour", "rumor", "story"}
)


def outcome_after(
    scene: Scene, draft: Draft, drafts: Sequence[Draft]
) -> tuple[Outcome, tuple[int, int]] | None:
    """Return how a meeting ended as the next sentences tell it, and where the words for it stand.

    "They agreed to ...", "There was no joint text".
    """
    for sentence in _next(scene, draft, drafts):
        words = _told_of_both(scene, sentence, draft)
        forms, _ = word_forms(words)
        for outcome, phrases in scene.tracks.outcomes:
            for wanted in phrases:
                if find_phrase(wanted, forms) is not None:
                    return outcome, (words[0].start, words[-1].end)
    return None


def _next(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Iterator[Sentence]:
    """Yield the sentences after the telling of a meeting, up to the next meeting told of."""
    last = max(details.mention.sentence.index for details in draft.details[:1])
    others = {d.mention.sentence.index for other in drafts if other is not draft for d in other.details}
    for sentence in scene.reading.sentences[last + 1 : last + 1 + REACH]:
        if sentence.index in others:
            return
        yield sentence


def _told_of_both(scene: Scene, sentence: Sentence, draft: Draft) -> list[Token]:
    """Return the main clause where it tells, in the past, what both did or how the talks went."""
    root = sentence.tokens[sentence.root]
    verbs = [root, *(t for t in child_tokens(sentence, root.i, "conj") if t.pos == "VERB")]
    is_past = root.tag == "VBD" or has_aux(sentence, root.i, "have", "do")
    if not is_past or modal_of(sentence, root.i) or quotation_around(scene.reading, sentence, root.i):
        return []
    subjects = child_tokens(sentence, root.i, "nsubj", "nsubjpass", "expl")
    if not any(_is_theirs(scene, sentence, subject, draft) for subject in subjects):
        return []
    words = {t for verb in verbs for t in subtree(sentence, verb.i, without=frozenset({"relcl", "advcl"}))}
    return sorted(words, key=lambda token: token.i)


def _is_theirs(scene: Scene, sentence: Sentence, subject: Token, draft: Draft) -> bool:
    """Whether a subject is both parties, "they", the talks, or the "there" of "there was no text"."""
    if subject.dep == "expl" or subject.text.lower() in ("they", "both") or means_both(sentence, subject.i):
        return True
    parties = {party.id for party in phrase_parties(scene.index, sentence, subject.i)}
    is_sitting = subject.lemma.lower() in SITTINGS and not child_tokens(sentence, subject.i, "amod", "nummod")
    return is_sitting or (len(parties) > 1 and parties == {party.id for party in draft.parties})


def is_denied(scene: Scene, draft: Draft) -> bool:
    """Whether a meeting only heard of is denied there or next: "both governments dismissed the report"."""
    if draft.status is not RoundStatus.HELD:
        return False
    told = draft.details[0].mention
    if is_called_untrue(told.sentence, (told.verb or told.trigger).i):
        return True
    heard = any(_is_hearsay(d.mention.sentence, d.mention.verb) for d in draft.details)
    at = told.sentence.index
    return any(
        _denies(scene, sentence, token, draft, by_all=not heard)
        for sentence in scene.reading.sentences[at : at + 2]
        for token in sentence.tokens
        if token.lemma.lower() in DENYING
    )


def _is_hearsay(sentence: Sentence, verb: Token | None) -> bool:
    """Whether a meeting "is reported" or "is said to have" been held, or somebody is the authority for it."""
    if any(a.text.lower() == "according" and b.text == "to" for a, b in pairwise(sentence.tokens)):
        return True
    above = sentence.tokens[verb.head] if verb is not None else None
    return (
        above is not None
        and above.lemma.lower() in ("report", "say", "believe", "rumour", "rumor", "allege", "understand")
        and has_aux(sentence, above.i, "be")
    )


def _denies(scene: Scene, sentence: Sentence, verb: Token, draft: Draft, *, by_all: bool) -> bool:
    """Whether those who are said to have met deny it, both or either of them."""
    things = {thing.lemma.lower() for thing in objects_of(sentence, verb.i)}
    for clause in child_tokens(sentence, verb.i, "ccomp"):  # "denied that any such meeting had taken place"
        things |= {thing.lemma.lower() for thing in child_tokens(sentence, clause.i, "nsubj", "nsubjpass")}
    if verb.tag not in ("VBD", "VBN", "VBZ", "VBP") or is_negated(sentence, verb.i):
        return False
    ours = {party.id for party in draft.parties}
    return bool(things & (DENIED_THINGS | {"it", "this", "that"})) and any(
        means_both(sentence, who.i) or len(ours & _ids(scene, sentence, who)) >= (2 if by_all else 1)
        for who in child_tokens(sentence, verb.i, "nsubj")
    )


def _ids(scene: Scene, sentence: Sentence, who: Token) -> set[str | None]:
    return {party.id for party in phrase_parties(scene.index, sentence, who.i)}
