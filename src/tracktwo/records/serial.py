"""Records to plain JSON values and back, and a JSON Schema for each, all read off the types."""

import dataclasses
import math
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tracktwo.errors import RecordError
from tracktwo.records.sharing import holds_text, shared_text, sharing

T = TypeVar("T")
Json = dict[str, Any]


def json_name(field: str) -> str:
    """Return a field's name in JSON: without the underscore that keeps it off a Python keyword.

    >>> json_name("from_")
    'from'
    """
    return field.removesuffix("_")


def to_dict(record: Any) -> Json:
    """Return a record as JSON values: tuples as lists, enums as their words."""
    names, values_of = _SHAPES[type(record)]
    values = values_of(record)
    return dict(zip(names, [v if type(v) in SCALARS else _PLAIN[type(v)](v) for v in values], strict=True))


SCALARS = frozenset({str, int, float, bool, type(None)})


class _Shapes(dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]]):
    """By type, the names of its fields in JSON, and what takes all their values at once."""

    def __missing__(self, kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
        fields = [field.name for field in dataclasses.fields(kind)]
        take = attrgetter(*fields)
        one = len(fields) == 1  # of one field `attrgetter` returns the bare value
        self[kind] = tuple(map(json_name, fields)), (lambda record: (take(record),)) if one else take
        return self[kind]


class _Plain(dict[type, Callable[[Any], Any]]):
    """By type, what makes a JSON value of a value that is none yet."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, Enum):
            made: Callable[[Any], Any] = attrgetter("_value_")  # `value` asks a function in Python
        elif issubclass(kind, tuple):
            made = _listed
        else:
            made = _same if issubclass(kind, (str, int, float)) else to_dict
        self[kind] = made
        return made


def _listed(values: tuple[Any, ...]) -> list[Any]:
    return [v if type(v) in SCALARS else _PLAIN[type(v)](v) for v in values]


def _same(value: Any) -> Any:
    return value


_SHAPES, _PLAIN = _Shapes(), _Plain()


class _MisfitError(Exception):
    """A value that is not what its place asks for; `path` grows on the way out, only once it is needed."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told
        self.path = ""

    def inside(self, step: str) -> "_MisfitError":
        """Return it as seen from one level further out."""
        self.path = step + self.path
        return self


def from_dict(kind: type[T], row: Json) -> T:
    """Return the record that a row of JSON values describes.

    Raises:
        RecordError: a field is missing, unknown or of the wrong type; the message names it.
    """
    reader: Reader = _reader(typing.cast(Any, kind))
    try:
        return typing.cast(T, reader(row))
    except _MisfitError as misfit:
        raise RecordError(f"{kind.__name__}{misfit.path} {misfit.told}") from None


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(kind)
    if origin is tuple:
        return _tuple_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    return _scalar_reader(kind)


def _record_reader(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    fields = {json_name(f.name): (f.name, _reader(hints[f.name])) for f in dataclasses.fields(kind)}
    names = fields.keys()
    required = {
        json_name(f.name)
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }

    def check_names(value: Any) -> None:
        if not isinstance(value, dict):
            raise _misfit(value, f"an object ({kind.__name__})")
        for name in sorted(required - value.keys()):
            raise _MisfitError("is missing. Add the field, or null if it is unknown.").inside(f".{name}")
        for name in sorted(value.keys() - names):
            told = f"is not a field of {kind.__name__}. Remove or rename it."
            raise _MisfitError(told).inside(f".{name}")

    def read(value: Any) -> Any:
        if type(value) is not dict or value.keys() != names:
            check_names(value)
        made, at = {}, ""
        try:
            for at, given in value.items():
                name, reader = fields[at]
                made[name] = reader(given)
        except _MisfitError as misfit:
            raise misfit.inside(f".{at}") from None
        return kind(**made)

    return sharing(read) if all(map(holds_text, hints.values())) else read


def _union_reader(kind: Any) -> Reader:
    readers = [_reader(member) for member in get_args(kind) if member is not type(None)]
    allows_none = type(None) in get_args(kind)
    first, others = readers[0], readers[1:]

    def read_or_none(value: Any) -> Any:
        return None if value is None else first(value)

    def read(value: Any) -> Any:
        if value is None and allows_none:
            return None
        misfit = _misfit(value, str(kind))
        for reader in readers:
            try:
                return reader(value)
            except _MisfitError as error:
                misfit = error
        raise misfit

    return read_or_none if allows_none and not others else read


def _tuple_reader(kind: Any) -> Reader:
    members = get_args(kind)
    item_readers = [_reader(member) for member in members if member is not Ellipsis]
    is_open = members[-1] is Ellipsis

    def read(value: Any) -> Any:
        if not isinstance(value, (list, tuple)) or not (is_open or len(value) == len(item_readers)):
            raise _misfit(value, "a list" if is_open else f"a list of {len(item_readers)}")
        readers = item_readers * len(value) if is_open else item_readers
        made: list[Any] = []
        try:
            for reader, given in zip(readers, value, strict=True):
                made.append(reader(given))
        except _MisfitError as misfit:
            raise misfit.inside(f"[{len(made)}]") from None
        return tuple(made)

    return read


def _enum_reader(kind: type[Enum]) -> Reader:
    words = {member.value: member for member in kind}

    def read(value: Any) -> Any:
        try:
            return words[value]
        except (KeyError, TypeError):
            raise _misfit(value, "one of " + ", ".join(map(str, words))) from None

    return read


def _scalar_reader(kind: Any) -> Reader:
    if kind is str:
        return _read_text
    wanted = {int: "a whole number", float: "a number"}.get(kind, str(kind))

    def read(value: Any) -> Any:
        if type(value) is kind and kind is not float:
            return value
        is_right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        if not (_is_finite_number(value) if kind is float else is_right):
            raise _misfit(value, wanted)
        return value

    return read


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise _misfit(value, "text")
    return shared_text(value) if type(value) is str else value


def _is_finite_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _misfit(value: Any, wanted: str) -> _MisfitError:
    return _MisfitError(f"is {value!r:.80}, which is not {wanted}. Correct the value.")


def json_schema(kind: type) -> Json:
    """Return the JSON Schema (draft 2020-12) of a record type, its field notes from the docstring."""
    definitions: Json = {}
    body = _schema(kind, definitions)
    own = definitions.pop(kind.__name__)
    return (
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": kind.__name__,
            **own,
            **({"$defs": definitions} if definitions else {}),
        }
        if body
        else own
    )


def _schema(kind: Any, definitions: Json) -> Json:
    if dataclasses.is_dataclass(kind):
        return _record_schema(kind, definitions)
    origin, members = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(member, definitions) for member in members]}
    if origin is tuple and members[-1] is Ellipsis:
        return {"type": "array", "items": _schema(members[0], definitions)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_schema(m, definitions) for m in members],
            "minItems": len(members),
            "maxItems": len(members),
        }
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return {
        "type": {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}[kind]
    }


def _record_schema(kind: Any, definitions: Json) -> Json:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(kind)
        fields = dataclasses.fields(kind)
        definitions[name] = {
            "description": (kind.__doc__ or "").strip(),
            "type": "object",
            "properties": {json_name(f.name): _schema(hints[f.name], definitions) for f in fields},
            "required": [json_name(f.name) for f in fields],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
