"""Generations may be a recruiter's reading of a CV."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BEFORE = ("tailor", "letter", "analysis", "translation")


def _kinds(*kinds: str) -> None:
    op.drop_constraint("known_kind", "generations", type_="check")
    named = ", ".join(f"'{kind}'" for kind in kinds)
    op.create_check_constraint("known_kind", "generations", f"kind IN ({named})")


def upgrade() -> None:
    _kinds(*BEFORE, "reading")


def downgrade() -> None:
    op.execute("DELETE FROM generations WHERE kind = 'reading'")
    _kinds(*BEFORE)
