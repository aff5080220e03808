"""Direct speech without a parser: what the patterns see, and that they never lose a text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import tracktwo
from tracktwo.cli.main import app
from tracktwo.errors import ConfigError
from tracktwo.extract.quote_quick import quick_quotations
from tracktwo.ontology.loader import CodeBooks, code_books
from tracktwo.records import Polarity, Quotation, QuotationForm, SpeechAct, from_dict

SPLIT = "“The ferry will run,” said Foreign Minister Lena Okafor, “but not at night.”"


def quick(text: str, books: CodeBooks) -> list[Quotation]:
    return list(quick_quotations("a1", text, books=books))


def test_a_split_quote_is_one_record_with_its_speaker(books: CodeBooks) -> None:
    (found,) = quick(SPLIT, books)
    assert [SPLIT[a:b] for a, b in found.contents_span] == ["The ferry will run,", "but not at night."]
    assert (found.speaker, found.cue) == ("Foreign Minister Lena Okafor", "said")
    assert found.form is QuotationForm.DIRECT
    assert found.evidence[0].text == SPLIT[1:-1]
    assert found.provenance.step == "quotations-quick"


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("“Not one shot was fired,” the army denied.", SpeechAct.DENIES, Polarity.NEGATED),
        ("“Where is the aid?” asked the mayor.", SpeechAct.ASKS, Polarity.UNCLEAR),
        ("“We will never cede the port,” President Odd Lind said.", SpeechAct.REJECTS, Polarity.AFFIRMED),
    ],
)
def test_cue_and_words_tell_the_act(text: str, act: SpeechAct, polarity: Polarity, books: CodeBooks) -> None:
    (found,) = quick(text, books)
    assert (found.speech_act, found.polarity) == (act, polarity)


def test_a_listed_person_is_known_behind_a_title(books: CodeBooks) -> None:
    (found,) = quick("“The talks go on,” Ukrainian President Volodymyr Zelensky said.", books)
    assert found.speaker_actor is not None
    assert found.speaker_actor.code == "UKR"


def test_a_title_between_marks_is_no_speech(books: CodeBooks) -> None:
    assert quick("She has read “The Long Bridge” twice.", books) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aT .,\n?“”\"'‘’«»:said Lind"), max_size=120))
def test_any_text_gives_records_whose_words_stand_in_it(text: str) -> None:
    for found in quick_quotations("a1", text, books=code_books()):
        evidence = found.evidence[0]
        assert text[evidence.start : evidence.end] == evidence.text
        assert " ".join(text[a:b] for a, b in found.contents_span) == found.contents


def test_the_python_door_gives_the_same() -> None:
    (found,) = tracktwo.direct_quotations(SPLIT, date="2026-03-04")
    assert found.contents == "The ferry will run, but not at night."


def test_the_command_reads_rows_and_tells_a_bad_one() -> None:
    rows = [{"id": 1, "text": SPLIT}, {"id": 2, "text": ""}, {"id": 3, "text": "Nothing was said."}]
    lines = "\n".join(map(json.dumps, rows))
    done = CliRunner().invoke(app, ["code", "--direct"], input=lines)
    assert done.exit_code == 0, done.output
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert from_dict(Quotation, first["quotations"][0]).speaker == "Foreign Minister Lena Okafor"
    assert "error" in second
    assert third == {"id": 3, "quotations": []}
    refused = CliRunner().invoke(app, ["code", "--direct", "--kinds", "events"], input=lines)
    assert isinstance(refused.exception, ConfigError)
