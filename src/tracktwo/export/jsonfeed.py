"""JSON Feed 1.1: records as items with the words they rest on, for feed readers and scripts."""

import json
from collections.abc import Iterable
from typing import IO, Any

from tracktwo.export.entries import Entry, Head, entries_of, head_of
from tracktwo.export.xml_words import clean
from tracktwo.records import Record

NAME = "jsonfeed"
MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write a feed of the records of a kind and return how many items it has."""
    return write_feed(records, head_of(kind), file)


def write_feed(records: Iterable[Record], head: Head, file: IO[str]) -> int:
    """Write a feed and return how many items it has."""
    entries = entries_of(records, head.desk)
    feed: dict[str, Any] = {"version": VERSION, "title": clean(head.title), "home_page_url": head.home}
    if head.own:
        feed["feed_url"] = head.own
    feed |= {"authors": [{"name": "Tracktwo"}], "items": [_item(entry) for entry in entries]}
    json.dump(feed, file, ensure_ascii=False, indent=1)
    file.write("\n")
    return len(entries)


def _item(entry: Entry) -> dict[str, Any]:
    pieces = [
        {"article": e.article_id, "start": e.start, "end": e.end, "text": clean(e.text)}
        for e in entry.record.evidence
    ]
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.body,
        "content_text": entry.text,
        "date_modified": entry.updated,
        "tags": list(entry.tags),
        "_tracktwo": {"record": entry.record.id, "evidence": pieces},
    }
