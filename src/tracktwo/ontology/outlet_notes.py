"""How outlets word what they say of their own articles: corrections, and notes of the editors."""

import re

from tracktwo.records import PartKind

# Words that open a note before a colon or a dash, by language.
CORRECTION_LABELS = (
    r"corrections?(?: (?:and|&) clarifications?)?|corrected|clarifications?|erratum|retraction"  # en
    r"|korrektur(?:hinweis)?|berichtigung|richtigstellung|correctif|rectificati(?:f|on)|errata(?: corrige)?"
    r"|corrección|rectificación|fe de (?:erratas|errores)|aclaración|correzione|rettifica|precisazione"
    r"|correção|errata|sprostowanie|korekta|düzeltme|tekzip|erată|rectificare"
    r"|исправлени[ея]|уточнени[ея]|опровержение|поправка|виправлення|уточнення|спростування"
    r"|выпраўленне|удакладненне|абвяржэнне|تصحيح|توضيح|تصويب|استدراك|תיקון(?: טעות)?|הבהרה|更正|勘误"
)
NOTE_LABELS = (
    r"editors?[’']?s?[’']? note|note (?:to|for) (?:our )?readers|anmerkung der"
    r" redaktion|hinweis der redaktion"
    r"|anm\.? d(?:er|\.)? red(?:aktion|\.)?|note de la rédaction|ndlr|nota (?:de (?:la )?redacción|del editor"
    r"|della redazione|da redação|do editor)|od redakcji|editör(?:ün)? notu|nota redacției"
    r"|(?:від|от|ад) (?:редакції|редакции|рэдакцыі)|(?:примітка|примечание|заўвага)"
    r" (?:редакції|редакции|рэдакцыі)"
    r"|прим\. ред|ملاحظة (?:من )?(?:المحرر|التحرير)|تنويه|הערת (?:ה)?(?:מערכת|עורך|עורכת)|编者按|编辑注"
)
_AFTER_LABEL = r"\s*(?:\([^)]{1,60}\)|,?\s[\w., ]{0,20}?\d[\w., ]{0,16}?)?\s*[:：—–-]\s*\S"
# What outlets call the article itself; a "version of the agreement" is news.
_THIS_EN = (
    r"(?:this|our) (?:article|story|report|piece|headline|post|page|dispatch|item|caption|column|interview)"
)
_THIS_DE = r"(?:dies(?:es|er|em)|des|unseres|der|im) (?:artikels?|textes|text|beitrags?|meldung|berichts?)\b"
_THIS_FR = r"(?:cet|cette|ce|l[’']) ?(?:article|texte|dépêche|papier|reportage|brève)"
_THIS_ES = r"(?:est[ea]|la|el|l[ao]s?) (?:artículo|noticia|texto|información|nota|crónica|reportaje)"
_THIS_IT = r"(?:quest[oa] |dell[’']|del )(?:articolo|testo|notizia|pezzo)"
_THIS_RU = (
    r"(?:\w+ )?(?:стать[еия]|материала?|новости|текста|заметк[еи]|публикации|статті|матеріалу|новини|тексту"
    r"|публікації|допису|артыкула|матэрыялу|навіны|тэксту)\b"
)
_EARLIER_RU = (
    r"(?:предыдущей|первоначальной|(?:более )?ранней|первой|прежней|попередній|первісній|ранішій|першій"
    r"|початковій|папярэдняй|першапачатковай|першай)"
)
_CORRECTS = (
    r"\(?corrects? (?:\w+[’']?s? ){1,8}(?:in|to|throughout|paragraph|para|headline"
    r"|byline|dateline|spelling)\b"
    rf"|.{{0,60}}\b(?:{_THIS_EN}|this (?:\w+ ){{1,3}}story) (?:has been|was|is being|had been) (?:\w+ )?"
    r"(?:corrected|amended|clarified|changed|edited|retracted|withdrawn)\b"
    rf"|.{{0,60}}\b{_THIS_EN} (?:has been|was) updated (?:on .{{4,30}} )?to (?:correct"
    r"|clarify|remove|amend|fix)\b"
    rf"|.{{0,30}}\b(?:an?|the) (?:earlier|previous|original|initial|prior) (?:version"
    rf"|edition) of {_THIS_EN}\b"
    r"|.{0,30}\ban (?:earlier|previous) (?:version|headline) (?:incorrectly|wrongly|mistakenly|mis\w+)\b"
    r"|.{0,200}\bwe (?:regret|apologi[sz]e for) the (?:error|mistake)"
    rf"|in einer (?:früheren|ersten|vorherigen|älteren|ursprünglichen) (?:version|fassung) {_THIS_DE}"
    r"|in einer (?:früheren|ersten|vorherigen) (?:version|fassung) (?:hieß es|stand|war)\b.*korrigiert"
    rf"|(?:dans )?(?:une|la) (?:première |précédente )?version (?:précédente "
    rf"|antérieure |initiale )?de {_THIS_FR}"
    rf"|(?:en )?(?:una|la) (?:primera )?versión (?:anterior |previa |inicial )?de {_THIS_ES}"
    rf"|(?:in )?(?:una|nella|la) (?:prima |precedente )?versione (?:precedente )?(?:di )?{_THIS_IT}"
    rf"|(?:в|у|ў) {_EARLIER_RU} (?:версии|редакции|версії|редакції|версіі|рэдакцыі) {_THIS_RU}"
    r"|.{0,200}(?:редакц[иі][яиї] принос\w+ (?:сво[иї] )?(?:извинени|вибаченн)|рэдакцыя прыносіць прабач)"
    r"|we wcześniejszej wersji (?:tego )?(?:artykułu|tekstu)"
    r"|(?:bu )?haber(?:in|imizin) (?:önceki|ilk) (?:halinde|versiyonunda|sürümünde)"
    r"|.{0,30}نسخة سابقة من هذا (?:الخبر|المقال|التقرير|النص)"
    r"|.{0,20}בגרסה (?:קודמת|מוקדמת|הראשונה) של (?:הכתבה|הידיעה|המאמר)"
    r"|本文(?:早前|此前|先前|较早)\w{0,2}版本"
)
_NOTES = (
    r"originally published (?:on|in|by|at) [A-Z0-9]"
    r"|this is a (?:developing|breaking)(?: news)? story|this (?:breaking news )?story is being updated"
    rf"|{_THIS_EN} (?:has been|was|is being|will be|is) (?:updated|republished|translated|adapted|produced"
    r"|(?:first|originally) published|part of)\b"
    r"|\(?(?:adds|updates|refiles|recasts|rewrites|repeats)\b[^.]{0,120}\b(?:details?"
    r"|quotes?|paragraphs?|headline"
    r"|throughout|comments?|background|byline|reaction|dropped word)\b[^.]{0,60}\)?$"
    r"|(?:der|dieser|die|diese) (?:artikel|text|beitrag|meldung) (?:wurde|wird) .{0,60}"
    r"(?:aktualisiert|ergänzt|überarbeitet|veröffentlicht|übersetzt)"
    rf"|{_THIS_FR} a été (?:mise? à jour|modifiée?|actualisée?|complétée?|publiée?"
    " (?:initialement|d[’']abord))"
    rf"|{_THIS_ES} (?:ha sido|fue|se ha|se publicó) (?:actualizad|modificad|ampliad|publicad|originalmente)"
    r"|quest[oa] (?:articolo|notizia|testo) è stat[oa] (?:aggiornat|modificat|pubblicat|tradott)"
    r"|(?:матеріал|новину|новина|текст|статтю|публікацію) (?:було |була )?(?:оновлен"
    r"|доповнен|виправлен)\w{1,2}\b"
    r"|(?:новость|материал|текст|статья|заметка|публикация) (?:был[ао]?"
    r" )?(?:обновл[её]н|дополнен|исправлен)\w{0,2}\b"
    r"|(?:навіна|матэрыял|тэкст|артыкул) (?:абноўлен|дапоўнен|выпраўлен)\w{0,2}\b"
    r"|(?:artykuł|tekst) (?:został|był) (?:zaktualizowany|uzupełniony)|bu haber .{0,30}güncellen"
    r"|(?:تم|جرى) تحديث هذا (?:الخبر|المقال|التقرير)|הכתבה (?:עודכנה|תעודכן)|本文(?:已|将)(?:更新|补充)"
)
CORRECTION = re.compile(rf"\W*(?:(?:{CORRECTION_LABELS}){_AFTER_LABEL}|{_CORRECTS})", re.IGNORECASE)
NOTE = re.compile(rf"\W*(?:(?:{NOTE_LABELS})\.?{_AFTER_LABEL}|{_NOTES})", re.IGNORECASE)
OF_MISTAKES = re.compile(
    r"\b(?:wrong|incorrect|inaccura|erroneous|mistake|mis(?:stated|spelled|identified|quoted)|falsch|fehler|erreur"
    r"|erróne|sbagliat|помилк|невірн|ошиб|неверн|памылк|няправільн|błęd|yanlış)|خطأ|שגוי|טעות",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(
    rf"\W*(?:(?P<correction>{CORRECTION_LABELS})|(?:{NOTE_LABELS}))"
    r"(?:[:,]? \w+ \d{1,2}(?:, \d{4})?(?:, \w+)?)?\W*",
    re.IGNORECASE,
)
# Without one of these a line holds no note: looking for them is ten times as fast as for notes.
HINTS = (
    "correct", "clarif", "editor", "erratum", "errata", "errores", "korrektur",
    "berichtigung", "richtigstellung",
    "rectifica", "aclarac", "correzion", "rettifica", "precisaz", "correç",
    "sprostowanie", "korekta", "düzeltme",
    "tekzip", "erată", "исправл", "уточнен", "опроверж", "поправка", "виправл", "спростуван", "выпраўл",
    "удакладн", "абвяржэн", "تصحيح", "توضيح", "تصويب", "استدراك", "تنويه", "تحديث", "ملاحظة", "نسخة سابقة",
    "תיקון", "הבהרה", "הערת", "הכתבה", "בגרסה", "更正", "勘误", "编者", "编辑", "本文", "retract", "amended",
    "changed", "edited", "updat", "adds", "refiles", "recasts", "rewrites", "repeats", "withdrawn", "regret",
    "apologi", "published", "translated", "adapted", "produced", "version", "versión", "versione", "versiyon",
    "edition", "headline", "fassung", "верси", "версі", "редакц", "рэдакц", "wersji",
    "haber", "note ", "nota ",
    "notu", "redaktion", "redakcji", "anm. ", "ndlr", "прим. ред", "readers",
    "aktualisiert", "ergänzt", "à jour",
    "actualis", "actualiz", "modifi", "aggiornat", "tradott", "оновлен", "доповнен",
    "обновл", "дополнен", "абноў",
    "дапоўн", "zaktualizowany", "uzupełniony", "güncellen", "story", "ampliad", "publicad", "complét",
)  # fmt: skip
BRACKETS_BEFORE = re.compile(r"[(\[](?P<note>[^()\[\]]{10,300})[)\]]\s+")
BRACKETS_AFTER = re.compile(r"\s+[(\[](?P<note>[^()\[\]]{10,300})[)\]]\s*$")
NOTE_CHARACTERS = 700  # a longer paragraph with such words in it is an article on corrections


def outlet_note(line: str) -> PartKind | None:
    """Return whether a line is an outlet's correction of its article or another note"
    " of its editors, or neither.

    >>> outlet_note("Correction: An earlier version gave the wrong number of buses.").value
    'correction'
    >>> outlet_note("Anmerkung der Redaktion: Der Name wurde geändert.").value
    'editors_note'
    >>> outlet_note("The minister asked for a correction to the border map.") is None
    True
    """
    if len(line) >= NOTE_CHARACTERS or not has_hint(line):
        return None
    if CORRECTION.match(line):
        return PartKind.CORRECTION
    if NOTE.match(line) is None:
        return None
    return PartKind.CORRECTION if OF_MISTAKES.search(line) else PartKind.EDITORS_NOTE


def notes_beside(paragraph: str) -> tuple[int, int]:
    """Return where a paragraph's own words begin and end, notes in brackets before and after them left out.

    >>> words = "The talks ended. (This story has been corrected to give the right day.)"
    >>> words[slice(*notes_beside(words))]
    'The talks ended.'
    """
    start, end = 0, len(paragraph)
    before, after = BRACKETS_BEFORE.match(paragraph), BRACKETS_AFTER.search(paragraph)
    if before and outlet_note(before["note"]):
        start = before.end()
    if after and outlet_note(after["note"]):
        end = after.start()
    return (start, end) if start < end else (0, len(paragraph))


def has_hint(text: str) -> bool:
    """Tell whether some words may hold a note: False is certain."""
    folded = text.casefold()
    return any(map(folded.__contains__, HINTS))


def note_heading(line: str) -> PartKind | None:
    """Return what a line announces that is only a note's label: "Correction", "Editor's note, March 4".

    >>> note_heading("Corrections and clarifications").value
    'correction'
    """
    match = LABEL_ALONE.fullmatch(line)
    if match is None:
        return None
    return PartKind.CORRECTION if match["correction"] else PartKind.EDITORS_NOTE
