"""Which reference class a yes/no question belongs to, from how it is worded.

Things mostly stay as they are: a question that asks whether something stays is mostly answered yes, one
that asks whether something new comes by a date mostly no.
"""

import re

STAYS, CHANGES = "stays", "changes"
_STAYING = re.compile(
    r"\b(remain\w*|still|continue\w*|stay\w*|persist\w*|keeps?|retain\w*|survive\w*|hold off|ongoing"
    r"|be (?:the )?(?:president|prime minister|chancellor|head of|leader|in (?:power|office|force)))\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(not|no longer|ceas(?:e[sd]?|ing)|stop\w*|end|fail\w*|los\w+|without)\b", re.IGNORECASE
)


def class_of(question: str) -> str:
    """Return STAYS when the question asks whether a state of things lasts, else CHANGES.

    >>> class_of("Will the truce still be in force on 1 May?"), class_of("Will a truce be signed by 1 May?")
    ('stays', 'changes')
    """
    return STAYS if _STAYING.search(question) and not _ENDING.search(question) else CHANGES
