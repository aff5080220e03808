"""The first schema: records, evidence, actors, texts, supersession, judgements, search."""

from alembic import op

from tracktwo.store.schema import metadata
from tracktwo.store.search import create_search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table and index."""
    metadata.create_all(op.get_bind())
    create_search(op.get_bind())


def downgrade() -> None:
    """Drop everything; there is nothing older."""
    op.get_bind().exec_driver_sql("DROP TABLE searchable_words")
    metadata.drop_all(op.get_bind())
