"""Quotations: attributed words, direct, indirect and mixed, with who said them and who passed them on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.extract.quote_acts import Words, act_of, polarity_of
from tracktwo.extract.quote_colon import Colon, colons_in
from tracktwo.extract.quote_direct import Direct, by_part, direct_in, paragraph_of
from tracktwo.extract.quote_indirect import Indirect, Miss, indirect_in, outer_of, passes_on
from tracktwo.extract.quote_marks import QuotedSpan, quoted_spans
from tracktwo.extract.quote_pairs import Pairs, pairs_of
from tracktwo.extract.quote_speakers import Roster, Speaker, beside, phrase_of, relative_of, subject_of
from tracktwo.extract.quote_via import antecedent_of, cited_by, cited_in, is_pronoun, names_outlet, quoted_by
from tracktwo.ontology.cues import CueKind, Sense
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Attempt,
    Polarity,
    Provenance,
    Quotation,
    QuotationForm,
    Reading,
    Sentence,
    SpeechAct,
    Trace,
    record_id,
)

NAME = "quotations"
VERSION = "1"
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
SAID = Sense(SpeechAct.STATES, CueKind.SPEECH, Polarity.AFFIRMED)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quotation before it is a record."""

    rule: str
    pairs: Pairs
    cue: Pairs
    cue_lemma: str
    sense: Sense
    speaker: Speaker | None
    speaker_sentence: Sentence | None
    negated: bool = False
    via: str | None = None
    addressee: str | None = None
    confidence: float | None = None


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Quotation]:
    """Yield the quotations of a reading, in text order of their contents."""
    scan = _Scan(reading, books, trace)
    drafts = sorted(scan.drafts(), key=lambda d: (d.pairs, d.cue))
    seen: set[tuple[Pairs, Pairs]] = set()
    for draft in drafts:
        if (draft.pairs, draft.cue) not in seen:
            seen.add((draft.pairs, draft.cue))
            yield scan.record(draft)


