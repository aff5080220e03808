"""What Alembic runs: the migrations over the connection it was handed."""

from alembic import context

from tracktwo.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
