"""What is asserted, in slots that can be checked: who says how many, who holds what, who can do what."""

from collections.abc import Iterator

from tracktwo.extract.claim_assessments import find_assessments
from tracktwo.extract.claim_blame import SLOT as BLAME
from tracktwo.extract.claim_blame import find_blame
from tracktwo.extract.claim_counts import find_counts
from tracktwo.extract.claim_drafts import Draft, Scene, scenes
from tracktwo.extract.claim_facts import find_facts
from tracktwo.extract.claim_likelihoods import apart
from tracktwo.extract.claim_odds import find_odds
from tracktwo.extract.claim_talks import find_departures
from tracktwo.extract.claim_verdicts import OWN_VOICE, find_verdicts, pointed
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Attempt,
    Bound,
    Claim,
    Polarity,
    Provenance,
    Quotation,
    Reading,
    SpeechAct,
    Trace,
    record_id,
)

NAME = "claims"
VERSION = "6"
AFTER = ("quotations", "events")

_ACCORDING = ("according to", "by the account of", "per ")
MEDIA_SECTOR = "MED"


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Claim]:
    """Yield the claims of a reading, sentence by sentence.

    Who asserts one is the innermost speaker whose words hold it, or who it is "according to"; where
    nobody is named it is the outlet. `reported_by` is always the outlet.
    """
    quotations = [q for q in reading.quotations if q.contents_span]
    for scene in scenes(reading, books):
        near = [q for q in quotations if _touches(q, scene.sentence.start, scene.sentence.end)]
        seen: set[tuple[str, str, int, int, str]] = set()
        odds = list(find_odds(scene, near))
        wholes = (
            *odds,
            *(count for count in find_counts(scene) if not _is_of(odds, count)),
            *find_facts(scene),
            *find_departures(scene),
            *find_blame(scene),
            *find_assessments(scene, near),
            *find_verdicts(scene),
            *_denials(scene, near),
        )
        for draft in (pointed(scene, piece) for whole in wholes for piece in apart(scene, whole)):
            judge = draft.asserted_by.text if draft.asserted_by else ""
            key = (draft.slot, _one_of_many(draft), draft.start, draft.end, judge)
            if key in seen:
                continue
            seen.add(key)
            if trace is not None:
                trace(
                    Attempt(
                        NAME,
                        draft.rule,
                        draft.start,
                        draft.end,
                        reading.text[draft.start : draft.end],
                        True,
                        f"{draft.slot} of {draft.about!r}: {draft.value}",
                    )
                )
            yield _claim(reading, scene, draft, near)


def _one_of_many(draft: Draft) -> str:
    """Return what tells claims of one clause apart: "took A, B and C" is three, who blames two is two."""
    if draft.slot == "controls":
        return draft.about
    return str(draft.value) if draft.slot == BLAME else ""


def _touches(quotation: Quotation, start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in quotation.contents_span)


def _is_of(odds: list[Draft], count: Draft) -> bool:
    """Tell whether a number is the odds themselves: "40 percent" counts nothing."""
    return count.unit == "percent" and any(o.start <= count.start < o.end for o in odds)


def _denials(scene: Scene, quotations: list[Quotation]) -> Iterator[Draft]:
    """Yield what is denied as a claim that it is not so."""
    for quotation in quotations:
        start, end = quotation.contents_span[0]
        if quotation.speech_act is SpeechAct.DENIES and scene.sentence.start <= start < scene.sentence.end:
            cue_start = quotation.cue_span[0][0] if quotation.cue_span else start
            yield Draft(
                "other",
                quotation.contents,
                "no",
                None,
                Bound.EQUAL,
                min(start, cue_start),
                min(end, scene.sentence.end),
                "denied",
                0.7,
                scene.sentence.index,
                polarity=Polarity.NEGATED,
            )


def _claim(reading: Reading, scene: Scene, draft: Draft, quotations: list[Quotation]) -> Claim:
    asserted_by, via = _asserter(reading, scene, draft, quotations)
    evidence = reading.evidence(draft.start, draft.end)
    band = scene.books.estimative.find(draft.likelihood) if draft.likelihood else None
    judge = draft.asserted_by.text if draft.asserted_by else ""
    key = (
        VERSION,
        reading.article_id,
        draft.slot,
        draft.start,
        draft.end,
        draft.about,
        str(draft.value),
        judge,
    )
    return Claim(
        id=record_id("claim", *key),
        evidence=(evidence,),
        confidence=draft.confidence,
        provenance=Provenance(NAME, VERSION, draft.rule),
        slot=draft.slot,
        about=draft.about,
        value=draft.value,
        unit=draft.unit,
        bound=draft.bound,
        asserted_by=asserted_by,
        reported_by=reading.outlet,
        as_of=draft.as_of,
        polarity=draft.polarity,
        likelihood=draft.likelihood,
        likelihood_band=band[1].name if band else None,
        via=via,
        text=evidence.text,
        subject=draft.subject,
    )


def _asserter(
    reading: Reading, scene: Scene, draft: Draft, quotations: list[Quotation]
) -> tuple[ActorRef | None, str | None]:
    """Return who asserts a claim and through whom: judge, innermost speaker, "according to", outlet."""
    speaker = _innermost(draft, quotations)
    if draft.asserted_by is not None:
        named = draft.asserted_by
        return named.actor or ActorRef(None, named.text, None, None), speaker.via if speaker else _cited(
            scene
        )
    if speaker is not None and (speaker.speaker or "").lower() not in OWN_VOICE:
        return speaker.speaker_actor or ActorRef(None, speaker.speaker or "", None, None), speaker.via
    according = _according_to(scene)
    if according is not None:
        return according, None
    return (ActorRef(None, reading.outlet, None, MEDIA_SECTOR) if reading.outlet else None), None


def _innermost(draft: Draft, quotations: list[Quotation]) -> Quotation | None:
    holding = [
        q for q in quotations
        if (q.speaker and any(s <= draft.start + 1 and draft.end <= e + 1 for s, e in q.contents_span))
        or (q.speaker and draft.rule == "denied" and q.contents == draft.about)
    ]  # fmt: skip
    return min(holding, key=lambda q: sum(e - s for s, e in q.contents_span), default=None)


def _according_to(scene: Scene) -> ActorRef | None:
    lowered = scene.text.lower()
    for phrase in _ACCORDING[:2]:
        at = lowered.find(phrase)
        if at < 0:
            continue
        after = scene.sentence.start + at + len(phrase)
        named = next((n for n in scene.named if after <= n.start <= after + 40), None)
        if named is not None:
            return named.actor or ActorRef(None, named.text, None, None)
    return None


def _cited(scene: Scene) -> str | None:
    """Return who passed a judgement on: "cited by", "seen by", "reported by" a named outlet."""
    for token in scene.tokens:
        if (
            token.lemma.lower() in {"cite", "see", "report", "quote", "obtain", "review"}
            and token.tag == "VBN"
        ):
            named = next(
                (n for n in scene.named if 0 < n.first - token.i <= 3 and n.label == "organisation"), None
            )
            if named is not None:
                return named.text
    return None
