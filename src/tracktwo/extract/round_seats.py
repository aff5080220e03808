"""Who sits at a meeting: the parties, mediators and persons that one mention of it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.extract.clauses import agent_of, objects_of, subject_of
from tracktwo.extract.party_names import unique, written_parties
from tracktwo.extract.party_phrases import means_both, phrase_parties
from tracktwo.extract.round_mention import Mention
from tracktwo.extract.round_signs import PRESIDING, is_joint_body
from tracktwo.extract.syntax import child_tokens, conjuncts, named_in, subtree
from tracktwo.ontology.delegates import load_delegates
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.standings import load_standings
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import (
    ActorRef,
    Named,
    PartyIndex,
    PersonStanding,
    Reading,
    Sentence,
    Token,
)

WITH_WORDS = frozenset({"with", "between", "among", "of", "by", "to", "from", "involving"})


LIST_WORDS = 24


MET_IN_PERSON = frozenset({"meet", "talk", "confer", "speak", "sit", "negotiate"})
OUTSIDERS = frozenset(
    {
        PersonStanding.PRIVATE_CITIZEN, PersonStanding.LOBBYIST, PersonStanding.CONSULTANT,
        PersonStanding.FORMER_OFFICIAL,
    }
)  # fmt: skip


TRAVELLING = frozenset({"fly", "travel", "go", "head"})
LIST_ENDS = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "VBG"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with what is needed to look into it."""

    reading: Reading
    index: PartyIndex
    tracks: Tracks
    books: CodeBooks


def seated_parties(scene: Scene, mention: Mention) -> tuple[tuple[ActorRef, ...], bool]:
    """Return the parties named as arguments of the meeting, and whether "both sides" stands among them."""
    sentence = mention.sentence
    if mention.kind == "channel":
        return _through_channel(scene, sentence), False
    if mention.kind == "contact":
        return _in_contact(scene, mention), False
    found: dict[str, ActorRef] = {}
    both = False
    for token in _arguments(mention):
        both = both or token.text.lower() in ("they", "both") or means_both(sentence, token.i)
        if is_joint_body(sentence, token) or _is_each(sentence, token):
            both = True
            continue
        named = phrase_parties(scene.index, sentence, token.i) or private_persons(scene, mention, token)
        named = named or _unlisted(scene, mention, token)
        for party in named:
            found.setdefault(party.id or party.name, party)
    for party in (*_listed(scene, mention), *_receivers(scene, mention), *_served_by(scene, mention)):
        found.setdefault(party.id or party.name, party)
    after = sentence.tokens[mention.trigger.i + 1 : mention.trigger.i + 2]
    both = both or (mention.kind == "verb" and any(t.text.lower() == "both" for t in after))
    if is_joint_body(sentence, mention.trigger):  # its own name is none of those who sit in it
        own = scene.index.at.get((sentence.index, mention.trigger.i))
        found = {key: party for key, party in found.items() if party != own}
    return tuple(found.values()), both


