"""The dateline that opens a wire story: "GENEVA, Feb 17 (Agency) - "."""

import re

_CITY = r"[A-ZÀ-ÝА-ЯЁІЇЄҐ][A-ZÀ-ÝА-ЯЁІЇЄҐ'’.\-]+(?:[ /][A-ZÀ-ÝА-ЯЁІЇЄҐ'’.\-]{2,}){0,3}"
_AREA = r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,? (?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?)?"
_AGENCY = r"\([A-Z][\w. &/-]{1,30}\)"
_DASH = r"\s*(?:-{1,2}|–|—)\s+"
DATELINE = re.compile(
    rf"(?:{_CITY}{_AREA}{_DAY}(?:\s*{_AGENCY})?|(?:{_CITY}{_AREA}{_DAY},? )?{_AGENCY}){_DASH}"
)


def dateline_end(paragraph: str) -> int:
    """Return where a paragraph's dateline ends and its first sentence starts; 0 when there is none.

    The city must be in capitals or an agency named in brackets, so that a dash after a name in running
    text is not taken for one.

    >>> dateline_end("GENEVA, Feb 17 (Wire) - Envoys met."), dateline_end("Talks - long ones - resumed.")
    (24, 0)
    """
    match = DATELINE.match(paragraph)
    return match.end() if match else 0
