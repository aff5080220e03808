"""Schema migrations, run by Alembic when an older store is opened for writing."""
