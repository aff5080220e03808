"""The people of an article: learned from full names and titles before any name is resolved."""

from collections.abc import Sequence
from dataclasses import replace

from tracktwo.extract.candidates import Candidate
from tracktwo.extract.cast import Cast
from tracktwo.extract.described import MEANT
from tracktwo.extract.naming import PERSON_SENSES, Naming, head_of
from tracktwo.extract.titles import TitleFound, title_of
from tracktwo.extract.told_before import SUBJECTS, nearest
from tracktwo.ontology.actors import surname_of
from tracktwo.ontology.agents import singulars
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.phrases import read_phrase
from tracktwo.ontology.unlisted import unlisted_person
from tracktwo.records import ActorRef, Named, Sentence

Found = list[tuple[Sentence, list[Candidate]]]
Titles = dict[tuple[int, int], TitleFound]  # by sentence and first token of the name

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
_LOCAL = "governor mayor regional city provincial prefect local oblast municipal district village town"
LOCAL = frozenset(_LOCAL.split())
_VOLITIONAL = """
    accept sign agree withdraw consider offer propose attend return negotiate free release
    refuse reject discuss lift ease recognise recognize join hold send insist support suspend
    resume respond retaliate continue enter
"""
VOLITIONAL = frozenset(_VOLITIONAL.split())
_MEETING = "meet speak talk phone call visit receive host confer discuss brief write travel fly"
MEETING = frozenset(_MEETING.split())
DEPTH = 8
STATE_RULES = frozenset({"metonym.capital", "metonym.seat", "gazetteer.state", "body.composed"})


def surnames_of(text: str, found: Found) -> frozenset[str]:
    """Return the surnames of those the article names in full."""
    full = (
        surname_of(" ".join(text[n.start : n.end].split()))
        for _, names in found
        for n in names
        if n.last > n.first and (n.sense is Sense.PERSON or (n.ent == "PERSON" and not n.aliases))
    )
    return frozenset(name for name in full if " " not in name and len(name) > 2)


def with_surnames(sentence: Sentence, names: list[Candidate], surnames: frozenset[str]) -> list[Candidate]:
    """Add the words the parser saw nothing in that are the surname of somebody named in full."""
    if not surnames:
        return names
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    more = [
        Candidate(token.i, token.i, token.start, token.end, (), "PERSON")
        for token in sentence.tokens
        if token.text in surnames and token.i not in taken and token.pos in {"PROPN", "NOUN"}
    ]
    return sorted([*names, *more], key=lambda name: name.first) if more else names


def learn_people(naming: Naming, found: Found) -> Titles:
    """Remember everybody named in full, with what their titles say, before any name is resolved."""
    titles: Titles = {}
    cast = naming.cast
    for sentence, names in found:
        for name in names:
            is_known = name.sense in PERSON_SENSES
            if not is_known and (name.aliases or name.ent != "PERSON"):
                continue
            head = head_of(sentence, name)
            title = title_of(sentence, name.first, name.last, head, agents=cast.books.agents)
            if title:
                titles[sentence.index, name.first] = title
            words = naming.words(name)
            if name.sense is Sense.PERSON:
                entry = cast.books.actors.entries[name.aliases[0].slug]
                ref = cast.books.actors.reference(entry, cast.day)
                person = cast.meet(entry.name, ref)
                cast.people.setdefault(fold(words).casefold(), person)
                person.titles |= _title_words(_office_title(cast, entry.slug))
            elif not name.aliases and " " in words:
                cast.meet(words, unlisted_person(words))
            _learn_title(naming, sentence, name, title)
    return titles


def _office_title(cast: Cast, slug: str) -> str:
    """Return the title a person of the code book holds on the article's day."""
    role = cast.books.actors.role_at(cast.books.actors.entries[slug], cast.day)
    return role.title if role else ""


def _learn_title(naming: Naming, sentence: Sentence, name: Candidate, title: TitleFound | None) -> None:
    cast = naming.cast
    person = cast.person(naming.words(name))
    if title is None or person is None:
        return
    words = _words(naming.text, sentence, title)
    person.titles |= _title_words(words)
    if name.sense not in PERSON_SENSES:
        read = read_phrase(words, cast.phrase_books, on=cast.day)
        cast.learn_code(naming.words(name), code=read.code, sector=read.sector)


def _title_words(title: str) -> set[str]:
    return {word.strip(",.").lower() for word in title.split()}


def _words(text: str, sentence: Sentence, title: TitleFound) -> str:
    return " ".join(text[sentence.tokens[title.first].start : sentence.tokens[title.last].end].split())


def is_person(name: Candidate) -> bool:
    return name.sense in PERSON_SENSES or (not name.aliases and name.ent == "PERSON")


