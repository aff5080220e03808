"""`tracktwo stories`: the developments told, who tells them from whom, and the words that prove it."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, quoted, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracktwo.pipeline.sources import StoryCoverage
    from tracktwo.protocols import View
    from tracktwo.records import Article, Join, Story

Given = Annotated[
    str | None,
    typer.Argument(
        metavar="[DOSSIER|STORY]", help="Only this dossier; or one story's id: then who covers it too."
    ),
]
Dossier = Annotated[str | None, typer.Option("--dossier", help="Only this dossier.", hidden=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
PROOF_CHARACTERS = 90


def stories(
    context: typer.Context, story: Given = None, dossier: Dossier = None, as_json: AsJson = False
) -> None:
    """List the developments told, with their origins: who told first, who repeats whom, in which words."""
    from tracktwo.pipeline.dossiers import known_profiles

    desk = desk_of(context)
    store = desk.open_store()
    try:
        view = store.view()
        if story is not None and (story in known_profiles(desk.settings()) or story in view.dossiers()):
            story, dossier = None, story
        found = _asked(view, story, dossier)
        for one in found:
            if as_json:
                print_line(one.to_dict())
            else:
                _print(one, _articles(view, one))
        if story and not as_json:
            from tracktwo.pipeline.sources import sources_of_story

            _print_coverage(sources_of_story(view, found[0], books=desk.books()))
    finally:
        store.close()
    if not found and not as_json:
        say("No story yet: read articles first.")


def _asked(view: "View", story: str | None, dossier: str | None) -> "list[Story]":
    """Return the stories to be listed, the newest first.

    Raises:
        RecordError: there is no story with this id.
    """
    from tracktwo.errors import RecordError
    from tracktwo.records import Story

    if story is None:
        read = view.records("stories", dossier=dossier, newest_first=True)
        return [record for record in read if isinstance(record, Story)]
    record = view.get_many({story}).get(story)
    if not isinstance(record, Story):
        raise RecordError(
            f"There is no story and no dossier {story!r}. 'tracktwo stories' and 'tracktwo dossier list' "
            "list those there are."
        )
    return [record]


def _articles(view: "View", story: "Story") -> "Mapping[str, Article]":
    from tracktwo.records import Article

    found = view.get_many(set(story.articles))
    return {name: record for name, record in found.items() if isinstance(record, Article)}


def _print(story: "Story", articles: "Mapping[str, Article]") -> None:
    ends = [day[:10] for day in (story.first_seen, story.last_seen) if day]
    days = " to ".join(dict.fromkeys(ends)) or "undated"
    say(f"{story.id}  {days}  {quoted(story.title)}")
    counts = (
        _many(len(story.articles), "article"),
        _many(len(story.outlets), "outlet") if story.outlets else "outlet unknown",
        _many(story.origins, "origin"),
    )
    say(f"    {', '.join(counts)}; {', '.join(story.languages) or 'language unknown'}")
    joins = {join.article: join for join in story.joins}
    for number, chain in enumerate(story.origin_chains, start=1):
        say(f"    {number}. {_named(articles, chain[0])}")
        for article in chain[1:]:
            say(f"       {_named(articles, article)}")
            if article in joins:
                _print_join(joins[article], articles)


def _print_join(join: "Join", articles: "Mapping[str, Article]") -> None:
    say(f"           {join.rule}; from {_named(articles, join.earlier)}")
    proof = next((e for e in join.evidence if e.article_id == join.article), None)
    if proof:
        say(f"           “{quoted(proof.text, PROOF_CHARACTERS)}”")


def _named(articles: "Mapping[str, Article]", name: str) -> str:
    article = articles.get(name)
    if article is None:
        return f"{name}, no longer in the store"
    return f"{article.outlet or 'outlet unknown'}, {(article.published_at or '')[:10] or 'undated'}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _print_coverage(covered: "StoryCoverage") -> None:
    for name, counts in (
        ("side", covered.by_side),
        ("country", covered.by_country),
        ("control", covered.by_control),
        ("language", covered.by_language),
    ):
        say(f"    Articles by {name}: " + ", ".join(f"{word} {many}" for word, many in counts.items()))
    silent = ", ".join(covered.silent) or "none that wrote in the dossier in those days"
    sides = f"; no outlet of: {', '.join(covered.silent_sides)}" if covered.silent_sides else ""
    say(f"    Silent: {silent}{sides}")
