"""OpenSanctions in the FollowTheMoney model, one JSON object a line: targets and the sanctions on them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.list_file import LONGEST_ROW, ListItem, day_in, imposed_in, need_file
from tracktwo.feeds.list_ids import days_of_birth, entry, identifier, known, words_of
from tracktwo.records import Identifier, ListedRow, ListVersion, MeasureKind, TargetKind

NAME = "list-ftm"
LIST, TITLE = "opensanctions", "OpenSanctions: entities in FollowTheMoney"
SANCTION = "Sanction"
KINDS = {
    "Person": TargetKind.PERSON, "Organization": TargetKind.BODY, "Company": TargetKind.BODY,
    "LegalEntity": TargetKind.BODY, "PublicBody": TargetKind.BODY, "Vessel": TargetKind.VESSEL,
    "Airplane": TargetKind.VESSEL, "Vehicle": TargetKind.VESSEL, "CryptoWallet": TargetKind.UNKNOWN,
    "Asset": TargetKind.UNKNOWN, "Security": TargetKind.UNKNOWN,
}  # fmt: skip
# Who imposes, by the country that a sanction names.
IMPOSERS = {"us": "gov.USA", "gb": "gov.GBR", "eu": "igo.eu", "un": "igo.un"}
MOVES = ("first_seen", "last_seen", "last_change", "referents", "target")  # what differs without a change
DAYS = ("%Y-%m-%d",)
# Properties that hold numbers of the target, and what they are called in other lists.
NUMBERS = {
    "passportNumber": "passport", "idNumber": "national", "innCode": "tax", "ogrnCode": "registration",
    "registrationNumber": "registration", "taxNumber": "tax", "leiCode": "lei", "swiftBic": "swift",
    "imoNumber": "imo", "wikidataId": "wikidata", "okpoCode": "registration", "vatCode": "tax",
}  # fmt: skip
NO_SANCTION = "red notice"  # a police force asks for an arrest; nobody imposes anything
ADVICE = "Take the dataset's entities.ftm.json anew."

Entity = dict[str, Any]


def is_list(head: str) -> bool:
    """Return whether a file that begins so holds entities in this model."""
    first = head.lstrip("\ufeff \r\n").split("\n", 1)[0]
    return first.startswith("{") and '"schema"' in first and '"properties"' in first and '"id"' in first


def fetch(where: str) -> Iterator[ListItem]:
    """Yield the version, then a row for each sanction on a target, and what is wrong with a line.

    The file is gone through twice: a sanction may stand before or behind the entity it is on.

    Raises:
        FeedError: the file cannot be read.
    """
    need_file(where)
    imposed: dict[str, list[tuple[Entity, str]]] = {}
    latest, lists = "", set[str]()
    for found in _entities(where):
        if isinstance(found, FeedFailure):
            yield found
            continue
        _, entity, line = found
        latest = max(latest, str(entity.get("last_seen") or entity.get("last_change") or ""))
        lists.update(name for name in _listed(entity.get("datasets") or []) if isinstance(name, str))
        if entity["schema"] == SANCTION:
            for target in _all(entity, "entity"):
                imposed.setdefault(target, []).append((entity, line))
    yield version_of("", lists, latest)
    for found in _entities(where):
        if not isinstance(found, FeedFailure) and found[1]["schema"] in KINDS:
            number, entity, line = found
            for sanction, text in imposed.get(entity["id"], ()):
                if _imposes(sanction):
                    yield _row(entity, sanction, (line, text), f"{where}:{number}")
            for nested in _listed(entity["properties"].get("sanctions")):
                if (
                    isinstance(nested, dict)
                    and isinstance(nested.get("properties"), dict)
                    and _imposes(nested)
                ):
                    yield _row(entity, nested, (line,), f"{where}:{number}")


def version_of(form: str, lists: set[str], latest: str) -> ListVersion:
    """Return the version of a file of OpenSanctions: each of its datasets is a list of its own.

    Args:
        form: which of its forms the file has, where that has numbers of its own.
        lists: the datasets that the file holds something of.
        latest: the newest moment that the file tells.
    """
    one = next(iter(lists)) if len(lists) == 1 else ""
    key = re.sub(r"[^a-z0-9]+", "-", one.lower()).strip("-")
    title = "OpenSanctions: targets as a table" if form else TITLE
    name = f"{title} ({one})" if one else title
    return ListVersion("-".join(filter(None, (LIST, form, key))), name, day_in(latest, *DAYS))


def is_sanction(programme: str) -> bool:
    """Return whether a programme imposes anything: the notices of police forces stand among sanctions too."""
    return not programme.lower().startswith(NO_SANCTION)


def _imposes(sanction: Entity) -> bool:
    return all(map(is_sanction, _all(sanction, "program")))


def _entities(where: str) -> Iterator[tuple[int, Entity, str] | FeedFailure]:
    with open(where, encoding="utf-8-sig", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                entity = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield FeedFailure(f"{where}:{number}", f"the line is not JSON ({error})"[:200], ADVICE)
                continue
            if _is_entity(entity) and len(line) <= LONGEST_ROW and "\0" not in line:
                yield number, entity, line.rstrip("\r\n")
            else:
                what = "the line is no entity with id, schema and properties, or is too long"
                yield FeedFailure(f"{where}:{number}", what, ADVICE)


def _is_entity(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str)
        and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
    )


def _all(entity: Entity, *names: str) -> tuple[str, ...]:
    """Return the values of an entity's properties that are text, each once."""
    values = (value for name in names for value in _listed(entity["properties"].get(name)))
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str) and value))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _row(entity: Entity, sanction: Entity, lines: tuple[str, ...], where: str) -> ListedRow | FeedFailure:
    names = _all(entity, "name", "alias", "weakAlias", "previousName")
    caption = entity.get("caption")
    name = caption if isinstance(caption, str) and caption else next(iter(names), "")
    if not name:
        return FeedFailure(where, "the entity has no name", ADVICE)
    country = next(iter(_all(sanction, "country")), "").lower()
    started = _all(sanction, "startDate", "listingDate")
    ended = _all(sanction, "endDate")
    programmes = _all(sanction, "program", "programId", "programUrl")[:4]
    authority = next(iter(_all(sanction, "authority")), "")
    ids, born = known(_identifiers(entity)), _all(entity, "birthDate")
    number = str(sanction.get("id") or f"{entity['id']}/{authority}/{started[:1]}")
    return ListedRow(
        where=where, text="\n".join(lines), identity=_lasting(entity, sanction), number=number,
        imposer=IMPOSERS.get(country, ""), authority=authority or country.upper(), name=name,
        kind=KINDS[entity["schema"]], aliases=tuple(n for n in names if n != name),
        imposed=imposed_in("|".join(_all(sanction, "provisions")), MeasureKind.SANCTION),
        states=_all(entity, "nationality", "citizenship", "country", "jurisdiction", "flag"),
        programmes=programmes, remarks=" ".join(_all(sanction, "reason", "summary")),
        listed_on=min(filter(None, (day_in(d, *DAYS) for d in started)), default=None),
        ended_on=max(filter(None, (day_in(d, *DAYS) for d in ended)), default=None),
        words=(name, *programmes[:1], *started[:1], *ended[:1], *words_of(ids), *born),
        url=next(iter(_all(sanction, "sourceUrl")), None), identifiers=ids, births=days_of_birth(born),
    )  # fmt: skip


def _identifiers(entity: Entity) -> Iterator[Identifier | None]:
    """Yield an entity's numbers, then the entries of other lists that it was made from."""
    for name, label in NUMBERS.items():
        for value in _all(entity, name):
            yield identifier(label, value)
    referents = entity.get("referents")
    for value in (entity["id"], *(referents if isinstance(referents, list) else ())):
        if isinstance(value, str):
            yield entry(value)


def _lasting(*entities: Entity) -> str:
    kept = [{k: v for k, v in one.items() if k not in MOVES} for one in entities]
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)
