"""Authority to act, and links for one case."""

revision = "0015_authority"
down_revision = "0014_custody"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
