"""Generations: CVs tailored to a posting, cover letters, and postings that were analysed."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String, nullable=False)


def _number(name: str, kind: type[sa.Integer] = sa.Integer) -> sa.Column:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    op.create_table(
        "generations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("cv_id", sa.Uuid),
        sa.Column("job_id", sa.Uuid),
        *(_text(name) for name in ("kind", "strategy", "model", "language", "status")),
        _number("progress"),
        _text("stage"),
        sa.Column("input", JSONB, nullable=False),
        sa.Column("result", JSONB),
        _text("error"),
        sa.Column("estimate", JSONB, nullable=False),
        _number("cost_microdollars", sa.BigInteger),
        *(_number(name) for name in ("prompt_tokens", "completion_tokens", "milliseconds")),
        sa.Column("scores_before", JSONB),
        sa.Column("scores_after", JSONB),
        sa.Column("hold_id", sa.Uuid),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('tailor', 'letter', 'analysis')", name="known_kind"),
        sa.CheckConstraint(
            "status IN ('pending', 'processing', 'completed', 'failed', 'cancelled')", name="known_status"
        ),
        sa.ForeignKeyConstraint(
            ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
        ),
    )
    op.create_index("generations_of_a_user", "generations", ["user_id", "created_at"])
    op.create_index("generations_of_a_cv", "generations", ["cv_id"])
    op.execute("ALTER TABLE generations ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE generations FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own ON generations USING (user_id = {ME}) WITH CHECK (user_id = {ME})")


def downgrade() -> None:
    op.drop_table("generations")
