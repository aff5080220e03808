"""The evidence check: what it must refuse, what it may let pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.brief.check import Problem, ProblemKind, check_line
from tracktwo.brief.document import Basis
from tracktwo.brief.vocabulary import TEMPLATE_WORDS
from tracktwo.records import Evidence

WORDS = (
    "Rockets struck a fuel depot in the Bolivian town of Villamontes on Sunday, killing at least four "
    "people and injuring 11, regional officials said."
)
PLEDGE = "Paraguay pledged to withdraw 3,000 troops by March 13, Foreign Minister Lucía Ferreiro said."
BASIS = {"a1": Basis("Meridian Wire", "2026-03-02T06:40:00Z"), "a2": Basis("Andes Courier", "2026-03-11")}


def evidence(text: str, article: str = "a1") -> Evidence:
    return Evidence(article, 0, len(text), text)


BOTH = (evidence(WORDS), evidence(PLEDGE, "a2"))


def kinds(text: str, *pieces: Evidence) -> set[ProblemKind]:
    return {problem.kind for problem in check_line(text, pieces or BOTH, basis=BASIS)}


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01: attack on Bolivia in Villamontes; at least four killed, 11 injured (reported).",
        "4 killed, according to regional officials.",
        "By 2026-03-13 Paraguay is to withdraw 3000 troops.",
        "Paraguay promised: “withdraw 3,000 troops”, by March 13 (open).",
        "Reported 2026-03-02 by Meridian Wire.",
        "Lucía Ferreiro said: “Paraguay pledged to withdraw”.",
        "On 13 March Paraguay withdrew.",
        "Bolivia's town of Villamontes.",
        "“Rockets struck a fuel depot…”",
    ],
)
def test_sentences_that_their_evidence_holds_may_be_printed(text: str) -> None:
    assert check_line(text, BOTH, basis=BASIS) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Uruguay attacked Villamontes.", ProblemKind.NAME),
        ("Ramiro Ferreiro said so.", ProblemKind.NAME),
        ("Foreign Minister Lucía Cuellar said so.", ProblemKind.NAME),
        ("Attack in Yacuiba.", ProblemKind.NAME),
        ("Will Ferreiro withdrew.", ProblemKind.NAME),
        ("Reported by Plaza Tribune.", ProblemKind.NAME),
        ("5 killed.", ProblemKind.NUMBER),
        ("nine killed", ProblemKind.NUMBER),
        ("13 killed", ProblemKind.NUMBER),  # the 13 of the evidence is a day of March
        ("3 troops", ProblemKind.NUMBER),
        ("2026-03-02: attack.", ProblemKind.DATE),
        ("2025-03-13: withdrawn.", ProblemKind.DATE),
        ("On 14 March Paraguay withdrew.", ProblemKind.DATE),
        ("reported 2026-03-05.", ProblemKind.DATE),
        ("“killing at least five people”", ProblemKind.QUOTATION),
        ("“Rockets struck Villamontes”", ProblemKind.QUOTATION),
        ("“ ”", ProblemKind.QUOTATION),
        ("A bridge was attacked.", ProblemKind.WORD),
        ("attack on villa montes", ProblemKind.WORD),
    ],
)
def test_sentences_that_say_more_than_their_evidence_are_refused(text: str, kind: ProblemKind) -> None:
    assert kind in kinds(text)


def test_a_sentence_without_evidence_is_refused() -> None:
    assert check_line("Bolivia met Paraguay.", ()) == (
        Problem(ProblemKind.NO_EVIDENCE, "Bolivia met Paraguay."),
    )


def test_a_weekday_counts_only_from_a_known_publication_date() -> None:
    assert check_line("2026-03-01: attack.", [evidence(WORDS)], basis={}) != ()
    assert check_line("2026-03-01: attack.", [evidence(WORDS)], basis=BASIS) == ()


def test_a_name_cut_from_two_people_is_refused() -> None:
    two = evidence("Rodrigo Antelo met Lucía Ferreiro.")
    assert check_line("Rodrigo Ferreiro met Lucía Antelo.", [two]) != ()
    assert check_line("Lucía Ferreiro met Rodrigo Antelo.", [two]) == ()


def test_the_template_words_hold_no_name_number_or_date() -> None:
    from tracktwo.brief.names import forms_of
    from tracktwo.brief.renderings import MONTHS, NUMBER_WORDS, WEEKDAYS

    assert not TEMPLATE_WORDS & {*MONTHS, *WEEKDAYS, *NUMBER_WORDS} - {"may"}
    assert not [word for word in TEMPLATE_WORDS if forms_of(word)]


NAMES = st.sampled_from(
    ["Peru", "Brasília", "Nora Castell", "Geneva", "NATO", "Lucía Antelo", "Antelo Ferreiro"]
)
WHOLE = st.integers(min_value=0, max_value=10_000_000).filter(lambda n: n not in {4, 11, 3000})
DAYS = st.dates().filter(lambda day: day.isoformat() not in {"2026-03-01", "2026-03-08", "2026-03-13"})


@given(NAMES)
def test_no_foreign_name_gets_through(name: str) -> None:
    assert ProblemKind.NAME in kinds(f"Bolivia met {name} in Villamontes.")


@given(WHOLE)
def test_no_foreign_number_gets_through(number: int) -> None:
    assert ProblemKind.NUMBER in kinds(f"At least {number} killed in Villamontes.")
    assert ProblemKind.NUMBER in kinds(f"{number:,} people injured.")


@given(DAYS)
def test_no_foreign_day_gets_through(day: object) -> None:
    assert ProblemKind.DATE in kinds(f"{day}: attack in Villamontes.")


@given(st.text(min_size=1, max_size=40))
def test_words_put_into_a_mouth_are_refused_unless_they_stand_there(words: str) -> None:
    from tracktwo.brief.names import fold

    said = " ".join(words.replace("“", "").replace("”", "").split())
    stands = bool(fold(said).strip("… ")) and any(
        fold(said).strip("… ") in fold(piece.text) for piece in BOTH
    )
    if not stands:
        assert check_line(f"said: “{said}”", BOTH, basis=BASIS) != ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_check_never_fails_on_any_text(text: str, words: str) -> None:
    assert isinstance(check_line(text, [evidence(words)]), tuple)
