"""Publication of results."""

revision = "0018_boards"
down_revision = "0017_papers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
