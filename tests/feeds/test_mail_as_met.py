"""Newsletters and mailboxes as programs write them: forwards, digests, charsets, flowed lines, signatures."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from tracktwo.errors import FeedError
from tracktwo.feeds import mail
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.forwarded import forwarded_in
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource
from tracktwo.text.article import article_from

HEAD = (
    b"From: Harbour Post <daily@post.example>\r\nSubject: Talks\r\nDate: Tue, 08 Nov 2022 10:00:00 +0200\r\n"
)
WORDS = "The delegations of Riverland and Hillmark met in Oldtown on Tuesday, the mediator’s office said."


def read(path: Path, raw: bytes) -> list[RawArticle | FeedFailure]:
    path.write_bytes(raw)
    return list(mail.fetch(str(path)))


def one(path: Path, raw: bytes) -> RawArticle:
    (only,) = read(path, raw)
    assert isinstance(only, RawArticle), only
    return only


def letter(subject: str, text: str, sender: str = "Harbour Post <daily@post.example>") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    message["Date"] = "Tue, 08 Nov 2022 10:00:00 +0200"
    message.set_content(text)
    return message


@pytest.mark.parametrize(
    "declared", ["", "Content-Type: text/plain\r\n", "Content-Type: text/plain; charset=x-unknown\r\n",
                 "Content-Type: text/plain; charset=us-ascii\r\n", 'Content-Type: text/html\r\n'],
)  # fmt: skip
def test_words_are_read_whatever_charset_was_or_was_not_declared(tmp_path: Path, declared: str) -> None:
    raw = HEAD + declared.encode() + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + WORDS.encode()
    article = article_from(one(tmp_path / "a.eml", raw))
    assert WORDS in article.text


def test_a_text_in_windows_1251_that_says_nothing_keeps_its_letters(tmp_path: Path) -> None:
    words = "Делегации Речной страны и Холмогорья встретились во вторник в Старом городе, сообщил посредник."
    article = article_from(one(tmp_path / "a.eml", HEAD + b"\r\n" + words.encode("cp1251")))
    assert words in article.text


def test_flowing_lines_are_one_paragraph_and_a_signature_is_none(tmp_path: Path) -> None:
    body = "The delegations met \r\nin Oldtown \r\non Tuesday.\r\n\r\nThey parted.\r\n-- \r\nHarbour Post\r\n"
    raw = HEAD + b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n" + body.encode()
    assert (one(tmp_path / "a.eml", raw).raw or b"").split(b"\r\n") == [
        b"The delegations met in Oldtown on Tuesday.", b"", b"They parted.\n",
    ]  # fmt: skip
    joined = HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nOld \r\ntown.\r\n"
    assert b"Oldtown." in (one(tmp_path / "a.eml", joined).raw or b"")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("Tue, 08 Nov 2022 10:00:00 +0200", "2022-11-08T10:00:00+02:00"),
        ("Tue, 08 Nov 2022 10:00:00", "2022-11-08"),  # no zone: not that of whoever reads it
        ("8 Nov 22 10:00 GMT", "2022-11-08T10:00:00Z"),
        ("soon", None),
    ],
)
def test_a_date_without_a_zone_is_a_day(tmp_path: Path, date: str, told: str | None) -> None:
    raw = HEAD.replace(b"Tue, 08 Nov 2022 10:00:00 +0200", date.encode()) + b"\r\n" + WORDS.encode()
    found = one(tmp_path / "a.eml", raw)
    assert found.published_at == told
    assert (found.published_source is PublishedSource.UNKNOWN) is (told is None)


FORWARDS = {
    "of a web mailer": "---------- Forwarded message ---------\nFrom: Harbour Post <daily@post.example>\n"
    "Date: Tue, Nov 8, 2022 at 10:00 AM\nSubject: Talks\nTo: <me@g.example>\n\n\n",
    "of a desktop program": "See:\n\nBegin forwarded message:\n\nFrom: Harbour Post <daily@post.example>\n"
    "Subject: Talks\nDate: November 8, 2022 at 10:00:00 AM GMT+2\nTo: me@g.example\n\n",
    "of an office program": "________________________________\nFrom: Harbour Post <daily@post.example>\n"
    "Sent: Tuesday, November 8, 2022 10:00 AM\nTo: Me\nSubject: Talks\n\n",
    "in another language": "-------- Пересылаемое сообщение --------\nОт: Harbour Post <daily@post.example>\n"
    "Дата: 08.11.2022\nТема: Talks\n\n",
    "quoted": "---- Forwarded message ----\n> From: Harbour Post <daily@post.example>\n> Date: 8 Nov 2022\n"
    "> Subject: Talks\n>\n> ",
}  # fmt: skip


@pytest.mark.parametrize("kind", FORWARDS)
def test_a_forwarded_letter_is_its_first_senders(tmp_path: Path, kind: str) -> None:
    message = letter("Fwd: Talks", FORWARDS[kind] + WORDS, sender="Me Myself <me@g.example>")
    found = one(tmp_path / "a.eml", bytes(message))
    assert (found.outlet, found.title) == ("Harbour Post", "Talks")
    article = article_from(found)
    assert (article.published_at or "")[:10] == "2022-11-08"
    assert article.text.strip() == WORDS


def test_an_article_about_letters_is_not_forwarded() -> None:
    told = "The leaked letter begins:\nFrom: Ana Bel\nSubject: The border\n\nIt goes on for two pages."
    assert forwarded_in(told) is None
    assert forwarded_in("To the point\n\n" + WORDS, is_said=True) is None


def test_the_messages_of_a_digest_and_attached_ones_come_by_themselves(tmp_path: Path) -> None:
    attached = EmailMessage()
    attached["From"], attached["Subject"] = "Me Myself <me@g.example>", "A letter for you"
    attached.add_attachment(letter("Talks", WORDS))
    inner = one(tmp_path / "a.eml", bytes(attached))
    assert (inner.outlet, inner.title) == ("Harbour Post", "Talks")
    parts = b"".join(
        b"--B\r\nContent-Type: message/rfc822\r\n\r\n" + bytes(letter(f"Talks {n}", WORDS)) for n in (1, 2)
    )
    digest = (
        HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\n\r\nInside\r\n"
        b"--A\r\nContent-Type: multipart/digest; boundary=B\r\n\r\n" + parts + b"--B--\r\n--A--\r\n"
    )
    assert [found.title for found in read(tmp_path / "d.eml", digest) if isinstance(found, RawArticle)] == [
        "Talks 1", "Talks 2",
    ]  # fmt: skip


def test_an_address_is_no_outlet(tmp_path: Path) -> None:
    raw = HEAD.replace(b"Harbour Post <daily@post.example>", b'"daily@post.example" <daily@post.example>')
    assert one(tmp_path / "a.eml", raw + b"\r\n" + WORDS.encode()).outlet is None
    commented = HEAD.replace(b"Harbour Post <daily@post.example>", b"daily@post.example (Harbour Post)")
    assert one(tmp_path / "a.eml", commented + b"\r\n" + WORDS.encode()).outlet == "Harbour Post"


def test_what_is_no_letter_is_told(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 400)
    assert isinstance(found, FeedFailure)
    assert "Outlook" in found.what
    (tmp_path / "a.mbox").write_text("Not a mailbox at all.\n", "utf-8")
    with pytest.raises(FeedError, match="holds no message"):
        list(mail.fetch(str(tmp_path / "a.mbox")))


def test_a_mailbox_of_forwards_keeps_its_numbers(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "b.mbox")
    for n in (1, 2):
        box.add(mailbox.mboxMessage(letter(f"Talks {n}", f"From the harbour.\n\n{WORDS}")))
    box.close()
    found = list(mail.fetch(str(tmp_path / "b.mbox")))
    assert [one.where.rsplit(" ", 2)[-2:] for one in found] == [["message", "1"], ["message", "2"]]
