"""The three seed articles end to end, read by the command line and held against what must come out.

Each figure is 1 or 0: found or not. The list is the one the project was founded on, not a sample of it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from bench.parsed import GOLD

NAME = "seeds"
GOLD_FILES = tuple(
    f"../seeds/{name}"
    for name in ("000_26dac6e8bc381fff.txt", "001_0277e56ba9c52719.txt", "003_c902b4a726d879e3.txt")
)
KINDS = (
    "articles",
    "actors",
    "mentions",
    "quotations",
    "events",
    "claims",
    "positions",
    "rounds",
    "commitments",
    "measures",
    "disagreements",
    "stories",
    "scenarios",
    "issues",
)
FURNITURE = ("You may also like", "Leave a Comment", "Akismet", "Adblock", "Home »", "Share your thoughts")
Rows = dict[str, list[dict[str, Any]]]
Check = Callable[[Rows], bool]


def exported() -> Rows:
    """Read the seeds into a fresh store and return every export."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"TRACKTWO_HOME": home}

        def tracktwo(*words: str) -> str:
            command = [sys.executable, "-m", "tracktwo", *words]
            return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

        tracktwo("read", *(str(GOLD / name) for name in GOLD_FILES), "--dossier", "ukraine")
        return {
            kind: [json.loads(line) for line in tracktwo("export", kind, "--format", "jsonl").splitlines()]
            for kind in KINDS
        }


def names(value: Any) -> str:
    """Return every actor name and code inside a value, for loose matching."""
    return json.dumps(value, ensure_ascii=False)


def any_row(rows: Rows, kind: str, /, **wanted: Any) -> bool:
    """Return whether a row has each wanted field: a callable tests it, text is looked for inside it."""

    def fits(row: dict[str, Any]) -> bool:
        return all(
            test(row.get(field)) if callable(test) else str(test) in names(row.get(field))
            for field, test in wanted.items()
        )

    return any(fits(row) for row in rows[kind])


def holding(*words: str) -> Callable[[Any], bool]:
    """Return a test: all the words stand in the value, in any case."""
    return lambda value: all(word.casefold() in names(value).casefold() for word in words)


def is_one_of(*words: str | float) -> Callable[[Any], bool]:
    """Return a test: the value is one of the words."""
    return lambda value: value in words


def parties(*codes: str) -> Callable[[Any], bool]:
    """Return a test for delegations: exactly these codes."""
    return lambda delegations: {d["party"]["code"] for d in delegations or ()} == set(codes)


def number(wanted: float, field: str = "min") -> Callable[[Any], bool]:
    """Return a test for a quantity: its lower (or upper) end is the number."""
    return lambda quantity: quantity is not None and quantity[field] == wanted


