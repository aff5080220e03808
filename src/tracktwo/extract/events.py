"""Who did what to whom, in PLOVER: frames matched over the parse, with status, time, place and numbers."""

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.event_asked import asked_draft
from tracktwo.extract.event_before import Before
from tracktwo.extract.event_choice import Chooser
from tracktwo.extract.event_contexts import contexts_of
from tracktwo.extract.event_counts import with_own
from tracktwo.extract.event_day import when
from tracktwo.extract.event_denials import Denial, denied_again
from tracktwo.extract.event_details import things, toll, where
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_fill import complete
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_status import read_status
from tracktwo.extract.event_tellers import said_by
from tracktwo.extract.event_times import is_to_come
from tracktwo.extract.event_to_come import scheduled
from tracktwo.extract.event_told import status_told
from tracktwo.extract.event_tolls import with_tolls
from tracktwo.extract.supposed import supposed
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Provenance,
    QuantityFound,
    Reading,
    Sentence,
    TimeFound,
    Trace,
    record_id,
)  # fmt: skip

NAME = "events"
VERSION = "4"
AFTER = ("quotations",)


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Event]:
    """Yield the events of a reading, sentence by sentence.

    With `asked_actor` or `asked_recipient` set, the first event is what the one does to the other.
    """
    yield from with_tolls(_coded(reading, _Coder(reading, books, trace)), reading)


def _coded(reading: Reading, coder: "_Coder") -> Iterator[Event]:
    answer = coder.answer() if reading.asked_actor or reading.asked_recipient else None
    if answer is not None:
        yield answer
    thought_out = supposed(reading)
    for sentence in reading.sentences:
        for event in coder.events(sentence):
            if answer is None or not _is_told_again(event, answer):
                yield _in_scenario(event) if sentence.index in thought_out else event


def _in_scenario(event: Event) -> Event:
    """Return an event that an article only thinks through: it holds where its scenario comes about."""
    source = event.provenance
    rule = f"{source.rule_or_model}+scenario"
    return replace(event, status=EventStatus.CONDITIONAL, provenance=replace(source, rule_or_model=rule))


