"""The day on which a page came out, in the places, languages and calendars in which outlets give it."""

import pytest
from tests.text.dated_pages import DATED_PAGES, DatedPage

from tracktwo.text.ago import day_ago
from tracktwo.text.calendars import persian_day
from tracktwo.text.day_labels import Said, pieces_of
from tracktwo.text.moments import read_moment
from tracktwo.text.page import read_page

FETCHED = "2026-03-10T10:00:00Z"


@pytest.mark.parametrize("page", DATED_PAGES, ids=lambda page: page.name)
def test_a_page_gives_the_day_a_reader_would_note(page: DatedPage) -> None:
    read = read_page(page.html, media_type="text/html", url=page.url, fetched=page.fetched)
    assert (read.published_at or "")[:10] == page.day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 hours ago", "2026-03-10"), ("11 hours ago", "2026-03-09"), ("vor 2 Tagen", "2026-03-08"),
        ("il y a 3 jours", "2026-03-07"), ("2 дні тому", "2026-03-08"), ("вчера, 10:15", "2026-03-09"),
        ("منذ 5 ساعات", "2026-03-10"), ("قبل يومين", "2026-03-08"), ("3 saat önce", "2026-03-10"),
        ("2天前", "2026-03-08"), ("3시간 전", "2026-03-10"), ("A. Name · Yesterday at 18:40", "2026-03-09"),
        ("3 years ago", None), ("a day before the talks", None), ("in 2 days", None),
    ],
)  # fmt: skip
def test_words_that_count_back_from_the_fetching(words: str, day: str | None) -> None:
    assert day_ago(words, FETCHED) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 مهر 1401", "2022-10-06"), ("۱۴۰۲/۰۳/۰۵", "2023-05-26"), ("12 سرطان 1402", "2023-07-03"),
        ("12 มกราคม พ.ศ. 2565", "2022-01-12"), ("13 ก.พ. 65", "2022-02-13"), ("令和4年3月9日", "2022-03-09"),
        ("2022年（令和4年）3月9日", "2022-03-09"), ("民國111年8月3日", "2022-08-03"),
        ("10 رجب 1443 هـ الموافق 11 فبراير 2022", "2022-02-11"), ("10 رجب 1443", None),
        ("24 شباط/فبراير 2022", "2022-02-24"), ("١٢ كانون الثاني ٢٠٢١", "2021-01-12"),
        ("২৪ ফেব্রুয়ারি ২০২২", "2022-02-24"), ("2022 m. vasario 24 d.", "2022-02-24"),
        ("2022. gada 24. februāris", "2022-02-24"), ("ngày 24 tháng 2 năm 2022", "2022-02-24"),
    ],
)  # fmt: skip
def test_other_calendars_scripts_and_months(words: str, day: str | None) -> None:
    assert read_moment(words) == day


def test_the_first_of_farvardin_is_where_the_almanac_has_it() -> None:
    firsts = {
        1370: "1991-03-21",
        1375: "1996-03-20",
        1399: "2020-03-20",
        1403: "2024-03-20",
        1408: "2029-03-20",
    }
    assert {year: str(persian_day(year, 1, 1)) for year in firsts} == firsts
    assert persian_day(1402, 12, 31) is None


def test_a_label_says_whether_a_day_is_of_publication() -> None:
    assert [piece.said for piece in pieces_of("Updated: 3 May 2026 | Published: 2 May 2026")] == [
        Said.PUBLISHED
    ]
    assert pieces_of("2022年2月25日 更新") == []
    assert pieces_of("Climate change, 3 March 2026")[0].said is Said.BARE
