"""Positions: a party's stance on an option of a sticking point, with its condition."""

from collections.abc import Iterable, Iterator, Sequence

from tracktwo.extract.clauses import clause_words, coordinated_verbs
from tracktwo.extract.issue_words import IssueFound, find_issues, issues_for
from tracktwo.extract.parties import parties_in
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.position_holders import holders
from tracktwo.extract.position_subjects import main_issues, on_other, only_tells, pointed_at
from tracktwo.extract.position_words import bounds_of, date_of
from tracktwo.extract.stance_frames import find_stances
from tracktwo.extract.stance_scene import Scene, StanceFound
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.stances import load_stances
from tracktwo.records import (
    ActorRef,
    Attempt,
    Position,
    Provenance,
    Reading,
    Sentence,
    Stance,
    Token,
    Trace,
    record_id,
)

NAME = "positions"
VERSION = "5"
AFTER = ("quotations",)
LONGEST_CHAIN = 4  # verbs, each governed by the one before: "is not willing to agree to discuss"
RED_LINE_WORDS = (
    "red line",
    "never",
    "non-negotiable",
    "not negotiable",
    "under no circumstances",
    "at any price",
)
# After these a condition is a moment, not a demand on the other side.
MOMENTS = frozenset({"once", "after", "when", "until", "till"})
UNTIL = frozenset({"until", "till"})  # "will not X until Y" demands Y
# What is done once both have come to terms is no demand on one of them: "once the truce is signed".
DEALS = frozenset({"truce", "deal", "agreement", "accord", "treaty", "text", "talk", "condition", "meeting"})
AS_LONG_AS = frozenset({"as", "so", "long", "soon"})
SEALING = frozenset({"sign", "agree", "conclude", "begin", "start", "reach", "ratify", "take", "enter"})
CONFIDENCE = {"verb": 0.75, "willing": 0.6, "noun": 0.7, "predicate": 0.6, "obligation": 0.5, "threat": 0.55}


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Position]:
    """Yield the positions an article gives parties, from narration and from their own speech."""
    index = parties_in(reading, books)
    issues = issues_for(reading, books)
    seen: set[tuple[str, str, str, int]] = set()
    for sentence in reading.sentences:
        scene = Scene(sentence, index, load_stances())
        for found in _outermost(sentence, find_stances(scene)):
            for position in _positions(reading, scene, found, issues, books, trace):
                key = (
                    position.party.id or position.party.name,
                    position.issue,
                    position.stance,
                    sentence.index,
                )
                if key not in seen:
                    seen.add(key)
                    yield position


def _outermost(sentence: Sentence, stances: Iterable[StanceFound]) -> Iterator[StanceFound]:
    """Yield the stances under no refusal: "is not prepared to discuss it" is not open to discussing.

    What "must" be inside of what a party insists on is not asked for twice.
    """
    refusals: set[int] = set()
    insisted: set[int] = set()
    for found in stances:
        if found.anchor in insisted and found.rule.startswith("obligation"):
            continue
        if found.stance in (Stance.INSISTS, Stance.DEMANDS):
            insisted |= {token.i for token in found.content}
        chain = [found.anchor]
        while sentence.tokens[chain[-1]].dep in ("xcomp", "acomp") and len(chain) < LONGEST_CHAIN:
            chain.append(sentence.tokens[chain[-1]].head)
        if refusals.isdisjoint(chain[1:]):
            yield found
        if found.stance is Stance.REJECTS:
            refusals.add(found.anchor)


def _positions(
    reading: Reading,
    scene: Scene,
    found: StanceFound,
    issues: Sequence[StickingPoint],
    books: CodeBooks,
    trace: Trace | None,
) -> Iterator[Position]:
    sentence = scene.sentence
    parties, missing = holders(reading, scene, found, books)
    subjects = (
        find_issues(found.content, issues)
        or pointed_at(reading, scene, found, issues)
        or on_other(scene, found)
    )
    if not parties or not subjects:
        _tell(trace, reading, scene, found, missing or "the words name no sticking point")
        if not parties:
            return
    else:
        _tell(trace, reading, scene, found, None)
    for party in parties:
        for issue in main_issues(found, subjects):
            if only_tells(scene, found, issue):
                continue
            yield _position(reading, sentence, found, party, issue)
        for issue, verb in _demanded(scene, found, subjects, issues, party):
            yield _position(reading, sentence, _as_demand(sentence, found, verb), party, issue)


def _stance(found: StanceFound, issue: IssueFound) -> Stance:
    """Return the stance; "there will be no enrichment" is a demand where the option is that there be none."""
    forbids = found.rule.endswith("there will be no") and issue.option.startswith("zero")
    return Stance.DEMANDS if forbids else found.stance


