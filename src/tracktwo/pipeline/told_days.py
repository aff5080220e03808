"""Days as tables of events tell them: ISO, with month names, as digits, and with slashes in either order.

"04/05/2001" may be two days. Which of the two its publisher meant is only believed where the table shows
it: in a row whose first or second number is above 12.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

FORMS = (
    "%Y-%m-%d", "%Y-%m", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%d-%b-%y",
    "%B %d, %Y", "%B %Y", "%b %Y",
)  # fmt: skip
DIGITS = {6: "%Y%m", 8: "%Y%m%d"}
# "18/04/2001", "4/18/2001 0:00", "18.04.2001": two numbers whose order is to be found out, then the year.
TWO_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T]\d{1,2}:\d\d.*)?")
DAY_FIRST, MONTH_FIRST = "%d/%m/%Y", "%m/%d/%Y"
MONTH_TOP = 12


def order_of(told: Iterable[str]) -> str | None:
    """Return whether a table's days with slashes have the day or the month first; None when it does not show.

    A table that shows both has no order: each row then tells what it can by itself.

    >>> order_of(["04/05/2001", "18/04/2001"]), order_of(["04/05/2001"])
    ('%d/%m/%Y', None)
    """
    shown: set[str] = set()
    for words in told:
        found = TWO_NUMBERS.fullmatch(words.strip())
        if found is not None:
            shown |= {DAY_FIRST} if int(found[1]) > MONTH_TOP else set()
            shown |= {MONTH_FIRST} if int(found[2]) > MONTH_TOP else set()
    return shown.pop() if len(shown) == 1 else None


@lru_cache(maxsize=1 << 16)
def told_day(words: str, order: str | None = None) -> date | None:
    """Return the day that words tell, the first of a month for a month; None where they tell none.

    Args:
        order: DAY_FIRST or MONTH_FIRST, for days with slashes that do not show it themselves.

    >>> told_day("18/04/2001"), told_day("04/05/2001", DAY_FIRST), told_day("202402")
    (datetime.date(2001, 4, 18), datetime.date(2001, 5, 4), datetime.date(2024, 2, 1))
    >>> told_day("04/05/2001") is None
    True
    """
    found = TWO_NUMBERS.fullmatch(words)
    if found is not None:
        own = order_of([words]) or order
        return _parsed("/".join(found.groups()), (own,) if own else ())
    if words.isdigit():
        return _parsed(words, (DIGITS[len(words)],) if len(words) in DIGITS else ())
    return _parsed(words, FORMS)


def _parsed(words: str, forms: Iterable[str]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


@lru_cache(maxsize=1 << 16)
def has_two_readings(words: str) -> bool:
    """Return whether words are a day with slashes that may have the day or the month first.

    >>> has_two_readings("04/05/2001"), has_two_readings("18/04/2001"), has_two_readings("2001-05-04")
    (True, False, False)
    """
    found = TWO_NUMBERS.fullmatch(words)
    return found is not None and max(int(found[1]), int(found[2])) <= MONTH_TOP
