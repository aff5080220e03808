"""Which drafts are events between political actors, and which are crime, sport and business."""

from tracktwo.extract.event_assertion import is_asserted, is_weighed, weighs
from tracktwo.extract.event_denials import only_denies
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_minor import minor_matter
from tracktwo.extract.event_past import is_dated_name
from tracktwo.extract.event_private import is_sport, private_matter
from tracktwo.extract.event_standing import SILENT, asks_a_power, has_public, has_standing, is_armed_or_crowd
from tracktwo.extract.syntax import subtree
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY"})
VICTIMS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "SPY", "JRN"})  # whose killing is political
CROWDS = frozenset({"CVL", "LAB", "OPP", "PTY", "REF", "EDU", "REL", "JRN", "SOC", "ELI", "AGR"})
FREED = frozenset({"OPP", "JRN", "SOC", "LEG", "PTY", "GOV", "REF"})  # whose release is political
CRIMES = lemma_set(
    "espionage spy spying treason terrorism sedition coup plot rebellion subversion extremism mutiny"
)
HARMING = lemma_set("kill wound injure leave destroy damage hit claim")
BY_ANYBODY = frozenset(
    {EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.SANCTION, EventType.RETREAT}
)
GOODWILL = frozenset({EventType.CONCEDE, EventType.RETREAT, EventType.SUPPORT, EventType.AGREE})
WEAPONS_OF_WAR = lemma_set(
    "artillery shell shelling bombardment missile rocket mortar howitzer airstrike warplane gunship"
)
CLAUSES_TOLD = frozenset({"ccomp", "parataxis", "relcl"})
LASTING = lemma_set("war violence hostility fighting battle conflict invasion campaign siege")
TOLLS = lemma_set("toll victim death casualty survivor dead fatality")
NOBODY = frozenset({"nobody", "none", "noone"})
OPEN_WORDS = frozenset({"he", "she", "they", "we", "it", "both", "neither", "all"})
THING_WORDS = frozenset({"it", "they"})
COLLECTIVES = lemma_set("side team party movement group bloc member camp country power capital force")
SPOKEN = frozenset({EventType.REJECT, EventType.SUPPORT, EventType.ACCUSE, EventType.CONCEDE})


