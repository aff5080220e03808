"""What a briefing prints of articles as they are read: names as printed, questions with their places."""

import re
from datetime import date

from tests.pipeline.conftest import ReadInto

from tracktwo.brief.compose import write_brief
from tracktwo.pipeline.latest import Latest
from tracktwo.protocols import RawArticle
from tracktwo.store.database import Store

MARKET = RawArticle(
    where="a",
    text=(
        "Nine people were killed when a shell hit a market in Senbafe on Thursday. Togo blamed Benin. "
        "The Beninese army said its forces had not fired.\n\n"
        "The toll from the attack has risen to 23, the Red Cross said. Togo said 31 people had died."
    ),
    published_at="2026-03-06",
    outlet="Wire",
)


def lines(store: Store) -> list[str]:
    told = write_brief(Latest(store.view()), None, today=date(2026, 3, 9))
    return [line.text for part in told.sections for line in part.lines]


def test_who_did_it_and_how_many_died_are_asked_with_each_side(store: Store, read_into: ReadInto) -> None:
    read_into(store, MARKET)
    told = lines(store)
    (blame,) = [line for line in told if line.startswith("Who did it")]
    assert blame.startswith(
        "Who did it (Senbafe)? Togo, in Wire: “Togo blamed Benin”; the armed forces of Benin"
    )
    (toll,) = [line for line in told if "23" in line and "31" in line]
    assert "The Red Cross, in Wire: “risen to 23”" in toll
    assert "Committee" not in toll


def test_an_army_is_never_a_force(store: Store, read_into: ReadInto) -> None:
    text = "The Ethiopian army said on Friday that it had withdrawn its troops from Senbafe."
    read_into(store, RawArticle(where="a", text=text, published_at="2026-03-07", outlet="Wire"))
    told = lines(store)
    assert any("Ethiopian" in line for line in told)
    assert not any(re.search(r"(?:^|: )Force\b", line) for line in told)
