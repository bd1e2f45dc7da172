"""Second factors, known devices and limits of sign-in."""

revision = "0007_sign_in"
down_revision = "0006_audit"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
