"""Judgements that point back: "That is unlikely", "We think this possible", "a one-in-four chance of it"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.claim_drafts import Draft, Scene
from tracktwo.extract.claim_likelihoods import PAUSES
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import Bound, Token

POINTING = frozenset({"", "this", "that", "it", "such"})
THINGS = frozenset({"scenario", "outcome", "possibility", "prospect", "case", "development"})
_THINKING = "think consider deem call regard judge find rate believe see"
THINKING = frozenset(_THINKING.split())
OWN_VOICE = frozenset({"we", "i", "our", "my"})
OPENING = re.compile(r"^In (?:the|a|one|another)\b[^,;]{0,40}, ")  # "In the third, the talks end"
LEAST_WORDS = 4  # "this unlikely" is quoted with who thinks so
MOST_WORDS = 24  # of what is pointed at


def find_verdicts(scene: Scene) -> Iterator[Draft]:
    """Yield how likely a sentence calls what was told before: "That is possible but unlikely"."""
    here = scene.sentence.words
    if "be" not in here and here.isdisjoint(THINKING):
        return
    for verb in scene.tokens:
        judge = _thinker(scene, verb)
        if judge is None and not (verb.lemma == "be" and _points_back(scene, verb)):
            continue
        if scene.books.estimative.find(scene.text) is None:
            return
        inside = _predicate(scene, verb)
        start, end = inside[0].start, inside[-1].end
        words = scene.reading.text[start:end]
        likely = scene.books.estimative.find(words)
        if likely is not None:
            yield Draft(
                "assessment",
                "",
                words,
                None,
                Bound.EQUAL,
                start,
                end,
                "verdict",
                0.65,
                scene.sentence.index,
                asserted_by=scene.named_under(judge.i) if judge is not None else None,
                likelihood=likely[0],
            )


def _thinker(scene: Scene, verb: Token) -> Token | None:
    """Return who thinks "this" likely or not: "Brandt considers this unlikely"."""
    if verb.pos != "VERB" or verb.lemma.lower() not in THINKING:
        return None
    below = child_tokens(scene.sentence, verb.i, "dobj", "ccomp", "nsubj")
    inner = [t for clause in below for t in (clause, *child_tokens(scene.sentence, clause.i, "nsubj"))]
    if not any(t.i > verb.i and t.text.lower() in POINTING for t in inner):
        return None
    return next(iter(child_tokens(scene.sentence, verb.i, "nsubj")), None)


def _predicate(scene: Scene, verb: Token) -> list[Token]:
    """Return the words of a clause without those joined to it: "that is possible but unlikely"."""
    joined = {
        below.i
        for other in child_tokens(scene.sentence, verb.i, "conj")
        for below in subtree(scene.sentence, other.i)
        if other.pos in ("VERB", "AUX")
    }
    inside = subtree(scene.sentence, verb.i, without=frozenset({"advcl", "parataxis", "punct"}))
    kept = [t for t in inside if t.i not in joined]
    while len(kept) > 1 and kept[-1].pos in ("CCONJ", "PUNCT"):
        kept = kept[:-1]
    return kept


def _points_back(scene: Scene, verb: Token) -> bool:
    """Tell whether the subject is what was told before: "that", "this scenario"; not "it is likely that"."""
    if child_tokens(scene.sentence, verb.i, "ccomp", "xcomp", "csubj"):
        return False
    for subject in child_tokens(scene.sentence, verb.i, "nsubj"):
        if subject.text.lower() in POINTING:
            return True
        shown = {t.text.lower() for t in child_tokens(scene.sentence, subject.i, "det")}
        return subject.lemma.lower() in THINGS and bool(shown & POINTING)
    return False


def pointed(scene: Scene, draft: Draft) -> Draft:
    """Return an assessment with what its "this" or "that" stands for, and who thinks so in its words.

    What is meant is the clause before in its sentence, else the sentence before. "We" is whoever writes.
    """
    if draft.slot != "assessment" or draft.likelihood is None:
        return draft
    judge = draft.asserted_by
    if judge is not None and judge.text.lower() in OWN_VOICE:
        draft = replace(draft, asserted_by=None)
    draft = _with_verb(scene, draft)
    if draft.about.lower().strip(" .") not in POINTING:
        return draft
    before = _clause_before(scene, draft) or _sentence_before(scene)
    return replace(draft, about=before) if before else draft


def _with_verb(scene: Scene, draft: Draft) -> Draft:
    """Return a draft of few words with who thinks so and the verb: "We think this unlikely"."""
    tokens = [t for t in scene.tokens if draft.start <= t.start < draft.end]
    if len(tokens) >= LEAST_WORDS or not tokens:
        return draft
    verb = scene.verb_over(tokens[-1].i)
    subjects = child_tokens(scene.sentence, verb.i, "nsubj") if verb is not None else []
    if not subjects:
        return draft
    start = min(draft.start, scene.phrase(subjects[0].i)[0].start)
    return replace(draft, start=start, value=scene.reading.text[start : draft.end])


def _clause_before(scene: Scene, draft: Draft) -> str:
    """Return the words before a semicolon or dash that parts the judgement from what it judges."""
    pauses = [t for t in scene.tokens if t.text in PAUSES]
    inside = [t.start for t in pauses if draft.start <= t.start < draft.end]
    if inside:
        return _few(scene.reading.text[draft.start : inside[-1]])
    ahead = [t.start for t in pauses if t.start < draft.start and t.pos == "PUNCT"]
    return _few(scene.reading.text[scene.tokens[0].start : ahead[-1]]) if ahead else ""


def _sentence_before(scene: Scene) -> str:
    at = scene.sentence.index
    if at == 0:
        return ""
    sentence = scene.reading.sentences[at - 1]
    return _few(scene.reading.text[sentence.start : sentence.end])


def _few(text: str) -> str:
    words = OPENING.sub("", text.strip(" .;–—")).split()
    return " ".join(words[:MOST_WORDS])
