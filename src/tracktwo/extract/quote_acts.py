"""What a speaker does by saying it: the cue's own act, unless the words themselves do something plainer."""

import re

from tracktwo.ontology.cues import CueKind, Cues, Sense
from tracktwo.records import Polarity, SpeechAct

OPEN_ACTS = frozenset({SpeechAct.STATES, SpeechAct.CLAIMS, SpeechAct.REPORTS, SpeechAct.ASSESSES})
OPEN_KINDS = frozenset({CueKind.SPEECH, CueKind.CLAIM})
WOULD = re.compile(r"\b(?:would|will|shall|'ll|’ll)\b", re.IGNORECASE)
WARNINGS = frozenset({"warn", "caution", "warning"})


def act_of(words: str, lemma: str, sense: Sense, cues: Cues) -> SpeechAct:
    """Return the speech act of attributed words.

    Args:
        words: the content.
        lemma: the cue's lemma, "" where the speaker carries over.
        sense: what the cue alone makes of its content.
    """
    if lemma in WARNINGS and WOULD.search(words):
        return SpeechAct.THREATENS
    if sense.act not in OPEN_ACTS or sense.kind not in OPEN_KINDS:
        return sense.act
    for act, pattern in cues.content:
        if pattern.search(words):
            return act
    return sense.act


def polarity_of(sense: Sense, *, act: SpeechAct, negated: bool) -> Polarity:
    """Return whether the content is put forward as so: a negated cue or a question leaves it open."""
    if act is SpeechAct.ASKS:
        return Polarity.UNCLEAR
    if negated:
        return Polarity.AFFIRMED if sense.polarity is Polarity.NEGATED else Polarity.UNCLEAR
    return sense.polarity
