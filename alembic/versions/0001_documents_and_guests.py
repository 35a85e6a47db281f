"""People, their sessions, their CVs with undo steps and versions; every table under row-level security."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
"""Who the transaction works for; nobody when unset. After a transaction the setting is '' and not NULL."""

RETENTION = "current_setting('app.task', true) = 'retention'"

OWNER_COLUMN = {
    "users": "id",
    "sessions": "user_id",
    "cvs": "user_id",
    "changes": "user_id",
    "undo_steps": "user_id",
    "versions": "user_id",
}


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _user_id() -> sa.Column:
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


def _of_a_cv() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


def _shown(name: str, path: str) -> sa.Column:
    return sa.Column(
        name, sa.String, sa.Computed(f"content #>> '{{{path}}}'", persisted=True), nullable=False
    )


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("email", sa.String, unique=True),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("theme", sa.String, nullable=False),
        _time("created_at"),
        sa.CheckConstraint("kind = 'guest' OR email IS NOT NULL", name="members_have_an_email"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user_id(),
        sa.Column("token_hash", sa.String, nullable=False, unique=True),
        *map(_time, ("created_at", "seen_at", "idle_until", "expires_at")),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])
    _create_documents()
    for table, column in OWNER_COLUMN.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON {table} USING ({column} = {ME}) WITH CHECK ({column} = {ME})")
    # Whoever knows the token may see its session, and through it learn whose it is.
    op.execute(
        "CREATE POLICY by_token ON sessions FOR SELECT "
        "USING (token_hash = nullif(current_setting('app.session_hash', true), ''))"
    )
    # The cleaner sees and deletes only what has expired.
    expired = {
        "sessions": "least(idle_until, expires_at) < now()",
        "cvs": "deleted_at < now() - interval '30 days'",
    }
    for table, condition in expired.items():
        for command in ("SELECT", "DELETE"):
            op.execute(
                f"CREATE POLICY retention_{command.lower()} ON {table} FOR {command} "
                f"USING ({RETENTION} AND {condition})"
            )


def _create_documents() -> None:
    op.create_table(
        "cvs",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user_id(),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", JSONB, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search", sa.String, nullable=False),
        _shown("template", "design,template"),
        _shown("page_size", "design,page_size"),
        _shown("language", "meta,language"),
        sa.Column("snapshot_version", sa.Integer, nullable=False),
        _time("snapshot_at", nullable=True),
        _time("created_at"),
        _time("updated_at"),
        _time("deleted_at", nullable=True),
        sa.UniqueConstraint("id", "user_id"),
    )
    op.create_index("cvs_of_a_user", "cvs", ["user_id", "updated_at"])
    op.create_table(
        "changes",
        sa.Column("cv_id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        _user_id(),
        sa.Column("edits", JSONB, nullable=False),
        _time("created_at"),
        _of_a_cv(),
    )
    op.create_table(
        "undo_steps",
        sa.Column("cv_id", sa.Uuid, primary_key=True),
        sa.Column("sequence", sa.Integer, primary_key=True),
        _user_id(),
        sa.Column("edits", JSONB, nullable=False),
        sa.Column("inverse", JSONB, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        _time("created_at"),
        _of_a_cv(),
    )
    op.create_table(
        "versions",
        sa.Column("cv_id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _user_id(),
        sa.Column("cv_version", sa.Integer, nullable=False),
        sa.Column("content", JSONB, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("automatic", sa.Boolean, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        _time("created_at"),
        _of_a_cv(),
    )
    for table in ("changes", "undo_steps", "versions"):
        op.create_index(f"ix_{table}_user_id", table, ["user_id"])


def downgrade() -> None:
    for table in reversed(OWNER_COLUMN):
        op.drop_table(table)
