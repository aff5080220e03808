"""Page furniture: the lines of a page that are about the site and not about the news."""

import re
from typing import NamedTuple

SHORT_LINE_WORDS = 18  # a longer line that a short rule matches is prose with the same first words
LONG_LINE_WORDS, LONG_LINE_CHARACTERS = 80, 600  # no rule reads further than this


class Rule(NamedTuple):
    """What a whole line of furniture looks like; a line without any of what it `needs` is not looked at."""

    name: str
    pattern: re.Pattern[str]
    is_short: bool
    needs: tuple[str, ...] = ()


def _rule(name: str, pattern: str, *, short: bool = True, needs: tuple[str, ...] = ()) -> Rule:
    return Rule(name, re.compile(rf"(?:{pattern})\W*", re.IGNORECASE), short, needs)


# Each rule must match the whole line. The second half of a rule's name is what the site wants.
LINE_RULES: tuple[Rule, ...] = (
    _rule(
        "related.heading",
        r"you (?:may|might) (?:also|be interested).*|related(?: (?:articles?|stor(?:y|ies)|posts?|news"
        r"|topics?"
        r"|content|coverage|reading|links?|tags?))?|recommended(?: (?:for you|stories|articles|reading))?"
        r"|most (?:read|popular|viewed|shared)|trending(?: now| stories)?|editor[’']?s[’']? picks?|up next"
        r"|do(?:n[’']t| not) miss|popular (?:posts|stories|now)|latest (?:news|stories|posts|headlines)"
        r"|more (?:stories|news|articles|top stories)|what to read next|you may have missed|also (?:on|in)"
        r" .{1,40}|most (?:read|popular|viewed|shared) (?:in|on) .{1,40}|(?:[\w’'-]+ ){1,3}newsletter"
        r"|читайте также|вам также может понравиться|по теме|читайте також|das könnte sie auch interessieren"
        r"|mehr zum thema|lesen sie auch|à lire aussi|lire aussi|sur le même sujet|lee también|leia também",
    ),
    _rule(
        "related.link",
        r"(?:read (?:more|next|also|on)|also read|see also|see more|related|recommended|more on this|watch"
        r"|listen|also"
        r"|in pictures|in photos|video|opinion|analysis|explainer|fact[- ]?box|читайте также|читать далее"
        r"|read)"
        r"\s*[:|»>→].*|continue reading.*|keep reading.*|read the full (?:story|article|report|text)\b.*"
        r"|read (?:more|on)|(?!.*[.!?]$)more (?:from|on) .{1,60}|click here\b.*"
        r"|click to .*|tap (?:here|to) .*",
    ),
    _rule(
        "comments.form",
        r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)|(?:join|start) the (?:conversation"
        r"|discussion)"
        r"|\d+ (?:comments?|replies|responses|thoughts on .*)|comments?(?: \(\d+\)| are closed| off.*|"
        r" closed)?"
        r"|no comments(?: yet)?|be the first to comment|cancel reply|submit(?: comment)?|post comment"
        r"|(?:view|show|hide|load|see)(?: all)?(?: \d+)?(?: more)? comments|(?:log|sign) in to (?:comment"
        r"|leave|post).*"
        r"|you must be logged in to .*|name ?\*?|e-?mail ?\*?|website|comment ?\*?|оставить комментарий"
        r"|комментарии",
    ),
    _rule(
        "comments.notice",
        r"your e-?mail address will not be published.*|required fields are marked.*|save my name, e-?mail.*"
        r"|notify me of (?:new|follow[- ]?up).*|this site (?:uses akismet|is protected by recaptcha).*"
        r"|learn (?:more about )?how (?:we process )?your comment data.*",
        short=False,
    ),
    _rule(
        "comments.call",
        r".*\b(?:share|tell us|let us know|leave|drop|post|voice)\b.{0,80}\b(?:in|on) the comments?(?:"
        r" section)?"
        r"(?: below| box)?|what do you think\?.*(?:comment|let us know|share).*|have (?:a|your) say",
        short=False,
        needs=("comment", "what do you think?", "have a say", "have your say"),
    ),
    _rule(
        "ads.blocker",
        r"ad[- ]?block(?:er)? (?:detected|is on|enabled).*|.*\b(?:disabl\w+|turn(?:ing)? off|whitelist\w*"
        r"|switch(?:ing)? off|pause)"
        r"\b.{0,60}\bad[- ]?block.*|we(?:[’']ve| have)? (?:noticed|detected|see)\b.*\bad[- ]?block.*",
        short=False,
        needs=("adblock", "ad block", "ad-block"),
    ),
    _rule(
        "ads.slot",
        r"advertisement|ads?|ad feedback|sponsored(?: content| by .*)?|promoted(?: content)?|paid"
        r" (?:content|post)"
        r"|(?:story|article) continues (?:below|after).*|scroll (?:down )?(?:to|for) (?:continue|more).*"
        r"|continue reading below|skip (?:ad|advertisement)|advertise with us|реклама|anzeige|werbung"
        r"|publicité|publicidad",
    ),
    _rule(
        "share.button",
        r"share(?: (?:this|on|via|with|it|full|article)\b.*)?|shares?|\d[\d,.k]* (?:shares?|views|likes)"
        r"|tweet(?: this)?|e-?mail(?: this)?|print(?: this)?(?: article| page)?|copy(?: the)? link.*|link"
        r" copied.*"
        r"|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|flipboard"
        r"|pocket|tumblr"
        r"|save(?: (?:article|for later|this))?|bookmark|listen(?: to (?:this )?(?:article|story))?.{0,20}"
        r"|gift(?: this article)?"
        r"|follow(?: us)?(?: on .*| @.*)?|like us on .*|поделиться.*|поширити|teilen|partager|compartir"
        r"|condividi"
        r"|(?:(?:facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|copy link"
        r"|share|x)[\s,|•·/]*){2,}",
    ),
    _rule(
        "subscribe.call",
        r"(?:subscribe|sign up|sign-up|register|join|get|receive|enter your e-?mail|become"
        r" a)\b.*\b(?:newsletters?|inbox"
        r"|subscriber|subscription|our (?:channel|app|community|group)|e-?mail(?:s| alerts| updates)?"
        r"|whatsapp|telegram"
        r"|free (?:account|trial|access)|alerts?|push notifications|(?:delivered|sent) (?:through|to) your"
        r" (?:door|letterbox|phone))\b.*|(?:subscribe|sign (?:up|in)|log"
        r" ?in|register)(?: now| here| today| free)?"
        r"|follow .{1,60} on (?:twitter|x|facebook|telegram|google news|whatsapp|instagram|youtube|threads"
        r"|bluesky|social media)\b.*"
        r"|(?:e-?mail|contact|reach|follow|write to) .{1,60}\b(?:at|on|@).*@\w.*"
        r"|reach the (?:reporter|author|writer)s?\b.*"
        r"|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://)?(?:www\.)?(?:twitter|x)\.com/\w+|more AP .{1,40}:? https?:.*"
        r"|like this (?:story|article|post|video)\?.*|tell us what you think.*"
        r"|(?:do you )?(?:have|got) (?:a|any|an) (?:tip|story|news tip|question)s?\b.{0,60}\?.*"
        r"|(?:download|get|install) (?:our|the) .{0,30}\bapp\b.*|already (?:a |an )?(?:subscriber|member"
        r"|subscribed|registered|have an account).*"
        r"|support (?:our|independent) (?:work|journalism|reporting).*|donate(?: now| today)?|thank(?:s|"
        r" you) for (?:reading|subscribing|signing up)\b.*"
        r"|подпи(?:сывайтесь|шитесь|саться) .*|підпи(?:суйтесь|шіться|сатися) .*|stay (?:tuned|up to date"
        r"|connected)\b.*",
    ),
    _rule(
        "site.legal",
        r"we (?:use|and our partners use|value) .*\b(?:cookies|privacy)\b.*|by (?:continuing|using"
        r"|clicking|signing|subscribing)\b.*"
        r"\b(?:cookies?|terms|privacy)\b.*|(?:©|\(c\)|copyright\b)\s*.*|all rights reserved.*|.*\ball"
        r" rights reserved"
        r"|this material may not be published, broadcast, rewritten.*"
        r"|this copy is for your personal,? non-?commercial use only.*",
        short=False,
        needs=(
            "cookie",
            "privacy",
            "terms",
            "©",
            "(c)",
            "copyright",
            "all rights reserved",
            "this material may not",
            "this copy is for",
        ),
    ),
    _rule(
        "site.legal.link",
        r"accept(?: all)?(?: cookies)?|reject all|manage (?:preferences|consent|cookies)|(?:privacy"
        r"|cookie) (?:policy|settings|notice)"
        r"|terms (?:of (?:use|service)|and conditions|& conditions)|disclaimer|contact us|about us"
        r"|(?:order )?reprints(?: (?:and|&) permissions)?|site"
        r" ?map|imprint|impressum",
    ),
    _rule(
        "site.navigation",
        r"(?:last )?(?:updated|published|modified)(?: at| on)?:? \d{1,2}[:.]\d\d.*|skip to (?:main"
        r" )?(?:content|navigation)|back to (?:top|home.*)|(?:open|close|toggle)(?: main)?"
        r" (?:menu|navigation|search)"
        r"|menu|search(?: for:?)?|home|navigation|loading|(?:show|view|load|see) (?:more|less|all)|next(?:"
        r" (?:article|post|page|story))?"
        r"|previous(?: (?:article|post|page|story))?|(?:next|previous) (?:article|post|story)\s*:?.*|table"
        r" of contents|jump to .*"
        r"|(?:tempo de leitura|temps de lecture|tiempo de lectura|lesezeit|leestijd"
        r"|время (?:на )?чтени[ея]|час читання)\b.*"
        r"|\d+[- ]min(?:ute)?s?(?: read)?|reading time:?.*|estimated reading time.*|in this article|toggle.*",
    ),
    _rule(
        "site.tags",
        r"(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|labels|keywords|tagged(?: with| as)?"
        r"|метки|теги|schlagw[oö]rter|mots-clés|etiquetas|etiketler|الوسوم|ключевые слова|ключові слова)"
        r"\s*[:|].*",
    ),
    _rule(
        "site.tags.heading", r"tags|topics|keywords|метки|теги|schlagw[oö]rter|mots-clés|etiquetas|etiketler"
    ),
    _rule(
        "site.code", r"\[/?[a-z][\w-]*(?: [^\]]*)?\].*\[/[a-z][\w-]*\]|\[/?[a-z][\w-]*(?: [\w-]+=[^\]]*)?\]"
    ),
    _rule(
        "promo.coverage",
        r"(?:explore|discover|browse|check out|see|visit|read|find|view|follow|catch up on|dive"
        r" into)\b.{0,80}"
        r"\b(?:our|[\w.-]+[’']s?)\b.{0,60}\b(?:coverage|section|analys[ie]s|insights?|archives?|hub|pages?"
        r"|articles?"
        r"|reports?|reporting|stories|guides?|website|blog|live ?blog|podcast|newsroom)\b.*"
        r"|(?:explore|discover|browse|find|see|read) more\b.{0,100}\b(?:here|our|section|website|below"
        r"|page)\b.*"
        r"|(?:want|would you like|looking) to (?:learn|know|read|find out|hear|explore|stay)\b.*\?.*"
        r"|for (?:more|further|the latest)\b.{0,80}\b(?:visit|follow|click|subscribe|see our|read our"
        r"|check (?:out )?our|go to)\b.*|if you (?:enjoyed|liked) this (?:article|story|post|piece)\b.*"
        r"|(?:learn|find out) more(?: (?:about|here|at|on) .{0,80})?",
        short=False,
    ),
)

