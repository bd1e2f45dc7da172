"""Answers that are kept for a retry are sealed: they hold what the caller was told."""

import sqlalchemy as sa
from alembic import op

revision = "0010_sealed_answers"
down_revision = "0009_ops"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; what was kept in clear before stays readable, and is deleted when its days are over."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("idempotency_key", sa.Column("body_sealed", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Go back; a retry of what was answered since then gets an empty answer."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_column("idempotency_key", "body_sealed")
