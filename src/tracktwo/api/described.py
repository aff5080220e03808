"""The API as OpenAPI 3.1: every path with what it takes and the exact shape of each answer.

The shapes are read off the record types, so the description cannot fall behind them. Each kind of record
has a path of its own here, because each answers with records of its own shape.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tracktwo.pipeline.notices import Noticed
from tracktwo.protocols import Hit
from tracktwo.records import KINDS, json_schema

Json = dict[str, Any]
SHAPES = "#/components/schemas/"
GENERAL = "/v1/{kind}"  # described once for each kind
RECORD, SCHEMA = "/v1/records/{record_id}", "/v1/schema/{kind}"
ERROR: Json = {
    "type": "object",
    "description": "What is wrong and how to put it right, in words.",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
    "additionalProperties": False,
}
STANDING: Json = {
    "type": "object",
    "description": "How a record stands: shown or not, what took its place, what people decided.",
    "properties": {
        "is_shown": {"type": "boolean"},
        "superseded_by": {"type": ["string", "null"]},
        "supersedes": {"type": "array", "items": {"type": "string"}},
        "judgements": {"type": "array", "items": {"$ref": f"{SHAPES}Judgement"}},
    },
    "required": ["is_shown", "superseded_by", "supersedes", "judgements"],
    "additionalProperties": False,
}
STATUS: Json = {
    "type": "object",
    "description": "A month's computed status with its reasons, and a person's view of it if there is one.",
    "properties": {
        "dossier": {"type": "string"},
        "month": {"type": "string", "pattern": r"^\d{4}-\d{2}$"},
        "verdict": {"type": "string"},
        "reasons": {"type": "array", "items": {"type": "object"}},
        "flags": {"type": "array", "items": {"type": "object"}},
        "override": {"type": ["object", "null"]},
    },
    "required": ["dossier", "month", "verdict", "reasons", "flags", "override"],
}
TAG: Json = {
    "ETag": {
        "description": "The store's version. Sent back as If-None-Match it is answered 304 while it holds.",
        "schema": {"type": "string"},
    }
}


def describe(api: FastAPI) -> Json:
    """Return the description of an API made by `create_api`."""
    made = deepcopy(get_openapi(title=api.title, version=api.version, routes=api.routes))
    made["info"]["description"] = (
        "The records of a Tracktwo store, for reading. Fields: docs/reference/records.md."
    )
    shapes = made["components"]["schemas"]
    shapes |= {"Error": ERROR, "Standing": STANDING, "Status": STATUS}
    for kind in (*KINDS.values(), Hit, Noticed):
        _add_shape(shapes, json_schema(kind))
    paths = {path: item for path, item in made["paths"].items() if path != GENERAL}
    for path, item in paths.items():
        item["get"]["responses"] |= _answers(_answer_of(path))
    for one in paths[SCHEMA]["get"]["parameters"]:
        one["schema"] = {"type": "string", "enum": [*KINDS]}
    record = paths[RECORD]["get"]["operationId"]
    _lead(paths["/v1/search"]["get"], record=(record, {"record_id": "$response.body#/0/record_id"}))
    general = made["paths"][GENERAL]
    paths |= {GENERAL.format(kind=word): _of_kind(general, word, record) for word in KINDS}
    return {**made, "paths": paths}


def _add_shape(shapes: Json, schema: Mapping[str, Any]) -> None:
    """Put a record's schema among the shapes, and what it refers to beside it."""
    moved = json.loads(json.dumps(schema).replace("#/$defs/", SHAPES))
    shapes |= moved.pop("$defs", {})
    shapes[moved["title"]] = {name: value for name, value in moved.items() if name != "$schema"}


def _lead(asked: Json, **links: tuple[str, Json]) -> None:
    """Say which requests an answer leads to: name -> the operation, and what of the answer it takes."""
    asked["responses"]["200"]["links"] = {
        name: {"operationId": operation, "parameters": given} for name, (operation, given) in links.items()
    }


def _of_kind(general: Json, word: str, record: str) -> Json:
    """The path of one kind of record, from that of all."""
    item = deepcopy(general)
    asked = item["get"]
    asked["operationId"] = f"list_{word}"
    asked["summary"] = f"A page of {word}"
    asked["parameters"] = [one for one in asked["parameters"] if one["name"] != "kind"]
    rows = {"type": "array", "items": {"$ref": SHAPES + KINDS[word].__name__}}
    offset = {"type": ["integer", "null"], "description": "Where the next page begins; null after the last."}
    asked["responses"] |= _answers(
        {
            "type": "object",
            "properties": {"items": rows, "total": {"type": "integer"}, "next_offset": offset},
            "required": ["items", "total", "next_offset"],
            "additionalProperties": False,
        }
    )
    _lead(
        asked,
        record=(record, {"record_id": "$response.body#/items/0/id"}),
        next=(asked["operationId"], {"offset": "$response.body#/next_offset"}),
    )
    return item


def _answer_of(path: str) -> Json:
    """The shape of what a path answers when all is well."""
    any_record = {"anyOf": [{"$ref": SHAPES + kind.__name__} for kind in KINDS.values()]}
    found: dict[str, Json] = {
        "/v1/counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        SCHEMA: {"type": "object"},
        "/v1/search": {"type": "array", "items": {"$ref": f"{SHAPES}Hit"}},
        "/v1/notices": {"type": "array", "items": {"$ref": f"{SHAPES}Noticed"}},
        "/v1/status/{dossier}": {"type": "array", "items": {"$ref": f"{SHAPES}Status"}},
        RECORD: {
            "type": "object",
            "properties": {
                "record": any_record,
                "standing": {"$ref": f"{SHAPES}Standing"},
                "grade": {"type": ["object", "null"]},
            },
            "required": ["record", "standing", "grade"],
            "additionalProperties": False,
        },
    }
    return found[path]


def _answers(schema: Json) -> Json:
    wrong = {"application/json": {"schema": {"$ref": f"{SHAPES}Error"}}}
    return {
        "200": {
            "description": "What was asked for.",
            "headers": TAG,
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": "The store is as it was.", "headers": TAG},
        "400": {"description": "What was asked for makes no sense.", "content": wrong},
        "404": {"description": "There is no such thing.", "content": wrong},
    }
