"""What stands around a draft, as the learned doubt sees it: frame, syntax, parties, states, field."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_home import FIRM_NOUNS, TRADE, WAGES
from tracktwo.extract.event_private import GAME_WORDS, MAYBE_GAME_WORDS
from tracktwo.extract.event_topics import CONTRABAND, CRIME, MISHAP, POWER, REGULATION, ROBBING, WELFARE

FIELDS = {
    "crime": CRIME, "contraband": CONTRABAND, "regulation": REGULATION, "welfare": WELFARE, "power": POWER,
    "wages": WAGES, "trade": TRADE | FIRM_NOUNS, "game": GAME_WORDS | MAYBE_GAME_WORDS, "robbing": ROBBING,
    "mishap": MISHAP,
}  # fmt: skip


def features_of(draft: Draft, drafter: Drafter) -> frozenset[str]:
    """Return the features of a draft, each there or not; no name of anybody is among them."""
    grammar, kind, frame = drafter.grammar, draft.type.value, draft.match.frame
    token = grammar.tokens[draft.verb]
    found = {
        kind, f"frame {frame.id}", f"lemma {grammar.lemmas[draft.at]}", f"dep {token.dep}",
        f"tag {token.tag}", f"operator {draft.operator}", f"need {frame.need}",
        f"negated {draft.is_negated}", f"said {grammar.sayer(draft.verb) is not None}",
        f"depth {min(grammar.depth(draft.verb), 4)}",
    }  # fmt: skip
    for side, parties in (("actor", draft.agents), ("recipient", draft.recipients)):
        found.add(f"{kind} {side}s {min(len(parties), 2)}")
        for party in parties[:2]:
            found.add(f"{kind} {side} {party.actor.sector}")
            found.add(f"{side} known {bool(party.actor.code)} place {party.is_place} loose {party.is_loose}")
    objects = grammar.objects(draft.at) if grammar.tokens[draft.at].pos in ("VERB", "AUX") else []
    tokens = grammar.tokens
    found.update(f"object {grammar.lemmas[o]}" for o in objects[:2] if tokens[o].pos != "PROPN")
    names = drafter.matcher.roles.names.values()
    codes = {name.actor.code for name in names if name.actor is not None and name.actor.code}
    found.add(f"{kind} states {min(len(codes), 3)}")
    found.update(f"entity {token.ent}" for token in tokens if token.ent)
    common = {grammar.lemmas[token.i] for token in tokens if token.pos != "PROPN"}  # no "House Speaker"
    fields = [name for name, words in FIELDS.items() if not words.isdisjoint(common)]
    for field in fields or ("none",):
        found.add(f"about {field}")
        found.add(f"{kind} about {field}")
    return frozenset(found)
