"""Who goes between at a meeting: mediators, hosts, carriers, and those who lend it their presence."""

from collections.abc import Iterator

from tracktwo.extract.clauses import agent_of, objects_of, subject_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.party_names import unique
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.promise_bound import spoken_of
from tracktwo.extract.round_mention import Mention
from tracktwo.extract.round_seats import Scene, errand_preps, outsiders_at
from tracktwo.extract.round_signs import PRESIDING
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import ActorRef, Sentence, Token
from tracktwo.records.sides import is_state

# What a go-between is said to lead, talks and agreements apart.
BETWEEN = PRESIDING | {"host", "lead"}
EFFORTS = frozenset({"effort", "process", "initiative", "mediation", "push", "track", "diplomacy", "bid"})


def seated_mediators(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the states and bodies that go between, host or lend the meeting their presence."""
    sentence = mention.sentence
    yield from named_mediators(scene, sentence)
    if mention.kind in ("errand", "host", "received") and mention.verb is not None:
        who = agent_of(sentence, mention.verb.i) or subject_of(sentence, mention.verb.i)
        receivers = errand_preps(mention)
        goes_between = mention.kind in ("host", "received") or any(
            r.lemma.lower() in ("to", "between") or child_tokens(sentence, r.i, "conj") for r in receivers
        )
        goes_between = goes_between or len(guests_of(scene, mention)) > 1
        goes_between = goes_between and not _receives_own_rebels(scene, mention, who)
        if who is not None and goes_between:
            yield from phrase_parties(scene.index, sentence, who.i)
        if who is not None and mention.kind == "errand":
            yield from outsiders_at(scene, sentence, who)
    yield from _presence(scene, sentence)


def _receives_own_rebels(scene: Scene, mention: Mention, who: Token | None) -> bool:
    """Whether a state receives those it is at odds with at home: it sits at that table itself."""
    if mention.kind != "received" or mention.verb is None or who is None:
        return False
    sentence = mention.sentence
    hosts = phrase_parties(scene.index, sentence, who.i)
    guests = guests_of(scene, mention)
    if len(hosts) != 1 or len(guests) != 1:
        return False
    return is_state(hosts[0]) and not is_state(guests[0]) and hosts[0].code == guests[0].code


def guests_of(scene: Scene, mention: Mention) -> tuple[ActorRef, ...]:
    """Return the parties that a verb has for objects: who is received, or given a paper."""
    sentence, verb = mention.sentence, mention.verb or mention.trigger
    return unique(p for t in objects_of(sentence, verb.i) for p in phrase_parties(scene.index, sentence, t.i))


def named_mediators(scene: Scene, sentence: Sentence) -> Iterator[ActorRef]:
    """Yield the states and bodies that a sentence calls mediators, hosts or go-betweens."""
    words = scene.tracks.words["mediator_words"]
    if words.isdisjoint(sentence.words) and BETWEEN.isdisjoint(sentence.words):
        return
    for token, lemma in zip(sentence.tokens, sentence.lemmas, strict=True):
        if lemma in words and token.pos in ("NOUN", "PROPN"):
            yield from _who_is(scene, sentence, token)
        elif lemma in BETWEEN and token.dep == "amod":  # "EU-brokered talks"
            noun = sentence.tokens[token.head].lemma.lower()
            if noun not in scene.tracks.words["meeting_nouns"] | scene.tracks.words["deal_nouns"] | EFFORTS:
                continue
            for word in child_tokens(sentence, token.i, "npadvmod", "nmod", "compound", "nsubj"):
                yield from phrase_parties(scene.index, sentence, word.i)
        elif lemma in PRESIDING | {"host"} and token.pos == "VERB":
            who = agent_of(sentence, token.i) or subject_of(sentence, token.i)
            if who is not None:
                said = spoken_of(scene.index, sentence, who.i) if who.pos == "PRON" else ()
                offered = _offering(scene, sentence, who)
                yield from phrase_parties(scene.index, sentence, who.i) or said or offered


def _offering(scene: Scene, sentence: Sentence, noun: Token) -> tuple[ActorRef, ...]:
    """Return whose offer it is to host: "an offer by Luanda to host", "Kenya's invitation to host"."""
    if noun.lemma.lower() not in ("offer", "invitation", "proposal", "readiness", "willingness", "bid"):
        return ()
    by = (p for p in child_tokens(sentence, noun.i, "prep") if p.lemma.lower() in ("by", "from", "of"))
    owners = [*child_tokens(sentence, noun.i, "poss", "amod"),
              *(t for p in by for t in child_tokens(sentence, p.i, "pobj"))]  # fmt: skip
    return unique(party for owner in owners for party in phrase_parties(scene.index, sentence, owner.i))


def _who_is(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[ActorRef]:
    """Yield whose a mediator is: "Omani mediator Said ...", "through American go-betweens"."""
    found = phrase_parties(scene.index, sentence, noun.i)
    above = sentence.tokens[noun.head]
    if not found and noun.dep in ("compound", "appos") and above.pos == "PROPN":
        found = phrase_parties(scene.index, sentence, above.i)
    if not found and above.lemma.lower() == "as":
        for prep in (t for t in sentence.tokens[: above.i] if t.text.lower() == "with"):
            for one in child_tokens(sentence, prep.i, "pobj"):
                found = phrase_parties(scene.index, sentence, one.i)
    if not found:
        for child in child_tokens(sentence, noun.i, "amod", "compound", "poss"):
            found += phrase_parties(scene.index, sentence, child.i)
    yield from found


def _presence(scene: Scene, sentence: Sentence) -> Iterator[ActorRef]:
    """Yield who lends a meeting its presence or roof: "in the presence of President ...", "hosted by ..."."""
    forms, kept = word_forms(sentence.tokens)
    for wanted in scene.tracks.phrases["mediator_phrases"]:
        place = find_phrase(wanted, forms)
        if place is None:
            continue
        is_behind = wanted.text in ("in the chair", "looking on", "in the room")
        around = kept[max(0, place[0] - 6) : place[0]] if is_behind else kept[place[0] + 1 : place[1]]
        for token in (*around, *(() if is_behind else kept[place[1] + 1 : place[1] + 7])):
            party = scene.index.at.get((sentence.index, token.i))
            if party is not None:
                yield party
                break
