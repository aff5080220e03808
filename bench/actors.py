"""Actor phrases to country and sector, on `ngec_actor_tests`."""

from bench.parsed import gold_rows
from tracktwo.link.actors import classify_phrase
from tracktwo.ontology.loader import code_books
from tracktwo.records import ActorRef

NAME = "actors"
GOLD_FILES = ("events/ngec_actor_tests.jsonl",)
FLOORS = {"country": 0.87, "country + sector": 0.79}

# The gold's codes for bodies of no state; ours are their usual short names.
BODY_CODES = {"UN": "UNO", "EU": "EUR", "ICJ": "UNO"}
UNSTATED = {"", None}


def run() -> dict[str, float]:
    """Return the shares of rows right; what a row's gold does not state is not asked of it."""
    rows = [row for row in gold_rows(GOLD_FILES[0]) if {"country", "code_1"} & row["expect"].keys()]
    books = code_books()
    figures = {"country": 0, "sector": 0, "country + sector": 0}
    for row in rows:
        ref = classify_phrase(row["text"], books=books)
        country, sector = country_right(ref, row["expect"]), sector_right(ref, row["expect"])
        figures["country"] += country
        figures["sector"] += sector
        figures["country + sector"] += country and sector
    return {"rows": len(rows), **{name: value / len(rows) for name, value in figures.items()}}


def country_right(ref: ActorRef, expect: dict[str, str]) -> bool:
    """Whether the code is the gold's country, where the gold has one; a body's short code stands for IGO."""
    wanted = expect.get("country")
    if wanted is None:
        return True
    code = BODY_CODES.get(ref.code or "", ref.code)
    if wanted == "IGO":
        return ref.sector == "IGO"
    return code == wanted or (wanted == "" and code is None)


def sector_right(ref: ActorRef, expect: dict[str, str]) -> bool:
    """Whether the sector is the gold's, where the gold has one; its second code is right too."""
    wanted = {expect.get("code_1"), expect.get("code_2")} - {None}
    if not wanted or ref.sector == "IGO":
        return True
    return ref.sector in wanted or (wanted == {""} and ref.sector is None)
