"""Consents, data requests and retention."""

revision = "0008_privacy"
down_revision = "0007_sign_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
