"""What a stance is about: the sticking point it points back to, and "other" for a matter no phrase names."""

from collections.abc import Sequence

from tracktwo.extract.issue_words import IssueFound, find_issues
from tracktwo.extract.stance_scene import Scene, StanceFound
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.records import (
    Reading,
    Sentence,
    Stance,
    Token,
)

POINTING = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "conj", "dative", "xcomp", "ROOT"}
)
FIRM = frozenset(
    {
        "demand", "insist", "refuse", "reject", "accept", "offer", "balk", "rule", "turn", "stipulate",
        "object", "oppose", "veto", "resist", "budge", "threaten", "give", "drop", "remain", "propose",
        "want", "dismiss", "favour", "prefer",
    }
)  # fmt: skip
TELLING = frozenset({"maintain", "reiterate", "assert", "reaffirm"})
# What is taken up again by its own noun: the words of its group tell where it was told of.
TOLD_BEFORE = (
    frozenset({"proposal", "offer", "suggestion", "idea", "propose", "suggest", "float", "table", "moot"}),
    frozenset({"deal", "agreement", "accord", "pact"}),
    frozenset({"text", "draft", "paper", "document", "roadmap", "scheme", "plan"}),
)
AGAIN = frozenset({"the", "this", "that", "these"})
FARTHEST = 12  # sentences back that a proposal or a deal may have been told of
STANDING = frozenset({"territory", "borders", "recognition"})  # what a party holds to be so
MEETINGS = frozenset(
    {
        "meeting",
        "talk",
        "round",
        "summit",
        "dialogue",
        "visit",
        "invitation",
        "war",
        "consultation",
        "negotiation",
        "contact",
    }
)
# Talks of one kind may be refused as a matter of their own: "ruled out talks with any mediator".
PARLEYS = frozenset({"talk", "dialogue", "negotiation", "consultation"})
COMMENTS = frozenset(
    {
        "comment", "interview", "question", "reporter", "apology", "condolence", "resignation", "charge",
        "accusation", "allegation", "claim", "report", "suggestion", "criticism", "host", "ceremony",
        "responsibility", "finding", "calm", "restraint", "patience", "head", "prudence", "moderation",
        "filing",
    }
)  # fmt: skip


def only_tells(scene: Scene, found: StanceFound, issue: IssueFound) -> bool:
    """Whether "maintains that" only tells something: it is a claim where it is about a lasting thing."""
    verb = scene.sentence.tokens[found.anchor].lemma.lower()
    return verb in TELLING and issue.issue not in STANDING


def pointed_at(
    reading: Reading, scene: Scene, found: StanceFound, issues: Sequence[StickingPoint]
) -> tuple[IssueFound, ...]:
    """Return the sticking point that "it", "the step" or "their plan" points back to.

    Looked for before the stance in its sentence, then in the two sentences before, then in the heading.
    """
    sentence = scene.sentence
    named = [t for t in found.content if t.dep in POINTING]
    words = {t.lemma.lower() for t in named} | {t.text.lower() for t in named}
    anchor = sentence.tokens[found.anchor].lemma.lower()
    bare = not named or all(token.i == found.anchor for token in found.content)
    if not (words | ({anchor} if bare else set())) & scene.stances.pointers:
        return ()
    if _brings_text(scene, found, named):
        return ()
    if found.stance is Stance.DEMANDS and words & MEETINGS:
        return ()  # who wants a round of talks demands nothing of what they are about
    here = find_issues(_before(sentence, found.anchor), issues)
    if here:
        return _at_anchor(here[-1:], found)
    told = next((group for group in TOLD_BEFORE if words & group), None)
    where = _where_told(reading, sentence, told) if told is not None else None
    if where is not None:
        return _at_anchor(find_issues(where.tokens, issues)[:1], found)
    for back in (1, 2):
        at = sentence.index - back
        if at >= 0 and reading.sentences[at].part >= sentence.part - 1:
            before = find_issues(reading.sentences[at].tokens, issues)
            if before:
                return _at_anchor(before[:1], found)
    return ()


def _brings_text(scene: Scene, found: StanceFound, named: Sequence[Token]) -> bool:
    """Whether somebody puts forward a text: a proposal on the table, and no view on what it says."""
    texts = [t for t in named if t.lemma.lower() in scene.stances.documents]
    marks = {c.text.lower() for t in texts for c in child_tokens(scene.sentence, t.i, "det")}
    return found.stance is Stance.OFFERS and bool(marks & {"a", "an", "another"})


def _before(sentence: Sentence, anchor: int) -> list[Token]:
    """Return what stands before a stance, without whose it is: "the Border Commission's chair wants it"."""
    own = {t.i for s in child_tokens(sentence, anchor, "nsubj") for t in subtree(sentence, s.i)}
    return [token for token in sentence.tokens[:anchor] if token.i not in own]


