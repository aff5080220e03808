"""Pronouns and bare descriptions, resolved where only one reading is left: "she", "it", "both sides"."""

from collections.abc import Iterable, Sequence

from tracktwo.extract.cast import Cast, Person
from tracktwo.extract.described import MEANT, Description
from tracktwo.extract.officials import is_one_side, official_meant
from tracktwo.extract.told_before import SUBJECTS, last_pair, nearest, sides, told
from tracktwo.records import ActorRef, Named, Sentence, Token

PRONOUNS = {"he": "he", "she": "she"}
_PAIR_OF_STATES = """
    side country nation state government party neighbour neighbor capital delegation team army military rival
    foe negotiator camp faction belligerent enemy power adversary antagonist republic force signatory
    community combatant
"""
PAIR_OF_STATES = frozenset(_PAIR_OF_STATES.split())
_PAIR_OF_PEOPLE = "leader president minister diplomat man official envoy premier politician"
PAIR_OF_PEOPLE = frozenset(_PAIR_OF_PEOPLE.split())
SIDES_ALONE = frozenset({"side", "belligerent", "party", "delegation"})
COUNTED = frozenset({"both", "two", "warring", "neither", "opposing", "rival"})
_SAYING_NOTHING = """
    same armed rebel militant islamist insurgent separatist jihadist paramilitary guerrilla extremist
    political shiite sunni opposition secessionist regional un world global
"""
SAYING_NOTHING = frozenset(_SAYING_NOTHING.split())
_EMPTY_VERBS = "emerge transpire turn happen rain matter follow mean take remain suffice help hurt depend"
EMPTY_VERBS = frozenset(_EMPTY_VERBS.split())
LINKING = frozenset({"be", "seem", "appear", "become", "make", "prove"})
PEOPLE = frozenset({"CVL", "REF", "JRN", "EDU", "MED", "BUS"})
BODIES = frozenset({"REB", "PRM", "IGO", "MIL", "COP", "LEG", "PTY", "GOV"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
REACH = 4  # sentences back that "the minister" looks


def pronoun_person(cast: Cast, sentence: Sentence, token: Token, before: Iterable[Named]) -> ActorRef | None:
    """Return whom "he" or "she" as a subject means: the only person here, or of the sentence before.

    Where neither names anybody it is the official without a name who was subject: "Togo's envoy met ... He".
    """
    word = PRONOUNS.get(token.text.lower())
    if word is None or token.dep not in SUBJECTS:
        return None
    here = _people(n for n in before if n.start < token.start)
    found = _only(here) or (None if here else _only(_people(cast.earlier)) or _only_subject(cast))
    if found is None:
        return None if here or _people(cast.earlier) else _only_official(cast, sentence, token)
    person = cast.person(found.name)
    if person is None or person.pronoun not in {None, word}:
        return None
    person.pronoun = word
    return found


def _people(named: Iterable[Named]) -> list[Named]:
    return [n for n in named if n.label == "person" and n.actor is not None]


def _only(named: list[Named]) -> ActorRef | None:
    refs = {n.actor.id: n.actor for n in named if n.actor}
    return next(iter(refs.values())) if len(refs) == 1 else None


def _only_subject(cast: Cast) -> ActorRef | None:
    return _only([n for n in _people(cast.earlier) if n.rule.endswith(".subject")])


def _only_official(cast: Cast, sentence: Sentence, token: Token) -> ActorRef | None:
    if not cast.past or _has_subject_before(sentence, token):
        return None
    acting = {ref for refs in cast.past[0].subjects for ref in refs}
    found = {ref for _, ref in cast.past[0].officials if ref in acting}
    return found.pop() if len(found) == 1 else None


def _has_subject_before(sentence: Sentence, token: Token) -> bool:
    """Whether the sentence has a subject of its own before a word: the grammar decides there.

    What is quoted has subjects of another speech: '"No unit fired," it said' tells nothing of "it".
    """
    before = sentence.tokens[: token.i]
    marks = [t.i for t in before if t.text in QUOTES]
    if marks and marks[0] and before[marks[0] - 1].end == before[marks[0]].start:
        marks.insert(0, 0)  # a quotation that an earlier sentence began ends here
    quoted = {i for a, b in zip(marks[::2], marks[1::2], strict=False) for i in range(a, b)}
    return any(t.dep in SUBJECTS and t.pos in ("NOUN", "PROPN") and t.i not in quoted for t in before)


def described_official(cast: Cast, description: Description) -> ActorRef | None:
    """Return whom "the minister" means of those told of before without a name: "Togo's foreign minister"."""
    if description.is_plural or description.owners or not description.is_definite or description.modifiers:
        return None
    return official_meant(description.lemma, [one.officials for one in cast.past])


def other_party(cast: Cast, owner: ActorRef, before: Sequence[Named]) -> ActorRef | None:
    """Return whom "its neighbour" means: the only other side of the nearest sentence that names one."""
    actors = cast.books.actors
    layers = [before, *(one.named for one in cast.past)]
    for layer in layers:
        named = sides(layer, actors, many=1, capitals=True) or sides(layer, actors, capitals=True)
        left = [ref for ref in named if not is_one_side(ref, owner)]
        if left:
            return left[0] if len(left) == 1 else None
    return None


def described_person(cast: Cast, description: Description, sentence: Sentence) -> ActorRef | None:
    """Return whom "the minister" means: the one person lately given that title."""
    if description.is_plural or description.owners or not description.is_definite:
        return None
    words = {t.text.lower() for t in sentence.tokens[description.first : description.head + 1]}
    near: list[Person] = [
        p
        for p in cast.people.values()
        if words <= p.titles and 0 <= sentence.index - p.seen <= REACH and p.seen >= 0
    ]
    return near[0].ref if len(near) == 1 else None


def described_group(cast: Cast, description: Description, before: Iterable[Named]) -> ActorRef | None:
    """Return whom "the group" means: the only one of its kind in the nearest sentence that names any."""
    wanted = MEANT.get(description.lemma)
    is_open = description.owners or description.prefix or not description.is_definite
    if wanted is None or is_open or not _is_bare(description):
        return None
    here = [n for n in before if n.last < description.first]
    return nearest([here, *(one.named for one in cast.past)], wanted)


def _is_bare(description: Description) -> bool:
    """Whether nothing says which: "the group", "the same movement", "the armed group"."""
    return not description.is_counted and all(word in SAYING_NOTHING for word in description.modifiers)


def pair(
    cast: Cast, description: Description, sentence: Sentence, before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return the two that "both sides" or "the two presidents" are; empty when there are not exactly two."""
    words = {t.text.lower() for t in sentence.tokens[max(description.first - 1, 0) : description.head]}
    other = _other_side(cast, description, words, before)
    if other:
        return other
    counted = bool(words & COUNTED) or _is_distributive(description, words)
    if words & COUNTED == {"two"} and not description.is_definite:
        return ()  # "two diplomats said": sources that nobody has named
    sides_alone = description.lemma in SIDES_ALONE and description.is_definite
    if not counted and not (sides_alone and description.is_plural):
        return ()
    if not (description.is_plural or words & {"neither", "either"}) or description.owners:
        return ()
    here = [n for n in before if n.start < sentence.tokens[description.head].start]
    if description.lemma in PAIR_OF_PEOPLE:
        for named in (here, [*cast.earlier, *here]):
            people = _people_refs(named)
            if len(people) == 2:
                return people
            if len(people) > 2:
                return ()
    if description.lemma not in PAIR_OF_STATES | PAIR_OF_PEOPLE:
        return ()
    both = last_pair([told(sentence, here, actors=cast.books.actors), *cast.past])
    return both or _pair_to_come(cast, sentence, description, before)


def _pair_to_come(
    cast: Cast, sentence: Sentence, description: Description, named: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return the two that the sentence names only later: "both sides fired after Chad and Niger had met"."""
    later = [n for n in named if n.first > description.head]
    return told(sentence, later, actors=cast.books.actors).pair


def _other_side(
    cast: Cast, description: Description, words: set[str], before: Iterable[Named]
) -> tuple[ActorRef, ...]:
    """Return whom "the other side" means: of the two told of before, the one not named here."""
    if description.lemma not in SIDES_ALONE or "other" not in words or description.is_plural:
        return ()
    both = last_pair(cast.past)
    here = [n.actor for n in before if n.actor]
    left = tuple(ref for ref in both if not any(is_one_side(ref, other) for other in here))
    return left if len(left) == 1 else ()


def _is_distributive(description: Description, words: set[str]) -> bool:
    return description.lemma in SIDES_ALONE and bool(words & {"neither", "either", "each"})


def _people_refs(named: Iterable[Named]) -> tuple[ActorRef, ...]:
    wanted = {n.actor.id or n.actor.name: n.actor for n in named if n.actor and n.label == "person"}
    return tuple(wanted.values())


def meant_by_it(
    cast: Cast, sentence: Sentence, token: Token, _before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return whom "it" or "they" as a subject means: the foremost party of the sentence before.

    "It" is the first subject that is one body or state, "they" the first that are several or a group in arms.
    A sentence that has named a party of its own before the word decides nothing here: the grammar does.
    """
    word = token.text.lower()
    if token.dep not in SUBJECTS or not cast.past or not _acts(sentence, token):
        return ()
    if _has_subject_before(sentence, token):
        return ()
    last = cast.past[0]
    for refs, is_plural in zip(last.subjects, last.plural, strict=True):
        if word == "they" and (is_plural or _are_many(refs)):
            return refs
        if word == "it" and not is_plural and all(_is_body(ref) for ref in refs):
            return refs
    return ()


def meant_by_both(
    cast: Cast, sentence: Sentence, token: Token, before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return the two that "both" alone means as a subject: "both agreed to stop"."""
    if token.dep not in SUBJECTS:
        return ()
    here = [n for n in before if n.last < token.i]
    return last_pair([told(sentence, here, actors=cast.books.actors), *cast.past])


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun stands for somebody: not "it is likely that", "it emerged", "they say"."""
    verb = sentence.tokens[token.head]
    if verb.pos not in ("VERB", "AUX"):
        return False
    clauses = {sentence.tokens[c].dep for c in sentence.children[verb.i]}
    is_empty = verb.lemma in LINKING and bool(clauses & {"ccomp", "xcomp", "acomp", "attr"})
    return not (is_empty or verb.lemma in EMPTY_VERBS or "csubj" in clauses)


def _is_body(ref: ActorRef) -> bool:
    return ref.sector not in PEOPLE and (ref.id is not None or ref.sector in BODIES)


def _are_many(refs: tuple[ActorRef, ...]) -> bool:
    return len(refs) > 1 or all(ref.sector in ("REB", "PRM", "CRM") for ref in refs)


def owners_meant(
    cast: Cast, sentence: Sentence, word: Token, before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return whose "its" or "their" are: of the last subject before it, or of the sentence before."""
    tokens = sentence.tokens
    subjects = [n for n in before if n.last < word.i and tokens[n.head].dep in SUBJECTS and n.actor]
    if subjects:
        last = max(n.head for n in subjects)
        return tuple(dict.fromkeys(n.actor for n in subjects if n.actor and n.head == last))
    if any(t.dep in SUBJECTS and t.tag != "PRP" for t in tokens[: word.i]) or not cast.past:
        return ()
    one = cast.past[0]
    for refs, is_plural in zip(one.subjects, one.plural, strict=True):
        if (word.text.lower() == "their") is (is_plural or _are_many(refs)) or _are_many(refs):
            return refs
    return ()
