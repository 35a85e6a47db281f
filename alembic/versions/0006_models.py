"""Models: what an admin says of them, keys that people bring, answers kept for a day, what calls cost.
Files that are taken over, and checks of CVs."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
OLD = "created_at < now() - interval '1 day'"

OWNED = ("data_keys", "provider_keys", "kept_answers", "imports", "ats_checks")


def _time(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _user_id() -> sa.Column:
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "model_overrides",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("large", sa.Boolean),
        sa.Column("context", sa.Integer),
        sa.Column("input_price", sa.Float),
        sa.Column("output_price", sa.Float),
        _time("updated_at"),
    )
    op.create_table(
        "data_keys", _user_id(), sa.Column("wrapped", sa.String, nullable=False), _time("created_at")
    )
    op.create_table(
        "provider_keys",
        _user_id(),
        sa.Column("provider", sa.String, primary_key=True),
        sa.Column("sealed", sa.String, nullable=False),
        sa.Column("last_four", sa.String, nullable=False),
        _time("created_at"),
    )
    op.create_table(
        "kept_answers",
        _user_id(),
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("pieces", JSONB, nullable=False),
        _time("created_at"),
    )
    op.create_index("kept_answers_by_age", "kept_answers", ["created_at"])
    op.create_table(
        "imports",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column(
            "user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("error", sa.String, nullable=False),
        sa.Column("result", JSONB),
        _time("created_at"),
    )
    op.create_table(
        "ats_checks",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("cv_id", sa.Uuid, nullable=False),
        sa.Column("user_id", sa.Uuid, nullable=False, index=True),
        sa.Column("cv_version", sa.Integer, nullable=False),
        sa.Column("rules", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("posting", sa.String, nullable=False),
        sa.Column("report", JSONB, nullable=False),
        _time("created_at"),
        sa.ForeignKeyConstraint(
            ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
        ),
    )
    op.create_index("ats_checks_of_a_cv", "ats_checks", ["cv_id", "created_at"])
    for table in (*OWNED, "model_overrides"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in OWNED:
        op.execute(f"CREATE POLICY own ON {table} USING (user_id = {ME}) WITH CHECK (user_id = {ME})")
    # What an admin says of models is for everybody to read; only the owner of the database writes it.
    op.execute("CREATE POLICY own ON model_overrides FOR SELECT USING (true)")
    for table, old in (("kept_answers", OLD), ("imports", OLD.replace("1 day", "7 days"))):
        op.execute(f"CREATE POLICY old_seen ON {table} FOR SELECT USING ({old})")
        op.execute(f"CREATE POLICY old ON {table} FOR DELETE USING ({old})")
    op.add_column("conversations", sa.Column("model", sa.String, nullable=False, server_default=""))
    for column in (
        sa.Column("cost_microdollars", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("request_id", sa.String, nullable=False, server_default=""),
        sa.Column("own_key", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("kept", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("model_calls", column)


def downgrade() -> None:
    for column in ("cost_microdollars", "request_id", "own_key", "kept"):
        op.drop_column("model_calls", column)
    op.drop_column("conversations", "model")
    for table in ("ats_checks", "imports", "kept_answers", "provider_keys", "data_keys", "model_overrides"):
        op.drop_table(table)
