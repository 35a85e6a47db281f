"""Credits: accounts, the ledger, holds."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
TASK = "current_setting('app.task', true) = 'credits'"

TABLES = ("credit_accounts", "credit_entries", "credit_holds")
"""None refers to `users`: what was paid and spent stays on the books when an account is deleted."""


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "credit_accounts",
        sa.Column("user_id", sa.Uuid, primary_key=True),
        sa.Column("balance", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("plan", sa.String, nullable=False),
        _time("refills_since", nullable=True),
        _time("next_refill_at", nullable=True),
        _time("created_at"),
        sa.CheckConstraint("0 <= held AND held <= balance", name="never_negative"),
    )
    op.create_table(
        "credit_holds",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("captured", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        _time("created_at"),
        _time("expires_at"),
        sa.CheckConstraint("status IN ('held', 'captured', 'released', 'expired')", name="known_status"),
        sa.CheckConstraint("0 <= captured AND captured <= amount", name="no_more_than_held"),
    )
    op.create_index(
        "one_payment_a_key",
        "credit_holds",
        ["user_id", "key"],
        unique=True,
        postgresql_where=sa.text("status IN ('held', 'captured')"),
    )
    op.create_index("open_holds", "credit_holds", ["expires_at"], postgresql_where=sa.text("status = 'held'"))
    op.create_table(
        "credit_entries",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("operation", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("balance_after", sa.Integer, nullable=False),
        sa.Column("held_after", sa.Integer, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("hold_id", sa.Uuid),
        sa.Column("reference", JSONB, nullable=False),
        _time("created_at"),
        sa.UniqueConstraint("user_id", "key"),
    )
    op.create_index("credit_entries_of_a_user", "credit_entries", ["user_id", "number"])
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON {table} USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
        op.execute(f"CREATE POLICY looked_after ON {table} FOR SELECT USING ({TASK})")
    op.execute(
        "CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON credit_entries "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change()"
    )
    # Every process hears of it, so that the balance on a page follows wherever the credits were spent.
    op.execute(
        """
        CREATE FUNCTION tell_of_credits() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('credits', NEW.user_id::text);
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER told AFTER INSERT ON credit_entries FOR EACH ROW EXECUTE FUNCTION tell_of_credits()"
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.execute("DROP FUNCTION tell_of_credits()")
