"""Papers and cash in custody, and trips."""

revision = "0014_custody"
down_revision = "0013_errand_modes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
