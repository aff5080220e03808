"""The learned doubt (decision 160): fitted here, and what it adds to the rules.

A logistic regression over what stands around a predicate is fitted on sentences of the project's own, made
from templates and written one by one. On the development sets, of which it has seen nothing, the benchmark
counts the right and wrong events it cuts from those that the rules let pass, and those it would bring back of
what the rules refuse (which is not done). `python -m bench.event_learned` writes the weights anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench import event_passages, event_sentences, event_silence, event_templates
from bench.events import fill
from bench.parsed import gold_rows, parsed, row_reading
from tracktwo.extract.event_choice import DOUBT, Chooser
from tracktwo.extract.event_features import features_of
from tracktwo.extract.event_gate import passes
from tracktwo.ontology.event_weights import ALWAYS, BOOK, EventWeights
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import start_reading
from tracktwo.records import Reading

NAME = "event_learned"
SETS = {
    "gsr": "plover_gsr_cameo", "cameo": "cameo_manual_examples", "osorio": "osorio_cameo200",
    "glocon": "glocon_sabinet_sent",
}  # fmt: skip
GOLD_FILES = tuple(f"events/{name}.jsonl" for name in SETS.values())
RESCUE = 0.95  # above this chance a draft that the rules refuse would be brought back
STEPS, RATE, SHRINK = 300, 0.05, 1.0
OFTEN = 2  # a feature seen less often is left out
FLOORS: dict[str, float] = {}
# The types that sentences labelled with a CAMEO code may tell, by root.
ROOTS = {
    "01": "", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID",     "08": "CONCEDE RETREAT", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE ASSAULT",
    "18": "ASSAULT COERCE", "19": "ASSAULT COERCE", "20": "ASSAULT COERCE",
}  # fmt: skip


class Drafted(NamedTuple):
    """A draft as the model sees it: whether it passed the rules, what it looks like, whether it is right."""

    passed: bool
    features: frozenset[str]
    is_right: bool


def run() -> dict[str, float]:
    """Return for each set the right and wrong events that the model would cut and bring back."""
    weights = code_books().event_weights
    figures: dict[str, float] = {}
    for name, file in SETS.items():
        rows = gold_rows(f"events/{file}.jsonl")
        drafts = [
            (draft, weights.chance(draft.features))
            for row, reading in zip(rows, parsed(map(row_reading, rows)), strict=True)
            for draft in drafts_of(fill(reading), {e.get("plover_type") for e in row["events"]})
        ]
        for word, is_right in (("right", True), ("wrong", False)):
            chances = [(d.passed, p) for d, p in drafts if d.is_right is is_right]
            figures[f"{name}: {word} events cut"] = sum(passed and p < DOUBT for passed, p in chances)
            figures[f"{name}: {word} events back"] = sum(not passed and p > RESCUE for passed, p in chances)
    return figures


def _training() -> Iterator[Drafted]:
    """Yield the drafts of our own sentences; those that are only scored elsewhere are left out."""
    made = zip(event_templates.sentences(), event_templates.readings(), strict=True)
    for (types, _), reading in made:
        yield from drafts_of(reading, types)
    rows = list(_written())
    written = (
        start_reading(f"learned-{n}", text, published_on=event_sentences.PUBLISHED)
        for n, (text, _) in enumerate(rows)
    )
    for (_, types), reading in zip(rows, parsed(written), strict=True):
        yield from drafts_of(fill(reading), types)


def _written() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what was written one by one with its types: of a file with halves the odd lines alone."""
    fresh = event_sentences.sentences(event_sentences.FILES["fresh"])[::2]
    for text, labels in (*event_sentences.sentences(event_sentences.FILES["read"]), *fresh):
        yield text, frozenset(label.type for label in labels)
    for line in (event_sentences.TEXTS / event_sentences.CAMEO).read_text("utf-8").splitlines()[::2]:
        code, text = line.split("\t")
        yield text, frozenset(ROOTS[code[:2]].split())
    for file in event_silence.FILES.values():
        for kind, text in event_silence.lines(file)[::2]:
            if kind != "history":  # told, with that status
                yield text, frozenset()
    for kind, text in event_silence.lines(event_silence.TWINS)[::2]:
        yield text, frozenset({kind})
    for name in ("read", *event_passages.HALVED):
        rows = event_sentences.sentences(event_passages.FILES[name])
        for text, labels in rows[::2] if name in event_passages.HALVED else rows:
            yield text, frozenset(label.type for label in labels)


def drafts_of(reading: Reading, types: Iterable[Any]) -> Iterator[Drafted]:
    """Yield every draft of a reading, those that the gate refuses among them."""
    chooser, wanted = Chooser(reading, code_books(), None), set(types)
    for sentence in reading.sentences:
        drafter = chooser.drafter(sentence)
        for token in sentence.tokens:
            draft = drafter.draft(token.i)
            if draft is not None:
                passed = passes(draft, drafter, in_context=chooser.in_context) is None
                yield Drafted(passed, features_of(draft, drafter), draft.type.value in wanted)


class Model:
    """A logistic regression over features that are there or not; the same rows give the same weights."""

    def __init__(self, rows: list[Drafted]) -> None:
        """Fit the weights by Adam on all rows at once."""
        seen = Counter(feature for row in rows for feature in row.features)
        often = sorted(feature for feature, count in seen.items() if count >= OFTEN)
        self.columns = {feature: column for column, feature in enumerate(often)}
        table = np.stack([self._row(row.features) for row in rows])
        self.weights = _fitted(table, np.array([row.is_right for row in rows], dtype=float))

    def _row(self, features: frozenset[str]) -> npt.NDArray[np.float64]:
        row = np.zeros(len(self.columns) + 1)
        row[-1] = 1.0
        row[[self.columns[f] for f in features if f in self.columns]] = 1.0
        return row

    def shipped(self) -> EventWeights:
        """Return the weights as they are written: three digits after the point."""
        named = {feature: round(float(self.weights[c]), 3) for feature, c in self.columns.items()}
        return EventWeights(round(float(self.weights[-1]), 3), {f: w for f, w in named.items() if w})


def _fitted(table: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    drift, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = (table.T @ (_sigmoid(table @ weights) - right) + SHRINK * weights) / len(right)
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= RATE * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _sigmoid(x: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-x))


def write_weights() -> None:
    """Fit the model and write its weights, one feature a line."""
    shipped = Model(list(_training())).shipped()
    lines = [f"{ALWAYS}\t{shipped.always}", *(f"{f}\t{w}" for f, w in sorted(shipped.weights.items()))]
    BOOK.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write_weights()
