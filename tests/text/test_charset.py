"""Pages whose encoding is declared wrongly, rightly or not at all."""

import pytest
from tests.text.layouts import PROSE

from tracktwo.ontology.encodings import best_encoding, telling_words
from tracktwo.text.charset import decode
from tracktwo.text.page import read_page

# Written after the rules, to see whether they carry to other languages and encodings.
MORE = {
    "is": "Sendimenn beggja bakkanna hittust á þriðjudag í tollhúsinu og ræddu í þrjár"
    " stundir um kornið. Það var"
    " sagt að aðilar hefðu samþykkt að hittast aftur fyrir mánaðamót, því áin er lokuð síðan í vor.",
    "cs": "Vyslanci obou břehů se v úterý sešli na celnici a tři hodiny mluvili o"
    " obilí. Mluvčí řekl, že se strany"
    " dohodly na další schůzce do konce měsíce, řeka je však od jara pro lodě uzavřená.",
    "bg": "Пратениците на двата бряга се срещнаха във вторник в митницата и говориха три часа за зърното."
    " Говорител каза, че страните са се договорили да се срещнат отново до края на месеца.",
    "sr": "Изасланици обе обале састали су се у уторак у царинарници и три сата говорили о житу. Портпарол је"
    " рекао да су се стране договориле да се поново састану до краја месеца.",
    "hu": "A két part küldöttei kedden a vámházban találkoztak, és három órán át"
    " beszéltek a gabonáról. A szóvivő"
    " azt mondta, hogy a felek a hónap vége előtt újra találkoznak, a folyó tavasz óta zárva van.",
    "sv": "Sändebud från båda stränderna möttes på tisdagen i tullhuset och talade i"
    " tre timmar om spannmål. En"
    " talesman sade att sidorna kommit överens om att mötas igen före månadens slut på ön.",
}


def page(words: str, encoding: str, *, declared: str | None, lang: str | None = None) -> bytes:
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    attribute = f" lang='{lang}'" if lang else ""
    body = "".join(f"<p>{words} {number}.</p>" for number in range(3))
    html = f"<html{attribute}><head>{meta}<title>x</title></head><body><main>{body}</main></body></html>"
    return html.encode(encoding)


@pytest.mark.parametrize("declared", ["us-ascii", "iso-8859-1", "windows-1252", None])
@pytest.mark.parametrize(
    ("lang", "encoding"),
    [
        ("uk", "cp1251"), ("uk", "koi8-u"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"),
        ("ru", "iso-8859-5"), ("ru", "mac-cyrillic"), ("be", "cp1251"), ("be",
        "iso-8859-5"), ("el", "cp1253"),
        ("he", "cp1255"), ("ar", "cp1256"), ("tr", "cp1254"), ("pl", "cp1250"), ("pl", "iso-8859-2"),
        ("uk", "utf-8"), ("ar", "utf-8"), ("fr", "utf-8"), ("de", "cp1252"), ("fr", "cp1252"),
        ("bg", "cp1251"), ("sr", "cp1251"), ("bg", "mac-cyrillic"), ("sv", "cp1252"),
    ],
)  # fmt: skip
def test_an_alphabet_is_read_whatever_the_template_declares(
    lang: str, encoding: str, declared: str | None
) -> None:
    words = " ".join(PROSE[lang]) if lang in PROSE else MORE[lang]
    found = read_page(page(words, encoding, declared=declared), media_type="text/html")
    assert words in found.text.replace(" 0.", "")
    is_wrong = encoding not in ("utf-8", "cp1252")
    assert any("make words only as" in notice.text for notice in found.notices) == (
        is_wrong or (declared is None and encoding == "cp1252")
    )


@pytest.mark.parametrize(
    ("lang", "encoding"),
    [("is", "iso-8859-1"), ("cs", "cp1250"), ("cs", "iso-8859-2"), ("hu", "iso-8859-2"), ("bg", "cp1251"),
     ("sr", "cp1251"), ("tr", "iso-8859-9"), ("ru", "koi8-r"), ("sv", "iso-8859-1"), ("pl", "iso-8859-2")],
)  # fmt: skip
def test_a_right_declaration_is_believed_without_a_remark(lang: str, encoding: str) -> None:
    words = MORE.get(lang) or " ".join(PROSE[lang])
    found = read_page(page(words, encoding, declared=encoding, lang=lang), media_type="text/html")
    assert words in found.text
    assert not any(notice.kind == "characters" for notice in found.notices)


@pytest.mark.parametrize(("lang", "encoding"), [("hu", "cp1250"), ("cs", "cp1250"), ("tr", "cp1254")])
def test_the_pages_language_decides_between_encodings_of_latin_letters(lang: str, encoding: str) -> None:
    words = MORE.get(lang) or " ".join(PROSE[lang])
    assert words in read_page(page(words, encoding, declared="iso-8859-1", lang=lang)).text


def test_the_servers_word_counts_like_the_pages() -> None:
    raw = page(" ".join(PROSE["ru"]), "cp1251", declared=None)
    assert PROSE["ru"][0] in read_page(raw, media_type="text/html; charset=us-ascii").text


def test_a_page_in_one_alphabet_that_declares_another_of_it_is_read() -> None:
    raw = page(" ".join(PROSE["ru"]), "koi8-r", declared="windows-1251")
    found = read_page(raw)
    assert PROSE["ru"][0] in found.text
    assert any("'windows-1251'" in notice.text for notice in found.notices)


def test_utf_8_with_a_broken_byte_stays_utf_8_though_latin_1_is_declared() -> None:
    raw = page(" ".join(PROSE["uk"]), "utf-8", declared="iso-8859-1").replace(b"</p>", b"\xd0</p>", 1)
    decoded = decode(raw, media_type=None, where="x")
    assert decoded.encoding == "utf-8"
    assert PROSE["uk"][2] in decoded.text


def test_east_asian_encodings_are_believed_as_declared() -> None:
    raw = page("两岸的使者星期二在海关大楼会面，就粮食问题谈了三个小时。", "gb18030", declared="gb2312")
    assert "两岸的使者" in read_page(raw).text


def test_a_few_accents_leave_the_declaration_alone() -> None:
    raw = page(
        "The café on the left bank closed, said José of the customs house there.",
        "cp1252",
        declared="latin-1",
    )
    found = read_page(raw)
    assert "café" in found.text
    assert not any(notice.kind == "characters" for notice in found.notices)


def test_words_too_few_or_senseless_give_no_guess() -> None:
    assert best_encoding([b"caf\xe9"], None) is None
    assert best_encoding([bytes([200 + n, 130, 65, 250 - n]) for n in range(30)], None) is None
    assert telling_words(b"<p title='\xe9t\xe9'>plain words</p><script>'\xe9'</script>") == []
