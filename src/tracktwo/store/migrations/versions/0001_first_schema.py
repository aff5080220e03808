"""The first schema: records, evidence, actors, texts, supersession, relations, judgements, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "article_text",
    "done",
    "evidence",
    "judgement_target",
    "record",
    "record_actor",
    "relation",
    "searchable",
    "supersession",
)
Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table and index."""
    op.create_table(
        "article_text",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_table(
        "done",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "evidence",
        sa.Column("record_seq", Seq, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
    )
    op.create_index("evidence_article", "evidence", ["article_id", "record_seq"], unique=False)
    op.create_index("evidence_record", "evidence", ["record_seq"], unique=False)
    op.create_table(
        "judgement_target",
        sa.Column("judgement_id", sa.Text(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("judgement_id", "place"),
    )
    op.create_index("judgement_target_of", "judgement_target", ["target_id"], unique=False)
    op.create_table(
        "record",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=True),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("known_at", sa.Text(), nullable=False),
        sa.Column("sort_date", sa.Text(), nullable=False),
        sa.Column("facet", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("shown", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("record_article", "record", ["article_id", "kind"], unique=False)
    op.create_index(
        "record_dossier_page",
        "record",
        ["dossier", "kind", "sort_date", "seq"],
        unique=False,
        sqlite_where=sa.text("shown = 1"),
        postgresql_where=sa.text("shown"),
    )
    op.create_index(
        "record_facet_page",
        "record",
        ["kind", "facet", "sort_date", "seq"],
        unique=False,
        sqlite_where=sa.text("shown = 1"),
        postgresql_where=sa.text("shown"),
    )
    op.create_index("record_kind", "record", ["kind", "seq"], unique=False)
    op.create_index(
        "record_page",
        "record",
        ["kind", "sort_date", "seq"],
        unique=False,
        sqlite_where=sa.text("shown = 1"),
        postgresql_where=sa.text("shown"),
    )
    op.create_index(
        "record_status_page",
        "record",
        ["kind", "status", "sort_date", "seq"],
        unique=False,
        sqlite_where=sa.text("shown = 1"),
        postgresql_where=sa.text("shown"),
    )
    op.create_index("record_superseded_by", "record", ["superseded_by"], unique=False)
    op.create_table(
        "record_actor",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sort_date", sa.Text(), nullable=False),
        sa.Column("record_seq", Seq, nullable=False),
        sa.PrimaryKeyConstraint("actor", "kind", "sort_date", "record_seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "relation",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=True),
        sa.Column("origin_id", sa.Text(), nullable=True),
        sa.Column("copy_of", sa.Text(), nullable=True),
        sa.Column("copy_kind", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("relation_article", "relation", ["article_id", "seq"], unique=False)
    op.create_table(
        "searchable",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_seq", Seq, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("searchable_record", "searchable", ["record_seq"], unique=False)
    op.create_table(
        "supersession",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("old_id", sa.Text(), nullable=False),
        sa.Column("new_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("supersession_old", "supersession", ["old_id", "seq"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE searchable_words USING fts5("
            "words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
    else:
        op.execute("CREATE TABLE searchable_words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX searchable_words_gin ON searchable_words USING gin (words)")


def downgrade() -> None:
    """Drop everything; there is nothing older."""
    for table in (*TABLES, "searchable_words"):
        op.drop_table(table)