def _where_told(reading: Reading, sentence: Sentence, told: frozenset[str]) -> Sentence | None:
    """Return the nearest sentence before that tells of what "the deal" or "the proposal" takes up again.

    One that tells of it first ("a deal", "proposed") counts before those that take it up themselves.
    """
    before = reading.sentences[max(0, sentence.index - FARTHEST) : sentence.index][::-1]
    places = [(s, token) for s in before for token in s.tokens if token.lemma.lower() in told]
    fresh = (
        s
        for s, token in places
        if not any(t.tag == "DT" and t.lemma in AGAIN for t in child_tokens(s, token.i))
    )
    return next(fresh, places[0][0] if places else None)


# What a party is displeased with is no matter to be settled, unless its words name one.
PARTS = frozenset({"article", "point", "clause", "paragraph"})  # of a text: matters of their own
SIGNING = frozenset({"sign", "initial", "ratify"})
DISPLEASED = frozenset(
    {"regret", "deplore", "condemn", "denounce", "criticise", "criticize", "resent", "slam", "lash", "rail",
     "scoff", "blast", "decry", "lament", "lambast", "bristle", "fume"}
)  # fmt: skip


def on_other(scene: Scene, found: StanceFound) -> tuple[IssueFound, ...]:
    """Return the sticking point "other" where a party firmly asks for or refuses something no phrase names.

    Only for a named party and a firm verb, and where a thing is named that is no pronoun and no meeting.
    """
    anchor = scene.sentence.tokens[found.anchor]
    frame = found.rule.split(":")[-1].split()
    is_phrase = len(frame) > 1 and found.stance in (Stance.INSISTS, Stance.DEMANDS)
    is_firm = anchor.pos == "VERB" and (anchor.lemma.lower() in FIRM or is_phrase or _is_bargain(found))
    is_refused = _refuses(found, anchor)
    if not found.parties or not (is_firm or is_refused):
        return ()
    nouns = [t for t in found.content if t.pos in ("NOUN", "PROPN") and t.dep in POINTING]
    acts = is_refused and any(t.pos == "VERB" and t.i != found.anchor for t in found.content)
    things = [t for t in nouns if acts or t.lemma.lower() not in frame]  # "sees no reason to return"
    is_signed = _is_bargain(found) and anchor.lemma.lower() in SIGNING  # "if X leaves, Y will sign"
    if not is_signed and (not things or _is_spent(scene, found, things, is_refused=is_refused)):
        return ()
    if not is_signed and _is_comment(found):
        return ()
    return (IssueFound("other", "other", found.anchor, found.anchor),)


def _refuses(found: StanceFound, anchor: Token) -> bool:
    """Whether a stance turns something down, more than by saying what will not be done."""
    lemma = anchor.lemma.lower()
    is_plain = not found.rule.startswith("willing") and lemma not in DISPLEASED
    return found.stance is Stance.REJECTS and (is_plain or lemma in SIGNING)


def _is_bargain(found: StanceFound) -> bool:
    """Whether something will be done for something else: "will let the ships pass as long as ..."."""
    is_act = found.rule.startswith("willing") and found.stance is not Stance.REJECTS
    return is_act and bool(found.condition)


def _is_spent(scene: Scene, found: StanceFound, things: Sequence[Token], *, is_refused: bool) -> bool:
    """Whether what is asked for or refused is only pointed at, a meeting, or a friend who is stood by."""
    if found.stance is Stance.INSISTS and all(t.pos == "PROPN" for t in things):
        return True
    spent = (scene.stances.pointers | scene.stances.ruin_things | MEETINGS) - PARTS
    if {t.lemma.lower() for t in things} & MEETINGS and not is_refused:
        return True
    is_narrowed = is_refused and things[0].lemma.lower() in PARLEYS and len(things) > 1
    return things[0].lemma.lower() in spent and not is_narrowed


def _is_comment(found: StanceFound) -> bool:
    """Whether the thing is only a person or a comment, which is declined but not negotiated."""
    words = {token.lemma.lower() for token in found.content}
    nouns = {token.lemma.lower() for token in found.content if token.pos in ("NOUN", "PROPN")}
    return bool(nouns & COMMENTS) or len(words) < 2


def _at_anchor(found: Sequence[IssueFound], stance: StanceFound) -> tuple[IssueFound, ...]:
    return tuple(IssueFound(one.issue, one.option, stance.anchor, stance.anchor) for one in found)


def main_issues(found: StanceFound, subjects: Sequence[IssueFound]) -> tuple[IssueFound, ...]:
    """Return the first sticking point, and further ones that stand coordinated with it in a list."""
    if not subjects:
        return ()
    first = subjects[0]
    heads = {t.i for t in found.content if t.dep == "conj"}
    listed = [s for s in subjects[1:] if any(s.first <= head <= s.last for head in heads)]
    return (first, *(s for s in listed if s.issue != first.issue))
