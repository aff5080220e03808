"""Names in the text, resolved: people, states, bodies, places, and those who act without a name."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from tracktwo.extract.anaphora import meant_by_both, meant_by_it, pronoun_person
from tracktwo.extract.candidates import Candidate, candidates
from tracktwo.extract.cast import Cast
from tracktwo.extract.groups import with_descriptions
from tracktwo.extract.located import with_places
from tracktwo.extract.naming import PERSON_SENSES, Naming, named_as
from tracktwo.extract.objects_meant import object_meant
from tracktwo.extract.people import (
    Found,
    Titles,
    is_person,
    learn_people,
    surnames_of,
    with_delegation,
    with_role,
    with_surnames,
)  # fmt: skip
from tracktwo.extract.titles import TitleFound
from tracktwo.extract.told_before import SUBJECTS
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.standings import load_standings
from tracktwo.records import (
    ActorRef,
    Attempt,
    Mention,
    Named,
    Provenance,
    Reading,
    Sentence,
    Token,
    Trace,
    record_id,
)  # fmt: skip

NAME = "mentions"
VERSION = "4"
AFTER: tuple[str, ...] = ()


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> tuple[Named, ...]:
    """Return the names in a parsed reading, in text order, resolved to actors and places."""
    found = list(_named(reading, books, trace))
    if trace:
        for named in found:
            actor = named.actor
            detail = f"{named.label}: {actor.name} ({actor.code}, {actor.sector})" if actor else named.label
            trace(Attempt(NAME, named.rule, named.start, named.end, named.text, True, detail))
    return tuple(found)


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Mention]:
    """Yield one mention for each name that was resolved to somebody who acts; `find` has told the trace."""
    del books, trace  # the shape of an extractor: what is needed stands in reading.named
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
            standing=load_standings().of(named.role) if named.role and named.label == "person" else None,
        )


def _named(reading: Reading, books: CodeBooks, trace: Trace | None) -> Iterator[Named]:
    """Yield the names, sentence by sentence, after one look at the whole article for people and states."""
    folded = fold(reading.text)
    cast = Cast(books, reading.published_on)
    found = [
        (s, candidates(s, folded, aliases=books.actors.aliases, agents=books.agents, places=books.places))
        for s in reading.sentences
    ]
    _count_states(cast, found)
    found, located = with_places(reading.text, found, books.agents)
    surnames = surnames_of(reading.text, found)
    found = [(s, with_surnames(s, names, surnames)) for s, names in found]
    naming = Naming(cast, reading.text, _often(reading.text, found), located)
    titles = learn_people(naming, found)
    for sentence, names in found:
        named = sorted(_sentence(naming, sentence, names, titles, trace), key=lambda n: (n.start, n.end))
        cast.close_sentence(sentence, named)
        yield from named


def _count_states(cast: Cast, found: Found) -> None:
    entries, states = cast.books.actors.entries, cast.books.actors.states
    for _, names in found:
        for name in names:
            if name.aliases and name.sense is not Sense.PLACE:
                entry = entries[name.aliases[0].slug]
                if entry.code in states and entry.sector != "REB" and name.sense not in PERSON_SENSES:
                    cast.states[entry.code] += 1


def _often(text: str, found: Found) -> frozenset[str]:
    counts = Counter(
        text[n.start : n.end] for _, names in found for n in names if n.ent == "ORG" and not n.aliases
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _sentence(
    naming: Naming, sentence: Sentence, names: list[Candidate], titles: Titles, trace: Trace | None
) -> list[Named]:
    """Return the names of one sentence: states and bodies first, for people and descriptions lean on them."""
    people = [name for name in names if is_person(name)]
    inside = {i for one in people for i in _title_before(sentence, one, titles)}
    others = [name for name in names if not is_person(name) and name.first not in inside]
    made = [named for name in others if (named := naming.name(sentence, name))]
    for name in people:
        named = naming.name(sentence, name)
        if named:
            made.append(with_role(naming, sentence, named, titles.get((sentence.index, name.first)), made))
    used = inside | {i for n in made if n.label == "person" for i in range(n.first, n.last + 1)}
    for name in people:
        used |= set(_title_nouns(sentence, titles.get((sentence.index, name.first))))
    made = with_descriptions(naming, sentence, names, frozenset(used), made)
    made = [with_delegation(naming.cast, sentence, named, made) for named in made]
    return [*made, *_pronouns(naming, sentence, made, trace)]


def _title_before(sentence: Sentence, name: Candidate, titles: Titles) -> range:
    title = titles.get((sentence.index, name.first))
    is_before = title is not None and title.rule == "title.before"
    return range(title.first, title.last + 1) if title and is_before else range(0)


def _title_nouns(sentence: Sentence, title: TitleFound | None) -> Iterator[int]:
    """Yield the words of a title or description beside a name, up to its first preposition."""
    if title is None:
        return
    for token in sentence.tokens[title.first : title.last + 1]:
        if token.pos == "ADP":
            return
        yield token.i


def _pronouns(naming: Naming, sentence: Sentence, made: list[Named], trace: Trace | None) -> Iterator[Named]:
    for token in sentence.tokens:
        word = token.text.lower()
        if word not in MEANT_BY or not (
            token.tag.startswith("PRP") or word == "both" or _are_two(sentence, token)
        ):
            continue
        if (token.tag == "PRP$") is not (word in OWNING):
            continue
        refs, label = MEANT_BY[word](naming, sentence, token, made)
        stretch = Candidate(token.i, token.i, token.start, token.end, (), "")
        for ref in refs:
            named = named_as(
                sentence, stretch, naming.text, label=label, rule=f"anaphor.{word}",
                confidence=0.6 if label == "person" else 0.5, actor=ref,
            )  # fmt: skip
            yield replace(named, is_anaphor=True)
        if trace and not refs:
            why = "no subject, or not exactly one that it can mean named before it"
            trace(Attempt(NAME, "anaphor", token.start, token.end, token.text, False, why))


def _are_two(sentence: Sentence, token: Token) -> bool:
    """Whether "the two" stands alone for two told of before: "the two discussed the border"."""
    if token.text.lower() != "two" or token.dep not in SUBJECTS or token.i == 0:
        return False
    return sentence.tokens[token.i - 1].text.lower() == "the"


def _person(
    naming: Naming, sentence: Sentence, token: Token, made: list[Named]
) -> tuple[tuple[ActorRef, ...], str]:
    ref = pronoun_person(naming.cast, sentence, token, made)
    return ((ref,) if ref is not None else ()), "person" if ref and ref.id else "group"


def _object(
    naming: Naming, sentence: Sentence, token: Token, made: list[Named]
) -> tuple[tuple[ActorRef, ...], str]:
    refs = object_meant(naming.cast, sentence, token, made)
    return refs, "organisation" if all(ref.id for ref in refs) else "group"


def _party(
    naming: Naming, sentence: Sentence, token: Token, made: list[Named]
) -> tuple[tuple[ActorRef, ...], str]:
    if token.dep not in SUBJECTS:
        return _object(naming, sentence, token, made)
    return meant_by_it(naming.cast, sentence, token, made), "organisation"


def _both(
    naming: Naming, sentence: Sentence, token: Token, made: list[Named]
) -> tuple[tuple[ActorRef, ...], str]:
    return meant_by_both(naming.cast, sentence, token, made), "organisation"


OWNING = frozenset({"its", "their"})
MEANT_BY: dict[str, Callable[[Naming, Sentence, Token, list[Named]], tuple[tuple[ActorRef, ...], str]]] = {
    "he": _person,
    "she": _person,
    "it": _party,
    "they": _party,
    "them": _object,
    "him": _object,
    "her": _object,
    "both": _both,
    "two": _both,
    "its": _object,
    "their": _object,
}
