"""Days that pages give in other calendars than ours: Persian, Buddhist, of an era, of the Republic of China.

The Islamic year is left alone: its months begin with the sight of the moon, so a day of it may be two of
ours. Pages that give it mostly give our day beside it.
"""

import re
from datetime import date

# One line a month, as Iran and as Afghanistan call it; letters folded as `moments` folds them.
PERSIAN_MONTHS = (
    "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله", "مهر میزان",
    "ابان عقرب", "اذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
)  # fmt: skip
_PERSIAN = {name: number for number, names in enumerate(PERSIAN_MONTHS, start=1) for name in names.split()}
PERSIAN_WORDED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?P<month>{'|'.join(sorted(_PERSIAN, key=len, reverse=True))})(?:\s?ماه)?"
    r"\s*،?\s*(?P<year>1[34]\d\d)(?!\d)"
)
PERSIAN_NUMBERS = re.compile(r"(?<!\d)(?P<year>1[34]\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
PERSIAN_TURNED = re.compile(r"(?<!\d)(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>1[34]\d\d)(?!\d)")
PERSIAN_YEARS = range(1369, 1410)  # 1990 to 2031; the Islamic years of our days begin at 1410
BEFORE_PERSIAN = -356_033  # days, so that the first of Farvardin 1401 is 21 March 2022
BUDDHIST = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?(?<!\d)(?P<year>25[3-9]\d)(?!\d)")
BUDDHIST_SHORT = re.compile(r"(?<!\d)(?P<day>\d{1,2}\s*[\u0e00-\u0eff.]+)\s*(?P<year>[4-9]\d)(?!\d|[:.]\d)")
BUDDHIST_AHEAD = 543
SOUTHEAST = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]")  # Thai, Lao and Khmer letters
ERA = re.compile(r"(?P<era>令和|平成|民國|民国)\s*(?P<year>\d{1,3}|元)\s*年")
ERA_BESIDE = re.compile(r"[（(]\s*(?:令和|平成|民國|民国)\s*(?:\d{1,3}|元)\s*年\s*[）)]")
ERA_BEGINS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}


def in_our_years(words: str) -> str:
    """Write the days of other calendars in some words as ours; all else stays.

    >>> in_our_years("14 مهر 1401"), in_our_years("令和4年3月9日"), in_our_years("12 ม.ค. 65")
    ('2022-10-06', '2022年3月9日', '12 ม.ค. 2022')
    """
    words = _from_persian(words)
    if "年" in words:
        words = ERA.sub(_year_of_era, ERA_BESIDE.sub("年", words).replace("年年", "年"))
    if SOUTHEAST.search(words):
        words = BUDDHIST.sub(lambda match: str(int(match["year"]) - BUDDHIST_AHEAD), words)
        words = BUDDHIST_SHORT.sub(lambda m: f"{m['day']} {2500 + int(m['year']) - BUDDHIST_AHEAD}", words)
    return words


def persian_day(year: int, month: int, day: int) -> date | None:
    """Return the day of ours that a Persian day is, None where there is no such day or it is long past.

    >>> persian_day(1403, 1, 1)
    datetime.date(2024, 3, 20)
    >>> persian_day(1443, 7, 10)
    """
    if year not in PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= (31 if month < 7 else 30):
        return None
    since = year + 1595
    leaps = since // 33 * 8 + (since % 33 + 3) // 4
    months = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return date.fromordinal(365 * since + leaps + months + day + BEFORE_PERSIAN)


def _from_persian(words: str) -> str:
    for pattern in (PERSIAN_WORDED, PERSIAN_NUMBERS, PERSIAN_TURNED):
        words = pattern.sub(_persian_as_ours, words)
    return words


def _persian_as_ours(match: re.Match[str]) -> str:
    month = match["month"]
    number = int(month) if month.isdigit() else _PERSIAN[month]
    found = persian_day(int(match["year"]), number, int(match["day"]))
    return found.isoformat() if found else match[0]


def _year_of_era(match: re.Match[str]) -> str:
    count = 1 if match["year"] == "元" else int(match["year"])
    return f"{ERA_BEGINS[match['era']] + count}年"
