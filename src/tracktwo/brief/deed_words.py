"""What an event is called in a briefing: by its type, and more narrowly where its own words bear it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.records import Event, EventType


class Wording(NamedTuple):
    """An event's verb in the shapes a sentence needs; the last two are for when nobody knows by whom.

    `onto` is None where the recipient has no place behind the verb; it is then left to the quoted words.
    `at` joins a place to the verb that has no recipient: "met in Accra", "visited Accra".
    """

    together: str
    onto: str | None
    alone: str
    done_to: str
    noun: str
    at: str = " in "


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
    (EventType.CONSULT, "visit", r"\bvisit", _called("visited", "~", "visit", "~ to")._replace(at=" ")),
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
    (EventType.RETREAT, "access", r"\breopen",
     _called("reopened a route or crossing", None, "reopening", "~")),
    (EventType.RETREAT, None, r"\blift(?:s|ed|ing)?\b",
     _called("lifted a measure", "~ against", "measure lifted", "~ against")),
    (EventType.SANCTION, "withdraw", r"\brecall",
     _called("recalled an envoy", "~ from", "envoy recalled", "~ from")),
    (EventType.SANCTION, None, r"\b(?:cut|sever|break|broke)\w*\b.{0,30}\b(?:ties|relations)\b",
     _called("cut ties", "~ with", "ties cut", "~ with")),
    (EventType.AGREE, None, r"\bpropos", _called("made a proposal", "~ to", "proposal", "~ to")),
    (EventType.AGREE, None, r"\bpromis|\bundert[ao]", _called("made a promise", "~ to", "promise", "~ to")),
    (EventType.CONCEDE, None, r"\bpromis|\bundert[ao]", _called("made a promise", "~ to", "promise", "~ to")),
    (EventType.CONCEDE, None, r"\boffer", _called("made an offer", "~ to", "offer", "~ to")),
    (EventType.REJECT, None, r"\bpostpon", _called("postponed something", None, "postponement", "~")),
    (EventType.REJECT, None, r"\bcancel|\bcall(?:s|ed|ing)? off\b",
     _called("cancelled something", None, "cancellation", "~")),
    (EventType.REJECT, None, r"\bveto", _called("vetoed something", None, "veto", "~")),
    (EventType.REJECT, None, r"\bboycott", _called("boycotted something", None, "boycott", "~")),
    (EventType.ACCUSE, None, r"\bcritici[sz]|\bdenounc",
     _called("criticised something", "criticised", "criticism", "~ of")),
    (EventType.ACCUSE, None, r"\bregret|\bconcern\b|\balarm\b|\bworr(?:y|ied)",
     _called("voiced concern", None, "concern", "~")),
    (EventType.ACCUSE, "allege", r"\bsu(?:e|es|ed|ing)\b|\blawsuit|\bcomplaint",
     _called("lodged a complaint", "~ against", "complaint", "~ against")),
    (EventType.THREATEN, None, r"\bultimatum", _called("gave an ultimatum", "~ to", "ultimatum", "~ to")),
    (EventType.COERCE, None, r"\bclos(?:e|es|ed|ing|ure)\b.{0,40}\b(?:crossing|border|airspace|strait)",
     _called("closed a border or route", "~ to", "closure", "~ to")),
    (EventType.COERCE, None, r"\bcurfew", _called("imposed a curfew", "~ on", "curfew", "~ on")),
    (EventType.COERCE, None, r"\bblockad", _called("blockaded something", "blockaded", "blockade", "~ of")),
    (EventType.COERCE, None, r"\bdeport", _called("deported people", "deported", "deportation", "~ of")),
    (EventType.COERCE, "seize", r"\bcaptur|\boverr[ua]n|\btook control|\bt(?:ake|ook|aking|akes) over",
     _called("took a place or post", "~ from", "capture", "~ from")),
    (EventType.COERCE, None, r"\bban(?:s|ned|ning)?\b", _called("banned something", "~ of", "ban", "~ on")),
    (EventType.MOBILIZE, None, r"\balert\b",
     _called("put forces on alert", "~ against", "forces on alert", "~ against")),
    (EventType.MOBILIZE, None, r"\breserv|\bconscript|\bcall(?:s|ed|ing)? up\b",
     _called("called up soldiers", "~ against", "call-up", "~ against")),
    (EventType.MOBILIZE, None, r"\bexercis|\bdrills?\b|\bmanoeuvr|\bmaneuver",
     _called("held military exercises", "~ against", "military exercises", "~ against")),
    (EventType.MOBILIZE, None, r"\bdeploy",
     _called("deployed forces", "~ against", "forces deployed", "~ against")),
    (EventType.COOPERATE, None, r"\bextradit", _called("extradited somebody", "~ to", "extradition", "~ to")),
    (EventType.COOPERATE, None, r"\bhand(?:s|ed|ing)? .{0,20}\bover\b",
     _called("handed somebody or something over", "~ to", "handover", "~ to")),
    (EventType.AID, None, r"\bdeliver|\bship", _called("delivered aid", "~ to", "aid delivered", "~ to")),
    (EventType.SUPPORT, None, r"\brecogni[sz]",
     _called("gave recognition", "recognised", "recognition", "~ of")),
    (EventType.SUPPORT, None, r"\bwelcom", _called("welcomed something", None, "welcome", "~")),
    (EventType.SUPPORT, None, r"\bthank", _called("gave thanks", "thanked", "thanks", "~ to")),
    (EventType.SUPPORT, None, r"\bratif", _called("ratified something", "~ with", "ratification", "~ with")),
    (EventType.PROTEST, None, r"\bstrikes?\b", _called("went on strike", "~ against", "strike", "~ against")),
    (EventType.PROTEST, None, r"\briot", _called("rioted", "~ against", "riot", "~ against")),
    (EventType.ASSAULT, None, r"\bambush", _called("laid an ambush", "ambushed", "ambush", "~ of")),
    (EventType.ASSAULT, None, r"\bassassinat",
     _called("assassinated somebody", "assassinated", "assassination", "~ of")),
    (EventType.ASSAULT, None, r"\bclash", _called("clashed", "~ with", "clash", "~ with")),
    (EventType.ASSAULT, None, r"\b(?:opens?|opened|opening) fire|\bfir(?:e|ed|es|ing) (?:on|at)\b",
     _called("opened fire", "~ on", "shooting", "~ at")),
    (EventType.ASSAULT, None, r"\bbomb(?:s|ed|ing|ings)?\b",
     _called("bombed somebody", "bombed", "bombing", "~ of")),
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
