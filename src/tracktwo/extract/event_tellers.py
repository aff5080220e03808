"""Who says that an event happened: the subject of a verb of saying, "according to", whoever accuses."""

from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import BLAMING, Grammar
from tracktwo.extract.event_untrue import CALLING, left_open, tale_above
from tracktwo.extract.syntax import subtree
from tracktwo.extract.untrue import DENYING
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef

PARTISAN = lemma_set(
    "family relative villager resident survivor activist charity campaigner lawyer opposition dissident group"
    " watch amnesty observatory watchdog monitor organisation organization exile supporter"
)
UNNAMED = lemma_set("official diplomat envoy negotiator aide person people")
# "Unnamed officials", "leaked minutes", "a draft seen by reporters": nobody stands up for them.
NAMELESS = lemma_set("unnamed anonymous unidentified leak leaked unpublished confidential see obtain")
COUNTED = frozenset({"a", "an", "one", "two", "three", "four", "several", "some", "another"})
# "Residents told of gunmen beheading three men", "witnesses described soldiers shooting at".
RECOUNTING_OF = frozenset({"tell", "speak"})
RECOUNTING = frozenset({"describe", "recount"})
DEALING = CALLING | DENYING | lemma_set("find")
REACH = 12
LONGEST = 5  # words that may describe a teller behind the noun


class Telling(NamedTuple):
    """The verb of saying above an event, if any, and the heads of the words for those who say it."""

    verb: int | None
    heads: tuple[int, ...]


def telling(draft: Draft, drafter: Drafter) -> Telling:
    """Return who tells an event; nobody where the sentence itself does."""
    grammar = drafter.grammar
    if left_open(draft.verb, grammar) is not None:
        return Telling(None, ())
    accuser = _accuser(draft, grammar) if draft.operator == "accuse" else None
    verb = (
        accuser
        if accuser is not None
        else grammar.sayer(draft.verb, without=frozenset({draft.at, *draft.below}))
    )
    verb = verb if verb is not None else _recounting(draft.verb, grammar)
    if verb is not None:
        heads = _cited(verb, grammar) or tuple(grammar.agents(verb)) or _listed_before(verb, grammar)
        return Telling(verb, tuple(_behind_the_comma(head, verb, grammar) for head in heads))
    source = _according_to(draft.verb, grammar)
    if source is not None:
        return Telling(None, (source,))
    tale = tale_above(draft.verb, grammar)
    return Telling(None, _owners_of(tale, grammar) if tale is not None else ())


def _accuser(draft: Draft, grammar: Grammar) -> int | None:
    """Return the verb of accusing above a deed that somebody is accused of."""
    at = draft.verb
    for _ in range(REACH):
        if grammar.lemmas[at] in BLAMING and at not in draft.below:
            return at
        if grammar.tokens[at].head == at:
            break
        at = grammar.tokens[at].head
    return None


def _recounting(verb: int, grammar: Grammar) -> int | None:
    """Return the verb of "told of soldiers shooting at", None when there is none."""
    token = grammar.tokens[verb]
    if token.tag != "VBG" or token.dep not in ("acl", "pcomp", "ccomp"):
        return None
    noun = grammar.tokens[token.head]
    above = grammar.tokens[noun.head]
    if token.dep == "ccomp":
        return noun.i if grammar.lemmas[noun.i] in RECOUNTING else None
    if noun.dep == "dobj" and grammar.lemmas[above.i] in RECOUNTING:
        return above.i
    over = above.head
    told = (
        noun.dep == "pobj" and above.text.lower() in ("of", "about") and grammar.lemmas[over] in RECOUNTING_OF
    )
    return over if told else None


def _cited(verb: int, grammar: Grammar) -> tuple[int, ...]:
    """Return those whom an outlet cites: "a daily reported, citing two diplomats"."""
    citing = (t.i for t in grammar.kids(verb, "advcl") if grammar.lemmas[t.i] in ("cite", "quote"))
    return tuple(o for i in citing for o in grammar.objects(i))


