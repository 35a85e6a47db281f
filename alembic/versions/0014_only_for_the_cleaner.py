"""What is old is seen and deleted by the cleaner alone, and not by whoever has a transaction open."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OLD = {
    "kept_answers": "created_at < now() - interval '1 day'",
    "imports": "created_at < now() - interval '7 days'",
    "job_days": "day < current_date - 7",
}
CLEANER = "current_setting('app.task', true) = 'retention' AND "


def _guard(task: str) -> None:
    for table, old in OLD.items():
        for policy in ("old_seen", "old"):
            op.execute(f"ALTER POLICY {policy} ON {table} USING ({task}{old})")


def upgrade() -> None:
    _guard(CLEANER)


def downgrade() -> None:
    _guard("")
