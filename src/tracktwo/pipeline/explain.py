"""Why a text gives the records it gives: what was seen, which rules fired, and how near others came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.llm import ModelReader, told_by_model
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import extractors, run_extractors
from tracktwo.protocols import Infer
from tracktwo.records import Attempt, Reading, Record
from tracktwo.text.article import UNSTORABLE


@dataclass(frozen=True, slots=True)
class StepTrace:
    """What one extractor tried on a text: rules that fired and rules that did not, in text order."""

    step: str
    version: str
    fired: tuple[Attempt, ...]
    missed: tuple[Attempt, ...]
    records: tuple[Record, ...]


def nearest_misses(step: StepTrace) -> tuple[Attempt, ...]:
    """Return the rules that did not fire, the nearest first.

    Nearest are those that found their words and their parties and failed at the last gate; then those on
    words where nothing fired; then the others, as they stand in the text.
    """
    taken = {(attempt.start, attempt.end) for attempt in step.fired}
    return tuple(
        sorted(step.missed, key=lambda a: ("(actors:" not in a.detail, (a.start, a.end) in taken, a.start))
    )


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text's filled reading, and what each extractor tried on it, in the order they ran.

    `given_way` maps the records of a language model to those of the rules that stand for the same words.
    """

    reading: Reading
    steps: tuple[StepTrace, ...]
    given_way: Mapping[str, str] = field(default_factory=dict)


def explain_text(
    text: str,
    *,
    infer: Infer,
    books: CodeBooks,
    published_on: date | None = None,
    model: ModelReader | None = None,
) -> Explanation:
    """Return what is read from a text and why; with a `model`, also what a language model gives."""
    tried: list[Attempt] = []
    text = UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)  # as an article's text would be
    reading = parse_one(start_reading("text", text, published_on=published_on), infer)
    finds = run_extractors(reading, books, trace=tried.append)
    steps = tuple(_trace(module.NAME, module.VERSION, tried, finds.records) for module in extractors())
    if model is not None:
        told = told_by_model(finds, model, books, tried.append)
        steps = (*steps, _trace(model.NAME, model.VERSION, tried, told.records))
        return Explanation(finds.reading, steps, told.given_way)
    return Explanation(finds.reading, steps)


def _trace(name: str, version: str, tried: list[Attempt], records: tuple[Record, ...]) -> StepTrace:
    ours = sorted((a for a in dict.fromkeys(tried) if a.step == name), key=lambda a: (a.start, a.end, a.rule))
    return StepTrace(
        step=name,
        version=version,
        fired=tuple(attempt for attempt in ours if attempt.fired),
        missed=tuple(attempt for attempt in ours if not attempt.fired),
        records=tuple(r for r in records if r.provenance.step in (name, f"{name}-gate")),
    )
