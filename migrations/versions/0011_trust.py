"""Receipts of consent are written once, by the database's own rule."""

from alembic import op

from app.privacy import guards

revision = "0011_trust"
down_revision = "0010_sealed_answers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    guards.install(op.get_bind())


def downgrade() -> None:
    """Go back to receipts that the services alone leave as they are."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    guards.remove(op.get_bind())
