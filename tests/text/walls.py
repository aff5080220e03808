"""Pages of our own that hold no article or only its beginning, and whole ones that look a little like them.

Invented. Written before the rules they test were widened; `half` splits them, the second was kept back.
"""

import hashlib
from typing import NamedTuple

from tests.text.layouts import PROSE


class Wall(NamedTuple):
    """A page and what it is: "stub" (only the beginning), "error" (no article), "whole"."""

    name: str
    is_what: str
    title: str
    body: str
    head: str = ""
    lang: str = "en"

    @property
    def html(self) -> bytes:
        """The page's bytes."""
        return (
            f"<!DOCTYPE html><html lang='{self.lang}'><head><meta"
            f" charset='utf-8'><title>{self.title}</title>{self.head}"
            f"</head><body><nav><a href='/'>≡</a></nav><main>{self.body}</main></body></html>"
        ).encode()

    @property
    def half(self) -> int:
        """0: looked at while rules were made; 1: kept back."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2


def text(lang: str, times: int = 1) -> str:
    return "".join(f"<p>{words}</p>" for words in PROSE[lang] * times)


def start(lang: str) -> str:
    return f"<p>{PROSE[lang][0]}</p><p>{PROSE[lang][1]}</p>"


CLOSED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x",'
    '"isAccessibleForFree":%s}</script>'
)
H1 = "<h1>Grain talks resume at Riverton</h1>"
SITE = "Grain talks resume at Riverton - Harbour Post"
WALLS: tuple[Wall, ...] = (
    Wall("ld-false-string", "stub", SITE, H1 + start("en"), CLOSED % '"False"'),
    Wall("ld-part-closed", "stub", SITE, H1 + start("en"),
         '<script'
         ' type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x","hasPart":{"@type":'
         '"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"}}]}</script>'),
    Wall("content-tier", "stub", SITE, H1 + start("en"), "<meta"
    " property='article:content_tier' content='locked'>"),
    Wall("en-members", "stub", SITE, H1 + start("en") + "<div>This post is for paying"
    " subscribers only</div>"),
    Wall("en-metered", "stub", SITE, H1 + start("en") + "<p>You’ve reached your limit of free articles.</p>"),
    Wall("en-full-story", "stub", SITE, H1 + start("en") + "<div><b>Log in or subscribe"
    " to read the full story</b></div>"),
    Wall("de-plus", "stub", "Gespräche über Getreide - Ufer", "<h1>Gespräche über Getreide</h1>" + start("de")
         + "<div>Jetzt weiterlesen mit Ufer+</div>", lang="de"),
    Wall("de-abo", "stub", "Gespräche über Getreide", "<h1>Gespräche über Getreide</h1>" + start("de")
         + "<p>Dieser Artikel ist nur für Abonnenten.</p>", lang="de"),
    Wall("de-anmelden", "stub", "Gespräche", "<h1>Gespräche</h1>" + start("de")
         + "<p>Bitte melden Sie sich an, um weiterzulesen</p>", lang="de"),
    Wall("fr-abonnes", "stub", "Le blé", "<h1>Le blé</h1>" + start("fr") + "<p>Article"
    " réservé aux abonnés</p>", lang="fr"),
    Wall("fr-reste", "stub", "Le blé", "<h1>Le blé</h1>" + start("fr")
         + "<p>Il vous reste 74% de cet article à lire. La suite est réservée aux abonnés.</p>", lang="fr"),
    Wall("fr-lire-suite", "stub", "Le blé", "<h1>Le blé</h1>" + start("fr")
         + "<p>Abonnez-vous pour lire la suite</p>", lang="fr"),
    Wall("es-suscriptores", "stub", "El trigo", "<h1>El trigo</h1>" + start("es")
         + "<p>Contenido exclusivo para suscriptores</p>", lang="es"),
    Wall("es-seguir", "stub", "El trigo", "<h1>El trigo</h1>" + start("es")
         + "<p>Suscríbete para seguir leyendo</p>", lang="es"),
    Wall("it-abbonati", "stub", "Il grano", "<h1>Il grano</h1>" + start("it")
         + "<p>Contenuto riservato agli abbonati</p>", lang="it"),
    Wall("pl-prenumerata", "stub", "Zboże", "<h1>Zboże</h1>" + start("pl")
         + "<p>Dalszy ciąg materiału dostępny dla prenumeratorów</p>", lang="pl"),
    Wall("uk-peredplata", "stub", "Зерно", "<h1>Зерно</h1>" + start("uk")
         + "<p>Повний текст доступний лише за передплатою</p>", lang="uk"),
    Wall("uk-klub", "stub", "Зерно", "<h1>Зерно</h1>" + start("uk")
         + "<p>Щоб прочитати матеріал повністю, увійдіть або оформіть передплату.</p>", lang="uk"),
    Wall("ru-podpiska", "stub", "Зерно", "<h1>Зерно</h1>" + start("ru")
         + "<p>Материал доступен только подписчикам</p>", lang="ru"),
    Wall("ru-dalee", "stub", "Зерно", "<h1>Зерно</h1>" + start("ru")
         + "<div>Войдите или оформите подписку, чтобы прочитать полностью</div>", lang="ru"),
    Wall("tr-abone", "stub", "Tahıl", "<h1>Tahıl</h1>" + start("tr")
         + "<p>Haberin devamını okumak için abone olun</p>", lang="tr"),
    Wall("ar-mushtarik", "stub", "الحبوب", "<h1>الحبوب</h1>" + start("ar")
         + "<p>هذا المحتوى متاح للمشتركين فقط</p>", lang="ar"),
    Wall("he-minuy", "stub", "תבואה", "<h1>תבואה</h1>" + start("he") + "<p>להמשך קריאה"
    " הירשמו כמנויים</p>", lang="he"),
    Wall("en-404", "error", "Page not found | Harbour Post", "<h1>Page not"
    " found</h1><p>The page you were looking for"
         " has moved or no longer exists. Try a search, or go back to the front page of the paper.</p>"),
    Wall("en-404-soft", "error", "Harbour Post", "<h1>Oops! That page can’t be"
    " found.</h1><p>It looks like nothing was"
         " found at this location. Maybe try one of the links below or a search?</p>"),
    Wall("en-410", "error", "410 Gone", "<h1>Gone</h1><p>The requested resource is no"
    " longer available on this server"
         " and there is no forwarding address.</p>"),
    Wall("en-js", "error", "Harbour Post", "<h1>Please enable JavaScript</h1><p>You"
    " need to enable JavaScript to run"
         " this app. Please enable cookies and reload the page to continue to the site.</p>"),
    Wall("en-robot", "error", "Are you a robot?", "<h1>Unusual activity</h1><p>We have"
    " detected unusual traffic from"
         " your computer network. To continue, please click the box below to let us"
         " know you are not a robot.</p>"),
    Wall("en-451", "error", "Unavailable", "<h1>451: Unavailable due to legal"
    " reasons</h1><p>We recognise you are"
         " attempting to access this website from a country to which we cannot grant"
         " access at this time.</p>"),
    Wall("en-login", "error", "Log in - Harbour Post", "<h1>Log in</h1><p>Enter your"
    " e-mail address and your password"
         " to continue to the Harbour Post. Have you forgotten your password?</p>"),
    Wall("en-consent", "error", "Before you continue", "<h1>Before you"
    " continue</h1><p>We and our 712 partners store"
         " and access cookies on your device. Accept all or manage your privacy settings to continue.</p>"),
    Wall("de-404", "error", "Seite nicht gefunden - Ufer", "<h1>Fehler 404</h1><p>Die"
    " von Ihnen aufgerufene Seite wurde"
         " leider nicht gefunden. Bitte prüfen Sie die Adresse oder nutzen Sie die Suche.</p>", lang="de"),
    Wall("fr-404", "error", "Erreur 404 | Rives", "<h1>Page introuvable</h1><p>La page"
    " que vous recherchez n’existe pas"
         " ou a été déplacée. Revenez à la une ou lancez une recherche.</p>", lang="fr"),
    Wall("es-404", "error", "Error 404", "<h1>Página no encontrada</h1><p>La página que"
    " busca no existe o ha cambiado"
         " de dirección. Vuelva a la portada del diario.</p>", lang="es"),
    Wall("uk-404", "error", "404 — Берег", "<h1>Сторінку не знайдено</h1><p>На жаль,"
    " такої сторінки немає. Можливо, її"
         " видалили або адреса змінилася. Поверніться на головну.</p>", lang="uk"),
    Wall("ru-404", "error", "Набережная", "<h1>Страница не найдена</h1><p>К сожалению,"
    " такой страницы нет. Возможно, она"
         " была удалена или вы ошиблись в адресе.</p>", lang="ru"),
    Wall("tr-404", "error", "Sayfa bulunamadı", "<h1>Sayfa bulunamadı</h1><p>Aradığınız"
    " sayfa kaldırılmış, adı"
         " değiştirilmiş veya geçici olarak kullanılamıyor olabilir.</p>", lang="tr"),
    Wall("ar-404", "error", "الصفحة غير موجودة", "<h1>الصفحة غير موجودة</h1><p>عذرا،"
    " الصفحة التي تبحث عنها غير موجودة"
         " أو تم نقلها إلى عنوان آخر. عد إلى الصفحة الرئيسية.</p>", lang="ar"),
    Wall("whole-newsletter", "whole", SITE, H1 + text("en", 4) + "<p>Subscribe to our newsletter</p>"),
    Wall("whole-short-free", "whole", SITE, H1 + start("en"), CLOSED % "true"),
    Wall("whole-short-footer", "whole", SITE, H1 + start("en")
         + "</main><footer>Already a subscriber? Subscribe now from 2 a month.</footer><main>"),
    Wall("whole-on-paywalls", "whole", "Papers on both banks put up paywalls",
    "<h1>Papers on both banks put up paywalls"
         "</h1>" + text("en", 4) + "<p>From May the Left Bank Daily will be for subscribers only.</p>"),
    Wall("whole-404-in-title", "whole", "Flight 404 lands at Riverton - Harbour Post",
         "<h1>Flight 404 lands at Riverton</h1>" + text("en")),
    Wall("whole-not-found", "whole", "Missing barge not found after three days - Harbour Post",
         "<h1>Missing barge not found after three days</h1>" + text("en")),
    Wall("whole-forbidden", "whole", "Forbidden city of the left bank opens",
    "<h1>Forbidden city of the left bank"
         " opens</h1>" + text("en")),
)  # fmt: skip
