"""Days that a page gives as a moment in UTC: midnight where its language is spoken."""

from datetime import datetime, timedelta

CENTRAL = "de fr es it pl nl cs sk sv no nb nn da hu hr sl sr bs mk sq ca lb"
EASTERN = "uk ro bg el fi et lv lt he"
# Hours of UTC at which a day begins, in winter and in summer; languages of many zones are left out.
BEGINS = {
    **dict.fromkeys(CENTRAL.split(), ((23, 0), (22, 0))),
    **dict.fromkeys(EASTERN.split(), ((22, 0), (21, 0))),
    **dict.fromkeys(("ru", "be", "tr"), ((21, 0), (21, 0))),
    "fa": ((20, 30), (19, 30)),
    "hi": ((18, 30), (18, 30)),
    "zh": ((16, 0), (16, 0)),
    "ja": ((15, 0), (15, 0)),
    "ko": ((15, 0), (15, 0)),
}
SUMMER, CHANGING = range(4, 10), (3, 10)  # in March and October clocks change: both hours are tried


def day_at_midnight(moment: str, language: str | None) -> str:
    """Return the day that begins at a moment in UTC, where it is midnight for a page's language.

    Pages that know only the day store its first moment, and print it in UTC: the evening before.

    >>> day_at_midnight("2026-11-06T23:00:00Z", "de-AT")
    '2026-11-07'
    >>> day_at_midnight("2026-11-06T23:00:00Z", "en")
    '2026-11-06T23:00:00Z'
    """
    begins = BEGINS.get((language or "").lower().replace("_", "-").split("-")[0])
    if begins is None or not moment.endswith("Z") or "T" not in moment:
        return moment
    found = datetime.fromisoformat(moment)
    winter, summer = begins
    hours = {winter, summer} if found.month in CHANGING else {summer if found.month in SUMMER else winter}
    if found.second or (found.hour, found.minute) not in hours:
        return moment
    return (found + timedelta(hours=24)).date().isoformat()
