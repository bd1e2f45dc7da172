"""ledger."""

revision = "0002_ledger"
down_revision = "0001_base"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