def with_role(
    naming: Naming, sentence: Sentence, named: Named, title: TitleFound | None, made: Sequence[Named]
) -> Named:
    """Return a name with the title beside it, and what that says of the person's state."""
    cast = naming.cast
    if title is None or named.label != "person" or named.actor is None:
        return named
    first, last = sentence.tokens[title.first], sentence.tokens[title.last]
    words = _words(naming.text, sentence, title)
    actor = named.actor
    if actor.code is None and not cast.books.actors.by_id(actor.id or ""):
        group = _group_served(cast, words, sentence, title)
        if group is not None:
            cast.learn_code(actor.name, code=group.code, sector=None)
            actor = cast.act_for(actor.name, group.sector) or actor
        else:
            near = [n for n in made if not _is_met(sentence, n, named)]
            code = _code_beside(cast, sentence, words, actor.sector, near)
            actor = cast.learn_code(actor.name, code=code, sector=None) or actor
    return replace(named, actor=actor, role=words, role_start=first.start, role_end=last.end)


def _group_served(cast: Cast, title: str, sentence: Sentence, found: TitleFound) -> ActorRef | None:
    """Return the group of "the movement's spokesman" and "a spokesman for the rebels", named before."""
    words = title.lower().replace("'s", " ").replace("’s", " ").split()
    noun = next((form for word in words for form in singulars(word) if form in MEANT), None)
    before = sentence.tokens[max(found.first - 1, 0)].text.lower()
    if noun is None or not {"the", "this"} & {before, *words}:
        return None
    return nearest([one.named for one in cast.past], MEANT[noun])


def _is_met(sentence: Sentence, state: Named, person: Named) -> bool:
    """Whether a state is that of somebody whom a person meets: "spoke with the United States envoy"."""
    tokens = sentence.tokens
    subject = tokens[person.head]
    if subject.dep == "appos":
        subject = tokens[subject.head]
    is_meeting = subject.dep in SUBJECTS and tokens[subject.head].lemma in MEETING
    if not is_meeting or state.start < person.start:
        return False
    at = tokens[state.head]
    for _ in range(DEPTH):
        if at.head == subject.head:
            return at.dep in {"prep", "dobj", "agent"}
        at = tokens[at.head]
    return False


def _is_of_state(named: Named) -> bool:
    """Whether a name stands for a state or one of its bodies, not for those who fight it."""
    ref = named.actor
    if ref is None or ref.code is None or named.label not in {"organisation", "people"}:
        return False
    return ref.sector not in {"REB", "PRM", "JRN", "EDU"}


def _code_beside(
    cast: Cast, sentence: Sentence, title: str, sector: str | None, made: Sequence[Named]
) -> str | None:
    """Return the state an official serves: the only one near, for a local one that of the place."""
    if sector not in OFFICIAL:
        return None
    if _title_words(title) & LOCAL:
        places = {n.place.country for n in made if n.label == "place" and n.place}
        return places.pop() if len(places) == 1 else None
    here = {n.actor.code for n in made if n.actor and _is_of_state(n)}
    if not here:
        here = {n.actor.code for n in cast.earlier if n.actor and n.actor.code and n.rule in STATE_RULES}
    states = here & cast.books.actors.states.keys()
    if len(states) == 1 and len(here) == 1:
        return states.pop()
    return cast.dominant() if not here else _pledging(cast, sentence, made)


def _pledging(cast: Cast, sentence: Sentence, made: Sequence[Named]) -> str | None:
    """Return the one state said to do something by will: officials announce the deeds of their own."""
    tokens = sentence.tokens
    codes = set()
    for named in made:
        subject = tokens[named.head]
        helpers = {tokens[c].lemma for c in sentence.children[subject.head] if tokens[c].dep == "aux"}
        is_pledge = subject.dep == "nsubj" and helpers & {"will", "would", "shall"}
        if is_pledge and named.actor and tokens[subject.head].lemma in VOLITIONAL:
            codes.add(named.actor.code)
    code = codes.pop() if len(codes) == 1 else None
    return code if code in cast.books.actors.states else None


def with_delegation(cast: Cast, sentence: Sentence, named: Named, made: Sequence[Named]) -> Named:
    """Give whoever leads a delegation its state: "Qatar's team, led by Hamad Al-Jassani"."""
    if named.label != "person" or named.actor is None or named.actor.code is not None:
        return named
    tokens = sentence.tokens
    by = tokens[tokens[named.head].head]
    verb = tokens[by.head]
    if by.text != "by" or verb.lemma not in {"lead", "head", "chair", "command"} or verb.dep != "acl":
        return named
    led = next((n for n in made if n.head == verb.head and n.actor and n.label != "person"), None)
    if led is None or led.actor is None:
        return named
    known = cast.learn_code(named.actor.name, code=led.actor.code, sector=led.actor.sector)
    return replace(named, actor=known or named.actor)
