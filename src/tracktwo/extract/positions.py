"""Positions: a party's stance on an option of a sticking point, with its condition."""

from collections.abc import Iterator, Sequence

from tracktwo.extract.clauses import clause_words, coordinated_verbs
from tracktwo.extract.issue_words import IssueFound, find_issues, issues_for
from tracktwo.extract.parties import issuing_party, parties_in
from tracktwo.extract.party_phrases import is_bystanders, phrase_parties, quotation_around, speaking_party
from tracktwo.extract.stance_frames import find_stances
from tracktwo.extract.stance_scene import Scene, StanceFound, owners_of
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
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
    TimeValue,
    Token,
    Trace,
    record_id,
)

NAME = "positions"
VERSION = "2"
AFTER = ("quotations",)

THEY = frozenset({"it", "he", "she", "they"})  # whom these mean stands before them
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
LONGEST_OPENING = 200  # characters of a sentence before a stance; more would bury it
INSIDE = frozenset({"mark", "aux", "auxpass", "advmod", "neg", "cc"})
HANGING = frozenset(
    {"acl", "relcl", "advcl", "xcomp", "ccomp", "conj", "pcomp"}
)  # verbs with no subject of their own
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
POINTING = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "conj", "dative", "xcomp", "ROOT"}
)
VIEWS = frozenset({"position", "view", "stance", "line", "condition", "demand", "answer", "message"})
UNTIL = frozenset({"until", "till"})  # "will not X until Y" demands Y
FIRM = frozenset(
    {
        "demand", "insist", "refuse", "reject", "accept", "offer", "balk", "rule", "turn", "stipulate",
        "object", "oppose", "veto", "resist", "budge", "threaten", "give", "drop", "remain",
    }
)  # fmt: skip
TELLING = frozenset({"maintain", "reiterate", "assert", "reaffirm"})
STANDING = frozenset({"territory", "borders", "recognition"})  # what a party holds to be so
MEETINGS = frozenset({"meeting", "talk", "round", "summit", "dialogue", "visit", "invitation", "war"})
COMMENTS = frozenset(
    {
        "comment", "interview", "question", "reporter", "apology", "condolence", "resignation", "charge",
        "accusation", "allegation", "claim", "report", "suggestion", "criticism", "host", "ceremony",
        "responsibility", "finding",
    }
)  # fmt: skip
CONFIDENCE = {"verb": 0.75, "willing": 0.6, "noun": 0.7, "predicate": 0.6, "obligation": 0.5, "threat": 0.55}


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Position]:
    """Yield the positions an article gives parties, from narration and from their own speech."""
    index = parties_in(reading, books)
    issues = issues_for(reading, books)
    seen: set[tuple[str, str, str, int]] = set()
    for sentence in reading.sentences:
        scene = Scene(sentence, index, load_stances())
        for found in find_stances(scene):
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


def _positions(
    reading: Reading,
    scene: Scene,
    found: StanceFound,
    issues: Sequence[StickingPoint],
    books: CodeBooks,
    trace: Trace | None,
) -> Iterator[Position]:
    sentence = scene.sentence
    parties, missing = _holders(reading, scene, found, books)
    subjects = (
        find_issues(found.content, issues)
        or _pointed_at(reading, scene, found, issues)
        or _on_other(scene, found)
    )
    if not parties or not subjects:
        _tell(trace, reading, scene, found, missing or "the words name no sticking point")
        if not parties:
            return
    else:
        _tell(trace, reading, scene, found, None)
    for party in parties:
        for issue in _main_issues(found, subjects):
            if _only_tells(scene, found, issue):
                continue
            yield _position(reading, sentence, found, party, issue)
        for issue, verb in _demanded(scene, found, subjects, issues, party):
            yield _position(reading, sentence, _as_demand(sentence, found, verb), party, issue)


def _only_tells(scene: Scene, found: StanceFound, issue: IssueFound) -> bool:
    """Whether "maintains that" only tells something: it is a claim where it is about a lasting thing."""
    verb = scene.sentence.tokens[found.anchor].lemma.lower()
    return verb in TELLING and issue.issue not in STANDING


