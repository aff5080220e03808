"""Dates told from the moment a page was fetched: "3 hours ago", "vor zwei Tagen", "2 дні тому"."""

import re
from datetime import datetime, timedelta

from tracktwo.text.months import folded

MINUTE, HOUR, DAY, WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
# Beginnings of the words for each unit; the longest are tried first.
UNITS = {
    MINUTE: "min dakika хвилин минут דקות דקה دقیقه دقائق دقیقة 分钟 分鐘 分 분 menit"
    " phút मिनट মিনিট λεπτ นาที perc",
    HOUR: "hour hr std stunde heure hora ora ore uur uren godzin час годин saat ساعة ساعات ساعت שעה שעות 小时"
    " 小時 時間 시간 jam giờ घंटे घंटा ঘণ্টা ώρ ชั่วโมง óra timm time tunti hodin h",
    2 * HOUR: "ساعتین שעתיים",
    DAY: "day tag jour día dia giorn dag dni dzień дн день дня gün یوم ایام روز יום ימים 天 日 일 hari ngày"
    " दिन দিন μέρ วัน nap päivä dny d",
    2 * DAY: "یومین יומיים",
    WEEK: "week wk woche semaine semana settiman tydzień tygodni weken недел тижд тижні hafta اسبوع هفته"
    " שבוע 周 週 주 minggu tuần",
}
_UNITS = {folded(word): unit for unit, words in UNITS.items() for word in words.split()}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = r"\d{1,3}|an?|one|eine[mr]?|une?|una?|um[a]?|jed[ne]\w*|bir"
_BEFORE = folded("vor|il y a|hace|há|منذ|قبل|לפני|πριν(?: από)?")
_AFTER = folded(
    "ago|atrás|fa|geleden|temu|назад|тому|önce|evvel|پیش|قبل|前|전|(?:yang )?lalu|trước|पहले"
    "|আগে|ที่แล้ว|sedan|siden|sitten"
)
BEFORE = re.compile(rf"(?<!\w)(?:{_BEFORE})\s*(?P<number>{_NUMBER})?\s*(?P<unit>{_UNIT})\w{{0,6}}(?!\w)")
AFTER = re.compile(
    rf"(?<![\d.:])(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})[^\W\d]{{0,7}}?\.?\s*(?:{_AFTER})(?!\w)"
)
_SAME_DAY = folded(
    "today|heute|aujourd.?hui|hoy|hoje|oggi|vandaag|dzi[śs]|dzisiaj|сегодня|сьогодні|bugün|اليوم|امروز|היום"
    "|今天|오늘"
)
_DAY_BEFORE = folded(
    "yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|вчера|вчора|dün|أمس|دیروز|אתמול|昨天|昨日|어제"
    "|kemarin"
)
NAMED = re.compile(
    rf"(?:^|.*[·|•–,-]\s*)(?:(?P<same>{_SAME_DAY})|(?:{_DAY_BEFORE}))"
    r"(?:\s*[,|-]?\s*(?:at|um|à|a las|às|alle|om|o|в|о|saat)?\s*\d{1,2}[:.h]\d\d.{0,12})?"
)
LONGEST = 60  # characters: such a line says when, and perhaps by whom, and nothing else


def day_ago(words: str, fetched: str) -> str | None:
    """Return the day that some words tell from the moment at which they were fetched, or None.

    Args:
        fetched: RFC 3339, in UTC.

    >>> day_ago("3 hours ago", "2026-03-02T01:00:00Z"), day_ago("vor 2 Jahren", "2026-03-02T01:00:00Z")
    ('2026-03-01', None)
    >>> day_ago("вчера, 10:15", "2026-03-02T01:00:00Z")
    '2026-03-01'
    """
    if not words or len(words) > LONGEST:
        return None
    sample = " ".join(folded(words).split())
    named = NAMED.fullmatch(sample)
    past = (timedelta() if named["same"] else DAY) if named else _past(sample)
    return None if past is None else (datetime.fromisoformat(fetched) - past).date().isoformat()


def _past(sample: str) -> timedelta | None:
    match = AFTER.search(sample) or BEFORE.search(sample)
    if match is None:
        return None
    number = match["number"] or "1"
    return _UNITS[match["unit"]] * (int(number) if number.isdecimal() else 1)
