"""The audit log and its seals."""

revision = "0006_audit"
down_revision = "0005_shop"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
