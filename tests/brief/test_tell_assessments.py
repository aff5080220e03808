"""Who judges how likely something is: every judge in their own words, copies once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.brief import dossier as made

from tracktwo.brief.compose import write_brief
from tracktwo.brief.document import Brief
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Claim, Record
from tracktwo.store.database import open_store

ROWS = (
    ("a1", "Jo Brandt, of the Ridge Institute, put the risk of a siege of Sucre at about 15 percent."),
    ("a2", "Jo Brandt, of the Ridge Institute, put the risk of a siege of Sucre at about 15 percent."),
    ("a4", "Sucre falls within weeks. Jo Brandt thinks this unlikely."),
    ("a3", "General Ana Ruiz said a siege of Sucre was very likely. She said the army was ready."),
)


def brief_of(read: Callable[..., Finds], tmp_path: Path) -> Brief:
    store = open_store(tmp_path / "one.sqlite")
    for article_id, text in ROWS:
        article = replace(next(iter(made.articles().values())), id=article_id, text=text, dossier="chaco")
        found: list[Record] = [r for r in read(text).records if isinstance(r, Claim)]
        moved = [
            replace(
                claim,
                id=f"{claim.id}{article_id}",
                dossier="chaco",
                provenance=made.provenance("claims"),
                evidence=tuple(replace(e, article_id=article_id) for e in claim.evidence),
            )
            for claim in found
        ]
        store.add([article, *moved])
    brief = write_brief(store.view(), made.chaco(), today=date(2026, 3, 16))
    store.close()
    return brief


def test_each_judge_is_told_once_with_the_band_of_the_words(
    read: Callable[..., Finds], tmp_path: Path
) -> None:
    lines = next(s for s in brief_of(read, tmp_path).sections if s.name == "assessments").lines
    told = sorted((line.tags, line.text.split(": ")[1]) for line in lines)
    assert told == [
        (("unlikely",), "Jo Brandt of “Sucre falls within weeks”"),
        (("very likely",), "Ana Ruiz"),
        (("very unlikely",), "Jo Brandt"),
    ]
