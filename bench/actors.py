"""Actor phrases to country and sector: `ngec_actor_tests`, and phrases of the project's own.

Our own 300 phrases, from some 130 states and bodies, were labelled before the code saw them: the odd lines
were read and learnt from, the even ones only scored. A line is the phrase, its countries ("IGO" for a body of
states, "-" for none) and its sectors; any of those that stand there is right.
"""

from pathlib import Path

from bench.event_sentences import HALVES
from bench.parsed import gold_rows
from tracktwo.link.actors import classify_phrase
from tracktwo.ontology.loader import code_books
from tracktwo.records import ActorRef

NAME = "actors"
GOLD_FILES = ("events/ngec_actor_tests.jsonl",)
PHRASES = Path(__file__).parent / "texts" / "actor_phrases.tsv"
FLOORS = {
    "country": 0.87,
    "country + sector": 0.79,
    "own, odd lines, read: country + sector": 0.96,
    "own, even lines, only scored: country + sector": 0.86,
}

# The gold's codes for bodies of no state; ours are their usual short names.
BODY_CODES = {"UN": "UNO", "EU": "EUR", "ICJ": "UNO"}
UNSTATED = {"", None}


def run() -> dict[str, float]:
    """Return the shares of rows right; what a row's gold does not state is not asked of it."""
    rows = [row for row in gold_rows(GOLD_FILES[0]) if {"country", "code_1"} & row["expect"].keys()]
    books = code_books()
    found = [(classify_phrase(row["text"], books=books), row["expect"]) for row in rows]
    figures = _shares([(country_right(ref, expect), sector_right(ref, expect)) for ref, expect in found])
    own = own_phrases()
    for half, first in HALVES.items():
        shares = _shares([(country, sector) for _, _, country, sector in own[first::2]])
        figures |= {f"own, {half}: {name}": value for name, value in shares.items()}
    return {"rows": len(rows), **figures}


def _shares(marks: list[tuple[bool, bool]]) -> dict[str, float]:
    return {
        "country": sum(country for country, _ in marks) / len(marks),
        "sector": sum(sector for _, sector in marks) / len(marks),
        "country + sector": sum(country and sector for country, sector in marks) / len(marks),
    }


def own_phrases() -> list[tuple[str, ActorRef, bool, bool]]:
    """Return each of our own phrases with what is read from it, and whether country and sector are right."""
    books, marked = code_books(), []
    for line in PHRASES.read_text("utf-8").splitlines():
        phrase, countries, sectors = line.split("\t")
        ref = classify_phrase(phrase, books=books)
        is_placed = not countries or _country_of(ref) in countries.split(",")
        marked.append((phrase, ref, is_placed, not sectors or (ref.sector or "-") in sectors.split("/")))
    return marked


def _country_of(ref: ActorRef) -> str:
    """Return a state's code, "IGO" for a body of states, "-" for whoever is of none."""
    if ref.code in code_books().actors.states:
        return str(ref.code)
    return "IGO" if ref.code and ref.sector != "NGO" else "-"


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
