"""How many of what: numbers with their bounds and the noun they count."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from tracktwo.extract.quantity_scan import Hit, scan
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.units import Units
from tracktwo.records import Attempt, QuantityFound, Reading, Sentence, TimeFound, Token, Trace

NAME = "quantities"
VERSION = "2"
AFTER = ("times",)

_NOUNS = frozenset({"NOUN", "PROPN", "SYM"})
MAX_STEPS_TO_NOUN = 4
TAKING_OVER = frozenset({"hand", "turn", "take", "sign", "give", "bring"})  # "over" belongs to the verb


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> tuple[QuantityFound, ...]:
    """Return the quantities of a reading, in text order: neither dates, nor ordinals, nor ages."""
    times: dict[int, list[TimeFound]] = {}
    for time in reading.times:
        times.setdefault(time.sentence, []).append(time)
    return tuple(
        found
        for sentence in reading.sentences
        for found in _in_sentence(reading, sentence, times.get(sentence.index, []), books.units, trace)
    )


def _in_sentence(
    reading: Reading, sentence: Sentence, times: list[TimeFound], units: Units, trace: Trace | None
) -> Iterator[QuantityFound]:
    text = reading.text[sentence.start : sentence.end]
    for hit in scan(text, units):
        start, end = sentence.start + hit.start, sentence.start + hit.end
        if any(time.start < end and start < time.end for time in times):
            continue
        hit = _without_particle(sentence, hit)
        start = sentence.start + hit.start
        first = _token_at(sentence, sentence.start + hit.number_start)
        last = _token_at(sentence, sentence.start + hit.number_end - 1)
        if first is None or last is None or _is_no_count(sentence, first, last, text, hit):
            continue
        head, unit, stop = _counted(sentence, first, last, hit, units)
        found = QuantityFound(start, max(end, stop), sentence.index, hit.value, unit, head, hit.rule)
        if trace is not None:
            detail = f"{hit.value.min} to {hit.value.max} {unit or '(nothing counted)'}"
            trace(Attempt(NAME, hit.rule, start, end, hit.value.text, True, detail))
        yield found


def _without_particle(sentence: Sentence, hit: Hit) -> Hit:
    """Return a hit without the "over" that is its verb's: "handed over two suspects" is two, not more."""
    if hit.start == hit.number_start or hit.value.max is not None or hit.value.min is None:
        return hit
    over = _token_at(sentence, sentence.start + hit.start)
    if over is None or over.i == 0 or over.text.lower() != "over":
        return hit
    verb = sentence.tokens[over.i - 1]
    if verb.pos != "VERB" or not (over.dep == "prt" or verb.lemma.lower() in TAKING_OVER):
        return hit
    text, low = hit.value.text.split(None, 1)[1], hit.value.min
    value = replace(hit.value, max=low, text=text)
    return hit._replace(start=hit.number_start, value=value)


def _token_at(sentence: Sentence, offset: int) -> Token | None:
    at = bisect_right(sentence.tokens, offset, key=lambda token: token.start) - 1
    return sentence.tokens[at] if at >= 0 and sentence.tokens[at].end > offset else None


def _is_no_count(sentence: Sentence, first: Token, last: Token, text: str, hit: Hit) -> bool:
    """Tell whether a number is part of a name, an age, the pronoun "one", or a page number."""
    word = text[hit.number_start : hit.number_end]
    if word.lower() == "one" and (last.dep != "nummod" or last.tag == "NN"):
        return True
    if first.pos == "PROPN" and first.ent not in {"", "CARDINAL", "QUANTITY", "MONEY", "PERCENT"}:
        return True
    before = sentence.tokens[first.i - 1] if first.i else None
    if (
        before is not None
        and before.pos == "PROPN"
        and word.isdigit()
        and first.dep == "nummod"
        and before.i == first.head
    ):
        return True  # "Resolution 1701", "Area 4"
    return _is_age(sentence, first, last, word)


def _is_age(sentence: Sentence, first: Token, last: Token, word: str) -> bool:
    """Tell whether a number between commas behind a name is an age: "the driver, 52, said"."""
    if not word.isdigit() or not 0 < int(word) < 120 or first.i == 0 or last.i + 1 >= len(sentence.tokens):
        return False
    before, after = sentence.tokens[first.i - 1], sentence.tokens[last.i + 1]
    if before.lemma == "age":
        return True
    return (
        before.text == ","
        and after.text in {",", ".", ")"}
        and first.i > 1
        and sentence.tokens[first.i - 2].pos in _NOUNS
    )


