"""Posts that an article passes on: who wrote what is quoted, on which network.

One post that is quoted in two languages is one telling, though no word is shared: its writer, its network
and its days are the same, and each article quotes nothing else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracktwo.corroborate.carried import load_of, passages_in_order
from tracktwo.corroborate.faces import Face, are_near
from tracktwo.corroborate.words import skeleton
from tracktwo.records import PROSE

HOLDERS = 8
POST_DAYS = 1
# Each network by the names it goes under, in several scripts.
NETWORKS = {
    "x": r"X|Twitter|tweeted|Твиттере?|Твіттері|إكس|تويتر",
    "telegram": r"Telegram|Телеграме?|Телеграмі|تلغرام|تيليغرام",
    "facebook": r"Facebook|Фейсбуке?|Фейсбуці|فيسبوك",
    "truth": r"Truth Social",
    "weibo": r"Weibo|微博",
}
_NAME = r"(?P<name>[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+(?:\s[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+){0,2})"
_WROTE = (
    r"(?:wrote|posted|said|announced|declared|написал[аи]?|сообщил[аи]?|заявил[аи]?|опубликовал[аи]?"
    r"|рассказал[аи]?|написав|написала|заявив|повідомив|schrieb|teilte|erklärte|escribió|publicó|a écrit"
    r"|ha scritto|escreveu)"
)
_ON = (
    r"(?:on|in|auf|bei|su|en|sur|no|в|на|у)\s+(?:(?:a|an|his|her|the)\s+(?:post|message)\s+(?:on|in)\s+)?"
    r"(?:social network |соцсети |соцмережі |своём аккаунте в |своем аккаунте в )?"
)
_OWN = r"(?:своём |своем |своєму )?"
_NAMED = {network: re.compile(rf"(?<!\w)(?:{names})(?!\w)") for network, names in NETWORKS.items()}
_PATTERNS = tuple(
    (network, re.compile(pattern))
    for network, names in NETWORKS.items()
    for pattern in (
        rf"{_NAME},?\s+{_WROTE}\s+(?:\w+\s+){{0,2}}?{_ON}{_OWN}(?:{names})\b",
        rf"\b{_WROTE}\s+{_ON}{_OWN}(?:{names})\s+{_NAME}",
    )
)


_Post = tuple[str, str]  # its network, and its writer's name by its consonants


def posts_in(face: Face) -> frozenset[_Post]:
    """Return (network, writer's name by its consonants) for each post that an article passes on."""
    found = (
        (network, _bones(match["name"]))
        for network, pattern in _PATTERNS
        for match in pattern.finditer(face.article.text)
    )
    return frozenset((network, bones) for network, bones in found if bones)


def named_at_posts(face: Face) -> frozenset[_Post]:
    """Return (network, name by its consonants) for each name in a paragraph that tells of a post."""
    text = face.article.text
    paragraphs = [text[part.start : part.end] for part in face.article.parts if part.kind in PROSE]
    return frozenset(
        (network, bones)
        for paragraph in paragraphs
        for network, pattern in _NAMED.items()
        if pattern.search(paragraph)
        for bones in load_of(paragraph, face.article.lang).names
    )


def _bones(name: str) -> str:
    """Return the consonants of a name's last word that has enough of them; its first may be a title."""
    return next((bones for word in reversed(name.split()) if (bones := skeleton(word))), "")


def posted_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles in two languages that quote nothing but one writer's post.

    Where the writer is not told from others who are named beside the post, they quote as much besides.
    """
    written, named = defaultdict[_Post, list[int]](list), defaultdict[_Post, list[int]](list)
    for number, face in enumerate(faces):
        if len(face.quotations) != 1 or face.reports_itself:
            continue
        posts, mentions = face.once("posts", posts_in), face.once("named at posts", named_at_posts)
        near = {earlier for post in posts for earlier in written.get(post, ())[-HOLDERS:]}
        beside = {earlier for post in mentions for earlier in named.get(post, ())[-HOLDERS:]}
        near |= {earlier for earlier in beside if _quote_as_much(faces[earlier], face)}
        yield from ((e, number) for e in sorted(near) if _may_be_one(faces[e], face))
        for holders, found in ((written, posts), (named, mentions)):
            for post in found:
                holders[post].append(number)


def _quote_as_much(one: Face, other: Face) -> bool:
    lengths = one.load.quoted, other.load.quoted
    return passages_in_order(*lengths) == len(lengths[0]) == len(lengths[1]) == 1


def _may_be_one(one: Face, other: Face) -> bool:
    """Tell whether two articles differ in language and are of one day or two: else their words decide."""
    langs = {one.article.lang, other.article.lang}
    return None not in langs and len(langs) == 2 and are_near(one, other, POST_DAYS)
