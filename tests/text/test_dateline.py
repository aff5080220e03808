"""Datelines are not parsed; what only looks like one is."""

import pytest

from tracktwo.text.dateline import dateline_end


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        ("GENEVA, Feb 17 (Wire) - Envoys met.", "Envoys met."),
        ("JUBA/ADDIS ABABA - Envoys met.", "Envoys met."),
        ("PORT SUDAN, Sudan (Wire) — Envoys met.", "Envoys met."),
        ("(Wire) -- Envoys met.", "Envoys met."),
        ("BOGOTÁ, 3 March 2026 – Envoys met.", "Envoys met."),
    ],
)
def test_a_dateline_ends_where_the_sentence_starts(paragraph: str, rest: str) -> None:
    assert paragraph[dateline_end(paragraph) :] == rest


@pytest.mark.parametrize(
    "paragraph",
    [
        "Geneva - a quiet city - hosts them.",
        "NATO said no.",
        "The UN-led talks - long ones - ended.",
        "A - B - C",
        "",
    ],
)
def test_running_text_has_no_dateline(paragraph: str) -> None:
    assert dateline_end(paragraph) == 0