class _Coder:
    """Codes the sentences of one article."""

    def __init__(self, reading: Reading, books: CodeBooks, trace: Trace | None) -> None:
        self.reading, self.books, self.trace = reading, books, trace
        self.chooser = Chooser(reading, books, trace)
        self.named, self.in_context = self.chooser.named, self.chooser.in_context
        self.times: dict[int, list[TimeFound]] = {}
        self.quantities: dict[int, list[QuantityFound]] = {}
        self.before = Before(reading, books, self.named, in_context=self.in_context)
        for time in reading.times:
            self.times.setdefault(time.sentence, []).append(time)
        for quantity in reading.quantities:
            self.quantities.setdefault(quantity.sentence, []).append(quantity)

    def events(self, sentence: Sentence) -> Iterator[Event]:
        """Yield the events of one sentence; a sentence that cannot be coded yields none and is traced."""
        drafter = self.chooser.drafter(sentence)
        known = not self.books.frames.lemmas.isdisjoint(drafter.grammar.lemmas)
        if not known and not drafter.matcher.of_any_verb:
            return
        drafts = self.chooser.drafts(sentence, drafter)
        before = self.before.deniable
        for draft in drafts:
            event = self._event(draft, drafter, sentence)
            yield self.before.completed(event, draft, drafter, sentence)
        taken = {i for draft in drafts for i in (draft.verb, *draft.below)}
        denial = denied_again(before, drafter, taken) if self.in_context else None
        if denial is not None and before is not None:
            yield self._denial(before, denial, sentence)

    def _denial(self, event: Event, denial: Denial, sentence: Sentence) -> Event:
        """Return an event told before as what somebody denies here: "Kyiv denies it"."""
        token = sentence.tokens[denial.at]
        return replace(
            event,
            id=record_id(
                "event", VERSION, self.reading.article_id, token.start, token.end, event.type.value, "denied"
            ),
            evidence=(self.reading.evidence(sentence.start, sentence.end),),
            provenance=Provenance(step=NAME, version=VERSION, rule_or_model="denial.again:denied"),
            confidence=0.4,
            actors=event.actors or denial.by,
            status=EventStatus.DENIED,
            said_by=denial.by[0] if denial.by else None,
            killed=None,
            injured=None,
            other_counts=(),
            text=self.reading.text[sentence.start : sentence.end],
        )

    def _event(
        self, draft: Draft, drafter: Drafter, sentence: Sentence, confidence: float | None = None
    ) -> Event:
        reading, plover = self.reading, self.books.plover
        times = tuple(self.times.get(sentence.index, ()))
        if is_to_come(draft, drafter.grammar, times, reading.published_on):
            draft = scheduled(draft, drafter.matcher)
        status = read_status(draft, drafter, times=times, published=reading.published_on)
        if self.trace is not None:
            self.trace(status_told(NAME, draft, status, sentence))
        place = where(draft, drafter.grammar, tuple(self.named.get(sentence.index, ())))
        home = self.chooser.home(sentence)
        agents, recipients = _settled(*complete(draft, drafter, place, self.books.actors, home=home))
        counted = draft.type is EventType.ASSAULT or draft.type in (EventType.COERCE, EventType.RETREAT)
        quantities = tuple(self.quantities.get(sentence.index, ()))
        numbers = (
            with_own(toll((sentence,), quantities), draft, drafter.grammar, quantities) if counted else None
        )
        token = sentence.tokens[draft.at]
        mode = draft.mode or _mode_of_meeting(draft, (*agents, *recipients))
        return Event(
            id=record_id(
                "event", VERSION, reading.article_id, token.start, token.end, draft.type.value, draft.rule
            ),
            evidence=(reading.evidence(sentence.start, sentence.end),),
            confidence=confidence if confidence is not None else _confidence(agents, recipients),
            provenance=Provenance(step=NAME, version=VERSION, rule_or_model=f"{draft.rule}:{status.rule}"),
            date=when(draft, drafter.grammar, times, status=status, published=reading.published_on),
            actors=agents,
            recipients=recipients,
            type=draft.type,
            mode=mode,
            contexts=contexts_of(reading, sentence, plover),
            cameo=draft.cameo,
            goldstein=plover.score(draft.type, mode),
            status=status.status,
            place=place,
            killed=numbers.killed if numbers and draft.type is EventType.ASSAULT else None,
            injured=numbers.injured if numbers and draft.type is EventType.ASSAULT else None,
            other_counts=numbers.others if numbers else (),
            said_by=said_by(status.told.heads, drafter),
            text=reading.text[sentence.start : sentence.end],
            weapons=things(sentence, draft, plover.weapons),
            targets=things(sentence, draft, plover.targets),
        )

    def answer(self) -> Event | None:
        """Return what the asked actor does to the asked recipient, however unsure."""
        best: tuple[float, Draft, Drafter, Sentence] | None = None
        for sentence in self.reading.sentences:
            drafter = self.chooser.drafter(sentence)
            found = asked_draft(drafter, sentence, self.reading)
            if found is not None and (best is None or found[0] > best[0]):
                best = (found[0], found[1], drafter, sentence)
        if best is None:
            return None
        score, draft, drafter, sentence = best
        event = self._event(draft, drafter, sentence, confidence=min(max(score / 10, 0.1), 0.95))
        return replace(
            event,
            id=record_id(
                "event",
                VERSION,
                self.reading.article_id,
                "asked",
                self.reading.asked_actor,
                self.reading.asked_recipient,
            ),
            actors=event.actors or _asked_ref(self.reading.asked_actor),
            recipients=event.recipients or _asked_ref(self.reading.asked_recipient),
        )


def _mode_of_meeting(draft: Draft, parties: tuple[ActorRef, ...]) -> str | None:
    """Return multilateral for a meeting of three states or bodies and more."""
    if draft.type is not EventType.CONSULT:
        return None
    return "multilateral" if len({party.code for party in parties if party.code}) > 2 else None


def _settled(
    agents: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Return each actor and each recipient once, nobody on both sides."""
    actors = tuple(dict.fromkeys(p.actor for p in agents))
    return actors, tuple(dict.fromkeys(p.actor for p in recipients if p.actor not in actors))


def _confidence(agents: tuple[ActorRef, ...], recipients: tuple[ActorRef, ...]) -> float:
    return 0.5 + 0.2 * any(a.code for a in agents) + 0.15 * any(r.code for r in recipients)


def _is_told_again(event: Event, answer: Event) -> bool:
    """Tell whether an event of the ordinary coder is the one already given as the answer."""
    if event.type is not answer.type or event.evidence != answer.evidence:
        return False
    sides = ((event.actors, answer.actors), (event.recipients, answer.recipients))
    return all(not a or not b or _refs(a) & _refs(b) for a, b in sides)


def _refs(refs: tuple[ActorRef, ...]) -> set[str]:
    return {ref.code or ref.name for ref in refs}


def _asked_ref(words: str | None) -> tuple[ActorRef, ...]:
    return (ActorRef(None, words, None, None),) if words else ()
