"""Quotations against PolNeAR and the talks set, with the measures of the gold folder's README."""

import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.extract import mentions, quotations
from tracktwo.extract.quote_plain import find_direct
from tracktwo.extract.quote_quick import quick_quotations
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import paragraphs_of
from tracktwo.records import Quotation, Reading

NAME = "quotations"
GOLD_FILES = ("quotes/polnear.jsonl", "talks/articles.jsonl")
FLOORS = {
    "polnear F1@0.8": 0.61,
    "polnear F1@0.5": 0.68,
    "polnear recall direct": 0.915,
    "polnear recall indirect": 0.42,
    "polnear speaker right on matched": 0.93,
    "polnear content + speaker F1": 0.57,
    "direct pass without parser, recall direct": 0.88,
    "direct pass without parser, speaker right on matched": 0.86,
    "talks quotation + speaker + act F1": 0.55,
    "talks found at all F1": 0.80,
}
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "at",
        "by",
        "with",
        "from",
        "who",
        "that",
        "which",
        "'s",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)

Words = frozenset[tuple[int, str]]
SPEED_DOCUMENTS = 25


def words_at(text: str, pairs: Sequence[Sequence[int]]) -> Words:
    """Return the word tokens of some stretches, each with its offset."""
    return frozenset((a + m.start(), m.group().lower()) for a, b in pairs for m in WORD.finditer(text[a:b]))


def share(one: Words, other: Words) -> float:
    """Return shared word tokens over the longer's number."""
    return len(one & other) / max(len(one), len(other), 1)


def content_words(words: Words) -> frozenset[str]:
    """Return the content words among some tokens, all of them where none is one."""
    plain = frozenset(w for _, w in words)
    return (plain - FUNCTION_WORDS) or plain


