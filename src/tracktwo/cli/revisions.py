"""The revisions of an article on the screen: what the outlet changed, and what it says of it."""

from typing import TYPE_CHECKING

from tracktwo.cli.screen import quoted, say

if TYPE_CHECKING:
    from tracktwo.pipeline.revisions import Revision
    from tracktwo.records import Article


def print_revision(old: "Article", new: "Article", revision: "Revision") -> None:
    """Print what changed from one revision of an article to the next."""
    say(f"\nRevised: {old.id} ({_when(old)}) to {new.id} ({_when(new)})")
    if revision.headline:
        say(f"  headline  {quoted(revision.headline[0])}")
        say(f"       now  {quoted(revision.headline[1])}")
    for change in revision.changed:
        say(f"   changed  {quoted(change.before, 300)}")
        say(f"       now  {quoted(change.after, 300)}")
        if change.numbers_before or change.numbers_after:
            say(f"            numbers: {_listed(change.numbers_before)} to {_listed(change.numbers_after)}")
    for sentence in revision.removed:
        say(f"   removed  {quoted(sentence, 300)}")
    for sentence in revision.added:
        say(f"     added  {quoted(sentence, 300)}")
    for note in revision.corrections:
        say(f"      note  {quoted(note, 300)}")
    if revision.is_silent:
        say("  No correction note says so.")
    elif not revision.corrections:
        say("  No sentence changed.")


def _when(article: "Article") -> str:
    return (article.modified_at or article.retrieved_at or article.published_at or "undated")[:16]


def _listed(numbers: tuple[str, ...]) -> str:
    return ", ".join(numbers) or "none"
