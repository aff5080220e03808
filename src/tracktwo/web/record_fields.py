"""A record's fields as fields of a form, read off its type, and what was sent back as JSON values."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tracktwo.records import Evidence, Record, to_dict
from tracktwo.records.serial import json_name

Kind = Literal["text", "long", "number", "choice", "lines"]
# Fields that no form offers: what ties records together, and counts and offsets that the machine works out.
TIES = frozenset(
    {
        "id", "evidence", "provenance", "superseded_by", "dossier", "confidence", "reports", "previous",
        "origins", "origin_chains", "articles", "joins", "actor_id", "question_id", "geonames_id",
        "article_id",
    }
)  # fmt: skip
LONG = frozenset(
    {"text", "contents", "what", "mechanism", "description", "condition", "outcome_text", "question"}
)
YES_NO = (("true", "yes"), ("false", "no"))


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form: its name ("date.start"), label, kind and value as a form holds it."""

    name: str
    label: str
    kind: Kind
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together: a date, one of several actors. `is_new` where it may stay empty."""

    name: str
    label: str
    members: tuple["Input | Group", ...]
    is_new: bool = False


def offered(record: Record) -> list[Input | Group]:
    """Return the fields of a record that a form can show, with their values."""
    row, hints = to_dict(record), get_type_hints(type(record))
    made = (_field(hints[f.name], row[json_name(f.name)], json_name(f.name)) for f in _own(type(record)))
    return [one for one in made if one is not None]


def refilled(members: list[Input | Group], sent: Mapping[str, str]) -> list[Input | Group]:
    """Return the fields with what was sent in them, so that nothing typed is lost."""
    return [_refilled(one, sent) for one in members]


def values_of(record: Record, sent: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the changed fields with their new values as JSON, and what is wrong by name of input."""
    row, hints = to_dict(record), get_type_hints(type(record))
    faults: dict[str, str] = {}
    read = {
        json_name(f.name): _read(hints[f.name], sent, json_name(f.name), faults)
        for f in _own(type(record))
        if _is_sent(sent, json_name(f.name))
    }
    kept = {name: _kept(row[name], value) for name, value in read.items()}
    return {name: value for name, value in kept.items() if value != row[name]}, faults


def _own(kind: Any) -> Iterator[Any]:
    for field in fields(kind):
        hidden = field.name in TIES or field.name.endswith("_span")
        if not hidden and not _holds_evidence(get_type_hints(kind)[field.name]):
            yield field


def _holds_evidence(hint: Any) -> bool:
    if hint is Evidence:
        return True
    if is_dataclass(hint):
        required = get_type_hints(hint)
        return any(_holds_evidence(required[f.name]) for f in fields(hint) if f.default is MISSING)
    return any(_holds_evidence(member) for member in get_args(hint))


def _is_sent(sent: Mapping[str, str], name: str) -> bool:
    return any(key == name or key.startswith(f"{name}.") for key in sent)