def match(gold: Sequence[Words], found: Sequence[Words], least: float) -> list[tuple[int, int]]:
    """Return greedy one-to-one pairs (gold, found), best first, that share at least `least`."""
    scored = sorted(
        ((s, g, f) for g, a in enumerate(gold) for f, b in enumerate(found) if (s := share(a, b)) >= least),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, g, f in scored:
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((g, f))
    return pairs


def f1(right: float, found: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def half_of(row_id: str) -> str:
    """Return "seen" for the half that rules were looked at with, "unseen" for the other."""
    return "unseen" if int(hashlib.sha1(f"half{row_id}".encode()).hexdigest(), 16) % 2 else "seen"


class Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def __getitem__(self, name: str) -> int:
        return self.counts.get(name, 0)

    def figures(self, prefix: str) -> dict[str, float]:
        got: dict[str, float] = {}
        for least in ("0.8", "0.5"):
            right = self[f"right@{least}"]
            got[f"{prefix} P@{least}"] = right / max(self["found"], 1)
            got[f"{prefix} R@{least}"] = right / max(self["gold"], 1)
            got[f"{prefix} F1@{least}"] = f1(right, self["found"], self["gold"])
        for kind in ("direct", "mixed", "indirect"):
            got[f"{prefix} recall {kind}"] = self[f"right {kind}"] / max(self[f"gold {kind}"], 1)
        got[f"{prefix} speaker right on matched"] = self["speaker right"] / max(self["speaker known"], 1)
        got[f"{prefix} content + speaker F1"] = f1(self["both right"], self["found"], self["gold"])
        got[f"{prefix} documents that raise"] = self["raises"]
        return got


def score(row: dict[str, Any], found: Sequence[Quotation], tally: Tally) -> list[tuple[int, int]]:
    """Add one document to the tally and return the pairs matched at 0.8."""
    text = row["text"]
    gold = [words_at(text, q["content_parts"]) for q in row["quotes"]]
    ours = [words_at(text, q.contents_span) for q in found]
    tally.add("gold", len(gold))
    tally.add("found", len(ours))
    for q in row["quotes"]:
        tally.add(f"gold {q['type']}")
    tally.add("right@0.5", len(match(gold, ours, 0.5)))
    pairs = match(gold, ours, 0.8)
    tally.add("right@0.8", len(pairs))
    for g, f in pairs:
        tally.add(f"right {row['quotes'][g]['type']}")
        _score_speaker(row, row["quotes"][g], found[f], tally)
    return pairs


def _score_speaker(row: dict[str, Any], gold: dict[str, Any], found: Quotation, tally: Tally) -> None:
    if not gold["speaker_parts"]:
        tally.add("both right", int(found.speaker is None))
        return
    right = speaker_right(row, gold, found)
    tally.add("speaker known")
    tally.add("speaker right", int(right))
    tally.add("both right", int(right))


def speaker_right(row: dict[str, Any], gold: dict[str, Any], found: Quotation) -> bool:
    """Tell whether the speakers share a content word at the same place."""
    wanted = words_at(row["text"], gold["speaker_parts"])
    given = words_at(row["text"], found.speaker_span)
    telling = frozenset(at for at in wanted if at[1] not in FUNCTION_WORDS) or wanted
    return bool(telling & given)


def read(reading: Reading, tally: Tally) -> tuple[Quotation, ...]:
    """Return the quotations of one reading; an exception counts and gives none."""
    try:
        return tuple(quotations.extract(reading, books=code_books()))
    except Exception:
        tally.add("raises")
        return ()


def polnear(limit: int | None = None, *, half: str | None = None) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Yield rows with their parsed readings, those of one half when it is named."""
    rows = [r for r in gold_rows(GOLD_FILES[0]) if half is None or half_of(r["id"]) == half][:limit]
    yield from zip(rows, parsed(map(row_reading, rows)), strict=True)


def talks() -> dict[str, float]:
    """Return the figures on the talks set: strict (speech act and speaker too) and found at all."""
    books = code_books()
    total = Tally()
    rows = gold_rows(GOLD_FILES[1])
    for row, reading in zip(rows, parsed(map(row_reading, rows)), strict=True):
        named = replace(reading, named=tuple(mentions.find(reading, books=books)))
        found = read(named, total)
        total.add("gold", len(row["quotations"]))
        total.add("found", len(found))
        for strict in (False, True):
            name = "strict" if strict else "at all"
            total.add(name, len(_talks_pairs(row["quotations"], found, strict=strict)))
    return {
        "talks quotation + speaker + act F1": f1(total["strict"], total["found"], total["gold"]),
        "talks found at all F1": f1(total["at all"], total["found"], total["gold"]),
        "talks found at all recall": total["at all"] / total["gold"],
    }


def _talks_pairs(
    gold: Sequence[dict[str, Any]], found: Sequence[Quotation], *, strict: bool
) -> set[tuple[int, int]]:
    """Return greedy one-to-one pairs by words shared over the fewer words, at least one half."""
    scored = [
        (_talks_overlap(g["contents"], f.contents) + _same_act_and_speaker(g, f), i, k)
        for i, g in enumerate(gold)
        for k, f in enumerate(found)
        if _talks_overlap(g["contents"], f.contents) >= 0.5
        and (not strict or _same_act_and_speaker(g, f) == 1)
    ]
    pairs: set[tuple[int, int]] = set()
    for _, i, k in sorted(scored, key=lambda row: -row[0]):
        if all(i != a and k != b for a, b in pairs):
            pairs.add((i, k))
    return pairs


def _talks_overlap(one: str, other: str) -> float:
    a, b = (Counter(m.group().lower() for m in WORD.finditer(words)) for words in (one, other))
    return (a & b).total() / max(1, min(a.total(), b.total()))


def _same_act_and_speaker(gold: dict[str, Any], found: Quotation) -> float:
    wanted = _name_words(gold["speaker"], gold["speaker_name"])
    given = _name_words(found.speaker, found.speaker_actor.name if found.speaker_actor else None)
    same_speaker = bool(wanted & given) or (not wanted and not given)
    return (same_speaker + bool(found.speech_act == gold["speech_act"])) / 2


def _name_words(*names: str | None) -> set[str]:
    return {m.group().lower() for name in names if name for m in WORD.finditer(name)} - FUNCTION_WORDS


def speeds(readings: Sequence[Reading]) -> dict[str, float]:
    """Return words per second: bare spaCy, spaCy with the quotations after it, the pass without a parser."""
    texts = [paragraphs_of(reading) for reading in readings]
    words = sum(len(reading.text.split()) for reading in readings)
    infer = SpacyInfer()
    began = time.perf_counter()
    sentences = list(infer.parse_many(texts))
    parsing = time.perf_counter() - began
    began = time.perf_counter()
    for reading, found in zip(readings, sentences, strict=True):
        tuple(quotations.extract(replace(reading, sentences=found), books=code_books()))
    extracting = time.perf_counter() - began
    began = time.perf_counter()
    for reading in readings:
        tuple(quick_quotations(reading.article_id, reading.text, books=code_books()))
    plain = time.perf_counter() - began
    tokens = sum(len(s.tokens) for found in sentences for s in found)
    return {
        "words/s bare spaCy": words / parsing,
        "words/s spaCy and quotations": words / (parsing + extracting),
        "words/s direct pass without parser": words / plain,
        "microseconds a token, quotations": extracting / tokens * 1e6,
    }


def run() -> dict[str, float]:
    """Return the figures on both sets."""
    figures: dict[str, float] = {}
    total = Tally()
    plain, quick = Tally(), Tally()
    readings: list[Reading] = []
    for half in ("seen", "unseen"):
        tally = Tally()
        for row, reading in polnear(half=half):
            score(row, read(reading, tally), tally)
            _score_plain(row, plain)
            _score_quick(row, quick)
            if len(readings) < SPEED_DOCUMENTS:
                readings.append(reading)
        figures |= tally.figures(f"polnear {half}")
        for name, count in tally.counts.items():
            total.add(name, count)
    figures |= total.figures("polnear")
    figures["direct pass without parser, recall direct"] = plain["right"] / plain["gold"]
    figures["direct pass without parser, speaker right on matched"] = (
        quick["speaker right"] / quick["speaker known"]
    )
    return figures | talks() | speeds(readings)


def _score_quick(row: dict[str, Any], tally: Tally) -> None:
    found = list(quick_quotations(row["id"], row["text"], books=code_books()))
    score({**row, "quotes": [q for q in row["quotes"] if q["type"] == "direct"]}, found, tally)


def _score_plain(row: dict[str, Any], tally: Tally) -> None:
    gold = [words_at(row["text"], q["content_parts"]) for q in row["quotes"] if q["type"] == "direct"]
    ours = [words_at(row["text"], q.contents) for q in find_direct(row["text"], cues=code_books().cues)]
    tally.add("gold", len(gold))
    tally.add("right", len(match(gold, ours, 0.8)))
