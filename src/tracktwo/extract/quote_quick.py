"""Quotations without a parser: the direct speech of a text as records, some hundred times as fast.

For large collections and for a first look. Indirect speech is not seen, speakers are known by their
capitals, and who a "he" is stays open.
"""

from collections.abc import Iterator
from datetime import date

from tracktwo.extract.quote_acts import Words, act_of, polarity_of
from tracktwo.extract.quote_pairs import Pairs
from tracktwo.extract.quote_plain import PlainQuote, cue_forms, find_direct
from tracktwo.extract.quote_scan import SAID
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorRef, Provenance, Quotation, QuotationForm, evidence_at, record_id

STEP, RECORD_VERSION = "quotations-quick", "1"
ATTRIBUTED, UNATTRIBUTED = 0.8, 0.4  # as sure as a pattern is that nobody checked against grammar


def quick_quotations(
    article_id: str, text: str, *, books: CodeBooks, published_on: date | None = None
) -> Iterator[Quotation]:
    """Yield the direct speech of a text, split quotes joined, with speaker, cue and act as patterns see them.

    Args:
        published_on: the day whose offices count for the speakers.
    """
    verbs = cue_forms(books.cues.spoken, books.cues.quote_verbs)
    for found in find_direct(text, cues=books.cues):
        speaker = text[slice(*found.speaker)] if found.speaker else None
        contents = " ".join(text[a:b] for a, b in found.contents)
        lemma = verbs.get(text[slice(*found.cue)], "") if found.cue else ""
        sense = books.cues.verbs.get(lemma, {}).get("quote", SAID)
        act = act_of(Words(contents, lemma, speaker or "", QuotationForm.DIRECT), sense, books.cues)
        start, end = _hull(found)
        yield Quotation(
            id=record_id("quotation", STEP, RECORD_VERSION, article_id, found.contents),
            evidence=(evidence_at(article_id, text, start=start, end=end),),
            confidence=ATTRIBUTED if found.cue else UNATTRIBUTED,
            provenance=Provenance(STEP, RECORD_VERSION, "attributed" if found.cue else "marks"),
            contents=contents,
            contents_span=found.contents,
            cue=text[slice(*found.cue)] if found.cue else None,
            cue_span=_pairs(found.cue),
            speaker=speaker,
            speaker_span=_pairs(found.speaker),
            speaker_actor=_actor(speaker, books, published_on) if speaker else None,
            affiliation=None,
            via=None,
            form=QuotationForm.DIRECT,
            speech_act=act,
            polarity=polarity_of(sense, act=act, negated=False),
        )


def _hull(found: PlainQuote) -> tuple[int, int]:
    stretches = [*found.contents, *_pairs(found.cue), *_pairs(found.speaker)]
    return min(a for a, _ in stretches), max(b for _, b in stretches)


def _pairs(place: tuple[int, int] | None) -> Pairs:
    return (place,) if place else ()


def _actor(speaker: str, books: CodeBooks, on: date | None) -> ActorRef:
    """Return the one that a name, less the titles before it, stands for; else the words."""
    words = speaker.split()
    for first in range(len(words)):
        entries = books.actors.lookup(" ".join(words[first:]))
        if len(entries) == 1:
            return books.actors.reference(entries[0], on)
    return ActorRef(None, speaker, None, None)
