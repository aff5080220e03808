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


def _called(verb: str, onto: str | None, noun: str, done_to: str, *, alone: str | None = None) -> Wording:
    """Return a wording from a verb and a noun; "~" is the verb in `onto`, the noun in `done_to`."""
    behind = onto and onto.replace("~", verb)
    return Wording(verb, behind, alone or verb, done_to.replace("~", noun), noun)


GENERAL: dict[EventType, Wording] = {
    EventType.AGREE: _called("agreed", "~ with", "agreement", "~ involving"),
    EventType.CONSULT: _called("met or spoke", "~ with", "meeting", "~ with"),
    EventType.SUPPORT: _called("expressed support", "~ for", "support", "~ for"),
    EventType.CONCEDE: _called("made a concession", "~ to", "concession", "~ to"),
    EventType.COOPERATE: _called("cooperated", "~ with", "cooperation", "~ with"),
    EventType.AID: _called("gave aid", "~ to", "aid", "~ to"),
    EventType.RETREAT: _called(
        "eased pressure", "~ on", "pressure eased", "~ on", alone="withdrew or eased pressure"
    ),
    EventType.REQUEST: _called("made a request", "~ to", "request", "~ to"),
    EventType.ACCUSE: _called("made an accusation", "accused", "accusation", "~ against"),
    EventType.REJECT: _called("refused", "turned down", "refusal", "~ to"),
    EventType.THREATEN: _called("made a threat", "threatened", "threat", "~ to"),
    EventType.PROTEST: _called("protested", "~ against", "protest", "~ against"),
    EventType.SANCTION: _called("imposed sanctions", "~ on", "sanctions", "~ on"),
    EventType.MOBILIZE: _called("mobilised forces", "~ against", "forces mobilised", "~ against"),
    EventType.COERCE: _called("used coercion", "~ against", "coercion", "~ of"),
    EventType.ASSAULT: _called("attacked", "~", "attack", "~ on"),
}

# Type, mode (None: any), what the event's words must hold, how it is then called. The first that fits counts.
NARROWER: tuple[tuple[EventType, str | None, str, Wording], ...] = (
    (EventType.RETREAT, "release", r"\breleas", _called("released people", None, "people released", "~")),
    (EventType.RETREAT, "release", r"\bfree(?:d|s|ing)?\b",
     _called("freed people", None, "people freed", "~")),
    (EventType.RETREAT, "withdraw", r"\bwithdr|\bpull",
     _called("withdrew forces", None, "forces withdrawn", "~")),
    (EventType.RETREAT, "ceasefire", r"\bceasefire",
     _called("began or kept a ceasefire", None, "ceasefire", "~ with")),
    (EventType.RETREAT, "ceasefire", r"\btruce", _called("began or kept a truce", None, "truce", "~ with")),
    (EventType.RETREAT, "resign", r"\bresign", _called("resigned", None, "resignation", "~")),
    (EventType.SANCTION, None, r"\bfr(?:oze|eez|ozen)\w* .{0,40}\bassets|\basset freeze",
     _called("froze assets", "~ of", "asset freeze", "~ on")),
    (EventType.SANCTION, None, r"\btariff", _called("imposed a tariff", "~ on", "tariff", "~ on")),
    (EventType.SANCTION, "discontinue", r"\bhalt\w* .{0,30}\bexports",
     _called("halted exports", "~ to", "exports halted", "~ to")),
    (EventType.SANCTION, "discontinue", r"\b(?:suspend|halt|cut|freez|froze)\w* .{0,30}\baid\b",
     _called("cut off aid", "~ to", "aid cut off", "~ to")),
    (EventType.SANCTION, "expel", r"\bexpel", _called("expelled people", "~ of", "people expelled", "~")),
    (EventType.SANCTION, "convict", r"\bsentenc",
     _called("sentenced somebody", "sentenced", "sentence", "~ for")),
    (EventType.CONSULT, "phone", r"\bphone|\btelephon|\bcall",
     _called("spoke by phone", "~ with", "phone call", "~ with")),
    (EventType.CONSULT, "visit", r"\bvisit", _called("visited", "~", "visit", "~ to")),
    (EventType.CONSULT, "third-party", r"\bmediat",
     _called("mediated", "~ between", "mediation", "~ between")),
    (EventType.CONSULT, None, r"\bm[ee]e?t(?:s|ing|ings)?\b",
     _called("met", "~", "meeting", "~ with", alone="met somebody")),
    (EventType.CONSULT, None, r"\btalks?\b|\bnegotiat",
     _called("held talks", "~ with", "talks", "~ with", alone="held talks with somebody")),
    (EventType.AGREE, None, r"\bpledg\w* .{0,40}\b(?:aid|assistance)\b",
     _called("pledged aid", "~ to", "aid pledged", "~ to")),
    (EventType.AGREE, None, r"\bpledg", _called("pledged something", "~ to", "pledge", "~ to")),
    (EventType.AGREE, None, r"\boffer", _called("made an offer", "~ to", "offer", "~ to")),
    (EventType.REJECT, None, r"\bwalk(?:s|ed|ing)? out\b", _called("walked out", None, "walkout", "~")),
    (EventType.REJECT, None, r"\breject", _called("rejected something", "~ of", "rejection", "~ of")),
    (EventType.REQUEST, None, r"\bdemand", _called("demanded something", "~ of", "demand", "~ to")),
    (EventType.REQUEST, None, r"\bcall(?:s|ed|ing)? (?:up)?on\b",
     _called("made an appeal", "called on", "appeal", "~ to")),
    (EventType.REQUEST, None, r"\burg(?:e|es|ed|ing)\b",
     _called("urged something", "urged", "appeal", "~ to")),
    (EventType.ACCUSE, "disapprove", r"\bcondemn",
     _called("condemned something", "condemned", "condemnation", "~ of")),
    (EventType.ACCUSE, "investigate", r"\binvestigat", _called("investigated", "~", "investigation", "~ of")),
    (EventType.ACCUSE, None, r"\bblam", _called("blamed somebody", "blamed", "blame", "~ put on")),
    (EventType.THREATEN, None, r"\bwarn", _called("warned", "~", "warning", "~ to")),
    (EventType.COERCE, "arrest", r"\barrest", _called("arrested people", "arrested", "arrest", "~ of")),
    (EventType.COERCE, "arrest", r"\bdetain|\bdetention",
     _called("detained people", "detained", "detention", "~ of")),
    (EventType.COERCE, "seize", r"\bseiz", _called("seized something", "~ from", "seizure", "~ from")),
    (EventType.ASSAULT, "abduct", r"\babduct", _called("abducted people", "abducted", "abduction", "~ of")),
    (EventType.ASSAULT, "abduct", r"\bkidnap",
     _called("kidnapped people", "kidnapped", "kidnapping", "~ of")),
    (EventType.ASSAULT, "heavy-weapons", r"\bshell(?:s|ed|ing)?\b",
     _called("fired shells", "shelled", "shelling", "~ of")),
    (EventType.SUPPORT, None, r"\bsign(?:s|ed|ing)?\b",
     _called("signed something", "~ with", "signing", "~ with")),
    (EventType.SUPPORT, None, r"\bprais", _called("gave praise", "praised", "praise", "~ for")),
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
