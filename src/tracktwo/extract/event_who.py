"""Who acts and on whom, as frames ask by flags: soldiers, police, gangs, crowds; the armed, civilians."""

from collections.abc import Callable, Iterable
from typing import Protocol

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_roles import Party, Roles
from tracktwo.ontology.frames import Frame, Frames, lemma_set
from tracktwo.records import Token

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "CRM", "SPY"})
LAWMEN = frozenset({"COP", "MIL", "GOV", "JUD", "SPY"})
OUTLAWS = frozenset({"REB", "UAF", "PRM", "CRM"})
RULING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "IGO", "REB", "PRM"})
CIVIL = frozenset(
    {"CVL", "REF", "LAB", "EDU", "REL", "JRN", "OPP", "PTY", "AGR", "MED", "SOC", "NGO", "BUS", "ELI"}
)
PEOPLE = CIVIL | {"MIL", "COP", "LEG", "JUD", "GOV", "REB", "UAF", "CRM"}
PERSONAL = frozenset({"him", "her", "them", "me", "us", "he", "she", "they"})
BODIES = lemma_set("government ministry parliament court union party station newspaper company bank")
DIGITAL = lemma_set(
    "hacker hack server computer cyber malware software online network website gps signal satellite"
    " navigation crypto cryptocurrency exchange ransomware data email system spyware radar frequency database"
)


# How nouns for people end that no list has ("two organisers"), and common things that end so too.
PEOPLE_ENDS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women")
_THINGS = """
    container trailer computer printer server tower tanker trawler freighter cruiser bomber tractor
    reactor motor number letter paper order border water river power summer winter corner helicopter
    shelter poster barrier banner newspaper generator transmitter launcher corridor sector vector mirror
    door floor matter member charter chapter quarter centimeter meter liter litre centre boiler cutter
    scooter cooler freezer dagger rudder timber rubber copper silver leather weather feather lumber
    cylinder calendar chamber counter encounter disaster answer offer error terror horror harbor harbour
    colour color flavor labor elevator indicator factor tumor interceptor destroyer carrier mortar
    radiator battery folder cover layer trigger filter buffer router adapter speaker loudspeaker dredger
    bulldozer digger lorry ladder hammer
"""
THINGS = frozenset(_THINGS.split())


class Scene(Protocol):
    """What a check sees of a sentence."""

    grammar: Grammar
    roles: Roles
    frames: Frames


def _acting(scene: Scene, i: int) -> list[Party]:
    return [p for h in scene.grammar.agents(i) for p in scene.roles.parties(h)]


def _is_craft(scene: Scene, heads: Iterable[int]) -> bool:
    """Tell whether what acts is a weapon, a ship or an aircraft."""
    classes = scene.frames.classes
    craft = classes["WEAPON"] | classes["WARSHIP"] | classes["AIRCRAFT"]
    return any(scene.grammar.lemmas[h] in craft for h in heads)


def is_by_armed(scene: Scene, i: int, _objects: list[int], frame: Frame) -> bool:
    """Tell whether soldiers, police, fighters or what they drive act."""
    if frame.kind != "v":
        return True
    return any(p.actor.sector in ARMED for p in _acting(scene, i)) or _is_craft(
        scene, scene.grammar.agents(i)
    )


def is_by_lawmen(scene: Scene, i: int, _objects: list[int], frame: Frame) -> bool:
    """Tell whether only a state's people act, or nobody named does, as in "were bundled into a van"."""
    if frame.kind != "v":
        return True
    acting = _acting(scene, i)
    unnamed = scene.grammar.is_passive(i) and not scene.grammar.agents(i)
    return unnamed or (bool(acting) and all(p.actor.sector in LAWMEN for p in acting))


def is_by_outlaws(scene: Scene, i: int, _objects: list[int], frame: Frame) -> bool:
    """Tell whether only fighters of no state or gangs act."""
    acting = _acting(scene, i)
    return frame.kind != "v" or (bool(acting) and all(p.actor.sector in OUTLAWS for p in acting))


