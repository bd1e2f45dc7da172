"""Slips, registers and archives."""

revision = "0017_papers"
down_revision = "0016_reviews"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
