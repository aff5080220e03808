"""Indexes for counting by dossier, for what is new by kind, and for the articles that repeat one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OF_SHOWN = {
    "record_kind_dossier": ["kind", "dossier"],
    "record_kind_recorded": ["dossier", "kind", "recorded_at"],
}


def upgrade() -> None:
    """Add the indexes."""
    for name, columns in OF_SHOWN.items():
        op.create_index(
            name,
            "record",
            columns,
            unique=False,
            sqlite_where=sa.text("shown = 1"),
            postgresql_where=sa.text("shown"),
        )
    op.create_index("relation_copy", "relation", ["copy_of"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("relation_copy", "relation")
    for name in OF_SHOWN:
        op.drop_index(name, "record")
