"""The frame lexicon: which words, in which company, report which kind of event."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import EventType

HERE = Path(__file__).parent
FILES = (
    "frames_fine.yaml", "frames_chancery.yaml", "frames_talk.yaml", "frames_conflict.yaml",
    "frames_wire.yaml", "frames_world.yaml", "frames_field.yaml",
)  # fmt: skip
# Flags that ask for a companion of their own, as strict as an object would be.
TELLING = frozenset(
    {
        "leaving", "probing", "poison", "hunger", "bombed", "to_state", "object_is_place", "own_court",
        "mass_deed", "to_act", "guard", "guest", "forces_here", "sort",
        "captivity", "peacekeeping",
    }
)  # fmt: skip
# Types whose objects must be looked at more closely: what is attacked, what is imposed.
PARTICULAR = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE})
ANY = "*"  # the lemma of a frame of any verb
SURE = 3  # strictness above which the company of any verb outweighs a word that fits otherwise
# What is done, not said: a verb of such a type is not told again by its company alone.
MATERIAL = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.SANCTION,
        EventType.AID, EventType.RETREAT,
    }
)  # fmt: skip
DEFAULT_SLOTS = ("dobj", "obj.of", "against", "on", "with", "to", "from", "for")
# Flags that ask who acts and on whom: a companion as well.
TELLING_WHO = frozenset({"armed", "on_armed", "lawmen", "outlaws", "on_people", "on_civilians", "crowd"})
NOUN_SLOTS = ("on", "against", "with", "to", "of", "from", "for", "between")


class Frame(NamedTuple):
    """One predicate with the company it needs.

    `objects` are lemmas one of which must be the direct object (None: any or none); `particle` a
    particle or preposition that must hang on the predicate, `governed` the lemmas its object must
    be among; `subjects` lemmas of the agent; `modifier` what must stand before a noun. `anchors` are lemmas
    of which one must stand somewhere in the sentence (None: none need). The lemma "*" is any verb
    but those `spared`.
    """

    id: str
    type: EventType
    mode: str | None
    cameo: str
    kind: str
    lemma: str
    particle: str | None
    objects: frozenset[str] | None
    governed: frozenset[str] | None
    modifier: str | None
    subjects: frozenset[str] | None
    slots: tuple[str, ...]
    operator: str | None
    need: str
    is_group: bool
    is_light: bool
    flags: frozenset[str]
    status: str | None
    anchors: frozenset[str] | None
    spared: frozenset[str] = frozenset()

    @property
    def is_particular(self) -> bool:
        """Whether more than companions must be checked: flags, or what is attacked or imposed."""
        return bool(self.flags) or self.type in PARTICULAR

    @property
    def strictness(self) -> int:
        """How many companions the frame asks for: the strictest that fits is taken."""
        words = sum(part is not None for part in (self.objects, self.governed, self.modifier))
        words += len(self.flags & (TELLING | TELLING_WHO))
        return 2 * words + (self.subjects is not None) + (self.particle is not None)


class Governed(Protocol):
    """What a word governs: the type, mode and CAMEO code of the event it tells of."""

    @property
    def base(self) -> EventType: ...
    @property
    def mode(self) -> str | None: ...
    @property
    def cameo(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Frames:
    """The lexicon by kind and lemma, with the word classes it uses; `anchors` are those of all its frames."""

    index: dict[tuple[str, str], tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    sectors: dict[str, str]
    political: frozenset[str]
    support: frozenset[str]
    causers: frozenset[str]
    transforms: dict[str, dict[str, str | None]]
    modes: dict[str, dict[str, str]]
    lemmas: frozenset[str]
    joined: frozenset[str]
    anchors: dict[tuple[str, str], frozenset[str]]

    def of(self, kind: str, lemma: str) -> tuple[Frame, ...]:
        """Return the frames of a lemma ("v" verbs, "n" nouns, "a" adjectives), strictest first."""
        return self.index.get((kind, lemma), ())

    def mode_of(self, kind: EventType, governed: Governed | None) -> str | None:
        """Return the mode an operator's event takes over from what it governs, None when it takes none.

        The governed event's mode or CAMEO code decides before its type: to threaten to arrest is not to
        threaten to close a border.
        """
        table = self.modes.get(kind.value, {})
        if governed is None:
            return table.get("none")
        name = governed.base.value
        keys = (f"{name}/{governed.mode}", f"{name}/{governed.cameo}", name)
        return next((table[key] for key in keys if key in table), None)

    def __len__(self) -> int:
        return sum(map(len, self.index.values()))


def lemma_set(line: str) -> frozenset[str]:
    """Return the lemmas written in a line.

    >>> sorted(lemma_set("deny refute"))
    ['deny', 'refute']
    """
    return frozenset(line.split())


@cache
def load_frames() -> Frames:
    """Return the frame lexicon.

    Raises:
        OntologyError: an entry names no type, an unknown class or is written in a way that cannot be read.
    """
    book = _read("frames.yaml")
    classes = {name: frozenset(words.split()) for name, words in book["classes"].items()}
    index: dict[tuple[str, str], list[Frame]] = {}
    for name in FILES:
        for frame in _frames_of_file(_read(name), classes, name):
            index.setdefault((frame.kind, frame.lemma), []).append(frame)
    asked = {frame.operator for found in index.values() for frame in found if frame.operator}
    if asked - book["transforms"].keys():
        unknown = ", ".join(sorted(asked - book["transforms"].keys()))
        raise OntologyError(
            f"frames.yaml: no transforms for the operator {unknown}. Add a row to 'transforms'."
        )
    ordered = {
        key: tuple(sorted(dict.fromkeys(found), key=lambda f: -f.strictness)) for key, found in index.items()
    }
    return Frames(
        index=ordered,
        classes=classes,
        sectors={word: sector for sector, words in book["sectors"].items() for word in words.split()},
        political=frozenset(book["political"].split()),
        support=frozenset(book["support"].split()),
        causers=frozenset(book["causers"].split()),
        transforms=book["transforms"],
        modes=book["modes"],
        lemmas=frozenset(lemma for _, lemma in ordered),
        joined=frozenset(w for w in _words_of(ordered, classes) if "-" in w),
        anchors={
            key: frozenset().union(*(f.anchors for f in found if f.anchors)) for key, found in ordered.items()
        },
    )


def _frames_of_file(
    groups: list[dict[str, Any]], classes: dict[str, frozenset[str]], file: str
) -> Iterator[Frame]:
    """Yield the frames of a file; a first entry `words` holds word classes that only this file uses."""
    own = classes
    for group in groups:
        if "words" in group:
            own = classes | {name: frozenset(words.split()) for name, words in group["words"].items()}
        else:
            yield from _frames(group, own, file)


def _words_of(
    index: dict[tuple[str, str], tuple[Frame, ...]], classes: dict[str, frozenset[str]]
) -> Iterator[str]:
    """Yield every word the lexicon asks for, its classes included."""
    for words in classes.values():
        yield from words
    for (_, lemma), frames in index.items():
        yield lemma
        for frame in frames:
            for company in (frame.objects, frame.governed, frame.subjects):
                yield from company or ()


def _read(name: str) -> Any:
    return yaml.load((HERE / name).read_text("utf-8"), yaml.CSafeLoader)


def _frames(group: dict[str, Any], classes: dict[str, frozenset[str]], file: str) -> list[Frame]:
    where = f"{file}, entry {group.get('id')!r}"
    if group.get("t") not in EventType.__members__ or "id" not in group:
        raise OntologyError(f"{where}: no known event type. Give 'id' and one of the 16 PLOVER types as 't'.")
    entries = [(kind, text) for kind in "vna" for text in str(group.get(kind, "")).split()]
    return [_frame(group, kind, text, classes, where) for kind, text in entries]


def _frame(
    group: dict[str, Any], kind: str, text: str, classes: dict[str, frozenset[str]], where: str
) -> Frame:
    """Return one entry: lemma_particle=objects_preposition>governed, or modifier+noun."""
    head, _, governed = text.partition(">")
    modifier = None
    if "+" in head:
        *before, head = head.split("+")
        modifier = before[-1]
    preposition = None
    objects = None
    if "=" in head:
        head, words = head.split("=", 1)
        words, _, preposition = words.partition("_")
        objects = _words(words, classes, where)
    lemma, _, particle = head.partition("_")
    nouns = kind == "n"
    slots = group.get("nto" if nouns else "to")
    companions = _words(governed, classes, where) if governed else None
    alone = modifier or (particle or preposition or "").partition("_")[0]
    subjects = _words(group["subj"], classes, where) if "subj" in group else None
    anchors = companions or objects or (frozenset({alone}) if alone else None)
    return Frame(
        id=group["id"],
        type=EventType(group["t"]),
        mode=group.get("m"),
        cameo=str(group["c"]),
        kind=kind,
        lemma=lemma,
        particle=(particle or preposition) or None,
        objects=objects,
        governed=companions,
        modifier=modifier,
        subjects=subjects,
        slots=tuple(slots.split()) if slots else (NOUN_SLOTS if nouns else DEFAULT_SLOTS),
        operator=group.get("op"),
        need=group.get("need", "some"),
        is_group=bool(group.get("group")),
        is_light=bool(group.get("light")),
        flags=frozenset(str(group.get("flags", "")).split()),
        status=group.get("default"),
        anchors=anchors or (subjects if lemma == ANY else None),
        spared=_words("|".join(str(group.get("but", "")).split()), classes, where),
    )


def _words(text: str, classes: dict[str, frozenset[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("|"):
        if word.startswith("@"):
            if word[1:] not in classes:
                raise OntologyError(
                    f"{where}: no word class {word}. There are: {', '.join(sorted(classes))}."
                )
            found |= classes[word[1:]]
        else:
            found.add(word)
    return frozenset(found)
