"""Embeddings: vectors of texts by user and space, kept as long as something uses them."""

import sqlalchemy as sa
from pgvector.sqlalchemy import VECTOR

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
OLD = "current_setting('app.task', true) = 'retention' AND used_at < now() - interval '90 days'"


def _time(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    op.create_table(
        "embeddings",
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("space", sa.String, primary_key=True),
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("vector", VECTOR, nullable=False),
        _time("created_at"),
        _time("used_at"),
    )
    op.create_index("embeddings_by_use", "embeddings", ["used_at"])
    op.execute("ALTER TABLE embeddings ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE embeddings FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own ON embeddings USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
    op.execute(f"CREATE POLICY old_seen ON embeddings FOR SELECT USING ({OLD})")
    op.execute(f"CREATE POLICY old ON embeddings FOR DELETE USING ({OLD})")


def downgrade() -> None:
    op.drop_table("embeddings")
