"""Notices of the dossier: a log of what looks odd in an article beside the others."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the log of notices."""
    op.create_table(
        "notice",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("notice_article", "notice", ["article_id", "seq"], unique=False)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("notice")
