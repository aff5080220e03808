"""Sentences that only think a way out to its end: what is told in a scenario has not happened."""

import re

from tracktwo.records import Reading

# "In the second, the front collapses." "Under the worst case, both sides return to war."
WAY = re.compile(
    r"\W*(?:in|under)\s+(?:the|a|an|another|our|this)\s+(?:\w+[ -]){0,2}?"
    r"(?:first|second|third|fourth|fifth|last|other|best|worst|base|middle|likeliest|likely|unlikely|hopeful"
    r"|gloomy|optimistic|pessimistic|darker|darkest|bleaker|bleakest|rosier|rosiest|alternative)"
    r"(?:[ -]case)?(?:\s+(?:one|scenario|outcome|case|variant|version|path|future))?\s*,"
    r"|\W*(?:in|under)\s+[^,]{0,60}\bscenario\b[^,]{0,20},",
    re.IGNORECASE,
)
# Without these "in the second," is a round, a half or a district.
SPOKEN_OF = re.compile(r"\b(?:scenarios?|possible futures|ways forward|paths forward)\b", re.IGNORECASE)


def supposed(reading: Reading) -> frozenset[int]:
    """Return the numbers of the sentences that tell a scenario, in an article that speaks of scenarios."""
    if SPOKEN_OF.search(reading.text) is None:
        return frozenset()
    return frozenset(s.index for s in reading.sentences if WAY.match(reading.text, s.start, s.end))
