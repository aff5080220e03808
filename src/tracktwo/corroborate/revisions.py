"""Two revisions of one article: what the outlet changed, and whether it says so in a correction note."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tracktwo.ontology.outlet_notes import has_hint, note_heading, outlet_note
from tracktwo.records import PROSE, Article, PartKind

SAME_SENTENCE = 0.5  # from this share of words in the same order on, a sentence was changed and not replaced
# What may end a sentence, and words before it whose full stop does not.
SENTENCE_END = re.compile(r"[.!?…][”\"»’)]*\s+(?=[\"“«‘'(\dA-ZÀ-ÞА-ЯІЇЄҐЎ])")
CUT_SHORT = re.compile(
    r"(?:\b[A-ZА-Я]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Prof|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec|гг|им|тыс|млн|млрд|руб|грн))$"
)
NUMBER = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|dozens?|none)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence before and after, with the numbers that only one of the two has."""

    before: str
    after: str
    numbers_before: tuple[str, ...]
    numbers_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed from one revision of an article to the next. `headline` is None where it stayed.

    `corrections` are the notes that the later revision has and the earlier has not.
    """

    earlier: str
    later: str
    headline: tuple[str, str] | None
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedSentence, ...]
    corrections: tuple[str, ...]

    @property
    def is_silent(self) -> bool:
        """The words changed and no note says so."""
        return bool(self.added or self.removed or self.changed or self.headline) and not self.corrections


def revision_between(earlier: Article, later: Article) -> Revision:
    """Return what an outlet changed from one revision of an article to a later one."""
    old, new = sentences_of(earlier), sentences_of(later)
    added, removed, changed = _differences(old, new)
    titles = (earlier.title or "", later.title or "")
    known = set(correction_notes(earlier))
    return Revision(
        earlier=earlier.id,
        later=later.id,
        headline=titles if all(titles) and _folded(titles[0]) != _folded(titles[1]) else None,
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(changed),
        corrections=tuple(note for note in correction_notes(later) if note not in known),
    )


def correction_notes(article: Article) -> tuple[str, ...]:
    """Return the lines in which an outlet says what it corrected in an article, in order."""
    corrected = [part for part in article.parts if part.kind is PartKind.CORRECTION]
    typed = (" ".join(article.text[part.start : part.end].split()) for part in corrected)
    return notes_in(
        article.text, (*(words for words in typed if not note_heading(words)), *article.furniture)
    )


def notes_in(text: str, furniture: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a text, and of what stood around it, in which an outlet says what it corrected.

    >>> notes_in("The bridge is shut.\\nCorrection: It was shut on Monday.", ())
    ('Correction: It was shut on Monday.',)
    """
    if not has_hint("\n".join((text, *furniture))):
        return ()
    lines = (" ".join(line.split()) for line in (*text.splitlines(), *furniture))
    return tuple(dict.fromkeys(line for line in lines if is_correction_note(line)))


def is_correction_note(line: str) -> bool:
    """Tell whether a line is an outlet's note on what it corrected.

    >>> is_correction_note("Correction: An earlier version gave the wrong number of buses.")
    True
    >>> is_correction_note("The minister asked for a correction to the border map.")
    False
    """
    return outlet_note(line) is PartKind.CORRECTION


def sentences_of(article: Article) -> tuple[str, ...]:
    """Return the sentences of an article's prose, correction notes left out."""
    parts = [article.text[part.start : part.end] for part in article.parts if part.kind in PROSE]
    lines = parts or article.text.splitlines()
    found = (
        " ".join(sentence.split())
        for line in lines
        if not is_correction_note(" ".join(line.split()))
        for sentence in _split(line)
    )
    return tuple(sentence for sentence in found if sentence)


def _split(line: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(line):
        if line[end.start()] != "." or CUT_SHORT.search(line, 0, end.start()) is None:
            yield line[start : end.end()]
            start = end.end()
    yield line[start:]


def _differences(
    old: Sequence[str], new: Sequence[str]
) -> tuple[list[str], list[str], list[ChangedSentence]]:
    """Return the sentences that are new, gone and changed; one that only moved is none of them."""
    added, removed, changed = [], [], []
    moved = {_folded(s) for s in old} & {_folded(s) for s in new}
    matcher = SequenceMatcher(None, [_folded(s) for s in old], [_folded(s) for s in new], autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            continue
        gone = [s for s in old[i:j] if _folded(s) not in moved]
        come = [s for s in new[k:m] if _folded(s) not in moved]
        for before, after in _paired(gone, come):
            changed.append(_change(before, after))
            gone.remove(before)
            come.remove(after)
        added.extend(come)
        removed.extend(gone)
    return added, removed, changed


def _paired(gone: Iterable[str], come: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the sentences that are one another's later wording, the closest first."""
    scored = sorted(
        ((_likeness(before, after), before, after) for before in gone for after in come), reverse=True
    )
    taken: set[str] = set()
    for score, before, after in scored:
        if score >= SAME_SENTENCE and before not in taken and after not in taken:
            taken |= {before, after}
            yield before, after


def _likeness(before: str, after: str) -> float:
    return SequenceMatcher(None, _folded(before).split(), _folded(after).split(), autojunk=False).ratio()


def _change(before: str, after: str) -> ChangedSentence:
    old, new = _numbers(before), _numbers(after)
    return ChangedSentence(
        before=before,
        after=after,
        numbers_before=tuple(number for number in old if number not in new),
        numbers_after=tuple(number for number in new if number not in old),
    )


def _numbers(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[0].lower() for match in NUMBER.finditer(sentence)))


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").replace("“", '"').replace("”", '"').split())
