"""Conversations about a CV, and what the models took."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"

TABLES = ("conversations", "messages", "model_calls")


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("cv_id", sa.Uuid, nullable=False),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.String, nullable=False),
        _time("created_at"),
        _time("updated_at"),
        sa.UniqueConstraint("id", "user_id"),
        sa.ForeignKeyConstraint(
            ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
        ),
    )
    op.create_index("conversations_of_a_cv", "conversations", ["cv_id", "updated_at"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("error", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("cards", JSONB, nullable=False),
        sa.Column("hold_id", sa.Uuid),
        _time("created_at"),
        sa.ForeignKeyConstraint(
            ["conversation_id", "user_id"],
            ["conversations.id", "conversations.user_id"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
    )
    op.create_index("messages_of_a_conversation", "messages", ["conversation_id", "created_at"])
    op.create_table(
        "model_calls",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column(
            "user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("task", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("prompt_tokens", sa.Integer, nullable=False),
        sa.Column("completion_tokens", sa.Integer, nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        _time("created_at"),
    )
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON {table} USING (user_id = {ME}) WITH CHECK (user_id = {ME})")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
