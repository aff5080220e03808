"""Names in the text, resolved: people, states, bodies, places, and those who act without a name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.extract.anaphora import described_person, pair, pronoun_person
from tracktwo.extract.candidates import Candidate, candidates
from tracktwo.extract.cast import Cast, unlisted_person
from tracktwo.extract.described import FIGHTERS, Description, descriptions
from tracktwo.extract.naming import PERSON_SENSES, Naming, head_of
from tracktwo.extract.titles import TitleFound, title_of
from tracktwo.ontology.actors import surname_of
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.phrases import is_body_of_people, read_phrase
from tracktwo.records import (
    ActorRef,
    Attempt,
    Mention,
    Named,
    Provenance,
    Reading,
    Sentence,
    Trace,
    record_id,
)  # fmt: skip

NAME = "mentions"
VERSION = "1"
AFTER: tuple[str, ...] = ()

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
LOCAL = frozenset(
    [
        "governor",
        "mayor",
        "regional",
        "city",
        "provincial",
        "prefect",
        "local",
        "oblast",
        "municipal",
        "district",
        "village",
        "town",
    ]
)
LEADING = frozenset({"nsubj", "nsubjpass"})


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> tuple[Named, ...]:
    """Return the names in a parsed reading, in text order, resolved to actors and places."""
    found = list(_Finder(reading, books).run())
    if trace:
        for named in found:
            actor = named.actor
            detail = f"{named.label}: {actor.name} ({actor.code}, {actor.sector})" if actor else named.label
            trace(Attempt(NAME, named.rule, named.start, named.end, named.text, True, detail))
    return tuple(found)


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Mention]:  # noqa: ARG001
    """Yield one mention for each name that was resolved to somebody who acts."""
    for named in reading.named:
        if named.actor is None or named.actor.id is None or named.is_anaphor:
            continue
        start, end = named.start, named.end
        if named.role_start is not None and named.role_end is not None:
            start, end = min(start, named.role_start), max(end, named.role_end)
        yield Mention(
            id=record_id("mention", VERSION, reading.article_id, named.start, named.end, named.actor.id),
            evidence=(reading.evidence(start, end),),
            confidence=named.confidence,
            provenance=Provenance(step=NAME, version=VERSION, rule_or_model=named.rule),
            actor_id=named.actor.id,
            surface=named.text,
            role_surface=named.role,
        )


@dataclass(slots=True)
class _Finder:
    """One article's search."""

    reading: Reading
    books: CodeBooks

    def run(self) -> Iterator[Named]:
        reading, books = self.reading, self.books
        folded = fold(reading.text)
        cast = Cast(books, reading.published_on)
        found = [
            (s, candidates(s, folded, aliases=books.actors.aliases, agents=books.agents, places=books.places))
            for s in reading.sentences
        ]
        _count_states(cast, found)
        surnames = _surnames(reading.text, found)
        found = [(s, _with_surnames(s, names, surnames)) for s, names in found]
        naming = Naming(cast, reading.text, _often(reading.text, found))
        titles = _learn_people(cast, naming, found)
        for sentence, names in found:
            named = sorted(_sentence(cast, naming, sentence, names, titles), key=lambda n: (n.start, n.end))
            cast.close_sentence(named)
            yield from named


Found = list[tuple[Sentence, list[Candidate]]]
Titles = dict[tuple[int, int], TitleFound]


def _count_states(cast: Cast, found: Found) -> None:
    entries, states = cast.books.actors.entries, cast.books.actors.states
    for _, names in found:
        for name in names:
            if name.aliases and name.sense is not Sense.PLACE:
                code = entries[name.aliases[0].slug].code
                if code in states and name.sense not in PERSON_SENSES:
                    cast.states[code] += 1