def _listed_before(verb: int, grammar: Grammar) -> tuple[int, ...]:
    """Return the subject that the parser hung on the words told: "X shot two men, relatives said"."""
    if grammar.kids(verb, "nsubj", "nsubjpass", "expl") or grammar.lemmas[verb] != "say":
        return ()
    near = [t for t in grammar.tokens[:verb] if t.dep == "appos" and t.pos in ("NOUN", "PROPN")]
    return (near[-1].i,) if near and grammar.lemmas[near[-1].i - 1] == "," else ()


def _behind_the_comma(head: int, verb: int, grammar: Grammar) -> int:
    """Return the teller where the parser took the last word told for it: "X shot two men, relatives said"."""
    told = [t for t in grammar.kids(verb, "ccomp") if t.i < head]
    behind = [t.i for t in grammar.kids(head, "appos") if head < t.i < verb]
    if not told or not behind:
        return head
    between = grammar.lemmas[told[-1].i + 1 : head]
    return head if "," in between or "“" in between else behind[-1]


def _according_to(verb: int, grammar: Grammar) -> int | None:
    """Return the teller of "according to X" in the clause of a predicate or one above it."""
    if "according" not in grammar.lemma_set and "accord" not in grammar.lemma_set:
        return None
    above = {verb}
    at = verb
    for _ in range(REACH):
        at = grammar.tokens[at].head
        above.add(at)
    for token in grammar.tokens:
        if token.text.lower() == "according" and token.head in above:
            return next((o for o in grammar.governed(token.i, "to")), None)
    return None


def _owners_of(tale: int, grammar: Grammar) -> tuple[int, ...]:
    """Return whose a report is: "Togo's claim that", "a claim by Togo"."""
    mine = [t.i for t in grammar.kids(tale, "poss")]
    found = mine or grammar.governed(tale, "by") or grammar.governed(tale, "from")
    above = grammar.tokens[tale].head
    if not found and grammar.tokens[tale].dep == "dobj" and grammar.lemmas[above] in DEALING:
        found = list(grammar.agents(above))  # "found evidence that", "called reports that ... untrue"
    return tuple(found)


def is_unnamed(heads: tuple[int, ...], grammar: Grammar) -> bool:
    """Tell whether only an unnamed somebody says so: "a diplomat", "two officials", "sources"."""
    for head in heads:
        beside = grammar.kids(head, "amod", "compound", "acl")
        if grammar.lemmas[head] in ("source", "insider"):
            return not any(t.i < head for t in beside)  # "police sources" speak for the police
        if any(grammar.lemmas[t.i] in NAMELESS for t in beside):
            return True
        if grammar.lemmas[head] in UNNAMED:
            before = {grammar.lemmas[c] for c in grammar.sentence.children[head]}
            few = before & COUNTED or "anonymity" in grammar.lemma_set
            return bool(few) and not any(t.pos == "PROPN" for t in grammar.kids(head, "appos"))
    return False


def is_partisan(heads: tuple[int, ...], drafter: Drafter) -> bool:
    """Tell whether only the hurt, or those who speak for them, say so: "his family", "rights groups"."""
    for head in heads:
        parties = drafter.matcher.roles.parties(head)
        if drafter.grammar.lemmas[head] in PARTISAN or any(p.actor.sector in ("NGO", "SOC") for p in parties):
            return True
    return False


def said_by(heads: tuple[int, ...], drafter: Drafter) -> ActorRef | None:
    """Return the claimant: the first party among the tellers, else their words; nobody for a pronoun."""
    parties = [p for p in drafter.matcher.all_parties(heads) if not p.is_place]
    if parties:
        return parties[0].actor
    nouns = [h for h in heads if drafter.grammar.tokens[h].pos in ("NOUN", "PROPN")]
    return ActorRef(None, _phrase(nouns[0], drafter.grammar), None, None) if nouns else None


def _phrase(noun: int, grammar: Grammar) -> str:
    """Return a noun with what describes it: "local officials", "relatives of the dead"."""
    around = [*grammar.kids(noun, "amod", "compound", "nummod", "poss", "nmod")]
    first = min([noun, *(t.i for t in around)])
    more = [t for t in grammar.kids(noun, "prep", "amod", "acl") if t.i > noun]
    last = max([noun, *(t.i for m in more for t in subtree(grammar.sentence, m.i))])
    last = noun if last - noun > LONGEST else last
    return " ".join(t.text for t in grammar.tokens[first : last + 1])
