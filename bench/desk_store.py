"""A store of any size for the desk's benchmark: articles in our own words, records written straight to it.

Nothing is read by the extractors: what they would give is made beside the text, so that a million sentences
are there in minutes. Half of the articles are in one dossier, as on a desk that follows one war most.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from bench.desk_records import PLACES, Maker
from bench.grown import (
    BODIES,
    BODY,
    COLOUR,
    FIRST,
    HELPERS,
    HOSTS,
    ISSUES,
    LAST,
    MEANS,
    OUTLETS,
    TARGETS,
    VENUES,
    WEEKDAYS,
)
from tracktwo.protocols import Relation
from tracktwo.records import Article, Evidence, Provenance, PublishedSource, Record, record_id
from tracktwo.store.database import Store
from tracktwo.text.parts import type_parts

SENTENCES = 12  # of an article
GROUP = 500  # articles in one transaction
DOSSIERS = ("ukraine", "ukraine", "ukraine", "ukraine", "gaza", "gaza", "sudan", "other")
RECORDED = "2026-11-01T06:00:00.000000Z"
FIRST_DAY, DAYS = date(2022, 2, 24), 1700
# kind -> records for each article, so that a million sentences bring 200,000 events and 50,000 quotations
RATES = {
    "event": 2.4, "quotation": 0.6, "mention": 2.4, "claim": 0.3, "position": 0.1, "round": 0.02,
    "commitment": 0.04, "measure": 0.04, "disagreement": 0.01,
}  # fmt: skip


@dataclass(slots=True)
class Told:
    """An article with the half-open offsets of its sentences."""

    article: Article
    spans: list[tuple[int, int]]

    def evidence(self, number: int) -> Evidence:
        """Return one of its sentences as evidence."""
        start, end = self.spans[number % len(self.spans)]
        return Evidence(self.article.id, start, end, self.article.text[start:end])


def fill(store: Store, sentences: int, *, seed: int = 11) -> None:
    """Write articles with so many sentences, and the records that belong to them, into an empty store."""
    chance = random.Random(seed)
    count = max(1, sentences // SENTENCES)
    for start in range(0, count, GROUP):
        add_group(store, [told(chance, n, count) for n in range(start, min(start + GROUP, count))], chance)


def add_group(store: Store, group: list[Told], chance: random.Random) -> None:
    """Write some articles with their records and stories in one transaction."""
    maker = Maker(chance)
    with store.writing() as writing:
        found: list[Record] = [one.article for one in group]
        relations: list[Relation] = []
        for one in group:
            found.extend(_records(maker, one, chance))
        for dossier in sorted({str(one.article.dossier) for one in group}):
            mine = [one.article for one in group if one.article.dossier == dossier]
            for at in range(0, len(mine), 8):
                story = maker.story(mine[at : at + 8])
                found.append(story)
                relations.extend(Relation(a.id, story.id, a.id, None, None) for a in mine[at : at + 8])
        writing.add(found)
        for one in group:
            writing.add_sentences(one.article, one.spans)
        writing.relate(relations, at=RECORDED)


def _records(maker: Maker, one: Told, chance: random.Random) -> Iterator[Record]:
    for kind, rate in RATES.items():
        many = int(rate) + (chance.random() < rate % 1)
        for _ in range(many):
            yield maker.make(kind, one.article, one.evidence(chance.randrange(SENTENCES)))


def told(chance: random.Random, number: int, count: int) -> Told:
    """Return an article of twelve sentences; the days run on as the numbers run up to `count`."""
    day = FIRST_DAY + timedelta(days=number * DAYS // count)
    lines = [*chance.sample(BODY, SENTENCES - 2), *chance.sample(COLOUR, 2)]
    sentences = [line.format(**_particulars(chance, day)) for line in lines]
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 2
    return Told(_article(chance, number, day, "\n\n".join(sentences)), spans)


def _article(chance: random.Random, number: int, day: date, text: str) -> Article:
    address = f"https://news.example/{number}"
    return Article(
        id=record_id("article", "desk", number),
        dossier=chance.choice(DOSSIERS),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step="article", version="1", rule_or_model="bench", recorded_at=RECORDED),
        url=address,
        canonical_url=address,
        outlet=chance.choice(OUTLETS),
        author=(f"{chance.choice(FIRST)} {chance.choice(LAST)}",),
        title=text[:80],
        published_at=day.isoformat(),
        published_source=PublishedSource.GIVEN,
        retrieved_at=RECORDED,
        lang="en",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        parts=type_parts(text),
    )


def _particulars(chance: random.Random, day: date) -> dict[str, Any]:
    deadline = day + timedelta(days=chance.randrange(-3, 40))
    killed = chance.randrange(2, 30)
    return {
        "city": chance.choice(PLACES)[0], "venue": chance.choice(VENUES), "host": chance.choice(HOSTS),
        "means": chance.choice(MEANS), "target": chance.choice(TARGETS), "weekday": chance.choice(WEEKDAYS),
        "killed": killed, "hurt": killed + chance.randrange(1, 60),
        "person": f"{chance.choice(FIRST)} {chance.choice(LAST)}", "issue": chance.choice(ISSUES),
        "many": chance.randrange(40, 900), "small": chance.randrange(2, 12), "hour": chance.randrange(4, 7),
        "ordinal": chance.choice(("third", "fifth", "ninth")), "helper": chance.choice(HELPERS),
        "body": chance.choice(BODIES), "deadline": f"{deadline.day} {deadline:%B}",
    }  # fmt: skip
