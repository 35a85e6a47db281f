"""How Alembic reaches the database: the connection that `altocv.db.migrate` hands over, or the settings."""

from sqlalchemy import Connection

from alembic import context
from altocv.config import settings
from altocv.db.migrate import owner_engine, owner_url
from altocv.db.models import Base


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with owner_engine(owner_url(settings())).connect() as connection:
        run(connection)
