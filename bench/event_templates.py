"""Events on sentences made from templates of our own, half of which tell none; words differ each time.

The learned doubt is fitted on these sentences among others (see event_learned), so they are no test of it.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from bench.events import f1, fill, share
from bench.parsed import parsed
from tracktwo.extract import events
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.reading import start_reading
from tracktwo.records import Reading

NAME = "event_templates"
GOLD_FILES: tuple[str, ...] = ()
TEMPLATES = Path(__file__).parent / "texts" / "event_templates.tsv"
WORDS = Path(__file__).parent / "texts" / "event_template_words.tsv"
PUBLISHED = date(2025, 6, 12)
FILLS = 4  # sentences made from one template
SEED = 7
FIELDS = ("name", "adj", "capital", "town")
FLOORS: dict[str, float] = {"type F1": 0.89}

Sentence = tuple[frozenset[str], str]


def run() -> dict[str, float]:
    """Return how well types are found, and the share of sentences without an event that get one."""
    hits = predicted = gold = 0
    alarms = []
    for (types, _), reading in zip(sentences(), readings(), strict=True):
        found = Counter(event.type.value for event in events.extract(reading, books=code_books()))
        hits += (Counter(types) & found).total()
        predicted += found.total()
        gold += len(types)
        if not types:
            alarms.append(bool(found))
    return {
        "sentences": len(sentences()),
        "type F1": f1(hits, predicted, gold),
        "false alarms": share(alarms),
    }


@cache
def sentences() -> tuple[Sentence, ...]:
    """Return each sentence once with the types it tells of; the same ones every time."""
    found: dict[str, frozenset[str]] = {}
    for line in TEMPLATES.read_text("utf-8").splitlines():
        labels, template = line.split("\t")
        for text in _filled(template):
            found.setdefault(text, frozenset(filter(None, labels.split("; "))))
    return tuple((types, text) for text, types in found.items())


def readings() -> Iterator[Reading]:
    """Yield the sentences parsed, their names, times and quantities found."""
    started = (
        start_reading(f"template-{n}", text, published_on=PUBLISHED)
        for n, (_, text) in enumerate(sentences())
    )
    yield from map(fill, parsed(started))


@cache
def _words() -> tuple[list[list[str]], dict[str, list[str]]]:
    """Return the states (name, adjective, capital, town) and the words of every slot."""
    rows = [line.split("\t") for line in WORDS.read_text("utf-8").splitlines()]
    states = [row[1:] for row in rows if row[0] == "state"]
    return states, {row[0]: row[1:] for row in rows if row[0] != "state"}


def _filled(template: str) -> Iterator[str]:
    states, words = _words()
    chance = random.Random(f"{SEED} {template}")
    for _ in range(FILLS):
        sides = dict(zip("ABT", chance.sample(states, 3), strict=True))
        yield _opened(_fill_slots(template, sides, words, chance), states, chance)


def _fill_slots(
    text: str, sides: dict[str, list[str]], words: dict[str, list[str]], chance: random.Random
) -> str:
    def word(match: re.Match[str]) -> str:
        side, _, field = match.group(1).partition(".")
        if field:
            return sides[side][FIELDS.index(field)]
        if side == "C":
            return sides["A"][FIELDS.index("capital")]
        return _fill_slots(chance.choice(words[side]), sides, words, chance)

    return re.sub(r"\{([\w.]+)\}", word, text)


def _opened(text: str, states: list[list[str]], chance: random.Random) -> str:
    """Return a sentence as it stands, behind a dateline or after an adverb."""
    way = chance.random()
    if way < 0.12:
        text = f"{chance.choice(states)[2].upper()} - {text}"
    elif way < 0.2:
        text = f"{chance.choice(('Meanwhile', 'Separately', 'At the same time'))}, {text}"
    return text[0].upper() + text[1:]
