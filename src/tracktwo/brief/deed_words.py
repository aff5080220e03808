"""What an event is called in a briefing: by its type, and more narrowly where its own words bear it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.records import Event, EventType


class Wording(NamedTuple):
    """An event's verb in the shapes a sentence needs; the last two are for when nobody knows by whom.

    `onto` is None where the recipient has no place behind the verb; it is then left to the quoted words.
    """

    together: str
    onto: str | None
    alone: str
    done_to: str
    noun: str


GENERAL: dict[EventType, Wording] = {
    EventType.AGREE: Wording("agreed", "agreed with", "agreed", "agreement involving", "agreement"),
    EventType.CONSULT: Wording(
        "met or spoke", "met or spoke with", "met or spoke", "meeting with", "meeting"
    ),
    EventType.SUPPORT: Wording(
        "expressed support", "expressed support for", "expressed support", "support for", "support"
    ),
    EventType.CONCEDE: Wording(
        "made a concession", "made a concession to", "made a concession", "concession to", "concession"
    ),
    EventType.COOPERATE: Wording(
        "cooperated", "cooperated with", "cooperated", "cooperation with", "cooperation"
    ),
    EventType.AID: Wording("gave aid", "gave aid to", "gave aid", "aid to", "aid"),
    EventType.RETREAT: Wording(
        "eased pressure", "eased pressure on", "withdrew or eased pressure", "pressure eased on",
        "pressure eased",
    ),
    EventType.REQUEST: Wording(
        "made a request", "made a request to", "made a request", "request to", "request"
    ),
    EventType.ACCUSE: Wording(
        "made an accusation", "accused", "made an accusation", "accusation against", "accusation"
    ),
    EventType.REJECT: Wording("refused", "turned down", "refused", "refusal to", "refusal"),
    EventType.THREATEN: Wording("made a threat", "threatened", "made a threat", "threat to", "threat"),
    EventType.PROTEST: Wording("protested", "protested against", "protested", "protest against", "protest"),
    EventType.SANCTION: Wording(
        "imposed sanctions", "imposed sanctions on", "imposed sanctions", "sanctions on", "sanctions"
    ),
    EventType.MOBILIZE: Wording(
        "mobilised forces", "mobilised forces against", "mobilised forces", "forces mobilised against",
        "forces mobilised",
    ),
    EventType.COERCE: Wording(
        "used coercion", "used coercion against", "used coercion", "coercion of", "coercion"
    ),
    EventType.ASSAULT: Wording("attacked", "attacked", "attacked", "attack on", "attack"),
}  # fmt: skip

# Type, mode (None: any), what the event's words must hold, how it is then called. The first that fits counts.
NARROWER: tuple[tuple[EventType, str | None, str, Wording], ...] = (
    (EventType.RETREAT, "release", r"\breleas",
     Wording("released people", None, "released people", "people released", "people released")),
    (EventType.RETREAT, "release", r"\bfree(?:d|s|ing)?\b",
     Wording("freed people", None, "freed people", "people freed", "people freed")),
    (EventType.RETREAT, "withdraw", r"\bwithdr|\bpull",
     Wording("withdrew forces", None, "withdrew forces", "forces withdrawn", "forces withdrawn")),
    (EventType.RETREAT, "ceasefire", r"\bceasefire",
     Wording("began or kept a ceasefire", None, "began or kept a ceasefire", "ceasefire with", "ceasefire")),
    (EventType.RETREAT, "ceasefire", r"\btruce",
     Wording("began or kept a truce", None, "began or kept a truce", "truce with", "truce")),
    (EventType.RETREAT, "resign", r"\bresign",
     Wording("resigned", None, "resigned", "resignation", "resignation")),
    (EventType.SANCTION, None, r"\bfr(?:oze|eez|ozen)\w* .{0,40}\bassets|\basset freeze",
     Wording("froze assets", "froze assets of", "froze assets", "asset freeze on", "asset freeze")),
    (EventType.SANCTION, None, r"\btariff",
     Wording("imposed a tariff", "imposed a tariff on", "imposed a tariff", "tariff on", "tariff")),
    (EventType.SANCTION, "discontinue", r"\bhalt\w* .{0,30}\bexports",
     Wording("halted exports", "halted exports to", "halted exports", "exports halted to", "exports halted")),
    (EventType.SANCTION, "discontinue", r"\b(?:suspend|halt|cut|freez|froze)\w* .{0,30}\baid\b",
     Wording("cut off aid", "cut off aid to", "cut off aid", "aid cut off to", "aid cut off")),
    (EventType.SANCTION, "expel", r"\bexpel",
     Wording("expelled people", "expelled people of", "expelled people", "people expelled",
             "people expelled")),
    (EventType.SANCTION, "convict", r"\bsentenc",
     Wording("sentenced somebody", "sentenced", "sentenced somebody", "sentence for", "sentence")),
    (EventType.CONSULT, "phone", r"\bphone|\btelephon|\bcall",
     Wording("spoke by phone", "spoke by phone with", "spoke by phone", "phone call with", "phone call")),
    (EventType.CONSULT, "visit", r"\bvisit",
     Wording("visited", "visited", "visited", "visit to", "visit")),
    (EventType.CONSULT, "third-party", r"\bmediat",
     Wording("mediated", "mediated between", "mediated", "mediation between", "mediation")),
    (EventType.CONSULT, None, r"\bm[ee]e?t(?:s|ing|ings)?\b",
     Wording("met", "met", "met somebody", "meeting with", "meeting")),
    (EventType.CONSULT, None, r"\btalks?\b|\bnegotiat",
     Wording("held talks", "held talks with", "held talks with somebody", "talks with", "talks")),
    (EventType.AGREE, None, r"\bpledg\w* .{0,40}\b(?:aid|assistance)\b",
     Wording("pledged aid", "pledged aid to", "pledged aid", "aid pledged to", "aid pledged")),
    (EventType.AGREE, None, r"\bpledg",
     Wording("pledged something", "pledged something to", "pledged something", "pledge to", "pledge")),
    (EventType.AGREE, None, r"\boffer",
     Wording("made an offer", "made an offer to", "made an offer", "offer to", "offer")),
    (EventType.REJECT, None, r"\bwalk(?:s|ed|ing)? out\b",
     Wording("walked out", None, "walked out", "walkout", "walkout")),
    (EventType.REJECT, None, r"\breject",
     Wording("rejected something", "rejected something of", "rejected something", "rejection of",
             "rejection")),
    (EventType.REQUEST, None, r"\bdemand",
     Wording("demanded something", "demanded something of", "demanded something", "demand to",
             "demand")),
    (EventType.REQUEST, None, r"\bcall(?:s|ed|ing)? (?:up)?on\b",
     Wording("made an appeal", "called on", "made an appeal", "appeal to", "appeal")),
    (EventType.REQUEST, None, r"\burg(?:e|es|ed|ing)\b",
     Wording("urged something", "urged", "urged something", "appeal to", "appeal")),
    (EventType.ACCUSE, "disapprove", r"\bcondemn",
     Wording("condemned something", "condemned", "condemned something", "condemnation of", "condemnation")),
    (EventType.ACCUSE, "investigate", r"\binvestigat",
     Wording("investigated", "investigated", "investigated", "investigation of", "investigation")),
    (EventType.ACCUSE, None, r"\bblam",
     Wording("blamed somebody", "blamed", "blamed somebody", "blame put on", "blame")),
    (EventType.THREATEN, None, r"\bwarn",
     Wording("warned", "warned", "warned", "warning to", "warning")),
    (EventType.COERCE, "arrest", r"\barrest",
     Wording("arrested people", "arrested", "arrested people", "arrest of", "arrest")),
    (EventType.COERCE, "arrest", r"\bdetain|\bdetention",
     Wording("detained people", "detained", "detained people", "detention of", "detention")),
    (EventType.COERCE, "seize", r"\bseiz",
     Wording("seized something", "seized something from", "seized something", "seizure from", "seizure")),
    (EventType.ASSAULT, "abduct", r"\babduct",
     Wording("abducted people", "abducted", "abducted people", "abduction of", "abduction")),
    (EventType.ASSAULT, "abduct", r"\bkidnap",
     Wording("kidnapped people", "kidnapped", "kidnapped people", "kidnapping of", "kidnapping")),
    (EventType.ASSAULT, "heavy-weapons", r"\bshell(?:s|ed|ing)?\b",
     Wording("fired shells", "shelled", "fired shells", "shelling of", "shelling")),
    (EventType.SUPPORT, None, r"\bsign(?:s|ed|ing)?\b",
     Wording("signed something", "signed something with", "signed something", "signing with", "signing")),
    (EventType.SUPPORT, None, r"\bprais",
     Wording("gave praise", "praised", "gave praise", "praise for", "praise")),
)  # fmt: skip


def wordings(event: Event) -> Iterator[Wording]:
    """Yield what an event may be called: the narrower word its own words bear, then its type's."""
    words = event.text or event.evidence[0].text
    for kind, mode, needed, wording in NARROWER:
        fits = kind is event.type and mode in (None, event.mode)
        if fits and re.search(needed, words, re.IGNORECASE):
            yield wording
            break
    yield GENERAL[event.type]
