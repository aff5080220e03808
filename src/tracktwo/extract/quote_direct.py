"""Direct speech: words in quotation marks, who is said to have said them, split quotes joined.

A paragraph is a row of quoted spans with gaps of narration between them. What attributes a span
stands in the gap after it (", she said"), in the gap before it ("She said:"), or is carried over
from the span before it.
"""

from collections.abc import Iterator, Sequence

from tracktwo.extract.quote_after import attributed_after
from tracktwo.extract.quote_before import (
    announced,
    attributed_before,
    introduced,
    joined_to_indirect,
    named_in_marks,
)
from tracktwo.extract.quote_clauses import has_subject
from tracktwo.extract.quote_paragraph import (
    SENTENCE_STOPS,
    At,
    Direct,
    Paragraph,
    is_cue,
    is_long,
    is_stop,
    is_whole,
)
from tracktwo.ontology.cues import Cues
from tracktwo.records import Sentence


def direct_in(
    paragraph: Paragraph, cues: Cues, *, before: Direct | None, colon: Sentence | None
) -> Iterator[Direct]:
    """Yield the direct speech of a paragraph, in order; a paragraph that goes on with `before` adds to it.

    Args:
        before: the last direct speech of the paragraph before, None when that had none.
        colon: the last sentence of the paragraph before, when it ended in a colon.
    """
    current: Direct | None = None
    for number, span in enumerate(paragraph.spans):
        trailing = attributed_after(paragraph, number, cues)
        if current is not None and _continues(paragraph, number, current, trailing, cues):
            current.add(span)
            continue
        goes_on = before is not None and colon is None and number == 0 and trailing is None
        if before is not None and goes_on and _opens_with_speech(paragraph):
            before.add(span)
            current = before
            continue
        leading = attributed_before(paragraph, number, cues)
        found = (
            _better(trailing, leading)
            or named_in_marks(paragraph, number, cues)
            or announced(paragraph, number, colon, cues)
            or joined_to_indirect(paragraph, number, cues)
            or introduced(paragraph, number)
        )
        if found is not None and current is not None and _explains(paragraph, number, current, found):
            found.pairs = current.pairs + found.pairs
        elif current is not None and current is not before:
            yield current
        current = found
    if current is not None and current is not before:
        yield current


def _better(trailing: Direct | None, leading: Direct | None) -> Direct | None:
    """Return the attribution that holds: She stated, "...," adding ... is led, not followed."""
    if trailing is None or trailing.cue is None:
        return trailing or leading
    sentence, token = trailing.cue
    is_bare = token.tag == "VBG" and not has_subject(sentence, token.i)
    if is_bare and (leading is not None or trailing.rule == "after-mixed"):
        return leading
    return trailing


def _continues(
    paragraph: Paragraph, number: int, current: Direct, trailing: Direct | None, cues: Cues
) -> bool:
    """Tell whether a span goes on with the speech before it."""
    gap = paragraph.gaps[number]
    words = [t for _, t in gap if t.text[0].isalnum()]
    if not words:
        return trailing is None or not gap
    ends = gap[-1][1].text
    follows = current.cue is not None and any(t is current.cue[1] for _, t in gap)
    if not follows or current.rule not in ("after", "after-mixed"):
        return (
            len(words) == 1
            and words[0].text.lower() == "and"
            and not paragraph.text[paragraph.spans[number - 1].inner_end - 1].endswith(".")
        )
    if _has_second_cue(gap, current, cues):
        return False
    stops = sum(t.text in SENTENCE_STOPS for _, t in gap[:-1])
    if ends == "," or words[-1].text.lower() == "and":
        return stops == 0
    if is_stop(gap[-1][1]) and stops == 0:
        return is_whole(paragraph, number) and (trailing is None)
    return False


def _has_second_cue(gap: Sequence[At], current: Direct, cues: Cues) -> bool:
    """Tell whether a gap ends in a verb of saying of its own: "...," she said, adding, "..."."""
    tail = [t for _, t in gap if t.text[0].isalnum()][-2:]
    first = current.cue[1] if current.cue is not None else None
    return any(t is not first and t.tag == "VBG" and is_cue(t, cues) for t in tail)


def _opens_with_speech(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens with a quoted sentence, as one that goes on with a speech does."""
    return (
        is_whole(paragraph, 0)
        and is_long(paragraph, paragraph.spans[0])
        and not any(t.text[0].isalnum() for _, t in paragraph.gaps[0])
    )


def leads_into(direct: Direct, paragraph: Paragraph, after: Direct) -> bool:
    """Tell whether the speech of a whole paragraph is attributed only in the next, which goes on with it."""
    return (
        direct.rule == "unattributed"
        and after.rule == "after"
        and _opens_with_speech(paragraph)
        and after.pairs[0][0] == paragraph.spans[0].inner_start
    )


def ends_in_speech(paragraph: Paragraph) -> bool:
    """Tell whether nothing is narrated behind the last quotation but its attribution."""
    return sum(is_stop(token) for _, token in paragraph.gaps[-1][:-1]) == 0


def _explains(paragraph: Paragraph, number: int, current: Direct, found: Direct) -> bool:
    """Tell whether `found` names the speaker of the sentence before: "We left." He said, "It was late."."""
    stops = sum(t.text in SENTENCE_STOPS for _, t in paragraph.gaps[number])
    return current.rule in ("unattributed", "introduced") and found.rule == "before" and stops == 0
