"""Direct speech: words in quotation marks, who is said to have said them, split quotes joined.

A paragraph is a row of quoted spans with gaps of narration between them. What attributes a span
stands in the gap after it (", she said"), in the gap before it ("She said:"), or is carried over
from the span before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.extract.quote_frames import below, clause, cue_words, first_child, has_subject, is_passive
from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.extract.quote_pairs import pairs_of
from tracktwo.ontology.cues import Cues
from tracktwo.records import Sentence, Token

CLOSING_PUNCTUATION = frozenset(",!?…—–-")
SENTENCE_STOPS = frozenset((".", "!", "?", ";"))
DASHES = frozenset(("–", "—", "―", "-", "--"))
INNER_MARKS = "'‘’\"“” "
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PRON", "PART"})
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


def direct_in(
    paragraph: Paragraph, cues: Cues, *, before: Direct | None, colon: Sentence | None
) -> Iterator[Direct]:
    """Yield the direct speech of a paragraph, in order; a paragraph that goes on with `before` adds to it.

    Args:
        before: the last direct speech of the paragraph before, None when that had none.
        colon: the last sentence of the paragraph before, when it ended in a colon.
    """
    current: Direct | None = None
    for number, span in enumerate(paragraph.spans):
        trailing = _trailing(paragraph, number, cues)
        if current is not None and _continues(paragraph, number, current, trailing, cues):
            current.add(span)
            continue
        goes_on = before is not None and colon is None and number == 0 and trailing is None
        if before is not None and goes_on and _opens_with_speech(paragraph):
            before.add(span)
            current = before
            continue
        leading = _leading(paragraph, number, cues)
        found = (
            _better(trailing, leading)
            or _naming(paragraph, number, cues)
            or _announced(paragraph, number, colon, cues)
            or _going_on(paragraph, number, cues)
            or _introduced(paragraph, number)
        )
        if found is not None and current is not None and _explains(paragraph, number, current, found):
            found.pairs = current.pairs + found.pairs
        elif current is not None and current is not before:
            yield current
        current = found
    if current is not None and current is not before:
        yield current


def _better(trailing: Direct | None, leading: Direct | None) -> Direct | None:
    """Return the attribution that holds: She stated, "...," adding ... is led, not followed."""
    if trailing is None or trailing.cue is None:
        return trailing or leading
    sentence, token = trailing.cue
    is_bare = token.tag == "VBG" and not has_subject(sentence, token.i)
    if is_bare and (leading is not None or trailing.rule == "after-mixed"):
        return leading
    return trailing


def _naming(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find a name given in marks: called the plan "a trap", dubbed it "...", with what is so called."""
    span = paragraph.spans[number]
    between: list[Token] = []
    for sentence, token in reversed(paragraph.gaps[number][-MAX_NAMED:]):
        lemma = token.lemma.lower()
        if token.pos == "VERB" and "small" in cues.verbs.get(lemma, ()):
            if is_passive(sentence, token.i) or not between or between[-1].pos == "ADP":
                return None
            found = _direct(span, "naming", cue=(sentence, token))
            found.pairs = [(between[-1].start, _phrase_end(paragraph, number))]
            return found
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in SENTENCE_STOPS or token.text in (",", ":"):
            return None
        between.append(token)
    return None


def _phrase_end(paragraph: Paragraph, number: int) -> int:
    """Return where the noun phrase ends that a name in marks begins: a "rough" week for the crew."""
    end = paragraph.spans[number].end
    for place, (_, token) in enumerate(paragraph.gaps[number + 1][:MAX_NAMED]):
        goes_on = token.pos in ("NOUN", "ADP", "SCONJ") if place == 0 else token.pos in PHRASE
        if not goes_on:
            break
        end = token.end
    return end


