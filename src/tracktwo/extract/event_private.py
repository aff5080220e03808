"""What is private though its words are those of politics: matches, civil cases, posts in firms and clubs."""

import re

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_role_words import PRIVATE_BODIES
from tracktwo.extract.event_roles import Party
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType, Token

PRIVATE_SECTORS = frozenset(
    {"PTY", "LAB", "CVL", "JRN", "BUS", "EDU", "REL", "SOC", "AGR", "MED", "CRM", "ELI"}
)
OFFICES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY", "SPY", "IGO"})
DASHES = frozenset({"-", "–", "—", ":"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
WEAPONS = lemma_set("gun knife bomb rocket missile drone grenade kill wound injure shoot stab blood dead")
GAME_WORDS = lemma_set(
    "midfielder goalkeeper innings wicket semifinal semi-final quarterfinal batsman bowler football soccer"
    " cricket rugby tennis basketball marathon boxer striker footballer cricketer cyclist runner umpire"
    " referee playoff halftime knockout penalty-kick grand-slam volleyball handball hockey swimmer wrestler"
    " sprinter gymnast skater golfer athlete scrum equaliser equalizer goalless winger defender quarter-final"
    " inning touchdown skier weightlifter weightlifting athletics bowling batting judoka"
)
MAYBE_GAME_WORDS = lemma_set(
    "final match goal coach tournament cup league player champion championship season club title fan team"
    " squad captain medal olympics win beat opponent round defeat draw minute half score scorer pitch"
)
# What a match report says besides: with a word of the game, or two that may be of it, it is one.
_BESIDE_GAME_WORDS = """
    side lead lose loss victory post box lap record point hour defence pitch bench spectator selector tour
    series visitor rival group stage transfer ban appeal federation victory attack shot resistance lap hunt
    gold silver bronze board cap striker rank seed set period rink court strike
"""
BESIDE_GAME_WORDS = lemma_set(_BESIDE_GAME_WORDS)
# Where these stand, politics may have come to the game: "fans rioted", "the minister barred the team".
_GRAVE = """
    kill bomb blast shoot die dead riot police arrest protest boycott government minister president parliament
    soldier army refugee talk negotiation border troop rebel sanction diplomat embassy war envoy
"""
GRAVE = lemma_set(_GRAVE)
GRAVE_ENOUGH = 5  # what words of the game must come to beside such words


def is_sport(lemmas: tuple[str, ...]) -> bool:
    """Tell whether the words of a sentence are a match report's: one of the game with another, or several."""
    game = 2 * sum(w in GAME_WORDS for w in lemmas)
    words = game + sum(w in MAYBE_GAME_WORDS for w in lemmas)
    if not GRAVE.isdisjoint(lemmas):
        return words >= GRAVE_ENOUGH
    return words >= 3 or (words >= 2 and not BESIDE_GAME_WORDS.isdisjoint(lemmas))


def is_chronicle(grammar: Grammar, *, dated: bool) -> bool:
    """Tell whether a sentence of a text without a date looks back: "In 2012, ...", "1967 - ..."."""
    tokens = grammar.tokens
    if is_heading(tokens):
        return True
    if dated or not tokens:
        return False
    first = tokens[1 if tokens[0].text in ("In", "By", "Since") and len(tokens) > 1 else 0]
    return bool(YEAR.fullmatch(first.text))


def is_heading(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a sentence opens like an entry of a chronicle: "1967 - ..."."""
    return len(tokens) > 1 and bool(YEAR.fullmatch(tokens[0].text)) and tokens[1].text in DASHES


def private_matter(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a draft is nobody's politics, None when it may be."""
    recipients = draft.recipients
    if _is_quarrel(draft, drafter):
        return "an attack in words between politicians"
    if draft.mode == "beat" and recipients and all(p.is_place or _is_state(p, drafter) for p in recipients):
        return "a match: nobody beats a state"
    if _is_civil_case(draft, drafter):
        return "a civil case"
    if draft.mode == "resign" and (
        _is_from_firm(draft, drafter) or not any(_holds_office(p, drafter) for p in draft.agents)
    ):
        return "a post that is not public"
    return None


def is_public(party: Party) -> bool:
    """Tell whether a party is a state, a body of states, an armed force or somebody in office."""
    return party.actor.sector not in PRIVATE_SECTORS or party.is_place or party.is_national


def _holds_office(party: Party, drafter: Drafter) -> bool:
    """Tell whether a party is somebody in public office, by title or by name."""
    private = drafter.matcher.roles.is_private_post(party.head)
    return party.actor.sector in OFFICES and not party.is_loose and not private


def _is_from_firm(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether somebody only leaves a firm or a club: "resigned from the board of a bank"."""
    grammar, names = drafter.grammar, drafter.matcher.roles.names
    for o in grammar.governed(draft.verb, "from"):
        name = names.get(o)
        known = name is not None and name.actor is not None and name.actor.sector not in ("BUS", "MNC", None)
        if grammar.lemmas[o] in PRIVATE_BODIES or (grammar.tokens[o].ent == "ORG" and not known):
            return True
    return False


def _is_quarrel(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether one politician attacks another at home: by name, without a weapon or a wound."""
    plain = draft.type is EventType.ASSAULT and draft.mode is None and draft.cameo == "190"
    sides = (*draft.agents, *draft.recipients)
    if not plain or not (draft.agents and draft.recipients) or set(drafter.grammar.lemmas) & WEAPONS:
        return False
    return all(drafter.grammar.tokens[p.head].ent == "PERSON" for p in sides)


def _is_state(party: Party, drafter: Drafter) -> bool:
    """Tell whether a party is a whole state, named as such."""
    return drafter.grammar.tokens[party.head].ent == "GPE" and party.actor.sector == "GOV"


def _is_civil_case(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a court only settles what private people owe: "ordered the singer to pay"."""
    courts = bool(draft.agents) and all(p.actor.sector == "JUD" for p in draft.agents)
    if not courts or drafter.grammar.lemmas[draft.at] not in ("order", "fine", "award", "tell"):
        return False
    return not any(
        is_public(p) and (p.is_known or p.is_political) and not p.is_loose for p in draft.recipients
    )