def _pointed_at(
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
    here = find_issues(sentence.tokens[: found.anchor], issues)
    if here:
        return _at_anchor(here[-1:], found)
    for back in (1, 2):
        at = sentence.index - back
        if at >= 0 and reading.sentences[at].part >= sentence.part - 1:
            before = find_issues(reading.sentences[at].tokens, issues)
            if before:
                return _at_anchor(before[:1], found)
    return ()


def _on_other(scene: Scene, found: StanceFound) -> tuple[IssueFound, ...]:
    """Return the sticking point "other" where a party firmly asks for or refuses something no phrase names.

    Only for a named party and a firm verb, and where a thing is named that is no pronoun and no meeting.
    """
    anchor = scene.sentence.tokens[found.anchor]
    if not found.parties or anchor.pos != "VERB" or anchor.lemma.lower() not in FIRM or _is_comment(found):
        return ()
    things = [t for t in found.content if t.pos in ("NOUN", "PROPN") and t.dep in POINTING]
    spent = scene.stances.pointers | scene.stances.ruin_things | MEETINGS
    if not things or things[0].lemma.lower() in spent:
        return ()
    return (IssueFound("other", "other", found.anchor, found.anchor),)


def _is_comment(found: StanceFound) -> bool:
    """Whether the thing is only a person or a comment, which is declined but not negotiated."""
    words = {token.lemma.lower() for token in found.content}
    return bool(words & COMMENTS) or len(words) < 2


def _at_anchor(found: Sequence[IssueFound], stance: StanceFound) -> tuple[IssueFound, ...]:
    return tuple(IssueFound(one.issue, one.option, stance.anchor, stance.anchor) for one in found)


def _holders(
    reading: Reading, scene: Scene, found: StanceFound, books: CodeBooks
) -> tuple[tuple[ActorRef, ...], str | None]:
    """Return who holds the stance, or nobody and what was missing."""
    if any(token.lemma.lower() == "deny" for token in ancestors(scene.sentence, found.anchor)):
        return (), "it is denied"
    quotation = quotation_around(reading, scene.sentence, found.anchor)
    if quotation is not None and is_bystanders(quotation, scene.index):
        return (), "said by a bystander, who has an opinion of it but no position"
    speaker = speaking_party(quotation, scene.index, books) if quotation is not None else None
    if found.parties:
        return found.parties, None
    if found.by_speaker:
        speaker = speaker or _speaker_above(scene, found.anchor)
        if speaker is None and quotation is None:
            speaker = issuing_party(reading, books) or _subject_before(reading, scene)
        if speaker is not None:
            return (speaker,), None
    return (), "nobody who could hold the position was found"


def _subject_before(reading: Reading, scene: Scene) -> ActorRef | None:
    """Return the party that is the subject of the sentence before: whom "it" means, outside of speech."""
    at = scene.sentence.index - 1
    if at < 0 or reading.sentences[at].part != scene.sentence.part:
        return None
    before = reading.sentences[at]
    for subject in child_tokens(before, before.root, "nsubj", "nsubjpass"):
        parties = phrase_parties(scene.index, before, subject.i)
        if len(parties) == 1:
            return parties[0]
    return None


def _speaker_above(scene: Scene, i: int) -> ActorRef | None:
    """Return the party that is the subject of a verb of speech by a clause, or whose view it is."""
    sentence = scene.sentence
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    if token.dep == "ccomp" and verb.lemma.lower() == "be":
        views = [n for n in child_tokens(sentence, verb.i, "nsubj") if n.lemma.lower() in VIEWS]
        for owner in (o for view in views for o in owners_of(scene, view)):
            return owner
    beside = child_tokens(sentence, i, "parataxis", "ccomp")
    above = [sentence.tokens[token.head]] if token.dep in ("ccomp", "parataxis", "conj") else []
    for verb in [*above, *beside]:
        for subject in child_tokens(sentence, verb.i, "nsubj"):
            parties = phrase_parties(scene.index, sentence, subject.i)
            if parties:
                return parties[0]
    return None


def _stance(found: StanceFound, issue: IssueFound) -> Stance:
    """Return the stance; "there will be no enrichment" is a demand where the option is that there be none."""
    forbids = found.rule.endswith("there will be no") and issue.option.startswith("zero")
    return Stance.DEMANDS if forbids else found.stance


def _main_issues(found: StanceFound, subjects: Sequence[IssueFound]) -> tuple[IssueFound, ...]:
    """Return the first sticking point, and further ones that stand coordinated with it in a list."""
    if not subjects:
        return ()
    first = subjects[0]
    heads = {t.i for t in found.content if t.dep == "conj"}
    listed = [s for s in subjects[1:] if any(s.first <= head <= s.last for head in heads)]
    return (first, *(s for s in listed if s.issue != first.issue))


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
    if found.condition[0].lemma.lower() in MOMENTS - (
        UNTIL if found.stance is Stance.REJECTS else frozenset()
    ):
        return
    taken = {subject.issue for subject in subjects[:1]}
    inside = {token.i for token in found.condition}
    for token in found.condition:
        is_head = token.pos in ("VERB", "AUX", "NOUN") and token.head not in inside
        for verb in coordinated_verbs(scene.sentence, token.i) if is_head else ():
            others = {c.i for c in child_tokens(scene.sentence, verb.i, "conj", "advcl")}
            for issue in find_issues(clause_words(scene.sentence, verb.i, without=others), issues)[:1]:
                others_do = _others_act(scene, verb, party)
                if (issue.issue not in taken or others_do) and not _acts_itself(scene, verb, party):
                    taken.add(issue.issue)
                    yield issue, verb


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
    start, end = _bounds(sentence, found)
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
        date=_date(reading, sentence, start, end),
        text=evidence.text,
    )


