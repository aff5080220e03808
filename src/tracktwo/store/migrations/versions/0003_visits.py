"""Visits: a log of what each person has seen or put off, and finding what was recorded since."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the log of visits and the indexes by moment."""
    op.create_table(
        "visit",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("visit_of", "visit", ["who", "dossier", "seq"], unique=False)
    op.create_index("record_recorded", "record", ["dossier", "recorded_at"], unique=False)
    op.create_index("supersession_at", "supersession", ["at"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("supersession_at", "supersession")
    op.drop_index("record_recorded", "record")
    op.drop_table("visit")
