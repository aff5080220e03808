"""Offsets of quotations on arbitrary text: they index it exactly, and nothing raises."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.extract import quotations
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "’", "''", " ", " ", "\n\n", ", ", ". ", ": ", " – ", "said ", "he said",
        "The envoy told reporters ", "Lena Okafor ", "that ", "Norland ", "will not sign", "according to ",
        "warned of ", "its demand for ", "a trap",
        "reportedly ", "calling it ", "as ", "citing ", "TOLEN: ", "We left", "and ", "who ", "🙂", "\u00a0",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=30))
def test_contents_index_the_text(pieces: list[str], infer: SpacyInfer, books: CodeBooks) -> None:
    text = "".join(pieces)
    reading = parse_one(start_reading("a1", text), infer)
    found = list(quotations.extract(reading, books=books))
    assert len({q.id for q in found}) == len(found)
    for quotation in found:
        assert quotation.contents == " ".join(text[a:b] for a, b in quotation.contents_span)
        assert all(a < b for a, b in quotation.contents_span)
        assert all(text[e.start : e.end] == e.text for e in quotation.evidence)
        if quotation.speaker is not None:
            start, end = quotation.speaker_span[0]
            assert text[start:end] == quotation.speaker
