"""Whose report an article passes on is read from its own words, whether or not the name is listed."""

import pytest
from tests.corroborate.articles import made

from tracktwo.corroborate.cited import passed_on, reports_itself
from tracktwo.corroborate.marks import agency_marks, is_own, is_reprint, name_keys

PLAIN = "The envoys met for an hour on Tuesday and left by the garden door. No date was set."


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "The dam will be handed over in May, Rivertide reported on Monday, citing two engineers.",
            "Rivertide",
        ),
        ("An official told the Rivertide news agency that the dam would be handed over in May.", "Rivertide"),
        ("The dam will be handed over in May, state agency Rivertide reported.", "Rivertide"),
        ("As first reported by Hill and Dale, the dam will be handed over.", "Hill"),
        ("Плотину передадут в мае, сообщает издание Rivertide со ссылкой на инженеров.", "Rivertide"),
        ("Дамбу передадуть у травні, повідомляє агентство Rivertide.", "Rivertide"),
        ("La diga passerà di mano a maggio, lo riferisce l'agenzia Rivertide.", "Rivertide"),
        ("According to Rivertide, a wire service, the dam will be handed over in May.", "Rivertide"),
        ("Der Damm wird im Mai übergeben, wie die Nachrichtenagentur Rivertide meldet.", "Rivertide"),
        ("Der Damm wird im Mai übergeben, meldet die Agentur Rivertide.", "Rivertide"),
        ("Der Damm wird im Mai übergeben, berichtet die Zeitung.", None),
        ("The dam will be handed over in May, Reuters reported.", "Reuters"),
        ("The Ministry of Water reported that the dam would be handed over.", None),
        ("The engineers told the minister that the dam would hold.", None),
    ],
)
def test_the_report_that_is_passed_on(words: str, name: str | None) -> None:
    mark = passed_on(made(f"{words} {PLAIN}", outlet="Valley Post"))
    assert (mark.agency if mark else None) == name
    if mark:
        assert mark.evidence is not None
        assert mark.evidence.text in words


def test_an_outlet_does_not_pass_on_itself() -> None:
    assert (
        passed_on(made(f"The dam is safe, Rivertide reported. {PLAIN}", outlet="rivertide.example")) is None
    )


@pytest.mark.parametrize(
    ("words", "is_reporting"),
    [
        ("Two engineers told the Valley Post that the dam would hold.", True),
        ("Two engineers told this newspaper that the dam would hold.", True),
        ("Our correspondent counted nine lorries.", True),
        ("The Valley Post's reporters counted nine lorries.", True),
        ("Two engineers told the Hill Post that the dam would hold.", False),
        ("Two engineers told the committee that the dam would hold.", False),
    ],
)
def test_reporting_of_its_own(words: str, is_reporting: bool) -> None:
    assert reports_itself(made(f"{words} {PLAIN}", outlet="Valley Post")) is is_reporting


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright 2026 The Union Telegraph Service. All rights reserved.", "Union Telegraph Service"),
        ("With UTS", "UTS"),
        ("- With reporting from UTS", "UTS"),
        ("SOURCE: UTS AND AGENCIES", "UTS"),
        ("Rivertide Agency", "Rivertide Agency"),
        ("(UTS)", "UTS"),
        ("This story originally appeared in the Hill Gazette.", "Hill Gazette"),
        ("Copyright 2026 Valley Post. All rights reserved.", None),
        ("With reporting from the river.", None),
    ],
)
def test_a_credit_line_with_a_name_that_is_not_listed(line: str, name: str | None) -> None:
    article = made(f"{PLAIN}\n\n{line}", outlet="Valley Post")
    marks = agency_marks(article)
    assert [mark.agency for mark in marks] == ([name] if name else [])
    assert is_reprint(article, marks) is (name is not None)


def test_names_and_their_initials_are_one() -> None:
    assert name_keys("The Union Telegraph Service") & name_keys("UTS")
    assert not name_keys("Hill Post") & name_keys("HP")


def test_an_address_may_stand_for_its_own_name() -> None:
    article = made(PLAIN, outlet="valleypost.example")
    assert is_own(article, "The Valley Post".removeprefix("The "))
    assert not is_own(article, "Hill Post")
