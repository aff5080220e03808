"""Pages that hold no article or only its beginning: error pages, checks for robots, paywall stubs."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from tracktwo.text.markup import Node

ERROR_TITLE = re.compile(
    r"(?:error\s*)?(?:40[0-9]|410|451|50[0-4])\b.*|.*\b(?:page|article|file|content)\b.{0,20}\b(?:not"
    r" found|cannot be found|does not exist|no longer"
    r" available|unavailable)\b.*|not found|access denied|forbidden|just a moment.*|attention required.*"
    r"|are you (?:a robot|human).*|bad gateway|verify you are human.*|one moment,? please.*"
    r"|service (?:temporarily )?unavailable|.*\bsecurity check\b.*|too many requests"
    r"|pardon our interruption.*"
    r"|(?:seite|artikel) (?:wurde )?nicht gefunden.*|page (?:introuvable|non trouvée).*"
    r"|p[aá]gina no encontrada.*"
    r"|(?:ошибка|помилка|памылка) \d{3}.*|(?:страница|сторінку|старонка) не (?:найдена|знайдено|знойдзена).*"
    r"|доступ (?:запрещ[её]н|заборонено|забаронены).*",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|(?:continue|keep) reading (?:this|the full|with"
    r"|for)|to (?:continue|keep) reading|subscribers? only"
    r"|(?:exclusively|only|available) (?:for|to) (?:our )?(?:subscribers|members)|already (?:a subscriber"
    r"|have an account)|this (?:article|content|story) is (?:for|reserved)"
    r"|unlock (?:this|the full) article|start your (?:free )?(?:trial|subscription)|register (?:for free"
    r" )?to (?:continue|read)|you have \d+ (?:free )?articles? (?:left|remaining)"
    r"|nur für abonnenten|weiterlesen mit|réservée? aux abonnés|il vous reste \d+ ?% de cet article"
    r"|solo para suscriptores|(?:только|лишь) (?:для|по) подпис(?:чиков|ке)"
    r"|(?:лише|тільки) для передплатників"
    r"|полный текст доступен (?:подписчикам|по подписке)|оформ(?:ите|іть) (?:подписку|передплату), чтобы"
    r"|щоб (?:читати далі|продовжити читання)|чтобы (?:читать дальше|продолжить чтение)",
    re.IGNORECASE,
)
ERROR_CHARACTERS = 1_200  # an error page is short; an article about errors is not
STUB_CHARACTERS = 1_500
END_CHARACTERS = 30_000  # the words that ask to subscribe stand after the article's beginning


def is_error_page(title: str | None, body: str) -> bool:
    """Tell whether a page's title says that there is no article, and its text is as short as that."""
    return bool(title and ERROR_TITLE.fullmatch(title) and len(body) < ERROR_CHARACTERS)


def is_stub(tree: HtmlElement, data: Iterable[Node], body: str) -> bool:
    """Tell whether only an article's beginning is here: short, and the page says that the rest is closed."""
    if len(body) >= STUB_CHARACTERS:
        return False
    if any(str(node.get("isAccessibleForFree")).lower() == "false" for node in data):
        return True
    end = tree.text_content()[-3 * END_CHARACTERS :]
    return PAYWALL.search(" ".join(end.split())[-END_CHARACTERS:]) is not None
