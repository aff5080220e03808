"""Edge: one schema for SQLite and PostgreSQL, search, the archive of raw bytes, migrations."""
