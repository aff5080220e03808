"""Quotations as a reader of an article would want them, through the real parser."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tracktwo.extract import mentions, quotations
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.records import Attempt, Quotation, QuotationForm, SpeechAct
from tracktwo.records.quotation import Polarity

Quote = Callable[[str], list[Quotation]]


@pytest.fixture(scope="module")
def quote(infer: SpacyInfer, books: CodeBooks) -> Quote:
    """A function: text to its quotations, names resolved."""

    def quotes(text: str) -> list[Quotation]:
        reading = parse_one(start_reading("a1", text), infer)
        named = replace(reading, named=tuple(mentions.find(reading, books=books)))
        return list(quotations.extract(named, books=books))

    return quotes


def only(found: list[Quotation]) -> Quotation:
    assert len(found) == 1, [(q.contents, q.cue) for q in found]
    return found[0]


def test_a_split_quote_is_one_quotation(quote: Quote) -> None:
    found = only(
        quote(
            "“The ferry will run,” said Lena Okafor, a lecturer at the Norwick Institute, “but not at night.”"
        )
    )
    assert len(found.contents_span) == 2
    assert found.contents == "The ferry will run, but not at night."
    assert found.speaker == "Lena Okafor, a lecturer at the Norwick Institute"
    assert found.affiliation == "Norwick Institute"
    assert found.form is QuotationForm.DIRECT


def test_a_second_sentence_after_the_attribution_goes_on_with_the_first(quote: Quote) -> None:
    found = only(quote('"The bridge is safe," Osman Reth told reporters. "The road behind it is not."'))
    assert len(found.contents_span) == 2
    assert found.addressee == "reporters"


def test_a_second_cue_begins_a_second_quotation(quote: Quote) -> None:
    found = quote('"The bridge is safe," said Mira Tolen. "The road is not," she added.')
    assert [q.cue for q in found] == ["said", "added"]
    assert found[1].speaker == "she"
    assert found[1].speaker_actor is not None
    assert found[1].speaker_actor.name == "Mira Tolen"


def test_paragraphs_without_closing_marks_are_one_speech(quote: Quote) -> None:
    text = (
        "Governor Paul Hendry spoke for an hour.\n\n"
        "“We have waited two winters for this road,” he said. “We will not wait a third winter.\n\n"
        "“Nobody in this valley has forgotten the flood.”"
    )
    found = only([q for q in quote(text) if q.form is QuotationForm.DIRECT])
    assert len(found.contents_span) == 3
    assert found.contents.endswith("Nobody in this valley has forgotten the flood.")


@pytest.mark.parametrize(
    ("text", "contents", "speaker"),
    [
        ("Norland said it had closed the pass.", "it had closed the pass", "Norland"),
        ("The pass is closed, the governor said.", "The pass is closed", "the governor"),
        ("According to the coast guard, two boats sank.", "two boats sank", "the coast guard"),
        ("Two boats sank, according to the coast guard.", "Two boats sank", "the coast guard"),
        ("The poll shows that most voters oppose the deal.", "that most voters oppose the deal", "The poll"),
        ("The truce, officials argued, would not hold.", "The truce would not hold", "officials"),
        ("His warning that the dam could fail was ignored.", "that the dam could fail", "His"),
        ("Norland repeated its demand for free elections.", "free elections", "its"),
    ],
)  # fmt: skip
def test_indirect_speech(quote: Quote, text: str, contents: str, speaker: str) -> None:
    assert (contents, speaker) in [(q.contents, q.speaker) for q in quote(text)]


def test_words_in_marks_inside_a_clause_are_mixed(quote: Quote) -> None:
    found = only(quote('Their demand for "free and fair" elections was ignored.'))
    assert found.contents == '"free and fair" elections'
    assert found.form is QuotationForm.MIXED
    assert found.speech_act is SpeechAct.DEMANDS


def test_the_innermost_of_a_chain_speaks(quote: Quote) -> None:
    found = quote(
        "Harbour News, citing two officials, reported that envoy Mira Tolen had told diplomats "
        "that the pass would stay shut."
    )
    inner = next(q for q in found if q.contents == "that the pass would stay shut")
    assert inner.speaker == "envoy Mira Tolen"
    assert inner.via == "Harbour News"
    assert inner.addressee == "diplomats"


def test_a_report_that_somebody_cites_comes_through_them(quote: Quote) -> None:
    found = quote(
        "Recent Dutch intelligence reports, cited by Harbour News, alarmed the cabinet. "
        "These reports suggest that the fleet will sail in May."
    )
    suggested = next(q for q in found if q.cue == "suggest")
    assert suggested.via == "Harbour News"
    assert suggested.affiliation == "Dutch"


def test_quoted_by_an_outlet(quote: Quote) -> None:
    found = only(
        quote("General Osman Reth was quoted by Radio Meridian as saying that the bridge had fallen.")
    )
    assert found.speaker == "General Osman Reth"
    assert found.via == "Radio Meridian"


def test_what_a_speaker_says_of_others_wishes_is_his_own(quote: Quote) -> None:
    assert [q.cue for q in quote("Hendry said he hoped to open the road.")] == ["said"]


def test_a_dash_names_the_speaker(quote: Quote) -> None:
    found = only(quote('"The road is open." – Dr. Petra Lind, Senior Analyst, Centre for Border Studies.'))
    assert found.speaker == "Dr. Petra Lind, Senior Analyst, Centre for Border Studies"
    assert found.affiliation == "Centre for Border Studies"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norland denied that it had shelled the port.", SpeechAct.DENIES),
        ("Norland threatened to close the pass.", SpeechAct.THREATENS),
        ("The envoy warned that Norland would strike back.", SpeechAct.THREATENS),
        ("The minister promised to rebuild the bridge.", SpeechAct.PROMISES),
        ("The council urged Norland to withdraw.", SpeechAct.DEMANDS),
        ("The president said Norland must withdraw.", SpeechAct.DEMANDS),
        ("The president said his country would never recognise the border.", SpeechAct.REJECTS),
        ("The analyst said the truce was fragile.", SpeechAct.ASSESSES),
        ("Witnesses said two people were killed.", SpeechAct.REPORTS),
        ("Norland refused to sign the text.", SpeechAct.REJECTS),
        ("Reporters asked whether the truce would hold.", SpeechAct.ASKS),
        ("Norland proposed opening a second crossing.", SpeechAct.OFFERS),
    ],
)
def test_speech_acts(quote: Quote, text: str, act: SpeechAct) -> None:
    assert only(quote(text)).speech_act is act


def test_a_denied_content_is_negated_and_a_negated_cue_leaves_it_open(quote: Quote) -> None:
    assert only(quote("Norland denied that it had shelled the port.")).polarity is Polarity.NEGATED
    assert only(quote("Norland did not say that it had shelled the port.")).polarity is Polarity.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "She sailed on the “Northern Star” last year.",
        "The so-called 'green line' runs through the town.",
        "The attack highlights the danger of mines.",
        "The boats left at dawn.",
    ],
)
def test_titles_scare_quotes_and_things_do_not_speak(quote: Quote, text: str) -> None:
    assert quote(text) == []


def test_a_transcript_is_read_by_its_labels(quote: Quote) -> None:
    found = quote("HENDRY: The road is open to everyone now.\nTOLEN: That is not what my people tell me.")
    assert [(q.speaker, q.contents) for q in found if q.cue == ":"] == [
        ("HENDRY", "The road is open to everyone now"),
        ("TOLEN", "That is not what my people tell me"),
    ]


def test_the_trace_tells_what_was_missing(infer: SpacyInfer, books: CodeBooks) -> None:
    told: list[Attempt] = []
    reading = parse_one(start_reading("a1", "The envoy said so. The envoy said the truce was over."), infer)
    list(quotations.extract(reading, books=books, trace=told.append))
    assert [(a.text, a.fired) for a in told] == [("said", False), ("said", True)]
    assert told[0].detail.startswith("missing: ")


def test_no_names_are_needed(infer: SpacyInfer, books: CodeBooks) -> None:
    reading = parse_one(start_reading("a1", "“We agree,” said Lena Okafor."), infer)
    found = only(list(quotations.extract(reading, books=books)))
    assert found.speaker == "Lena Okafor"
    assert found.speaker_actor is None


def test_a_verb_of_saying_that_ends_the_gap_begins_a_second_quotation(quote: Quote) -> None:
    found = quote("“We have done our part,” Lena Okafor said, adding, “The others have to do theirs now.”")
    assert [(q.cue, q.contents) for q in found] == [
        ("said", "We have done our part,"),
        ("adding", "The others have to do theirs now."),
    ]
    assert {q.speaker for q in found} == {"Lena Okafor"}


def test_words_with_a_speaker_of_their_own_go_on_with_nobodys(quote: Quote) -> None:
    """A verb that the lexicon does not have still says who speaks, behind a comma inside the marks."""
    found = quote(
        "“Look at the crowd,” Lena Okafor said with a smirk.\n\n"
        "“They came for the free bread, all of them,” Osman Reth shot back."
    )
    assert [q.speaker for q in found] == ["Lena Okafor", "Osman Reth"]


@pytest.mark.parametrize(
    "occasion", ["Asked if the remarks had worried him as well", "When asked about the road"]
)
def test_the_occasion_of_an_answer_is_no_part_of_it(quote: Quote, occasion: str) -> None:
    found = only(quote(f"{occasion}, Osman Reth said, “Sure. I get that, too. Everybody watches us.”"))
    assert found.contents == "Sure. I get that, too. Everybody watches us."
    assert found.form is QuotationForm.DIRECT
