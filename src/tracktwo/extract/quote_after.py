"""Who is said to have spoken, told behind the quoted words: ", she said", "- Dr. X, role"."""

from collections.abc import Sequence

from tracktwo.extract.quote_clauses import below, first_child
from tracktwo.extract.quote_paragraph import (
    MAX_ATTRIBUTION,
    MAX_NAMED,
    SENTENCE_STOPS,
    At,
    Direct,
    Paragraph,
    inner_words,
    is_cue,
    is_whole,
    spoken,
)
from tracktwo.ontology.cues import Cues
from tracktwo.records import Token

CLOSING_PUNCTUATION = frozenset(",!?…—–-")
DASHES = frozenset(("–", "—", "―", "-", "--"))


def attributed_after(paragraph: Paragraph, number: int, cues: Cues) -> Direct | None:
    """Find the attribution after a span: ", she said", "," said X, "– Dr. X, role"."""
    span = paragraph.spans[number]
    gap = paragraph.gaps[number + 1]
    if not gap:
        return None
    first = gap[0][1]
    ends = inner_words(paragraph, number)[-1:]
    if first.text in DASHES and len(gap) > 1 and gap[1][1].text[:1].isupper() and is_whole(paragraph, number):
        named = _dash_speaker(gap)
        if named is not None:
            return spoken(span, "dash", speaker=named)
    comma = first.text == ","
    if not (ends in CLOSING_PUNCTUATION or comma or (ends.isalnum() and is_whole(paragraph, number))):
        return None
    if ends == "-" or first.pos == "CCONJ" or first.tag == "CC":
        return None
    cue = _first_cue(gap[1:] if comma else gap, cues) or (_unlisted_cue(gap) if ends == "," else None)
    if cue is None or _speaks_in_front(paragraph, number, cues):
        return None
    if ends.isalnum() and not comma and not _begins_attribution(cue, first):
        return None
    found = spoken(span, "after", cue=cue)
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
    opens_low = not inner_words(paragraph, number)[:1].isupper()
    words: list[Token] = []
    for _, token in reversed(paragraph.gaps[number]):
        if token.text in SENTENCE_STOPS or token.text == ":" or (token.text == "," and not opens_low):
            break
        words.append(token)
    plain = [t for t in words if t.text[0].isalnum()]
    return plain[-1].start if plain else None


def _first_cue(gap: Sequence[At], cues: Cues) -> At | None:
    for number, (sentence, token) in enumerate(gap[:MAX_ATTRIBUTION]):
        if token.text in SENTENCE_STOPS and number + 1 < len(gap):
            return None
        speaks = is_cue(token, cues) and not _is_aside(token)
        if speaks or _looks_said(gap, number, cues):
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