def _demanded(
    scene: Scene,
    found: StanceFound,
    subjects: Sequence[IssueFound],
    issues: Sequence[StickingPoint],
    party: ActorRef,
) -> Iterator[tuple[IssueFound, Token]]:
    """Yield what a condition demands of the other side: "only if they hand over their guns"."""
    if found.rule == "threat" or not found.condition:
        return
    if found.condition[0].lemma.lower() in MOMENTS - _asking(found):
        return
    known = list(_known_prices(scene, found, {s.issue for s in subjects[:1]}, issues, party))
    yield from known or (_unnamed_price(scene, found, party) if subjects else ())


def _known_prices(
    scene: Scene, found: StanceFound, taken: set[str], issues: Sequence[StickingPoint], party: ActorRef
) -> Iterator[tuple[IssueFound, Token]]:
    """Yield the sticking points that the clauses of a condition are about, without those in `taken`."""
    inside = {token.i for token in found.condition if token.lemma.lower() not in AS_LONG_AS}
    for token in found.condition:
        is_head = token.pos in ("VERB", "AUX", "NOUN") and token.head not in inside
        for verb in coordinated_verbs(scene.sentence, token.i) if is_head else ():
            others = {c.i for c in child_tokens(scene.sentence, verb.i, "conj", "advcl")}
            for issue in find_issues(clause_words(scene.sentence, verb.i, without=others), issues)[:1]:
                others_do = _others_act(scene, verb, party)
                if (issue.issue not in taken or others_do) and not _acts_itself(scene, verb, party):
                    taken.add(issue.issue)
                    yield issue, verb


def _unnamed_price(scene: Scene, found: StanceFound, party: ActorRef) -> Iterator[tuple[IssueFound, Token]]:
    """Yield a condition that is about no known sticking point as a demand on "other"."""
    if found.condition[0].lemma.lower() in ("if", "when", "once", "should"):
        return
    nouns = [t for t in found.condition if t.pos == "NOUN" and t.lemma.lower() not in DEALS]
    verbs = [t for t in found.condition if t.pos in ("VERB", "AUX")]
    for top in (verbs or nouns)[:1]:
        if nouns and found.parties and not _acts_itself(scene, top, party):
            yield IssueFound("other", "other", top.i, top.i), top


def _asking(found: StanceFound) -> frozenset[str]:
    """Return the words of time that make a demand beside this stance: "no talks until", "an embassy once"."""
    if found.stance is Stance.REJECTS:
        return UNTIL
    is_sealed = any(token.lemma.lower() in SEALING for token in found.condition)
    is_gift = found.stance in (Stance.OFFERS, Stance.OPEN_TO) and not is_sealed
    return frozenset({"once"}) if is_gift else frozenset()


def _others_act(scene: Scene, verb: Token, party: ActorRef) -> bool:
    """Whether the condition says what another party is to do, be it on the same sticking point."""
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    named = [p for subject in subjects for p in phrase_parties(scene.index, scene.sentence, subject.i)]
    return bool(named) and party not in named


def _acts_itself(scene: Scene, verb: Token, party: ActorRef) -> bool:
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    return any(party in phrase_parties(scene.index, scene.sentence, subject.i) for subject in subjects)


def _as_demand(sentence: Sentence, found: StanceFound, verb: Token) -> StanceFound:
    others = {c.i for c in child_tokens(sentence, verb.i, "conj")}
    words = tuple(t for t in clause_words(sentence, verb.i, without=others) if t in found.condition)
    return StanceFound(f"condition of {found.rule}", Stance.DEMANDS, verb.i, found.parties, False, words, ())


def _position(
    reading: Reading, sentence: Sentence, found: StanceFound, party: ActorRef, issue: IssueFound
) -> Position:
    start, end = bounds_of(sentence, found)
    stance = _stance(found, issue)
    evidence = reading.evidence(start, end)
    condition = reading.text[found.condition[0].start : found.condition[-1].end] if found.condition else None
    lower = evidence.text.lower()
    key = (
        VERSION,
        reading.article_id,
        start,
        end,
        party.id or party.name,
        issue.issue,
        issue.option,
        found.stance,
    )
    return Position(
        id=record_id("position", *key),
        evidence=(evidence,),
        confidence=CONFIDENCE.get(found.rule.split(":")[0], 0.65),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=found.rule),
        party=party,
        issue=issue.issue,
        option=issue.option,
        stance=stance,
        condition=condition,
        red_line=True if any(words in lower for words in RED_LINE_WORDS) else None,
        date=date_of(reading, sentence, start, end, found.anchor),
        text=evidence.text,
    )


def _tell(
    trace: Trace | None, reading: Reading, scene: Scene, found: StanceFound, missing: str | None
) -> None:
    if trace is None:
        return
    start, end = bounds_of(scene.sentence, found)
    detail = missing or f"{found.stance.value}: {found.rule}"
    trace(Attempt(NAME, found.rule, start, end, reading.text[start:end], missing is None, detail))
