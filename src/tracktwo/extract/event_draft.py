"""An event as drafted from one predicate, and the CAMEO code of what one word makes of another."""

from dataclasses import dataclass

from tracktwo.extract.event_frames import Match
from tracktwo.extract.event_roles import Party
from tracktwo.records import EventType

_T = EventType
CAMEO_ROOTS = {
    EventType.AGREE: "030", EventType.CONSULT: "040", EventType.SUPPORT: "050", EventType.COOPERATE: "060",
    EventType.AID: "070", EventType.CONCEDE: "080", EventType.RETREAT: "084", EventType.REQUEST: "100",
    EventType.ACCUSE: "110", EventType.REJECT: "120", EventType.THREATEN: "130", EventType.PROTEST: "140",
    EventType.MOBILIZE: "150", EventType.SANCTION: "160", EventType.COERCE: "170", EventType.ASSAULT: "190",
}  # fmt: skip
APPEALS = {
    _T.COOPERATE: "021", _T.SUPPORT: "022", _T.AID: "023", _T.RETREAT: "025", _T.CONCEDE: "025",
    _T.AGREE: "026", _T.CONSULT: "027",
}  # fmt: skip
CAMEO_BRANCHES = {
    (_T.AGREE, _T.CONSULT): "036", (_T.AGREE, _T.COOPERATE): "031", (_T.AGREE, _T.AID): "033",
    (_T.AGREE, _T.SUPPORT): "032", (_T.AGREE, _T.CONCEDE): "035", (_T.AGREE, _T.RETREAT): "035",
    (_T.REQUEST, _T.AID): "103", (_T.REQUEST, _T.COOPERATE): "101", (_T.REQUEST, _T.RETREAT): "105",
    (_T.REQUEST, _T.CONCEDE): "105", (_T.REQUEST, _T.CONSULT): "107", (_T.REQUEST, _T.AGREE): "106",
    (_T.REJECT, _T.CONSULT): "125", (_T.REJECT, _T.COOPERATE): "121", (_T.REJECT, _T.AID): "122",
    (_T.REJECT, _T.AGREE): "125", (_T.REJECT, _T.REQUEST): "123", (_T.REJECT, _T.RETREAT): "124",
    (_T.REJECT, _T.CONCEDE): "124", (_T.THREATEN, _T.SANCTION): "131", (_T.THREATEN, _T.COERCE): "132",
    (_T.THREATEN, _T.PROTEST): "133", (_T.THREATEN, _T.REJECT): "134", (_T.THREATEN, _T.ASSAULT): "138",
    (_T.THREATEN, _T.MOBILIZE): "138",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before its status, time and place: type, roles, and the words it rests on.

    `verb` is the predicate of the clause status is read from; `below` the tokens taken into it; `is_hedged`
    is true beside "reportedly" and the like; `operator` says what kind of word governs it (agree, ask, will);
    `rule` holds the ids of frames and operator.
    """

    type: EventType
    mode: str | None
    cameo: str
    at: int
    verb: int
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    is_negated: bool
    is_hedged: bool
    operator: str | None
    rule: str
    below: tuple[int, ...]
    match: Match
    base: EventType


def cameo_of(kind: EventType, base: Draft, inner: Draft | None) -> str:
    """Return the CAMEO code of an operator's event: its root, with the branch the governed type asks for."""
    if inner is None or (kind is base.base and not base.match.frame.operator):
        return base.cameo
    branch = CAMEO_BRANCHES.get((kind, inner.base))
    if kind is EventType.REQUEST and base.cameo.startswith("02"):
        return APPEALS.get(inner.base, "020")  # CAMEO tells appeals (02) from demands (10)
    if branch:
        return branch
    return base.cameo if base.match.frame.type is kind else CAMEO_ROOTS[kind]
