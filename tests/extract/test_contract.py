"""What every extractor must do: never raise, point at exact words, give the same ids again."""

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import extractors, run_extractors
from tracktwo.records import (
    KINDS,
    Attempt,
    Issue,
    Named,
    QuantityFound,
    Reading,
    Record,
    TimeFound,
    from_dict,
    to_dict,
)

PIECES = (
    "Narvia's foreign minister Ada Brook said on Monday that talks with Solen had “stalled over borders”.",
    "At least 12 people were killed and dozens injured when drones struck the port of Odesa, officials said.",
    '"We will not sign," the president told reporters, "unless the troops leave."',
    "Russia, Ukraine and the United States are to meet in Miami next week, a spokesman for the Kremlin said.",
    "Brussels imposed sanctions on three banks worth €2.5bn in 2022; Moscow denied it had done so.",
    "Under the deal, both sides promised to exchange 1,000 prisoners by 15 May, monitored by the Red Cross.",
    "HEADLINE WITHOUT A VERB", "Q: What next?", "A: Nobody knows.", "- first point\n- second point",
    "", " ", "\n\n", "\t", "…", "“", "”", '"', "'", "(", "—", "0", "١٢٣", "$", "🕊️", "e\u0301", "\u200b",
    "\ufeff", "\u202e", "Президент Зеленський заявив, що переговори тривають.", "会谈在日内瓦举行。",
    "قال الوزير", "a" * 400, "said said said said.", "https://example.org/a?b=c", "1.2.3.4", "12/13/14",
    "between 5 and", "He said that he said that she said that they said that it said that he said so.",
    "at least",
    "In the 1990s, some 10 to 20 -- or more --", "Mr. Mrs. Dr. Gen.",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=6).map(" ".join)
lines = st.lists(texts, max_size=3).map("\n".join)


def test_extractors_are_found_in_an_order_that_fills_what_each_needs() -> None:
    names = [module.NAME for module in extractors()]
    assert {"mentions", "times", "quantities", "quotations", "events"} <= set(names)
    for module in extractors():
        for need in getattr(module, "AFTER", ()):
            assert need not in names or names.index(need) < names.index(module.NAME)


@pytest.mark.parametrize("module", extractors(), ids=lambda module: module.NAME)
def test_every_extractor_has_a_name_a_version_and_says_what_it_does(module: object) -> None:
    assert (module.__doc__ or "").strip().splitlines()[0].endswith((".", "?"))
    assert module.NAME.isidentifier()  # type: ignore[attr-defined]
    assert module.VERSION  # type: ignore[attr-defined]
    assert hasattr(module, "extract") or hasattr(module, "find")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=lines)
def test_no_text_makes_an_extractor_raise_or_point_beside_its_words(
    text: str, infer: SpacyInfer, books: CodeBooks
) -> None:
    text = text.encode("utf-8", "replace").decode()
    finds = run_extractors(parse_one(start_reading("a1", text), infer), books)
    failures = [record for record in finds.records if isinstance(record, Issue)]
    assert not failures, failures[0].what
    check_reading(finds.reading)
    check_records(finds.records, text)


def check_reading(reading: Reading) -> None:
    for before, after in pairwise(reading.sentences):
        assert before.end <= after.start
    finds: tuple[Named | TimeFound | QuantityFound, ...] = (
        *reading.named,
        *reading.times,
        *reading.quantities,
    )
    for found in finds:
        sentence = reading.sentences[found.sentence]
        assert sentence.start <= found.start < found.end <= sentence.end
    for named in reading.named:
        assert reading.text[named.start : named.end] == named.text or named.is_anaphor
        assert 0.0 <= named.confidence <= 1.0


def check_records(records: tuple[Record, ...], text: str) -> None:
    ids = [record.id for record in records]
    assert len(ids) == len(set(ids)), "two records have one id"
    for record in records:
        assert record.evidence, f"{record.id} has no evidence"
        assert 0.0 <= record.confidence <= 1.0
        assert record.provenance.recorded_at is None
        assert record.provenance.rule_or_model
        for evidence in record.evidence:
            assert evidence.text == text[evidence.start : evidence.end] != ""
        for name in ("contents_span", "cue_span", "speaker_span"):
            for start, end in getattr(record, name, ()):
                assert 0 <= start < end <= len(text)
        row = json.loads(json.dumps(to_dict(record)))
        assert from_dict(type(record), row) == record
        assert type(record) in KINDS.values()


STORY = " ".join(PIECES[:6])


def test_reading_twice_gives_the_same_records(read: Read) -> None:
    first, second = read(STORY, day="2026-03-04"), read(STORY, day="2026-03-04")
    assert first.records == second.records
    assert len(first.records) > 10


def test_what_stands_before_a_text_moves_the_offsets_and_nothing_else(read: Read) -> None:
    ahead = "The council met.\n"
    plain = {
        (r.provenance.step, *(e.text for e in r.evidence)) for r in read(PIECES[1], day="2026-03-04").records
    }
    moved = read(ahead + PIECES[1], day="2026-03-04").records
    assert {(r.provenance.step, *(e.text for e in r.evidence)) for r in moved} >= plain


@pytest.mark.parametrize("module", [m for m in extractors() if hasattr(m, "extract")], ids=lambda m: m.NAME)
def test_asking_for_one_step_gives_what_it_gives_among_all(
    module: object, infer: SpacyInfer, books: CodeBooks
) -> None:
    name: str = module.NAME  # type: ignore[attr-defined]
    parsed = parse_one(start_reading("a1", STORY), infer)
    alone = run_extractors(parsed, books, steps=frozenset({name})).records
    among = run_extractors(parsed, books).records
    assert [r for r in alone if r.provenance.step == name] == [r for r in among if r.provenance.step == name]


def test_a_trace_changes_nothing_and_tells_what_was_tried(infer: SpacyInfer, books: CodeBooks) -> None:
    parsed = parse_one(start_reading("a1", STORY), infer)
    tried: list[Attempt] = []
    assert run_extractors(parsed, books, trace=tried.append).records == run_extractors(parsed, books).records
    assert any(attempt.fired for attempt in tried)
    for attempt in tried:
        assert attempt.text == STORY[attempt.start : attempt.end]
        assert attempt.step
        assert attempt.rule
