"""Rectification of bad ratings, and supervision."""

revision = "0016_reviews"
down_revision = "0015_authority"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
