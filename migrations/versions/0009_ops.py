"""Parked messages and the record of checks."""

revision = "0009_ops"
down_revision = "0008_privacy"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