def is_by_rulers(scene: Scene, i: int, _objects: list[int], frame: Frame) -> bool:
    """Tell whether a state acts, a body of states, an army, a court or those who rule a place."""
    acting = _acting(scene, i)
    return frame.kind != "v" or any(
        p.actor.sector in RULING or (p.is_known and p.actor.sector is None and not p.is_loose) for p in acting
    )


def is_by_crowd(scene: Scene, i: int, _objects: list[int], frame: Frame) -> bool:
    """Tell whether people without an office or a gun act."""
    if frame.kind != "v":
        return True
    heads = [h for a in scene.grammar.agents(i) for h in scene.grammar.conjuncts(a)]
    acting = _acting(scene, i)
    if any(p.actor.sector not in CIVIL and p.actor.sector is not None for p in acting):
        return False
    crowd = scene.frames.classes["CROWD"]
    return any(p.actor.sector in CIVIL for p in acting) or any(
        scene.grammar.lemmas[h] in crowd or scene.grammar.tokens[h].tag == "NNPS" for h in heads
    )


def is_on_armed(scene: Scene, _i: int, objects: list[int], frame: Frame) -> bool:
    """Tell whether the object is somebody armed."""
    found = [p for o in objects for p in scene.roles.parties(o)]
    return frame.kind != "v" or any(p.actor.sector in ARMED for p in found)


def is_on_people(scene: Scene, _i: int, objects: list[int], frame: Frame) -> bool:
    """Tell whether the object is a person or several: a name, a noun for people, a number of them."""
    return frame.kind != "v" or any(_is_people(scene, o, PEOPLE) for o in objects)


def is_on_civilians(scene: Scene, _i: int, objects: list[int], frame: Frame) -> bool:
    """Tell whether the object are people without an office or a gun, or a whole people."""
    return frame.kind != "v" or any(_is_people(scene, o, CIVIL) for o in objects)


def _is_people(scene: Scene, noun: int, sectors: frozenset[str]) -> bool:
    token, lemma = scene.grammar.tokens[noun], scene.grammar.lemmas[noun]
    if lemma in BODIES:
        return False
    if token.ent == "PERSON" or token.tag == "NNPS" or token.text.lower() in PERSONAL or token.pos == "NUM":
        return True
    if sectors is PEOPLE and (lemma in scene.frames.classes["CROWD"] or _is_called_so(token, lemma)):
        return True
    named = {p.actor.sector for p in scene.roles.parties(noun) if not p.is_loose and not p.is_place}
    return scene.frames.sectors.get(lemma) in sectors or bool(named & sectors and token.pos == "NOUN")


def _is_called_so(token: Token, lemma: str) -> bool:
    """Tell whether a noun ends as nouns for people do and is none of the things that end so."""
    return (
        token.tag in ("NN", "NNS") and len(lemma) > 5 and lemma.endswith(PEOPLE_ENDS) and lemma not in THINGS
    )


def is_digital(scene: Scene, _i: int, _objects: list[int], _frame: Frame) -> bool:
    """Tell whether the sentence speaks of computers, signals or the like."""
    return not scene.grammar.lemma_set.isdisjoint(DIGITAL)


WhoCheck = Callable[[Scene, int, list[int], Frame], bool]
WHO_CHECKS: dict[str, tuple[WhoCheck, str]] = {
    "armed": (is_by_armed, "nobody armed acts"),
    "lawmen": (is_by_lawmen, "no police, soldiers or officials act"),
    "outlaws": (is_by_outlaws, "no fighters or gang act"),
    "ruling": (is_by_rulers, "nobody who rules acts"),
    "crowd": (is_by_crowd, "no crowd acts"),
    "on_armed": (is_on_armed, "its object is nobody armed"),
    "on_people": (is_on_people, "its object is nobody"),
    "on_civilians": (is_on_civilians, "its object is no people"),
    "digital": (is_digital, "nothing of computers or signals"),
}