RELATED_HEADINGS = frozenset({"related.heading", "site.tags.heading"})


def furniture_rule(line: str) -> str | None:
    """Return the name of the rule that calls a line page furniture, or None.

    >>> furniture_rule("You may also like")
    'related.heading'
    >>> furniture_rule("The ministers left without a comment.") is None
    True
    """
    words = line.count(" ") + 1
    if words > LONG_LINE_WORDS or len(line) > LONG_LINE_CHARACTERS:
        return None
    folded = line.lower()
    for name, pattern, is_short, needs in LINE_RULES:
        if is_short and words > SHORT_LINE_WORDS:
            continue
        if (not needs or any(map(folded.__contains__, needs))) and pattern.fullmatch(line):
            return name
    return None


# A sentence break: the end of one, a space, and a capital or quotation mark that opens the next.
SENTENCE_BREAK = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[A-ZÀ-ÞА-ЯІЇЄҐ“\"‘'])")
SENTENCE_CALLS = ("comments.call", "promo.coverage", "subscribe.call", "related.link")
ASKS_THE_READER = re.compile(r"(?i:.*\byou(?:r|rs)?\b.*|want to .*)\?", re.DOTALL)


def promo_start(paragraph: str) -> int | None:
    """Return where the calls to the reader begin that close a paragraph, or None.

    0 when the whole paragraph is one, questions put to the reader included.

    >>> promo_start("Both sides will meet again. Explore Harbour-Post.example's coverage of the talks.")
    28
    >>> promo_start("What would you do? Share your thoughts in the comments below!")
    0
    """
    starts = [0, *(match.end() for match in SENTENCE_BREAK.finditer(paragraph))]
    first: int | None = None
    for start in reversed(starts):
        sentence = paragraph[start : first if first is not None else len(paragraph)].strip()
        is_call = furniture_rule(sentence) in SENTENCE_CALLS
        is_lead_in = first is not None and ASKS_THE_READER.fullmatch(sentence) is not None
        if not is_call and not is_lead_in:
            break
        first = start
    return first
