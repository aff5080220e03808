"""Positions by sticking point, and disagreements with their sides."""

import re
from collections.abc import Iterable, Iterator, Mapping

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, distinct, names_of
from tracktwo.brief.phrases import date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import Disagreement, DisagreementKind, Evidence, Position, Record, Side, Stance

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
Piece = tuple[str, tuple[Evidence, ...]]  # words of a line and what they rest on
NAMES = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
MOST_OUTLETS = 3  # named for one side; the evidence leads to all


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
    asserted = names_of([side.asserted_by for side in one.sides], _evidence(one), cast)
    evidence = distinct((*_evidence(one), *asserted.evidence))
    evidence = distinct((*evidence, *_names_asked(one.question or "", evidence, cast)))
    named = f"Accounts differ ({one.kind.value}):"
    asked = (f"{one.question.rstrip('?. ')}?", named) if one.question else (named,)
    cuts = {
        sentence(f"{question} {'; '.join(words for words, _ in told)} ({one.status.value})"): told
        for by_value in (*(() if one.kind is DisagreementKind.ACCOUNT else (True,)), False)
        for sides in [tuple(_side(side, cast, evidence, by_value=by_value) for side in one.sides)]
        for question in asked
        for told in [_opened(sides) if question.endswith("?") else sides]
    }
    return Draft(
        variants=tuple(cuts),
        evidence=evidence,
        records=(one.id,),
        order=max((side.date or "" for side in one.sides), default=""),
        tags=(one.kind.value, one.status.value, *_origins(one.sides)),
        cuts=cuts,
    )


def _opened(sides: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the sides with the first as it opens a sentence, which it does behind a question."""
    (words, evidence), *others = sides
    return ((words[:1].upper() + words[1:], evidence), *others)


def _names_asked(question: str, evidence: tuple[Evidence, ...], cast: Cast) -> Iterator[Evidence]:
    """Yield where the articles print the names of a question that its sides' own words leave out."""
    for name in NAMES.findall(question.partition("(")[2]):
        if not any(name in piece.text for piece in evidence) and (found := cast.elsewhere(name, evidence)):
            yield found


def _evidence(one: Disagreement) -> tuple[Evidence, ...]:
    return distinct((*one.evidence, *(e for side in one.sides for e in side.evidence)))


def _side(
    side: Side, cast: Cast, evidence: tuple[Evidence, ...], *, by_value: bool
) -> tuple[str, tuple[Evidence, ...]]:
    """Return who says it and what, as `A, in Outlet: "words"`, with the evidence for it."""
    named = names_of([side.asserted_by], side.evidence or evidence, cast)
    words = quote(side.evidence[0].text, longest=160) if side.evidence else quote(side.value)
    told = quote(side.value) if by_value and _stands_in(side) else words
    cited = {basis.outlet for basis in cast.basis(side.evidence or evidence).values()}
    known = [outlet for outlet in side.reported_by if outlet in cited]
    outlets = listed(known if len(known) <= MOST_OUTLETS else [*known[: MOST_OUTLETS - 1], "others"])
    who = f"{named.texts[0]}, in {outlets}" if named.texts and known else outlets or "nobody named"
    teller = named.texts[0] if named.texts and not known else who
    return " ".join(f"{teller}: {told}".split()), (*side.evidence, *named.evidence)


def _stands_in(side: Side) -> bool:
    return any(side.value.casefold() in e.text.casefold() for e in side.evidence)


def _origins(sides: tuple[Side, ...]) -> tuple[str, ...]:
    counts = [str(side.origins) for side in sides if side.origins]
    return (f"origins {' : '.join(counts)}",) if len(counts) == len(sides) else ()
