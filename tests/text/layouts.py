"""Pages of our own in the layouts that outlets use, in many languages, each with what a reader would note.

Every outlet, name and text is invented. `half` splits them by a hash of their names: rules were made with
the first half at hand, and the second only says how far they carry.
"""

import hashlib
from typing import NamedTuple

PROSE = {
    "en": ("Envoys of both banks met on Tuesday in the customs house and spoke for three hours about grain.",
           "A spokesman said that the sides had agreed to meet again before the end of the month.",
           "The river has been closed to ships since the spring, and farmers have asked for a corridor."),
    "uk": ("Посланці обох берегів зустрілися у вівторок на митниці й три години говорили про зерно.",
           "Речник сказав, що сторони домовилися зустрітися знову до кінця місяця.",
           "Річка закрита для суден з весни, і фермери просять про коридор для вивезення врожаю."),
    "ru": ("Посланники обоих берегов встретились во вторник на таможне и три часа говорили о зерне.",
           "Представитель сказал, что стороны договорились встретиться снова до конца месяца.",
           "Река закрыта для судов с весны, и фермеры просят о коридоре для вывоза урожая."),
    "be": ("Пасланнікі абодвух берагоў сустрэліся ў аўторак на мытні і тры гадзіны гаварылі пра збожжа.",
           "Прадстаўнік сказаў, што бакі дамовіліся сустрэцца зноў да канца месяца.",
           "Рака зачынена для суднаў з вясны, і фермеры просяць пра калідор для вывазу ўраджаю."),
    "de": ("Gesandte beider Ufer trafen sich am Dienstag im Zollhaus und sprachen drei Stunden über"
    " Getreide.",
           "Ein Sprecher sagte, die Seiten hätten vereinbart, sich vor Monatsende wieder zu treffen.",
           "Der Fluss ist seit dem Frühjahr für Schiffe gesperrt, und die Bauern bitten um einen Korridor."),
    "fr": ("Des envoyés des deux rives se sont rencontrés mardi à la douane et ont parlé trois heures"
    " du blé.",
           "Un porte-parole a dit que les parties étaient convenues de se revoir avant la fin du mois.",
           "Le fleuve est fermé aux navires depuis le printemps et les paysans demandent un couloir."),
    "es": ("Enviados de ambas orillas se reunieron el martes en la aduana y hablaron tres horas del trigo.",
           "Un portavoz dijo que las partes acordaron volver a reunirse antes de fin de mes.",
           "El río está cerrado a los barcos desde la primavera y los campesinos piden un corredor."),
    "it": ("Gli inviati delle due rive si sono incontrati martedì alla dogana e hanno parlato tre ore"
    " di grano.",
           "Un portavoce ha detto che le parti hanno deciso di rivedersi prima della fine del mese.",
           "Il fiume è chiuso alle navi dalla primavera e i contadini chiedono un corridoio per il"
           " raccolto."),
    "tr": ("İki yakanın elçileri salı günü gümrük binasında buluştu ve üç saat tahılı konuştu.",
           "Bir sözcü, tarafların ay sonundan önce yeniden buluşmak üzere anlaştığını söyledi.",
           "Nehir ilkbahardan beri gemilere kapalı ve çiftçiler hasat için bir koridor istiyor."),
    "ar": ("التقى مبعوثو الضفتين يوم الثلاثاء في مبنى الجمارك وتحدثوا ثلاث ساعات عن الحبوب.",
           "وقال متحدث إن الجانبين اتفقا على اللقاء مرة أخرى قبل نهاية الشهر.",
           "والنهر مغلق أمام السفن منذ الربيع ويطالب المزارعون بممر لنقل المحصول."),
    "he": ("שליחי שתי הגדות נפגשו ביום שלישי בבית המכס ודיברו שלוש שעות על תבואה.",
           "דובר אמר שהצדדים הסכימו להיפגש שוב לפני סוף החודש.",
           "הנהר סגור לאוניות מאז האביב והחקלאים מבקשים מסדרון להוצאת היבול."),
    "pl": ("Wysłannicy obu brzegów spotkali się we wtorek w urzędzie celnym i trzy godziny mówili o zbożu.",
           "Rzecznik powiedział, że strony umówiły się na kolejne spotkanie przed końcem miesiąca.",
           "Rzeka jest zamknięta dla statków od wiosny, a rolnicy proszą o korytarz dla zbiorów."),
    "ro": ("Trimișii celor două maluri s-au întâlnit marți la vamă și au vorbit trei ore despre grâu.",
           "Un purtător de cuvânt a spus că părțile au convenit să se revadă până la sfârșitul lunii.",
           "Râul este închis pentru nave din primăvară, iar fermierii cer un coridor pentru recoltă."),
    "zh": ("两岸的使者星期二在海关大楼会面，就粮食问题谈了三个小时。",
           "发言人说，双方同意在月底之前再次会面。",
           "自春天以来，河道一直不对船只开放，农民要求开辟一条运粮通道。"),
    "el": ("Απεσταλμένοι των δύο οχθών συναντήθηκαν την Τρίτη στο τελωνείο και μίλησαν τρεις ώρες για"
    " σιτηρά.",
           "Εκπρόσωπος είπε ότι οι πλευρές συμφώνησαν να συναντηθούν ξανά πριν από το τέλος του μήνα.",
           "Ο ποταμός είναι κλειστός για τα πλοία από την άνοιξη και οι αγρότες ζητούν διάδρομο."),
}  # fmt: skip


class Layout(NamedTuple):
    """A page of our own, and the title, authors and day that a careful reader takes from it."""

    name: str
    lang: str
    url: str
    head: str
    top: str
    title: str
    author: tuple[str, ...]
    day: str | None
    foot: str = ""

    @property
    def html(self) -> bytes:
        """The page's bytes."""
        prose = "".join(f"<p>{words}</p>" for words in PROSE[self.lang] * 2)
        return (
            f"<!DOCTYPE html><html lang='{self.lang}'><head><meta charset='utf-8'>{self.head}</head><body>"
            "<nav><a href='/'>≡</a> <a href='/a'>A</a></nav>"
            f"<main>{self.top}<div class='text'>{prose}</div>{self.foot}</main></body></html>"
        ).encode()

    @property
    def half(self) -> int:
        """0: looked at while rules were made; 1: kept back."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2
