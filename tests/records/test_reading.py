"""What a sentence works out of its tokens is no part of its value."""

import pickle
from dataclasses import fields, replace

from tracktwo.records import Sentence, Token

TOKENS = (
    Token(0, 0, 6, "Envoys", "envoy", "NOUN", "NNS", "nsubj", 1, "", False),
    Token(1, 7, 10, "Met", "meet", "VERB", "VBD", "ROOT", 1, "", False),
)


def sentence() -> Sentence:
    return Sentence(index=0, part=0, start=0, end=10, tokens=TOKENS, children=((), (0,)), root=1)


def test_lemmas_and_words_are_in_lower_case() -> None:
    assert sentence().lemmas == ("envoy", "meet")
    assert sentence().words == {"envoy", "envoys", "meet", "met"}
    assert sentence().words is not sentence().words
    one = sentence()
    assert one.words is one.words


def test_it_stays_the_same_value_asked_or_not() -> None:
    asked = sentence()
    assert asked.words
    assert asked == sentence()
    assert hash(asked) == hash(sentence())
    assert pickle.loads(pickle.dumps(asked)) == sentence()
    assert pickle.loads(pickle.dumps(asked)).lemmas == asked.lemmas
    assert [field.name for field in fields(asked)] == [
        "index", "part", "start", "end", "tokens", "children", "root",
    ]  # fmt: skip


def test_a_changed_copy_works_it_out_anew() -> None:
    first = sentence()
    assert first.lemmas == ("envoy", "meet")
    other = replace(first, tokens=(TOKENS[0]._replace(lemma="delegate"), TOKENS[1]))
    assert other.lemmas == ("delegate", "meet")
