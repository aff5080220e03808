"""The store's tables, one description for SQLite and PostgreSQL.

`record` holds every record once, as JSON beside the columns that pages filter and sort on. Nothing
in `body` is ever changed. Two columns are a cache of what the append-only logs say and can be rebuilt
from them: `superseded_by` (from `supersession`) and `shown` (from that and the judgements).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
    true,
)

# In order; the last is what this version of Tracktwo reads and writes.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")

metadata = MetaData()

Seq = BigInteger().with_variant(Integer, "sqlite")

record = Table(
    "record",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("dossier", Text),
    Column("article_id", Text),  # the only article it rests on; null when several or none
    Column("step", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("known_at", Text, nullable=False),  # when the latest article it rests on was published
    Column("sort_date", Text, nullable=False),
    Column("facet", Text),
    Column("status", Text),
    Column("superseded_by", Text),
    Column("shown", Boolean, nullable=False, server_default=true()),
    Column("body", Text, nullable=False),
)

# As SQLAlchemy writes the condition for each: SQLite uses a partial index only when the words are the same.
SHOWN_SQLITE, SHOWN_POSTGRESQL = text("shown = 1"), text("shown")
for _name, _columns in {
    "record_page": ("kind", "sort_date", "seq"),
    "record_dossier_page": ("dossier", "kind", "sort_date", "seq"),
    "record_facet_page": ("kind", "facet", "sort_date", "seq"),
    "record_status_page": ("kind", "status", "sort_date", "seq"),
}.items():
    Index(
        _name,
        *(record.c[c] for c in _columns),
        sqlite_where=SHOWN_SQLITE,
        postgresql_where=SHOWN_POSTGRESQL,
    )
Index("record_kind", record.c.kind, record.c.seq)
Index("record_article", record.c.article_id, record.c.kind)
Index("record_superseded_by", record.c.superseded_by)
Index("record_recorded", record.c.dossier, record.c.recorded_at)
for _name, _columns in {
    "record_kind_dossier": ("kind", "dossier"),
    "record_kind_recorded": ("dossier", "kind", "recorded_at"),
    "record_facets": ("dossier", "kind", "facet", "status", "sort_date", "seq"),
    "record_told": ("dossier", "kind", "known_at"),
}.items():
    Index(
        _name,
        *(record.c[c] for c in _columns),
        sqlite_where=SHOWN_SQLITE,
        postgresql_where=SHOWN_POSTGRESQL,
    )

evidence = Table(
    "evidence",
    metadata,
    Column("record_seq", Seq, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)
Index("evidence_article", evidence.c.article_id, evidence.c.record_seq)
Index("evidence_record", evidence.c.record_seq)

# One row for each actor id and each country or body code that a record names.
record_actor = Table(
    "record_actor",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("sort_date", Text, primary_key=True),
    Column("record_seq", Seq, primary_key=True),
    sqlite_with_rowid=False,
)

article_text = Table(
    "article_text",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

supersession = Table(
    "supersession",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("old_id", Text, nullable=False),
    Column("new_id", Text),  # null: stands again, because what took its place was withdrawn
    Column("at", Text, nullable=False),
)
Index("supersession_old", supersession.c.old_id, supersession.c.seq)
Index("supersession_at", supersession.c.at)

# How articles stand to others (story, origin, copy), a log: an article's latest row counts.
relation = Table(
    "relation",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("article_id", Text, nullable=False),
    Column("story_id", Text),
    Column("origin_id", Text),
    Column("copy_of", Text),
    Column("copy_kind", Text),
    Column("at", Text, nullable=False),
)
Index("relation_article", relation.c.article_id, relation.c.seq)
Index("relation_copy", relation.c.copy_of)

# What looks odd in an article beside the others of its dossier, a log: an article's latest row counts.
# `body` is a JSON list of notices; notices that an article gives by itself stand in its record.
notice = Table(
    "notice",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("article_id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Text, nullable=False),
)
Index("notice_article", notice.c.article_id, notice.c.seq)

# What each person has seen of a dossier or put off, a log: the latest row counts.
visit = Table(
    "visit",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("record_id", Text),
    Column("at", Text, nullable=False),
)
Index("visit_of", visit.c.who, visit.c.dossier, visit.c.seq)

# Who may sign in. `name` is folded, so that no two differ by case alone; a removed one is never given anew.
person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("removed_at", Text),
)

# Sessions of browsers and tokens of programs, each by the hash of what its holder shows.
session = Table(
    "session",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
)
Index("session_of", session.c.who)

# Who did what, when, about which record and from where. The database refuses to change or delete a line.
audit = Table(
    "audit",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("address", Text, nullable=False),
)
Index("audit_of", audit.c.who, audit.c.seq)
Index("audit_what", audit.c.what, audit.c.seq)

judgement_target = Table(
    "judgement_target",
    metadata,
    Column("judgement_id", Text, primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("target_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
)
Index("judgement_target_of", judgement_target.c.target_id)

# What has been read (a hash of an article's bytes as given and of all step versions -> the article's id), and
# the state in which each dossier was last linked.
done = Table(
    "done",
    metadata,
    Column("key", Text, primary_key=True),
    Column("outcome", Text),
    Column("at", Text, nullable=False),
)

# What can be searched: sentences (kind "sentences", record_seq of the article) and records. The words
# themselves are indexed in `searchable_words`, by FTS5 or as a tsvector: see search.py.
searchable = Table(
    "searchable",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("record_seq", Seq, nullable=False),
    Column("article_id", Text),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)
Index("searchable_record", searchable.c.record_seq)
