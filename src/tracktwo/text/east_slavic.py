"""Ukrainian, Russian and Belarusian told apart in a title: by letters, then by endings and small words."""

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """What a pattern says each time it is found: for and against Ukrainian, Russian and Belarusian."""

    pattern: re.Pattern[str]
    uk: float
    ru: float
    be: float


def _sign(pattern: str, *, uk: float = 0, ru: float = 0, be: float = 0) -> Sign:
    return Sign(re.compile(pattern), uk, ru, be)


NEVER = -20.0
# Letters that a language has not at all, then spellings that one has where its neighbours have another.
SIGNS = (
    _sign("[їєґ]", uk=6, ru=NEVER, be=NEVER),
    _sign("ў", uk=NEVER, ru=NEVER, be=8),
    _sign("[ъ]", uk=NEVER, ru=3, be=NEVER),
    _sign("[ыэё]", uk=NEVER, ru=1, be=1),
    _sign("і", uk=1, ru=NEVER, be=1),
    _sign("[ищ]", uk=0.5, ru=0.5, be=NEVER),
    _sign(r"\b(?:та|що|як|від|щодо|після|про|або|із|між|під|й|вже|буде|через|хто|цього|немає)\b", uk=2),
    _sign(
        r"\b(?:и|что|как|от|после|или|из|между|под|против|о|об|с|в|уже|кто|еще|его|ее|их|не|снова|во)\b",
        ru=1.5,
    ),
    _sign(r"\b(?:ад|пра|паміж|пасля|супраць|што|аб|ды|ужо|хто|яго|няма|зноў|трапі[лў]|да|яе|іх)\b", be=1.5),
    # Endings of verbs: past, infinitive, reflexive.
    _sign(r"\w[аиуія]в\b|\w{2}ти(?:ся)?\b|\w(?:вся|лися|лася|лося|ться)\b", uk=1.5),
    _sign(r"\w{2}(?:ала?|ила?|ула?|лись|лось|лась|лся)\b|\w{2}[аеиоуыя]ть(?:ся)?\b", ru=1),
    _sign(r"\w(?:цца|лася|ліся|ць|юць|уць|аць|іць)\b", be=2),
    # Endings of nouns and participles.
    _sign(r"\w(?:ння|ття|ність|ості|ськ\w+|цьк\w+|ями|ою|ито|ано|ено|ові|еві)\b", uk=1),
    _sign(
        r"\w(?:ение|ание|ения|ания|ость|ости|ский|ского|ской|ские|ные|ный|ных|ции|ция|цию|ии|ия|ие|ого)\b",
        ru=1,
    ),
    _sign(r"\w(?:нне|нню|цыі|цыя|цыю|асць|асці|скі|скага|ных|ага|аму|ыя|ую)\b", be=1),
    _sign(r"\w{3}[бвдзмнпрст]и\b", uk=0.7, ru=-0.3),  # a plural: Russian writes it with another letter
    _sign("дз|шч|ц[яі]|рэ|рыо", be=1.5, uk=-0.3, ru=-0.3),
    _sign("ьо|йо", uk=2),
    _sign(r"\w[бвдзлмпрстх]ий\b", uk=1),
    # Belarusian writes the unstressed vowel as it is spoken, so two of these in a word are hardly its own.
    _sign(r"\b\w*о\w*о\w*\b", be=-2),
    _sign(r"\w[аеоуыіяю]в(?:\b|[бгджзклмнпрстфхцчш])", be=-2),
    _sign(
        r"\b(?:бал|баг|вай|гал|гар|дам|дар|мал|наз|пав|пад|пал|пас|паў|пар|перам|раз|сак|саю|стал|так)\w*[аы]\w*",
        be=0.5,
    ),
)
# Letters, endings and words of other languages in the same script: none of the three.
OTHERS = re.compile(
    r"[јљњђћџѓѕќқңғүұһәө]|\w{3}(?:иха|аха|ът|ите)\b|\b(?:срещу|със|към|беше|това|които|който|поради)\b"
)
LEAST = 0.5  # below, there is no sign of any of the three


def east_slavic(text: str) -> str | None:
    """Return which of the three a short text is written in, or None when its signs do not tell.

    >>> east_slavic("Перамір'е парушана")
    'be'
    >>> east_slavic("Рада безпеки збереться вранці")
    'uk'
    """
    folded = text.lower()
    if OTHERS.search(folded):
        return None
    scores = {"uk": 0.0, "ru": 0.0, "be": 0.0}
    for sign in SIGNS:
        found = len(sign.pattern.findall(folded))
        if found:
            for code in scores:
                scores[code] += found * getattr(sign, code)
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    return best if scores[best] >= LEAST and scores[best] > scores[second] else None
