"""The names of the months as dates write them, in the languages that outlets write."""

# One line a month: English, German, French, Spanish, Italian, Portuguese, Polish and so on.
MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia ledna января січня"
    " янв січ студзеня сту ocak oca siječnja ianuarie януари ιανουαρίου ιαν január januára tammikuuta"
    " يناير ينایر ژانویه ינואר sausio janvāris",
    "february feb februar febr février févr fevr febrero febbraio fevereiro fev februari lutego února февраля"
    " лютого фев лют лютага şubat şub veljače februarie февруари φεβρουαρίου φεβ február februára helmikuuta"
    " فبراير شباط فوریه פברואר vasario februāris",
    "march mar märz mrz maerz mars marzo março maart marca března марта березня мар бер сакавіка сак mart"
    " ožujka martie март μαρτίου μαρ március maaliskuuta مارس آذار مارچ מרץ מרס kovo marts",
    "april apr avril avr abril abr aprile kwietnia dubna апреля квітня апр кві"
    " красавіка кра nisan nis travnja"
    " aprilie април απριλίου απρ április apríla huhtikuuta أبريل ابريل نيسان آوریل אפריל balandžio",
    "may mai mayo maggio mag maio mei maja května мая травня тра траўня mayıs svibnja"
    " май μαΐου μαΐ május mája"
    " toukokuuta مايو أيار مه מאי gegužės maj",
    "june jun juni juin junio giugno giu junho czerwca června июня червня июн чер чэрвеня haziran haz lipnja"
    " iunie юни ιουνίου ιουν június júna kesäkuuta يونيو حزيران ژوئن יוני birželio jūnijs",
    "july jul juli juillet juil julio luglio lug julho lipca července июля липня июл лип ліпеня temmuz tem"
    " srpnja iulie юли ιουλίου ιουλ július júla heinäkuuta يوليو تموز ژوئیه יולי liepos jūlijs",
    "august aug août aoout aout agosto ago augustus sierpnia srpna августа серпня авг сер жніўня ağustos ağu"
    " kolovoza август αυγούστου αυγ augusztus augusta elokuuta أغسطس اغسطس آب اوت אוגוסט rugpjūčio augusts",
    "september sep sept septembre septiembre settembre set setembro września září сентября вересня сен вер"
    " верасня eylül eyl rujna septembrie септември σεπτεμβρίου σεπ szeptember septembra"
    " syyskuuta سبتمبر أيلول"
    " سپتامبر ספטמבר rugsėjo septembris",
    "october oct oktober okt octobre octubre ottobre ott outubro out października října"
    " октября жовтня окт жов"
    " кастрычніка ekim eki listopadu octombrie октомври οκτωβρίου οκτ október októbra lokakuuta أكتوبر اكتوبر"
    " اکتبر אוקטובר spalio oktobris",
    "november nov novembre noviembre novembro listopada listopadu листопада ноября ноя"
    " лис лістапада kasım kas studenoga"
    " noiembrie ноември νοεμβρίου νοε novembra marraskuuta نوفمبر نوامبر נובמבר lapkričio novembris",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia"
    " prosince декабря грудня дек"
    " гру снежня aralık ara prosinca decembrie декември δεκεμβρίου δεκ decembra"
    " joulukuuta ديسمبر دسامبر דצמבר"
    " gruodžio decembris",
)
