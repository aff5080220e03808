"""Origins are counted, not outlets."""

from tests.corroborate.articles import OTHER, WIRE, made

from tracktwo.corroborate.origins import count_origins
from tracktwo.records import Join


def test_a_wire_and_its_reprints_are_one_origin() -> None:
    wire = made(WIRE, outlet="Northern Wire")
    reprints = [made(WIRE[:n], outlet=f"Post {n}", day="2026-03-04") for n in (500, 700, 900)]
    independent = made(OTHER, outlet="Valley Post")
    lines = count_origins([*reprints, independent, wire])
    assert sorted(len(line.articles) for line in lines) == [1, 4]
    assert {line.id for line in lines} == {wire.id, independent.id}


def test_one_author_at_one_outlet_is_one_line_without_shared_text() -> None:
    one = made(WIRE, author=("Ana Kovac",), outlet="Valley Post")
    two = made(OTHER, author=("Ana Kovac",), outlet=None)
    (line,) = count_origins([one, two])
    assert line.joins == (Join(two.id, one.id, "one author, Ana Kovac"),)


def test_one_name_at_two_outlets_is_two_origins() -> None:
    one = made(WIRE, author=("Ana Kovac",), outlet="Valley Post")
    two = made(OTHER, author=("Ana Kovac",), outlet="Hill Post")
    assert len(count_origins([one, two])) == 2


def test_an_agency_for_an_author_is_no_person() -> None:
    one = made(WIRE, author=("Associated Press",), outlet="Valley Post")
    two = made(OTHER, author=("Associated Press",), outlet="Valley Post")
    assert len(count_origins([one, two])) == 2


def test_articles_that_open_by_passing_on_one_report_are_one_origin() -> None:
    texts = (
        "A deal on the gas fields is near, Reuters reported on Monday, citing three officials. The army "
        "was silent.",
        "According to Reuters, ministers may sign within days. Markets rose in Lima and fuel became "
        "cheaper at once.",
    )
    (line,) = count_origins([made(text, outlet=f"Post {n}") for n, text in enumerate(texts)])
    assert len(line.articles) == 2


def test_a_sequel_at_the_same_outlet_with_shared_background_is_one_origin() -> None:
    background = WIRE.split("\n\n")[3]
    one = made(WIRE, outlet="Valley Post")
    two = made(OTHER + "\n\n" + background, outlet="Valley Post", day="2026-03-05")
    assert len(count_origins([one, two])) == 1


def test_nothing_has_no_origins() -> None:
    assert count_origins([]) == ()
