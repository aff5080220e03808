"""Quotations that went through another language: one statement in two wordings, or marks of translation."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tracktwo.corroborate.spoken import Spoken, spoken_in, words_of
from tracktwo.corroborate.together import Given, Together, day_of, named
from tracktwo.corroborate.words import SMALL, stem
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Article, Evidence, Notice, evidence_at

KIND = "translated_quotation"
WORDS = 8
KEPT = 0.5  # of the words between the first and the last that both have
SWAPPED = 3  # places where one has other words than the other
SWAPPED_WORDS = 3  # in one place; longer ones are other statements
SAME_MEANING = 0.5  # of the swapped places: known synonyms, one root, or small words on both sides
KNOWN_SYNONYMS = 2  # swapped places where the lexicon knows the words as one
# Small words of several languages; four of them mean much in English.
IDLE = SMALL - {"war", "die", "hat", "son"}
LITTLE = IDLE | {"will", "shall", "must", "should", "every", "each", "any", "until", "till", "need", "let"}
ROOT = 5  # letters that words of one root begin with
KEPT_MEANING = 2  # words kept that carry meaning
MEANING = 4  # such words and known synonyms together
HELD_BY = 60  # quotations of one speaker; words that more have tell none from another
DAYS = 2
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
AROUND = 160
OTHER_SCRIPT = r"\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
GLOSS = re.compile(rf"[\[(][^\])]{{0,20}}[{OTHER_SCRIPT}]{{3,}}[^\])]{{0,40}}[\])]")
MACHINE = re.compile(
    r"\b(?:machine|automatic(?:ally)?|auto)[- ]translat\w+|\btranslated (?:by|with|using|via) (?:an? )?"
    r"(?:AI\b|artificial intelligence|Google|DeepL|machine)|\b(?:Google Translate|DeepL)\b",
    re.IGNORECASE,
)
LANGUAGE = r"(?:[A-Z][a-z]+(?:ian|ish|ese|ic|ew|an|i)|German|French|Dutch|Greek|Czech|Pashto|Dari)"
FROM_LANGUAGE = re.compile(rf"\b[Tt]ranslated (?:here |in part )?from (?:the )?(?:original )?{LANGUAGE}\b")
# At a quotation only where it is the words that were translated, not a book that the speaker sells.
WORDS_FROM_LANGUAGE = re.compile(
    rf"[(\[][^)\]]{{0,30}}\btranslated from (?:the )?{LANGUAGE}\b"
    r"|\b(?:remarks|comments|words|speech|statement|interview|quotes?|message|post|address)\s+"
    rf"(?:(?:was|were|as|is|are) )?translated from (?:the )?{LANGUAGE}\b"
)
REMARK = re.compile(
    r"\W*(?:(?:this|the) (?:article|text|story|interview|report|page|transcript|statement)\b.{0,40}?)?"
    r"(?:machine|automatic(?:ally)?|auto)?[- ]?translat(?:ed|ion)\b",
    re.IGNORECASE,
)
MARKED_WORDS = 4
LINE = 200  # characters of a line that can be a remark on the text


class _Swap(NamedTuple):
    ours: str
    theirs: str


def retold_quotations(together: Together) -> Iterator[Given]:
    """Yield a notice to each article with a direct quotation that shows signs of translation."""
    for article in together.articles.values():
        yield from _marked(article, together)
    for story in together.stories:
        for said in spoken_in(story, together).values():
            yield from _reworded(said, story, together)


def _marked(article: Article, together: Together) -> Iterator[Given]:
    """Yield a notice where a quotation holds a gloss in another script or is said to be translated."""
    said = [one for found in spoken_in([article], together).values() for one in found]
    for one in said:
        if article.lang not in (None, "en") or one.speaker.code in ENGLISH or len(one.words) < MARKED_WORDS:
            continue
        mark = _mark_near(one)
        if mark:
            words = (
                f"The words of {one.speaker.name} are printed in English, and the article shows that they "
                f"come from another language: “{mark.text}”. The wording is a translator's."
            )
            yield Given(article.id, Notice(KIND, words, (one.evidence, mark)))
            return


def _mark_near(one: Spoken) -> Evidence | None:
    text, (start, end) = one.article.text, (one.evidence.start, one.evidence.end)
    gloss = GLOSS.search(text, start, min(len(text), end + 40))
    if gloss:
        return evidence_at(one.article.id, text, start=gloss.start(), end=gloss.end())
    near = WORDS_FROM_LANGUAGE.search(text, max(0, start - AROUND), min(len(text), end + AROUND))
    return _evidence(one.article, near) if near else _remark(one.article)


def _remark(article: Article) -> Evidence | None:
    """Return a short line of an article that says its text was translated."""
    for part in article.parts:
        if part.end - part.start <= LINE and REMARK.match(article.text, part.start, part.end):
            for pattern in (MACHINE, FROM_LANGUAGE):
                match = pattern.search(article.text, part.start, part.end)
                if match:
                    return _evidence(article, match)
    return None


def _evidence(article: Article, match: re.Match[str]) -> Evidence:
    return evidence_at(article.id, article.text, start=match.start(), end=match.end())


def _reworded(said: Sequence[Spoken], story: Sequence[Article], together: Together) -> Iterator[Given]:
    """Yield the notices for one speaker: to the article that stands alone with its wording, else to both."""
    pairs: dict[str, list[tuple[Spoken, Spoken, list[_Swap]]]] = defaultdict(list)
    for one, other in _alike(said):
        swaps = _swaps(one, other, together)
        if swaps:
            pairs[one.article.id].append((one, other, swaps))
            back = [_Swap(swap.theirs, swap.ours) for swap in swaps]
            pairs[other.article.id].append((other, one, back))
    for article_id, found in pairs.items():
        own, clearest, swaps = max(found, key=lambda pair: len(pair[2]))
        if not _is_backed(own, story, together):
            others = [other.article for _, other, _ in found]
            yield Given(article_id, _notice(own, clearest, swaps, others, together))


def _alike(said: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the pairs of quotations that share enough words with a meaning."""
    unique = list({(one.article.id, one.words): one for one in said if len(one.words) >= WORDS}.values())
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(unique):
        for word in {stem(word) for word in one.words if word not in IDLE}:
            holders[word].append(number)
    shared = Counter(
        pair
        for numbers in holders.values()
        if len(numbers) <= HELD_BY
        for pair in combinations(numbers, 2)
        if unique[pair[0]].words != unique[pair[1]].words
    )
    near = sorted(pair for pair, count in shared.items() if count >= KEPT_MEANING)
    yield from ((unique[one], unique[other]) for one, other in near)


