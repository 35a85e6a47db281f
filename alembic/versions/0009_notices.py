"""Notices of what is done, whether they go by mail too, and when the making of something began."""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
HEIR = "(SELECT nullif(current_setting('app.heir', true), '')::uuid)"
"""The member whom a guest has proven to be (see 0002)."""

OLD = "current_setting('app.task', true) = 'retention' AND created_at < now() - interval '60 days'"


def _time(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.Uuid, nullable=False, unique=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("failed", sa.Boolean, nullable=False),
        sa.Column("slow", sa.Boolean, nullable=False),
        _time("created_at", nullable=False),
        *(_time(name) for name in ("shown_at", "read_at", "mailed_at")),
        sa.CheckConstraint("kind IN ('tailor', 'letter', 'analysis', 'import')", name="known_kind"),
    )
    op.create_index("notices_of_a_user", "notices", ["user_id", "created_at"])
    op.execute("ALTER TABLE notices ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE notices FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own ON notices USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
    op.execute(f"CREATE POLICY old_seen ON notices FOR SELECT USING ({OLD})")
    op.execute(f"CREATE POLICY old ON notices FOR DELETE USING ({OLD})")
    # As with CVs: a guest hands them to the member, and whoever changes a row must see what it becomes.
    # Analyses belong to no CV that would take them along.
    for table in ("notices", "generations"):
        op.execute(
            f"CREATE POLICY hand_over ON {table} FOR UPDATE "
            f"USING (user_id = {ME}) WITH CHECK (user_id = {HEIR})"
        )
        op.execute(f"CREATE POLICY handed_over ON {table} FOR SELECT USING (user_id = {HEIR})")
    op.add_column("users", sa.Column("mail_notices", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("generations", _time("started_at"))


def downgrade() -> None:
    op.drop_column("generations", "started_at")
    op.drop_column("users", "mail_notices")
    for name in ("hand_over", "handed_over"):
        op.execute(f"DROP POLICY {name} ON generations")
    op.drop_table("notices")
