"""Pages of our own whose day of publication stands where outlets put it: in many systems and languages.

Every outlet, name and text is invented; `{prose}` stands for the paragraphs of an article.
"""

from typing import NamedTuple

from tests.text.layouts import PROSE


class DatedPage(NamedTuple):
    """What a page holds, from which address and when it was fetched, and its day; "" where it gives none."""

    name: str
    language: str
    url: str
    day: str
    fetched: str | None
    inner: str

    @property
    def html(self) -> bytes:
        """The page as bytes."""
        prose = "".join(f"<p>{words}</p>" for words in PROSE.get(self.language[:2], PROSE["en"]))
        head, _, body = self.inner.partition("</head>")
        inner = body.replace("{prose}", prose)
        return f'<html lang="{self.language}"><head><title>Talks</title>{head}</head>{inner}</html>'.encode()


DATED_PAGES = (
    DatedPage("wp_twentyeleven", "en-US", "https://riverpost.example/delegations-meet/",
        "2022-03-05", None,
        "</head><header><h1><a href=/>River Post</a></h1></header><article id=post-231 "
        'class="post type-post"><h1 class=entry-title>Delegations meet in one hall</h1> <div '
        "class=entry-meta><span class=sep>Posted on </span><a href=/><time class=entry-date "
        'datetime="2022-03-05T23:10:00-05:00">March 5, 2022</time></a><span class=by-author> by '
        '<a class="url fn n">Ana Petrosh</a></span></div><div class=entry-content>{prose}</div>'
        "</article> <div id=comments><ol><li class=comment><time "
        'datetime="2022-03-02T01:00:00+00:00">March 2, 2022 at 1:00 am</time><p>Good.</p></li>'
        "</ol></div><aside><ul><li>Old story <span class=post-date>March 1, 2022</span></li></ul>"
        "</aside><footer>© 2024 River Post</footer>"),
    DatedPage("wp_de_masthead_clock", "de", "https://talbote.example/politik/delegationen-tagen.html",
        "2022-03-05", None,
        "</head><div id=top>Samstag, 12. November 2022</div><div id=nav>Politik Wirtschaft</div>"
        "<div class=artikel><h2>Delegationen tagen in einem Saal</h2><div class=meta>05.03.2022 "
        "| Von Redaktion</div>{prose}</div><div class=mehr><ul><li>07.03.2022 Weitere "
        "Meldung</li><li>08.03.2022 Noch eine</li></ul></div>"),
    DatedPage("joomla", "en-gb", "https://coast.example/index.php/news/12-talks",
        "2021-04-07", None,
        "<meta name=generator content=Joomla!></head><div class=item-page><h2>Delegations meet "
        "in one hall</h2><dl class=article-info><dt>Details</dt><dd class=createdby>Written by "
        'Super User</dd><dd class=create><time datetime="2021-04-06T08:00:00+00:00">Created: 06 '
        'April 2021</time></dd><dd class=published><time datetime="2021-04-07T08:00:00+00:00">'
        "Published: 07 April 2021</time></dd><dd class=modified><time "
        'datetime="2021-04-09T08:00:00+00:00">Last Updated: 09 April 2021</time></dd></dl>'
        "{prose}</div>"),
    DatedPage("blogger", "", "http://borderwatch.blogspot.example/2016/06/delegations.html",
        "2016-06-09", None,
        "<meta content=blogger name=generator></head><div class=date-outer><h2 class=date-header>"
        "<span>Thursday, June 9, 2016</span></h2><div class=post><h3 class='post-title "
        "entry-title'>Delegations meet in one hall</h3><div class='post-body entry-content'>"
        "{prose}</div><div class=post-footer>Posted by <span class=fn>Watcher</span> at <a "
        "class=timestamp-link href=x><abbr class=published title='2016-06-09T18:12:00-07:00'>"
        "6:12 PM</abbr></a></div></div></div><div id=BlogArchive1><ul><li>2017 (3)<li>2016 (44) "
        "June 30</ul></div>"),
    DatedPage("arc_fusion", "en", "https://www.harborledger.example/world/delegations-meet/",
        "2021-11-03", None,
        '</head><script>window.Fusion=window.Fusion||{};Fusion.globalContent={"_id":"X",'
        '"created_date":"2021-11-01T11:00:00Z","first_publish_date":"2021-11-03T08:55:10Z",'
        '"display_date":"2021-11-03T09:00:00Z","last_updated_date":"2021-11-05T17:00:00Z",'
        '"headlines":{"basic":"Delegations meet in one hall"}};</script><main><h1>Delegations '
        "meet in one hall</h1><span>By Iva Hale</span><div><span>Today at 5:00 a.m. EDT</span>"
        "</div><article>{prose}</article></main>"),
    DatedPage("mfa_ukr", "uk", "https://mzs.example/news/delehatsii",
        "2023-03-14", None,
        "</head><div class=article><div class=article__info>опубліковано 14 березня 2023 року о "
        "17:45</div><h1>Делегації сіли в одній залі</h1>{prose}</div><div class=more><div>15 "
        "березня 2023</div></div>"),
    DatedPage("isw_like", "en", "https://warstudies.example/backgrounder/offensive-assessment-april-4-2023",
        "2023-04-04", None,
        "</head><div class=content><h1>Offensive Campaign Assessment, April 4, 2023</h1><div "
        "class=field>Ana Bren, Piotr Holm</div><p><strong>April 4, 2023, 7:15pm ET</strong></p>"
        "<p>Maps last updated 5 April 2023.</p>{prose}</div>"),
    DatedPage("un_press", "en", "https://press.assembly.example/en/2022/sc14803.doc.htm",
        "2022-02-25", None,
        "</head><div class=doc><div>SC/14803</div><div>25 FEBRUARY 2022</div><h1>Delegations "
        "meet in one hall</h1>{prose}</div><div>For information media. Not an official record. "
        "Updated 1 March 2022</div>"),
    DatedPage("zh_agency", "zh-CN", "http://www.xinbao.example/world/c_1128441.htm",
        "2022-03-05", None,
        "</head><div class=header><span class=year><em>2022</em></span><span class=day><em>"
        "03</em>/<em>05</em></span><span class=time>10:21:33</span> 来源：新报</div><h1>"
        "两个代表团同坐一厅</h1><div id=detail>{prose}</div><div>2022-03-06 其他新闻</div>"),
    DatedPage("ar_updated_first", "ar", "https://sahifa.example/world/81223",
        "2022-02-24", None,
        "</head><div dir=rtl><h1>الوفدان في قاعة واحدة</h1><div class=dates><span>آخر تحديث: 25 "
        "فبراير 2022</span> <span>نُشر: الخميس 24 فبراير 2022 - 09:30</span></div>{prose}</div>"),
    DatedPage("fa_published", "fa", "https://khabar.example/fa/news/551234/x",
        "2022-10-06", None,
        "</head><div><h1>دو هیئت در یک تالار</h1><div>تاریخ انتشار: ۱۴ مهر ۱۴۰۱ - ۰۹:۱۵</div>"
        "{prose}</div>"),
    DatedPage("th_buddhist", "th", "https://khao.example/politics/4412",
        "2022-01-12", None,
        "</head><article><h1>คณะผู้แทนนั่งในห้องเดียวกัน</h1><div class=date>12 มกราคม พ.ศ. 2565 "
        "เวลา 10:30 น.</div>{prose}</article>"),
    DatedPage("tr_agency", "tr", "https://ajans.example/tr/dunya/heyetler/251",
        "2022-02-28", None,
        "</head><article><h1>Heyetler aynı salonda</h1><span>Mehmet Sarı</span> <span>28 Şubat "
        "2022•Güncelleme: 1 Mart 2022</span>{prose}</article>"),
    DatedPage("fr_publie_modifie", "fr", "https://lejour.example/monde/article/delegations_61.html",
        "2022-02-24", None,
        "</head><article><h1>Les délégations dans une même salle</h1><p class=meta__date>Publié "
        "le 24 février 2022 à 06h12, modifié le 26 février 2022 à 18h40</p><p>Temps de lecture 3 "
        "min.</p>{prose}</article><aside>Édition du 27 février 2022</aside>"),
    DatedPage("es_actualizado_first", "es", "https://eldiario.example/internacional/delegaciones",
        "2022-04-02", None,
        "</head><article><h1>Las delegaciones, en una misma sala</h1><div>Actualizado: "
        "03/04/2022 10:30h | Publicado: 02/04/2022 21:00h</div>{prose}</article>"),
    DatedPage("pt_publicado_em", "pt", "https://agencia.example/noticia/delegacoes",
        "2022-10-03", None,
        "</head><div class=wrap><h1>Delegações na mesma sala</h1><small>Publicado em 3 de "
        "outubro de 2022 por Redação</small>{prose}</div><div>Eleições de 30 de outubro de "
        "2022</div>"),
    DatedPage("id_wib", "id", "https://berita.example/internasional/d-5971/delegasi",
        "2022-03-08", None,
        "</head><article><h1>Dua delegasi dalam satu ruangan</h1><div class=detail__date>Selasa, "
        "08 Mar 2022 10:15 WIB</div>{prose}</article><div>Rabu, 09 Mar 2022</div>"),
    DatedPage("relative_uk_days", "uk", "https://shvydko.example/n/12",
        "2023-09-12", "2023-09-14T10:00:00+00:00",
        "</head><article><h1>Делегації сіли в одній залі</h1><span class=ago>2 дні тому</span>"
        "{prose}</article>"),
    DatedPage("ambiguous_gb", "en-GB", "https://shirepost.example/news/delegations",
        "2022-03-04", None,
        "</head><article><h1>Delegations meet in one hall</h1><div class=pub>04/03/2022</div>"
        "{prose}</article>"),
    DatedPage("ambiguous_other_date", "en", "https://portal.example/item/99",
        "2022-04-03", None,
        "</head><article><h1>Delegations meet in one hall</h1><div>Published: 03/04/2022 "
        "Modified: 15/04/2022</div>{prose}</article>"),
    DatedPage("ko", "ko", "https://ilbo.example/article/202203",
        "2022-03-10", None,
        "</head><article><h1>두 대표단 한자리에</h1><div>입력 2022.03.10 05:12 | 수정 2022.03.11 "
        "11:40</div>{prose}</article>"),
    DatedPage("sr", "sr", "https://glas.example/svet/delegacije",
        "2022-02-25", None,
        "</head><article><h1>Делегације у једној сали</h1><div>Извор: Глас | петак, 25. фебруар "
        "2022. | 12:30</div>{prose}</article>"),
    DatedPage("jsonld_words", "en", "https://network.example/story/delegations",
        "2022-03-07", None,
        '<script type="application/ld+json">{"@context":"https://schema.org",'
        '"@type":"NewsArticle","headline":"Delegations meet in one hall","datePublished":"March '
        '7, 2022 8:02 am","dateModified":"March 9, 2022 8:02 am"}</script></head><article><h1>'
        "Delegations meet in one hall</h1>{prose}</article>"),
    DatedPage("epoch", "en", "https://epoch.example/story/delegations",
        "2022-03-07", None,
        "</head><article><h1>Delegations meet in one hall</h1><span class=date "
        'data-timestamp="1646640000">7 hours ago</span>{prose}</article>'),
    DatedPage("template_meta", "en", "https://valley.example/2022/05/17/delegations",
        "2022-05-17", None,
        '<meta name="date" content="2014-01-01"><meta name="dc.date.created" '
        'content="2014-01-01"></head><article><h1>Delegations meet in one hall</h1><div '
        "class=byline>By Iva Hale, 17 May 2022</div>{prose}</article>"),
    DatedPage("press_release", "en", "https://office.example/releases/delegations",
        "2022-03-03", None,
        "</head><div><p>FOR IMMEDIATE RELEASE</p><p>March 3, 2022</p><h1>Delegations meet in one "
        "hall</h1>{prose}<p>The next briefing is on March 10, 2022.</p></div>"),
    DatedPage("old_static", "", "http://www.cablenews.example/WORLD/europe/9906/11/talks.02/",
        "1999-06-11", None,
        "</head><table><tr><td><font size=4><b>Delegations meet in one hall</b></font><br><font "
        "size=2>Web posted at: 9:32 p.m. EDT (0132 GMT), June 11, 1999</font><p>{prose}</td></tr>"
        "</table>"),
    DatedPage("hijri", "ar", "https://wakala.example/n/41",
        "2022-02-11", None,
        "</head><article><h1>الوفدان في قاعة واحدة</h1><div>الجمعة 10 رجب 1443 هـ الموافق 11 "
        "فبراير 2022 م</div>{prose}</article>"),
    DatedPage("bn", "bn", "https://protidin.example/world/77",
        "2022-03-05", None,
        "</head><article><h1>দুই প্রতিনিধিদল এক কক্ষে</h1><div>প্রকাশ: ০৫ মার্চ ২০২২, ১০: "
        "১৫</div>{prose}</article>"),
    DatedPage("hu", "hu", "https://hirlap.example/kulfold/kuldottsegek",
        "2022-02-24", None,
        "</head><article><h1>Egy teremben a küldöttségek</h1><div>2022. február 24. 09:12</div>"
        "{prose}</article>"),
    DatedPage("lt", "lt", "https://zinios.example/pasaulis/delegacijos",
        "2022-02-24", None,
        "</head><article><h1>Delegacijos vienoje salėje</h1><div>2022 m. vasario 24 d. "
        "09:12</div>{prose}</article>"),
    DatedPage("el", "el", "https://efimerida.example/kosmos/1",
        "2022-02-24", None,
        "</head><article><h1>Οι αντιπροσωπείες στην ίδια αίθουσα</h1><div>24 Φεβρουαρίου 2022, "
        "09:12</div>{prose}</article>"),
    DatedPage("interviews_event_date", "en", "https://thinktank.example/events/commentary/delegations",
        "2022-11-02", None,
        "</head><div class=event-box>Event: 14 November 2022, 15:00, Main hall</div><article><h1>"
        "Delegations meet in one hall</h1><p class=post-info>Commentary / 2 Nov 2022 / 6 min "
        "read</p>{prose}</article>"),
    DatedPage("og_updated_and_first", "en", "https://state.example/briefing/77",
        "2022-12-01", None,
        '<meta property="og:updated_time" content="2022-12-20T00:00:00Z"></head><article><h1>'
        "Delegations meet in one hall</h1><div><b>First published:</b> 01-Dec-2022</div><div><b>"
        "Last reviewed:</b> 20-Dec-2022</div>{prose}</article>"),
    DatedPage("nl", "nl", "https://krant.example/buitenland/delegaties",
        "2024-06-03", None,
        "</head><main><div class=crumbs>Buitenland</div><h1>Delegaties in één zaal</h1><p>Door "
        "onze redactie, 3 juni 2024, 16:20 (bijgewerkt 4 juni 2024)</p>{prose}</main>"),
    DatedPage("sv", "sv", "https://bladet.example/varlden/a/1",
        "2024-01-17", None,
        "</head><main><h1>Delegationerna i samma sal</h1><div class=Byline><span>Publicerad 17 "
        "jan. 2024 kl 09.12</span><span>Uppdaterad 18 jan. 2024</span></div>{prose}</main>"),
    DatedPage("ro", "ro", "https://ziarul.example/extern/1",
        "2022-11-09", None,
        "</head><article><h1>Delegațiile în aceeași sală</h1><div>Data publicării: 09.11.2022 "
        "14:20 | Data actualizării: 10.11.2022 08:00</div>{prose}</article>"),
    DatedPage("ur", "ur", "https://akhbar.example/duniya/1",
        "2023-08-14", None,
        "</head><article dir=rtl><h1>دونوں وفود ایک ہال میں</h1><div>شائع 14 اگست 2023 "
        "10:15am</div>{prose}</article>"),
    DatedPage("my", "my", "https://thadin.example/1",
        "2023-02-05", None,
        "</head><article><h1>ကိုယ်စားလှယ်အဖွဲ့များ</h1><div>၅ ဖေဖော်ဝါရီ ၂၀၂၃</div>"
        "{prose}</article>"),
    DatedPage("ka", "ka", "https://gazeti.example/1",
        "2023-03-08", None,
        "</head><article><h1>დელეგაციები ერთ დარბაზში</h1><div>8 მარტი, 2023 • 12:05</div>"
        "{prose}</article>"),
    DatedPage("dari", "fa", "https://sedai.example/1",
        "2023-07-03", None,
        "</head><article dir=rtl><h1>دو هیئت در یک تالار</h1><div>۱۲ سرطان ۱۴۰۲</div>"
        "{prose}</article>"),
    DatedPage("fa_both", "fa", "https://negah.example/1",
        "2024-02-20", None,
        "</head><article dir=rtl><h1>دو هیئت در یک تالار</h1><div>سه‌شنبه ۱ اسفند ۱۴۰۲ برابر با "
        "۲۰ فوریه ۲۰۲۴</div>{prose}</article>"),
    DatedPage("zh_tw", "zh-TW", "https://ribao.example/news/1",
        "2022-08-03", None,
        "</head><article><h1>兩個代表團同坐一廳</h1><div>中華民國111年8月3日 星期三</div>"
        "{prose}</article>"),
    DatedPage("ministry_table", "en", "https://mod.example.gov/en/news/1",
        "2023-12-07", None,
        "</head><table><tr><td>Release No.</td><td>14</td></tr><tr><td>Date</td><td>"
        "07-12-2023</td></tr></table><h1>Delegations meet in one hall</h1>{prose}"),
    DatedPage("header_fetch", "en", "https://evening.example/1",
        "2024-05-02", "2024-05-10T08:00:00Z",
        "</head><header><div class=today>Friday, 10 May 2024</div></header><article><h1>"
        "Delegations meet in one hall</h1><p class=info>Ana Bren &middot; 2 May 2024 &middot; 4 "
        "min</p>{prose}</article>"),
    DatedPage("yesterday", "en", "https://flash.example/1",
        "2024-05-09", "2024-05-10T08:00:00Z",
        "</head><article><h1>Delegations meet in one hall</h1><p class=info>Ana Bren &middot; "
        "Yesterday at 18:40</p>{prose}</article>"),
    DatedPage("month_day_only", "en", "https://gazette.example/1",
        "2023-12-28", "2024-01-03T08:00:00Z",
        "</head><article><h1>Delegations meet in one hall</h1><p class=info>Dec 28</p>"
        "{prose}</article>"),
    DatedPage("nuxt", "en", "https://nuxt.example/a",
        "2023-04-19", None,
        "</head><h1>Delegations meet in one hall</h1>{prose}<script>"
        'window.__NUXT__={state:{article:{first_published_at:"2023-04-19T06:00:00+00:00",'
        'last_published_at:"2023-04-21T06:00:00+00:00"}}}</script>'),
    DatedPage("wiki_footer", "en", "https://encyclo.example/wiki/Talks",
        "", None,
        "</head><h1>Delegations meet in one hall</h1>{prose}<div id=footer>This page was last "
        "edited on 4 May 2023, at 10:20.</div>"),
    DatedPage("itemprop_time_text", "en", "https://plain.example/s/1",
        "2022-06-30", None,
        "</head><article><h1>Delegations meet in one hall</h1><p><time itemprop=datePublished>"
        "June 30th, 2022</time></p>{prose}</article>"),
    DatedPage("podcast", "en", "https://audio.example/e/44",
        "2022-10-12", None,
        "</head><article><h1>Delegations meet in one hall</h1><p>Episode 44 | 12.10.2022 | 38 "
        "min</p>{prose}</article>"),
    DatedPage("us_long", "en-US", "https://embassy.example.gov/statement",
        "2022-09-30", None,
        "</head><article><p>Office of the Spokesperson</p><p>09/30/2022 06:45 PM EDT</p><h1>"
        "Delegations meet in one hall</h1>{prose}</article>"),
    DatedPage("us_ambig_zone", "en", "https://mission.example/statement",
        "2022-09-08", None,
        "</head><article><h1>Delegations meet in one hall</h1><p>09/08/2022 06:45 PM EDT</p>"
        "{prose}</article>"),
    DatedPage("sitrep_period", "en", "https://cluster.example/sitrep-9",
        "2023-05-22", None,
        "</head><article><h1>Situation Report No. 9</h1><p>As of 22 May 2023</p><p>This report "
        "covers the period 8 to 21 May 2023.</p>{prose}</article>"),
    DatedPage("it", "it", "https://corriere.example/esteri/1",
        "2021-12-01", None,
        "</head><article><h1>Le delegazioni nella stessa sala</h1><div>di Redazione Esteri<br>1° "
        "dicembre 2021 (modifica il 2 dicembre 2021 | 10:04)</div>{prose}</article>"),
    DatedPage("mk", "mk", "https://vesnik.example/1",
        "2022-07-16", None,
        "</head><article><h1>Делегациите во иста сала</h1><div>објавено на 16 јули 2022, "
        "18:00</div>{prose}</article>"),
    DatedPage("am_pm_id", "id", "https://kabar.example/1",
        "2022-12-19", None,
        "</head><article><h1>Dua delegasi dalam satu ruangan</h1><div>Diperbarui 20 Des 2022, "
        "07:00 WIB Diterbitkan 19 Des 2022, 21:10 WIB</div>{prose}</article>"),
    DatedPage("copyright_only", "en", "https://mill.example/1",
        "", None,
        "</head><article><h1>Delegations meet in one hall</h1>{prose}</article><footer>Copyright "
        "2019-2024 Mill. All rights reserved.</footer>"),
)  # fmt: skip
