"""The optional language model: asked about an article after the rules, through the gate, beside them.

It is an extractor like the rules: NAME, VERSION, AFTER and `extract`. Nothing is sent unless an endpoint
is set. When it does not answer, an issue says so and the rules' records stand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracktwo.errors import ConfigError, ModelError
from tracktwo.extract.issue_words import issues_for
from tracktwo.extract.llm_answer import read_answer
from tracktwo.extract.llm_gate import STEP, Gate
from tracktwo.extract.llm_merge import merge
from tracktwo.extract.llm_prompt import PROMPT_VERSION, Passage, passages_of
from tracktwo.extract.llm_records import Binder
from tracktwo.extract.quote_marks import quoted_spans
from tracktwo.infer.llm import EndpointModel
from tracktwo.infer.llm_budget import Budget
from tracktwo.infer.llm_endpoint import checked_endpoint
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import paragraphs_of
from tracktwo.pipeline.stamp import issue, issue_of
from tracktwo.pipeline.steps import Finds
from tracktwo.protocols import LanguageModel
from tracktwo.records import Issue, Reading, Record, Trace
from tracktwo.settings import Settings, llm_key
from tracktwo.store.answers import KeptAnswers

UNFIT = "of a shape no record has"


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Reads articles with a language model: an extractor beside those of the `extract` room."""

    model: LanguageModel
    NAME = STEP
    VERSION = PROMPT_VERSION
    AFTER = ("quotations", "events", "claims", "positions")

    @property
    def teller(self) -> str:
        """Model and prompt, as they stand in the provenance of what the model gave."""
        return f"{self.model.name}, prompt {PROMPT_VERSION}"

    def extract(self, reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Record]:
        """Yield what the model gives that stands in the article, and an issue about what does not.

        Args:
            reading: filled by the rules: names, times and quantities are read off it.
        """
        issues = issues_for(reading, books)
        dropped: Counter[str] = Counter()
        spans = quoted_spans(reading.text)
        for passage in passages_of(reading, paragraphs_of(reading), issues=issues, plover=books.plover):
            gate = Gate(reading, passage.start, passage.end, trace)
            binder = Binder(gate, books, issues, spans, self.teller, PROMPT_VERSION)
            try:
                yield from self._asked(passage, binder)
            except ModelError as error:
                where = f"article {reading.article_id}"
                yield issue_of(error, step=STEP, where=where, article_id=reading.article_id)
                break  # the rest of the article would fare no better
            finally:
                dropped.update(gate.dropped)
        if dropped:
            yield self._dropped(reading, dropped)

    def _asked(self, passage: Passage, binder: Binder) -> Iterator[Record]:
        answer, misfits = read_answer(self.model.answer(passage.prompt))
        if misfits:
            binder.gate.dropped[UNFIT] += misfits
        yield from {record.id: record for record in binder.records(answer)}.values()

    def _dropped(self, reading: Reading, dropped: Counter[str]) -> Issue:
        told = "; ".join(f"{many} {why}" for why, many in sorted(dropped.items()))
        return issue(
            f"{STEP}-gate",
            where=f"article {reading.article_id}",
            what=f"Of what {self.model.name} gave {dropped.total()} were left out: {told}",
            how_to_fix="Nothing to do: what it made up is not kept. If it is much, take another model.",
            article_id=reading.article_id,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What a model gave for an article: all `records` with issues, and those among them that are `new`.

    `given_way` maps the others to the rules' records that stand for the same words. `is_whole` is False
    when a passage got no answer: the article is then asked about again when it is next read.
    """

    records: tuple[Record, ...] = ()
    new: tuple[Record, ...] = ()
    given_way: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True


NOTHING_TOLD = Told()


def told_by_model(
    finds: Finds, model: ModelReader | None, books: CodeBooks, trace: Trace | None = None
) -> Told:
    """Return what a model adds to what rules read in an article. Nothing a model does makes it raise."""
    if model is None:
        return NOTHING_TOLD
    try:
        records = tuple(model.extract(finds.reading, books=books, trace=trace))
    except Exception as error:  # the rules' records must stand whatever comes back
        where = f"article {finds.reading.article_id}"
        records = (issue_of(error, step=STEP, where=where, article_id=finds.reading.article_id),)
    issues = tuple(r for r in records if isinstance(r, Issue))
    merged = merge((r for r in records if not isinstance(r, Issue)), finds.records)
    return Told(
        records=records,
        new=(*merged.new, *issues),
        given_way=merged.given_way,
        is_whole=not any(found.step == STEP for found in issues),
    )


STEPS: Sequence[str] = (STEP, f"{STEP}-gate")


def model_reader(settings: Settings, *, name: str | None = None, keep: bool = True) -> ModelReader | None:
    """Return the reader that asks the language model of the settings; None when no endpoint is set.

    Args:
        name: the model to ask instead of the settings' own; "" asks none.
        keep: whether answers are kept in the home folder.
    Raises:
        ConfigError: a model is named and no endpoint is set, or the settings do not fit.
    """
    if name == "":
        return None
    if not settings.llm_endpoint:
        if name is not None:
            raise ConfigError(
                "--llm names a model and no endpoint is set. Set llm_endpoint, such as "
                "http://127.0.0.1:11434/v1, in the settings or in TRACKTWO_LLM_ENDPOINT."
            )
        return None
    model: LanguageModel = EndpointModel(
        checked_endpoint(settings.llm_endpoint, key=llm_key()),
        name or settings.llm_model,
        budget=Budget(settings.llm_calls, settings.llm_tokens),
        timeout_seconds=settings.llm_timeout_seconds,
    )
    return ModelReader(KeptAnswers(model, settings.answers) if keep else model)
