"""Words that tell the senses of frames apart: what is vague, what is a poison, who is a guest."""

from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

VAGUE_AID = lemma_set("support help expertise")
IN_WORDS = lemma_set("verbal scathing stinging blistering scornful personal extraordinary withering veiled")
MOMENTS = lemma_set(
    "time day night hour minute week month year while moment monday tuesday wednesday thursday friday"
    " saturday sunday food loot revenge"
)
LEAVING = frozenset({"leave", "depart", "quit"})
PROBING = lemma_set(
    "investigate probe inspect examine look verify check assess monitor determine document inquire gather"
)
POISONS = lemma_set(
    "chlorine sarin mustard nerve chemical poison toxic biological toxin phosphorus asphyxiating"
)
BOMBS = lemma_set("bomb car-bomb bombing car roadside mine landmine ied grenade truck suicide")
MASS_DEEDS = lemma_set("killing killings massacre massacres atrocity atrocities genocide slaughter pogrom")
BURSTING = frozenset({"blow", "detonate", "explode"})  # a suicide bomber's himself hurts others
ITSELF = frozenset({"himself", "herself", "itself", "themselves"})
RESTRICTING = frozenset({EventType.SANCTION, EventType.COERCE})
MEASURES = lemma_set("measure measures package step rule rules")
HARSH = lemma_set(
    "punitive restrictive retaliatory tough harsh drastic emergency strict stringent coercive trade economic"
    " security sweeping repressive financial sanction sanctions new"
)
SERVING = frozenset({"GOV", "MIL", "LEG", "SPY"})
WORLD_COURTS = frozenset({"ICC", "ICJ", "IGO"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
GUESTS = frozenset({"GOV", "LEG", "MIL", "IGO", "REB", "JUD"})
SPOTS = lemma_set("market target")
CAPTIVITY = lemma_set(
    "jail imprison detain detention custody prison captive captivity captor arrest abduct kidnap hostage"
    " internment incarcerate"
)
PEACE = lemma_set("peacekeeper peacekeeping peacekeep")
