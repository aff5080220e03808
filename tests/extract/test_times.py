"""Times: granularity, relation and both ends, resolved against the day of publication."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.extract.times import resolve
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Granularity, Relation, TimeFound

SUNDAY = date(2025, 12, 21)

CASES = [
    # words, start, end, granularity, relation
    ("on Sunday", "2025-12-21", "2025-12-21", "day", "at"),
    ("on Monday night", "2025-12-15", "2025-12-15", "day", "at"),
    ("next Monday", "2025-12-22", "2025-12-22", "day", "at"),
    ("last Sunday", "2025-12-14", "2025-12-14", "day", "at"),
    ("Monday of last week", "2025-12-08", "2025-12-08", "day", "at"),
    ("they will meet on Thursday", "2025-12-25", "2025-12-25", "day", "at"),
    ("Sept. 3, 2025", "2025-09-03", "2025-09-03", "day", "at"),
    ("the 3rd of September 2025", "2025-09-03", "2025-09-03", "day", "at"),
    ("Wednesday, 3 September 2025", "2025-09-03", "2025-09-03", "day", "at"),
    ("2025-09-03", "2025-09-03", "2025-09-03", "day", "at"),
    ("from 4 to 6 October", "2025-10-04", "2025-10-06", "day", "at"),
    ("October 4-6", "2025-10-04", "2025-10-06", "day", "at"),
    ("November 29 to December 2", "2025-11-29", "2025-12-02", "day", "at"),
    ("in July 2024", "2024-07-01", "2024-07-31", "month", "at"),
    ("mid-April 2024", "2024-04-11", "2024-04-20", "month", "at"),
    ("in late 2024", "2024-09-01", "2024-12-31", "year", "at"),
    ("since 2014", "2014-01-01", "2014-12-31", "year", "since"),
    ("in 2018", "2018-01-01", "2018-12-31", "year", "at"),
    ("between 2014 and 2022", "2014-01-01", "2022-12-31", "year", "at"),
    ("the summer of 2023", "2023-06-01", "2023-08-31", "season", "at"),
    ("last winter", "2024-12-01", "2025-02-28", "season", "at"),
    ("the 1990s", "1990-01-01", "1999-12-31", "decade", "at"),
    ("yesterday", "2025-12-20", "2025-12-20", "day", "at"),
    ("tonight", "2025-12-21", "2025-12-21", "day", "at"),
    ("overnight", "2025-12-20", "2025-12-21", "day", "at"),
    ("last week", "2025-12-08", "2025-12-14", "week", "at"),
    ("this month", "2025-12-01", "2025-12-31", "month", "at"),
    ("earlier this month", "2025-12-01", "2025-12-21", "month", "at"),
    ("over the weekend", "2025-12-20", "2025-12-21", "day", "at"),
    ("two weeks ago", "2025-12-07", "2025-12-07", "week", "at"),
    ("by the end of March", "2026-03-31", "2026-03-31", "day", "by"),
    ("by the middle of April", "2026-04-15", "2026-04-15", "day", "by"),
    ("no later than January 15", "2026-01-15", "2026-01-15", "day", "by"),
    ("within 30 days", "2026-01-20", "2026-01-20", "day", "by"),
    ("until June", "2025-06-01", "2025-06-30", "month", "until"),
    ("around 10 January 2026", "2026-01-10", "2026-01-10", "day", "about"),
    ("on Friday at 2:30 p.m. ET", "2025-12-19T19:30Z", "2025-12-19T19:30Z", "minute", "at"),
    ("10 a.m. Kyiv time on 19 July 2025", "2025-07-19T07:00Z", "2025-07-19T07:00Z", "hour", "at"),
    ("at noon on Monday", "2025-12-15", "2025-12-15", "day", "at"),
]


@pytest.mark.parametrize(("words", "start", "end", "granularity", "relation"), CASES)
def test_words_are_resolved_against_the_day_of_publication(
    words: str, start: str, end: str, granularity: str, relation: str
) -> None:
    value = resolve(words, anchor=SUNDAY)
    assert value is not None
    assert (value.start, value.end) == (start, end)
    assert (value.granularity, value.relation) == (Granularity(granularity), Relation(relation))
    assert value.text in words


@pytest.mark.parametrize("words", ["day 3", "the second day", "Day two"])
def test_a_counted_day_stays_unresolved(words: str) -> None:
    value = resolve(words, anchor=SUNDAY)
    assert value is not None
    assert (value.start, value.end, value.granularity) == (None, None, Granularity.ORDINAL)


@pytest.mark.parametrize(
    "words",
    ["a 45-day pause", "for 30 days", "two years of war", "2,014 boats", "it may march", "Mar-del-Sur"],
)
def test_durations_and_other_words_are_no_times(words: str) -> None:
    assert resolve(words, anchor=SUNDAY) is None


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "3 September", "last week", "two days ago"])
def test_without_a_publication_date_a_relative_time_is_unresolved(words: str) -> None:
    value = resolve(words, anchor=None)
    assert value is not None
    assert (value.start, value.end) == (None, None)
    assert value.granularity is not Granularity.UNKNOWN


def test_an_absolute_date_needs_no_publication_date() -> None:
    value = resolve("3 September 2025", anchor=None)
    assert value is not None
    assert value.start == "2025-09-03"


def times(read: Callable[..., Finds], text: str) -> list[TimeFound]:
    return list(read(text, day="2025-12-21").reading.times)


def test_tense_decides_on_which_side_a_weekday_lies(read: Callable[..., Finds]) -> None:
    past, future = times(read, "Envoys met in Oslo on Tuesday. A second team will travel to Oslo on Tuesday.")
    assert (past.value.start, future.value.start) == ("2025-12-16", "2025-12-23")


def test_a_planned_date_lies_ahead(read: Callable[..., Finds]) -> None:
    (found,) = times(read, "The next session is planned for 9 January.")
    assert found.value.start == "2026-01-09"


def test_a_number_of_things_is_no_year(read: Callable[..., Finds]) -> None:
    assert times(read, "They counted 2014 shells and 1990 mines.") == []


@given(day=st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_printed_date_comes_back(day: date) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        value = resolve(words, anchor=SUNDAY)
        assert value is not None
        assert value.start == value.end == day.isoformat()


@given(text=st.text(alphabet="MonTuesday MayMarch 0123456789-,.:/'’agolastnextbypmET\n", max_size=60))
def test_no_text_breaks_the_grammar(text: str) -> None:
    value = resolve(text, anchor=SUNDAY)
    assert value is None or (value.text in text and (value.start or "") <= (value.end or "~"))


@pytest.mark.parametrize(
    ("text", "day", "start"),
    [
        (
            "Chad pledged to withdraw its troops by March 13, according to the text.",
            "2026-03-11",
            "2026-03-13",
        ),
        ("Niger had promised to free them by 3 March.", "2024-02-10", "2024-03-03"),
        (
            "Had Chad freed them, the rebels would have returned to the table on 25 August.",
            "2025-08-29",
            "2025-08-25",
        ),
        ("The shelling killed two people on 2 December.", "2026-01-05", "2025-12-02"),
        ("By August the rebels had taken the town.", "2025-09-20", "2025-08-01"),
    ],
)
def test_a_near_day_wins_over_what_the_tense_alone_would_have(
    read: Callable[..., Finds], text: str, day: str, start: str
) -> None:
    (found,) = read(text, day=day).reading.times
    assert found.value.start == start


def test_what_would_have_been_lies_behind(read: Callable[..., Finds]) -> None:
    """A day under "would have" is the last such day, not the next."""
    reading = read("Had they signed, the guards would have come home on 4 June.", day="2025-08-29").reading
    assert reading.times[0].value.start == "2025-06-04"


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Neither side has honoured the 1951 line.", "line"),
        ("The minister cited the 2022 Istanbul round as a model.", "round"),
        ("Ghana, which brokered the July truce, welcomed the meeting.", "truce"),
        ("Talks resumed in 2022 after a pause.", None),
    ],
)
def test_a_year_in_a_name_is_the_names(read: Callable[..., Finds], sentence: str, noun: str | None) -> None:
    """A year before a noun dates the thing, not the sentence."""
    reading = read(sentence, day="2025-08-29").reading
    at = reading.times[0].of_noun
    assert (at if at is None else reading.sentences[0].tokens[at].text) == noun


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The envoys met in Oslo on 7 and 8 August.", "7 and 8 August"),
        ("They met on 8 Aug. and again in Bern.", "8 Aug."),
    ],
)
def test_the_stop_of_a_sentence_is_no_part(read: Callable[..., Finds], sentence: str, words: str) -> None:
    """The full stop behind a month ends the sentence; that of an abbreviation stays."""
    assert read(sentence, day="2025-08-29").reading.times[0].value.text == words


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kenya is to free the sailors on Saturday.", "2025-12-27"),
        ("Kenya vowed to free the sailors on Saturday.", "2025-12-27"),
        ("Kenya freed the sailors on Saturday.", "2025-12-20"),
        ("Kenya was to free the sailors on Saturday.", "2025-12-20"),
    ],
)
def test_an_infinitive_under_a_promise_lies_ahead(read: Callable[..., Finds], text: str, start: str) -> None:
    (found,) = times(read, text)
    assert found.value.start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The round that was due to open on Monday has been put off.", "2026-09-21"),
        ("Talks had been scheduled for Monday.", "2026-09-21"),
        ("A round that was due to open on Monday has been put off, both ministries said.", "2026-09-21"),
        ("The envoys were due to meet on Thursday.", "2026-09-24"),
        ("The ministry said that talks were due to resume on Monday.", "2026-09-28"),
        ("Talks are due to resume on Monday.", "2026-09-28"),
        ("The roads must be open before the rains end in April.", "2027-04-01"),
    ],
)
def test_what_was_to_come_once_is_on_the_nearest_such_day(
    read: Callable[..., Finds], text: str, start: str
) -> None:
    """Published on a Tuesday: the Monday before it, unless the words were said of what lies ahead."""
    assert read(text, day="2026-09-22").reading.times[0].value.start == start


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kenya wants troops back behind the line of 2000.", "line"),
        ("Both sides cite the accord of 1994.", "accord"),
        ("Fighting began in the summer of 2014.", None),
    ],
)
def test_a_year_behind_of_is_part_of_a_name_or_a_time(
    read: Callable[..., Finds], text: str, noun: str | None
) -> None:
    reading = read(text, day="2026-03-04").reading
    (time,) = reading.times
    tokens = reading.sentences[0].tokens
    assert (tokens[time.of_noun].text if time.of_noun is not None else None) == noun
