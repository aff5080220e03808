"""Measures: sanctions, relief, tariffs, arms, aid, as acts with who imposes, on whom, how much."""

from collections.abc import Iterator

from tracktwo.extract.measure_acts import Act, acts_in, plain_phrase
from tracktwo.extract.parties import parties_in
from tracktwo.extract.syntax import child_tokens, subtree, words
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.measures import load_measures
from tracktwo.records import (
    ActorRef,
    Attempt,
    Measure,
    MeasureKind,
    PartyIndex,
    Provenance,
    Quantity,
    Reading,
    TimeValue,
    Trace,
    record_id,
)

NAME = "measures"
VERSION = "4"
AFTER = ("quotations",)

TARGET_WORDS = frozenset({"on", "against", "to", "of", "for", "upon"})
# Measures whose target stands behind "of": "the assets of", "the visas of".
OWNED = frozenset({MeasureKind.ASSET_FREEZE, MeasureKind.RELIEF, MeasureKind.TRAVEL_BAN})
DURATIONS = frozenset({"years", "months", "weeks", "days", "hours"})  # how long, and not how much
CURRENCIES = frozenset(
    {"USD", "EUR", "GBP", "RUB", "UAH", "CHF", "JPY", "CNY", "ILS", "TRY", "SAR", "AED", "INR"}
)


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Measure]:
    """Yield the measures an article tells of: in force, announced, proposed, threatened or denied."""
    index = parties_in(reading, books)
    lexicon = load_measures()
    seen: set[tuple[int, str, str | None]] = set()
    for sentence in reading.sentences:
        for act in acts_in(reading, sentence, index, books, lexicon):
            key = (sentence.index, act.kind.value, act.imposer.name if act.imposer else None)
            if key not in seen:
                seen.add(key)
                measure = _measure(reading, act, index)
                _tell(trace, measure)
                yield measure


def _measure(reading: Reading, act: Act, index: PartyIndex) -> Measure:
    start, end = _bounds(act)
    evidence = reading.evidence(start, end)
    amount, currency = _amount(reading, act)
    imposer = act.imposer.name if act.imposer else None
    key = (VERSION, reading.article_id, start, end, act.kind.value, imposer)
    return Measure(
        id=record_id("measure", *key),
        evidence=(evidence,),
        confidence=0.7 if act.imposer and act.imposer.id else 0.5,
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=act.rule),
        kind=act.kind,
        imposer=act.imposer,
        target=_target(act, index, reading),
        amount=amount,
        currency=currency,
        status=act.status,
        date=_date(reading, act),
        text=evidence.text,
        withheld=act.withheld,
    )


def _bounds(act: Act) -> tuple[int, int]:
    sentence = act.sentence
    tokens = subtree(sentence, act.thing.i, without=frozenset({"relcl"}))
    branches = child_tokens(sentence, act.anchor.i, "nsubj", "nsubjpass", "agent", "dobj", "prep", "npadvmod")
    for branch in (*branches, act.anchor):
        tokens += (
            subtree(sentence, branch.i, without=frozenset({"relcl"})) if branch != act.anchor else [branch]
        )
    tokens = [token for token in tokens if token.pos != "PUNCT"]
    return min(token.start for token in tokens), max(token.end for token in tokens)


def _target(act: Act, index: PartyIndex, reading: Reading) -> ActorRef | None:
    """Return on whom, or to whom: the party, else the words, behind "on", "against", "to"."""
    times = [(time.start, time.end) for time in reading.times if time.sentence == act.sentence.index]
    sentence = act.sentence
    if act.on_thing:
        return _thing_itself(act, index)
    beside = child_tokens(sentence, act.anchor.i, "prep", "dative")
    inside = [*subtree(sentence, act.thing.i), *(t for p in beside for t in subtree(sentence, p.i))]
    preps = [*beside, *(t for t in inside if t.dep == "prep" and t not in beside)]
    named: ActorRef | None = None
    for prep in preps:
        words_of = act.kind in OWNED
        if prep.lemma.lower() not in TARGET_WORDS or (prep.lemma.lower() == "of" and not words_of):
            continue
        for noun in child_tokens(sentence, prep.i, "pobj"):
            parties = [
                index.at[sentence.index, t.i]
                for t in subtree(sentence, noun.i)
                if (sentence.index, t.i) in index.at
            ]
            if parties and parties[0] != act.imposer:
                return parties[0]
            if noun.pos in ("NOUN", "PROPN") and not any(start <= noun.start < end for start, end in times):
                named = named or ActorRef(None, words(plain_phrase(sentence, noun)), None, None)
    return named


def _thing_itself(act: Act, index: PartyIndex) -> ActorRef:
    """Return the party named in the noun, else the noun's own words."""
    found = (index.at.get((act.sentence.index, token.i)) for token in subtree(act.sentence, act.thing.i))
    named = next((party for party in found if party is not None and party != act.imposer), None)
    return named or ActorRef(None, words(plain_phrase(act.sentence, act.thing)), None, None)


def _amount(reading: Reading, act: Act) -> tuple[Quantity | None, str | None]:
    """Return how much money or how many pieces, and the currency when it is money."""
    start, end = _bounds(act)
    inside = [
        q
        for q in reading.quantities
        if q.sentence == act.sentence.index and start <= q.start and q.end <= end and q.unit not in DURATIONS
    ]
    for quantity in inside:
        if quantity.unit in CURRENCIES:
            return quantity.value, quantity.unit
    return (inside[0].value, None) if len(inside) == 1 else (None, None)


def _date(reading: Reading, act: Act) -> TimeValue | None:
    times = [t for t in reading.times if t.sentence == act.sentence.index and t.value.start]
    times = [t for t in times if t.dates(act.anchor.i)]
    inside = [
        t for t in times if any(t.start <= w.start < t.end for w in subtree(act.sentence, act.anchor.i))
    ]
    return inside[0].value if inside else None


def _tell(trace: Trace | None, measure: Measure) -> None:
    if trace is not None:
        evidence = measure.evidence[0]
        detail = f"{measure.kind.value}, {measure.status.value}"
        rule = measure.provenance.rule_or_model
        trace(Attempt(NAME, rule, evidence.start, evidence.end, evidence.text, True, detail))
