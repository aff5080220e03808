"""Pages of our own in western European layouts."""

from tests.text.layouts import Layout

EN, DE, FR, ES, IT, PL = "en", "de", "fr", "es", "it", "pl"
POST = "https://harbour-post.example"
WEST: tuple[Layout, ...] = (
    Layout("ld-graph", EN, f"{POST}/world/a-1",
        "<title>Grain talks resume at Riverton - Harbour Post</title><script type='application/ld+json'>"
        '{"@graph": [{"@type": "NewsArticle", "headline": "Grain talks resume at Riverton", "author":'
        ' [{"@id":'
        ' "#p1"}, {"@id": "#p2"}], "datePublished": "2026-03-04T09:00:00+00:00"}, {"@type": "Person", "@id":'
        ' "#p1", "name": "Ana Kovac"}, {"@type": "Person", "@id": "#p2", "name": "Li Wei"}]}</script>',
        "<h1>Grain talks resume at Riverton</h1>",
        "Grain talks resume at Riverton", ("Ana Kovac", "Li Wei"), "2026-03-04"),
    Layout("seo-title", EN, f"{POST}/2026/03/04/grain",
        "<title>Riverton grain news: everything we know so far | Harbour Post</title>"
        "<meta property='og:title' content='Riverton grain news: everything we know so far'>",
        "<h1 class='entry-title'>Envoys edge towards a corridor for farmers on the left bank</h1>",
        "Envoys edge towards a corridor for farmers on the left bank", (), "2026-03-04"),
    Layout("two-share-titles", EN, f"{POST}/world/a-2",
        "<title>Riverton explained</title><meta property='og:title' content='Riverton explained'>"
        "<meta property='og:title' content='What the Riverton corridor would change'>"
        "<meta name='publish-date' content='4 March 2026'>",
        "<h1>What the Riverton corridor would change</h1>",
        "What the Riverton corridor would change", (), "2026-03-04"),
    Layout("app-name-is-title", DE, "https://uferkanal.example/video/1",
        "<title>Gespräche am Fluss - Uferkanal</title><meta property='og:title' content='Gespräche am Fluss'>"
        "<meta name='application-name' content='Gespräche am Fluss - Uferkanal'>",
        "<h1>Gespräche am Fluss</h1><p class='meta'>Von Jonas Feldmann | 04.03.2026</p>",
        "Gespräche am Fluss", ("Jonas Feldmann",), "2026-03-04"),
    Layout("trail-last", DE, "https://www.uferamt.example/reden/1",
        "<title>www.uferamt.example: Das Uferamt / Reden / Rede der Amtsleiterin zur Öffnung des"
        " Flusses</title>",
        "<h1>Navigation und Service</h1><h1>Rede der Amtsleiterin zur Öffnung des Flusses</h1>"
        "<p>Riverton, 4. März 2026</p>",
        "Rede der Amtsleiterin zur Öffnung des Flusses", (), "2026-03-04"),
    Layout("kicker-spans", DE, "https://fluss-zeitung.example/politik/9",
        "<title>Getreide: Unterhändler nähern sich an - Fluss-Zeitung</title>"
        "<meta property='og:title' content='Getreide: Unterhändler nähern sich an'>",
        "<h2><span class='article__kicker'>Getreide</span><span class='sr-only'>: </span>"
        "<span class='article__title'>Unterhändler nähern sich an</span></h2>"
        "<p class='date'>Mittwoch, 4. März 2026, 10:15 Uhr</p><p>Von Greta Lindner und Paul Oster</p>",
        "Unterhändler nähern sich an", ("Greta Lindner", "Paul Oster"), "2026-03-04"),
    Layout("site-first", EN, f"{POST}/news/7",
        "<title>Harbour Post :: News :: Farmers wait for an answer</title>",
        "<h3>Farmers wait for an answer</h3><p>Posted: March 4, 2026 by <a href='/author/sam'>Sam"
        " Okoro</a></p>",
        "Farmers wait for an answer", ("Sam Okoro",), "2026-03-04"),
    Layout("midnight-utc", DE, "https://ufer.example/artikel/brot",
        "<title>Brot wird teurer — Ufer</title><meta property='og:title' content='Brot wird teurer'>"
        "<meta property='article:published_time' content='2026-11-06T23:00:00.000Z'>",
        "<h1>Brot wird teurer</h1>",
        "Brot wird teurer", (), "2026-11-07"),
    Layout("summer-midnight-utc", FR, "https://rives.example/ble",
        "<title>Le blé manque | Rives</title><meta property='article:published_time'"
        " content='2026-07-13T22:00:00+00:00'>",
        "<h1>Le blé manque</h1>", "Le blé manque", (), "2026-07-14"),
    Layout("site-wide-meta-author", DE, "https://uferblog.example/2026/03/markt",
        "<title>Uferblog » Der Markt am Fluss</title><meta name='author' content='Karl Adler - Ines Vogt'>",
        "<h2><a href='https://uferblog.example/2026/03/markt'>Der Markt am Fluss</a></h2>"
        "<p class='date'>Erstellt von <a href='/author/timo'>Timo</a> am Mittwoch 4. März 2026</p>",
        "Der Markt am Fluss", ("Timo",), "2026-03-04"),
    Layout("author-box", EN, f"{POST}/opinion/3",
        "<title>Why the bridge matters</title><meta property='og:title' content='Why the bridge matters'>",
        "<h1>Why the bridge matters</h1><time datetime='2026-03-04'>4 March</time>",
        "Why the bridge matters", ("Nadia Brandt",), "2026-03-04",
        "<div class='author-info'><img alt=''><h3>Nadia Brandt</h3><a href='/in/nb'>Follow</a><p>Nadia"
        " Brandt has"
        " written about rivers and the people who live on their banks for more than twenty years.</p></div>"),
    Layout("three-author-links", EN, f"{POST}/analysis/5",
        "<title>Three roads to a corridor</title><meta name='author' content='Harbour Post'>"
        "<meta property='og:site_name' content='Harbour Post'>",
        "<h1>Three roads to a corridor</h1><span class='content-left'><a href='/autor/a'>Ana Kovac</a>, <a"
        " href='/autor/b'>Li Wei</a> &amp; <a href='/autor/c'>Omar Said</a></span><span>4 Mar 2026</span>",
        "Three roads to a corridor", ("Ana Kovac", "Li Wei", "Omar Said"), "2026-03-04"),
    Layout("name-and-agency", DE, "https://fluss-zeitung.example/welt/2",
        "<title>Schiffe warten</title><script type='application/ld+json'>{'x'}</script>"
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Schiffe warten\","
        " \"author\": {\"name\": \"gl/nwa\"}, \"datePublished\": \"Wed, 04 Mar 2026 09:12:22"
        " +0100\"}</script>",
        "<h1>Schiffe warten</h1>", "Schiffe warten", ("gl/nwa",), "2026-03-04"),
    Layout("hours-are-no-name", DE, "https://uferkanal.example/2",
        "<title>Zoll öffnet wieder</title>",
        "<h1>Zoll öffnet wieder</h1><div class='authorWrapper'>Stand: 4. März 2026, 14:57 Uhr</div>"
        "<p>von 8 bis 13 Uhr</p>", "Zoll öffnet wieder", (), "2026-03-04"),
    Layout("short-year", FR, "https://rives.example/opinion/pont",
        "<title>Le pont et la peur | Rives</title>",
        "<h1>Le pont et la peur</h1><p class='signature'>Par Claire Dumont, géographe</p>"
        "<div class='date'>mercredi 04.03.26</div>",
        "Le pont et la peur", ("Claire Dumont",), "2026-03-04"),
    Layout("fr-publie-maj", FR, "https://gazette-rives.example/a/12",
        "<title>Accord en vue sur le fleuve - Gazette des Rives</title>",
        "<h1>Accord en vue sur le fleuve</h1><p class='meta'>Par Hugo Lambert (avec NWA) — Publié le 4"
        " mars 2026"
        " à 18h05, mis à jour le 6 mars 2026 à 09h10</p>",
        "Accord en vue sur le fleuve", ("Hugo Lambert",), "2026-03-04"),
    Layout("fr-number-day", FR, "https://gazette-rives.example/a/13",
        "<title>Premier navire à l’aube</title>",
        "<h1>Premier navire à l’aube</h1><span class='c-date'>Mis en ligne le 1er mars 2026</span>"
        "<span class='c-auteur'>Inès Moreau et Paul Girard</span>",
        "Premier navire à l’aube", ("Inès Moreau", "Paul Girard"), "2026-03-01"),
    Layout("es-por", ES, "https://orilla.example/politica/13",
        "<title>El trigo vuelve a la mesa - La Orilla</title><meta property='og:site_name' content='La"
        " Orilla'>",
        "<h1>El trigo vuelve a la mesa</h1><p class='firma'>Por: Lucía Ortega / Mateo Ríos</p>"
        "<p>4 de marzo de 2026 - 10:30</p>",
        "El trigo vuelve a la mesa", ("Lucía Ortega", "Mateo Ríos"), "2026-03-04"),
    Layout("es-capital-month", ES, "https://orilla.example/politica/14",
        "<title>Nadie cruza el puente | La Orilla</title>",
        "<h1>Nadie cruza el puente</h1><div class='autor'>Redacción La Orilla</div>"
        "<div class='fecha'>Miércoles 04 Marzo 2026</div>",
        "Nadie cruza el puente", ("Redacción La Orilla",), "2026-03-04"),
    Layout("it-di", IT, "https://sponda.example/n/5",
        "<title>Il grano aspetta - La Sponda</title>",
        "<h1>Il grano aspetta</h1><p>di Marta Rinaldi</p><p>Pubblicato il 04/03/2026 alle 11:20</p>",
        "Il grano aspetta", ("Marta Rinaldi",), "2026-03-04"),
    Layout("pl-autor", PL, "https://brzeg.example/n/6",
        "<title>Most znów otwarty - Brzeg</title>",
        "<h1>Most znów otwarty</h1><div>Autor: Zofia Wrona</div><div>Opublikowano: 4 marca 2026, 12:00</div>",
        "Most znów otwarty", ("Zofia Wrona",), "2026-03-04"),
    Layout("state-in-script", EN, f"{POST}/live/9",
        "<title>Barges line up at dawn</title><script>window.dataLayer=[{\"pageType\":\"article\","
        "\"publishDate\":\"2026-03-04T05:20:00Z\",\"lastModified\":\"2026-03-09T05:20:00Z\"}]</script>",
        "<h1>Barges line up at dawn</h1>", "Barges line up at dawn", (), "2026-03-04"),
    Layout("epoch-time", EN, f"{POST}/live/10",
        "<title>Lock gates open</title>",
        "<h1>Lock gates open</h1><span class='timestamp' data-timestamp='1772614800000'>2 hours ago</span>",
        "Lock gates open", (), "2026-03-04"),
    Layout("epoch-meta", EN, f"{POST}/live/11",
        "<title>Toll falls on the left bank</title><meta name='article:published_time' content='1772614800'>",
        "<h1>Toll falls on the left bank</h1>", "Toll falls on the left bank", (), "2026-03-04"),
    Layout("drupal-submitted", EN, "https://watch.example/node/77",
        "<title>Statement on the grain corridor | River Watch</title>",
        "<h1 class='page-title'>Statement on the grain corridor</h1><div class='submitted'>Submitted by"
        " <span class='username'>River Watch</span> on Wed, 03/04/2026 - 11:20</div>",
        "Statement on the grain corridor", ("River Watch",), "2026-03-04"),
    Layout("rdfa-author", EN, "https://left-bank.example/a",
        "<title>Left Bank Daily: A quiet night</title>",
        "<h1 property='schema:headline'>A quiet night</h1><span property='schema:author'>Rosa Lind</span>"
        "<span property='schema:datePublished' content='2026-03-04T10:00:00'></span>",
        "A quiet night", ("Rosa Lind",), "2026-03-04"),
    Layout("by-em-at-end", DE, "https://ufermagazin.example/k/3",
        "<title>Ein Winter am Ufer</title>", "<h1>Ein Winter am Ufer</h1><p class='post-date'>4.3.2026</p>",
        "Ein Winter am Ufer", ("Marlene Huth",), "2026-03-04", "<p><em>Marlene Huth</em></p>"),
    Layout("amp-html", EN, "https://harbour-post.example/amp/world/a-9",
        "<title>Envoys return | Harbour Post</title><link rel='canonical'"
        " href='https://harbour-post.example/world/"
        "a-9'><meta name='shareaholic:article_author_name' content='Ana Kovac'>",
        "<h1 class='amp-wp-title'>Envoys return</h1><div class='amp-wp-meta'><time"
        " datetime='2026-03-04T10:00:00"
        "+01:00'>6 months ago</time></div>", "Envoys return", ("Ana Kovac",), "2026-03-04"),
    Layout("weblog-closing-en", EN, "https://left-bank.example/notes/1",
        "<title>Notes from the lock</title>", "<h1>Notes from the lock</h1>",
        "Notes from the lock", (), "2026-03-04",
        "<p class='postmetadata alt'><small>This entry was posted on Wednesday, March"
        " 4th, 2026 at 11:03 pm and is"
        " filed under <a href='/c'>Lock</a>. You can follow any responses to this entry.</small></p>"),
    Layout("weblog-closing-de", DE, "https://uferblog.example/notizen/2",
        "<title>Notizen von der Schleuse</title>", "<h1>Notizen von der Schleuse</h1>",
        "Notizen von der Schleuse", (), "2026-03-04",
        "<div id='meta'>Der Artikel <a href='/notizen/2'>Notizen von der Schleuse</a>"
        " wurde am <b>4. März 2026</b> um"
        " 23:03 Uhr gepostet und unter <a href='/c'>Ufer</a> abgelegt.</div>"),
    Layout("weblog-closing-fr", FR, "https://rives.example/carnet/3",
        "<title>Carnet de l’écluse</title>", "<h1>Carnet de l’écluse</h1>",
        "Carnet de l’écluse", (), "2026-03-04",
        "<p>Cet article a été publié le mercredi 4 mars 2026 à 23 h 03 et classé dans Fleuve.</p>"),
    Layout("weblog-changed", EN, "https://left-bank.example/notes/4",
        "<title>Notes from the bridge</title>", "<h1>Notes from the bridge</h1>",
        "Notes from the bridge", (), None,
        "<p>This page was last changed on 9 March 2026.</p>"),
)  # fmt: skip
