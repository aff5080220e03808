"""Pages that hold no article or only its beginning: error pages, checks for robots, logins, paywall stubs."""

import re
from collections.abc import Iterable

from tracktwo.text.markup import Node
from tracktwo.text.survey import Survey

_CODE = r"(?:40[0-9]|410|429|451|50[0-4])"
ERROR_TITLE = re.compile(
    rf"(?:(?:http )?(?:error|erreur|fehler|errore|błąd|hata|ошибка|помилка|памылка|خطأ|שגיאה)\s*)?{_CODE}"
    r"(?:\s*[-–—:|·(!].*|,?\s+(?:error|not found|gone|forbidden|unauthori[sz]ed|bad"
    r" gateway|service unavailable"
    r"|too many requests|(?:internal )?server error|unavailable|page).*)?"
    r"|.*\b(?:page|article|file|content)\b.{0,20}\b(?:not found|cannot be found"
    r"|can[’']t be found|does not exist"
    r"|no longer available|unavailable)\b.*"
    r"|not found|gone|access denied|forbidden|unavailable|just a moment.*|attention required.*"
    r"|are you (?:a robot|human).*|bad gateway|verify you are human.*|one moment,? please.*"
    r"|service (?:temporarily )?unavailable|.*\bsecurity check\b.*|too many requests"
    r"|unusual (?:activity|traffic)"
    r"|pardon our interruption.*|before you continue.*|(?:please )?enable (?:javascript|cookies).*"
    r"|(?:log ?in|sign ?in|anmelden|anmeldung|se connecter|connexion|iniciar sesión"
    r"|accedi|zaloguj się|giriş yap"
    r"|вход|вхід|уваход|войти|увійти)(?:\s*[-–—|:].*)?"
    r"|(?:seite|artikel) (?:wurde )?nicht gefunden.*|page (?:introuvable|non trouvée).*"
    r"|p[aá]gina no encontrada.*|página não encontrada.*|pagina non trovata.*|nie znaleziono strony.*"
    r"|strona nie (?:została |istnieje).*|sayfa bulunamadı.*|pagina nu a fost găsită.*"
    r"|(?:страница|страницу|сторінку|сторінка|старонка|старонку) не (?:найден[ао]|знайден[ао]|знойдзен[ао]).*"
    r"|доступ (?:запрещ[её]н|заборонено|забаронены).*|(?:الصفحة|المقال) غير موجود.*|لم يتم العثور على.*"
    r"|(?:הדף|העמוד|הכתבה) לא נמצא.*|页面不存在.*|找不到页面.*",
    re.IGNORECASE,
)
# What a page says instead of an article; it stands among the first words.
NO_ARTICLE = re.compile(
    r"\bthe (?:page|article|story|content|resource|url) (?:that )?(?:you\b|requested\b).{0,60}"
    r"\b(?:moved|removed|deleted|exists?|found|available|expired)\b"
    r"|\bnothing (?:was|has been) found at this (?:location|address)"
    r"|\b(?:please|need to|must) (?:enable|turn on|allow) (?:javascript|cookies)"
    r"|\bjavascript (?:is (?:disabled|required|not enabled)|must be enabled)"
    r"|\brequested (?:resource|url|page)\b.{0,60}\b(?:no longer|not)\b"
    r"|\bunusual (?:traffic|activity) from your|\bnot a robot\b|\bverify(?:ing)?"
    r" (?:that )?you are (?:a )?human"
    r"|\battempting to access this (?:web ?site|page) from a (?:country|region)"
    r"|\b(?:enter|type in) your (?:e-?mail|user ?name)\b.{0,60}\bpassword|\bforgot(?:ten)? your password"
    r"|\b(?:we and|with) our (?:\d+ )?(?:\w+ )?partners\b.{0,160}\b(?:cookies|device)\b"
    r"|\bdie (?:von ihnen )?(?:aufgerufene|gesuchte|angeforderte|gewünschte) (?:seite|artikel)\b.{0,80}"
    r"(?:nicht|existiert|entfernt)"
    r"|\b(?:la|cette) page (?:que vous|demandée|recherchée)\b.{0,60}(?:existe|introuvable|déplacée|supprimée)"
    r"|\bla página (?:que|solicitada)\b.{0,60}(?:no existe|no se encuentra|no está|cambiado|eliminad)"
    r"|\bla pagina (?:che|richiesta)\b.{0,60}(?:non esiste|non è|rimossa|spostata)"
    r"|\b(?:strona|strony),? (?:której|o którą)\b.{0,60}(?:nie istnieje|usunięt)"
    r"|\b(?:такої|цієї|запитан\w+|шукан\w+) сторінк\w+\b.{0,40}(?:нема|не існує|не знайден|видален)"
    r"|\bсторінк[ау],? (?:яку|котру|що) ви|\bстраниц[ау],? котор\w+ вы"
    r"|\b(?:такой|этой|запрошенн\w+|запрашиваем\w+|искомой) страниц\w+\b.{0,40}(?:нет"
    r"|не существ|не найден|удален)"
    r"|\b(?:такой|гэтай) старонк\w+\b.{0,40}(?:няма|не існуе)"
    r"|\baradığınız (?:sayfa|haber|içerik)\b.{0,60}(?:bulunam|kaldırıl|mevcut değil)"
    r"|الصفحة (?:التي تبحث عنها|المطلوبة).{0,40}(?:غير موجودة|لم يتم|نقلها)"
    r"|(?:הדף|העמוד) (?:שחיפשת|המבוקש|שביקשת).{0,40}(?:לא נמצא|אינו קיים)",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|(?:continue|keep) reading"
    r" (?:this|the full|with|for)"
    r"|to (?:continue|keep) reading|(?:subscribers?|members?) only"
    r"|(?:exclusively|only|available) (?:for|to) (?:our |paying |paid )?(?:subscribers|members)"
    r"|already (?:a subscriber|have an account)|this (?:article|content|story) is (?:for|reserved)"
    r"|unlock (?:this|the full) (?:article|story)|start your (?:free )?(?:trial|subscription)"
    r"|(?:register|log in|sign in|subscribe)\b.{0,40}\bto (?:continue|read|access|unlock|view)\b"
    r"|you have \d+ (?:free )?articles? (?:left|remaining)|(?:limit of|no more|out of|last) free articles?"
    r"|nur für (?:abonnent|mitglieder|registrierte)|(?:jetzt |artikel )?weiterlesen mit|um weiterzulesen"
    r"|(?:mit|ab) .{0,20}\b(?:plus|abo)\b.{0,20}weiterlesen|diesen artikel (?:jetzt"
    r" )?(?:freischalten|weiterlesen)"
    r"|réservée?s? (?:aux|à nos) (?:abonnés|membres)|abonnez-vous pour|pour lire la suite"
    r"|il vous reste \d+ ?% de cet article"
    r"|(?:exclusiv[oa]|s[oó]lo|reservad[oa]) (?:para|a) (?:los )?(?:suscriptores|socios|abonados)"
    r"|suscr[ií]b(?:a|e)(?:te|se) (?:ahora )?para|para (?:seguir|continuar) leyendo"
    r"|(?:riservat[oa]|sol[oa]) (?:agli|per gli) abbonati|abbonati (?:ora )?per|per continuare a leggere"
    r"|(?:exclusivo|só) para assinantes|assine para|para continuar lendo"
    r"|dla (?:prenumeratorów|subskrybentów|abonentów)|wykup (?:dostęp|prenumeratę"
    r"|subskrypcję)|aby czytać dalej"
    r"|(?:лише|тільки) (?:за передплатою|для (?:передплатників|підписників)|передплатникам)"
    r"|щоб (?:читати далі|продовжити читання|прочитати)\b.{0,60}|оформ(?:іть|ити) (?:передплату|підписку)"
    r"|(?:только|лишь) (?:(?:для|по) )?подпис(?:чик|к)\w*|доступ\w* (?:по подписке|подписчикам)"
    r"|полный текст доступен|оформ(?:ите|ить) (?:подписку|передплату)"
    r"|чтобы (?:читать дальше|продолжить чтение|дочитать)|(?:толькі|даступн\w+) (?:для )?падпісчык\w+"
    r"|(?:devamını|tamamını) okumak için|(?:sadece|yalnızca) abone|abonelere özel"
    r"|للمشتركين فقط|متاح للمشتركين|لمتابعة القراءة|اشترك(?:وا)? (?:لقراءة|لمتابعة)"
    r"|למנויים בלבד|להמשך קריאה|לקריאת הכתבה המלאה|仅限(?:会员|订户)|订阅(?:后|以)(?:继续)?阅读"
    r"|登录后(?:阅读|查看)",
    re.IGNORECASE,
)
ERROR_CHARACTERS = 1_200  # an error page is short; an article about errors is not
NO_ARTICLE_CHARACTERS, OPENING_CHARACTERS = 700, 320
STUB_CHARACTERS = 1_500
CALL_WORDS = 10  # a call to subscribe is short
SENTENCE_BREAK = re.compile(r"(?<=[.!?؟。])\s+|\n+")
END_CHARACTERS = 30_000  # the words that ask to subscribe stand after the article's beginning
AROUND = frozenset({"footer", "header", "nav", "aside"})  # what every page of the site shows
UNREAD = frozenset({"script", "style", "template", "head", "title"})
CLOSED_TIERS = frozenset({"locked", "paid", "premium", "subscriber", "subscribers"})