def _counted(
    sentence: Sentence, first: Token, last: Token, hit: Hit, units: Units
) -> tuple[int, str | None, int]:
    """Return (token index of what is counted, its unit, offset where the counted words end)."""
    if hit.rule == "nobody":
        return last.i, "people", last.end
    if hit.sign is not None:
        return last.i, units.currencies[hit.sign.lower()], 0
    beside = _unit_beside(sentence, last, units)
    if beside is not None:
        return beside
    noun = _noun_of(sentence, first, last)
    if noun is None:
        return last.i, None, 0
    return noun.i, unit_name(noun, units), 0


def _unit_beside(sentence: Sentence, last: Token, units: Units) -> tuple[int, str, int] | None:
    """Return the unit printed right behind the number: "42-day", "2 per cent", "90 billion euro"."""
    hyphened = _hyphened_unit(sentence, last)
    if hyphened is not None:
        return hyphened.i, unit_name(hyphened, units), hyphened.end
    after = sentence.tokens[last.i + 1 : last.i + 3]
    words = [token.text.lower() for token in after]
    if words[:1] in (["percent"], ["%"], ["pct"]):
        return after[0].i, "percent", after[0].end
    if words == ["per", "cent"]:
        return after[1].i, "percent", after[1].end
    for token, phrase in zip(after, (after[:1], after), strict=False):
        code = units.currencies.get(
            " ".join([t.text.lower() for t in phrase[:-1]] + [phrase[-1].lemma.lower()])
        )
        if code is not None:
            return token.i, code, token.end
    return None


def _hyphened_unit(sentence: Sentence, last: Token) -> Token | None:
    """Return the "day" of "42-day"."""
    if last.i + 2 >= len(sentence.tokens) or sentence.tokens[last.i + 1].text not in {"-", "‑"}:
        return None
    noun = sentence.tokens[last.i + 2]
    return noun if noun.pos in {"NOUN", "ADJ", "PROPN"} and noun.text.isalpha() else None


def _noun_of(sentence: Sentence, first: Token, last: Token) -> Token | None:
    """Return the counted noun: by dependency, through "of", or the next noun to the right."""
    for token in (last, first):
        if token.dep in {"nummod", "quantmod", "compound", "amod"}:
            noun = sentence.tokens[token.head]
            while noun.pos == "NUM" and noun.dep in {"nummod", "quantmod", "compound"}:
                noun = sentence.tokens[noun.head]
            if noun.pos in _NOUNS and noun.i > last.i:
                return noun
        for preposition in child_tokens(sentence, token.i, "prep"):
            if preposition.lemma == "of" and preposition.i > last.i:
                nouns = child_tokens(sentence, preposition.i, "pobj")
                if nouns and (nouns[0].pos in _NOUNS or nouns[0].tag in {"VBN", "JJ"}):
                    return nouns[0]
    return _next_noun(sentence, last)


def _next_noun(sentence: Sentence, last: Token) -> Token | None:
    found = None
    for token in sentence.tokens[last.i + 1 : last.i + 1 + MAX_STEPS_TO_NOUN]:
        if token.pos in {"NOUN", "PROPN"}:
            found = token
        elif (
            found is not None
            or (token.pos not in {"ADJ", "NUM"} and token.tag not in {"VBG", "VBN"})
            or (token.tag in {"VBG", "VBN"} and token.dep != "amod")
        ):
            break
    return found


def unit_name(noun: Token, units: Units) -> str:
    """Return what a unit is called: "people", "kg", "USD", or the noun's plural in lower case."""
    lemma = noun.lemma.lower()
    if lemma in {"person", "people"} or noun.tag in {"VBN", "JJ"}:
        return "people"  # "two of the wounded"
    if lemma in units.currencies:
        return units.currencies[lemma]
    if lemma in units.measures:
        return units.measures[lemma].name
    return noun.text.lower() if noun.tag in {"NNS", "NNPS"} else plural(lemma)


def plural(lemma: str) -> str:
    """Return the regular English plural.

    >>> [plural(word) for word in ("drone", "body", "gas", "man", "aircraft")]
    ['drones', 'bodies', 'gases', 'men', 'aircraft']
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("man"):
        return lemma[:-2] + "en"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh)$", lemma) else "s")


_IRREGULAR = {
    "child": "children", "aircraft": "aircraft", "police": "police",
    "personnel": "personnel", "dead": "dead", "wounded": "wounded", "injured": "injured", "foot": "feet",
}  # fmt: skip
