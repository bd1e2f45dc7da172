"""Modes of handling, parts and extensions of errands."""

revision = "0013_errand_modes"
down_revision = "0012_rulebook"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