def _often(text: str, found: Found) -> frozenset[str]:
    counts = Counter(
        text[n.start : n.end] for _, names in found for n in names if n.ent == "ORG" and not n.aliases
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _learn_people(cast: Cast, naming: Naming, found: Found) -> Titles:
    """Remember everybody named in full, with what their titles say, before any name is resolved."""
    titles: Titles = {}
    for sentence, names in found:
        for name in names:
            is_known = name.sense in PERSON_SENSES
            if not is_known and (name.aliases or name.ent != "PERSON"):
                continue
            title = title_of(
                sentence, name.first, name.last, head_of(sentence, name), agents=cast.books.agents
            )
            if title:
                titles[sentence.index, name.first] = title
            words = naming.words(name)
            if name.sense is Sense.PERSON:
                entry = cast.books.actors.entries[name.aliases[0].slug]
                ref = cast.books.actors.reference(entry, cast.day)
                person = cast.meet(entry.name, ref)
                cast.people.setdefault(fold(words).casefold(), person)
                person.titles |= _title_words(entry_title(cast, entry.slug))
            elif not name.aliases and " " in words:
                cast.meet(words, unlisted_person(words))
            _learn_title(cast, naming, sentence, name, title)
    return titles


def entry_title(cast: Cast, slug: str) -> str:
    """Return the title a person of the code book holds on the article's day."""
    role = cast.books.actors.role_at(cast.books.actors.entries[slug], cast.day)
    return role.title if role else ""


def _learn_title(
    cast: Cast, naming: Naming, sentence: Sentence, name: Candidate, title: TitleFound | None
) -> None:  # fmt: skip
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


def _surnames(text: str, found: Found) -> frozenset[str]:
    """Return the surnames of those the article names in full."""
    full = (
        surname_of(" ".join(text[n.start : n.end].split()))
        for _, names in found
        for n in names
        if n.last > n.first and (n.sense is Sense.PERSON or (n.ent == "PERSON" and not n.aliases))
    )
    return frozenset(name for name in full if " " not in name and len(name) > 2)


def _with_surnames(sentence: Sentence, names: list[Candidate], surnames: frozenset[str]) -> list[Candidate]:
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


def _sentence(
    cast: Cast, naming: Naming, sentence: Sentence, names: list[Candidate], titles: Titles
) -> list[Named]:  # fmt: skip
    """Return the names of one sentence: states and bodies first, for people and descriptions lean on them."""
    made: list[Named] = []
    used: set[int] = set()
    people = [name for name in names if _is_person(name)]
    for name in names:
        title = titles.get((sentence.index, name.first)) if _is_person(name) else None
        if title:
            used.update(range(title.first, title.last + 1) if title.rule != "title.after" else ())
            used.update(_title_nouns(sentence, title))
    for name in names:
        if not _is_person(name) and not _inside_title(name, people, titles, sentence):
            named = naming.name(sentence, name)
            if named:
                made.append(named)
    for name in people:
        named = naming.name(sentence, name)
        if named:
            made.append(_with_role(cast, naming, sentence, name, named, titles, made))
    used.update(i for named in made if named.label == "person" for i in range(named.first, named.last + 1))
    made = _with_descriptions(cast, naming, sentence, names, frozenset(used), made)
    made = [_led(cast, sentence, named, made) for named in made]
    made.extend(_pronouns(cast, naming.text, sentence, made))
    return made


def _led(cast: Cast, sentence: Sentence, named: Named, made: list[Named]) -> Named:
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


def _is_person(name: Candidate) -> bool:
    return name.sense in PERSON_SENSES or (not name.aliases and name.ent == "PERSON")


def _title_nouns(sentence: Sentence, title: TitleFound) -> Iterator[int]:
    """Yield the words of a description beside a name up to its first preposition."""
    for token in sentence.tokens[title.first : title.last + 1]:
        if token.pos == "ADP":
            return
        yield token.i


def _inside_title(name: Candidate, people: list[Candidate], titles: Titles, sentence: Sentence) -> bool:
    for person in people:
        title = titles.get((sentence.index, person.first))
        if title and title.rule == "title.before" and title.first <= name.first and name.last <= title.last:
            return True
    return False


def _with_role(
    cast: Cast, naming: Naming, sentence: Sentence, name: Candidate, named: Named, titles: Titles, made: list[Named]
) -> Named:  # fmt: skip
    title = titles.get((sentence.index, name.first))
    if title is None or named.label != "person" or named.actor is None:
        return named
    first, last = sentence.tokens[title.first], sentence.tokens[title.last]
    words = _words(naming.text, sentence, title)
    actor = named.actor
    if actor.code is None and not cast.books.actors.by_id(actor.id or ""):
        code = _code_beside(cast, words, actor.sector, made)
        actor = cast.learn_code(actor.name, code=code, sector=None) or actor
    return replace(named, actor=actor, role=words, role_start=first.start, role_end=last.end)


def _code_beside(cast: Cast, title: str, sector: str | None, made: list[Named]) -> str | None:
    """Return the state an official without one serves: the only one near, for local ones that of the place."""
    if sector not in OFFICIAL:
        return None
    if _title_words(title) & LOCAL:
        places = {n.place.country for n in made if n.label == "place" and n.place}
        return places.pop() if len(places) == 1 else None
    here = {n.actor.code for n in made if n.actor and n.label in {"organisation", "people"} and n.actor.code}
    if not here:
        here = {n.actor.code for n in cast.earlier if n.actor and n.actor.code and n.rule in SUBJECT_RULES}
    states = here & cast.books.actors.states.keys()
    if len(states) == 1 and len(here) == 1:
        return states.pop()
    return cast.dominant() if not here else None


SUBJECT_RULES = frozenset({"metonym.capital", "metonym.seat", "gazetteer.state", "body.composed"})


def _with_descriptions(
    cast: Cast, naming: Naming, sentence: Sentence, names: list[Candidate], used: frozenset[int], made: list[Named]
) -> list[Named]:  # fmt: skip
    """Add those without a name of their own; the names of states inside such a phrase go into it."""
    for found in descriptions(sentence, names, used, cast.phrase_books):
        new = list(_described(cast, naming, sentence, found, made))
        if not new:
            continue
        inside = [
            n
            for n in made
            if found.first <= n.first and n.last <= found.last and n.label not in {"person", "group"}
        ]
        made = [n for n in made if n not in inside] + new
    return made


def _described(
    cast: Cast, naming: Naming, sentence: Sentence, found: Description, made: list[Named]
) -> Iterator[Named]:  # fmt: skip
    tokens = sentence.tokens
    text = naming.text[tokens[found.first].start : tokens[found.last].end]
    whole = Candidate(found.first, found.last, tokens[found.first].start, tokens[found.last].end, (), "")
    if not found.owners:
        yield from _ownerless(cast, naming, sentence, found, whole, made)
        return
    for owner in found.owners:
        is_last = owner is found.owners[-1]
        actor, rule, confidence = _owned(cast, naming, found, owner, text)
        stretch = whole if is_last else owner
        label = "organisation" if actor.id else "group"
        yield _group(sentence, naming.text, stretch, found.head, label, actor, rule, confidence)


def _owned(
    cast: Cast, naming: Naming, found: Description, owner: Candidate, text: str
) -> tuple[ActorRef, str, float]:  # fmt: skip
    """Return the actor of a description with a state, body or town beside it."""
    actors = cast.books.actors
    if not owner.aliases or owner.sense is Sense.PLACE:
        place = cast.place(naming.words(owner)) if owner.ent != "ORG" else None
        code = place.country if place else read_phrase(naming.words(owner), cast.phrase_books).code
        return ActorRef(None, text, code, found.sector), "group.of-place", 0.7
    entry = actors.entries[owner.aliases[0].slug]
    state = entry.slug[4:] if owner.sense is not Sense.BODY and entry.slug[4:] in actors.states else None
    if found.prefix and state:
        return actors.ref(f"{found.prefix}.{state}", cast.day), "body.composed", 0.9
    if is_body_of_people(entry) and found.lemma in FIGHTERS and not found.is_counted:
        return actors.reference(entry, cast.day), "body.fighters", 0.9
    return ActorRef(None, text, entry.code, found.sector), "group.owned", 0.85


def _ownerless(
    cast: Cast, naming: Naming, sentence: Sentence, found: Description, whole: Candidate, made: list[Named]
) -> Iterator[Named]:  # fmt: skip
    text = naming.text
    pairs = pair(cast, found, sentence, made)
    for ref in pairs:
        yield replace(
            _group(sentence, text, whole, found.head, "organisation", ref, "anaphor.pair", 0.5),
            is_anaphor=True,
        )
    if pairs:
        return
    person = described_person(cast, found, sentence)
    if person is not None:
        yield replace(
            _group(sentence, text, whole, found.head, "person", person, "anaphor.title", 0.6), is_anaphor=True
        )
        return
    body = _body_meant(cast, found, made)
    if body is not None:
        yield replace(
            _group(sentence, text, whole, found.head, "organisation", body, "anaphor.body", 0.55),
            is_anaphor=True,
        )
        return
    words = text[whole.start : whole.end]
    code = cast.dominant() if found.sector in OFFICIAL else None
    actor = ActorRef(None, words, code, found.sector)
    yield _group(sentence, text, whole, found.head, "group", actor, "group.alone", 0.5 if code else 0.6)


def _body_meant(cast: Cast, found: Description, made: list[Named]) -> ActorRef | None:
    """Return the state's body that "the foreign ministry" or "the army" means, when only one state can be meant."""
    if found.prefix is None or not found.is_definite or found.is_counted:
        return None
    if found.prefix == "min" and found.lemma == "ministry":
        last = [n for n in (*cast.earlier, *made) if n.actor and " ministry of " in n.actor.name]
        return last[-1].actor if last else None
    near = [n for n in (*cast.earlier, *made) if n.actor and n.actor.code in cast.books.actors.states]
    codes = {n.actor.code for n in near if n.actor}
    code = codes.pop() if len(codes) == 1 else cast.dominant()
    return cast.books.actors.ref(f"{found.prefix}.{code}", cast.day) if code else None


def _group(
    sentence: Sentence, text: str, stretch: Candidate, head: int, label: str, actor: ActorRef, rule: str,
    confidence: float,
) -> Named:  # fmt: skip
    return Named(
        start=stretch.start,
        end=stretch.end,
        sentence=sentence.index,
        first=stretch.first,
        last=stretch.last,
        head=head,
        text=text[stretch.start : stretch.end],
        label=label,
        actor=actor,
        place=None,
        role=None,
        role_start=None,
        role_end=None,
        confidence=confidence,
        rule=rule,
    )


def _pronouns(cast: Cast, text: str, sentence: Sentence, made: list[Named]) -> Iterator[Named]:
    for token in sentence.tokens:
        if token.tag != "PRP":
            continue
        ref = pronoun_person(cast, token, made)
        if ref is not None:
            stretch = Candidate(token.i, token.i, token.start, token.end, (), "")
            named = _group(
                sentence, text, stretch, token.i, "person", ref, f"anaphor.{token.text.lower()}", 0.6
            )
            yield replace(named, is_anaphor=True)
