"""What the extractor took that is not the article's: links, other articles, what is above the headline."""

from lxml.etree import XPath
from lxml.html import HtmlElement

from tracktwo.records import PartKind
from tracktwo.text.body_line import BodyLine, key_of, size_of
from tracktwo.text.lines import ends_sentence
from tracktwo.text.survey import Survey, words_in

LINK_WORDS = 25  # a short line that is all link leads to another article
LINKED_BLOCKS = XPath("//a//*[self::p or self::h2 or self::h3 or self::h4 or self::div]")
HEADLINE_LINES = 12
KEY_CHARACTERS = 40  # of a line's key, by which it is found on the page
OWN_CHARACTERS = 200  # of paragraphs beside the headline: an article that has them holds its text


def of_the_article(page: Survey, lines: list[BodyLine]) -> list[BodyLine]:
    """Return the lines without links to other articles and without the text of other articles."""
    return _without_others(page, _without_links(page.tree, lines))


def from_headline(page: Survey, lines: list[BodyLine], title: str | None) -> list[BodyLine]:
    """Return the lines without those that stand on the page before the headline, where it is a line.

    Banners, captions and dates stand there; with most of the text before it, it is a link to the article.
    """
    heads = (n for n, line in enumerate(lines[:HEADLINE_LINES]) if key_of(line.text) == key_of(title or ""))
    number = next(heads, 0)
    if not number or 2 * size_of(lines[:number]) >= size_of(lines):
        return lines
    shown = (h for h in page.headings if key_of(h.text_content()) == key_of(title or ""))
    heading = next(shown, None)
    begin = 0 if heading is None else page.elements.index(heading)
    below = key_of("".join(f"{element.text or ''} {element.tail or ''}" for element in page.elements[begin:]))
    return [line for line in lines[:number] if key_of(line.text)[:KEY_CHARACTERS] in below] + lines[number:]


def _without_links(tree: HtmlElement, lines: list[BodyLine]) -> list[BodyLine]:
    """Return the lines that are no words of a link: neither short ones nor paragraphs inside one."""
    boxed = {key_of(words_in(inner)) for inner in LINKED_BLOCKS(tree)}
    suspects = {key_of(line.text) for line in lines if _may_be_link(line)}
    if suspects:
        suspects &= {key_of(words_in(link)) for link in tree.iter("a")}
    kept = [line for line in lines if key_of(line.text) not in boxed]
    if 2 * size_of(kept) < size_of(lines):
        kept = lines  # a site that makes each paragraph a link
    return [line for line in kept if not (suspects and _may_be_link(line) and key_of(line.text) in suspects)]


def _may_be_link(line: BodyLine) -> bool:
    """Tell whether a line may lead elsewhere; an address written out is its author's reference."""
    is_short = line.text.count(" ") < LINK_WORDS and not ends_sentence(line.text)
    return is_short and line.kind is not PartKind.HEADING and not line.text.startswith(("http:", "https:"))


def _without_others(page: Survey, lines: list[BodyLine]) -> list[BodyLine]:
    """Return the lines that do not stand in an article element beside the one that holds the headline."""
    heading = next(page.headings_of("h1"), None)
    own = next(heading.iterancestors("article"), None) if heading is not None else None
    if own is None:
        return lines
    mine = {key_of(p.text_content()) for p in own.iter("p")}
    if sum(map(len, mine)) < OWN_CHARACTERS:
        return lines
    around = {own, *own.iterancestors("article"), *own.iter("article")}
    others = (article for article in page.tree.iter("article") if article not in around)
    theirs = {key_of(p.text_content()) for article in others for p in article.iter("p")} - mine
    return [line for line in lines if key_of(line.text) not in theirs]
