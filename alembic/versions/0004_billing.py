"""Payments: who is whom at Stripe, subscriptions, the events that came."""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
SHOWN = "nullif(current_setting('app.shown', true), '')"
TASK = "current_setting('app.task', true) = 'billing'"

OWN = {
    "stripe_customers": f"user_id = {ME}",
    "subscriptions": f"user_id = {ME}",
    "stripe_events": TASK,
}


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _user_id() -> sa.Column:
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "stripe_customers",
        _user_id(),
        sa.Column("customer", sa.String, nullable=False, unique=True),
        _time("created_at"),
    )
    op.create_table(
        "subscriptions",
        _user_id(),
        sa.Column("subscription", sa.String, nullable=False),
        sa.Column("plan", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("cancel_at_period_end", sa.Boolean, nullable=False),
        _time("current_period_end", nullable=True),
        _time("updated_at"),
    )
    op.create_table(
        "stripe_events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("object", sa.String, nullable=False),
        _time("received_at"),
        _time("handled_at", nullable=True),
    )
    for table, condition in OWN.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON {table} USING ({condition}) WITH CHECK ({condition})")
    op.execute(f"CREATE POLICY by_customer ON stripe_customers FOR SELECT USING (customer = {SHOWN})")


def downgrade() -> None:
    for table in OWN:
        op.drop_table(table)