def _bounds(sentence: Sentence, found: StanceFound) -> tuple[int, int]:
    """Return the offsets of the stance with its subject, content and condition, from end to end."""
    anchor = sentence.tokens[found.anchor]
    tokens = [anchor, *found.content, *found.condition]
    tokens += child_tokens(sentence, anchor.i, "nsubj", "nsubjpass", "aux", "neg", "prt")
    if anchor.pos == "NOUN":
        tokens += child_tokens(sentence, anchor.i, "det")
    owners = ("poss", "amod", "compound") if anchor.pos == "NOUN" else ("nsubj", "nsubjpass", "agent")
    for branch in child_tokens(sentence, anchor.i, *owners):
        tokens += subtree(sentence, branch.i, without=frozenset({"relcl"}))
    if anchor.pos == "AUX":  # "is" says nothing without what it is
        for branch in child_tokens(sentence, anchor.i, "attr", "acomp", "nsubj"):
            tokens += subtree(sentence, branch.i, without=frozenset({"relcl"}))
    first = min(tokens, key=lambda token: token.start)
    end = max(token.end for token in tokens)
    return _opening(sentence, anchor, first), end


def _opening(sentence: Sentence, anchor: Token, first: Token) -> int:
    """Return where the words begin; at the sentence's start where they would open in the middle of a clause.

    "that both claim" or "to discuss a shared field" tells nobody who claims what.
    """
    is_hanging = first.i == anchor.i and (anchor.dep in HANGING or anchor.pos == "AUX")
    is_pointing = first.tag == "PRP" and first.text.lower() in THEY
    opens_inside = (
        is_hanging or is_pointing or first.dep in INSIDE or first.pos == "PART" or first.tag in RELATIVE
    )
    start = sentence.tokens[0].start
    return start if opens_inside and first.start - start <= LONGEST_OPENING else first.start


def _date(reading: Reading, sentence: Sentence, start: int, end: int) -> TimeValue | None:
    """Return the time named beside the stance, when there is exactly one."""
    inside = [
        t
        for t in reading.times
        if t.sentence == sentence.index and start <= t.start and t.end <= end and t.of_noun is None
    ]
    return inside[0].value if len(inside) == 1 and inside[0].value.start else None


def _tell(
    trace: Trace | None, reading: Reading, scene: Scene, found: StanceFound, missing: str | None
) -> None:
    if trace is None:
        return
    start, end = _bounds(scene.sentence, found)
    detail = missing or f"{found.stance.value}: {found.rule}"
    trace(Attempt(NAME, found.rule, start, end, reading.text[start:end], missing is None, detail))
