"""What a count or a deed is about: the event's noun and its place, here or just before."""

from collections.abc import Iterable

from tracktwo.extract.claim_drafts import Scene, phrase_words
from tracktwo.records import Token

LOOK_BACK = 3  # sentences before a bare toll in which its event may stand
_EVENT_NOUNS = """
    strike attack raid blast explosion shelling bombing clash collapse crash fire airstrike fighting ambush
    massacre bombardment offensive siege earthquake flood famine violence unrest crackdown shooting gunfight
    firefight skirmish stabbing rampage riot stampede derailment landslide landmine
"""
_EVENTS = frozenset(_EVENT_NOUNS.split())


def about_event(scene: Scene, i: int) -> str:
    """Return what a count is about: the event's noun and its place, in the sentence's words.

    A sentence that only puts a number to a toll counts the event told of just before.
    """
    noun = event_noun(scene.tokens)
    is_bare = scene.tokens[i].pos == "NUM"  # "the mayor of Tripoli put it at 14" tells no place
    place = scene.where() if is_bare else scene.place_near(i)
    parts = [noun or "", place.text if place else ""]
    if not noun and _is_where_they_were_taken(scene, i):
        parts = []
    if not any(parts) and _tells_only_the_toll(scene, i):
        parts = told_before(scene)
    return " ".join(part for part in parts if part) or phrase_words(list(scene.phrase(i)))


# "14 bodies were brought to the hospital in Keren" tells where the dead lie, not where they died.
_TAKEN = frozenset({"bring", "take", "receive", "admit", "treat", "transfer", "carry"})


def _is_where_they_were_taken(scene: Scene, i: int) -> bool:
    verb = scene.verb_over(i)
    return verb is not None and verb.lemma.lower() in _TAKEN


def told_before(scene: Scene) -> list[str]:
    """Return the event's noun and its place ("" where missing) in the nearest sentence that names either."""
    at = scene.sentence.index
    for sentence in reversed(scene.reading.sentences[max(0, at - LOOK_BACK) : at]):
        names = [n for n in scene.reading.named if n.sentence == sentence.index]
        before = Scene(scene.reading, sentence, scene.books, named=tuple(names))
        place = before.where() or next((n for n in names if n.place and before.is_of_event(n, _EVENTS)), None)
        noun = event_noun(sentence.tokens)
        if noun or place:
            return [noun or "", place.text if place else ""]
    return []


def _tells_only_the_toll(scene: Scene, i: int) -> bool:
    """Tell whether nothing but the dead is named: "14", "31 bodies", "300 people"."""
    token = scene.tokens[i]
    if token.pos == "NUM" or scene.time_near(i) is not None:
        return token.pos == "NUM"  # "nine people died on Sunday" may be another event than the one before
    lemma = token.lemma.lower()
    return lemma in scene.books.units.people or scene.books.slots.count_slot(lemma, "nouns") is not None


def event_noun(tokens: Iterable[Token]) -> str | None:
    """Return the first noun among some words that is a violent event or a disaster, None without one."""
    return next((t.lemma.lower() for t in tokens if t.lemma.lower() in _EVENTS and t.pos == "NOUN"), None)
