"""What a word that governs others needs beside it: a wish, a clause, somebody addressed."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_frames import Matcher
from tracktwo.extract.event_mood import FUTURE, WOULD, modals
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

NAMING = frozenset({"name", "identify", "quote"})
WANTING = frozenset({"want", "like", "wish", "prefer", "love"})
HOSTILE = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST,
        EventType.REJECT,
    }
)  # fmt: skip
# To decline to do these is to keep silent, not to refuse anybody anything.
SPEAKING = lemma_set(
    "say comment tell speak elaborate answer respond identify name reveal disclose specify explain"
    " speculate describe predict"
)
DETAILS = lemma_set("detail comment reason figure information explanation interview name number answer")
# The parser takes what these ask for as a purpose: "challenged Chile to publish the maps".
COAXING = frozenset({"challenge", "dare", "coax", "goad", "wheedle", "entreat", "beseech", "exhort"})
MERE_WORDS = lemma_set(
    "condolence condolences sympathy sympathies prayer prayers comment detail details explanation glimpse"
    " insight thanks congratulation congratulations clue hint advice apology view opinion excuse"
)


def wants_of_others(base: Draft, matcher: Matcher) -> bool:
    """Tell whether somebody wants others to act: "wants Japan to leave", "would like them to"."""
    grammar = matcher.grammar
    if grammar.lemmas[base.at] not in WANTING:
        return False
    clauses = [t.i for t in grammar.kids(base.at, "ccomp", "xcomp") if grammar.is_infinitive(t.i)]
    return any(matcher.all_parties(grammar.kids_subjects(c)) for c in clauses)


def needs_more(base: Draft, inner: Draft | None, matcher: Matcher) -> bool:
    """Tell whether a word says nothing alone: "insisted", "allowed", "told them that it rains"."""
    flags = base.match.frame.flags
    grammar = matcher.grammar
    if base.operator == "refuse" and _is_silence(base, matcher):
        return True
    if base.operator == "agree" and inner is None and _is_shared_view(base, matcher):
        return True
    if base.operator == "propose" and any(grammar.lemmas[o] in MERE_WORDS for o in grammar.objects(base.at)):
        return True  # "offered its condolences" proposes nothing
    if "clause" in flags:
        return _lacks_clause(base, inner, matcher)
    if inner is not None:
        return False
    if "somebody" in flags:  # "stressed the need for reform" asks nobody
        return not any(p.is_known for p in base.recipients)
    if "inner" in flags:
        clauses = [t.i for t in grammar.kids(base.at, "xcomp", "ccomp")]
        if base.operator == "ask":
            return not any(_is_asked(c, matcher) for c in clauses)
        inside = [t for o in grammar.objects(base.at) for t in grammar.kids(o, "acl", "relcl")]
        return not (base.operator == "allow" and (clauses or any(map(grammar.is_to_do, inside))))
    if "inner_or_object" in flags:
        known = any(p.is_known for p in base.recipients) or grammar.has_particle(base.at, "against")
        return not (known or is_own_future(base.at, matcher))
    return False


def _lacks_clause(base: Draft, inner: Draft | None, matcher: Matcher) -> bool:
    grammar = matcher.grammar
    deps = ("xcomp", "ccomp", "advcl") if grammar.lemmas[base.at] in COAXING else ("xcomp", "ccomp")
    clauses = [t.i for t in grammar.kids(base.at, *deps)]
    if any(grammar.lemmas[c] in NAMING and grammar.is_passive(c) for c in clauses):
        return True  # "asked not to be named"
    told = grammar.lemmas[base.at] == "tell"
    if told:  # "told a station that we must hurry" asks nobody
        clauses = [c for c in clauses if not _is_about_us(c, matcher)]
    wanted = any(is_wish(c, matcher) for c in clauses)
    by_noun = base.match.frame.particle is not None or grammar.has_particle(base.at, "for")
    ordered = inner is not None and grammar.tokens[inner.at].pos in ("NOUN", "PROPN")
    return not (wanted or by_noun or (ordered and base.operator == "order" and not told))


def _is_about_us(clause: int, matcher: Matcher) -> bool:
    return any(matcher.grammar.lemmas[s] in ("we", "i", "one") for s in matcher.grammar.kids_subjects(clause))


def _is_silence(base: Draft, matcher: Matcher) -> bool:
    """Tell whether somebody only declines to speak: "declined to say whether"."""
    grammar = matcher.grammar
    if grammar.lemmas[base.at] not in ("decline", "refuse"):
        return False
    asked = [t.i for t in grammar.kids(base.at, "xcomp")]
    talks = any(grammar.governed(c, "with") or grammar.governed(c, "to") for c in asked)
    silent = all(
        grammar.lemmas[c] in SPEAKING or any(grammar.lemmas[o] in DETAILS for o in grammar.objects(c))
        for c in asked
    )
    return bool(asked) and silent and not talks


def _is_shared_view(base: Draft, matcher: Matcher) -> bool:
    """Tell whether people agree that something is so, not to do anything: "agreed that time was short"."""
    grammar = matcher.grammar
    if grammar.objects(base.at) or grammar.kids(base.at, "prep", "xcomp"):
        return False
    facts = [t for t in grammar.kids(base.at, "ccomp") if t.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG")]
    return bool(facts) and not any(
        modals(t.i, grammar) & (FUTURE | WOULD | {"should", "must"}) for t in facts
    )


def _is_asked(clause: int, matcher: Matcher) -> bool:
    """Tell whether a clause asks something of a party of its own: "that Guatemala hand over"."""
    parties = matcher.all_parties(matcher.grammar.kids_subjects(clause))
    return is_wish(clause, matcher) and any(p.is_known for p in parties)


def is_own_future(at: int, matcher: Matcher) -> bool:
    """Tell whether somebody announces what they themselves will do: "warned that it would block"."""
    grammar = matcher.grammar
    own = set(grammar.agents(at))
    return any(
        modals(t.i, grammar) & (FUTURE | WOULD) and own & set(grammar.agents(t.i))
        for t in grammar.kids(at, "ccomp")
    )


def is_forecast(base: Draft, inner: Draft, matcher: Matcher) -> bool:
    """Tell whether others expect a hostile act: "are expected to attack" is no threat."""
    grammar = matcher.grammar
    if grammar.lemmas[base.at] not in ("expect", "schedule", "slate", "set"):
        return False
    return inner.base in HOSTILE and grammar.is_passive(base.at)


def is_wish(verb: int, matcher: Matcher) -> bool:
    """Tell whether a clause says what is to be done: "to leave", "that they leave", "must leave"."""
    grammar = matcher.grammar
    if grammar.is_infinitive(verb) or modals(verb, grammar) & {"must", "should"}:
        return True
    token = grammar.tokens[verb]
    aids = grammar.kids(verb, "auxpass", "aux")
    if any(t.tag == "VB" and grammar.lemmas[t.i] == "be" for t in aids):
        return not modals(verb, grammar) & (FUTURE | WOULD)  # "ordered that they be tried"
    return token.tag == "VB" and not grammar.kids(verb, "aux")
