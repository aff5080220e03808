"""From what a language model gave to records: each text bound to its place, each value read there by rule.

The model only points. Names become actors, numbers quantities and dates times as the rules read them at
those places; what the rules read nothing at is left out of the record, or the record is dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.extract.claim_drafts import bound_of
from tracktwo.extract.event_contexts import contexts_of
from tracktwo.extract.llm_answer import (
    COUNTED,
    Answer,
    GivenClaim,
    GivenEvent,
    GivenPosition,
    GivenQuotation,
    options_of,
)
from tracktwo.extract.llm_gate import NOT_THERE, STEP, Gate, Stretch, is_order
from tracktwo.extract.llm_places import Places
from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.extract.quote_pairs import Pairs, form_of
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Bound,
    Claim,
    Event,
    EventStatus,
    Polarity,
    Position,
    Provenance,
    QuantityFound,
    Quotation,
    QuotationForm,
    Record,
    Sentence,
    SpeechAct,
    record_id,
)

CONFIDENCE = 0.4  # below every rule's: nobody has measured this model on this text
SPEAKER_REACH = 400  # characters between words and who says them, at most: a paragraph
CUE_REACH = 120
MEDIA_SECTOR = "MED"


@dataclass(frozen=True, slots=True)
class Binder:
    """Makes records of one passage. `teller` names model and prompt for the provenance."""

    gate: Gate
    books: CodeBooks
    issues: Sequence[StickingPoint]
    spans: Sequence[QuotedSpan]
    teller: str
    version: str

    @property
    def at(self) -> Places:
        """What the rules read at the places of the passage."""
        return Places(self.gate)

    def records(self, answer: Answer) -> Iterator[Record]:
        """Yield the records that the article's words bear out."""
        for said in answer.quotations:
            yield from self._quotation(said)
        for event in answer.events:
            yield from self._event(event)
        for claim in answer.claims:
            yield from self._claim(claim)
        for position in answer.positions:
            yield from self._position(position)

    def _provenance(self) -> Provenance:
        return Provenance(step=STEP, version=self.version, rule_or_model=self.teller)

    def _id(self, kind: str, *key: str | int | Pairs | Stretch) -> str:
        return record_id(kind, STEP, self.version, self.teller, self.gate.reading.article_id, *key)

    # -- quotations -----------------------------------------------------------------------------

    def _quotation(self, given: GivenQuotation) -> Iterator[Quotation]:
        pairs = self._pieces(given.contents)
        shown = " ... ".join(given.contents)
        if not pairs:
            self.gate.refuse("quotation", shown, NOT_THERE)
            return
        whole = (pairs[0][0], pairs[-1][1])
        speaker = self.gate.nearest(given.speaker, whole, most=SPEAKER_REACH) or self._between(
            given.speaker, pairs
        )
        form = form_of(pairs, self.spans)
        cue = self.gate.nearest(given.cue, whole, most=CUE_REACH) or self._between(given.cue, pairs)
        lack = self._lack(pairs, speaker, cue, form)
        if lack is not None or speaker is None:
            self.gate.refuse("quotation", shown, lack or NOT_THERE)
            return
        text, stretches = self.gate.reading.text, [*pairs, speaker, *([cue] if cue else ())]
        start, end = min(a for a, _ in stretches), max(b for _, b in stretches)
        self.gate.pass_on("quotation", start, end, given.act.value)
        yield Quotation(
            id=self._id("quotation", pairs, speaker),
            evidence=(self.gate.reading.evidence(start, end),),
            confidence=CONFIDENCE,
            provenance=self._provenance(),
            contents=" ".join(text[a:b] for a, b in pairs),
            contents_span=pairs,
            cue=text[cue[0] : cue[1]] if cue else None,
            cue_span=(cue,) if cue else (),
            speaker=text[speaker[0] : speaker[1]],
            speaker_span=(speaker,),
            speaker_actor=self.at.actor(speaker),
            affiliation=None,
            via=None,
            form=form,
            speech_act=given.act,
            polarity=Polarity.NEGATED if given.act is SpeechAct.DENIES else given.polarity,
        )

    def _pieces(self, contents: Sequence[str]) -> Pairs:
        """Return where the pieces stand, one after the other; none when one of them stands nowhere."""
        pairs: list[Stretch] = []
        end = len(self.gate.reading.text)
        for piece in contents:
            place = next(self.gate.places(piece, within=(pairs[-1][1] if pairs else 0, end)), None)
            if place is None:
                return ()
            pairs.append(place)
        return tuple(pairs)

    def _between(self, words: str | None, pairs: Pairs) -> Stretch | None:
        """Return where words stand between two pieces of a quotation: "Peace," she said, "is near"."""
        gaps = [(a[1], b[0]) for a, b in pairwise(pairs)]
        return next((place for gap in gaps if (place := self.gate.inside(words, gap))), None)

    def _lack(
        self, pairs: Pairs, speaker: Stretch | None, cue: Stretch | None, form: QuotationForm
    ) -> str | None:
        """Return what keeps words from being a quotation, None when nothing does."""
        if speaker is None:
            return "nobody is printed near as the speaker"
        if cue is None and form is QuotationForm.INDIRECT:
            return "neither a word of saying nor quotation marks are printed with it"
        sentence = self.gate.sentence_at(pairs[0])
        if form is QuotationForm.INDIRECT and (sentence is None or is_order(sentence)):
            return "an order to the reader, which reports nothing"
        return None

    # -- events ---------------------------------------------------------------------------------

    def _event(self, given: GivenEvent) -> Iterator[Event]:
        sentence = self.at.reporting("event", given.text)
        if sentence is None:
            return
        within = (sentence.start, sentence.end)
        actors = self.at.actors("event", given.actors, within)
        recipients = tuple(a for a in self.at.actors("event", given.recipients, within) if a not in actors)
        if not actors and not recipients:
            self.gate.refuse("event", given.text, "nobody it names stands in its sentence")
            return
        self.gate.pass_on("event", *within, given.type.value)
        names = tuple(a.name for a in actors), tuple(r.name for r in recipients)
        reading = self.gate.reading
        yield Event(
            id=self._id("event", *within, given.type.value, *names[0], "->", *names[1]),
            evidence=(reading.evidence(*within),),
            confidence=CONFIDENCE,
            provenance=self._provenance(),
            date=self.at.time(given.date, within),
            actors=actors,
            recipients=recipients,
            type=given.type,
            mode=None,
            contexts=contexts_of(reading, sentence, self.books.plover),
            cameo=None,
            goldstein=self.books.plover.score(given.type, None),
            status=self._status(given, sentence),
            place=self.at.place(given.place, within),
            killed=self.at.count(given.killed, within),
            injured=self.at.count(given.injured, within),
            said_by=None,
            text=reading.text[sentence.start : sentence.end],
        )

    def _status(self, given: GivenEvent, sentence: Sentence) -> EventStatus:
        """Return the status; nothing has occurred in a sentence that asks."""
        asks = self.gate.reading.text[sentence.start : sentence.end].rstrip().endswith("?")
        is_told = given.status in (EventStatus.OCCURRED, EventStatus.ONGOING)
        return EventStatus.ALLEGED if asks and is_told else given.status

    # -- claims ---------------------------------------------------------------------------------

    def _claim(self, given: GivenClaim) -> Iterator[Claim]:
        sentence = self.at.reporting("claim", given.text)
        if sentence is None:
            return
        within = (sentence.start, sentence.end)
        about, value = self.gate.inside(given.about, within), self.gate.inside(given.value, within)
        counted = self.at.quantity(value) if given.slot in COUNTED else None
        if value is None or (about is None and given.slot not in COUNTED):
            self.gate.refuse("claim", given.text, NOT_THERE)
            return
        if given.slot in COUNTED and counted is None:
            self.gate.refuse("claim", given.text, "no number is read where it points")
            return
        said_by = self.gate.inside(given.asserted_by, within)
        likely = self.gate.inside(given.likelihood, within)
        yield self._claim_record(given, sentence, (about, value), counted, (said_by, likely))

    def _claim_record(
        self,
        given: GivenClaim,
        sentence: Sentence,
        filled: tuple[Stretch | None, Stretch],
        counted: QuantityFound | None,
        told: tuple[Stretch | None, Stretch | None],
    ) -> Claim:
        reading, (about, value), (said_by, likely) = self.gate.reading, filled, told
        within = (sentence.start, sentence.end)
        number, bound = bound_of(counted.value) if counted else (self.at.words(value), Bound.EQUAL)
        band = self.books.estimative.find(reading.text[likely[0] : likely[1]]) if likely else None
        outlet = ActorRef(None, reading.outlet, None, MEDIA_SECTOR) if reading.outlet else None
        self.gate.pass_on("claim", *within, f"{given.slot}: {number}")
        return Claim(
            id=self._id("claim", given.slot, *within, *value, given.polarity.value),
            evidence=(reading.evidence(*within),),
            confidence=CONFIDENCE,
            provenance=self._provenance(),
            slot=given.slot,
            about=self.at.words(about) if about else "",
            value=number,
            unit=(counted.unit or "people") if counted else None,
            bound=bound,
            asserted_by=self.at.actor(said_by) if said_by else outlet,
            reported_by=reading.outlet,
            as_of=self.at.time(given.as_of, within),
            polarity=given.polarity,
            likelihood=reading.text[likely[0] : likely[1]] if likely else None,
            likelihood_band=band[1].name if band else None,
            text=reading.text[sentence.start : sentence.end],
        )

    # -- positions ------------------------------------------------------------------------------

    def _position(self, given: GivenPosition) -> Iterator[Position]:
        sentence = self.at.reporting("position", given.text)
        if sentence is None:
            return
        within = (sentence.start, sentence.end)
        place = self.gate.inside(given.party, within)
        party = self.at.actor(place) if place else None
        if party is None or party.id is None:
            self.gate.refuse("position", given.text, "no known party stands in its sentence")
            return
        issue = next((i for i in self.issues if i.id == given.issue), None)
        if issue is None or given.option not in options_of(issue):
            self.gate.refuse("position", given.text, "the option is none of the issue's")
            return
        condition = self.gate.inside(given.condition, within)
        self.gate.pass_on("position", *within, f"{given.stance}: {given.issue}, {given.option}")
        text = self.gate.reading.text
        yield Position(
            id=self._id("position", *within, party.id, given.issue, given.option, given.stance.value),
            evidence=(self.gate.reading.evidence(*within),),
            confidence=CONFIDENCE,
            provenance=self._provenance(),
            party=party,
            issue=given.issue,
            option=given.option,
            stance=given.stance,
            condition=text[condition[0] : condition[1]] if condition else None,
            red_line=True if "red line" in text[within[0] : within[1]].lower() else None,
            date=None,
            text=text[within[0] : within[1]],
        )
