"""Quotations: attributed words, direct, indirect and mixed, with who said them and who passed them on."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tracktwo.extract.quote_acts import Words, act_of, polarity_of
from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.extract.quote_pairs import Pairs, form_of
from tracktwo.extract.quote_scan import Draft, Scan
from tracktwo.extract.quote_speakers import Roster, Speaker, phrase_of
from tracktwo.extract.quote_via import antecedent_of
from tracktwo.ontology.cues import CueKind, Cues
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Provenance,
    Quotation,
    Reading,
    Sentence,
    Trace,
    record_id,
)

NAME = "quotations"
VERSION = "3"
AFTER = ("mentions",)
# How sure a reading is, by kind of cue: the share that a reader would call a quotation, in tenths.
CONFIDENCE = {
    CueKind.SPEECH: 0.9,
    CueKind.CLAIM: 0.9,
    CueKind.REPORT: 0.8,
    CueKind.JUDGEMENT: 0.7,
    CueKind.ATTITUDE: 0.5,
    CueKind.HEARSAY: 0.5,
}


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Quotation]:
    """Yield the quotations of a reading, in text order of their contents."""
    scan = Scan(reading, books.cues, trace)
    writer = _Writer(reading, books.cues, scan.spans)
    drafts = sorted(scan.drafts(), key=lambda d: (d.pairs, d.cue))
    for _, same in groupby(drafts, key=lambda d: d.pairs):
        yield from map(writer.record, _distinct(list(same)))


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of the same words that have speakers of their own, the best of the others.

    "said in a statement that X" has two cues and one speaker; "X, which A alleged and B denied" two of each.
    """
    drafts.sort(key=lambda d: (not _names_speaker(d), not d.rule.startswith(("direct", "verb")), d.cue))
    kept: list[Draft] = []
    for draft in drafts:
        heads = {d.speaker.head for d in kept if d.speaker is not None}
        is_new = draft.speaker is not None and _names_speaker(draft) and draft.speaker.head not in heads
        if not kept or is_new:
            kept.append(draft)
    return kept


def _names_speaker(draft: Draft) -> bool:
    """Tell whether a draft's speaker is more than a pronoun: "his claim that ..."."""
    return draft.speaker is not None and draft.speaker.end - draft.speaker.start > len("their")


class _Writer:
    """Makes records of drafts: who the speaker is, what the words do."""

    def __init__(self, reading: Reading, cues: Cues, spans: Sequence[QuotedSpan]) -> None:
        self._reading = reading
        self._cues = cues
        self._spans = spans
        self._roster = Roster(reading, cues)
        for sentence in reading.sentences:
            self._roster.remember(sentence)

    def record(self, draft: Draft) -> Quotation:
        """Return the quotation of a draft."""
        text = self._reading.text
        contents = " ".join(text[a:b] for a, b in draft.pairs)
        speaker = draft.speaker
        form = form_of(draft.pairs, self._spans)
        affiliation = self._affiliation(draft)
        said_by = f"{text[speaker.start : speaker.end]} {affiliation or ''}" if speaker is not None else ""
        act = act_of(Words(contents, draft.cue_lemma, said_by, form), draft.sense, self._cues)
        span = _speaker_span(speaker)
        edges = [*draft.pairs, *draft.cue, *span]
        return Quotation(
            id=record_id("quotation", VERSION, self._reading.article_id, draft.pairs, draft.cue, draft.rule),
            evidence=(self._reading.evidence(min(a for a, _ in edges), max(b for _, b in edges)),),
            confidence=draft.confidence or CONFIDENCE[draft.sense.kind],
            provenance=Provenance(step=NAME, version=VERSION, rule_or_model=draft.rule),
            contents=contents,
            contents_span=draft.pairs,
            cue=" ".join(text[a:b] for a, b in draft.cue) or None,
            cue_span=draft.cue,
            speaker=text[speaker.start : speaker.end] if speaker is not None else None,
            speaker_span=span,
            speaker_actor=self._actor(draft),
            affiliation=affiliation,
            via=draft.via,
            addressee=draft.addressee,
            form=form,
            speech_act=act,
            polarity=polarity_of(draft.sense, act=act, negated=draft.negated),
        )

    def _actor(self, draft: Draft) -> ActorRef | None:
        if draft.speaker is None:
            return None
        fuller = self._fuller(draft)
        return self._roster.actor(draft.speaker) or (self._roster.actor(fuller[0]) if fuller else None)

    def _affiliation(self, draft: Draft) -> str | None:
        if draft.speaker is None or draft.speaker_sentence is None:
            return None
        fuller = self._fuller(draft)
        own = self._roster.affiliation(draft.speaker, draft.speaker_sentence)
        return own or (self._roster.affiliation(*fuller) if fuller else None)

    def _fuller(self, draft: Draft) -> tuple[Speaker, Sentence] | None:
        """Return the phrase that "these reports" points back to, with its sentence."""
        if draft.speaker is None or draft.speaker_sentence is None:
            return None
        found = antecedent_of(self._reading.sentences, draft.speaker_sentence, draft.speaker.head)
        if found is None:
            return None
        return phrase_of(*found, avoid=frozenset()), found[0]


def _speaker_span(speaker: Speaker | None) -> Pairs:
    """Return where a speaker's words stand: the noun phrase, and a "who" that speaks in its place."""
    if speaker is None:
        return ()
    phrase = (speaker.start, speaker.end)
    return (phrase,) if speaker.relative in (None, phrase) else (phrase, speaker.relative)
