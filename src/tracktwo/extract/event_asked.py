"""What one given actor does to another given one: the predicate on the path between them."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_frames import Match
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_words import LIMIT
from tracktwo.records import Reading, Sentence


def asked_draft(drafter: Drafter, sentence: Sentence, reading: Reading) -> tuple[float, Draft] | None:
    """Return the draft that best says what the asked actor does to the asked recipient, with its score."""
    grammar = drafter.grammar
    actor = tokens_of(reading.asked_actor, sentence, reading.text)
    recipient = tokens_of(reading.asked_recipient, sentence, reading.text)
    found: list[tuple[float, int, Draft]] = []
    for i in range(len(sentence.tokens)):
        draft = drafter.draft(i)
        if draft is not None:
            score = _score(draft, drafter, actor, recipient)
            found.append((score, -grammar.depth(i), draft))
    if not found:
        return (-5.0, _nearest(drafter, actor | recipient))
    swallowed = {b for _, _, d in found for b in d.below if b != d.at}
    ranked = sorted(found, key=lambda f: (f[0] - (2.0 if f[2].at in swallowed else 0.0), f[1]), reverse=True)
    return ranked[0][0], ranked[0][2]


def _nearest(drafter: Drafter, span: set[int]) -> Draft:
    """Return a guess where no frame fits: the word of the lexicon nearest to those asked about."""
    grammar, frames = drafter.grammar, drafter.frames
    known = [
        (_distance(t.i, span), t.i, kind)
        for t in grammar.tokens
        for kind in "vna"
        if frames.of(kind, grammar.lemmas[t.i]) and t.i not in span
    ]
    if known:
        _, i, kind = min(known)
        frame = frames.of(kind, grammar.lemmas[i])[-1]
    else:
        i, frame = 0, frames.of("v", "meet")[-1]
    match = Match(frame, i, i, (), (), ())
    return Draft(
        type=frame.type, mode=frame.mode, cameo=frame.cameo, at=i, verb=i, agents=(), recipients=(),
        is_negated=False, is_hedged=False, operator=None, rule=f"{frame.id}+guess", below=(i,),
        match=match, base=frame.type,
    )  # fmt: skip


def tokens_of(words: str | None, sentence: Sentence, text: str) -> set[int]:
    """Return the tokens of the asked words in a sentence; empty when they do not stand there."""
    if not words:
        return set()
    at = text.find(words.strip(), sentence.start, sentence.end)
    if at < 0:
        at = text.lower().find(words.strip().lower(), sentence.start, sentence.end)
    if at < 0:
        return set()
    end = at + len(words.strip())
    return {t.i for t in sentence.tokens if t.start < end and t.end > at}


def _score(draft: Draft, drafter: Drafter, actor: set[int], recipient: set[int]) -> float:
    grammar = drafter.grammar
    heads = set(draft.match.agent_heads) | {p.head for p in draft.agents}
    to = {p.head for p in draft.recipients}
    score = 0.0
    if actor and _touches(heads, actor, grammar):
        score += 4.0
    if recipient and _touches(to, recipient, grammar):
        score += 3.0
    if recipient and _touches(heads, recipient, grammar) and not actor & heads:
        score -= 1.0
    if recipient and _governs(draft, recipient, grammar):
        score += 2.0
    if draft.at in actor or draft.at in recipient:
        score -= 3.0
    return score - 0.15 * grammar.depth(draft.at) - 0.02 * _distance(draft.at, actor | recipient)


def _touches(heads: set[int], span: set[int], grammar: Grammar) -> bool:
    for h in heads:
        if h in span:
            return True
        if any(c in span for c in grammar.sentence.children[h]):
            return True
    return False


def _governs(draft: Draft, span: set[int], grammar: Grammar) -> bool:
    own = {draft.at, draft.verb, *draft.below}
    for i in span:
        for _ in range(LIMIT):
            if i in own:
                return True
            if grammar.tokens[i].head == i:
                break
            i = grammar.tokens[i].head
    return False


def _distance(at: int, span: set[int]) -> int:
    return min((abs(at - i) for i in span), default=0)
