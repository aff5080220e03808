"""What stands before a date on a page: that it is when the article came out, was made or was changed."""

import re
from enum import IntEnum
from typing import NamedTuple

from tracktwo.text.months import folded


def _labels(words: str) -> re.Pattern[str]:
    """Return the pattern of some labels, to be searched for in folded words."""
    return re.compile(folded(words))


CHANGED = _labels(
    r"modif|updat(?!es)|chang(?:ed|é)|edited(?! by)|reviewed|bearbeitet|geändert|правк|редаг|aktuali"
    r"|mise? à jour|обновл|оновл|абноўл|ажурир|actualiz|actualis|aggiorn|atualiz|alterad"
    r"|güncel|تحديث|تعدیل|به‌?روز|ویرایش|עודכן|עדכון|bijgewerkt|oppdater|uppdater|opdater|päivitet|frissít"
    r"|atnaujin|atjaunin|muudet|uuendat|更新|修改|수정|cập nhật|diperbarui|pembaruan|แก้ไข|อัปเดต|অপডেট|हालिया"
    r"|अपडेट|اپ ڈیٹ|yenilən|жаңарт|ενημερ|τροποποι|განახლ|թարմաց"
)
ORIGINAL = _labels(
    r"(?:originally|first|initially) (?:published|posted|issued)|original publication|erstveröffentlich"
    r"|erstmals veröffentlicht|zuerst veröffentlicht|première publication|publicad[oa] originalmente"
    r"|data originale|впервые опубликован|вперше опубліковано"
)
PUBLISHED = _labels(
    r"erschienen|veröffentlicht|publiziert|published|posted|released|publié|mise? en ligne"
    r"|date de publication|publicad[oa]|publicação|publicación|publicat|pubblicat[oa]|gepubliceerd"
    r"|geplaatst|verschenen|opublikowan[oa]|data publikacji|publikováno|zveřejněno|vydáno|zverejnené"
    r"|publicerad|publisert|offentliggjort|julkaistu|megjelent|közzétéve|paskelbta|publicēts"
    r"|avaldatud|objavljeno|објављено|објавено|публикуван|опубликован|опублікован|апублікаван"
    r"|дата публикации|дата публікації|жарияланған|yayın(?:lan)?ma|giriş|eklenme|dərc|nashr|نشر"
    r"|تاریخ انتشار|منتشر شده|شائع|شایع|פורסם|תאריך פרסום|δημοσιε|დამატების|გამოქვეყნ|հրապարակ|发布|發布"
    r"|發佈|发表|發表|刊登|公開|掲載|配信|投稿|입력|등록|승인|게시|đăng|xuất bản|terbit|diterbitkan"
    r"|dipublikasikan|dimuat|เผยแพร่|प्रकाशित|প্রকাশ|வெளியிட|imechapishwa"
)
CREATED = _labels(r"created|erstellt|créé|creado|criado|creato|utworzono|создан|створено|skapad|luotu|stand:")
ANY_LABEL = re.compile("|".join(p.pattern for p in (ORIGINAL, CHANGED, PUBLISHED, CREATED)))
_SAID_AFTER = re.compile(r"更新|修改|수정")  # "2022年2月25日 更新": the word follows its date


class Said(IntEnum):
    """What is said of a date, the surest sign of publication first."""

    ORIGINAL = 0
    PUBLISHED = 1
    BARE = 2
    CREATED = 3
    CHANGED = 4


class Piece(NamedTuple):
    """A stretch of words that may hold a date, and what the label before it says of it."""

    said: Said
    words: str


def pieces_of(words: str) -> list[Piece]:
    """Return a line cut at its labels, the surest first; what is said of a change is left out.

    >>> [piece.words for piece in pieces_of("Actualizado: 03/04/2022 | Publicado: 02/04/2022")]
    [': 02/04/2022']
    """
    sample = folded(words)
    labels = list(ANY_LABEL.finditer(sample))
    if not labels:
        return [Piece(Said.BARE, sample)]
    ends = [*(label.start() for label in labels[1:]), len(sample)]
    pieces = [
        Piece(_said(label[0]), sample[label.end() : end]) for label, end in zip(labels, ends, strict=True)
    ]
    before = sample[: labels[0].start()].strip()
    if before and not (_SAID_AFTER.match(sample, labels[0].start()) and pieces[0].words.strip(" :：") == ""):
        pieces.append(Piece(Said.BARE, before))
    return sorted((piece for piece in pieces if piece.said is not Said.CHANGED), key=lambda piece: piece.said)


def _said(label: str) -> Said:
    for said, pattern in ((Said.ORIGINAL, ORIGINAL), (Said.CHANGED, CHANGED), (Said.PUBLISHED, PUBLISHED)):
        if pattern.search(label):
            return said
    return Said.CREATED
