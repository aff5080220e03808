"""Indexes by what records are about and when they were told; what an article repeats, always in the log."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OF_SHOWN = {
    "record_facets": ["dossier", "kind", "facet", "status", "sort_date", "seq"],
    "record_told": ["dossier", "kind", "known_at"],
}
FIELDS = ("story_id", "origin_id", "copy_of", "copy_kind")


def upgrade() -> None:
    """Add the indexes, and note in the log what only an article's own row said of others."""
    for name, columns in OF_SHOWN.items():
        op.create_index(
            name,
            "record",
            columns,
            unique=False,
            sqlite_where=sa.text("shown = 1"),
            postgresql_where=sa.text("shown"),
        )
    connection = op.get_bind()
    given = connection.execute(
        sa.text(
            "SELECT id, recorded_at, body FROM record WHERE kind = 'articles' "
            "AND body NOT LIKE :alone AND id NOT IN (SELECT article_id FROM relation)"
        ),
        {"alone": '%"copy_of":null%'},
    ).all()
    last = connection.scalar(sa.text("SELECT MAX(seq) FROM relation")) or 0
    rows = [
        {"seq": seq, "article_id": row.id, "at": row.recorded_at}
        | {name: json.loads(row.body).get(name) for name in FIELDS}
        for seq, row in enumerate(given, start=last + 1)
    ]
    names = ("seq", "article_id", *FIELDS, "at")
    places = ", ".join(f":{name}" for name in names)
    if rows:
        connection.execute(sa.text(f"INSERT INTO relation ({', '.join(names)}) VALUES ({places})"), rows)


def downgrade() -> None:
    """Take the indexes away; the log keeps what it says."""
    for name in OF_SHOWN:
        op.drop_index(name, "record")
