"""Who is said to have spoken, told in front of the quoted words: She said: "...", called it "a trap"."""

from tracktwo.extract.quote_clauses import below, clause, cue_words, is_passive
from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.extract.quote_pairs import pairs_of
from tracktwo.extract.quote_paragraph import (
    MAX_ATTRIBUTION,
    MAX_NAMED,
    SENTENCE_STOPS,
    At,
    Direct,
    Paragraph,
    is_cue,
    is_long,
    is_whole,
    spoken,
)
from tracktwo.ontology.cues import Cues
from tracktwo.records import Sentence, Token

PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PRON", "PART"})


def attributed_before(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find the attribution before a span: She said: "...", said, "...", told reporters "..."."""
    gap = paragraph.gaps[number]
    span = paragraph.spans[number]
    if not gap:
        return None
    sentence, last = gap[-1]
    if last.text not in (":", ",") and not is_cue(last, cues):
        return None
    if last.text != ":" and _goes_on(paragraph, number):
        return None
    for at in reversed(gap[-MAX_ATTRIBUTION:]):
        token = at[1]
        if token.text in SENTENCE_STOPS:
            break
        if is_cue(token, cues):
            return _led(paragraph, span, at)
        if last.text == "," and token.pos == "VERB" and token.dep in ("ROOT", "ccomp", "conj"):
            return None
    if last.text == ":" and is_long(paragraph, span):
        subject = _subject_of_sentence(sentence, until=last.start)
        return spoken(span, "colon", speaker=subject)
    return None


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


def _led(paragraph: Paragraph, span: QuotedSpan, cue: At) -> Direct | None:
    """Return the speech a cue before it leads to, with what stands of its clause outside the marks."""
    sentence, token = cue
    if _is_title(paragraph.text[span.inner_start : span.inner_end]):
        return None
    found = spoken(span, "before", cue=cue)
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


def named_in_marks(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find a name given in marks: called the plan "a trap", dubbed it "...", with what is so called."""
    span = paragraph.spans[number]
    between: list[Token] = []
    for sentence, token in reversed(paragraph.gaps[number][-MAX_NAMED:]):
        lemma = token.lemma.lower()
        if token.pos == "VERB" and "small" in cues.verbs.get(lemma, ()):
            if is_passive(sentence, token.i) or not between or between[-1].pos == "ADP":
                return None
            found = spoken(span, "naming", cue=(sentence, token))
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


def announced(paragraph: Paragraph, number: int, colon: Sentence | None, cues: Cues) -> Direct | None:
    """Attribute a paragraph's opening quotation to the sentence before it that ended in a colon."""
    if number != 0 or colon is None or any(t.text[0].isalnum() for _, t in paragraph.gaps[0]):
        return None
    cue = next((t for t in reversed(colon.tokens) if is_cue(t, cues)), None)
    if cue is not None:
        return spoken(paragraph.spans[0], "announced", cue=(colon, cue))
    subject = _subject_of_sentence(colon, until=colon.end)
    return spoken(paragraph.spans[0], "announced", speaker=subject)


def joined_to_indirect(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Join a quoted sentence to the indirect speech before it: He said they had left. "We ran."."""
    span, gap = paragraph.spans[number], paragraph.gaps[number]
    if not gap or gap[-1][1].text not in SENTENCE_STOPS or not is_whole(paragraph, number):
        return None
    sentence = gap[-1][0]
    for token in sentence.tokens:
        if (token.dep in ("ROOT", "parataxis") or token.i == sentence.root) and is_cue(token, cues):
            content = clause(sentence, token.i) - cue_words(sentence, token.i)
            pairs = pairs_of(sentence, content, paragraph.spans, paragraph.text)
            if pairs and pairs[-1][1] <= span.start:
                found = spoken(span, "going-on", cue=(sentence, token))
                found.pairs = [*pairs, *found.pairs]
                return found
    return None


def introduced(paragraph: Paragraph, number: int) -> Direct | None:
    """Give a quoted sentence that nothing attributes to the subject of the sentence before it."""
    span = paragraph.spans[number]
    if not is_whole(paragraph, number) or not is_long(paragraph, span):
        return None
    if paragraph.text[span.inner_end - 1] not in ".!?…":
        return None
    gap = paragraph.gaps[number]
    if not gap:
        return spoken(span, "unattributed")
    subject = _subject_of_sentence(gap[-1][0], until=gap[-1][1].start)
    return spoken(span, "introduced", speaker=subject) if subject is not None else None


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