class _Scan:
    """One pass over a reading: direct speech first, then the cues of every sentence."""

    def __init__(self, reading: Reading, books: CodeBooks, trace: Trace | None) -> None:
        self._reading = reading
        self._cues = books.cues
        self._trace = trace
        self._roster = Roster(reading, books.cues)
        self._spans = quoted_spans(reading.text)
        self._claimed: set[tuple[int, int]] = set()
        self._direct_pairs: list[tuple[int, int]] = []

    def drafts(self) -> Iterator[_Draft]:
        parts = by_part(self._reading.sentences)
        spans_of = {part: self._spans_in(sentences) for part, sentences in parts.items()}
        for sentence in self._reading.sentences:
            self._roster.remember(sentence)
        turns: list[tuple[int, int]] = []
        for colon in colons_in(self._reading, self._cues):
            turns.append(colon.content)
            yield self._from_colon(colon)
        for direct in self._directs(parts, spans_of):
            if direct.cue is None and any(a <= direct.pairs[0][0] < b for a, b in turns):
                continue
            yield self._from_direct(direct)
        for part, sentences in parts.items():
            for sentence in sentences:
                yield from self._indirect(sentence, spans_of[part])

    def _spans_in(self, sentences: Sequence[Sentence]) -> list[QuotedSpan]:
        start, end = sentences[0].start, sentences[-1].end
        return [s for s in self._spans if start <= s.start and s.inner_start < end]

    def _directs(
        self, parts: Mapping[int, list[Sentence]], spans_of: Mapping[int, list[QuotedSpan]]
    ) -> list[Direct]:
        """Return all direct speech; a speech of several paragraphs is whole only once all were seen."""
        found: list[Direct] = []
        before: Direct | None = None
        colon: Sentence | None = None
        for part, sentences in parts.items():
            spans = spans_of[part]
            here: list[Direct] = []
            if spans:
                paragraph = paragraph_of(self._reading.text, sentences, spans)
                count = len(before.pairs) if before is not None else 0
                here = list(direct_in(paragraph, self._cues, before=before, colon=colon))
                found.extend(here)
                if not here and (before is None or len(before.pairs) == count):
                    before = None
            else:
                before = None
            before = here[-1] if here else before
            last = sentences[-1]
            colon = last if self._reading.text[last.start : last.end].rstrip().endswith(":") else None
        for direct in found:
            self._claim(direct)
        return found

    def _claim(self, direct: Direct) -> None:
        if direct.cue is not None:
            self._tell(direct.cue[0], direct.cue[1].i, f"direct-{direct.rule}", "quotation marks", fired=True)
            self._claimed.add((direct.cue[0].index, direct.cue[1].i))
        self._direct_pairs.extend(direct.pairs)

    def _from_direct(self, direct: Direct) -> _Draft:
        speaker, holder = self._direct_speaker(direct)
        cue: Pairs = ()
        lemma = ""
        sense = SAID
        if direct.cue is not None:
            token = direct.cue[1]
            cue = ((token.start, token.end),)
            lemma = token.lemma.lower()
            sense = self._cues.verbs[lemma].get("quote", SAID)
        return _Draft(
            rule=f"direct-{direct.rule}",
            pairs=tuple(direct.pairs),
            cue=cue,
            cue_lemma=lemma,
            sense=sense,
            speaker=speaker,
            speaker_sentence=holder,
            via=self._via(direct.cue[0], direct.cue[1].i, None, None) if direct.cue else None,
            addressee=self._addressee(direct.cue[0], direct.cue[1].i) if direct.cue else None,
            confidence=0.95 if direct.cue is not None else 0.6,
        )

    def _from_colon(self, colon: Colon) -> _Draft:
        start, end = colon.content
        holder = next((s for s in self._reading.sentences if s.start <= colon.speaker[0] < s.end), None)
        head = next((t.i for t in reversed(holder.tokens) if t.end == colon.speaker[1]), 0) if holder else 0
        index = holder.index if holder is not None else -1
        return _Draft(
            rule=colon.rule,
            pairs=((start, end - (self._reading.text[end - 1] == ".")),),
            cue=(colon.cue,),
            cue_lemma="",
            sense=SAID,
            speaker=Speaker(*colon.speaker, index, head),
            speaker_sentence=holder,
            confidence=0.8,
        )

    def _direct_speaker(self, direct: Direct) -> tuple[Speaker | None, Sentence | None]:
        if direct.speaker is not None:
            sentence, token = direct.speaker
            return phrase_of(sentence, token.i, avoid=frozenset()), sentence
        if direct.cue is None:
            return None, None
        sentence, token = direct.cue
        head = subject_of(sentence, token.i)
        if head is None or self._within(sentence.tokens[head].start, direct.pairs):
            head = beside(sentence, token.i)
        if head is None or self._within(sentence.tokens[head].start, direct.pairs):
            return None, None
        return phrase_of(sentence, head, avoid=frozenset((token.i,))), sentence

    def _indirect(self, sentence: Sentence, spans: Sequence[QuotedSpan]) -> Iterator[_Draft]:
        tried = list(indirect_in(sentence, self._cues))
        found = [f for f in tried if isinstance(f, Indirect)]
        for miss in (f for f in tried if isinstance(f, Miss)):
            self._tell(sentence, miss.cue_head, "cue", f"missing: {' or '.join(miss.tried)}", fired=False)
        for item in found:
            at = sentence.tokens[item.cue_head].start
            if (sentence.index, item.cue_head) in self._claimed or self._within_direct(at):
                self._tell(sentence, item.cue_head, item.rule, "part of direct speech", fired=False)
                continue
            outer = outer_of(item, found)
            if outer is not None and not passes_on(sentence, item):
                self._tell(sentence, item.cue_head, item.rule, "part of what another says", fired=False)
                continue
            self._tell(sentence, item.cue_head, item.rule, item.sense.kind, fired=True)
            pairs = pairs_of(sentence, item.content, spans, self._reading.text)
            if pairs and not self._is_named_origin(sentence, item):
                yield self._draft(sentence, item, pairs, outer)

    def _tell(self, sentence: Sentence, cue: int, rule: str, detail: str, *, fired: bool) -> None:
        if self._trace is not None:
            token = sentence.tokens[cue]
            self._trace(Attempt(NAME, rule, token.start, token.end, token.text, fired, detail))

    def _is_named_origin(self, sentence: Sentence, item: Indirect) -> bool:
        """Tell whether "citing X" only says where another cue of the sentence has its words from."""
        token = sentence.tokens[item.cue_head]
        return (
            item.rule == "verb-object"
            and token.lemma.lower() == "cite"
            and token.dep == "advcl"
            and sentence.tokens[token.head].lemma.lower() in self._cues.verbs
        )

    def _within_direct(self, at: int) -> bool:
        return self._within(at, self._direct_pairs)

    @staticmethod
    def _within(at: int, pairs: Sequence[tuple[int, int]]) -> bool:
        return any(a <= at < b for a, b in pairs)

    def _draft(self, sentence: Sentence, item: Indirect, pairs: Pairs, outer: Indirect | None) -> _Draft:
        tokens = sentence.tokens
        cue = sorted(item.cue)
        speaker = self._speaker(sentence, item)
        via = self._via(sentence, item.cue_head, item.speaker, outer)
        origin = cited_in(sentence, item.cue_head)
        if origin is not None and speaker is not None and via is None and self._is_outlet(speaker):
            via = self._words(speaker)
            speaker = phrase_of(sentence, origin, avoid=frozenset())
        return _Draft(
            rule=item.rule,
            pairs=pairs,
            cue=((tokens[cue[0]].start, tokens[cue[-1]].end),),
            cue_lemma=tokens[item.cue_head].lemma.lower(),
            sense=item.sense,
            speaker=speaker,
            speaker_sentence=sentence if speaker is not None else None,
            negated=any(tokens[c].dep == "neg" for c in sentence.children[item.cue_head]),
            via=via,
            addressee=self._addressee(sentence, item.cue_head),
        )

    def _speaker(self, sentence: Sentence, item: Indirect) -> Speaker | None:
        if item.speaker is None:
            return None
        found = phrase_of(sentence, item.speaker, avoid=item.cue | item.content - {item.speaker})
        return found._replace(relative=relative_of(sentence, item.cue_head))

    def _words(self, speaker: Speaker) -> str:
        return self._reading.text[speaker.start : speaker.end]

    def _is_outlet(self, speaker: Speaker) -> bool:
        return names_outlet(self._words(speaker), self._cues)

    def _via(self, sentence: Sentence, cue: int, speaker: int | None, outer: Indirect | None) -> str | None:
        """Return who passed the words on, nearest link first: cited, quoted, told, or the speech around."""
        link: Speaker | None = None
        if speaker is not None:
            link = cited_by(sentence, speaker)
            fuller = antecedent_of(self._reading.sentences, sentence, speaker)
            if link is None and fuller is not None:
                link = cited_by(*fuller)
        link = link or quoted_by(sentence, cue)
        if link is None and outer is not None and outer.speaker is not None:
            link = phrase_of(sentence, outer.speaker, avoid=outer.cue)
        if link is not None:
            return None if is_pronoun(self._words(link)) else self._words(link)
        told = self._addressee(sentence, cue)
        return told if told is not None and names_outlet(told, self._cues) else None

    def _addressee(self, sentence: Sentence, cue: int) -> str | None:
        """Return who was told: "told reporters", "said to the council"."""
        token = sentence.tokens[cue]
        if token.lemma.lower() not in ("tell", "inform", "assure", "remind", "notify", "brief", "advise"):
            return None
        for c in sentence.children[cue]:
            if sentence.tokens[c].dep in ("dobj", "dative", "nsubjpass"):
                phrase = phrase_of(sentence, c, avoid=frozenset((cue,)))
                return self._reading.text[phrase.start : phrase.end]
        return None

    def record(self, draft: _Draft) -> Quotation:
        text = self._reading.text
        contents = " ".join(text[a:b] for a, b in draft.pairs)
        speaker = draft.speaker
        form = self._form(draft.pairs)
        affiliation = self._affiliation(draft)
        said_by = f"{self._words(speaker)} {affiliation or ''}" if speaker is not None else ""
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

    def _actor(self, draft: _Draft) -> ActorRef | None:
        if draft.speaker is None:
            return None
        fuller = self._fuller(draft)
        return self._roster.actor(draft.speaker) or (self._roster.actor(fuller[0]) if fuller else None)

    def _affiliation(self, draft: _Draft) -> str | None:
        if draft.speaker is None or draft.speaker_sentence is None:
            return None
        fuller = self._fuller(draft)
        own = self._roster.affiliation(draft.speaker, draft.speaker_sentence)
        return own or (self._roster.affiliation(*fuller) if fuller else None)

    def _fuller(self, draft: _Draft) -> tuple[Speaker, Sentence] | None:
        """Return the phrase that "these reports" points back to, with its sentence."""
        if draft.speaker is None or draft.speaker_sentence is None:
            return None
        found = antecedent_of(self._reading.sentences, draft.speaker_sentence, draft.speaker.head)
        if found is None:
            return None
        return phrase_of(*found, avoid=frozenset()), found[0]

    def _form(self, pairs: Pairs) -> QuotationForm:
        quoted = [s for s in self._spans if any(a < s.end and b > s.start for a, b in pairs)]
        if not quoted:
            return QuotationForm.INDIRECT
        if all(any(s.start <= a and b <= s.end for s in quoted) for a, b in pairs):
            return QuotationForm.DIRECT
        return QuotationForm.MIXED


def _speaker_span(speaker: Speaker | None) -> Pairs:
    """Return where a speaker's words stand: the noun phrase, and a "who" that speaks in its place."""
    if speaker is None:
        return ()
    phrase = (speaker.start, speaker.end)
    return (phrase,) if speaker.relative in (None, phrase) else (phrase, speaker.relative)
