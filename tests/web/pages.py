"""What a page holds, read with the standard library's parser: ids, links, and what must not be there."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

FORBIDDEN = {"script", "style", "iframe", "object", "embed", "base", "applet", "frame", "template"}


@dataclass
class Page(HTMLParser):
    """A page's ids, links and faults."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        given = dict(attrs)
        is_ours = tag == "script" and str(given.get("src", "")).startswith("/static/keys.js?v=")
        if tag in FORBIDDEN and not is_ours:
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if given.get("id"):
            self.ids.append(str(given["id"]))
        for name in ("href", "src", "action"):
            if given.get(name):
                address = str(given[name])
                if urlsplit(address).scheme not in ("", "http", "https"):
                    self.faults.append(address)
                if tag == "a":
                    self.links.append(address)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)


def read(text: str) -> Page:
    """Return what a page holds."""
    page = Page()
    page.feed(text)
    return page