def _kept(old: Any, new: Any) -> Any:
    """A new value with what the form does not show of the old (an actor's id), while its name stays."""
    if isinstance(old, dict) and isinstance(new, dict) and old.get("name") == new.get("name"):
        shown = {name: value for name, value in new.items() if name not in TIES}
        return {**old, **{name: _kept(old.get(name), value) for name, value in shown.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [_kept(_same(item, old), item) for item in new]
    return new


def _same(item: Any, old: list[Any]) -> Any:
    """The item of a list that a new one stands for: that of the same name, or of the same party."""
    told = _name_of(item)
    return next((one for one in old if told and _name_of(one) == told), None)


def _name_of(item: Any) -> Any:
    return (item.get("name") or _name_of(item.get("party"))) if isinstance(item, dict) else None


# -- from a type to inputs -------------------------------------------------------------------------


def _bare(hint: Any) -> tuple[Any, bool]:
    """A type without None, and whether it had it; of several, text where it is one of them."""
    if get_origin(hint) in (Union, types.UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        return (members[0] if len(members) == 1 else str), type(None) in get_args(hint)
    return hint, False


def _field(hint: Any, value: Any, name: str) -> Input | Group | None:
    kind, may_lack = _bare(hint)
    label = name.rpartition(".")[2].replace("_", " ")
    if is_dataclass(kind):
        return Group(name, label, tuple(_members(kind, value or {}, name)), is_new=value is None)
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0], value, name, label)
    return _single(kind, value, name, label, may_lack)


def _members(kind: Any, row: Mapping[str, Any], name: str) -> Iterator[Input | Group]:
    hints = get_type_hints(kind)
    for field in _own(kind):
        own = json_name(field.name)
        made = _field(hints[field.name], row.get(own), f"{name}.{own}")
        if made is not None:
            yield made


def _several(item: Any, value: Any, name: str, label: str) -> Input | Group | None:
    held = value or []
    if is_dataclass(item):
        rows = [*held, None]
        made = (_field(item, row, f"{name}.{at}") for at, row in enumerate(rows))
        numbered = [
            Group(
                one.name,
                f"{_singular(label)} {at}" if at <= len(held) else f"one more {_singular(label)}",
                one.members,
                one.is_new,
            )
            for at, one in enumerate(made, start=1)
            if isinstance(one, Group)
        ]
        return Group(name, label, tuple(numbered))
    if item is str or (isinstance(item, type) and issubclass(item, Enum)):
        return Input(name, label, "lines", "\n".join(held))
    return None


def _singular(label: str) -> str:
    return "person" if label == "people" else label.removesuffix("s")


def _single(kind: Any, value: Any, name: str, label: str, may_lack: bool) -> Input | None:
    lacking = (("", "unknown"),) if may_lack else ()
    if kind is bool:
        return Input(name, label, "choice", "" if value is None else str(value).lower(), (*lacking, *YES_NO))
    if isinstance(kind, type) and issubclass(kind, Enum):
        words = tuple((m.value, m.value.replace("_", " ")) for m in kind)
        return Input(name, label, "choice", value or ("" if may_lack else words[0][0]), (*lacking, *words))
    told = "" if value is None else _told(value)
    if kind in (int, float):
        return Input(name, label, "number", told)
    return Input(name, label, "long" if name in LONG else "text", told)


def _told(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _refilled(one: Input | Group, sent: Mapping[str, str]) -> Input | Group:
    if isinstance(one, Group):
        return Group(
            one.name, one.label, tuple(_refilled(member, sent) for member in one.members), one.is_new
        )
    return Input(one.name, one.label, one.kind, sent.get(one.name, one.value), one.choices)


# -- from what was sent to values --------------------------------------------------------------------


def _read(hint: Any, sent: Mapping[str, str], name: str, faults: dict[str, str]) -> Any:
    kind, may_lack = _bare(hint)
    if is_dataclass(kind):
        return None if may_lack and _is_blank(kind, sent, name) else _read_group(kind, sent, name, faults)
    if get_origin(kind) is tuple:
        return _read_several(get_args(kind)[0], sent, name, faults)
    return _read_single(hint, sent.get(name, "").strip(), name, faults)


def _read_group(kind: Any, sent: Mapping[str, str], name: str, faults: dict[str, str]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    shown = {
        json_name(f.name): _read(hints[f.name], sent, f"{name}.{json_name(f.name)}", faults)
        for f in _own(kind)
    }
    hidden = {json_name(f.name) for f in fields(kind)} - shown.keys()
    return {**{own: None for own in hidden if own.endswith("id")}, **shown}


def _read_several(item: Any, sent: Mapping[str, str], name: str, faults: dict[str, str]) -> list[Any]:
    if not is_dataclass(item):
        return [line.strip() for line in sent.get(name, "").splitlines() if line.strip()]
    numbers = {
        int(rest)
        for key in sent
        if key.startswith(f"{name}.") and (rest := key[len(name) + 1 :].partition(".")[0]).isdecimal()
    }
    names = (f"{name}.{number}" for number in sorted(numbers))
    return [_read_group(item, sent, own, faults) for own in names if not _is_blank(item, sent, own)]


def _is_blank(kind: Any, sent: Mapping[str, str], name: str) -> bool:
    """Whether nothing was typed into a group; what is only chosen from a list does not count."""
    hints = get_type_hints(kind)
    for field in _own(kind):
        bare, _ = _bare(hints[field.name])
        own = f"{name}.{json_name(field.name)}"
        if is_dataclass(bare) and not _is_blank(bare, sent, own):
            return False
        is_typed = bare in (str, int, float) or get_origin(bare) is tuple
        if is_typed and any(
            sent.get(key, "").strip() for key in sent if key == own or key.startswith(f"{own}.")
        ):
            return False
    return True


def _read_single(hint: Any, words: str, name: str, faults: dict[str, str]) -> Any:
    kind, may_lack = _bare(hint)
    if not words and (may_lack or kind is not str):
        return None
    if kind is bool:
        return words == "true"
    if kind in (int, float) or float in get_args(hint):
        return _number(words, name, faults, is_needed=kind is not str, is_whole=kind is int)
    return words


def _number(words: str, name: str, faults: dict[str, str], *, is_needed: bool, is_whole: bool) -> Any:
    try:
        return int(words) if is_whole or words.lstrip("-").isdecimal() else float(words)
    except ValueError:
        if is_needed:
            faults[name] = f"is {words!r:.40}, which is no number."
        return words