def _is_backed(one: Spoken, story: Sequence[Article], together: Together) -> bool:
    """Tell whether another origin prints a quotation word for word: then the other one is odd."""
    own = " ".join(one.words)
    others = (a for a in story if together.origin(a) != together.origin(one.article))
    return any(own in " ".join(words_of(article.text)) for article in others)


def _swaps(one: Spoken, other: Spoken, together: Together) -> list[_Swap]:
    """Return the places where two quotations of one statement have other words; none if they are not that."""
    if together.origin(one.article) == together.origin(other.article) or not _is_near(one, other):
        return []
    ours, theirs = ([stem(word) for word in spoken.words] for spoken in (one, other))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    first = next((n for n, step in enumerate(steps) if step[0] == "equal"), len(steps))
    last = max((n for n, step in enumerate(steps) if step[0] == "equal"), default=-1)
    inner = steps[first : last + 1]
    kept = [word for tag, a, b, _, _ in inner if tag == "equal" for word in ours[a:b]]
    whole = max(sum(b - a for _, a, b, _, _ in inner), sum(d - c for *_, c, d in inner))
    places = [(one.words[a:b], other.words[c:d]) for tag, a, b, c, d in inner if tag == "replace"]
    if whole < max(WORDS, KEPT * min(len(ours), len(theirs))) or len(kept) < KEPT * whole:
        return []
    found = [_Swap(" ".join(a), " ".join(b)) for a, b in places if not _is_one_spelling(a, b)]
    known = _synonyms_among(found, one, other, together.books.rivals)
    meaning = len([word for word in kept if word not in IDLE])
    is_one_statement = meaning >= KEPT_MEANING and known >= KNOWN_SYNONYMS and meaning + known >= MEANING
    return found if is_one_statement else []


def _is_near(one: Spoken, other: Spoken) -> bool:
    days = day_of(one.article), day_of(other.article)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= DAYS


def _is_one_spelling(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two readings differ as spellings or slips do: "defence", "defense"."""
    return Indel.normalized_similarity("".join(a), "".join(b)) >= 0.75


def _synonyms_among(swaps: Sequence[_Swap], one: Spoken, other: Spoken, rivals: Rivals) -> int:
    """Return in how many places known synonyms were swapped.

    It is 0 where too little is alike to be one statement, or a name, a number or an opposite was swapped.
    """
    if len(swaps) < SWAPPED or any(len(side.split()) > SWAPPED_WORDS for swap in swaps for side in swap):
        return 0
    if any(_is_name_or_number(swap.ours, one) or _is_name_or_number(swap.theirs, other) for swap in swaps):
        return 0
    pairs = [[(a, b) for a in swap.ours.split() for b in swap.theirs.split()] for swap in swaps]
    if any(rivals.are_rivals(stem(a), stem(b)) or rivals.are_rivals(a, b) for pair in pairs for a, b in pair):
        return 0
    known = [any(_mean_one(a, b, rivals) for a, b in pair) for pair in pairs]
    little = [all(word in LITTLE for ab in pair for word in ab) for pair in pairs]
    alike = sum(k or few for k, few in zip(known, little, strict=True))
    return sum(known) if alike >= SAME_MEANING * len(swaps) else 0


def _mean_one(a: str, b: str, rivals: Rivals) -> bool:
    """Tell whether two words mean the same, in whatever form they stand."""
    if a[:ROOT] == b[:ROOT] and min(len(a), len(b)) >= ROOT:
        return True
    return any(rivals.are_same(one, other) for one in _forms(a) for other in _forms(b))


def _forms(word: str) -> tuple[str, ...]:
    bare = stem(word)
    return (word, bare, f"{bare}e")


def _is_name_or_number(words: str, spoken: Spoken) -> bool:
    printed = spoken.evidence.text
    inside = re.findall(r"(?<=[a-z,;] )[A-Z][\w’']+", printed)
    names = {word for name in inside for word in name.casefold().split()}
    return any(word in names or any(c.isdigit() for c in word) for word in words.split())


def _notice(
    one: Spoken, other: Spoken, swaps: Sequence[_Swap], others: Sequence[Article], together: Together
) -> Notice:
    told = ", ".join(f"“{swap.ours}” / “{swap.theirs}”" for swap in swaps)
    words = (
        f"One statement of {one.speaker.name} is quoted here and in {named(others)} in the same order with "
        f"other words: {told}. Quotations that differ so have gone through another language."
    )
    if one.speaker.code in ENGLISH:
        words += f" {one.speaker.name} holds office where English is spoken."
    listed = together.outlet(one.article)
    if listed is not None and listed.language != "en":
        words += f" {listed.name} publishes mainly in {listed.language!r}."
    return Notice(KIND, words, (one.evidence, other.evidence))
