"""Two claims in the same slot: about the same thing, and if so, can both be true?"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tracktwo.corroborate.intervals import are_disjoint, are_times_apart
from tracktwo.corroborate.same_names import same_body, same_person
from tracktwo.corroborate.sentence_diff import likeness
from tracktwo.corroborate.telling import Telling, share_day, share_place
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import ActorRef, Bound, Claim, Polarity, Quantity
from tracktwo.records.sides import same_side

COUNTED = frozenset({"killed", "injured", "captured", "displaced", "missing"})
MEASURES = frozenset(
    {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "percent",
        "km",
        "kg",
        "miles",
        "metres",
        "tonnes",
    }
)
_PART = re.compile(r"\b(?:of them|of whom|including|among them|only for)\b", re.IGNORECASE)
_UPDATE = re.compile(
    r"\b(?:ris(?:en|es|e)|rose|climb(?:ed|s)|increas(?:ed|es)|revis(?:ed|es)|updat(?:ed|es)|now|latest|later|"
    r"has since|since died|had died|died in hospital|died of)\b",
    re.IGNORECASE,
)
MIN_LIKENESS = 0.34


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two aligned claims say of each other: clash, update or agreement, and why."""

    label: str  # "contradiction", "update", "consistent"
    kind: str  # of disagreement: quantity, date, control ...
    reason: str
    weight: float