def _trailing(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find the attribution after a span: ", she said", "," said X, "– Dr. X, role"."""
    span = paragraph.spans[number]
    gap = paragraph.gaps[number + 1]
    if not gap:
        return None
    first = gap[0][1]
    ends = _inner_words(paragraph, number)[-1:]
    if (
        first.text in DASHES
        and len(gap) > 1
        and gap[1][1].text[:1].isupper()
        and _is_whole(paragraph, number)
    ):
        named = _dash_speaker(gap)
        if named is not None:
            return _direct(span, "dash", speaker=named)
    comma = first.text == ","
    if not (ends in CLOSING_PUNCTUATION or comma or (ends.isalnum() and _is_whole(paragraph, number))):
        return None
    if ends == "-" or first.pos == "CCONJ" or first.tag == "CC":
        return None
    cue = _first_cue(gap[1:] if comma else gap, cues) or (_unlisted_cue(gap) if ends == "," else None)
    if cue is None or _speaks_in_front(paragraph, number, cues):
        return None
    if ends.isalnum() and not comma and not _begins_attribution(cue, first):
        return None
    found = _direct(span, "after", cue=cue)
    start = _sentence_start(paragraph, number)
    if start is not None:
        found.pairs = [(start, span.end)]
        found.rule = "after-mixed"
    return found


def _unlisted_cue(gap: Sequence[At]) -> At | None:
    """Return the verb behind words that end in a comma inside their marks: "...," Okafor shot back."""
    for sentence, token in gap[:MAX_NAMED]:
        if token.text in SENTENCE_STOPS or token.text in (",", ":"):
            return None
        if token.pos == "VERB":
            subject = first_child(sentence, token.i, "nsubj")
            is_past = token.tag in ("VBD", "VBZ") and token.dep in ("ROOT", "parataxis", "ccomp", "conj")
            named = subject is not None and sentence.tokens[subject].pos in ("PROPN", "PRON")
            beside = any(t.i == subject for s, t in gap[:MAX_NAMED] if s is sentence)
            return (sentence, token) if is_past and named and beside else None
    return None


def _begins_attribution(cue: At, first: Token) -> bool:
    """Tell whether the first word after the marks belongs to the cue or its subject: "..." she said."""
    sentence, token = cue
    subject = first_child(sentence, token.i, "nsubj")
    return first.i == token.i or (subject is not None and first.i in below(sentence, subject))


def _sentence_start(paragraph: Paragraph, number: int) -> int | None:
    """Return where the sentence of a span begins, when words of its own stand before the marks."""
    opens_low = not _inner_words(paragraph, number)[:1].isupper()
    words: list[Token] = []
    for _, token in reversed(paragraph.gaps[number]):
        if token.text in SENTENCE_STOPS or token.text == ":" or (token.text == "," and not opens_low):
            break
        words.append(token)
    plain = [t for t in words if t.text[0].isalnum()]
    return plain[-1].start if plain else None


def _direct(span: QuotedSpan, rule: str, *, cue: At | None = None, speaker: At | None = None) -> Direct:
    return Direct([(span.inner_start, span.inner_end)], rule, cue=cue, speaker=speaker)


def _first_cue(gap: Sequence[At], cues: Cues) -> At | None:
    for number, (sentence, token) in enumerate(gap[:MAX_ATTRIBUTION]):
        if token.text in SENTENCE_STOPS and number + 1 < len(gap):
            return None
        is_cue = _is_cue(token, cues) and not _is_aside(token)
        if is_cue or _looks_said(gap, number, cues):
            return sentence, token
        if token.text == ":" or (token.pos == "VERB" and token.dep == "ROOT" and token.tag != "VBG"):
            return None
    return None


def _looks_said(gap: Sequence[At], number: int, cues: Cues) -> bool:
    """Tell whether a word that the parser took for a noun says: "...," Okafor adds."""
    token = gap[number][1]
    if token.pos not in ("NOUN", "PROPN") or token.text not in cues.spoken or number == 0:
        return False
    return gap[number - 1][1].pos in ("PROPN", "PRON") and (
        number + 1 == len(gap) or gap[number + 1][1].pos in ("PUNCT", "ADP", "PROPN", "NOUN", "ADV")
    )


def _is_aside(token: Token) -> bool:
    """Tell whether a verb stands in a relative clause or hangs on a noun: "X, who said in May, ..."."""
    return token.dep in ("relcl", "acl", "amod") or token.tag == "VB"


def _speaks_in_front(paragraph: Paragraph, number: int, cues: Cues) -> bool:
    """Tell whether the words before the span attribute it already: He called it "a trap," she said."""
    for _, token in reversed(paragraph.gaps[number]):
        if token.text in SENTENCE_STOPS or token.text in (":", ","):
            return False
        if token.lemma.lower() in cues.quote_verbs and token.pos == "VERB":
            return True
    return False


def _is_whole(paragraph: Paragraph, number: int) -> bool:
    """Tell whether a span is a sentence: it opens with a capital where a sentence or the paragraph begins."""
    if not _inner_words(paragraph, number)[:1].isupper():
        return False
    gap = paragraph.gaps[number]
    return not gap or _is_stop(gap[-1][1]) or gap[-1][1].text in (":", ",")


def _inner_words(paragraph: Paragraph, number: int) -> str:
    """Return the words of a span without marks that stand inside its own: "'Where is it?'" she said."""
    span = paragraph.spans[number]
    return paragraph.text[span.inner_start : span.inner_end].strip(INNER_MARKS)


def _is_stop(token: Token) -> bool:
    """Tell whether a token ends a sentence: a full stop of its own or that of an abbreviation."""
    return token.text in SENTENCE_STOPS or (len(token.text) > 1 and token.text.endswith("."))


def _dash_speaker(gap: Sequence[At]) -> At | None:
    """Return the token that names the speaker after a dash: the head of the first proper names."""
    names: list[At] = []
    for at in gap[1:]:
        if at[1].pos == "PROPN" or (not names and at[1].text[0].isupper()) or at[1].text == ".":
            names.append(at)
        elif names:
            break
    words = [at for at in names if at[1].text[0].isalnum()]
    return words[-1] if words else None


def _leading(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find the attribution before a span: She said: "...", said, "...", told reporters "..."."""
    gap = paragraph.gaps[number]
    span = paragraph.spans[number]
    if not gap:
        return None
    sentence, last = gap[-1]
    if last.text not in (":", ",") and not _is_cue(last, cues):
        return None
    if last.text != ":" and _goes_on(paragraph, number):
        return None
    for at in reversed(gap[-MAX_ATTRIBUTION:]):
        token = at[1]
        if token.text in SENTENCE_STOPS:
            break
        if _is_cue(token, cues):
            return _led(paragraph, span, at)
        if last.text == "," and token.pos == "VERB" and token.dep in ("ROOT", "ccomp", "conj"):
            return None
    if last.text == ":" and _is_long(paragraph, span):
        subject = _subject_of_sentence(sentence, until=last.start)
        return _direct(span, "colon", speaker=subject)
    return None


def _led(paragraph: Paragraph, span: QuotedSpan, cue: At) -> Direct | None:
    """Return the speech a cue before it leads to, with what stands of its clause outside the marks."""
    sentence, token = cue
    if _is_title(paragraph.text[span.inner_start : span.inner_end]):
        return None
    found = _direct(span, "before", cue=cue)
    content = clause(sentence, token.i) - cue_words(sentence, token.i) - _occasion(sentence, token.i)
    outside = frozenset(i for i in content if sentence.tokens[i].end <= span.start)
    pairs = pairs_of(sentence, outside, paragraph.spans, paragraph.text)
    if pairs and any(sentence.tokens[i].pos in ("VERB", "AUX") for i in outside):
        last = (max(pairs[-1][0], 0), pairs[-1][1])
        found.pairs = [*pairs[:-1], last, (span.start, span.end)]
        found.rule = "before-mixed"
    return found


def _occasion(sentence: Sentence, cue: int) -> frozenset[int]:
    """Return the words that tell on what occasion something is said: "Asked about the road, she said"."""
    before = (c for c in sentence.children[cue] if c < cue and sentence.tokens[c].dep == "advcl")
    return frozenset(i for c in before for i in below(sentence, c))


def _is_title(words: str) -> bool:
    """Tell whether quoted words look like a book's or a show's name: few, the long ones capitalised."""
    long = [w for w in words.split() if len(w) > 3]
    bare = words.rstrip(",.")
    return (
        0 < len(long) <= 5
        and len(words.split()) > 1
        and bare[-1:].isalnum()
        and all(w[:1].isupper() for w in long)
    )


def _is_cue(token: Token, cues: Cues) -> bool:
    return token.pos in ("VERB", "AUX") and token.lemma.lower() in cues.quote_verbs


def _goes_on(paragraph: Paragraph, number: int) -> bool:
    """Tell whether the clause runs on behind the span: said it "would leave" by noon."""
    span = paragraph.spans[number]
    after = paragraph.gaps[number + 1]
    return (
        bool(after)
        and paragraph.text[span.inner_end - 1] not in ".,!?"
        and after[0][1].text[0].isalnum()
        and after[0][1].pos not in ("CCONJ",)
    )


def _is_long(paragraph: Paragraph, span: QuotedSpan) -> bool:
    return len(paragraph.text[span.inner_start : span.inner_end].split()) >= MIN_UNATTRIBUTED


def _continues(
    paragraph: Paragraph, number: int, current: Direct, trailing: Direct | None, cues: Cues
) -> bool:
    """Tell whether a span goes on with the speech before it."""
    gap = paragraph.gaps[number]
    words = [t for _, t in gap if t.text[0].isalnum()]
    if not words:
        return trailing is None or not gap
    ends = gap[-1][1].text
    follows = current.cue is not None and any(t is current.cue[1] for _, t in gap)
    if not follows or current.rule not in ("after", "after-mixed"):
        return (
            len(words) == 1
            and words[0].text.lower() == "and"
            and not paragraph.text[paragraph.spans[number - 1].inner_end - 1].endswith(".")
        )
    if _has_second_cue(gap, current, cues):
        return False
    stops = sum(t.text in SENTENCE_STOPS for _, t in gap[:-1])
    if ends == "," or words[-1].text.lower() == "and":
        return stops == 0
    if _is_stop(gap[-1][1]) and stops == 0:
        return _is_whole(paragraph, number) and (trailing is None)
    return False


def _has_second_cue(gap: Sequence[At], current: Direct, cues: Cues) -> bool:
    """Tell whether a gap ends in a verb of saying of its own: "...," she said, adding, "..."."""
    tail = [t for _, t in gap if t.text[0].isalnum()][-2:]
    first = current.cue[1] if current.cue is not None else None
    return any(t is not first and t.tag == "VBG" and _is_cue(t, cues) for t in tail)


def _opens_with_speech(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens with a quoted sentence, as one that goes on with a speech does."""
    return (
        _is_whole(paragraph, 0)
        and _is_long(paragraph, paragraph.spans[0])
        and not any(t.text[0].isalnum() for _, t in paragraph.gaps[0])
    )


def leads_into(direct: Direct, paragraph: Paragraph, after: Direct) -> bool:
    """Tell whether the speech of a whole paragraph is attributed only in the next, which goes on with it."""
    return (
        direct.rule == "unattributed"
        and after.rule == "after"
        and _opens_with_speech(paragraph)
        and after.pairs[0][0] == paragraph.spans[0].inner_start
    )


def ends_in_speech(paragraph: Paragraph) -> bool:
    """Tell whether nothing is narrated behind the last quotation but its attribution."""
    return sum(_is_stop(token) for _, token in paragraph.gaps[-1][:-1]) == 0


def _announced(paragraph: Paragraph, number: int, colon: Sentence | None, cues: Cues) -> Direct | None:
    """Attribute a paragraph's opening quotation to the sentence before it that ended in a colon."""
    if number != 0 or colon is None or any(t.text[0].isalnum() for _, t in paragraph.gaps[0]):
        return None
    cue = next((t for t in reversed(colon.tokens) if _is_cue(t, cues)), None)
    if cue is not None:
        return _direct(paragraph.spans[0], "announced", cue=(colon, cue))
    subject = _subject_of_sentence(colon, until=colon.end)
    return _direct(paragraph.spans[0], "announced", speaker=subject)


def _explains(paragraph: Paragraph, number: int, current: Direct, found: Direct) -> bool:
    """Tell whether `found` names the speaker of the sentence before: "We left." He said, "It was late."."""
    stops = sum(t.text in SENTENCE_STOPS for _, t in paragraph.gaps[number])
    return current.rule in ("unattributed", "introduced") and found.rule == "before" and stops == 0


def _going_on(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Join a quoted sentence to the indirect speech before it: He said they had left. "We ran."."""
    span, gap = paragraph.spans[number], paragraph.gaps[number]
    if not gap or gap[-1][1].text not in SENTENCE_STOPS or not _is_whole(paragraph, number):
        return None
    sentence = gap[-1][0]
    for token in sentence.tokens:
        if (token.dep in ("ROOT", "parataxis") or token.i == sentence.root) and _is_cue(token, cues):
            content = clause(sentence, token.i) - cue_words(sentence, token.i)
            pairs = pairs_of(sentence, content, paragraph.spans, paragraph.text)
            if pairs and pairs[-1][1] <= span.start:
                found = _direct(span, "going-on", cue=(sentence, token))
                found.pairs = [*pairs, *found.pairs]
                return found
    return None


def _introduced(paragraph: Paragraph, number: int) -> Direct | None:
    """Give a quoted sentence that nothing attributes to the subject of the sentence before it."""
    span = paragraph.spans[number]
    if not _is_whole(paragraph, number) or not _is_long(paragraph, span):
        return None
    if paragraph.text[span.inner_end - 1] not in ".!?…":
        return None
    gap = paragraph.gaps[number]
    if not gap:
        return _direct(span, "unattributed")
    subject = _subject_of_sentence(gap[-1][0], until=gap[-1][1].start)
    return _direct(span, "introduced", speaker=subject) if subject is not None else None


def _subject_of_sentence(sentence: Sentence, *, until: int) -> At | None:
    for c in sentence.children[sentence.root]:
        token = sentence.tokens[c]
        if (
            token.dep in ("nsubj", "nsubjpass")
            and token.start < until
            and (token.ent in ("PERSON", "ORG", "NORP", "GPE") or token.pos in ("PROPN", "PRON", "NOUN"))
        ):
            return (sentence, token) if token.tag not in ("EX", "DT", "WDT") else None
    return None


def by_part(sentences: Sequence[Sentence]) -> Mapping[int, list[Sentence]]:
    """Return the sentences of each part, parts in order."""
    parts: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        parts.setdefault(sentence.part, []).append(sentence)
    return parts
