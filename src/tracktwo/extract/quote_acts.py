"""What a speaker does by saying it: the cue's own act, unless the words themselves do something plainer."""

import re
from typing import NamedTuple

from tracktwo.ontology.cues import CueKind, Cues, Sense
from tracktwo.records import Polarity, QuotationForm, SpeechAct

OPEN_ACTS = frozenset({SpeechAct.STATES, SpeechAct.CLAIMS, SpeechAct.REPORTS, SpeechAct.ASSESSES})
# What the words may turn a cue into: a claim or report that predicts or counts is still a claim or report.
STRONG = frozenset({SpeechAct.THREATENS, SpeechAct.REJECTS, SpeechAct.OFFERS, SpeechAct.DEMANDS})
WOULD = re.compile(r"\b(?:would|will|shall|'ll|’ll)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d")
ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
WARNINGS = frozenset({"warn", "caution", "warning"})
COUNTING = frozenset({"estimate", "put", "count", "reckon"})
PLAIN = frozenset({"say", "tell", "add", "note", "recall", "insist", ""})
PAST = re.compile(r"\b(?:had|was|were|did|has|have|been|\w{3,}ed)\b")
COPULA = re.compile(r"^\W*(?:\w+ ){1,4}(?:is|are) (?:a|an|the|only|not)\b")


class Words(NamedTuple):
    """Attributed words as the act is read from them; `speaker` is "" where nobody is named."""

    contents: str
    lemma: str
    speaker: str
    form: QuotationForm


def act_of(words: Words, sense: Sense, cues: Cues) -> SpeechAct:
    """Return the speech act of attributed words; `sense` is what the cue alone makes of them."""
    if words.lemma in ASKING and words.contents.rstrip(" ”\"’'").endswith("?"):
        return SpeechAct.ASKS
    if words.lemma in WARNINGS and WOULD.search(words.contents):
        return SpeechAct.THREATENS
    if words.lemma in COUNTING and NUMBER.search(words.contents):
        return SpeechAct.REPORTS
    if sense.act not in OPEN_ACTS or sense.kind not in (CueKind.SPEECH, CueKind.CLAIM):
        return sense.act
    may_be_any = sense.act is SpeechAct.STATES and sense.kind is CueKind.SPEECH
    for act, pattern in cues.content:
        if (may_be_any or act in STRONG) and pattern.search(words.contents):
            return SpeechAct.ASSESSES if _is_expert(words, cues) and act is not SpeechAct.REPORTS else act
    return _by_speaker(words, sense, cues) if may_be_any else sense.act


def _is_expert(words: Words, cues: Cues) -> bool:
    return any(w.strip(".,’'s").lower() in cues.expert for w in words.speaker.split())


def _by_speaker(words: Words, sense: Sense, cues: Cues) -> SpeechAct:
    """Return what the speaker does where the words leave it open: experts judge, witnesses report."""
    if _is_expert(words, cues):
        return SpeechAct.ASSESSES
    if words.form is QuotationForm.DIRECT:
        return SpeechAct.ASSESSES if COPULA.search(words.contents) else sense.act
    if words.lemma not in PLAIN or not PAST.search(words.contents):
        return sense.act
    heard = {w.strip(".,’'").lower().removesuffix("s").removesuffix("’") for w in words.speaker.split()}
    return SpeechAct.REPORTS if heard & cues.neutral else SpeechAct.CLAIMS


def polarity_of(sense: Sense, *, act: SpeechAct, negated: bool) -> Polarity:
    """Return whether the content is put forward as so: a negated cue or a question leaves it open."""
    if act is SpeechAct.ASKS:
        return Polarity.UNCLEAR
    if negated:
        return Polarity.AFFIRMED if sense.polarity is Polarity.NEGATED else Polarity.UNCLEAR
    return sense.polarity
