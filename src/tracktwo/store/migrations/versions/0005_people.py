"""People who sign in, their sessions, and a log of what they did that nothing can change."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LOGGED = ("at", "who", "what", "about", "detail", "address")
REFUSED = "the audit log is only added to"
SQLITE_GUARD = "CREATE TRIGGER audit_no_{0} BEFORE {0} ON audit BEGIN SELECT RAISE(ABORT, '{1}'); END"
POSTGRESQL_GUARD = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_whole BEFORE TRUNCATE ON audit EXECUTE FUNCTION audit_refuse()",
)


def upgrade() -> None:
    """Create the tables and the guard of the log."""
    _text_table("person", ("name",), ("role", "secret", "made_at"), optional=("removed_at",))
    _text_table("session", ("hash",), ("who", "kind", "label", "address", "made_at", "seen_at", "ends_at"))
    op.create_index("session_of", "session", ["who"], unique=False)
    op.create_table(
        "audit",
        sa.Column("seq", Seq, autoincrement=False, nullable=False),
        *(
            sa.Column(n, sa.Text(), nullable=False)
            for n in ("at", "who", "what", "about", "detail", "address")
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("audit_of", "audit", ["who", "seq"], unique=False)
    op.create_index("audit_what", "audit", ["what", "seq"], unique=False)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    guards = [SQLITE_GUARD.format(deed, REFUSED) for deed in ("update", "delete")]
    for guard in guards if is_sqlite else POSTGRESQL_GUARD:
        op.execute(guard)


def _text_table(
    name: str, keys: tuple[str, ...], needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> None:
    op.create_table(
        name,
        *(sa.Column(one, sa.Text(), nullable=False) for one in (*keys, *needed)),
        *(sa.Column(one, sa.Text(), nullable=True) for one in optional),
        sa.PrimaryKeyConstraint(*keys),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("audit", "session", "person"):
        op.drop_table(name)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_refuse()")