def judge_claims(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    """Return the verdict on two claims of one slot, None when they are not about the same thing."""
    if a.slot in COUNTED:
        return _judge_counts(a, b, ours, theirs, rivals)
    if a.slot.startswith(("can_", "seeks", "is_ready_to")):
        return _judge_ability(a, b)
    judge = _JUDGES.get(a.slot)
    return judge(a, b, ours, theirs, rivals) if judge else None


def quantity_of(claim: Claim) -> Quantity | None:
    """Return a claim's number with its bound as a quantity.

    >>> quantity_of.__name__
    'quantity_of'
    """
    if isinstance(claim.value, str):
        ends = re.fullmatch(r"(-?[\d.]+(?:e\+\d+)?)-([\d.]+(?:e\+\d+)?)", claim.value)
        return Quantity(float(ends[1]), float(ends[2]), False, claim.value) if ends else None
    if claim.value is None:
        return None
    low = None if claim.bound is Bound.AT_MOST else claim.value
    high = None if claim.bound is Bound.AT_LEAST else claim.value
    return Quantity(low, high, claim.bound is Bound.ABOUT, str(claim.value))


def _judge_counts(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    if _is_part(a, ours) or _is_part(b, theirs) or not _same_event(a, b, ours, theirs, rivals):
        return None
    return _judge_numbers(a, b, ours, theirs)


def _judge_numbers(a: Claim, b: Claim, ours: Telling, theirs: Telling) -> Verdict | None:
    one, other = quantity_of(a), quantity_of(b)
    if one is None or other is None:
        return None
    reason = f"{a.slot}: {one.text} ({a.bound}) / {other.text} ({b.bound}) {a.unit or ''}".strip()
    if not are_disjoint(one, other) or _is_mentioned(one, theirs) or _is_mentioned(other, ours):
        return Verdict("consistent", "quantity", reason, 0.8)
    if is_update(a, b, ours, theirs):
        return Verdict("update", "quantity", reason, 0.8)
    return Verdict("contradiction", "quantity", reason, 0.9)


def _is_mentioned(number: Quantity, telling: Telling) -> bool:
    """Tell whether the other passage has the same number too: then the two count different things."""
    return any(
        (q.value.min, q.value.max) == (number.min, number.max)
        for q in telling.reading.quantities
        if telling.holds(q.start, q.end)
    )


def is_update(a: Claim, b: Claim, ours: Telling, theirs: Telling) -> bool:
    """Tell whether the later of two counts is higher, or says of itself that it is newer."""
    first, second, later = a, b, theirs
    one, other = ours.published_on(), theirs.published_on()
    if one and other and other < one:
        first, second, later = b, a, ours
    low, high = quantity_of(first), quantity_of(second)
    if low is None or high is None or (high.min or 0) <= (low.min or 0):
        return False
    sentence = later.sentence_of(second)
    words = later.reading.text[sentence.start : sentence.end] if sentence else second.text
    return bool(_UPDATE.search(words)) or bool(one and other and one != other)


def _is_part(claim: Claim, telling: Telling) -> bool:
    """Tell whether a count is a part of another: "three of them children"."""
    sentence = telling.sentence_of(claim)
    if sentence is None:
        return False
    at = claim.evidence[0]
    return bool(
        _PART.search(
            telling.reading.text[max(sentence.start, at.start - 12) : min(sentence.end, at.end + 12)]
        )
    )


def _same_event(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> bool:
    """Tell whether two counts are of one event: no rival place or day, and something in common."""
    place = share_place(ours.places_of(a), theirs.places_of(b))
    day = share_day(ours.times_of(a), theirs.times_of(b))
    if place is False or day is False:
        return False
    if place and rivals.are_same(a.about.split(" ")[0], b.about.split(" ")[0]):
        return True  # "the strike on the port" both times, and no rival day
    alike = likeness(ours.line_of(a), theirs.line_of(b), rivals)
    if place and day:
        return True
    return alike >= (MIN_LIKENESS if place or day else 0.6)


def _judge_amounts(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    if a.unit != b.unit or _is_part(a, ours) or _is_part(b, theirs):
        return None
    heads = [_head(claim.about) for claim in (a, b)]
    counted = a.unit not in MEASURES and not (a.unit or "").isupper()
    money = (a.unit or "").isupper()
    bare = money and any(claim.about[:1] in "€$£" or claim.about[:1].isdigit() for claim in (a, b))
    if not counted and not bare and not rivals.are_same(*heads):
        return None
    if are_apart(a, b, ours, theirs) or likeness(ours.line_of(a), theirs.line_of(b), rivals) < 0.5:
        return None
    return _judge_numbers(a, b, ours, theirs)


def are_apart(a: Claim, b: Claim, ours: Telling, theirs: Telling) -> bool:
    """Tell whether two claims name rival places or days: they are about different events."""
    place = share_place(ours.places_of(a), theirs.places_of(b))
    return place is False or share_day(ours.times_of(a), theirs.times_of(b)) is False


def _head(phrase: str) -> str:
    words = re.split(r"\s+(?:of|for|in|to|on|from)\s+", phrase.lower())[0].split()
    return words[-1].removesuffix("s") if words else ""


def _judge_control(a: Claim, b: Claim, ours: Telling, theirs: Telling, _rivals: Rivals) -> Verdict | None:
    if a.about.lower() != b.about.lower() or "gains" in f"{a.value} {b.value}":
        return None
    one, other = _holder(a, ours), _holder(b, theirs)
    is_one = one is not None and other is not None and same_side(one, other)
    same_sign = a.polarity is b.polarity
    reason = f"control of {a.about}: {a.value} / {b.value}"
    if one is None or other is None:
        clash = not same_sign
    else:
        clash = is_one != same_sign
        if not is_one and a.polarity is b.polarity is Polarity.NEGATED:
            return None
    label = "contradiction" if clash else "consistent"
    return Verdict(label, "control", reason, 0.85)


def _holder(claim: Claim, telling: Telling) -> ActorRef | None:
    """Return who is said to hold a place, as the telling names them; None where nobody is."""
    if claim.value is None:
        return None
    named = (n.actor for n in telling.reading.named if n.actor is not None and n.actor.name == claim.value)
    return next(named, ActorRef(None, str(claim.value), None, None))


def _judge_affiliation(
    a: Claim, b: Claim, _ours: Telling, _theirs: Telling, _rivals: Rivals
) -> Verdict | None:
    if not same_person(a.about, b.about):
        return None
    label = "consistent" if same_body(str(a.value), str(b.value)) else "contradiction"
    return Verdict(label, "affiliation", f"{a.about}: {a.value} / {b.value}", 0.9)


def _judge_dates(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    one, other = a.about.lower().split(), b.about.lower().split()
    if not one or not other or not rivals.are_same(one[0], other[0]) or a.as_of is None or b.as_of is None:
        return None
    alike = set(one[1:]) & set(other[1:]) if one[1:] and other[1:] else {""}
    if not alike or likeness(ours.line_of(a), theirs.line_of(b), rivals) < 0.5:
        return None
    reason = f"date of {a.about}: {a.as_of.text} / {b.as_of.text}"
    if are_times_apart(a.as_of, b.as_of):
        return Verdict("contradiction", "date", reason, 0.85)
    return Verdict("consistent", "date", reason, 0.7)


def _judge_ability(a: Claim, b: Claim) -> Verdict | None:
    one, other = set(a.about.lower().split()), set(b.about.lower().split())
    if not one or not other or len(one & other) / min(len(one), len(other)) < 0.6:
        return None
    label = "consistent" if a.value == b.value else "contradiction"
    return Verdict(label, "assessment", f"{a.slot} ({a.about}): {a.value} / {b.value}", 0.85)


def _judge_proposal(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    one, other = ({w.lower() for w in re.findall(r"[a-z]{4,}", c.about.lower())} for c in (a, b))
    if not one & other or likeness(ours.line_of(a), theirs.line_of(b), rivals) < 0.3:
        return None
    sides = _holder(a, ours), _holder(b, theirs)
    label = "consistent" if sides[0] == sides[1] else "contradiction"
    return Verdict(label, "account", f"who proposed it: {a.value} / {b.value}", 0.7)


def _judge_attendance(a: Claim, b: Claim, ours: Telling, theirs: Telling, rivals: Rivals) -> Verdict | None:
    if (
        _holder(a, ours) != _holder(b, theirs)
        or likeness(ours.line_of(a), theirs.line_of(b), rivals) < MIN_LIKENESS
    ):
        return None
    if are_apart(a, b, ours, theirs):
        return None
    label = "consistent" if a.polarity is b.polarity else "contradiction"
    return Verdict(label, "fact", f"whether {a.value} was there", 0.8)


Judge = Callable[[Claim, Claim, Telling, Telling, Rivals], Verdict | None]
_JUDGES: dict[str, Judge] = {
    "amount": _judge_amounts,
    "growth": _judge_amounts,
    "controls": _judge_control,
    "affiliation_of": _judge_affiliation,
    "date_of": _judge_dates,
    "proposed_by": _judge_proposal,
    "attended": _judge_attendance,
}