def is_error_page(page: Survey, title: str | None, body: str) -> bool:
    """Tell whether a page says that there is no article, in a title or in its first words, and is short."""
    if len(body) >= ERROR_CHARACTERS:
        return False
    shown = (" ".join(h1.text_content().split()) for h1 in page.headings_of("h1"))
    if any(ERROR_TITLE.fullmatch(words) for words in (title or "", *shown) if words):
        return True
    is_short = len(body) < NO_ARTICLE_CHARACTERS
    return is_short and NO_ARTICLE.search(" ".join(body[:OPENING_CHARACTERS].split())) is not None


def is_stub(page: Survey, data: Iterable[Node], body: str) -> bool:
    """Tell whether only an article's beginning is here: short, and the page says that the rest is closed."""
    if len(body) >= STUB_CHARACTERS:
        return False
    said = [node.get("isAccessibleForFree") for node in data]
    said += [element.get("content") for element in page.properties.get("isAccessibleForFree", ())]
    if any(str(value).lower() == "false" for value in said):
        return True
    if (page.meta("article:content_tier") or "").lower() in CLOSED_TIERS:
        return True
    words = _own_words(page)[-END_CHARACTERS:]
    for sentence in SENTENCE_BREAK.split(body):
        if len(sentence.split()) > CALL_WORDS:  # news of a paywall is no paywall
            words = words.replace(" ".join(sentence.split()), " ")
    return PAYWALL.search(words) is not None


def is_call_to_subscribe(line: str) -> bool:
    """Tell whether a line is what closes a stub: short, and asking to subscribe or to log in.

    >>> is_call_to_subscribe("Subscribe to continue reading")
    True
    >>> is_call_to_subscribe("The harbour clubs, long open to members only, let the envoys in on Tuesday.")
    False
    """
    return len(line.split()) <= CALL_WORDS and PAYWALL.search(line) is not None


def _own_words(page: Survey) -> str:
    """Return what a page shows besides the frame that every page of its site has."""
    outside = {
        inner for element in page.elements if element.tag in AROUND | UNREAD for inner in element.iter("*")
    }
    pieces = (
        f"{element.text or '' if element not in outside else ''} "
        f"{element.tail or '' if element.getparent() not in outside else ''}"
        for element in page.elements
    )
    return " ".join(" ".join(pieces).split())
