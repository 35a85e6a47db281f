"""Members: passwords, identities, links by mail, second factors, failed sign-ins, the audit log."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ME = "(SELECT nullif(current_setting('app.user_id', true), '')::uuid)"
SHOWN = "nullif(current_setting('app.shown', true), '')"
"""What somebody unknown has shown: the hash of a token, or an e-mail address."""

RETENTION = "current_setting('app.task', true) = 'retention'"

OWN = {
    "identities": f"user_id = {ME}",
    "links": f"user_id = {ME}",
    "second_factors": f"user_id = {ME}",
    "sign_in_failures": f"subject = {SHOWN}",
}


def _time(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _user_id(**options: object) -> sa.Column:
    options = {"nullable": False, **options}
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id", ondelete="CASCADE"), **options)


def _text(name: str, default: str | None = None, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.String, nullable=nullable, server_default=default)


def upgrade() -> None:
    for column in (
        _text("name", ""),
        _text("avatar", ""),
        _text("role", "user"),
        _text("password_hash", None, True),
    ):
        op.add_column("users", column)
    # `role` keeps its default: the program itself may not write it (see altocv.db.migrate).
    for column in ("name", "avatar"):
        op.alter_column("users", column, server_default=None)
    for name in ("user_agent", "address"):
        op.add_column("sessions", _text(name, ""))
        op.alter_column("sessions", name, server_default=None)
    _create_tables()
    for table, condition in OWN.items():
        _protect(table)
        op.execute(f"CREATE POLICY own ON {table} USING ({condition}) WITH CHECK ({condition})")
    op.execute("DROP POLICY by_token ON sessions")
    op.execute(f"CREATE POLICY by_token ON sessions FOR SELECT USING (token_hash = {SHOWN})")
    op.execute(
        f"CREATE POLICY by_token ON links USING (token_hash = {SHOWN}) WITH CHECK (token_hash = {SHOWN})"
    )
    op.execute(f"CREATE POLICY by_email ON users FOR SELECT USING (email = {SHOWN})")
    op.execute(
        f"CREATE POLICY by_subject ON identities FOR SELECT USING (provider || ':' || subject = {SHOWN})"
    )
    # A guest who signs in hands their CVs to the member whom they have proven to be.
    heir = "(SELECT nullif(current_setting('app.heir', true), '')::uuid)"
    op.execute(
        f"CREATE POLICY hand_over ON cvs FOR UPDATE USING (user_id = {ME}) WITH CHECK (user_id = {heir})"
    )
    # PostgreSQL wants whoever changes a row to see what it becomes.
    op.execute(f"CREATE POLICY handed_over ON cvs FOR SELECT USING (user_id = {heir})")
    _create_audit_log()
    expired = {
        "links": "expires_at < now()",
        "sign_in_failures": "last_at < now() - interval '1 day'",
        "audit_log": "created_at < now() - interval '1 year'",
    }
    for table, condition in expired.items():
        for command in ("SELECT", "DELETE"):
            op.execute(
                f"CREATE POLICY retention_{command.lower()} ON {table} FOR {command} "
                f"USING ({RETENTION} AND {condition})"
            )


def _protect(table: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _create_tables() -> None:
    op.create_table(
        "identities",
        sa.Column("id", sa.Uuid, primary_key=True),
        _user_id(index=True),
        _text("provider"),
        _text("subject"),
        _time("created_at"),
        sa.UniqueConstraint("provider", "subject"),
    )
    op.create_table(
        "links",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("token_hash", sa.String, nullable=False, unique=True),
        _text("purpose"),
        _user_id(nullable=True, index=True),
        _text("email"),
        sa.Column("detail", JSONB, nullable=False),
        _time("created_at"),
        _time("expires_at"),
    )
    op.create_table(
        "second_factors",
        _user_id(primary_key=True),
        _text("secret"),
        _time("confirmed_at", nullable=True),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.Column("recovery", JSONB, nullable=False),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        _time("last_at"),
    )


def _create_audit_log() -> None:
    """The log outlives the accounts that it speaks of, so it holds no foreign key."""
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("user_id", sa.Uuid),
        _text("action"),
        sa.Column("detail", JSONB, nullable=False),
        _text("request_id"),
        _text("address"),
        _time("created_at"),
    )
    op.create_index("audit_log_of_a_user", "audit_log", ["user_id", "created_at"])
    _protect("audit_log")
    op.execute(f"CREATE POLICY own ON audit_log FOR SELECT USING (user_id = {ME})")
    op.execute(
        f"CREATE POLICY written ON audit_log FOR INSERT WITH CHECK (user_id IS NOT DISTINCT FROM {ME})"
    )
    op.execute(
        """
        CREATE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER only_added_to BEFORE UPDATE ON audit_log FOR EACH ROW "
        "EXECUTE FUNCTION refuse_to_change()"
    )
    op.execute(
        "CREATE TRIGGER kept_a_year BEFORE DELETE ON audit_log FOR EACH ROW "
        "WHEN (OLD.created_at > now() - interval '1 year') EXECUTE FUNCTION refuse_to_change()"
    )


def downgrade() -> None:
    for table in ("audit_log", *OWN):
        op.drop_table(table)
    op.execute("DROP FUNCTION refuse_to_change()")
    for name in ("hand_over", "handed_over"):
        op.execute(f"DROP POLICY {name} ON cvs")
    op.execute("DROP POLICY by_email ON users")
    for column in ("name", "avatar", "role", "password_hash"):
        op.drop_column("users", column)
    for column in ("user_agent", "address"):
        op.drop_column("sessions", column)
