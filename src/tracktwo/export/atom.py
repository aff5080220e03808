"""Atom (RFC 4287): records as entries with the words they rest on, for feed readers."""

from collections.abc import Iterable, Iterator
from typing import IO

from tracktwo.export.entries import Entry, Head, entries_of, head_of, latest
from tracktwo.export.xml_words import escaped, quoted
from tracktwo.records import Record

NAME = "atom"
MEDIA_TYPE = "application/atom+xml"


def write(records: Iterable[Record], kind: type[Record], file: IO[str]) -> int:
    """Write a feed of the records of a kind and return how many entries it has."""
    return write_feed(records, head_of(kind), file)


def write_feed(records: Iterable[Record], head: Head, file: IO[str]) -> int:
    """Write a feed and return how many entries it has."""
    entries = entries_of(records, head.desk)
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    file.writelines(f"  {line}\n" for line in _head(head, latest(entries)))
    for entry in entries:
        file.write("  <entry>\n")
        file.writelines(f"    {line}\n" for line in _entry(entry))
        file.write("  </entry>\n")
    file.write("</feed>\n")
    return len(entries)


def _head(head: Head, updated: str) -> Iterator[str]:
    yield f"<id>{escaped(head.id)}</id>"
    yield f"<title>{escaped(head.title)}</title>"
    yield f"<updated>{escaped(updated)}</updated>"
    yield "<author><name>Tracktwo</name></author>"
    yield f"<link rel={quoted('alternate')} href={quoted(head.home)}/>"
    if head.own:
        yield f"<link rel={quoted('self')} type={quoted(MEDIA_TYPE)} href={quoted(head.own)}/>"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<id>{escaped(entry.id)}</id>"
    yield f"<title>{escaped(entry.title)}</title>"
    yield f"<updated>{escaped(entry.updated)}</updated>"
    yield f"<link rel={quoted('alternate')} href={quoted(entry.link)}/>"
    yield from (f"<category term={quoted(tag)}/>" for tag in entry.tags)
    yield f'<content type="html">{escaped(entry.body)}</content>'
