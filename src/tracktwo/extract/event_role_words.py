"""Nouns that say whose somebody is, how many they are, and that they are nobody's politics."""

from tracktwo.ontology.frames import lemma_set

NATIONAL_TITLES = lemma_set(
    "president premier king queen emir sultan chancellor general dictator ayatollah prime"
)
PARTITIVE_NOUNS = lemma_set(
    "dozen hundred thousand number group majority some many member one million couple score series"
    " part rest third half crowd ten leader band faction contingent batch wave deployment"
)
PRIVATE_BODIES = lemma_set(
    "federation club association company bank firm society airline university college church charity chess"
    " football soccer cricket rugby tennis basketball hockey olympic film festival orchestra band board chain"
    " school hospital museum foundation institute league brand group conglomerate carmaker giant startup"
)
SHARED_NOUNS = lemma_set("member staff personnel chief unit contingent reinforcement convoy")  # army units
CARRIERS = lemma_set("truck vehicle car bus convoy lorry jeep boat ship plane helicopter base post patrol")
HYPHENS = frozenset("-–/")
SHARED = ("TALKS", "DEAL", "TRUCE", "VIOLENCE", "EXERCISE", "BORDER", "RELATIONS")  # what two have together
# Who acts for a body of states: "a UN panel", "the African Union summit".
ORGANS = lemma_set(
    "panel summit forum committee council commission mission body assembly conference investigator expert"
    " inspector observer monitor team court session bloc group office agency envoy branch board"
    " secretariat inspectorate wing arm bench presidency"
)
WEAK_NOUNS = lemma_set("man woman people person group child family community victim passenger patient driver")
