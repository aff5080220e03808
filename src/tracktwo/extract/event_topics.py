"""Which fields of ordinary life the words of a sentence belong to: crime, trade, welfare, upkeep."""

from collections.abc import Iterable

from tracktwo.ontology.frames import lemma_set

_CRIME = """
    murder manslaughter homicide robbery burglary theft larceny rape fraud defraud swindle forgery
    arson stabbing steal rob burgle mug pickpocket shoplift poach poaching embezzle embezzlement
    counterfeit molest molestation harassment perjury extortion heist bigamy speeding drunk drunken
    drink-driving negligence housebreaking carjacking bail wife husband girlfriend boyfriend
    neighbour neighbor toddler schoolgirl counterfeiting rustling cattle-rustling pyramid
"""
_CONTRABAND = """
    drug cocaine heroin ganja cannabis marijuana dagga hashish mandrax methamphetamine opium tablet
    pill kilo kilogram cigarette tobacco counterfeit ivory horn tusk abalone timber charcoal liquor
    alcohol banknote licence license minibus motorcycle car taxi copper cable diesel cash jewellery
    jewelry phone laptop
"""
_REGULATION = """
    consumer brand label packaging ingredient price tariff fee licence license shelf product recall
    retailer supermarket tonic syrup pesticide fertiliser fertilizer vaccine medicine toy lead sugar
    quota output subsidy crop harvest farm livestock dairy milk olive pig beef poultry fishery
    customer refund broker trader listing share merger competition monopoly safety hygiene pollution
    emission smog bottle cartel tobacco broadcaster wing engine airliner channel frequency spectrum
    interest lending loan mortgage inflation
"""
_WELFARE = """
    flat apartment home house housing rent pension pensioner eviction evict school classroom pupil tuition
    hospital clinic road bridge rail railway train tram bus commuter fare toll ticket
    electricity water tax debtor instalment installment minimum wage salary job poverty pollution
    subsidy price gas fuel bread rice maize wheat flour pothole playground park market library
    stadium sewage refuse bin cholera malaria village slum shack childcare kindergarten
    farmer grower farming irrigation tourism gratuity certificate birth
    township post litter well desk tree pharmacy kiosk duty
"""
_POWER = """
    rebel militant insurgent guerrilla troop army soldier military war truce ceasefire peace protest
    protester protestor demonstrator demonstration strike striker unrest riot opposition opponent
    dissident activist prisoner detainee hostage coup treason sanction embargo treaty border refugee
    ambassador embassy nuclear missile weapon attack constitution election referendum autonomy
    independence ethnic massacre genocide journalist newspaper editor general commander colonel
    warlord censorship curfew emergency diplomat summit militia terrorist terrorism
"""
CRIME = lemma_set(_CRIME)
ROBBING = lemma_set("rob robbery burglary burgle heist mug mugging carjack carjacking handbag purse")
MISHAP = lemma_set(
    "accident accidental accidentally boiler cylinder bottle leak mishap faulty firework fireworks avalanche"
    " lightning stove fuse derail derailment capsize collide collision turbulence"
)
CONTRABAND = lemma_set(_CONTRABAND)
REGULATION = lemma_set(_REGULATION)
WELFARE = lemma_set(_WELFARE)
POWER = lemma_set(_POWER)  # where these stand, more than ordinary life is told


def is_of(field: frozenset[str], lemmas: Iterable[str]) -> bool:
    """Tell whether words are of a field of ordinary life, and none of them of politics or war."""
    found = frozenset(lemmas)
    return not field.isdisjoint(found) and POWER.isdisjoint(found)
