"""shop."""

revision = "0005_shop"
down_revision = "0004_points"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
