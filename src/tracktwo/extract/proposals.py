"""Proposals: plans, drafts, counter-drafts: who wrote, brought and received them, what each party says."""

from collections.abc import Iterator, Sequence

from tracktwo.extract.issue_words import issues_for
from tracktwo.extract.parties import parties_in
from tracktwo.extract.proposal_acts import acts_on
from tracktwo.extract.proposal_names import TextNamed, find_texts
from tracktwo.extract.proposal_points import points_in, stands_on_parts
from tracktwo.extract.proposal_scene import Act, Tools
from tracktwo.extract.proposal_table import OnTable, Table
from tracktwo.extract.stance_scene import Scene
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.proposals import load_proposals
from tracktwo.ontology.stances import load_stances
from tracktwo.records import (
    Attempt,
    Evidence,
    Proposal,
    Provenance,
    Reading,
    Sentence,
    TimeValue,
    Trace,
    record_id,
)
from tracktwo.records.sides import side_of

NAME = "proposals"
VERSION = "4"
AFTER = ("quotations",)

NAMED_ONLY = "named"  # the rule of a text of which nothing is told but its name


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Proposal]:
    """Yield the texts on the table that an article tells of, one record each with all that it says of it."""
    index, lexicon = parties_in(reading, books), load_proposals()
    issues = issues_for(reading, books)
    table = Table()
    for sentence in reading.sentences:
        tools = Tools(reading, Scene(sentence, index, load_stances()), lexicon, books)
        for named in find_texts(reading, tools.scene, lexicon):
            _take(tools, table.place(named), named, issues)
        _take_pronouns(tools, table, issues)
        _take_parts(tools, table, issues)
    ids = {id(text): _id_of(reading, text) for text in table.texts}
    for text in table.texts:
        missing = _missing(text)
        if trace is not None:
            noun = text.first.noun
            rule = text.rules[0] if text.rules else NAMED_ONLY
            words = reading.text[noun.start : noun.end]
            trace(
                Attempt(
                    NAME, rule, noun.start, noun.end, words, missing is None, missing or text.status.value
                )
            )
        if missing is None:
            before = text.previous if text.previous is not None and not _missing(text.previous) else None
            yield _proposal(text, ids[id(text)], ids[id(before)] if before else None)


def _take(tools: Tools, text: OnTable, named: TextNamed, issues: Sequence[StickingPoint]) -> None:
    """Take what the sentence of a mention says was done with the text, and what the text provides for."""
    evidence = _evidence(tools.reading, tools.sentence)
    acts = list(acts_on(tools, named.noun))
    points = [p for p in points_in(tools, named.noun, issues) if p not in text.points]
    if acts or points or not text.evidence:
        text.evidence.append(evidence)
    text.points.extend(points)
    for act in acts:
        _note(tools, text, act, evidence)


def _note(tools: Tools, text: OnTable, act: Act, evidence: Evidence) -> None:
    if act.status is not None:
        date = _date(tools.reading, tools.sentence)
        text.told(act, day=_day(tools.reading), date=date, evidence=evidence)
    if act.stance is not None:
        text.answered(act, None, evidence)


def _take_pronouns(tools: Tools, table: Table, issues: Sequence[StickingPoint]) -> None:
    """Take what is done with "it", where the text named last stands in the same or the last sentence."""
    texts = [t for t in table.texts if 0 <= tools.sentence.index - t.named[-1].sentence.index <= 1]
    if not texts:
        return
    text, evidence = texts[-1], _evidence(tools.reading, tools.sentence)
    for token in tools.sentence.tokens:
        is_after = (text.named[-1].sentence.index, text.named[-1].noun.i) < (tools.sentence.index, token.i)
        if token.text.lower() == "it" and token.dep == "nsubj" and is_after:  # "It provides for a truce"
            points = [p for p in points_in(tools, token, issues) if p not in text.points]
            text.points.extend(points)
            text.evidence.extend([evidence] * bool(points))
        if token.text.lower() == "it" and token.dep in ("dobj", "nsubjpass") and is_after:
            for act in acts_on(tools, token):
                if act.by and (act.status is not None or act.stance is not None):
                    text.evidence.append(evidence)
                    _note(tools, text, act, evidence)


def _take_parts(tools: Tools, table: Table, issues: Sequence[StickingPoint]) -> None:
    """Take the stands on parts of a text: of the one named in the sentence, else of the one named last."""
    if not table.texts:
        return
    here = [t for t in table.texts if t.named[-1].sentence.index == tools.sentence.index]
    text = (here or sorted(table.texts, key=lambda t: t.named[-1].sentence.index))[-1]
    evidence = _evidence(tools.reading, tools.sentence)
    for words, point, act in stands_on_parts(tools, issues):
        text.answered(act, words, evidence)
        text.evidence.append(evidence)
        if point is not None and point not in text.points:
            text.points.append(point)
    for noun in tools.sentence.tokens:
        if noun.lemma.lower() in tools.lexicon.words["parts"] and noun.pos == "NOUN":
            found = [p for p in points_in(tools, noun, issues) if p.number and p not in text.points]
            text.points.extend(found)
            text.evidence.extend([evidence] * bool(found))


def _missing(text: OnTable) -> str | None:
    """Return why a text is not one that parties negotiate about, None when it is."""
    parties = set(map(side_of, text.involved))
    is_about_peace = any(n.is_about_peace for n in text.named) or any(p.issue for p in text.points)
    if len(parties) >= 2 and (text.responses or text.history or is_about_peace):
        return None
    if not parties and not text.carried_by:
        return "no party has a part in it"
    if not is_about_peace:
        return "one party alone has a part in it, and nothing says that it is about war or peace"
    return None if text.history or text.responses or text.authors or text.points else "nothing is told of it"


def _proposal(text: OnTable, own_id: str, previous: str | None) -> Proposal:
    rule = text.rules[0] if text.rules else NAMED_ONLY
    return Proposal(
        id=own_id,
        evidence=tuple(dict.fromkeys(text.evidence)),
        confidence=0.7 if text.history or text.responses else 0.5,
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=rule),
        name=text.name,
        kind=text.kind,
        points_count=text.count,
        authors=text.authors,
        recipients=tuple(a for a in text.recipients if a not in text.authors),
        carried_by=tuple(a for a in text.carried_by if a not in text.authors),
        date=text.date,
        status=text.status,
        points=tuple(text.points),
        responses=tuple(text.responses),
        previous=previous,
        history=tuple(text.history),
    )


def _id_of(reading: Reading, text: OnTable) -> str:
    noun = text.first.noun
    return record_id("proposal", VERSION, reading.article_id, noun.start, noun.end)


def _evidence(reading: Reading, sentence: Sentence) -> Evidence:
    text = reading.text[sentence.start : sentence.end]
    start = sentence.start + len(text) - len(text.lstrip())
    return reading.evidence(start, sentence.start + len(text.rstrip()))


def _day(reading: Reading) -> str | None:
    return reading.published_on.isoformat() if reading.published_on else None


def _date(reading: Reading, sentence: Sentence) -> TimeValue | None:
    """Return the time that a sentence names, when there is exactly one that can be placed."""
    inside = [
        t for t in reading.times if t.sentence == sentence.index and t.of_noun is None and t.value.start
    ]
    return inside[0].value if len(inside) == 1 else None
