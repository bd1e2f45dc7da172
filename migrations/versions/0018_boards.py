"""What the boards of rates are counted by."""

from alembic import op

revision = "0018_boards"
down_revision = "0017_papers"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_errand_county_id_created_at": ("errand", ["county_id", "created_at"]),
    "ix_errand_county_id_due_at": ("errand", ["county_id", "due_at"]),
    "ix_errand_transition_county_id_action_at": ("errand_transition", ["county_id", "action", "at"]),
    "ix_errand_rating_county_id_at": ("errand_rating", ["county_id", "at"]),
}


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, columns, unique=False)


def downgrade() -> None:
    """Go back; a board reads every errand of the county again."""
    for name, (table, _columns) in reversed(_INDEXES.items()):
        op.drop_index(name, table_name=table)
