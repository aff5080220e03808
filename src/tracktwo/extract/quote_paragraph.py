"""A paragraph of direct speech: its sentences, its quoted spans, the gaps of narration between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.ontology.cues import Cues
from tracktwo.records import Sentence, Token

SENTENCE_STOPS = frozenset((".", "!", "?", ";"))
INNER_MARKS = "'‘’\"“” "
MAX_NAMED = 9  # words between a verb of naming and the name in marks
MAX_ATTRIBUTION = 40  # words between a quotation and its cue, appositions of the speaker included
MIN_UNATTRIBUTED = 6  # words: a shorter quoted sentence without a cue may be a title
At = tuple[Sentence, Token]


@dataclass(slots=True)
class Direct:
    """Direct speech found in a paragraph: where its words stand and what attributes them.

    `cue` is None where the speaker carries over or is only named beside a dash; `speaker` is then
    the token that names them, None where nobody is named.
    """

    pairs: list[tuple[int, int]]
    rule: str
    cue: At | None = None
    speaker: At | None = None

    def add(self, span: QuotedSpan) -> None:
        """Join one more quoted span to this speech."""
        self.pairs.append((span.inner_start, span.inner_end))


@dataclass(slots=True)
class Paragraph:
    """The sentences of one part, its quoted spans, and the words outside them by gap."""

    text: str
    sentences: Sequence[Sentence]
    spans: Sequence[QuotedSpan]
    gaps: list[list[At]]


def paragraph_of(text: str, sentences: Sequence[Sentence], spans: Sequence[QuotedSpan]) -> Paragraph:
    """Return the paragraph with its words sorted into the gaps before, between and after the quoted spans."""
    gaps: list[list[At]] = [[] for _ in range(len(spans) + 1)]
    number = 0
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos == "SPACE":
                continue
            while number < len(spans) and token.start >= spans[number].end:
                number += 1
            if number == len(spans) or token.start < spans[number].start:
                gaps[number].append((sentence, token))
    return Paragraph(text, sentences, spans, gaps)


def by_part(sentences: Sequence[Sentence]) -> Mapping[int, list[Sentence]]:
    """Return the sentences of each part, parts in order."""
    parts: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        parts.setdefault(sentence.part, []).append(sentence)
    return parts


def spoken(span: QuotedSpan, rule: str, *, cue: At | None = None, speaker: At | None = None) -> Direct:
    """Return the speech of one quoted span, found by `rule`."""
    return Direct([(span.inner_start, span.inner_end)], rule, cue=cue, speaker=speaker)


def inner_words(paragraph: Paragraph, number: int) -> str:
    """Return the words of a span without marks that stand inside its own: "'Where is it?'" she said."""
    span = paragraph.spans[number]
    return paragraph.text[span.inner_start : span.inner_end].strip(INNER_MARKS)


def is_whole(paragraph: Paragraph, number: int) -> bool:
    """Tell whether a span is a sentence: it opens with a capital where a sentence or the paragraph begins."""
    if not inner_words(paragraph, number)[:1].isupper():
        return False
    gap = paragraph.gaps[number]
    return not gap or is_stop(gap[-1][1]) or gap[-1][1].text in (":", ",")


def is_long(paragraph: Paragraph, span: QuotedSpan) -> bool:
    """Tell whether quoted words are too many to be a title."""
    return len(paragraph.text[span.inner_start : span.inner_end].split()) >= MIN_UNATTRIBUTED


def is_stop(token: Token) -> bool:
    """Tell whether a token ends a sentence: a full stop of its own or that of an abbreviation."""
    return token.text in SENTENCE_STOPS or (len(token.text) > 1 and token.text.endswith("."))


def is_cue(token: Token, cues: Cues) -> bool:
    """Tell whether a token is a verb of saying."""
    return token.pos in ("VERB", "AUX") and token.lemma.lower() in cues.quote_verbs
