"""Scenarios: ways things may go that an article sets side by side, by name and with their conditions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    PROSE,
    Attempt,
    Part,
    PartKind,
    Provenance,
    Reading,
    Scenario,
    ScenarioSet,
    Trace,
    record_id,
)

NAME = "scenarios"
VERSION = "2"
AFTER = ("quotations",)

SPEAKS_OF = re.compile(
    r"\b(?:scenarios?|outcomes?|possible futures?|possibilit(?:y|ies)|paths?|ways? (?:forward|this could)"
    r"|what (?:could|may|might) (?:happen|come)|where (?:this|it) (?:could|may|might) go"
    r"|trajector(?:y|ies))\b",
    re.IGNORECASE,
)
# "Managed truce: ...", "1. Managed truce - ...", "Scenario two: a managed truce."
NAMED_ITEM = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:scenario\s+(?:\w+)\s*[:.–—-]\s*)?"
    r"(?P<name>[A-Z][^:.!?–—]{2,60}?)\s*(?::|\s[–—-]\s|\.\s)\s*(?P<rest>\S.+)$",
    re.DOTALL | re.IGNORECASE,
)
SCENARIO_HEADING = re.compile(
    r"^\W*(?:\d+[.)]\s*)?"
    r"(?:(?:the\s+)?(?:(?P<case>best|worst|base|middle|most likely|likeliest)[ -]case(?: scenario)?)"
    r"|scenario\s+(?:\d+|[A-Z]\b|one|two|three|four|five))(?:\s*[:.–—-]\s*(?P<name>.+))?$",
    re.IGNORECASE,
)
IN_SENTENCE = re.compile(
    r"\b(?:in|under)\s+(?:the|a|an)\s+(?P<name>(?:best|worst|base|middle|optimistic|pessimistic|first|second|third"
    r"|fourth|most likely|likeliest|more hopeful|darker|darkest|bleaker|bleakest|rosiest)"
    r"(?:[ -]case)?(?:\s+(?:scenario|outcome|case|one|variant|version))?)\b\s*,\s*(?P<rest>[^.!?]+)"
    r"|\b(?:the|a)\s+(?P<name2>(?:\w+[ -]){1,3}scenario)\s+(?:is|would be|sees|envisages|foresees)\s+"
    r"(?P<rest2>[^.!?]+)",
    re.IGNORECASE,
)
CONDITIONS = (
    re.compile(
        r"\b(?:is|are|would be|remains?)?\s*(?:contingent|conditional|dependent) (?:up)?on\s+([^.;]+)", re.I
    ),
    re.compile(r"\b(?:depends?|hinges?|rests?|turns?) (?:up)?on\s+([^.;]+)", re.I),
    re.compile(r"\b((?:if|should|unless|provided(?: that)?|as long as|once|assuming)\b[^,.;]+)", re.I),
    re.compile(r"\b(?:requires?|needs?|presupposes?|assumes?)\s+((?:that\s+)?[^.;]+)", re.I),
    re.compile(
        r"\b((?:A|An|Any)\s+[^.;,]{3,80}?)\s+(?:could|would|might|may)\s+(?:lead|trigger|bring|spark|cause)",
        re.I,
    ),
)
INDICATORS = re.compile(
    r"\b(?:watch for|look for|signs? (?:would be|include|are)|indicators?:)\s+([^.;]+)", re.I
)
LOOK_BACK_PARTS = 2
FEWEST = 2  # one scenario alone is a forecast, not a set


@dataclass(frozen=True, slots=True)
class Found:
    """A scenario with where it stands."""

    scenario: Scenario
    start: int
    end: int
    rule: str


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[ScenarioSet]:
    """Yield the sets of scenarios an article names: in a list, under headings, or in its sentences."""
    del books  # the contract of extractors; scenarios need no code book
    for found in (*_lists(reading), _headings(reading), _sentences(reading)):
        if trace is not None:
            for one in found:
                fired = len(found) >= FEWEST
                detail = one.scenario.name if fired else "it stands alone: no set"
                words = reading.text[one.start : one.end]
                trace(Attempt(NAME, one.rule, one.start, one.end, words, fired, detail))
        if len(found) >= FEWEST:
            yield _set(reading, found)


def _lists(reading: Reading) -> Iterator[list[Found]]:
    """Yield the lists whose items begin with a name, behind words that speak of scenarios."""
    run: list[Found] = []
    lead = -1
    for at, part in enumerate(reading.parts):
        item = _item(reading, part) if part.kind in PROSE else None
        if item is not None and (run or _leads(reading, at)):
            lead = lead if run else at
            run.append(item)
            continue
        if part.kind is not PartKind.FURNITURE and run:
            yield run
            run = []
    yield run


def _leads(reading: Reading, at: int) -> bool:
    """Whether the heading or sentence before a list announces scenarios."""
    for part in reversed(reading.parts[max(0, at - LOOK_BACK_PARTS) : at]):
        words = reading.text[part.start : part.end]
        if SPEAKS_OF.search(words) and (part.kind is PartKind.HEADING or words.rstrip().endswith((":", "."))):
            return True
    return False


def _item(reading: Reading, part: Part) -> Found | None:
    words = reading.text[part.start : part.end]
    match = NAMED_ITEM.match(words)
    if match is None or len(match["name"].split()) > 7 or '"' in match["name"]:
        return None
    is_list = part.kind is PartKind.LIST_ITEM or words[match.end("name") :].lstrip()[:1] in ":–—-"
    return _found(reading, match["name"], match["rest"], part.start, part.end, "list") if is_list else None


def _headings(reading: Reading) -> list[Found]:
    found = []
    for at, part in enumerate(reading.parts[:-1]):
        match = SCENARIO_HEADING.match(reading.text[part.start : part.end])
        body = reading.parts[at + 1]
        if match and part.kind is PartKind.HEADING and body.kind in PROSE:
            name = match["name"] or reading.text[part.start : part.end].strip(" :")
            rest = reading.text[body.start : body.end]
            found.append(_found(reading, name, rest, body.start, body.end, "heading"))
    return found


def _sentences(reading: Reading) -> list[Found]:
    found = []
    for part in reading.parts:
        if part.kind not in PROSE:
            continue
        for match in IN_SENTENCE.finditer(reading.text[part.start : part.end]):
            name, rest = match["name"] or match["name2"], match["rest"] or match["rest2"]
            start, end = part.start + match.start(), part.start + match.end()
            found.append(_found(reading, name, rest, start, end, "sentence"))
    return found


def _found(reading: Reading, name: str, rest: str, start: int, end: int, rule: str) -> Found:
    rest = " ".join(rest.split())
    scenario = Scenario(
        name=" ".join(name.split()),
        description=rest,
        indicators=tuple(match[1].strip() for match in INDICATORS.finditer(rest)),
        condition=_condition(rest),
        evidence=(reading.evidence(start, end),),
    )
    return Found(scenario, start, end, rule)


def _condition(text: str) -> str | None:
    """Return what a scenario hangs on, in the article's words."""
    for pattern in CONDITIONS:
        match = pattern.search(text)
        if match is not None:
            return match[1].strip(" ,")
    return None


def _set(reading: Reading, found: Sequence[Found]) -> ScenarioSet:
    spans = tuple((one.start, one.end) for one in found)
    names = tuple(one.scenario.name for one in found)
    return ScenarioSet(
        id=record_id("scenarios", VERSION, reading.article_id, spans, names),
        evidence=tuple(evidence for one in found for evidence in one.scenario.evidence),
        confidence=0.8 if found[0].rule != "sentence" else 0.6,
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=found[0].rule),
        name=_title(reading, found[0].start),
        scenarios=tuple(one.scenario for one in found),
        named_by=reading.outlet,
    )


def _title(reading: Reading, start: int) -> str:
    """Return what the set is called: the heading over it, else what it is."""
    headings = [p for p in reading.parts if p.kind is PartKind.HEADING and p.end <= start]
    return reading.text[headings[-1].start : headings[-1].end].strip() if headings else "Scenarios"
