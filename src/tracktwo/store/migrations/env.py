"""What Alembic runs: the migrations over the connection it was handed."""

from alembic import context

from tracktwo.store.schema import metadata


def migrate() -> None:
    """Run the migrations asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # only Alembic gives it one; whoever else imports this runs nothing
    migrate()