def _is_each(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands for both, one by one: "met each delegation separately"."""
    marks = {child.text.lower() for child in child_tokens(sentence, token.i, "det")}
    return bool(marks & {"each", "either"}) and token.lemma.lower() in load_delegates().both_nouns


def private_persons(scene: Scene, mention: Mention, token: Token) -> tuple[ActorRef, ...]:
    """Return whoever sits at a table for no party: a businessman, a lobbyist, one out of office.

    Only beside a verb of meeting; a reporter or witness who is met is not one of them.
    """
    if mention.kind != "verb" or mention.trigger.lemma.lower() not in MET_IN_PERSON:
        return ()
    return outsiders_at(scene, mention.sentence, token)


def _beside(sentence: Sentence, named: Named) -> str:
    """Return the nouns beside a name that no list of titles has: "Lobbyist Daniel Crewe"."""
    beside = child_tokens(sentence, named.head, "compound", "appos")
    return " ".join(t.text for t in beside if not named.first <= t.i <= named.last)


def outsiders_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[ActorRef, ...]:
    """Return the persons named at a word who hold no office: the lobbyist, the businessman."""
    heads = {one.i for one in conjuncts(sentence, token.i)}
    people = [n for n in named_in(scene.reading, sentence) if n.label == "person" and n.head in heads]
    return unique(
        n.actor
        for n in people
        if n.actor and load_standings().of(n.role or _beside(sentence, n)) in OUTSIDERS
    )


def _unlisted(scene: Scene, mention: Mention, token: Token) -> tuple[ActorRef, ...]:
    """Return a counterpart whom no code book knows, by its words: "met Harbour Council leaders"."""
    sentence = mention.sentence
    above = sentence.tokens[token.head]
    is_counterpart = token.dep in ("dobj", "pobj") and token.i > mention.trigger.i and mention.kind == "verb"
    kept = [t for t in child_tokens(sentence, token.i, "amod", "compound", "nmod") if t.pos == "PROPN"]
    named = token.pos == "PROPN" or (token.lemma.lower() in load_delegates().delegates and kept)
    silent = (sentence.index, token.i) in scene.index.bystanders and token.pos == "PROPN"
    if not is_counterpart or not named or silent or above.lemma.lower() not in ("meet", "with", "between"):
        return ()
    words = sorted([token, *kept], key=lambda t: t.i)
    return (ActorRef(None, scene.reading.text[words[0].start : words[-1].end], None, None),)


def _receivers(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the states whose capitals a paper is sent to."""
    sentence = mention.sentence
    for named in named_in(scene.reading, sentence) if mention.kind == "errand" else ():
        above = sentence.tokens[sentence.tokens[named.head].head]
        if named.label == "place" and above.dep in ("prep", "conj", "dative") and is_receiver(mention, above):
            yield from written_parties(named.text, scene.books)


def _served_by(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield whose paper a traveller brings, and the state whose capital it is brought to."""
    sentence = mention.sentence
    preps = {p.lemma.lower(): p for p in child_tokens(sentence, mention.trigger.i, "prep")}
    if (
        mention.kind != "errand"
        or mention.trigger.lemma.lower() not in TRAVELLING
        or not {"to", "with"} <= set(preps)
    ):
        return
    for paper in child_tokens(sentence, preps["with"].i, "pobj"):
        for owner in child_tokens(sentence, paper.i, "amod", "poss", "compound"):
            yield from phrase_parties(scene.index, sentence, owner.i)
    goals = {t.i for t in child_tokens(sentence, preps["to"].i, "pobj")}
    for named in named_in(scene.reading, sentence):
        if named.label == "place" and named.head in goals:
            yield from written_parties(named.text, scene.books)


def _listed(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the parties listed behind "between", "among" or "involving", however the parser linked them."""
    sentence = mention.sentence
    for child in child_tokens(sentence, mention.trigger.i, "prep", "acl"):
        if child.lemma.lower() not in ("between", "among", "involve", "bring"):
            continue
        for token in sentence.tokens[child.i + 1 : child.i + LIST_WORDS]:
            party = scene.index.at.get((sentence.index, token.i))
            if party is not None:
                yield party
            elif token.tag in LIST_ENDS or token.text in (";", "(", "-", "–", "—"):
                break


def _through_channel(scene: Scene, sentence: Sentence) -> tuple[ActorRef, ...]:
    """Return the parties of the persons who use a channel, when they are of two parties at least."""
    people = [named for named in named_in(scene.reading, sentence) if named.label == "person"]
    found = unique(scene.index.at.get((sentence.index, named.head)) for named in people)
    return found if len(found) >= 2 else ()


def _in_contact(scene: Scene, mention: Mention) -> tuple[ActorRef, ...]:
    """Return the parties in the clause of a contact; through whom it runs is none of them."""
    sentence = mention.sentence
    inside = subtree(sentence, (mention.verb or mention.trigger).i)
    through = {
        token.i
        for way in inside
        if way.lemma.lower() in ("through", "via", "by")
        for token in subtree(sentence, way.i)
    }
    return unique(scene.index.at.get((sentence.index, t.i)) for t in inside if t.i not in through)


def _arguments(mention: Mention) -> Iterator[Token]:
    """Yield the heads of the phrases that may name a party to the meeting."""
    sentence, trigger, verb = mention.sentence, mention.trigger, mention.verb
    if trigger.pos != "VERB":
        yield from _noun_arguments(sentence, trigger)
        above = sentence.tokens[trigger.head]
        if trigger.dep == "pobj" and above.lemma == "of":
            yield from _noun_arguments(sentence, sentence.tokens[above.head])
    if verb is None:
        return
    subject = subject_of(sentence, verb.i)
    if subject is not None and subject.i != trigger.i and verb.lemma.lower() not in PRESIDING:
        yield subject
    agent = agent_of(sentence, verb.i)
    if agent is not None:
        yield agent
    if trigger.i == verb.i:
        yield from objects_of(sentence, verb.i)
        yield from child_tokens(sentence, verb.i, "dative")
    is_errand = mention.kind == "errand"
    for prep in errand_preps(mention) if is_errand else child_tokens(sentence, verb.i, "prep", "dative"):
        if prep.lemma.lower() in WITH_WORDS:
            yield from child_tokens(sentence, prep.i, "pobj")
            for inner in child_tokens(sentence, prep.i, "pobj"):
                for again in child_tokens(sentence, inner.i, "prep"):
                    if again.lemma.lower() in ("with", "between"):
                        yield from child_tokens(sentence, again.i, "pobj")


def _noun_arguments(sentence: Sentence, noun: Token) -> Iterator[Token]:
    for child in child_tokens(sentence, noun.i, "amod", "compound", "nmod", "poss"):
        yield child
        yield from child_tokens(sentence, child.i, "amod", "compound", "nmod", "punct", "npadvmod")
    for prep in child_tokens(sentence, noun.i, "prep"):
        if prep.lemma.lower() in WITH_WORDS:
            yield from child_tokens(sentence, prep.i, "pobj")
    for verb in child_tokens(sentence, noun.i, "acl"):
        if verb.lemma.lower() in ("involve", "include", "feature", "bring"):
            yield from child_tokens(sentence, verb.i, "dobj")


def errand_preps(mention: Mention) -> list[Token]:
    """Return the prepositions that say between whom or to whom papers go, wherever the parser hung them."""
    sentence, verb = mention.sentence, mention.verb or mention.trigger
    things = objects_of(sentence, verb.i)
    return [
        t
        for i in (verb.i, *(thing.i for thing in things))
        for t in child_tokens(sentence, i, "prep", "dative")
    ]


def seated_people(scene: Scene, mention: Mention) -> tuple[Named, ...]:
    """Return the persons among the arguments of a meeting."""
    sentence = mention.sentence
    people = [n for n in named_in(scene.reading, sentence) if n.label == "person" and not n.is_anaphor]
    if mention.kind == "channel":
        return tuple(people)
    listed = {party.id for party in _listed(scene, mention)}
    if listed:
        near = [n for n in people if abs(n.head - mention.trigger.i) < LIST_WORDS]
        return tuple(n for n in near if n.head > mention.trigger.i)
    wanted: set[int] = set()
    for token in _arguments(mention):
        for one in conjuncts(sentence, token.i):
            wanted.add(one.i)
            wanted |= {c.i for c in child_tokens(sentence, one.i, "appos", "compound", "conj")}
            for prep in child_tokens(sentence, one.i, "prep", "punct"):
                wanted |= {c.i for c in child_tokens(sentence, prep.i, "pobj")}
    return tuple(n for n in people if n.head in wanted or any(n.first <= i <= n.last for i in wanted))


def is_receiver(mention: Mention, preposition: Token) -> bool:
    """Whether "to" leads to whoever gets a paper, not to where somebody goes."""
    travels = mention.trigger.lemma.lower() in TRAVELLING
    return mention.kind == "errand" and not travels and preposition.lemma.lower() == "to"
