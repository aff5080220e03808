"""From a reading to drafts of quotations: direct speech, colons, then every cue of every sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.extract.quote_colon import Colon, colons_in
from tracktwo.extract.quote_direct import direct_in, ends_in_speech, leads_into
from tracktwo.extract.quote_indirect import Indirect, Miss, indirect_in, outer_of, passes_on
from tracktwo.extract.quote_marks import QuotedSpan, quoted_spans
from tracktwo.extract.quote_pairs import Pairs, pairs_of
from tracktwo.extract.quote_paragraph import Direct, by_part, paragraph_of
from tracktwo.extract.quote_speakers import Speaker, beside, phrase_of, relative_of, subject_of
from tracktwo.extract.quote_via import (
    antecedent_of,
    cited_by,
    cited_in,
    is_pronoun,
    names_outlet,
    quoted_by,
)
from tracktwo.ontology.cues import CueKind, Cues, Sense
from tracktwo.records import Attempt, Polarity, Reading, Sentence, SpeechAct, Trace

STEP = "quotations"
SAID = Sense(SpeechAct.STATES, CueKind.SPEECH, Polarity.AFFIRMED)


@dataclass(frozen=True, slots=True)
class Draft:
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


class Scan:
    """One pass over a reading: direct speech first, then the cues of every sentence."""

    def __init__(self, reading: Reading, cues: Cues, trace: Trace | None) -> None:
        self._reading = reading
        self._cues = cues
        self._trace = trace
        self.spans = quoted_spans(reading.text)
        self._claimed: set[tuple[int, int]] = set()
        self._direct_pairs: list[tuple[int, int]] = []

    def drafts(self) -> Iterator[Draft]:
        """Yield what is attributed, in no particular order."""
        parts = by_part(self._reading.sentences)
        spans_of = {part: self._spans_in(sentences) for part, sentences in parts.items()}
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
        return [s for s in self.spans if start <= s.start and s.inner_start < end]

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
                if before is not None and here and leads_into(before, paragraph, here[0]):
                    here[0].pairs = before.pairs + here[0].pairs
                    found.remove(before)
                found.extend(here)
                if not here and (before is None or len(before.pairs) == count):
                    before = None
            else:
                before = None
            before = here[-1] if here else before
            if spans and not ends_in_speech(paragraph):
                before = None
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

    def _from_direct(self, direct: Direct) -> Draft:
        speaker, holder = self._direct_speaker(direct)
        cue: Pairs = ()
        lemma = ""
        sense = SAID
        if direct.cue is not None:
            token = direct.cue[1]
            cue = ((token.start, token.end),)
            lemma = token.lemma.lower()
            sense = self._sense(lemma, direct.rule)
        return Draft(
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

    def _sense(self, lemma: str, rule: str) -> Sense:
        frames = self._cues.verbs.get(lemma, {})
        return frames.get("small" if rule == "naming" else "quote", SAID)

    def _from_colon(self, colon: Colon) -> Draft:
        start, end = colon.content
        holder = next((s for s in self._reading.sentences if s.start <= colon.speaker[0] < s.end), None)
        head = next((t.i for t in reversed(holder.tokens) if t.end == colon.speaker[1]), 0) if holder else 0
        index = holder.index if holder is not None else -1
        return Draft(
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

    def _indirect(self, sentence: Sentence, spans: Sequence[QuotedSpan]) -> Iterator[Draft]:
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
            self._trace(Attempt(STEP, rule, token.start, token.end, token.text, fired, detail))

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

    def _draft(self, sentence: Sentence, item: Indirect, pairs: Pairs, outer: Indirect | None) -> Draft:
        tokens = sentence.tokens
        cue = sorted(item.cue)
        speaker = self._speaker(sentence, item)
        via = self._via(sentence, item.cue_head, item.speaker, outer)
        origin = cited_in(sentence, item.cue_head)
        if origin is not None and speaker is not None and via is None and self._is_outlet(speaker):
            via = self._words(speaker)
            speaker = phrase_of(sentence, origin, avoid=frozenset())
        return Draft(
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
