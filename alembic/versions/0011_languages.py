"""CVs in several languages: which CV is another one's version, and what of it is to be translated."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
KINDS = "'tailor', 'letter', 'analysis'"


def _of_a_cv(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


def _set_kinds(kinds: str) -> None:
    op.drop_constraint("known_kind", "generations")
    op.create_check_constraint("known_kind", "generations", f"kind IN ({kinds})")


def upgrade() -> None:
    op.create_table(
        "language_versions",
        sa.Column("cv_id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("origin_id", sa.Uuid, nullable=False),
        sa.Column("origin_version", sa.Integer, nullable=False),
        sa.Column("origin_content", JSONB, nullable=False),
        sa.Column("waiting", JSONB, nullable=False),
        sa.Column("waits", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _of_a_cv("cv_id"),
        _of_a_cv("origin_id"),
    )
    op.create_index("ix_language_versions_user_id", "language_versions", ["user_id"])
    op.create_index("language_versions_of_a_cv", "language_versions", ["origin_id"])
    op.execute("ALTER TABLE language_versions ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE language_versions FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own ON language_versions USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
    _set_kinds(f"{KINDS}, 'translation'")


def downgrade() -> None:
    op.execute("DELETE FROM generations WHERE kind = 'translation'")
    _set_kinds(KINDS)
    op.drop_table("language_versions")
