"""Jobs: the postings that somebody keeps, and how many they added on a day."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
HEIR = "(SELECT nullif(current_setting('app.heir', true), '')::uuid)"
"""The member whom a guest has proven to be (see 0002)."""

SEARCHED = (
    "to_tsvector('simple'::regconfig, title || ' ' || company || ' ' || location || ' ' || description)"
)
OLD = "day < current_date - 7"


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String, nullable=False)


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _user_id(**options: bool) -> sa.Column:
    return sa.Column(
        "user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, **options
    )


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user_id(),
        *(_text(name) for name in ("title", "company", "location", "url", "description", "salary")),
        sa.Column("posted", sa.Date),
        sa.Column("closes", sa.Date),
        *(_text(name) for name in ("status", "notes", "digest")),
        _time("applied_at", nullable=True),
        _time("created_at"),
        _time("updated_at"),
        sa.Column("search", TSVECTOR, sa.Computed(SEARCHED, persisted=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('saved', 'applied', 'interview', 'offer', 'closed')", name="known_status"
        ),
    )
    op.create_index("jobs_of_a_user", "jobs", ["user_id", "created_at"])
    op.create_index("jobs_by_digest", "jobs", ["user_id", "digest"])
    op.create_index("jobs_search", "jobs", ["search"], postgresql_using="gin")
    op.create_table(
        "job_days",
        _user_id(primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("added", sa.Integer, nullable=False),
    )
    for table in ("jobs", "job_days"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON {table} USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
    # As with CVs: a guest hands them to the member, and whoever changes a row must see what it becomes.
    op.execute(
        f"CREATE POLICY hand_over ON jobs FOR UPDATE USING (user_id = {ME}) WITH CHECK (user_id = {HEIR})"
    )
    op.execute(f"CREATE POLICY handed_over ON jobs FOR SELECT USING (user_id = {HEIR})")
    op.execute(f"CREATE POLICY old_seen ON job_days FOR SELECT USING ({OLD})")
    op.execute(f"CREATE POLICY old ON job_days FOR DELETE USING ({OLD})")


def downgrade() -> None:
    for table in ("job_days", "jobs"):
        op.drop_table(table)
