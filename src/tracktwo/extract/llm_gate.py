"""The gate between a language model and the records: only words that stand in the article come through."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from tracktwo.records import Attempt, Reading, Sentence, Trace

STEP = "llm"
NOT_THERE = "not in the article's words"
Stretch = tuple[int, int]
# One kind of mark for each that models write for one another; all keep their length.
ALIKE = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'",
        "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip
EDGES = " \t\r\n\"'.,;:!?…-"


class Gate:
    """One passage of an article. `dropped` counts what was refused, by why."""

    def __init__(self, reading: Reading, start: int, end: int, trace: Trace | None = None) -> None:
        """Take the passage at `start`..`end`; nothing outside of it is ever found."""
        self.reading = reading
        self.dropped: Counter[str] = Counter()
        self._trace = trace
        self._folded, self._offsets = _folded(reading.text, start, end)
        self._sentences = [s for s in reading.sentences if s.start < end and start < s.end]

    def places(self, words: str, *, within: tuple[int, int] | None = None) -> Iterator[tuple[int, int]]:
        """Yield where words stand as whole words: offsets into the article's text, in order."""
        wanted = _folded(words, 0, len(words))[0].strip(EDGES)
        if not any(c.isalnum() for c in wanted):
            return
        low, high = (within[0], within[1]) if within else (self._offsets[0], self._offsets[-1])
        at = self._folded.find(wanted, bisect_left(self._offsets, low))
        while at >= 0:
            start, end = self._offsets[at], self._offsets[at + len(wanted) - 1] + 1
            if end > high:
                return
            if self._is_whole(at, at + len(wanted)):
                yield start, end
            at = self._folded.find(wanted, at + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        text = self._folded
        opens = start == 0 or not (text[start].isalnum() and text[start - 1].isalnum())
        return opens and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))

    def nearest(self, words: str | None, to: tuple[int, int], *, most: int) -> tuple[int, int] | None:
        """Return the place of words nearest to a stretch, outside of it, at most so many characters off."""
        if not words:
            return None
        found = [(_gap(place, to), place) for place in self.places(words)]
        near = [(gap, place) for gap, place in found if 0 <= gap <= most]
        return min(near)[1] if near else None

    def inside(self, words: str | None, within: tuple[int, int]) -> tuple[int, int] | None:
        """Return the first place of words inside a stretch, None where there is none."""
        return next(self.places(words, within=within), None) if words else None

    def sentence_of(self, words: str) -> Sentence | None:
        """Return the sentence that words stand in, None where they stand in none or reach over several."""
        for start, end in self.places(words):
            for sentence in self._sentences:
                if sentence.start <= start and end <= sentence.end:
                    return sentence
        return None

    def sentence_at(self, place: tuple[int, int]) -> Sentence | None:
        """Return the sentence that a place begins in."""
        return next((s for s in self._sentences if s.start <= place[0] < s.end), None)

    def refuse(self, kind: str, words: str, why: str) -> None:
        """Note that something a model gave is left out."""
        self.dropped[why] += 1
        if self._trace is not None:
            self._trace(Attempt(STEP, kind, 0, 0, words, False, why))

    def pass_on(self, kind: str, start: int, end: int, detail: str) -> None:
        """Note that something a model gave became a record."""
        if self._trace is not None:
            self._trace(Attempt(STEP, kind, start, end, self.reading.text[start:end], True, detail))


def _gap(place: tuple[int, int], to: tuple[int, int]) -> int:
    """Return the characters between two stretches, below 0 where they overlap."""
    return max(place[0] - to[1], to[0] - place[1])


def _folded(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch of text with marks made alike and runs of white space made one, and each offset."""
    kept: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text[start:end].translate(ALIKE), start):
        if char.isspace():
            if kept and kept[-1] == " ":
                continue
            char = " "
        kept.append(char)
        offsets.append(at)
    return "".join(kept), [*offsets, end]


def is_order(sentence: Sentence) -> bool:
    """Tell whether a sentence tells its reader what to do: such a one reports nothing."""
    root = sentence.tokens[sentence.root]
    below = [sentence.tokens[i].dep for i in sentence.children[root.i]]
    return root.tag == "VB" and not any(dep in {"nsubj", "nsubjpass", "aux", "expl"} for dep in below)
