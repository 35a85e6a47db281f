"""CVs in several languages: which CV is another one's version, and what of it is to be translated."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
GENERATIONS, NOTICES = "'tailor', 'letter', 'analysis'", "'tailor', 'letter', 'analysis', 'import'"


def _of_a_cv(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


def _set_kinds(table: str, kinds: str) -> None:
    op.drop_constraint("known_kind", table)
    op.create_check_constraint("known_kind", table, f"kind IN ({kinds})")


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
    _set_kinds("generations", f"{GENERATIONS}, 'translation'")
    _set_kinds("notices", f"{NOTICES}, 'translation'")


def downgrade() -> None:
    for table, kinds in (("notices", NOTICES), ("generations", GENERATIONS)):
        op.execute(f"DELETE FROM {table} WHERE kind = 'translation'")  # noqa: S608
        _set_kinds(table, kinds)
    op.drop_table("language_versions")
