"""points."""

revision = "0004_points"
down_revision = "0003_errands"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
