"""Sentences made from columns hold what spaCy's own tokens say."""

import pytest

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.infer.token_columns import columns_of

TEXTS = [
    "Envoys of Kenya and Uganda met near Kisumu. There's no deal yet; let's wait, Gen. Orwa said.",
    "Nothing was signed.\n\n“We’re leaving,” she added.  Who knows?",
    "Talks",
    "They weren't there: there were 1,200 men, a U.S. envoy and the Ngwari-Lund paper.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_columns_are_what_the_tokens_say(infer: SpacyInfer, text: str) -> None:
    nlp = infer._nlp
    doc = nlp(nlp.make_doc(text))
    (columns,) = columns_of([doc], infer._forms)
    stretches = list(columns.sentences())
    assert stretches == [(span.start, span.end) for span in doc.sents]
    for index, (stretch, span) in enumerate(zip(stretches, doc.sents, strict=True)):
        sentence = columns.sentence(stretch, index=index, part=3, offset=100)
        assert (sentence.start, sentence.end) == (100 + span.start_char, 100 + span.end_char)
        assert sentence.root == span.root.i - span.start
        assert [(t.text, t.start - 100, t.tag, t.dep, t.head, t.i) for t in sentence.tokens] == [
            (t.text, t.idx, t.tag_, t.dep_, t.head.i - span.start, t.i - span.start) for t in span
        ]
        assert [list(c) for c in sentence.children] == [
            [child.i - span.start for child in token.children] for token in span
        ]
        alone = columns.alone(stretch)
        assert [(t.text, t.whitespace_) for t in alone] == [(t.text, t.whitespace_) for t in span]


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_forms_are_what_the_model_s_own_components_say(infer: SpacyInfer, text: str) -> None:
    """The text in one piece, parsed by all components, against forms asked about one by one."""
    nlp = infer._nlp
    doc = nlp(nlp.make_doc(text))
    (columns,) = columns_of([doc], infer._forms)
    whole = infer._forms._lemmatizer(infer._forms._ruler(doc.copy()))
    assert [(w.pos, w.lemma) for w in columns.words] == [(t.pos_, t.lemma_) for t in whole]
