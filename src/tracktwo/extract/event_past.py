"""What is told by its name and year: "the annexation of X in 1950", "the Oslo round of 1993"."""

import re
from datetime import date

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter

YEAR = re.compile(r"(?:19|20)\d\d")


def year_of(draft: Draft, drafter: Drafter) -> int | None:
    """Return the year that stands at a nominal event itself, None when none does."""
    if draft.match.frame.kind != "n":
        return None
    grammar, at = drafter.grammar, draft.at
    around = (*grammar.sentence.children[at], *grammar.governed(at, "in"), *grammar.governed(at, "of"))
    years = [int(grammar.tokens[i].text) for i in around if YEAR.fullmatch(grammar.tokens[i].text)]
    return min(years, default=None)


def is_dated_name(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a nominal event has a year and a place or party of its own, or is "the 2015 agreement"."""
    if year_of(draft, drafter) is None:
        return False
    grammar, at = drafter.grammar, draft.at
    classes = drafter.frames.classes
    before = [t for t in grammar.kids(at, "nummod", "compound", "amod") if t.i < at and t.text.isdigit()]
    if before and grammar.lemmas[at] in classes["DEAL"] | classes["TRUCE"]:
        return True
    around = (*grammar.sentence.children[at], *grammar.governed(at, "of"))
    return bool(draft.recipients) or any(i in drafter.matcher.roles.names for i in around)


def is_history(draft: Draft, drafter: Drafter, published: date | None) -> bool:
    """Tell whether a dated name is background: of an earlier year, or in a text without a date."""
    year = year_of(draft, drafter)
    if year is None or not is_dated_name(draft, drafter):
        return False
    return published is None or year < published.year
