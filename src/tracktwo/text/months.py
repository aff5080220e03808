"""The names of the months as dates write them, in the languages that outlets write."""

import re
import unicodedata

# One line a month: English, German, French, Spanish, Italian, Portuguese, Polish and so on.
# An underscore stands for the space inside a name of two words.
MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia ledna января"
    " січня янв січ студзеня сту ocak oca siječnja ianuarie януари ιανουαρίου ιαν január januára"
    " tammikuuta يناير ينایر ژانویه ינואר sausio janvāris janvārī ianuar januara januarja janara яну"
    " јануар јануара јануари gener jaanuar yanvar қаңтар იანვარი იანვარს հունվարի հունվար janar جنوری"
    " جنوري جانفي كانون_الثاني کانوونی_دووەم ιανουάριος जनवरी जानेवारी জানুয়ারি জানুয়ারী ஜனவரி มกราคม"
    " ม.ค. ဇန်နဝါရီ មករា jaan tammikuu",
    "february feb februar febr février févr fevr febrero febbraio fevereiro fev februari lutego února"
    " февраля лютого фев лют лютага şubat şub veljače februarie февруари φεβρουαρίου φεβ február februára"
    " helmikuuta فبراير شباط فوریه פברואר vasario februāris februāra februārī februara februarja фебруар"
    " фебруара фебруари febrer veebruar fevral ақпан თებერვალი თებერვალს փետրվարի փետրվար shkurt فروری"
    " فبروري فيفري شوبات φεβρουάριος फ़रवरी फरवरी फेब्रुवारी ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி กุมภาพันธ์"
    " ก.พ. ဖေဖော်ဝါရီ កុម្ភៈ únor febbr helmikuu",
    "march mar märz mrz maerz mars marzo março maart marca března марта березня мар бер сакавіка сак mart"
    " ožujka martie март μαρτίου μαρ március maaliskuuta مارس آذار مارچ מרץ מרס kovo marts martā märts"
    " marta наурыз მარტი მარტს մարտի մարտ maret machi mac ئازار μάρτιος मार्च মার্চ மார்ச் มีนาคม มี.ค."
    " မတ် មីនា březen márc maaliskuu març",
    "april apr avril avr abril abr aprile kwietnia dubna апреля квітня апр кві красавіка кра nisan nis"
    " travnja aprilie април απριλίου απρ április apríla huhtikuuta أبريل ابريل نيسان آوریل אפריל balandžio"
    " aprīlis aprīlī aprill aprila сәуір აპრილი აპრილს ապրիլի ապրիլ prill aprili априла إبريل افريل أفريل"
    " اپریل απρίλιος अप्रैल एप्रिल এপ্রিল ஏப்ரல் เมษายน เม.ย. ဧပြီ មេសា duben ápr huhtikuu",
    "may mai mayo maggio mag maio mei maja května мая травня тра траўня mayıs svibnja май μαΐου μαΐ május"
    " mája toukokuuta مايو أيار مه מאי gegužės maj maijs maijā мај маја мамыр მაისი მაისს մայիսի մայիս"
    " maji ماي می ئایار μάιος मई मे মে மே พฤษภาคม พ.ค. မေ ឧសភា květen máj maig toukokuu",
    "june jun juni juin junio giugno giu junho czerwca června июня червня июн чер чэрвеня haziran haz"
    " lipnja iunie юни ιουνίου ιουν június júna kesäkuuta يونيو حزيران ژوئن יוני birželio jūnijs jūnija"
    " jūnijā juuni juna junija јун јуна јуни iyun маусым ივნისი ივნისს հունիսի հունիս qershor جوان جون"
    " حوزەیران ιούνιος जून জুন ஜூன் มิถุนายน มิ.ย. ဇွန် មិថុនា červen juny iyn kesäkuu",
    "july jul juli juillet juil julio luglio lug julho lipca července июля липня июл лип ліпеня temmuz"
    " tem srpnja iulie юли ιουλίου ιουλ július júla heinäkuuta يوليو تموز ژوئیه יולי liepos jūlijs jūlija"
    " jūlijā juuli jula julija јул јула јули iyul шілде ივლისი ივლისს հուլիսի հուլիս korrik جويلية جولائی"
    " جولای يوليوز تەممووز ιούλιος जुलाई जुलै জুলাই ஜூலை กรกฎาคม ก.ค. ဇူလိုင် កក្កដា červenec juliol"
    " heinäkuu",
    "august aug août aoout aout agosto ago augustus sierpnia srpna августа серпня авг сер жніўня ağustos"
    " ağu kolovoza август αυγούστου αυγ augusztus augusta elokuuta أغسطس اغسطس آب اوت אוגוסט rugpjūčio"
    " augusts augustā avgust avgusta avqust тамыз აგვისტო აგვისტოს օգոստոսի օգոստոս gusht agosti اگست أوت"
    " غشت ئاب αύγουστος अगस्त ऑगस्ट আগস্ট আগষ্ট ஆகஸ்ட் สิงหาคม ส.ค. သြဂုတ် ဩဂုတ် សីហា agustus agust ogos"
    " agt srpen agost elokuu",
    "september sep sept septembre septiembre settembre set setembro września září сентября вересня сен"
    " вер верасня eylül eyl rujna septembrie септември σεπτεμβρίου σεπ szeptember septembra syyskuuta"
    " سبتمبر أيلول سپتامبر ספטמבר rugsėjo septembris septembar septembrī септембар септембра sentyabr"
    " sentabr қыркүйек სექტემბერი სექტემბერს սեպտեմբերի սեպտեմբեր shtator septemba ستمبر شتنبر ئەیلوول"
    " σεπτέμβριος सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর செப்டம்பர் กันยายน ก.ย. စက်တင်ဘာ កញ្ញា szept setembre"
    " syyskuu",
    "october oct oktober okt octobre octubre ottobre ott outubro out października října октября жовтня"
    " окт жов кастрычніка ekim eki octombrie октомври οκτωβρίου οκτ október októbra lokakuuta"
    " أكتوبر اكتوبر اکتبر אוקטובר spalio oktobris oktobra oktobar oktoober oktobrī октобар октобра oktyabr"
    " oktabr қазан ოქტომბერი ოქტომბერს հոկտեմբերի հոկտեմբեր tetor oktoba تشرين_الأول تشرين_الاول"
    " تشرینی_یەکەم οκτώβριος अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর அக்டோபர் ตุลาคม ต.ค. အောက်တိုဘာ តុលា říjen"
    " lokakuu",
    "november nov listopadu novembre noviembre novembro listopada листопада ноября ноя лис лістапада"
    " kasım kas studenoga noiembrie ноември νοεμβρίου νοε novembra marraskuuta نوفمبر نوامبر נובמבר"
    " lapkričio novembris novembrī novembar новембар новембра noyabr қараша ნოემბერი ნოემბერს նոյեմբերի"
    " նոյեմբեր nëntor نومبر نونبر تشرين_الثاني تشرینی_دووەم νοέμβριος नवंबर नवम्बर नोव्हेंबर নভেম্বর"
    " நவம்பர் พฤศจิกายน พ.ย. နိုဝင်ဘာ វិច្ឆិកា listopad nopember novemba marraskuu",
    "december dec des dezember dez décembre déc diciembre dic dicembre dezembro grudnia prosince декабря"
    " грудня дек гру снежня aralık ara prosinca decembrie декември δεκεμβρίου δεκ decembra joulukuuta"
    " ديسمبر دسامبر דצמבר gruodžio decembris decembrī decembar децембар децембра dekabr желтоқсан"
    " დეკემბერი დეკემბერს դեկտեմբերի դեկտեմբեր dhjetor desember desemba disember detsember دسمبر دجنبر"
    " كانون_الأول كانون_الاول کانوونی_یەکەم δεκέμβριος दिसंबर दिसम्बर डिसेंबर ডিসেম্বর டிசம்பர் ธันวาคม"
    " ธ.ค. ဒီဇင်ဘာ ធ្នូ prosinec desembre joulukuu",
)  # fmt: skip
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ARABIC_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": None})
_ARABIC_VOWELS = re.compile("[\u064b-\u0652]")


def folded(words: str) -> str:
    """Return words without the differences of case and spelling that names of months show.

    >>> folded("آذار") == folded("اذار"), folded("JANVIER")
    (True, 'janvier')
    """
    if words.isascii():
        return words.lower()
    composed = unicodedata.normalize("NFC", words).casefold()
    return _ARABIC_VOWELS.sub("", composed).translate(_ARABIC_LETTERS)


MONTHS = {
    folded(name).replace("_", " "): number
    for number, names in enumerate(MONTH_NAMES, start=1)
    for name in names.split()
}
# Names that are no plain run of letters: of two words, with points, or with signs for vowels.
_ODD = sorted((name for name in MONTHS if not re.fullmatch(r"[^\W\d_]+", name)), key=len, reverse=True)
ODD_MONTH = re.compile("|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _ODD))
NUMBERED_MONTH = re.compile(r"tháng\s(?P<number>1[0-2]|0?[1-9])(?!\d)", re.IGNORECASE)  # Vietnamese