def is_background(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether an event stands in a clause beside the main one: after, who, seized by."""
    return drafter.grammar.tokens[draft.verb].dep in ("relcl", "acl", "advcl")


def passes(draft: Draft, drafter: Drafter, *, in_context: bool = False) -> str | None:
    """Return what a draft lacks to be an event, None when it lacks nothing.

    `in_context` says that the article as a whole is about a conflict or its talks: a party may then be
    one named before ("the army", "both sides"), or left out ("a third round is expected").
    """
    agents, recipients = draft.agents, draft.recipients
    need = draft.match.frame.need
    if only_denies(draft, drafter, in_context=in_context):
        return "denies a charge; refuses nothing"
    if not in_context and is_sport(drafter.grammar.lemmas):
        return "sport"
    if "governed" in draft.match.frame.flags and draft.operator != "will":
        return "says something only under another word"
    if draft.type is EventType.CONSULT and draft.match.agent_heads and not _spoken(draft, drafter):
        return "a craft meets nobody"
    acting = tuple(p for p in agents if not p.is_loose)
    known = [p for p in (*acting, *recipients) if p.is_known or p.is_political]
    dated = draft.match.frame.kind == "n" and is_dated_name(draft, drafter)
    if in_context and (
        dated or agents or recipients or need in ("loose", "none") or _leaves_open(draft, drafter)
    ):
        return _in_context(draft, drafter)
    minor = minor_matter(draft, drafter)
    if minor is not None:
        return minor
    if need == "loose" and not known:
        return "no party"
    if need == "none" and not known:
        return None if drafter.grammar.tokens[draft.verb].dep == "ROOT" else "no party"
    if not known:
        return None if _is_waged(draft, drafter) else "no politically relevant party"
    if draft.match.frame.kind != "n" or draft.at != draft.verb:
        lack = is_asserted(draft.verb, drafter) or weighs(draft, drafter)
        if lack is not None:
            return lack
    if draft.at == draft.verb and draft.match.frame.kind == "n":
        public = draft.type is EventType.PROTEST or has_public(draft, [p for p in known if not p.is_place])
        return _bare_noun(draft, drafter) if public else "nobody in power, in arms or abroad"
    if not any(p.actor.code or p.is_national for p in known) and not is_armed_or_crowd(draft):
        return "nobody of a known country"
    strike = draft.type is EventType.PROTEST or draft.cameo == "133"  # or the threat of one
    if not strike and not has_public(draft, known):
        return "nobody in power, in arms or abroad"
    asking = draft.type is EventType.REQUEST and asks_a_power(draft)
    if acting and not (strike or asking) and all(p.actor.sector == "BUS" for p in acting):
        return "business"
    if draft.type not in BY_ANYBODY and not (asking or any(p.actor.code or p.is_political for p in acting)):
        return "nobody of political standing acts"
    if agents and not acting and draft.type is not EventType.ASSAULT:
        return "the actor is only something of a country's"
    if need == "both" and not (agents and (recipients or len(agents) > 1)):
        return "needs both an actor and a recipient"
    if need == "both" and draft.base is EventType.CONSULT and recipients and not has_standing(recipients):
        return "received nobody of standing"
    if need == "by" and not any(p.is_known or p.is_political for p in agents):
        return "no politically relevant actor"
    if need == "to" and not any(p.is_known or p.is_political for p in recipients):
        return "no politically relevant recipient"
    private = private_matter(draft, drafter)
    if private is not None:
        return private
    if draft.type is EventType.ACCUSE and _is_means(draft, drafter) and not _spoken(draft, drafter):
        return "a weapon says nothing"
    if need in ("kill", "arrest", "violence") and not _is_violence_political(draft, drafter):
        return "violence between private persons"
    laid_down = draft.mode in ("disarm", "release") and any(p.actor.sector in ARMED for p in recipients)
    freed = draft.mode == "release" and any(p.actor.code and p.actor.sector in FREED for p in recipients)
    if draft.type not in (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE) and not agents:
        return None if laid_down or freed else "no actor"
    return None


def _is_waged(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a weapon of war strikes: that is political whoever fired it and whoever was hit."""
    bare = draft.match.frame.kind == "n" and draft.at == draft.verb  # "the missile was thought to be new"
    if draft.type is not EventType.ASSAULT or bare:
        return False
    if is_asserted(draft.verb, drafter) is not None or weighs(draft, drafter) is not None:
        return False
    near = (token.i for token in subtree(drafter.grammar.sentence, draft.verb, without=CLAUSES_TOLD))
    return any(drafter.grammar.lemmas[i] in WEAPONS_OF_WAR for i in near)


def _is_means(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether what acts is a weapon, an attack, or somebody a pronoun leaves open."""
    lemmas = {drafter.grammar.lemmas[h] for h in draft.match.agent_heads}
    classes = drafter.frames.classes
    return bool(
        lemmas & (classes["WEAPON"] | classes["MEANS"] | classes["VIOLENCE"] | classes["BLASTS"] | OPEN_WORDS)
    )


def _spoken(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether any of those who act can speak: no weapon and no attack."""
    classes = drafter.frames.classes
    mute = classes["WEAPON"] | classes["VIOLENCE"] | classes["BLASTS"]
    return any(drafter.grammar.lemmas[h] not in mute for h in draft.match.agent_heads)


def _in_context(draft: Draft, drafter: Drafter) -> str | None:
    bare = draft.at == draft.verb and draft.match.frame.kind == "n"
    if bare:
        return _bare_noun(draft, drafter, in_context=True)
    lack = is_asserted(draft.verb, drafter) or weighs(draft, drafter)
    if lack is not None:
        return lack
    if draft.match.frame.need in ("kill", "arrest", "violence"):
        told = draft.agents or draft.recipients or _is_said_of_none(draft, drafter)
        return None if told else "no party"
    if draft.agents and all(p.is_loose for p in draft.agents) and not _is_means(draft, drafter):
        return "the actor is only something of a country's"
    if draft.agents or draft.match.frame.need in ("loose", "none") or _is_pronoun_led(draft, drafter):
        return None
    passive = drafter.grammar.is_passive(draft.verb)
    if _is_open_passive(draft, drafter) or _is_said_of_none(draft, drafter):
        return None
    if passive and draft.type in SILENT and any(p.actor.code and not p.is_loose for p in draft.recipients):
        return None  # "eighteen Togolese soldiers are still held"
    if (draft.match.frame.is_group or draft.mode == "release") and passive:
        return None  # "no text was agreed": the article says between whom
    if draft.operator == "propose" and drafter.grammar.is_passive(draft.verb) and draft.recipients:
        return None  # "a draft was handed to both sides"
    return "no actor"


def _leaves_open(draft: Draft, drafter: Drafter) -> bool:
    passive = draft.match.frame.is_group and drafter.grammar.is_passive(draft.verb)
    left_open = _is_open_passive(draft, drafter) or _is_said_of_none(draft, drafter)
    return passive or left_open or _is_pronoun_led(draft, drafter)


def _is_open_passive(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether good will is told in the passive: "the curbs will be lifted", "is ready to be signed"."""
    grammar = drafter.grammar
    token = grammar.tokens[draft.verb]
    clause = grammar.tokens[token.head] if token.dep == "acomp" else token  # "is ready to be signed"
    told = clause.dep in ("ROOT", "ccomp", "conj", "parataxis") and not draft.is_negated
    if (
        draft.base not in GOODWILL
        or not told
        or draft.match.frame.kind not in "va"
        or draft.match.agent_heads
    ):
        return False
    return any(grammar.is_passive(i) for i in (draft.verb, *draft.below) if grammar.tokens[i].pos == "VERB")


def _is_said_of_none(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether it is denied of everybody: "nobody was shot", "there were no arrests"."""
    if draft.type not in SILENT or (not draft.is_negated and not _is_nobody(draft, drafter)):
        return False
    exists = draft.at != draft.verb and bool(drafter.grammar.kids(draft.verb, "expl"))
    return exists or _is_nobody(draft, drafter)


def _is_nobody(draft: Draft, drafter: Drafter) -> bool:
    grammar = drafter.grammar
    return any(grammar.tokens[o].text.lower() in NOBODY for o in grammar.objects(draft.verb))


def _is_pronoun_led(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether the agent is a pronoun or "the movement": the article says elsewhere who acts."""
    tokens = drafter.grammar.tokens
    heads = draft.match.agent_heads
    if draft.match.frame.id in ("accuse.express", "agree.propose"):
        heads = tuple(h for h in heads if tokens[h].text.lower() != "it")  # "it raises concerns"
    heads = tuple(h for h in heads if tokens[h].text.lower() not in THING_WORDS or _may_act(h, drafter))
    return any(tokens[h].text.lower() in OPEN_WORDS or tokens[h].lemma.lower() in COLLECTIVES for h in heads)


def _may_act(pronoun: int, drafter: Drafter) -> bool:
    """Tell whether "it" or "they" may be an actor: no, when only things are subjects before it."""
    grammar = drafter.grammar
    before = [
        t.i
        for t in grammar.tokens[:pronoun]
        if t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PROPN")
    ]
    if not before:
        return True
    parties = [p for h in before for p in drafter.matcher.roles.parties(h) if not p.is_loose]
    return bool(parties) or any(grammar.lemmas[h] in COLLECTIVES for h in before)


def _bare_noun(draft: Draft, drafter: Drafter, *, in_context: bool = False) -> str | None:
    """Return what a nominal event without a light verb lacks: who, to whom, and a word that asserts it."""
    grammar = drafter.grammar
    token = drafter.matcher.outermost(draft.at)
    if token.dep in ("nsubj", "nsubjpass") and is_weighed(token.head, drafter):
        return "a noun that is only weighed"
    whole = (
        draft.recipients
        or len(draft.agents) > 1
        or (draft.type in SPOKEN and grammar.governed(draft.at, "of") and grammar.governed(draft.at, "by"))
    )
    if draft.type is EventType.THREATEN and draft.agents and all(p.is_loose for p in draft.agents):
        return "the actor is only something of a country's"
    if in_context and draft.agents:
        whole = True
        if draft.operator == "propose" and any(p.is_known for p in draft.agents):
            return None  # "an offer by Luanda": whatever is said of it, it was made
    if in_context and is_dated_name(draft, drafter):
        return None  # "the annexation of X in 1950": told by its name and year
    hit = any(p.actor.code for p in draft.recipients) and token.dep in ("nsubj", "nsubjpass", "ROOT")
    state = grammar.lemmas[draft.at] in LASTING
    if draft.type is EventType.ASSAULT and hit and not draft.agents and not state:
        return None  # "the missile attack on the port of X shook the city"
    placed = draft.type is EventType.ASSAULT and any(p.actor.code for p in draft.recipients)
    if placed and not state and _is_of_a_toll(draft.at, drafter):
        return None  # "the death toll from the strike on a market in X has risen"
    struck = draft.type is EventType.ASSAULT and any(p.actor.code and not p.is_loose for p in draft.agents)
    if struck and token.dep == "nsubj" and grammar.lemmas[token.head] in HARMING:
        return None  # "shelling by Russian forces left three dead": wherever it was
    if not draft.agents or not whole:
        return "a noun alone, without actor and recipient"
    if token.dep == "ROOT":
        return None
    head = grammar.lemmas[token.head]
    if token.dep in ("nsubj", "nsubjpass") and (head in drafter.frames.causers or head == "be"):
        return None
    return "a noun that nothing asserts"


def _is_of_a_toll(noun: int, drafter: Drafter) -> bool:
    """Tell whether an attack is what people died of: "the death toll from", "the victims of"."""
    tokens, lemmas = drafter.grammar.tokens, drafter.grammar.lemmas
    above = tokens[tokens[noun].head]
    if tokens[noun].dep != "pobj" or above.text.lower() not in ("from", "of", "in"):
        return False
    if lemmas[noun] in ("war", "conflict", "fighting", "violence", "hostility"):
        return False  # "the death toll in the war": a state of things, no attack
    definite = {"the", "this"} & {lemmas[c] for c in drafter.grammar.sentence.children[noun]}
    dated = any(t.dep == "poss" and t.ent == "DATE" for t in drafter.grammar.kids(noun, "poss"))
    return lemmas[above.head] in TOLLS and bool(definite or dated)


def _is_violence_political(draft: Draft, drafter: Drafter) -> bool:
    if draft.match.agent_heads and not draft.agents and not _is_means(draft, drafter):
        return False  # "the striker attacked": somebody acts who is nobody here
    if draft.match.frame.need == "arrest" and set(drafter.grammar.lemmas) & CRIMES:
        return True
    parties = (*draft.agents, *draft.recipients)
    if any(p.actor.sector in ARMED for p in parties):
        return True
    return any(p.actor.code for p in draft.agents) or any(
        p.is_known and p.actor.sector in VICTIMS for p in draft.recipients
    )