CHECKS: dict[str, Check] = {
    "articles: three, titled, english": lambda r: len(r["articles"]) == 3
    and all(a["title"] and a["lang"] == "en" for a in r["articles"]),
    "articles: two by James Carter": lambda r: (
        sum("James Carter" in names(a["author"]) for a in r["articles"]) == 2
    ),
    "articles: section of two": lambda r: sum(a["section"] == "world" for a in r["articles"]) == 2,
    "articles: no furniture": lambda r: not any(w in a["text"] for a in r["articles"] for w in FURNITURE),
    "articles: 12 questions, 12 answers": lambda r: all(
        sum(part["kind"] == kind for a in r["articles"] for part in a["parts"]) == 12
        for kind in ("question", "answer")
    ),
    "articles: two origins": lambda r: len({a["origin_id"] or a["id"] for a in r["articles"]}) == 2,
    "round: US and Russia in Miami, held, no progress": lambda r: any_row(
        r, "rounds", delegations=parties("USA", "RUS"), venue="Miami", status=is_one_of("held"),
        outcome=is_one_of("no_progress"),
    ),
    "round: its channel is unconventional": lambda r: any_row(
        r, "rounds", delegations=holding("Kushner", "Witkoff"), venue="Miami", status=is_one_of("held"),
        channel=is_one_of("backchannel", "non_state"),
    ),
    "round: Kushner and Witkoff with Putin, held, no breakthrough": lambda r: any_row(
        r, "rounds", delegations=holding("Kushner", "Witkoff", "Putin"), status=is_one_of("held"),
        outcome=is_one_of("no_progress"),
    ),
    "round: trilateral in Miami proposed, disclosed by Zelensky": lambda r: any_row(
        r, "rounds", delegations=parties("USA", "RUS", "UKR"), status=is_one_of("proposed"), venue="Miami",
        disclosed_by="Zelensky", format=is_one_of("trilateral"),
    ),
    "round: back channel Witkoff, Kushner, Dmitriev": lambda r: any_row(
        r, "rounds", delegations=holding("Witkoff", "Kushner", "Dmitriev"), channel=is_one_of("backchannel")
    ),
    "round: Ukraine and Russia in Istanbul, July 2024, prisoner exchange": lambda r: any_row(
        r, "rounds", delegations=parties("UKR", "RUS"), venue="Istanbul", status=is_one_of("held"),
        date="2024-07", outcome_text=holding("prisoner"),
    ),
    "quotation: Petrova whole across the split": lambda r: any_row(
        r, "quotations", contents=holding("The reliance on individuals", "undermining established"),
        speaker_actor="Petrova", affiliation="Institute for Strategic Studies",
    ),
    "quotation: Petrova in the second article": lambda r: any_row(
        r, "quotations", contents=holding("The increasing reliance", "transparency and accountability"),
        speaker_actor="Petrova", affiliation="Institute for International Security Studies",
    ),
    "quotation: Zelensky fair and transparent": lambda r: any_row(
        r, "quotations", contents="fair and transparent", speaker_actor="Zelensky",
        speech_act=is_one_of("demands"),
    ),
    "quotation: Putin's warning to Europe": lambda r: any_row(
        r, "quotations", contents=holding("conflict with Europe"), speaker_actor="Putin",
        form=is_one_of("indirect"),
    ),
    "disagreement: affiliation of Petrova": lambda r: any_row(
        r, "disagreements", kind=is_one_of("affiliation"), question="Petrova",
        sides=holding("Institute for Strategic Studies", "Institute for International Security Studies"),
    ),
    "assessment: Gabbard, likely cannot occupy": lambda r: any_row(
        r, "claims", asserted_by="Gabbard", text=holding("cannot occupy"), likelihood=holding("likely")
    ),
    "assessment: European and NATO allies differ": lambda r: any_row(
        r, "claims", text=holding("European and NATO allies")
    ),
    "assessment: US intelligence by way of Reuters": lambda r: any_row(
        r, "claims", text=holding("broader ambitions"), via="Reuters"
    ),
    "disagreement: assessments side by side": lambda r: any_row(
        r, "disagreements", kind=is_one_of("assessment"), sides=holding("Gabbard")
    ),
    "position: Russia on territory": lambda r: any_row(
        r, "positions", party="RUS", issue=is_one_of("territory")
    ),
    "position: Ukraine rejects ceding territory": lambda r: any_row(
        r, "positions", party="UKR", issue=is_one_of("territory"), stance=is_one_of("rejects", "insists")
    ),
    "position: Ukraine on security guarantees": lambda r: any_row(
        r, "positions", party="UKR", issue=is_one_of("security_guarantees")
    ),
    "position: Ukraine against interference in elections": lambda r: any_row(
        r, "positions", party="UKR", issue=holding("election"), stance=is_one_of("rejects")
    ),
    "position: Ukraine for pressure on Russia": lambda r: any_row(
        r, "positions", party="UKR", issue=holding("sanctions"), stance=is_one_of("demands", "insists")
    ),
    "event: Odesa port attack, at least 8 killed, 30 injured": lambda r: any_row(
        r, "events", type=is_one_of("ASSAULT"), actors="RUS", recipients="UKR", place="Odesa",
        killed=number(8), injured=number(30),
    ),
    "event: strikes in Crimea as reported": lambda r: any_row(
        r, "events", type=is_one_of("ASSAULT"), actors="UKR", text="Crimea", status=is_one_of("alleged")
    ),
    "event: platforms in the Caspian as reported": lambda r: any_row(
        r, "events", type=is_one_of("ASSAULT"), actors="UKR", text="Caspian", status=is_one_of("alleged")
    ),
    "claim: gains in Sumy and Donetsk asserted by Russia": lambda r: any_row(
        r, "claims", asserted_by="RUS", text=holding("Sumy", "Donetsk")
    ),
    "event: annexation of Crimea 2014, historical": lambda r: any_row(
        r, "events", text="annexation of Crimea", status=is_one_of("historical"), date="2014"
    ),
    "event: Singapore summit 2018, historical": lambda r: any_row(
        r, "events", text="Singapore summit", status=is_one_of("historical"), date="2018"
    ),
    "claim: economy contracted by 2.1 % in 2022, World Bank": lambda r: any_row(
        r, "claims", slot=is_one_of("growth"), value=is_one_of(-2.1), asserted_by="World Bank", as_of="2022"
    ),
    "notice: Finland and Sweden are members": lambda r: any_row(
        r, "articles", notices=holding("Finland", "Sweden", "NATO")
    ),
    "scenarios: three by name with conditions": lambda r: any_row(
        r, "scenarios",
        scenarios=lambda s: {"breakthrough diplomacy", "protracted conflict", "escalation"}
        <= {x["name"].casefold() for x in s} and any(x["condition"] for x in s),
    ),
    "evidence: every record's words stand at their offsets": lambda r: evidence_holds(r),
}  # fmt: skip


def evidence_holds(rows: Rows) -> bool:
    """Return whether each record but articles and issues has evidence, and all of it is exact."""
    texts = {article["id"]: article["text"] for article in rows["articles"]}
    others = [row for kind in KINDS if kind not in ("articles", "issues") for row in rows[kind]]
    return bool(others) and all(
        row["evidence"]
        and all(texts[e["article_id"]][e["start"] : e["end"]] == e["text"] for e in row["evidence"])
        for row in others
    )


def run() -> dict[str, float]:
    """Return 1 or 0 for each thing that must come out, and their share."""
    rows = exported()
    found = {name: int(check(rows)) for name, check in CHECKS.items()}
    return {**found, "share": sum(found.values()) / len(found)}
