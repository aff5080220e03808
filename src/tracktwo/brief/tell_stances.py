"""Positions by sticking point, and disagreements with their sides."""

from collections.abc import Iterable, Iterator, Mapping

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, distinct, names_of
from tracktwo.brief.phrases import date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import Disagreement, Evidence, Position, Record, Side, Stance

STANCES: dict[Stance, str] = {
    Stance.DEMANDS: "demands",
    Stance.INSISTS: "insists",
    Stance.PREFERS: "prefers",
    Stance.OPEN_TO: "is open to it",
    Stance.OFFERS: "offers",
    Stance.ACCEPTS: "accepts",
    Stance.REJECTS: "rejects",
    Stance.SILENT: "is silent on it",
}
# Stances on the same side: going from one to the other is no shift.
SIDES: dict[Stance, str] = {
    **dict.fromkeys((Stance.DEMANDS, Stance.INSISTS, Stance.PREFERS), "wants"),
    **dict.fromkeys((Stance.OPEN_TO, Stance.OFFERS, Stance.ACCEPTS), "gives"),
    Stance.REJECTS: "rejects",
    Stance.SILENT: "silent",
}


def tell_positions(
    positions: Iterable[Position], cast: Cast, *, labels: Mapping[str, str], before: Mapping[str, Record]
) -> Iterator[Draft]:
    """Yield a draft for each position, grouped by sticking point.

    Args:
        labels: sticking point id to the words to print above its positions.
        before: positions by id, to show what a position shifted from.
    """
    for position in positions:
        earlier = before.get(position.previous or "")
        is_shift = isinstance(earlier, Position) and _is_shift(position, earlier, cast)
        yield _draft_position(position, cast, labels, earlier if is_shift else None)


def _is_shift(one: Position, earlier: Record, cast: Cast) -> bool:
    """Whether a party moved from one side of an option to another, and was reported doing so later."""
    days = [cast.reported(position.evidence) or "" for position in (earlier, one)]
    moved = isinstance(earlier, Position) and SIDES[earlier.stance] != SIDES[one.stance]
    return moved and days[0] <= days[1]


def _draft_position(one: Position, cast: Cast, labels: Mapping[str, str], earlier: Record | None) -> Draft:
    party = names_of([one.party], one.evidence, cast)
    who = party.texts[0] if party.texts else "somebody unnamed"
    shift = ""
    if isinstance(earlier, Position):
        shift = f"; before: {STANCES[earlier.stance]}, {quote(earlier.text or earlier.evidence[0].text)}"
    condition = (f"; condition: {quote(one.condition)}", "") if one.condition else ("",)
    dates = [
        f" ({phrase[0].lower() + phrase[1:]})"
        for phrase in date_phrases(one.date, reported=cast.reported(one.evidence))
    ]
    words = dict.fromkeys(quote(text) for text in (one.text, one.evidence[0].text) if text)
    tags = (one.stance.value.replace("_", " "), *(("red line",) if one.red_line else ()))
    return Draft(
        variants=tuple(
            sentence(f"{who} {STANCES[one.stance]}{date}: {text}{clause}{shift}")
            for text in words
            for clause in condition
            for date in dates
        ),
        evidence=distinct((*one.evidence, *party.evidence, *(earlier.evidence if earlier else ()))),
        records=(one.id, *((earlier.id,) if earlier else ())),
        group=labels.get(one.issue, one.issue.replace("_", " ").capitalize()),
        order=sort_day(one.date, cast.reported(one.evidence)),
        tags=(*tags, *(("shift",) if earlier else ())),
    )


def tell_disagreements(disagreements: Iterable[Disagreement], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each disagreement: every side with who asserts it and its words."""
    return (_draft_disagreement(one, cast) for one in disagreements if len(one.sides) > 1)


def _draft_disagreement(one: Disagreement, cast: Cast) -> Draft:
    evidence = distinct((*one.evidence, *(e for side in one.sides for e in side.evidence)))
    asserted = names_of([side.asserted_by for side in one.sides], evidence, cast)
    tellings = (
        "; against that, ".join(_side(side, cast, evidence, by_value=by_value) for side in one.sides)
        for by_value in (True, False)
    )
    named = f"Accounts differ ({one.kind.value}): "
    asked = (f"{one.question.rstrip('?. ')}: ", named) if one.question else (named,)
    return Draft(
        variants=tuple(
            sentence(f"{question}{text} ({one.status.value})")
            for text in dict.fromkeys(tellings)
            for question in asked
        ),
        evidence=distinct((*evidence, *asserted.evidence)),
        records=(one.id,),
        order=max((side.date or "" for side in one.sides), default=""),
        tags=(one.kind.value, one.status.value, *_origins(one.sides)),
    )


def _side(side: Side, cast: Cast, evidence: tuple[Evidence, ...], *, by_value: bool) -> str:
    named = names_of([side.asserted_by], side.evidence or evidence, cast)
    words = quote(side.evidence[0].text, longest=160) if side.evidence else quote(side.value)
    told = quote(side.value) if by_value and _stands_in(side) else words
    cited = {basis.outlet for basis in cast.basis(side.evidence or evidence).values()}
    known = [outlet for outlet in side.reported_by if outlet in cited]
    outlets = f", reported by {listed(known)}" if known else ""
    return (f"according to {named.texts[0]} {told}" if named.texts else f"it is said {told}") + outlets


def _stands_in(side: Side) -> bool:
    return any(side.value.casefold() in e.text.casefold() for e in side.evidence)


def _origins(sides: tuple[Side, ...]) -> tuple[str, ...]:
    counts = [str(side.origins) for side in sides if side.origins]
    return (f"origins {' : '.join(counts)}",) if len(counts) == len(sides) else ()
