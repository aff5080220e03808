"""Feeds whose XML names an encoding that it is not written in."""

import pytest

from tracktwo.feeds import rss
from tracktwo.feeds.bounds import in_utf_8
from tracktwo.protocols import RawArticle

TITLE = "Переговори про зерно відновлено"
FEED = (
    '<?xml version="1.0"{}?><rss version="2.0"><channel><title>Берег</title><item><title>'
    + TITLE
    + "</title>"
    "<link>https://bereh.example/1</link><description>Посланці обох берегів зустрілися у вівторок на митниці."
    "</description></item></channel></rss>"
)


@pytest.mark.parametrize("written", ["cp1251", "koi8-u", "iso-8859-5", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "named", [None, "us-ascii", "iso-8859-1", "windows-1251", "koi8-u", "utf-8", "utf-16", "nonsense"]
)
def test_a_feed_is_read_in_the_alphabet_it_is_written_in(named: str | None, written: str) -> None:
    raw = FEED.format(f' encoding="{named}"' if named else "").encode(written)
    (item,) = rss.items(raw, where="https://bereh.example/rss")
    assert isinstance(item, RawArticle)
    assert item.title == TITLE


def test_plain_and_east_asian_feeds_are_left_to_the_reader_of_feeds() -> None:
    plain = (
        FEED.replace("Берег", "Bank")
        .replace(TITLE, "Talks")
        .replace("Посланці обох берегів зустрілися", "Met")
    )
    raw = plain.replace(" у вівторок на митниці", "").format(' encoding="iso-8859-1"').encode("ascii")
    assert in_utf_8(raw) is raw
    chinese = '<?xml version="1.0" encoding="gb2312"?><rss><a>两岸的使者</a></rss>'.encode("gb2312")
    assert in_utf_8(chinese) is chinese


def test_a_few_accents_in_a_latin_feed_stay_as_declared() -> None:
    raw = '<?xml version="1.0" encoding="iso-8859-1"?><rss><a>café</a></rss>'.encode("cp1252")
    assert in_utf_8(raw) is raw
