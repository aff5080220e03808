"""Dates, names, addresses and languages, one small reader each."""

import pytest

from tracktwo.text.addresses import canonical_address
from tracktwo.text.byline import authors_in
from tracktwo.text.language import language_of
from tracktwo.text.moments import in_utc, read_moment


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-03-03", "2026-03-03"),
        ("2026-03-03T10:15:00.123Z", "2026-03-03T10:15:00Z"),
        ("2026-03-03 10:15:00 +0200", "2026-03-03T10:15:00+02:00"),
        ("2026-03-03T10:15:00", "2026-03-03"),
        ("March 3rd, 2026 at 10:15 pm", "2026-03-03"),
        ("3. März 2026", "2026-03-03"),
        ("3 березня 2026 року", "2026-03-03"),
        ("le 3 mars 2026", "2026-03-03"),
        ("3 de marzo de 2026", "2026-03-03"),
        ("2026年3月3日", "2026-03-03"),
        ("03.03.2026, 10:15", "2026-03-03"),
        ("20260303", "2026-03-03"),
        ("31 February 2026", None),
        ("Year 1", None),
        ("9999-12-31", None),
        ("0001-01-01T00:00:00Z", None),
        ("2026-13-45", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_many_forms(words: str | None, moment: str | None) -> None:
    assert read_moment(words) == moment


def test_a_moment_moves_to_utc_and_a_date_does_not() -> None:
    assert in_utc("2026-03-03T23:30:00-04:00") == "2026-03-04T03:30:00Z"
    assert in_utc("2026-03-03") == "2026-03-03"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Maria Okonjo", ("Maria Okonjo",)),
        ("by Maria Okonjo Senior News Editor", ("Maria Okonjo",)),
        ("By Maria Okonjo, Diplomatic Correspondent", ("Maria Okonjo",)),
        ("Written by Maria Okonjo and Li Wei", ("Maria Okonjo", "Li Wei")),
        ("Von Jan van der Berg", ("Jan van der Berg",)),
        ("By The Associated Press", ("AP",)),
        ("By Tuesday the army had left.", ()),
        ("By contrast, nothing happened in the south.", ()),
        ("Maria Okonjo", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    found = authors_in(line)
    assert found == names or (names == ("AP",) and found == ("Associated Press",))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.post.example/a/?utm_source=x&fbclid=y#top", "https://post.example/a"),
        ("http://m.post.example/a/amp/", "https://post.example/a"),
        ("https://amp.post.example/a.amp.html", "https://post.example/a.html"),
        ("https://post-example.cdn.ampproject.org/c/s/post.example/a", "https://post.example/a"),
        ("https://www.google.com/amp/s/post.example/a", "https://post.example/a"),
        (
            "https://web.archive.org/web/20260303101500/https://post.example/a?id=3",
            "https://post.example/a?id=3",
        ),
        ("https://post.example/index.html", "https://post.example"),
        ("https://post.example/a?b=2&a=1", "https://post.example/a?a=1&b=2"),
        ("javascript:alert(1)", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_one_article_has_one_address(url: str, canonical: str | None) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize("url", ["https://www.post.example/a/?x=1", "http://m.post.example/b//c/index.php"])
def test_a_canonical_address_is_its_own(url: str) -> None:
    once = canonical_address(url)
    assert canonical_address(once) == once


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Talks between the two delegations ended without a deal on Tuesday.", "en"),
        ("Переговори завершилися без угоди", "uk"),
        ("Переговоры завершились без соглашения", "ru"),
        ("Перамовы скончыліся без пагаднення ў Мінску", "be"),
        ("Les pourparlers se sont terminés sans accord mardi soir.", "fr"),
        ("انتهت المحادثات دون اتفاق بين الوفدين", "ar"),
        ("12 %", None),
    ],
)
def test_languages(text: str, lang: str | None) -> None:
    assert language_of(text) == lang
