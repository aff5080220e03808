"""Trafilatura on one page, step by step: what is prepared once serves its quick and its thorough answer.

Its one public function begins anew for each way of asking. Most pages are asked once, quickly; one in five,
whose quick answer is short, is asked again, and its text would be looked for a second time for nothing. What
the quick answer does not need is not made for it.
"""

import re
from copy import copy

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.external import compare_extraction
from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Document, Extractor
from trafilatura.xpaths import RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, REMOVE_COMMENTS_XPATH

FORUM = re.compile(r'"@type"\s*:\s*(?:\[[^\]]*)?"DiscussionForumPosting"')


class _Options(Extractor):
    """How to extract: precisely and quickly. It notes whether the answer hung on the second."""

    __slots__ = ("was_asked",)

    @property
    def fast(self) -> bool:
        """Only what looks for text that was lost asks this, in pages where next to nothing was found."""
        self.was_asked = True
        return True

    @fast.setter
    def fast(self, _value: bool) -> None:
        self.was_asked = False


class Extraction:
    """The main text of one page, in trafilatura's tree of it; the page's own tree stays as it is.

    Each answer is None where nothing was found. Each may raise what trafilatura's readers raise on a few
    malformed trees: RecursionError, AttributeError, TypeError, ValueError or IndexError.
    """

    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        self._tree, self._url = tree, url
        self._options = _Options(output_format="python", precision=True, comments=False, url=url)
        self._found: tuple[_Element, str] | None = None

    def quick(self) -> _Element | None:
        """Return the text as trafilatura's own rules find it, at their most precise."""
        cleaned = tree_cleaning(self._pruned(), self._options)
        cleaned = convert_tags(cleaned, self._options, self._url)
        if not _is_forum(self._tree):
            cleaned = prune_unwanted_nodes(cleaned, REMOVE_COMMENTS_XPATH)
        self._found = extract_content(cleaned, self._options)
        return self._long_enough(*self._found)

    def thorough(self) -> _Element | None:
        """Return the better of what `quick` found and of what two other extractors find."""
        if self._found is None or self._options.was_asked:
            return self._anew(precision=True)
        pruned = self._pruned()
        cleaned = tree_cleaning(copy(pruned), self._options)
        return self._long_enough(*compare_extraction(cleaned, pruned, *self._found, self._options))

    def wide(self) -> _Element | None:
        """Return what all extractors together find when much text counts for more than no furniture."""
        return self._anew(precision=False)

    def _pruned(self) -> HtmlElement:
        """Return a copy of the page without its comments and what else is appended to an article."""
        tree = prune_unwanted_nodes(copy(self._tree), RAW_TREE_PRUNE_XPATH)
        return prune_unwanted_nodes(tree, REMOVE_COMMENTS_AND_LISTS_XPATH)

    def _anew(self, *, precision: bool) -> _Element | None:
        document = trafilatura.bare_extraction(
            self._tree,  # it works on a copy of its own
            url=self._url,
            favor_precision=precision,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
        return document.body if isinstance(document, Document) else None

    def _long_enough(self, body: _Element, text: str) -> _Element | None:
        return None if len(text) < self._options.min_output_size else body


def _is_forum(tree: HtmlElement) -> bool:
    """Tell whether a page is a thread of posts, whose comments are its text."""
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    return any(script.text and FORUM.search(script.text) for script in scripts)
